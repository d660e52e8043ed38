// Comments in a document that say which findings are meant: `<!-- planner-ignore rule-id: reason -->`.
import type { Node, Nodes, Parents, Root } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { rangeOf } from './markdown.ts';
import { endOfLine, startOfLine, startOfNextLine } from './text.ts';

/** One comment, with what it covers. Offsets are those of the document's text. */
export interface Ignore {
  /** Rule ids, or groups such as `wording/*`, as they are written. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** `file` covers the whole document. */
  readonly kind: 'block' | 'file';
  /** Where the comment stands. */
  readonly start: number;
  readonly end: number;
  /** What it covers, `[from, to)`: the block after it, or the section of the heading after it. Absent: nothing. */
  readonly covers?: { readonly from: number; readonly to: number };
}

/** A document as the rules see it, and the comments that they do not see. */
export interface Readable {
  /** The document itself. */
  readonly document: MarkdownDocument;
  /** The same without the comments, in its tree and in its text, where spaces take their place: offsets agree. */
  readonly view: MarkdownDocument;
  readonly ignores: readonly Ignore[];
}

const comment = /<!--[ \t]*planner-ignore(-file)?(?![\w-])([^]*?)-->/g;

/** Reads the comments of a document. */
export function readIgnores(document: MarkdownDocument): Readable {
  if (!document.text.includes('planner-ignore')) return { document, view: document, ignores: [] };
  const ignores: Ignore[] = [];
  const root = withoutIgnores(document, document.root, ignores);
  if (ignores.length === 0) return { document, view: document, ignores };
  const view = { ...document, text: blank(document.text, ignores), root };
  return { document, view, ignores };
}

/** A text without such comments: what a model writes must not silence the rules. */
export function dropIgnores(text: string): string {
  return text.replace(comment, '');
}

/** Whether a comment covers an offset. */
export function isCovered({ covers }: Ignore, offset: number): boolean {
  return covers !== undefined && offset >= covers.from && offset < covers.to;
}

/** Whether a comment names a rule, by its id or its group. */
export function namesRule({ rules }: Pick<Ignore, 'rules'>, rule: string): boolean {
  return rules.some((name) => name === rule || (name.endsWith('/*') && rule.startsWith(name.slice(0, -1))));
}

/** The edit that takes a comment away: its whole line, with a blank line after it where one stands before it too. */
export function removeIgnore(text: string, { start, end }: Ignore): { start: number; end: number; text: string } {
  const from = startOfLine(text, start);
  const to = endOfLine(text, end);
  if (text.slice(from, start).trim() !== '' || text.slice(end, to).trim() !== '') return { start, end, text: '' };
  let next = startOfNextLine(text, to);
  const isBlankBefore = from === 0 || text.slice(startOfLine(text, from - 1), from).trim() === '';
  if (isBlankBefore && text.slice(next, endOfLine(text, next)).trim() === '') next = startOfNextLine(text, next);
  return { start: from, end: next, text: '' };
}

/** The tree without the comments; what they are and cover goes into `found`. */
function withoutIgnores<T extends Nodes>(document: MarkdownDocument, node: T, found: Ignore[]): T {
  if (!('children' in node)) return node;
  const children: Nodes[] = [];
  let changed = false;
  node.children.forEach((child, index) => {
    if (child.type !== 'html' || !child.value.includes('planner-ignore')) {
      const kept = withoutIgnores<Nodes>(document, child, found);
      changed ||= kept !== child;
      children.push(kept);
      return;
    }
    const { start, end } = rangeOf(child);
    const source = document.text.slice(start, end);
    const matches = [...source.matchAll(comment)];
    for (const match of matches) found.push(readIgnore(document, match, start, node, index));
    const rest = source.replace(comment, '').trim();
    if (matches.length === 0 || rest !== '') children.push(child);
    changed ||= matches.length > 0 && rest === '';
  });
  return changed ? Object.assign({}, node, { children }) : node;
}

function readIgnore(
  document: MarkdownDocument,
  match: RegExpExecArray,
  base: number,
  parent: Parents,
  index: number,
): Ignore {
  const [source, file, said = ''] = match;
  const start = base + match.index;
  const colon = said.indexOf(':');
  const names = colon < 0 ? said : said.slice(0, colon);
  const place = { start, end: start + source.length };
  const covers = file === undefined ? coverOf(document, parent, index) : fileCover(document, start);
  return {
    rules: names.split(/[\s,]+/).filter((name) => name !== ''),
    reason:
      colon < 0
        ? ''
        : said
            .slice(colon + 1)
            .replace(/\s+/g, ' ')
            .trim(),
    kind: file === undefined ? 'block' : 'file',
    ...place,
    ...(covers ? { covers } : {}),
  };
}

/** The block after a comment; of a heading its section. Inside a line of text: the block that the line belongs to. */
function coverOf(document: MarkdownDocument, parent: Parents, index: number): Ignore['covers'] {
  if (!['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type)) return lines(document, parent);
  const siblings: readonly Node[] = parent.children;
  const next = siblings.slice(index + 1).find((node) => !isIgnoreComment(node));
  if (!next) return undefined;
  const section =
    next.type === 'heading' && parent.type === 'root'
      ? document.sections.find(({ headingEnd }) => headingEnd === endOfLine(document.text, rangeOf(next).end))
      : undefined;
  return section ? { from: section.start, to: section.end } : lines(document, next);
}

/** The document, where only a title and comments stand before the comment. */
function fileCover(document: MarkdownDocument, start: number): Ignore['covers'] {
  const before = document.root.children.filter((node) => rangeOf(node).start < start);
  const isTop = before.every((node) => node.type === 'html' || node.type === 'yaml' || isTitle(node));
  return isTop ? { from: 0, to: document.text.length + 1 } : undefined;
}

function isTitle(node: Root['children'][number]): boolean {
  return node.type === 'heading' && node.depth === 1;
}

function isIgnoreComment(node: Node): boolean {
  return node.type === 'html' && 'value' in node && String(node.value).includes('planner-ignore');
}

function lines({ text }: MarkdownDocument, node: Node): Ignore['covers'] {
  const { start, end } = rangeOf(node);
  return { from: startOfLine(text, start), to: endOfLine(text, end) + 1 };
}

/** The text with spaces instead of the comments; line ends stay. */
function blank(text: string, ignores: readonly Ignore[]): string {
  let done = 0;
  const parts: string[] = [];
  for (const { start, end } of ignores) {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    done = end;
  }
  return parts.join('') + text.slice(done);
}
