// A Markdown document, parsed once: its sections, tasks and fences, each with its place.
import type { Code, Heading, ListItem, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './markdown.ts';

/** A heading and what stands under it. Offsets count UTF-16 units of `text`, a byte order mark included. */
export interface Section {
  /** The title where it is unique in the document, else the titles of the path joined by ` / `. */
  readonly key: string;
  readonly title: string;
  readonly depth: number;
  /** Titles from the outermost heading down to this one. */
  readonly path: readonly string[];
  /** Of the heading line, from 1. */
  readonly line: number;
  readonly start: number;
  readonly headingEnd: number;
  /** End of the section's own text: where the next heading starts, whatever its depth. */
  readonly bodyEnd: number;
  /** End of the section with its subsections. */
  readonly end: number;
}

/** An item of a task list. */
export interface Task {
  readonly checked: boolean;
  /** The item's first paragraph, as Markdown source without the box. */
  readonly text: string;
  readonly line: number;
  /** Offset of the character between the brackets. */
  readonly box: number;
  readonly start: number;
  readonly end: number;
}

/** A fenced code block. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** Of the first line of the content, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Where the content starts and ends. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly closed: boolean;
}

export interface MarkdownDocument {
  /** Workspace-relative, or empty. */
  readonly path: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  readonly root: Root;
  readonly sections: readonly Section[];
  readonly tasks: readonly Task[];
  readonly fences: readonly Fence[];
}

/** Parses a document. Any text is one; only headings at the top level make sections. */
export function parseDocument(path: string, text: string): MarkdownDocument {
  const root = parseMarkdown(text);
  return {
    path,
    text,
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
    root,
    sections: sectionsOf(root, text),
    tasks: tasksOf(root, text),
    fences: fencesOf(root, text),
  };
}

/**
 * The section of that heading: by its key, by its number where both have one, else by its title. Numbering, case,
 * white space and “&” for “and” make no difference. Yields nothing where no section or more than one fits.
 */
export function findSection(document: MarkdownDocument, heading: string): Section | undefined {
  const exact = document.sections.filter((section) => section.key === heading || section.title === heading);
  if (exact.length === 1) return exact[0];
  const wanted = partsOf(heading);
  const sameTitle = document.sections.filter((section) => {
    const found = partsOf(section.title);
    return found.title === wanted.title && (!found.number || !wanted.number || found.number === wanted.number);
  });
  if (sameTitle.length === 1) return sameTitle[0];
  if (sameTitle.length > 1 || !wanted.number) return undefined;
  const sameNumber = document.sections.filter((section) => partsOf(section.title).number === wanted.number);
  return sameNumber.length === 1 ? sameNumber[0] : undefined;
}

/** A section's own text, without blank lines around it. */
export function bodyOf(document: MarkdownDocument, section: Section): string {
  return document.text
    .slice(section.headingEnd, section.bodyEnd)
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** A heading without its numbering, folded, and the numbering. */
export function partsOf(heading: string): { readonly number: string; readonly title: string } {
  const plain = heading
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim();
  const number = /^(\d+(?:\.\d+)*)[.):]?(?=\s|$)/.exec(plain)?.[1] ?? '';
  const title = (number ? plain.slice(number.length) : plain)
    .replace(/&/g, ' and ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return { number, title };
}

function sectionsOf(root: Root, text: string): readonly Section[] {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading');
  const open: { depth: number; title: string }[] = [];
  const found = headings.map((node, index) => {
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    const title = toString(node).trim();
    open.push({ depth: node.depth, title });
    const next = headings[index + 1];
    const after = headings.slice(index + 1).find((other) => other.depth <= node.depth);
    return {
      title,
      depth: node.depth,
      path: open.map((parent) => parent.title),
      line: node.position?.start.line ?? 1,
      start: startOf(node),
      headingEnd: endOf(node),
      bodyEnd: next ? startOf(next) : text.length,
      end: after ? startOf(after) : text.length,
    };
  });
  const seen = new Map<string, number>();
  for (const { title } of found) seen.set(title, (seen.get(title) ?? 0) + 1);
  const keys = new Map<string, number>();
  return found.map((section) => {
    const name = seen.get(section.title) === 1 ? section.title : section.path.join(' / ');
    const ordinal = (keys.get(name) ?? 0) + 1;
    keys.set(name, ordinal);
    return { key: ordinal === 1 ? name : `${name} #${ordinal}`, ...section };
  });
}

function tasksOf(root: Root, text: string): readonly Task[] {
  const tasks: Task[] = [];
  visit(root, 'listItem', (item: ListItem) => {
    if (typeof item.checked !== 'boolean') return;
    const start = startOf(item);
    const box = /\[[ \txX]\]/.exec(text.slice(start, endOf(item)));
    if (!box) return;
    const paragraph = item.children[0];
    const source = paragraph?.type === 'paragraph' ? text.slice(startOf(paragraph), endOf(paragraph)) : '';
    tasks.push({
      checked: item.checked,
      text: source.replace(/^\s*\[[ \txX]\]\s*/, '').trim(),
      line: item.position?.start.line ?? 1,
      box: start + box.index + 1,
      start,
      end: endOf(item),
    });
  });
  return tasks;
}

function fencesOf(root: Root, text: string): readonly Fence[] {
  const fences: Fence[] = [];
  visit(root, 'code', (node: Code) => {
    const start = startOf(node);
    const end = endOf(node);
    const source = text.slice(start, end);
    const marker = /^(`{3,}|~{3,})/.exec(source)?.[1];
    if (marker === undefined) return;
    const firstEnd = source.search(/\r\n|\r|\n/);
    const textStart = firstEnd < 0 ? end : start + firstEnd + (source.startsWith('\r\n', firstEnd) ? 2 : 1);
    const lastLine = /(?:^|[\r\n])([^\r\n]*)$/.exec(source);
    const last = (lastLine?.[1] ?? '').replace(/^[\s>]*/, '').trimEnd();
    const closed = firstEnd >= 0 && last.startsWith(marker) && last === marker[0]?.repeat(last.length);
    fences.push({
      language: (node.lang ?? '').toLowerCase(),
      text: node.value,
      line: (node.position?.start.line ?? 1) + 1,
      start,
      end,
      textStart: Math.min(textStart, end),
      textEnd: closed ? Math.max(textStart, end - (lastLine?.[1] ?? '').length) : end,
      closed,
    });
  });
  return fences;
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: RootContent): number {
  return node.position?.end.offset ?? 0;
}
