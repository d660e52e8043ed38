// Writes `plan.md.decisions.md`: the decisions as they are asked, and what became of them.
import { parseDocument, type MarkdownDocument } from '../../document.ts';
import { applyEdits, insertSection, smallestEdits } from '../../edit.ts';
import type { TextEdit } from '../../finding.ts';
import { speakerOf } from '../../phrases/phrases.ts';
import { fill } from '../../sentence.ts';
import { fillPlaces } from '../../template.ts';
import { endOfContent, withEol } from '../../text.ts';
import { decisionCategories, optionName, type ConsideredCategory, type TechnicalDecision } from './decision.ts';
import { inline } from './inline.ts';
import { readable } from '../readable.ts';
import { placedDecisions } from './places.ts';
import { everyPhrase, languageWritten, phrasesFor } from './phrases.ts';
import { keyOf, label, trackedLines, trackingEdits } from './tracked.ts';

/** What the document holds. */
export interface DecisionsContent {
  /** The name of the feature. */
  readonly feature: string;
  readonly decisions: readonly TechnicalDecision[];
  readonly considered: readonly ConsideredCategory[];
  /** What the decisions mean together: conflicts, risks, the timeline. */
  readonly remarks: readonly string[];
  /** Remarks of before that a later one says anew. */
  readonly replaced?: readonly string[];
}

/** The title and headings of the document. */
const title = 'TECHNICAL DECISIONS REQUIRED for {{feature}}';
const chapter = 'Critical Technical Decisions';
const consideredChapter = 'Considered Categories';
const remarksChapter = 'Path Validation';

