// Cuts a Markdown text into pieces that can be parsed apart from each other, and parses them.
import type { RootContent } from 'mdast';
import { frontMatterLength, parseMarkdown } from '../markdown.ts';

/** A stretch of the text that no construct crosses the ends of, parsed. Lines of its nodes count from 1 within it. */
export interface Chunk {
  readonly text: string;
  /** How many lines it has, a line that is cut by the end of the text included. */
  readonly lines: number;
  /** Whether it is the last of the text: a heading follows every other. */
  readonly last: boolean;
  readonly nodes: readonly RootContent[];
  /** Whether it was cut as finely as can be. */
  readonly isFine?: boolean;
}

/** A text in its chunks. */
export interface CutText {
  readonly text: string;
  readonly chunks: readonly Chunk[];
}

/** A heading at which every open construct ends. It is parsed after a piece to see whether it is a heading there. */
const probe = '# .\n';

/** So many characters tell whether a piece can begin with a line. */
const headingStart = 8;

/** No list, quote or footnote begins with it: those go on after an empty line, or end what is open in another way. */
const plainStart = /^[^\s\d*+>[-]/;

/** What somebody types into is cut into fine pieces, if it is no longer than so many characters. */
const mostFine = 20_000;

/**
 * Cuts the text at its headings, and where it was changed also between its blocks. The pieces are those that a parser
 * of the whole text would see: a `#` line in a fence, a comment or front matter is no heading, which the parser itself
 * decides. Text at the margin after an empty line ends whatever a heading there would end.
 * What stands in `before` is not parsed again: a chunk and those behind it depend on nothing that stands before them.
 */
export function cutChunks(text: string, before: CutText = { text: '', chunks: [] }): CutText {
  if (text === before.text && before.chunks.length > 0) return before;
  const head = frontMatterLength(text);
  const hasSameHead = head === frontMatterLength(before.text);
  const start = hasSameHead ? keptAtStart(text, before) : { count: 0, end: 0 };
  const tail = keptAtEnd(text, before, start);
  const isFine = before.chunks.length > 0 && tail.start - start.end <= mostFine;
  const known = new Map(before.chunks.slice(start.count, tail.index).map((chunk) => [keyOf(chunk), chunk]));
  const chunks = before.chunks.slice(0, start.count);
  let at = start.end;
  do {
    const chunk = readFrom(at);
    chunks.push(chunk);
    at += chunk.text.length;
    for (; tail.start < at && tail.index < before.chunks.length; tail.index += 1) {
      tail.start += before.chunks[tail.index]?.text.length ?? 0;
    }
  } while (at < text.length && at !== tail.start);
  return { text, chunks: at < text.length ? [...chunks, ...before.chunks.slice(tail.index)] : chunks };

  function readFrom(first: number): Chunk {
    const old = hasSameHead && first === start.end ? before.chunks[start.count] : undefined;
    let end = first;
    for (let count = 1, taken = 0; ; count *= 2) {
      for (; taken < count && end < text.length; taken += 1) end = endOfPiece(text, end, head, isFine);
      // Cut here it did not work before either.
      const isTried =
        old &&
        (old.isFine || !isFine) &&
        end - first < old.text.length &&
        isSame(text, before.text, first, end + headingStart);
      const chunk = isTried ? undefined : read(text.slice(first, end), end === text.length);
      if (chunk) return chunk;
    }
  }

  function read(piece: string, last: boolean): Chunk | undefined {
    const key = keyOf({ text: piece, last });
    const chunk = known.get(key) ?? parsePiece(piece, last, isFine);
    if (chunk) known.set(key, chunk);
    return chunk;
  }
}

/** Chunks with the same key are the same. */
export function keyOf({ text, last }: Pick<Chunk, 'text' | 'last'>): string {
  return `${last}${text}`;
}

/**
 * Parses a chunk again, with labels known that are defined elsewhere in the document.
 * `definitions` are blocks of Markdown. Lines of the nodes count from 1 within the chunk.
 */
export function parseWith(chunk: Chunk, definitions: readonly string[]): readonly RootContent[] {
  if (tooDeep.test(chunk.text)) return chunk.nodes;
  const head = chunk.nodes[0]?.type === 'yaml' ? frontMatterLength(chunk.text) : 0;
  const known = definitions.map((definition) => `${definition}\n\n`).join('') + probe;
  const text = chunk.text.slice(0, head) + known + chunk.text.slice(head);
  const nodes = parseMarkdown(chunk.last ? text : text + probe).children;
  if (!chunk.last) nodes.pop();
  const before = nodes.filter((node) => offsetOf(node) < head);
  const after = nodes.filter((node) => offsetOf(node) >= head + known.length);
  shiftLines(after, -countLines(known));
  return [...before, ...after];
}

/** Lists in lists in quotes, deeper than any reader follows: a parser takes ages for them. */
const tooDeep = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}/m;

