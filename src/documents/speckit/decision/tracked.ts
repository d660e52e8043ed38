// The parts of a decision that tell what became of it, and how they are kept up to date in a document of anybody's.
import type { MarkdownDocument } from '../../document.ts';
import type { TextEdit } from '../../finding.ts';
import { outcomeLabel, rationaleLabel } from '../decisions.ts';
import { idOf, referencesIn } from '../ids.ts';
import { choiceText, dependantsOf, type Outcome, type TechnicalDecision } from './decision.ts';
import { asRead, inline, provisionalWords } from './inline.ts';
import { phrasesFor } from './phrases.ts';
import { placedDecisions, type PlacedDecision } from './places.ts';
import { builtLabel, makerLabel, readTechnicalDecisions, reviewLabel, timeLabel } from './read.ts';

/** The lines of what became of a decision; none while it is open. */
export function trackedLines(decision: TechnicalDecision, all: readonly TechnicalDecision[]): readonly string[] {
  const { notStated } = phrasesFor([decision]);
  return trackedParts(decision, all).flatMap(({ name, value }) =>
    value === '' && name === builtName ? [] : [label(name, value, notStated)],
  );
}

/** The tracked parts of decisions that are there: values are set in their lines, missing lines are added. */
export function trackingEdits(document: MarkdownDocument, all: readonly TechnicalDecision[]): readonly TextEdit[] {
  const places = placedDecisions(document);
  const there = readTechnicalDecisions(document);
  return all.flatMap((decision) => {
    const at = places.findIndex(({ key }) => key === keyOf(decision));
    const place = places[at];
    if (place === undefined || decision.outcome === undefined) return [];
    return partEdits(
      document,
      place,
      trackedParts(decision, all),
      there[at]?.outcome,
      phrasesFor([decision]).notStated,
    );
  });
}

/** What the document says already stays in the words that it has. */
function partEdits(
  document: MarkdownDocument,
  place: PlacedDecision,
  parts: readonly Part[],
  there: Outcome | undefined,
  none: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let added = '';
  for (const { name, value, label: known, isSaid } of parts) {
    const part = place.part(known);
    if (part === undefined) {
      // Of a decision that is as it was, nothing is written beside what the user has.
      const isNews = name !== dependenciesName || edits.length > 0 || added !== '';
      if (value !== '' && isNews) added += `${document.eol}**${name}**: ${valueLine(value, none)}`;
      continue;
    }
    if (there !== undefined && isSaid(there, document.text.slice(part.start, part.end))) continue;
    if (value === '') edits.push({ start: part.lineStart, end: part.nextLine, text: '' });
    else edits.push({ start: part.start, end: part.end, text: valueLine(value, none) });
  }
  if (edits.length > 0) edits.push(...breakEdits(document, place, parts));
  if (added === '') return edits;
  // A part follows the one before it on a line of its own; behind anything else an empty line comes first.
  const gap = place.isPart(place.contentEnd) ? missingBreak(document.text, place.contentEnd) : document.eol;
  return [...edits, { start: place.contentEnd, end: place.contentEnd, text: gap + added }];
}

/** The break before the parts, where an earlier version put them behind a line without one: both were one paragraph. */
function breakEdits({ text }: MarkdownDocument, place: PlacedDecision, parts: readonly Part[]): readonly TextEdit[] {
  const starts = parts.flatMap(({ label: known }) => place.part(known)?.lineStart ?? []);
  if (starts.length === 0) return [];
  const before = endOfPreviousLine(text, Math.min(...starts));
  const missing = place.isPart(before) ? missingBreak(text, before) : '';
  return missing === '' ? [] : [{ start: before, end: before, text: missing }];
}

function endOfPreviousLine(text: string, lineStart: number): number {
  return Math.max(0, lineStart - (text.startsWith('\r\n', lineStart - 2) ? 2 : 1));
}

/** What a line that ends here lacks to be broken in Markdown: two spaces or a backslash. */
function missingBreak(text: string, lineEnd: number): string {
  const [spaces = ''] = /(?: *|\\)$/.exec(text.slice(Math.max(0, lineEnd - 2), lineEnd)) ?? [];
  return spaces === '\\' ? '' : breaking.slice(spaces.length);
}

const breaking = '  ';

/** What was decided, as document and log have it. */
export function finalDecision(decision: TechnicalDecision): string {
  const { outcome } = decision;
  if (outcome === undefined) return '';
  const chosen = inline(choiceText(decision, outcome.option, outcome.text));
  return outcome.kind === 'provisional' ? `${provisionalWords}: ${chosen}` : chosen;
}

/** A labelled part; two spaces at the end break the line in Markdown. `none` stands where nothing is known. */
export function label(name: string, value: string, none: string): string {
  return `**${name}**: ${valueLine(value, none)}`;
}

function valueLine(value: string, none: string): string {
  const isMark = value.startsWith(`${provisionalWords}: `);
  return `${isMark ? value : inline(value) || none}${breaking}`;
}

/** The key of a decision, however its id is written. */
export function keyOf({ id }: Pick<TechnicalDecision, 'id'>): string {
  return idOf(id)?.key ?? id;
}

interface Part {
  readonly name: string;
  readonly value: string;
  /** The labels that other documents have for it. */
  readonly label: RegExp;
  /** Whether what the document has says the same already. `line` is the text behind the label. */
  readonly isSaid: (there: Outcome, line: string) => boolean;
}

/** The parts that tell what became of a decision. None while it is open. */
function trackedParts(decision: TechnicalDecision, all: readonly TechnicalDecision[]): readonly Part[] {
  const { outcome } = decision;
  if (outcome === undefined) return [];
  const dependants = dependantsOf(decision.id, all);
  const say = phrasesFor([decision]);
  const built = outcome.built === undefined ? '' : `${choiceText(decision, outcome.built, '')} (${say.mostReversible})`;
  const idsIn = (line: string): string =>
    referencesIn(line)
      .map(({ key }) => key)
      .join();
  const same = (value: string, there: string): boolean => asRead(value) === there;
  return [
    {
      name: 'Final Decision',
      value: finalDecision(decision),
      label: outcomeLabel,
      isSaid: (there) =>
        there.kind === outcome.kind &&
        there.option === outcome.option &&
        (there.option !== undefined || same(outcome.text, there.text)),
    },
    {
      name: builtName,
      value: built,
      label: builtLabel,
      isSaid: (there) => there.built === outcome.built,
    },
    {
      name: 'Rationale',
      value: outcome.rationale,
      label: rationaleLabel,
      isSaid: ({ rationale }) => same(outcome.rationale, rationale),
    },
    { name: 'Timestamp', value: outcome.at, label: timeLabel, isSaid: ({ at }) => same(outcome.at, at) },
    { name: 'Decision Maker', value: outcome.by, label: makerLabel, isSaid: ({ by }) => same(outcome.by, by) },
    {
      name: dependenciesName,
      value: dependants.length > 0 ? dependants.join(', ') : say.noOther,
      label: /^dependencies on this decision$/,
      isSaid: (_, line) => idsIn(line) === idsIn(dependants.join(', ')),
    },
    {
      name: 'Review Triggers',
      value: outcome.reviewTrigger,
      label: reviewLabel,
      isSaid: ({ reviewTrigger }) => same(outcome.reviewTrigger, reviewTrigger),
    },
  ];
}

const builtName = 'Built Until Confirmed';
const dependenciesName = 'Dependencies on This Decision';
