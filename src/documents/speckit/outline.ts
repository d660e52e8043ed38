// Everything in a document that can define something: headings, list items, table rows and lines of paragraphs, in
// their order. What stands in quotations, code and comments is not among them.
import type { List, Nodes, Paragraph, Table } from 'mdast';
import type { MarkdownDocument, Section } from '../document.ts';
import { rangeOf } from '../markdown.ts';
import { endOfLine } from '../text.ts';
import { boxAt, boxLine } from './box.ts';
import { readable, type Readable } from './readable.ts';
import { remember } from './remember.ts';

/** Offsets are those of the readable document. */
export interface Entry {
  /** The readable one that it stands in. */
  readonly document: MarkdownDocument;
  readonly kind: 'heading' | 'item' | 'row' | 'line';
  /** Markdown source of the heading's text, of an item's first paragraph without its box, of a line, of a row's first cell. */
  readonly text: string;
  /** Where `text` starts. */
  readonly textStart: number;
  readonly start: number;
  /** End of the heading, of the item's first paragraph, of the line or row. */
  readonly end: number;
  /** End of what belongs to it: nested items, or the heading's section. */
  readonly bodyEnd: number;
  /** The character in a task box: ` `, `x`, `~` …; empty where there is no box. */
  readonly box: string;
  /** Whether Markdown does not read that box as one: `- [] T001`, `-[ ] T001`. */
  readonly isSlip: boolean;
  /** How many lists an item is in; 0 for what is no item. */
  readonly nesting: number;
  readonly cells: readonly string[];
  /** Of the row, those of the table's header. */
  readonly header: readonly string[];
  readonly section: Section | undefined;
}

/** The entries of a document, read once. */
export const outlineOf = remember((document: MarkdownDocument): readonly Entry[] => {
  const source = readable(document);
  const { sections } = source.document;
  const found: Entry[] = [];
  let at = -1;
  for (const node of source.document.root.children) {
    const { start } = rangeOf(node);
    while ((sections[at + 1]?.start ?? Infinity) <= start) at++;
    const section = sections[at];
    if (node.type === 'heading' && section !== undefined) found.push(headingEntry(source, section));
    else collect(source, node, section, 0, found);
  }
  return found;
});

function headingEntry(source: Readable, section: Section): Entry {
  const line = source.prose.slice(section.start, section.headingEnd);
  const marks = /^\s*#*\s*/.exec(line)?.[0].length ?? 0;
  const text = line.slice(marks).replace(/[ \t]#+[ \t]*$|\r?\n.*$/s, '');
  return {
    ...plain,
    document: source.document,
    kind: 'heading',
    text,
    textStart: section.start + marks,
    start: section.start,
    end: section.headingEnd,
    bodyEnd: section.end,
    section,
  };
}

const plain = { box: '', isSlip: false, nesting: 0, cells: [], header: [] } as const;

function collect(source: Readable, node: Nodes, section: Section | undefined, nesting: number, found: Entry[]): void {
  if (node.type === 'list') collectItems(source, node, section, nesting + 1, found);
  if (node.type === 'table') collectRows(source, node, section, found);
  if (node.type === 'paragraph' && nesting === 0) collectLines(source, node, section, found);
}

/** `-- **FR-004**: …` was meant as an item; to Markdown it is more text of the item before it. */
const slip =
  /\r?\n[ \t]*(?:-{2,3}|[\u2013\u2014\u2022\u00b7\u25aa\u2023\u25e6])[ \t]*(?=(?:\*\*|__|`)?(?:(?:NFR|FR|SC|TD|US|T)-?\d|(?:REQ|TASK)-\d))/g;

function collectItems(source: Readable, list: List, section: Section | undefined, nesting: number, found: Entry[]) {
  const { prose } = source;
  for (const item of list.children) {
    const first = item.children[0];
    const range = rangeOf(item);
    const paragraph = first?.type === 'paragraph' ? rangeOf(first) : { start: range.end, end: range.end };
    // The parser takes `[ ]` and `[x]` out of the paragraph, and leaves other boxes in it.
    const from = typeof item.checked === 'boolean' ? prose.indexOf('[', range.start) : paragraph.start;
    const box = boxAt(prose.slice(from, Math.min(from + 40, paragraph.end)));
    const boxEnd = box === undefined ? paragraph.start : from + box.end;
    const again =
      box === undefined ? undefined : boxAgain.exec(prose.slice(boxEnd, Math.min(boxEnd + 40, paragraph.end)));
    const textStart = boxEnd + (again?.[0].length ?? 0);
    const lines = linesMeant(prose.slice(textStart, paragraph.end), slip, boxLine);
    const end = textStart + (lines[0]?.start ?? paragraph.end - textStart);
    const common = { ...plain, document: source.document, kind: 'item', nesting, section } as const;
    const text = prose.slice(textStart, end);
    const own = { box: box?.mark ?? '', isSlip: box?.isSlip === true };
    const bodyEnd = lines.length === 0 ? range.end : end;
    found.push({ ...common, ...own, text, textStart, start: range.start, end, bodyEnd });
    found.push(...meantEntries(source, lines, common, textStart, paragraph.end, range.end));
    for (const child of item.children) collect(source, child, section, nesting, found);
  }
}

/** `- [x] - [ ] T043`, `- [X] T00- [X] T001`: the box that Markdown reads, and another one before the id. */
const boxAgain = /^(?:T\d{2,5})?[-*+\s]{0,3}\[[ xX]?\][ \t]*(?=[*_`]{0,2}T\d)/;

/** A line of a paragraph that was meant as an item. Offsets count in the paragraph. */
interface Meant {
  readonly start: number;
  /** Where its mark ends. */
  readonly end: number;
}

function linesMeant(text: string, ...forms: readonly RegExp[]): readonly Meant[] {
  // Mostly it is one line without brackets: no form is looked for in it.
  if (!/[[\r\n]/.test(text)) return [];
  return forms
    .flatMap((form) => [...text.matchAll(form)])
    .map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }))
    .sort((one, other) => one.start - other.start);
}