/** Whether a text is nested so deeply that it must not be parsed. */
export function isTooDeep(text: string): boolean {
  return tooDeep.test(text);
}

function parsePiece(piece: string, last: boolean, isFine: boolean): Chunk | undefined {
  if (tooDeep.test(piece)) return asSource(piece, last);
  const nodes = parseMarkdown(last ? piece : piece + probe).children;
  if (!last) {
    const end = nodes.pop();
    if (end?.type !== 'heading' || offsetOf(end) !== piece.length) return undefined;
  }
  return { text: piece, lines: countLines(piece), last, nodes, isFine };
}

/** The piece as the text that it is. */
function asSource(piece: string, last: boolean): Chunk {
  const lines = countLines(piece);
  const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: lines, column: 1, offset: piece.length } };
  return { text: piece, lines, last, nodes: [{ type: 'code', value: piece, position }] };
}

/** The chunks that both texts begin with, the line after them included: what follows is cut at it. */
function keptAtStart(text: string, before: CutText): { readonly count: number; readonly end: number } {
  let [count, end] = [0, 0];
  for (const { text: own } of before.chunks) {
    const next = end + own.length;
    if (next >= text.length || !isSame(text, before.text, end, next + headingStart)) break;
    count += 1;
    end = next;
  }
  return { count, end };
}

/** The chunks that both texts end with, and where they begin in `text`. */
function keptAtEnd(
  text: string,
  { chunks }: CutText,
  start: { readonly count: number; readonly end: number },
): { index: number; start: number } {
  let [index, at] = [chunks.length, text.length];
  for (; index > start.count; index -= 1) {
    const own = chunks[index - 1]?.text ?? '';
    const from = at - own.length;
    if (own === '' || from < start.end || text.slice(from, at) !== own) break;
    at = from;
  }
  return { index, start: at };
}

function isSame(one: string, other: string, start: number, end: number): boolean {
  return one.slice(start, end) === other.slice(start, end);
}

/**
 * Where a piece may end: before a `#` line at the margin, outside what looks like a fence or a comment; a fine one also
 * before a line at the margin that follows an empty one.
 */
function endOfPiece(text: string, start: number, head: number, isFine: boolean): number {
  let until: RegExp | undefined;
  let isAfterEmpty = false;
  const lines = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
  lines.lastIndex = Math.max(start, head);
  while (lines.lastIndex < text.length) {
    const at = lines.lastIndex;
    const line = lines.exec(text)?.[0] ?? '';
    if (until) {
      if (until.test(line)) until = undefined;
    } else if (at > start && (/^#{1,6}(?:\s|$)/.test(line) || (isAfterEmpty && plainStart.test(line)))) {
      return at;
    } else {
      until = endOfOpened(line);
    }
    isAfterEmpty = isFine && /^[ \t]*[\r\n]/.test(line);
  }
  return text.length;
}

/** What ends the fence or comment that this line opens. */
function endOfOpened(line: string): RegExp | undefined {
  // Nearly every line opens nothing, which its first characters tell.
  if (!/^ {0,3}[`~<]/.test(line)) return undefined;
  const fence = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/.exec(line);
  if (fence) {
    const mark = fence[1] ?? fence[2] ?? '';
    return new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}\\s*$`);
  }
  return /^ {0,3}<!--(?!.*-->)/.test(line) ? /-->/ : undefined;
}

/** How many lines a text has, one that is cut by its end included. */
export function countLines(text: string): number {
  const ends = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) || text === '' ? ends : ends + 1;
}

function offsetOf(node: RootContent): number {
  return node.position?.start.offset ?? 0;
}

function shiftLines(nodes: readonly RootContent[], by: number): void {
  for (const node of nodes) {
    if (node.position) {
      node.position.start.line += by;
      node.position.end.line += by;
    }
    if ('children' in node) shiftLines(node.children, by);
  }
}
