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
}

/** The outcome of parsing a piece: no chunk where something is still open at its end. */
export type ChunkCache = Map<string, Chunk | undefined>;

/** A heading at which every open construct ends. It is parsed after a piece to see whether it is a heading there. */
const probe = '# .\n';

/**
 * Cuts the text at its headings. The pieces are those that a parser of the whole text would see: a `#` line in
 * a fence, a comment or front matter is no heading, which the parser itself decides.
 * Looks up and keeps what it parses in `cache`; only what this text needs is in `kept` afterwards.
 */
export function cutChunks(text: string, cache: ChunkCache, kept: ChunkCache): readonly Chunk[] {
  const pieces = cutAtHashLines(text);
  const chunks: Chunk[] = [];
  for (let first = 0; first < pieces.length;) {
    let count = 1;
    let chunk = read(pieces.slice(first, first + count).join(''), first + count === pieces.length);
    while (!chunk) {
      count = Math.min(count * 2, pieces.length - first);
      chunk = read(pieces.slice(first, first + count).join(''), first + count === pieces.length);
    }
    chunks.push(chunk);
    first += count;
  }
  return chunks;

  function read(piece: string, last: boolean): Chunk | undefined {
    const key = `${last}${piece}`;
    const chunk = cache.has(key) ? cache.get(key) : parsePiece(piece, last);
    kept.set(key, chunk);
    return chunk;
  }
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

function parsePiece(piece: string, last: boolean): Chunk | undefined {
  if (tooDeep.test(piece)) return asSource(piece, last);
  const nodes = parseMarkdown(last ? piece : piece + probe).children;
  if (!last) {
    const end = nodes.pop();
    if (end?.type !== 'heading' || offsetOf(end) !== piece.length) return undefined;
  }
  return { text: piece, lines: countLines(piece), last, nodes };
}

/** The piece as the text that it is. */
function asSource(piece: string, last: boolean): Chunk {
  const lines = countLines(piece);
  const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: lines, column: 1, offset: piece.length } };
  return { text: piece, lines, last, nodes: [{ type: 'code', value: piece, position }] };
}

/** Where pieces may end: before a `#` line at the margin, outside what looks like a fence or a comment. */
function cutAtHashLines(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let until: RegExp | undefined;
  const lines = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
  lines.lastIndex = frontMatterLength(text);
  while (lines.lastIndex < text.length) {
    const at = lines.lastIndex;
    const line = lines.exec(text)?.[0] ?? '';
    if (until) {
      if (until.test(line)) until = undefined;
    } else if (at > start && /^#{1,6}(?:\s|$)/.test(line)) {
      pieces.push(text.slice(start, at));
      start = at;
    } else {
      until = endOfOpened(line);
    }
  }
  pieces.push(text.slice(start));
  return pieces;
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

function countLines(text: string): number {
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
