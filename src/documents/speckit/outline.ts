// Everything in a document that can define something: headings, list items, table rows and lines of paragraphs, in
// their order. What stands in quotations, code and comments is not among them.
import type { List, Nodes, Paragraph, Table } from 'mdast';
import type { MarkdownDocument, Section } from '../document.ts';
import { rangeOf } from '../markdown.ts';
import { endOfLine } from '../text.ts';
import { readable, type Readable } from './readable.ts';
import { remember } from './remember.ts';

/** Offsets are those of the readable document. */
export interface Entry {
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
    kind: 'heading',
    text,
    textStart: section.start + marks,
    start: section.start,
    end: section.headingEnd,
    bodyEnd: section.end,
    section,
  };
}

const plain = { box: '', nesting: 0, cells: [], header: [] } as const;

function collect(source: Readable, node: Nodes, section: Section | undefined, nesting: number, found: Entry[]): void {
  if (node.type === 'list') collectItems(source, node, section, nesting + 1, found);
  if (node.type === 'table') collectRows(source, node, section, found);
  if (node.type === 'paragraph' && nesting === 0) collectLines(source, node, section, found);
}

/** `-- **FR-004**: …` was meant as an item; to Markdown it is more text of the item before it. */
const slip =
  /\r?\n[ \t]*(?:-{2,3}|[\u2013\u2014\u2022\u00b7\u25aa\u2023\u25e6])[ \t]*(?=(?:\*\*|__|`)?(?:NFR|FR|SC|TD|US|T)-?\d)/g;

function collectItems(source: Readable, list: List, section: Section | undefined, nesting: number, found: Entry[]) {
  for (const item of list.children) {
    const first = item.children[0];
    const range = rangeOf(item);
    const paragraph = first?.type === 'paragraph' ? rangeOf(first) : { start: range.end, end: range.end };
    // The parser takes `[ ]` and `[x]` out of the paragraph, and leaves other boxes in it.
    const from = typeof item.checked === 'boolean' ? source.prose.indexOf('[', range.start) : paragraph.start;
    const box = /^\\?\[(.)\\?\]\s+/u.exec(source.prose.slice(from, Math.min(from + 12, paragraph.end)));
    const textStart = box === null ? paragraph.start : from + box[0].length;
    const lines = [...source.prose.slice(textStart, paragraph.end).matchAll(slip)];
    const end = textStart + (lines[0]?.index ?? paragraph.end - textStart);
    const common = { ...plain, kind: 'item', nesting, section } as const;
    const text = source.prose.slice(textStart, end);
    found.push({ ...common, text, textStart, start: range.start, end, bodyEnd: range.end, box: box?.[1] ?? '' });
    for (const [index, line] of lines.entries()) {
      const start = textStart + line.index + line[0].length;
      const next = textStart + (lines[index + 1]?.index ?? paragraph.end - textStart);
      found.push({
        ...common,
        text: source.prose.slice(start, next),
        textStart: start,
        start,
        end: next,
        bodyEnd: next,
      });
    }
    for (const child of item.children) collect(source, child, section, nesting, found);
  }
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
    found.push({ ...plain, kind: 'row', ...entry, cells, header, section });
  }
}

function collectLines(source: Readable, node: Paragraph, section: Section | undefined, found: Entry[]): void {
  const range = rangeOf(node);
  for (let start = range.start; start < range.end;) {
    const end = Math.min(endOfLine(source.prose, start), range.end);
    const entry = { text: source.prose.slice(start, end), textStart: start, start, end, bodyEnd: range.end };
    if (entry.text.trim() !== '') found.push({ ...plain, kind: 'line', ...entry, section });
    start = Math.max(end + 1, start + 1);
  }
}
