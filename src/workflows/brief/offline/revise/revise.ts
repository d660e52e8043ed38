// Works answers and wishes into the sections that they touch; every other line stays as it is.
import { bodyOf, findSection, parseDocument } from '../../../../documents/document.ts';
import type { Outline } from '../../facts.ts';
import { phrases } from '../phrases/phrases.ts';
import { phraseLanguage } from '../../../../documents/language.ts';
import { applyEdits, setBody } from '../../../../documents/edit.ts';
import { applyAnswer } from './answers.ts';
import { settledLines, type Open } from './settled.ts';
import { applyWish } from './wishes.ts';
import { wishesIn } from './wish.ts';

/** An answered question. */
export interface Answered {
  readonly section: string;
  readonly question: string;
  readonly answer: string;
  /** The user is not sure: `answer` is only proposed. */
  readonly unsure?: boolean;
}

/** What a revision works on: the bodies by the number of their section, and what it speaks. */
export interface Revision {
  readonly body: (number: string) => string;
  readonly set: (number: string, body: string) => void;
  readonly say: (typeof phrases)['en'];
  readonly outline: Outline;
}

/** What a revision starts from. */
export interface Said {
  readonly answers: readonly Answered[];
  readonly wishes: readonly string[];
  /** Questions that it may settle besides. */
  readonly open: readonly Open[];
  readonly idea: string;
}

/** The sections that change, each whole, and the lines of the questions that are settled besides; `NOTHING` for none. */
export function revisionOf(
  outline: Outline,
  text: string,
  { answers, wishes, open, idea }: Said,
  headings: readonly string[],
  tag: unknown,
): string {
  const document = parseDocument('', text.replace(/\r\n?/g, '\n'));
  const before = new Map<string, string>();
  for (const heading of headings) {
    const number = numberOf(heading);
    const section = findSection(document, heading);
    if (number && section) before.set(number, bodyOf(document, section));
  }
  const after = new Map(before);
  const revision: Revision = {
    body: (number) => after.get(number) ?? '',
    set: (number, body) => {
      if (before.has(number) && body.trim()) after.set(number, body);
    },
    say: phrases[phraseLanguage(tag, outline.language)],
    outline,
  };
  for (const answer of answers) {
    if (answer.unsure) propose(revision, answer);
    else applyAnswer(revision, answer);
  }
  for (const wish of wishes) for (const one of wishesIn(wish)) applyWish(revision, one);
  const changed = headings.filter((heading) => before.get(numberOf(heading)) !== after.get(numberOf(heading)));
  const edits = changed.flatMap((heading) => {
    const section = findSection(document, heading);
    return section ? [setBody(document, section, after.get(numberOf(heading)) ?? '')] : [];
  });
  const said = [...answers.flatMap(({ answer, unsure }) => (unsure ? [] : [answer])), ...wishes];
  const settled = settledLines(outline, open, document.text, applyEdits(document.text, edits), said, tag, idea);
  const parts = changed.map((heading) => `## ${heading}\n\n${after.get(numberOf(heading)) ?? ''}\n`);
  if (settled.length > 0) parts.push(`## 6. Open Questions\n\n${settled.join('\n')}\n`);
  return parts.length > 0 ? parts.join('\n') : 'NOTHING';
}

const numbers = ['1', '2', '3.1', '3.2', '4', '4.1', '4.2', '5'];

/** What is only proposed is worked in like an answer; every line that it adds says that it is for review. */
function propose(revision: Revision, answer: Answered): void {
  const { mark } = revision.say;
  const solution = revision.body('4');
  // A solution that is proposed stays so: a proposal does not confirm another.
  const isProposed = /^\s*\*\*Proposed for review/i.test(solution) || solution.includes(mark);
  if (isProposed && /^\s*4\.?(?:\s|$)/.test(answer.section)) return;
  const before = new Map(numbers.map((number) => [number, revision.body(number)]));
  applyAnswer(revision, answer);
  for (const [number, old] of before) {
    const known = new Set(old.split('\n'));
    const lines = revision.body(number).split('\n');
    const marked = lines.map((line) =>
      known.has(line) || line.includes(mark) || !/[\p{L}\p{N}]/u.test(line) || /To be determined\W*$/i.test(line)
        ? line
        : `${line} ${mark}`,
    );
    if (marked.join('\n') !== lines.join('\n')) revision.set(number, marked.join('\n'));
  }
}

function numberOf(heading: string): string {
  return /^\s*(\d+(?:\.\d+)?)/.exec(heading)?.[1] ?? '';
}
