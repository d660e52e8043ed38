// A Markdown document, parsed once: its sections, tasks and fences, each with its place.
import type { Root } from 'mdast';

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
