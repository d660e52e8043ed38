// The parts of a plan that are completed on their own: its phases, or the whole plan where it has none.
import type { MarkdownDocument } from '../document.ts';
import { hash } from '../hash.ts';
import { readPhasePlan } from '../phases.ts';
import { fieldsIn, type Field } from '../speckit/fields.ts';
import { readable, type Readable } from '../speckit/readable.ts';
import { remember } from '../speckit/remember.ts';
import { endOfLine, startOfLine } from '../text.ts';
import { singleLine } from '../words.ts';

/** A phase, or a plan without phases. Offsets are those of the document as it is. */
export interface PlanUnit {
  /** As the phase is numbered; `plan` for a plan without phases. */
  readonly number: string;
  readonly title: string;
  readonly dependsOn: readonly string[];
  /** Of the heading, from 1. */
  readonly line: number;
  readonly start: number;
  readonly headingEnd: number;
  readonly end: number;
  readonly labels: readonly Label[];
  readonly exit: readonly Criterion[];
  readonly entry: readonly Criterion[];
  readonly acceptance: readonly Criterion[];
  /** Changes when an exit or acceptance criterion is reworded, added or taken away; ticking it changes nothing. */
  readonly criteriaHash: string;
  /** What must pass when the phase completes. */
  readonly proofCommand?: string;
}

/** A labelled line of a unit, such as `**Status**: active`. */
export interface Label {
  readonly name: string;
  /** What stands on the line behind the label, as it is written; for a heading, the first line below it. */
  readonly value: string;
  readonly kind: Field['kind'];
  readonly start: number;
  readonly end: number;
}

export interface Criterion {
  readonly text: string;
  /** `plain`: it has no box to tick. */
  readonly state: 'met' | 'open' | 'plain';
  /** Offset of the character in its box. */
  readonly box?: number;
}

/** The units of a plan, in its order. None where a heading cannot be found again in the document as it is. */
export const unitsOf = remember((document: MarkdownDocument): readonly PlanUnit[] => {
  const source = readable(document);
  const { phases, title } = readPhasePlan(document);
  if (phases.length === 0) {
    const top = document.sections.find(({ depth }) => depth === 1);
    return top
      ? [unitOf(source, document, { number: 'plan', title, dependsOn: [] }, { ...top, end: document.text.length })]
      : [];
  }
  return phases.flatMap((phase) => {
    const section = document.sections.find(({ line }) => line === phase.span.line);
    return section ? [unitOf(source, document, phase, section)] : [];
  });
});

/** Names of the labels that the state of a phase is kept in. */
export const recordNames =
  /^(?:status|state|phase status|started|blocked|reopened|tests run|waiver|summary of changes|changes in git|(?:earlier )+(?:block|reopening|tests run|waiver|summary of changes|changes in git))$/;

const known =
  /^(?:status|state|phase status|started|blocked|reopened|tests run|waiver|summary of changes|changes in git|exit(?: criteria| conditions?)?|completion criteria|done when|entry(?: criteria| conditions?)?|acceptance(?: criteria)?|definition of done|success criteria|proof command|proof|verification command|test command)$/;
const exitNames = /^(?:exit(?: criteria| conditions?| gate)?|completion criteria|done when|ausgangskriterien)$/;
const entryNames = /^(?:entry(?: criteria| conditions?| gate)?|start criteria|eingangskriterien)$/;
const acceptanceNames = /^(?:acceptance(?: criteria)?|definition of done|success criteria|akzeptanzkriterien)$/;
const proofNames = /^(?:proof command|proof|verification command|test command)$/;

interface Bounds {
  readonly line: number;
  readonly start: number;
  readonly headingEnd: number;
  readonly end: number;
}

function unitOf(
  source: Readable,
  document: MarkdownDocument,
  { number, title, dependsOn }: Pick<PlanUnit, 'number' | 'title' | 'dependsOn'>,
  { line, start, headingEnd, end }: Bounds,
): PlanUnit {
  // The folded document has the same lines; its offsets differ where invisible characters went.
  const folded = source.document.sections.find((section) => section.line === line);
  const to = number === 'plan' ? source.document.text.length : (folded?.end ?? 0);
  const fields = fieldsIn(source, folded?.headingEnd ?? 0, to, known);
  const criteria = (names: RegExp) =>
    fields.filter(({ name }) => names.test(name)).flatMap((field) => criteriaIn(source, document, field));
  const exit = criteria(exitNames);
  const acceptance = criteria(acceptanceNames);
  const proofCommand = fields.filter(({ name }) => proofNames.test(name)).map((field) => commandIn(source, field))[0];
  return {
    number,
    title,
    dependsOn,
    line,
    start,
    headingEnd,
    end,
    labels: fields.map((field) => labelOf(source, document, field)),
    exit,
    entry: criteria(entryNames),
    acceptance,
    criteriaHash: hash([...exit, ...acceptance].map(({ text }) => text).join('\n')),
    ...(proofCommand ? { proofCommand } : {}),
  };
}

function labelOf(source: Readable, document: MarkdownDocument, field: Field): Label {
  const start = startOfLine(document.text, source.offset(field.start));
  const value = field.value.split(/\r\n|\r|\n/).find((part) => part.trim() !== '') ?? '';
  return { name: field.name, value: value.trim(), kind: field.kind, start, end: endOfLine(document.text, start) };
}

const item = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(.*)$/;

/** The items of a list, else the lines; headings, the proof command and lines that keep the state of the phase are none. */
function criteriaIn(source: Readable, document: MarkdownDocument, field: Field): readonly Criterion[] {
  const found: Criterion[] = [];
  const first = field.value.split(/\r\n|\r|\n/, 1)[0]?.trim() ?? '';
  for (const match of source.prose.slice(field.start, field.end).matchAll(/[^\r\n]+/g)) {
    const line = match[0];
    if (match.index === 0) {
      const isInline = first !== '' && (field.kind === 'row' || line.trimEnd().endsWith(first));
      if (isInline) found.push({ text: singleLine(first), state: 'plain' });
      continue;
    }
    if (line.trim() === '' || /^ {0,3}#/.test(line) || isRecord(line)) continue;
    const [, box, words] = item.exec(line) ?? [];
    const last = found.at(-1);
    if (words === undefined && last) {
      // The line goes on with the item above it.
      found.splice(-1, 1, { ...last, text: singleLine(`${last.text} ${line}`) });
      continue;
    }
    const at = source.offset(field.start + match.index + line.indexOf('[') + 1);
    const isBox = box !== undefined && document.tasks.some((task) => task.box === at);
    const text = singleLine(words ?? line);
    found.push(isBox ? { text, state: box === ' ' ? 'open' : 'met', box: at } : { text, state: 'plain' });
  }
  return found;
}

function isRecord(line: string): boolean {
  const name = /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?([^*_:]{1,60}?)(?:\*\*|__)?:/.exec(line)?.[1]?.trim().toLowerCase();
  return name !== undefined && (recordNames.test(name) || proofNames.test(name));
}

/** The first code of the field, in the line or in a block; else its first line. */
function commandIn(source: Readable, field: Field): string | undefined {
  const code = /(`+)(?!`)(.+?)(?<!`)\1(?!`)/.exec(field.value)?.[2]?.trim();
  const fence = source.document.fences.find(({ start }) => start >= field.start && start < field.end);
  const line = field.value.split(/\r\n|\r|\n/, 1)[0]?.trim();
  const command = code ?? fence?.text.trim() ?? line ?? '';
  return /^(?:none|n\/a|tbd|to be determined|keine?|-|\u2013|\u2014|\?)?\.?$/i.test(command) ? undefined : command;
}
