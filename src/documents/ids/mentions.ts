// Where the ids of a document stand in its text: each place that names one, and the places that define them.
import type { MarkdownDocument } from '../document.ts';
import { grouped } from '../grouped.ts';
import { lineAt, lineStarts } from '../lines.ts';
import { defined, definitionIn, plainLine, type Definition } from '../speckit/definition.ts';
import { idOf, referencesIn, type Id, type IdReference } from '../speckit/ids.ts';
import { kindOf } from '../speckit/kind.ts';
import { outlineOf, type Entry } from '../speckit/outline.ts';
import { readable, spanOf, type Readable, type Span } from '../speckit/readable.ts';
import { remember } from '../speckit/remember.ts';
import { readSpec } from '../speckit/spec.ts';
import { readTasks } from '../speckit/tasks.ts';
import { readDecisions } from '../speckit/decisions.ts';
import { isOfAnother } from './foreign.ts';

/** A place that names an id. The span is that of the id alone, as it is written there. */
export interface Mention extends Id {
  readonly path: string;
  readonly span: Span;
  /** As it is written: `014` where `FR-012/014` stands, `User Story 1` for a story. */
  readonly written: string;
  /** `from` and `to`: the ends of a range. `short`: it is read with the id before it. */
  readonly form: 'whole' | 'short' | 'from' | 'to';
}

/** A range of ids: all between its ends are named too. */
export interface Range {
  readonly path: string;
  readonly from: Mention;
  readonly to: Mention;
  /** From the first character to the last, with what stands between. */
  readonly span: Span;
}

/** The place where an id is given to something. */
export interface DefinedId extends Id {
  readonly path: string;
  /** Of the id alone. */
  readonly name: Span;
  /** Of the item, row, heading or line. */
  readonly span: Span;
  /** What it is called or says, as one line of plain words. */
  readonly title: string;
  /** Titles of the headings that it stands under. */
  readonly headings: readonly string[];
  /** Of a task. */
  readonly state?: 'open' | 'done' | 'partial' | 'dropped';
  /** Of a decision: what was decided; `provisional` where nobody has confirmed it. */
  readonly outcome?: string;
  readonly provisional?: boolean;
}

/** What one document says of ids, in the order of its text. */
export interface DocumentIds {
  readonly mentions: readonly Mention[];
  readonly byKey: ReadonlyMap<string, readonly Mention[]>;
  readonly ranges: readonly Range[];
  readonly definitions: readonly DefinedId[];
}

/** The ids of a document, read once. Code blocks, comments and front matter hold none; code in lines does. */
export const idsIn = remember((document: MarkdownDocument): DocumentIds => {
  const source = readable(document);
  const definitions = definitionsOf(document, source);
  const mentions: Mention[] = [];
  const ranges: Range[] = [];
  for (const reference of referencesIn(source.prose)) {
    if (isFileName(source.prose, reference.end) || isOfAnother(source.prose, reference, document.path)) continue;
    const found = mentionsOf(document, source, reference);
    mentions.push(...found);
    const [from, to] = found;
    if (from && to)
      ranges.push({ path: document.path, from, to, span: idSpan(source, reference.start, reference.end) });
  }
  const known = new Set(mentions.map(({ span }) => span.start));
  for (const { family, id, key, path, name } of definitions) {
    if (known.has(name.start)) continue;
    const written = document.text.slice(name.start, name.end);
    mentions.push({ family, id, key, path, span: name, written, form: 'whole' });
  }
  mentions.sort((one, other) => one.span.start - other.span.start);
  return { mentions, byKey: grouped(mentions, ({ key }) => key), ranges, definitions };
});

/** A file that does not stand in Markdown, such as a contract: requirements and decisions are named in it, tasks are not. */
export const idsInFile = remember((file: { readonly path: string; readonly text: string }): DocumentIds => {
  const starts = lineStarts(file.text);
  const mentions = referencesIn(file.text).flatMap(({ family, id, key, start, end, to }): readonly Mention[] => {
    if (to !== undefined || family === 'T' || family === 'US' || isFileName(file.text, end)) return [];
    const span = { start, end, line: lineAt(starts, start) };
    const written = file.text.slice(start, end);
    return [{ family, id, key, path: file.path, span, written, form: written === id ? 'whole' : 'short' }];
  });
  return { mentions, byKey: grouped(mentions, ({ key }) => key), ranges: [], definitions: [] };
});

/** Without what is invisible behind it. */
function idSpan(source: Readable, start: number, end: number): Span {
  return { ...spanOf(source, start, end), end: source.offset(end - 1) + 1 };
}

/** `T001.test.ts` is a file. */
function isFileName(text: string, end: number): boolean {
  return /^\.[a-z]/i.test(text.slice(end, end + 2));
}

