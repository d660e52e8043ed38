// A Markdown document, parsed once: its sections, tasks and fences, each with its place.
import type { Code, Heading, ListItem, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { headingName, sameHeading, type HeadingName } from './heading.ts';
import { rangeOf } from './markdown.ts';
import { parsePieces } from './pieces.ts';
import { endOfContent, endOfLine, mainEol, startOfLine, startOfNextLine, trimBlankLines } from './text.ts';

/** A heading and what stands under it. Offsets count UTF-16 units of `text`, a byte order mark included. */
export interface Section {
  /**
   * The title where it is unique in the document, else the titles of the path joined by ` / `, and where that is not
   * unique either, ` (2)`, ` (3)` … after it. No two sections of a document share a key.
   */
  readonly key: string;
  /** The heading as plain text on one line, without HTML and invisible characters. */
  readonly title: string;
  readonly depth: number;
  /** Titles from the outermost heading down to this one. */
  readonly path: readonly string[];
  /** Of the heading line, from 1. */
  readonly line: number;
  /** Start of the heading's line. */
  readonly start: number;
  /** End of the heading's (last) line, before the line ending. */
  readonly headingEnd: number;
  /** End of the section's own text: where the next heading starts, whatever its depth. */
  readonly bodyEnd: number;
  /** End of the section with its subsections. */
  readonly end: number;
}

/** An item of a task list. */
export interface Task {
  readonly checked: boolean;
  /** The item's first paragraph, as Markdown source without the box. Later lines keep their indentation. */
  readonly text: string;
  readonly line: number;
  /** Offset of the character between the brackets. */
  readonly box: number;
  readonly start: number;
  readonly end: number;
}

/** A fenced code block. */
export interface Fence {
  /** The first word after the opening marks, or empty. */
  readonly language: string;
  /** The content, without the marks of a quotation or the indentation of a list around it. */
  readonly text: string;
  /** Of the first line of the content, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Where the content starts and ends in the document; the line ending before the closing marks is not in it. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly closed: boolean;
}

/** A text and what stands in it. Only headings at the top level make sections, not those in quotations and lists. */
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

/** Parses a document. Any text is a document: this never fails. */
export function parseDocument(path: string, text: string): MarkdownDocument {
  const root = parsePieces(text);
  return documentOf(path, text, root, readParts(text, root));
}

/** Tasks and fences: what is read from below the top level. */
export type Parts = Pick<MarkdownDocument, 'tasks' | 'fences'>;

/** Puts a document together from its tree and what was read from that. */
export function documentOf(path: string, text: string, root: Root, { tasks, fences }: Parts): MarkdownDocument {
  return { path, text, eol: mainEol(text), root, sections: readSections(text, root), tasks, fences };
}

/** The tasks and fences of a tree whose offsets are those of `text`. */
export function readParts(text: string, tree: Nodes): Parts {
  const tasks: Task[] = [];
  const fences: Fence[] = [];
  visit(tree, (node) => {
    if (node.type === 'listItem') tasks.push(...readTask(text, node));
    if (node.type === 'code') fences.push(...readFence(text, node));
  });
  return { tasks, fences };
}

/**
 * The section that a heading names: by its key, else by its words. Numbering (`3.1.`, `3.1`, none), case, white space,
 * `&` for "and" and inline marks do not count. Where both have a number, it decides: another number is another section;
 * the same number with other words (a translated heading) counts as long as no section has the words.
 * A path ` / ` of headings finds a section below another. Of several the outermost counts; of several outermost ones the
 * first if they are the same heading under the same headings, else none.
 */
export function findSection(document: MarkdownDocument, heading: string): Section | undefined {
  const byKey = document.sections.find((section) => section.key === heading);
  if (byKey) return byKey;
  const wanted = headingName(heading);
  if (wanted.words === '' && wanted.number === '') return undefined;
  const named = document.sections.map((section) => ({ section, name: headingName(section.title) }));
  const sections = (accepts: (name: HeadingName) => boolean) =>
    named.filter(({ name }) => accepts(name)).map(({ section }) => section);
  const exact = sections((name) => name.number === wanted.number && name.words === wanted.words);
  if (exact.length > 0) return outermost(exact);
  const sameWords = sections((name) => wanted.words !== '' && sameHeading(name, wanted));
  if (sameWords.length > 0) return outermost(sameWords);
  const below = findByPath(document, heading);
  if (below || wanted.number === '') return below;
  const wordsElsewhere = sections((name) => wanted.words !== '' && name.words === wanted.words);
  return wordsElsewhere.length > 0 ? undefined : outermost(sections((name) => name.number === wanted.number));
}

/** A section's own text, without the blank lines around it, with the document's line endings. */
export function bodyOf(document: MarkdownDocument, section: Section): string {
  return trimBlankLines(document.text.slice(section.headingEnd, section.bodyEnd));
}

function findByPath(document: MarkdownDocument, heading: string): Section | undefined {
  const wanted = heading.split(' / ').map(headingName);
  if (wanted.length < 2) return undefined;
  const found = document.sections.filter((section) => {
    const path = section.path.slice(-wanted.length).map(headingName);
    return path.length === wanted.length && path.every((name, index) => sameHeading(name, wanted[index] ?? name));
  });
  return outermost(found);
}

function outermost(sections: readonly Section[]): Section | undefined {
  const depth = Math.min(...sections.map((section) => section.depth));
  const found = sections.filter((section) => section.depth === depth);
  const places = new Set(found.map((section) => JSON.stringify(section.path.map(headingName))));
  return places.size === 1 ? found[0] : undefined;
}

function readSections(text: string, root: Root): readonly Section[] {
  const headings = root.children.filter((node) => node.type === 'heading');
  const starts = headings.map((heading) => startOfLine(text, rangeOf(heading).start));
  const ends = sectionEnds(headings, starts, text.length);
  const paths = headingPaths(headings);
  const keys = sectionKeys(paths);
  return headings.map((heading, index) => {
    const path = paths[index] ?? [];
    return {
      key: keys[index] ?? '',
      title: path.at(-1) ?? '',
      depth: heading.depth,
      path,
      line: heading.position?.start.line ?? 1,
      start: starts[index] ?? 0,
      headingEnd: endOfLine(text, rangeOf(heading).end),
      bodyEnd: starts[index + 1] ?? text.length,
      end: ends[index] ?? text.length,
    };
  });
}

/** For each heading, where the next one of its depth or less starts. */
function sectionEnds(headings: readonly Heading[], starts: readonly number[], length: number): readonly number[] {
  const ends = headings.map(() => length);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.depth ?? 0) >= heading.depth) {
      ends[open.pop() ?? 0] = starts[index] ?? length;
    }
    open.push(index);
  });
  return ends;
}

