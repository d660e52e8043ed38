// One block of the document as HTML, apart from what depends on the blocks around it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import type { ListItem, RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { createHandlers, type BlockOptions } from './handlers.ts';
import { joinInlineElements } from './rawHtml.ts';
import { schema } from './schema.ts';

/** HTML and the hash of it. */
export interface Print {
  readonly html: string;
  readonly hash: string;
}

/** A block whose headings and footnote marks wait for their ids and numbers. Lines count from 1 within its chunk. */
export interface Piece {
  readonly line: number;
  readonly endLine: number;
  /** The texts of its headings. */
  readonly headings: readonly string[];
  /** The labels of the footnotes that it refers to. */
  readonly notes: readonly string[];
  /** The HTML with these ids of the headings and these marks of the footnotes. */
  print(ids: readonly string[], marks: readonly NoteMark[]): Print;
}

/** The number of a footnote, and the how manieth reference to it this is. */
export interface NoteMark {
  readonly number: number;
  readonly occurrence: number;
}

/** Makes pieces of nodes. Yields nothing for what is not shown. */
export type PieceMaker = (node: RootContent) => Piece | undefined;

export function createPieceMaker(options: BlockOptions): PieceMaker {
  const toHtmlTree = unified()
    .use(remarkRehype, { handlers: createHandlers(options) })
    .use(rehypeSanitize, schema)
    .freeze();
  const printer = unified().use(rehypeStringify).freeze();

  return (node) => {
    const line = node.position?.start.line ?? 1;
    const endLine = node.position?.end.line ?? line;
    const root = { type: 'root' as const, children: node.type === 'footnoteDefinition' ? node.children : [node] };
    joinInlineElements(root);
    const tree = toHtmlTree.runSync(root);
    if (tree.children.length === 0) return undefined;
    const elements = elementsIn(tree);
    markLines(elements, line);
    labelTasks(elements, node);
    return waiting(elements, { line, endLine }, () => printer.stringify(tree));
  };
}

/** The id of a heading and of the target of a link to it. */
export function headingId(slug: string): string {
  return `user-content-${slug}`;
}

/** The id of a footnote. */
export function noteId(number: number): string {
  return `user-content-fn-${number}`;
}

/** The id of a reference to a footnote. */
export function referenceId({ number, occurrence }: NoteMark): string {
  return `user-content-fnref-${number}${occurrence > 1 ? `-${occurrence}` : ''}`;
}

/** The HTML with its hash. */
export function printOf(html: string): Print {
  return { html, hash: bytesToHex(sha256(utf8ToBytes(html))).slice(0, 16) };
}

/** A block that stands in a document several times is printed with the ids of each; so many of them are kept. */
const mostPrints = 50;

function waiting(elements: readonly Element[], place: { line: number; endLine: number }, print: () => string): Piece {
  const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const links = elements.filter(({ tagName, properties }) => tagName === 'a' && 'dataFootnoteRef' in properties);
  const notes = links.map((link) => toString(link));
  const prints = new Map<string, Print>();
  return {
    ...place,
    headings: headings.map((heading) => toString(heading)),
    notes,
    print(ids, marks) {
      const key = marks.length === 0 ? ids.join('\n') : JSON.stringify([ids, marks]);
      const known = prints.get(key);
      if (known) return known;
      headings.forEach((heading, index) => (heading.properties.id = headingId(ids[index] ?? '')));
      links.forEach((link, index) => {
        const mark = marks[index] ?? { number: 0, occurrence: 1 };
        Object.assign(link.properties, { href: `#${noteId(mark.number)}`, id: referenceId(mark) });
        link.children = [{ type: 'text', value: String(mark.number) }];
      });
      const made = printOf(print());
      if (prints.size >= mostPrints) prints.clear();
      prints.set(key, made);
      return made;
    },
  };
}

/** The elements in their order: they are looked through several times. */
function elementsIn({ children }: Root | Element, found: Element[] = []): readonly Element[] {
  for (const child of children) {
    if (child.type !== 'element') continue;
    found.push(child);
    elementsIn(child, found);
  }
  return found;
}

/** Tells on which line of the block its items, rows, code and diagrams begin, from 0. */
function markLines(elements: readonly Element[], first: number): void {
  for (const element of elements) {
    const isPlace =
      ['li', 'tr', 'pre'].includes(element.tagName) || [element.properties.className].flat().includes('diagram');
    if (isPlace && element.position) element.properties.dataLine = element.position.start.line - first;
  }
}

/** Gives each task box a name: the text of its item. */
function labelTasks(elements: readonly Element[], node: RootContent): void {
  const boxes = elements.filter(({ tagName }) => tagName === 'input');
  if (boxes.length === 0) return;
  const names: string[] = [];
  visit(node, 'listItem', (item: ListItem) => {
    if (typeof item.checked === 'boolean') names.push(toString(item.children[0]));
  });
  for (const box of boxes) {
    box.properties.ariaLabel = names.shift() ?? '';
    box.properties.disabled = false;
  }
}
