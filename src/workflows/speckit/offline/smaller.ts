// The smaller answers by rules: thoughts, a reply on a decision, which sections a wish touches, repairs, updates.
import type { Facts } from '../../../core/workflow.ts';
import { replaceComments } from '../../../documents/comments.ts';
import { isRecord, recordsOf, textOf } from '../known.ts';
import { decisionLine } from './decided.ts';
import { brief, materialOf } from './material.ts';

/** What a person would look at first, in a few numbered lines. */
export function thoughtsFor(facts: Facts): string {
  const { spec, assignment, decisions, title } = materialOf(facts);
  const measured = spec.criteria.filter(({ text }) => /\d/.test(text)).map(({ id }) => id);
  const thoughts = [
    `${title}: ${spec.requirements.length} requirements, ${spec.stories.length} stories, ${spec.entities.length} entities.`,
    `Without a story of their own: ${
      assignment.shared
        .map(({ id }) => id)
        .slice(0, 12)
        .join(', ') || 'none'
    }.`,
    spec.marks.length > 0
      ? `Not clear yet: ${spec.marks.map(({ question }) => brief(question, 80)).join('; ')}.`
      : 'Nothing is marked as unclear.',
    measured.length > 0 ? `Figures to be measured: ${measured.join(', ')}.` : 'No criterion has a figure.',
    ...(decisions.length > 0 ? [`Decided: ${decisions.map(decisionLine).join('; ')}.`] : []),
  ];
  return thoughts.map((one, index) => `${index + 1}. ${one}`).join('\n');
}

/** What the decision itself says on a question: the options whose words it has, else the recommendation. */
export function replied(facts: Facts): string {
  const decision = decisionIn(facts['decision']);
  if (!decision) return 'Without a language model there is nothing to add to what stands in the document of decisions.';
  const asked = textOf(facts, 'question').toLowerCase();
  const options = recordsOf(decision['options']);
  const named = options.filter((option) => wordsOf(textOf(option, 'text')).some((word) => asked.includes(word)));
  const shown = (named.length > 0 ? named : options).map(
    (option) =>
      `${textOf(option, 'text')}: for it ${listOf(option['pros'])}; against it ${listOf(option['cons'])}; cost: ${textOf(option, 'cost') || 'not stated'}.`,
  );
  const { reasons } = isRecord(decision['recommendation'])
    ? { reasons: textOf(decision['recommendation'], 'reasons') }
    : { reasons: '' };
  return [
    ...shown,
    reasons === '' ? '' : `Recommended because: ${reasons}`,
    'No language model is connected, so this is what the document says, in its own words.',
  ]
    .filter(Boolean)
    .join('\n');
}

function decisionIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (isRecord(value)) return value;
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : undefined;
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'nothing is stated';
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter(
    (word) => !/^(?:with|from|into|that|this)$/.test(word),
  );
}

/** The sections whose headings or first words share the most with the wish. */
export function touched(facts: Facts): object {
  const wishes = facts['wishes'];
  const wish = (Array.isArray(wishes) ? wishes.join(' ') : textOf(facts, 'wishes')).toLowerCase();
  const words = new Set(wordsOf(wish));
  const lines = textOf(facts, 'targets')
    .split('\n')
    .flatMap((line) => {
      const match = /^[-*\s]*([\w./-]+)\s*#\s*([^:]*)(?::\s*(.*))?$/.exec(line);
      return match ? [{ artifact: match[1] ?? '', heading: (match[2] ?? '').trim(), rest: match[3] ?? '' }] : [];
    });
  const scored = lines
    .map((line) => ({
      ...line,
      score:
        wordsOf(`${line.artifact} ${line.heading}`).filter((word) => words.has(word)).length * 3 +
        wordsOf(line.rest).filter((word) => words.has(word)).length,
    }))
    .filter(({ score }) => score > 1)
    .toSorted((one, other) => other.score - one.score);
  return { sections: scored.slice(0, 3).map(({ artifact, heading }) => ({ artifact, heading })) };
}

/** A section as it is, but for what is sure: an open fence is closed, notes of the template go. */
export function repaired(facts: Facts): string {
  const section = textOf(facts, 'section');
  const text = replaceComments(textOf(facts, 'text').replace(/\r\n?/g, '\n'));
  // A file that is written whole has no heading of its own.
  if (section.includes('/')) return textOf(facts, 'text');
  const marks = text.match(/^\s*(?:```|~~~)/gm)?.length ?? 0;
  const closed = marks % 2 === 1 ? `${text.trimEnd()}\n\`\`\`` : text;
  return `## ${section}\n\n${closed.trim()}\n`;
}

/** A section made anew; where the user wants something of it, that stands in it until a model or a person works it in. */
export function updated(facts: Facts, draft: (facts: Facts) => string): string {
  const section = textOf(facts, 'section');
  const text = draft({ ...facts, sections: [{ heading: section }] });
  const wishes = facts['wishes'];
  const list = Array.isArray(wishes) ? wishes.filter((one): one is string => typeof one === 'string') : [];
  return list.length === 0
    ? text
    : `${text.trimEnd()}\n\n${list.map((wish) => `- Wanted (not worked in yet): ${brief(wish, 300)}`).join('\n')}\n`;
}
