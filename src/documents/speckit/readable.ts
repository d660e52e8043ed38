// A document as the readers want it: odd hyphens and invisible characters folded, a fence around the whole taken off,
// with the way back to the offsets of the document as it is.
import type { Code } from 'mdast';
import { parseDocument, type MarkdownDocument } from '../document.ts';
import { lineAt, lineStarts } from '../lines.ts';
import { rangeOf } from '../markdown.ts';
import { nodesOf } from '../nodes.ts';
import { continuing, follow } from '../recall.ts';
import { reparseDocument } from '../reparse.ts';
import { say, type Sentence } from '../sentence.ts';
import { endOfLine, startOfLine } from '../text.ts';
import { remember } from './remember.ts';

/** Where something stands in the document as it is. Offsets count UTF-16 units, lines start at 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** What a reader met and could not read, or read in a way that somebody should know of. */
export interface Unread {
  readonly span: Span;
  readonly reason: Sentence;
}

export interface Readable {
  /** The folded document; its offsets are not those of the original where characters were left out. */
  readonly document: MarkdownDocument;
  /** The folded text with everything blanked that is not prose: front matter, code blocks, comments. Same offsets. */
  readonly prose: string;
  /** Like `prose`, with code in lines blanked as well. */
  readonly words: string;
  /** Where an offset of the folded text is in the original. */
  readonly offset: (at: number) => number;
  readonly unread: readonly Unread[];
  /** Whether a code block or comment without an end hides a part of it: then nothing is known to be missing. */
  readonly hidden: boolean;
}

/** The readable form of a document, made once. */
export const readable = continuing(makeReadable);

/** A range of the folded text as a place in the original. */
export function spanOf(source: Readable, start: number, end: number): Span {
  return { start: source.offset(start), end: source.offset(end), line: lineAt(startsOf(source), start) };
}

/** A text as the readers see it. */
export function foldedText(text: string): string {
  return folded(text).text;
}

const startsOf = remember((source: Readable) => lineStarts(source.document.text));

const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]|(?<!^)\ufeff/g;
const odd =
  /[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2012\u2043\u2212\ufe63\uff0d\uff08\uff09\uff0c\uff0e\uff0f\uff10-\uff1b\uff21-\uff3a\uff41-\uff5a]/g;

function makeReadable(document: MarkdownDocument, before: Readable | undefined): Readable {
  const unread: Unread[] = [];
  const { text, offset } = folded(document.text);
  const parse = (own: string) =>
    before === undefined ? parseDocument(document.path, own) : reparseDocument(before.document, own);
  let read = text === document.text ? document : parse(text);
  const wrap = wrappingFence(read);
  if (wrap !== undefined) {
    const { start, end } = rangeOf(wrap);
    const [open, close] = [endOfLine(text, start), startOfLine(text, end)];
    const bare = blank(text, [
      { start, end: open },
      { start: Math.max(open, close), end: close > open ? end : open },
    ]);
    read = parse(bare);
    const reason = say('The whole document stands in a code block. It was read without it: remove the block’s marks.');
    unread.push({ span: { start: offset(start), end: offset(open), line: lineAt(lineStarts(text), start) }, reason });
  }
  if (read !== document && before !== undefined) follow(read, before.document);
  const { hidden, code } = notProse(read);
  const prose = blank(read.text, hidden);
  const words = blank(prose, code);
  const result = { document: read, prose, words, offset, unread, hidden: false };
  const open = openBlocks(result);
  return { ...result, unread: [...unread, ...open], hidden: open.length > 0 };
}

/** Characters that look like others become those; invisible ones go. */
function folded(text: string): { readonly text: string; readonly offset: (at: number) => number } {
  const same = text.replace(odd, plainOf);
  const gaps: number[] = [];
  const short = same.replace(invisible, (_, at: number) => {
    gaps.push(at - gaps.length);
    return '';
  });
  if (gaps.length === 0) return { text: short, offset: (at) => at };
  // `gaps` holds, in order, the offsets of the short text before which a character went.
  return {
    text: short,
    offset: (at) => {
      let [low, high] = [0, gaps.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((gaps[middle] ?? 0) <= at) low = middle + 1;
        else high = middle;
      }
      return at + low;
    },
  };
}

function plainOf(character: string): string {
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/.test(character)) return ' ';
  return /[\u2010-\u2012\u2043\u2212\ufe63\uff0d]/.test(character) ? '-' : character.normalize('NFKC');
}

/** The code block that holds the whole document, at most a line of talk around it. */
function wrappingFence(document: MarkdownDocument): Code | undefined {
  // With front matter, and a line of talk before and behind it.
  if (document.root.children.length > 4) return undefined;
  const blocks = document.root.children.filter(({ type }) => type !== 'yaml');
  const fences = blocks.filter((node): node is Code => node.type === 'code');
  const [fence] = fences;
  if (fence === undefined || fences.length > 1 || blocks.length > 3) return undefined;
  if (blocks.some(({ type }) => type !== 'code' && type !== 'paragraph')) return undefined;
  const isMarkdown = /^(?:markdown|md)?$/i.test(fence.lang ?? '') && /^#{1,2} \S/m.test(fence.value);
  return isMarkdown && fence.value.length > document.text.length / 2 ? fence : undefined;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function notProse({ root }: MarkdownDocument): { readonly hidden: readonly Range[]; readonly code: readonly Range[] } {
  const hidden = nodesOf(root, 'code', 'yaml', 'html').filter(
    (node) => node.type !== 'html' || /^\s*<!--/.test(node.value),
  );
  return { hidden: hidden.map(rangeOf), code: nodesOf(root, 'inlineCode').map(rangeOf) };
}

/** The same text with spaces in place of the ranges, line breaks kept. */
function blank(text: string, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start < at) continue;
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Code blocks and comments without an end hide what follows. */
function openBlocks(source: Readable): readonly Unread[] {
  const { document } = source;
  const found: Unread[] = document.fences
    .filter(({ closed }) => !closed)
    .map(({ start }) => ({
      span: spanOf(source, start, endOfLine(document.text, start)),
      reason: say('This code block is not closed: what follows it was not read.'),
    }));
  for (const node of nodesOf(document.root, 'html')) {
    if (!/^\s*<!--/.test(node.value) || node.value.includes('-->')) continue;
    const { start } = rangeOf(node);
    const reason = say('This comment is not closed: what follows it was not read. Add {0} where it ends.', '-->');
    found.push({ span: spanOf(source, start, endOfLine(document.text, start)), reason });
  }
  return found;
}