/** A new document. */
export function formatDecisions({ feature, decisions, considered, remarks }: DecisionsContent): string {
  const parts = [
    fillPlaces(`# ${title}`, { feature }),
    `## ${chapter}`,
    ...decisions.map((decision) => formatDecision(decision, decisions)),
    ...(decisions.length === 0 ? [speakerOf(languageWritten([], reasonsOf(considered)))('noDecision')] : []),
    `## ${consideredChapter}`,
    consideredLines(considered, decisions).join('\n'),
    ...(remarks.length > 0 ? [`## ${remarksChapter}`, remarkLines(remarks).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * Edits that bring a document up to date: decisions that it lacks are added, and of the others the tracked parts are
 * set. All else stays as it is, byte for byte. What the user decided in the document must have been read before.
 * None where a code block or comment without an end hides what is there.
 */
export function decisionsEdits(document: MarkdownDocument, content: DecisionsContent): readonly TextEdit[] {
  if (readable(document).hidden) return [];
  const { decisions, considered, remarks, replaced = [] } = content;
  let current = document;
  // Parsing is most of the work: what is as it was is not parsed again.
  const turn = (text: string): void => {
    if (text !== current.text) current = parseDocument(document.path, text);
  };
  turn(applyEdits(document.text, trackingEdits(document, decisions)));
  for (const decision of missingDecisions(current, decisions)) turn(withDecision(current, decision, decisions));
  turn(withLines(current, consideredChapter, consideredLines(considered, decisions)));
  turn(withLines(current, remarksChapter, remarkLines(remarks)));
  turn(withoutLines(current, remarksChapter, remarkLines(replaced)));
  return current.text === document.text ? [] : smallestEdits(document.text, current.text);
}

/** One decision with its heading. */
function formatDecision(decision: TechnicalDecision, all: readonly TechnicalDecision[]): string {
  const { id, category, options, recommendation } = decision;
  const { notStated: none } = phrasesFor([decision]);
  const lines = [
    fillPlaces(`### ${id}: ${category} - {{title}}`, { title: inline(decision.title) }),
    label('Context', decision.context, none),
    label('Decision Required', decision.required, none),
    '**Options**:',
    ...options.flatMap(({ text, pros, cons, cost }, index) => [
      `  - ${optionName(index)}: ${inline(text)}`,
      `    - Pros: ${inline(listed(pros, none))}`,
      `    - Cons: ${inline(listed(cons, none))}`,
      `    - Cost Impact: ${inline(cost || none)}`,
    ]),
    // Without the empty line the rest would be a part of the last option.
    '',
    label('Recommendation', `${optionName(recommendation.option)}: ${recommendation.reasons}`, none),
    label('Impact on Implementation', decision.impact, none),
    label('Reversibility', reversibilityOf(decision), none),
    label('Migration Path', decision.migration, none),
    ...(decision.dependsOn.length > 0 ? [label('Depends On', decision.dependsOn.join(', '), none)] : []),
    ...trackedLines(decision, all),
  ];
  return lines.join('\n').trimEnd();
}

function listed(items: readonly string[], none: string): string {
  return items.map((item) => item.trim().replace(/;+$/, '')).join('; ') || none;
}

function reversibilityOf({ reversibility, options }: TechnicalDecision): string {
  const own = options.flatMap((option, index) =>
    option.reversibility === undefined ? [] : [`${optionName(index)}: ${option.reversibility}`],
  );
  return own.length > 0 ? `${reversibility} (${own.join(', ')})` : reversibility;
}

function consideredLines(
  considered: readonly ConsideredCategory[],
  decisions: readonly TechnicalDecision[],
): readonly string[] {
  const say = phrasesFor(decisions, reasonsOf(considered));
  return decisionCategories.map((category) => {
    const ids = decisions.filter((decision) => decision.category === category).map(({ id }) => id);
    const reason = considered.find((entry) => entry.category === category)?.reason ?? '';
    if (ids.length > 0) return `- **${category}**: ${fill(say.seeAbove, [ids.join(', ')])}`;
    return `- **${category}**: ${say.notNeeded} ${inline(reason) || say.nothingAsks}`;
  });
}

function reasonsOf(considered: readonly ConsideredCategory[]): readonly string[] {
  return considered.map(({ reason }) => reason);
}

function remarkLines(remarks: readonly string[]): readonly string[] {
  return remarks.map((remark) => `- ${inline(remark)}`);
}

function missingDecisions(document: MarkdownDocument, all: readonly TechnicalDecision[]): readonly TechnicalDecision[] {
  const keys = new Set(placedDecisions(document).map(({ key }) => key));
  return all.filter(({ id }) => !keys.has(keyOf({ id })));
}

/** The document with one more decision, behind the last one. */
function withDecision(
  document: MarkdownDocument,
  decision: TechnicalDecision,
  all: readonly TechnicalDecision[],
): string {
  const last = placedDecisions(document).at(-1);
  const text = withEol(formatDecision(decision, all), document.eol);
  const chapterSection = document.sections.find((section) => section.title === chapter);
  const end = last?.end ?? chapterSection?.bodyEnd;
  if (end === undefined) {
    const [heading = '', ...body] = text.split(document.eol);
    const name = heading.replace(/^#+\s*/, '');
    const above = applyEdits(document.text, [insertSection(document, chapter, 2, '', [])]);
    const framed = parseDocument(document.path, above);
    return applyEdits(above, [insertSection(framed, name, 3, body.join('\n'), [])]);
  }
  const { eol } = document;
  const content = endOfContent(document.text, last?.start ?? chapterSection?.start ?? 0, end);
  const isLast = end === document.text.length;
  const tail = isLast ? document.text.slice(content) || eol : eol + eol;
  return document.text.slice(0, content) + eol + eol + text + tail + document.text.slice(end);
}

/** The document with lines of a list set in a chapter: those of ours that changed. Lines of the user's stay. */
function withLines(document: MarkdownDocument, heading: string, lines: readonly string[]): string {
  const section = document.sections.find((one) => one.title === heading);
  if (lines.length === 0) return document.text;
  if (section === undefined) {
    return applyEdits(document.text, [insertSection(document, heading, 2, lines.join('\n'), [])]);
  }
  const edits: TextEdit[] = [];
  const own = document.text.slice(section.headingEnd, section.bodyEnd);
  const added: string[] = [];
  for (const line of lines) {
    const start = /^- \*\*[^*]+\*\*: /.exec(line)?.[0] ?? line;
    const at = own.split(/\r?\n/).find((one) => one.startsWith(start));
    if (at === undefined) added.push(line);
    // The reason may be the user's by now; only whether there is a decision is ours to say.
    else if (at !== line && isOurs(at) && !saysNotNeeded(line)) {
      const from = section.headingEnd + own.indexOf(at);
      edits.push({ start: from, end: from + at.length, text: line });
    }
  }
  if (added.length > 0) {
    const end = endOfContent(document.text, section.headingEnd, section.bodyEnd);
    const gap = end === section.headingEnd ? document.eol + document.eol : document.eol;
    edits.push({ start: end, end, text: gap + added.join(document.eol) });
  }
  return applyEdits(document.text, edits);
}

/** The document without lines of a chapter that are still to the letter as they were written. */
function withoutLines(document: MarkdownDocument, heading: string, lines: readonly string[]): string {
  const section = document.sections.find((one) => one.title === heading);
  if (section === undefined || lines.length === 0) return document.text;
  const own = document.text.slice(section.headingEnd, section.bodyEnd);
  const kept = own.split(/(?<=\n)/).filter((line) => !lines.includes(line.trimEnd()));
  return document.text.slice(0, section.headingEnd) + kept.join('') + document.text.slice(section.bodyEnd);
}

function isOurs(line: string): boolean {
  return saysNotNeeded(line) || seen.test(line);
}

const seen = new RegExp(
  `: (?:${everyPhrase('seeAbove')
    .map((one) => one.replace('{0}', 'TD[\\d, TD]+'))
    .join('|')})`,
);

function saysNotNeeded(line: string): boolean {
  return everyPhrase('notNeeded').some((phrase) => line.includes(`: ${phrase}`));
}