function headingPaths(headings: readonly Heading[]): readonly (readonly string[])[] {
  const open: { readonly depth: number; readonly path: readonly string[] }[] = [];
  return headings.map((heading) => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const path = [...(open.at(-1)?.path ?? []), titleOf(heading)];
    open.push({ depth: heading.depth, path });
    return path;
  });
}

function titleOf(heading: Heading): string {
  const title = toString(heading, { includeHtml: false });
  // Mostly single words with a space between them.
  if (/^[!-~]+(?: [!-~]+)*$/.test(title)) return title;
  return title
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function sectionKeys(paths: readonly (readonly string[])[]): readonly string[] {
  const titles = new Map<string, number>();
  for (const path of paths) titles.set(path.at(-1) ?? '', (titles.get(path.at(-1) ?? '') ?? 0) + 1);
  const taken = new Set([...titles].filter(([, times]) => times === 1).map(([title]) => title));
  return paths.map((path) => {
    const title = path.at(-1) ?? '';
    if (titles.get(title) === 1) return title;
    const name = path.join(' / ');
    let key = name;
    for (let times = 2; taken.has(key); times++) key = `${name} (${times})`;
    taken.add(key);
    return key;
  });
}

function readTask(text: string, item: ListItem): readonly Task[] {
  const paragraph = item.children.find((child) => child.type === 'paragraph');
  if (typeof item.checked !== 'boolean' || !paragraph) return [];
  const { start, end } = rangeOf(item);
  const bracket = text.slice(start, end).search(/\[[ \txX]\]/);
  if (bracket < 0) return [];
  const box = start + bracket + 1;
  const words = text.slice(box + 2, rangeOf(paragraph).end).trim();
  return [{ checked: item.checked, text: words, line: item.position?.start.line ?? 1, box, start, end }];
}

function readFence(text: string, code: Code): readonly Fence[] {
  const { start, end } = rangeOf(code);
  const marks = /^(?:`{3,}|~{3,})/.exec(text.slice(start, endOfLine(text, start)))?.[0];
  if (marks === undefined) return [];
  const line = code.position?.start.line ?? 1;
  const lines = (code.position?.end.line ?? line) - line + 1;
  const closed = isClosed(text.slice(startOfLine(text, end), end), marks, lines, code.value);
  const textStart = Math.min(startOfNextLine(text, start), end);
  const textEnd = closed ? endOfPreviousLine(text, end) : endOfContent(text, textStart, end);
  return [
    {
      language: code.lang ?? '',
      text: code.value,
      line: line + 1,
      start,
      end,
      textStart,
      textEnd: Math.max(textStart, textEnd),
      closed,
    },
  ];
}

// The tree does not say it: a closing line looks like one, and it is not a line of the content.
function isClosed(lastLine: string, marks: string, lines: number, content: string): boolean {
  const last = /(?:`{3,}|~{3,})[ \t]*$/.exec(lastLine)?.[0].trimEnd() ?? '';
  const contentLines = content === '' ? 0 : content.split(/\r\n|\r|\n/).length;
  return last.startsWith(marks) && contentLines <= lines - 2;
}

function endOfPreviousLine(text: string, offset: number): number {
  const start = startOfLine(text, offset);
  return start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
}