function meantEntries(
  { prose, document }: Readable,
  lines: readonly Meant[],
  { nesting, section }: Pick<Entry, 'nesting' | 'section'>,
  from: number,
  to: number,
  bodyTo = to,
): readonly Entry[] {
  return lines.map((line, index) => {
    const end = from + (lines[index + 1]?.start ?? to - from);
    const box = boxAt(prose.slice(from + line.end, Math.min(from + line.end + 40, end)), false);
    const textStart = from + line.end + (box?.end ?? 0);
    // The mark of a box is put right with it.
    const start = from + (box === undefined ? line.end : line.start);
    const text = prose.slice(textStart, end);
    // What is nested below the last line belongs to it.
    const bodyEnd = index === lines.length - 1 ? bodyTo : end;
    const common = { ...plain, document, kind: 'item', nesting, section } as const;
    return { ...common, box: box?.mark ?? '', isSlip: box !== undefined, text, textStart, start, end, bodyEnd };
  });
}

function collectRows(source: Readable, table: Table, section: Section | undefined, found: Entry[]): void {
  const textOf = (node: Nodes) => {
    const { start, end } = rangeOf(node);
    return source.prose
      .slice(start, end)
      .replace(/^\|?\s*|\s*\|?$/g, '')
      .replaceAll('\\|', '|');
  };
  const header = (table.children[0]?.children ?? []).map(textOf);
  for (const row of table.children.slice(1)) {
    const cells = row.children.map(textOf);
    const { start, end } = rangeOf(row);
    const lead = /^\|?\s*/.exec(source.prose.slice(start, end))?.[0].length ?? 0;
    const entry = { text: cells[0] ?? '', textStart: start + lead, start, end, bodyEnd: end };
    found.push({ ...plain, document: source.document, kind: 'row', ...entry, cells, header, section });
  }
}

function collectLines(source: Readable, node: Paragraph, section: Section | undefined, found: Entry[]): void {
  const range = rangeOf(node);
  const meant = linesMeant(source.prose.slice(range.start, range.end), boxLine);
  const plainEnd = range.start + (meant[0]?.start ?? range.end - range.start);
  for (let start = range.start; start < plainEnd;) {
    const end = Math.min(endOfLine(source.prose, start), plainEnd);
    const entry = { text: source.prose.slice(start, end), textStart: start, start, end, bodyEnd: plainEnd };
    const { document } = source;
    if (entry.text.trim() !== '') found.push({ ...plain, document, kind: 'line', ...entry, section });
    start = Math.max(end + 1, start + 1);
  }
  found.push(...meantEntries(source, meant, { nesting: 1, section }, range.start, range.end));
}
