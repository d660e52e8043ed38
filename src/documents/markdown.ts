// The one Markdown parser: GitHub flavour with front matter, offsets as in the text that was given.
import type { Node, Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { bomLength, endOfLine, startOfNextLine } from './text.ts';

const plain = remark().use(remarkGfm).freeze();
const parser = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();
/** What every address has in it that is written without marks around it: a text without it has no such link. */
const addressed = /[@&]|http|www/i;
/** For texts without addresses: the search for them goes through the whole tree again. */
const bare = {
  plain: remark().use(remarkGfm).use(searchNothing).freeze(),
  parser: remark().use(remarkGfm).use(searchNothing).use(remarkFrontmatter, ['yaml']).freeze(),
} as const;

/** Takes the work out of the parser that is done on a whole tree. */
function searchNothing(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((extensions) =>
    [extensions].flat().map((extension) => ({ ...extension, transforms: [] })),
  );
}

/**
 * Parses a whole document. All offsets count UTF-16 units of `text`, a byte order mark included; lines and columns
 * start at 1 and do not count the mark, as editors show them. Any text is a document: this never fails.
 */
export function parseMarkdown(text: string): Root {
  const shift = bomLength(text);
  // A parser that tries front matter and finds none sees no list after it any more.
  const parsers = addressed.test(text) ? { plain, parser } : bare;
  const root = parsers[frontMatterLength(text.slice(shift)) > 0 ? 'parser' : 'plain'].parse(text);
  // A box below an empty item is read as the document's own.
  Reflect.deleteProperty(root, 'checked');
  if (shift > 0) visit(root, (node) => shiftOffsets(node, shift));
  return root;
}

/** The length of the front matter that a text without byte order mark starts with, its line ending included; else 0. */
export function frontMatterLength(text: string): number {
  if (!/^---[ \t]*[\r\n]/.test(text)) return 0;
  for (let start = startOfNextLine(text, 0); start < text.length; start = startOfNextLine(text, start)) {
    if (text.startsWith('---', start) && /^---[ \t]*$/.test(text.slice(start, endOfLine(text, start)))) {
      return startOfNextLine(text, start);
    }
  }
  return 0;
}

/** Offsets of a node's source, `[start, end)`. */
export function rangeOf(node: Node): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

// The parser drops a byte order mark before it counts.
function shiftOffsets(node: Node, shift: number): void {
  if (node.position === undefined) return;
  const { start, end } = node.position;
  node.position = {
    start: { ...start, offset: (start.offset ?? 0) + shift },
    end: { ...end, offset: (end.offset ?? 0) + shift },
  };
}
