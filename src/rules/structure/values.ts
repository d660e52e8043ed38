// What a document says in words, and what stands as a value of its own: behind a label, in a cell, alone on a line.
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { recalling } from '../../documents/recall.ts';

/** A value that stands alone. */
export interface Value {
  readonly text: string;
  /** Offset of the text in the document. */
  readonly start: number;
  /** What the value is of, without marks: `Owner`, or the first cell of its row. Empty where nothing says it. */
  readonly label: string;
  readonly kind: 'labelled' | 'cell' | 'alone';
}

const prose = new WeakMap<MarkdownDocument, string>();
const values = new WeakMap<MarkdownDocument, readonly Value[]>();

/** The source with blanks for code, comments, tags of HTML and links: every offset is one in the document. */
export function proseOf(document: MarkdownDocument): string {
  const found = prose.get(document) ?? readProse(document);
  prose.set(document, found);
  return found;
}

/** The values of a document, in the order of their places. */
export function valuesOf(document: MarkdownDocument): readonly Value[] {
  const found = values.get(document) ?? readValues(document);
  values.set(document, found);
  return found;
}

function readProse(document: MarkdownDocument): string {
  const { text } = document;
  const parts: string[] = [];
  const closed = new Set([...text.matchAll(/<\/([a-z]\w*)/gi)].map(([, name = '']) => name.toLowerCase()));
  let at = 0;
  for (const node of nodesOf(document.root, 'yaml', 'code', 'inlineCode', 'html', 'link', 'image', 'definition')) {
    const { start, end } = rangeOf(node);
    if (start < at || (node.type === 'html' && isPlace(node.value, closed))) continue;
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** `<name of the owner>` reads as a tag, but is none: no element has such a name, nothing closes it. */
function isPlace(tag: string, closed: ReadonlySet<string>): boolean {
  const name = /^<([a-z]\w*)(?:[ -][\w' -]+)?>$/i.exec(tag)?.[1]?.toLowerCase();
  return name !== undefined && !elements.has(name) && !closed.has(name);
}

const elements: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col ' +
    'data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 ' +
    'h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark meta nav noscript object ' +
    'ol optgroup option output p picture pre progress q rp rt ruby s samp script section select slot small source span ' +
    'strong style sub summary sup svg path table tbody td template textarea tfoot th thead time title tr track u ul var ' +
    'video wbr'
  ).split(' '),
);

const label = /^(\*\*|__)?([^:*|\n]{1,60}?)(?:(?:\*\*|__)?[ \t]*[:\uff1a](?:\*\*|__)?)(?=[ \t])/u;
const marks = /^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/;

function readValues(document: MarkdownDocument): readonly Value[] {
  return [...proseOf(document).matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) =>
    valuesIn(document, line).map((value) => ({ ...value, start: index + value.start })),
  );
}

/** The values of a line, at their places in it. */
const valuesIn = recalling((line): readonly Value[] => {
  if (/^[ \t>]*#{1,6}[ \t]/.test(line)) return [];
  return /^[ \t>]*\|/.test(line) ? cellsOf(line) : partsOf(line);
});

/** The cells of a row behind the first, which names what the row is about. */
function cellsOf(line: string): readonly Value[] {
  const cells = [...line.matchAll(/(?:[^|\\]+|\\\|?)+/g)];
  const first = (cells[0]?.[0] ?? '').replace(/[*_]/g, '').trim();
  return cells.slice(1).flatMap(({ index, 0: cell }) => trimmed(cell, index, first, 'cell'));
}

/** `**Branch:** a | **Date:** b` are two values. */
function partsOf(line: string): readonly Value[] {
  let at = 0;
  return line.split(/(?<=[ \t])[|\u00b7](?=[ \t]+\*\*)/).flatMap((part) => {
    const start = at;
    at += part.length + 1;
    const lead = (marks.exec(part)?.[0] ?? '').length;
    const named = label.exec(part.slice(lead));
    if (named === null) return trimmed(part.slice(lead), start + lead, '', 'alone');
    const behind = lead + named[0].length;
    return trimmed(part.slice(behind), start + behind, (named[2] ?? '').trim(), 'labelled');
  });
}

function trimmed(source: string, offset: number, name: string, kind: Value['kind']): readonly Value[] {
  const text = source.trim();
  return text === '' ? [] : [{ text, start: offset + (source.length - source.trimStart().length), label: name, kind }];
}