function mentionsOf({ path }: MarkdownDocument, source: Readable, reference: IdReference): readonly Mention[] {
  const { family, id, key, start, end, to } = reference;
  const written = source.prose.slice(start, end);
  if (to === undefined) {
    const form = idOf(written)?.key === key ? 'whole' : 'short';
    return [{ family, id, key, path, span: idSpan(source, start, end), written, form }];
  }
  const last = written.endsWith(to.id) ? to.id : (/\d{1,5}[a-z]?$/.exec(written)?.[0] ?? '');
  const range = { path, family };
  return [
    { ...range, id, key, span: idSpan(source, start, start + id.length), written: id, form: 'from' },
    { ...range, id: to.id, key: to.key, span: idSpan(source, end - last.length, end), written: last, form: 'to' },
  ];
}

/** What the readers of specifications, tasks and decisions take for definitions; elsewhere, whatever looks like one. */
function definitionsOf(document: MarkdownDocument, source: Readable): readonly DefinedId[] {
  const kind = kindOf(document);
  const all = outlineOf(document).flatMap((entry) => definitionIn(entry) ?? []);
  const names = new Map(all.map((one) => [source.offset(one.entry.start), one]));
  const found = new Map<string, DefinedId>();
  const add = (one: DefinedId): void => void (found.has(one.key) || found.set(one.key, one));
  const at = ({ span, ...id }: Id & { readonly span: Span }, title: string): DefinedId | undefined => {
    const definition = names.get(span.start);
    return definition && { ...plainOf(document, source, definition), ...idOnly(id), title };
  };
  if (kind === 'spec') {
    const { requirements, criteria, stories } = readSpec(document);
    for (const one of [...requirements, ...criteria])
      add(at(one, one.text) ?? elsewhere(document, source, one, one.text));
    for (const { key, number, title, span } of stories) {
      const story = { family: 'US', id: `US${number}`, key, span } as const;
      add(elsewhere(document, source, story, title));
    }
  }
  if (kind === 'tasks') {
    for (const task of readTasks(document).tasks) {
      const one = at(task, task.title);
      if (one) add({ ...one, state: task.state, headings: task.headings });
    }
  }
  if (kind === 'decisions') {
    for (const decision of readDecisions(document).decisions) {
      const one = at(decision, [decision.category, decision.title].filter((part) => part !== '').join(' - '));
      if (one) add({ ...one, outcome: decision.outcome, provisional: decision.provisional });
    }
  }
  const home = homes[kind ?? ''] ?? [];
  for (const one of defined(all)) if (!home.includes(one.family)) add(plainOf(document, source, one));
  return [...found.values()].sort((one, other) => one.name.start - other.name.start);
}

/** Families that a kind of document is the home of: what its reader does not take for a definition is none there. */
const homes: Readonly<Record<string, readonly string[]>> = {
  spec: ['FR', 'NFR', 'SC', 'US'],
  tasks: ['T', 'US'],
  decisions: ['TD'],
};

function idOnly({ family, id, key }: Id): Id {
  return { family, id, key };
}

function plainOf(document: MarkdownDocument, source: Readable, definition: Definition): DefinedId {
  const { entry, rest, id } = definition;
  const start = entry.textStart + Math.max(0, entry.text.indexOf(id));
  return {
    ...idOnly(definition),
    path: document.path,
    name: idSpan(source, start, start + id.length),
    span: spanOf(source, entry.start, entry.end),
    title: plainLine(entry.kind === 'row' ? (entry.cells[1] ?? '') : rest),
    headings: headingsOf(entry),
  };
}

/** A story, whatever the word for it: its number is its name where it is written in no form that can be read. */
function elsewhere(
  document: MarkdownDocument,
  source: Readable,
  { span, ...id }: Id & { readonly span: Span },
  title: string,
): DefinedId {
  const head = document.text.slice(span.start, span.end);
  const own = referencesIn(head).find(({ key }) => key === id.key);
  const number = own ?? digitsIn(head);
  const entry = outlineOf(document).find((one) => source.offset(one.start) === span.start);
  return {
    ...idOnly(id),
    path: document.path,
    name: { start: span.start + number.start, end: span.start + number.end, line: span.line },
    span,
    title,
    headings: entry ? headingsOf(entry) : [],
  };
}

function digitsIn(head: string): { readonly start: number; readonly end: number } {
  const match = /\d+/.exec(head);
  return match ? { start: match.index, end: match.index + match[0].length } : { start: 0, end: head.length };
}

function headingsOf({ section, kind }: Entry): readonly string[] {
  return (kind === 'heading' ? section?.path.slice(0, -1) : section?.path) ?? [];
}
