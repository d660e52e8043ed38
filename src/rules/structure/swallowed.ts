// Headings that a code block or comment without its end has swallowed: they are there, and nobody sees them.
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import { anchorOf, anchorsOf, linkTarget } from '../../documents/links.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { runsOn } from './fence-marks.ts';

/** A heading in a code block or comment, and where that starts. */
export interface Swallowed {
  readonly title: string;
  readonly start: number;
}

const known = new WeakMap<MarkdownDocument, readonly Swallowed[]>();

/** What is swallowed because an end is missing, in the order of the document. Read once. */
export function swallowedHeadings(document: MarkdownDocument): readonly Swallowed[] {
  const found = known.get(document) ?? read(document);
  known.set(document, found);
  return found;
}

/**
 * The first block that takes text for code and code for text because marks before it are one too many or too few: in it
 * stands a heading that a link of the document leads to, and next to its marks blank lines as nobody writes them in code.
 */
export function shiftedFence(document: MarkdownDocument): (Swallowed & { readonly fence: Fence }) | undefined {
  for (const fence of document.fences) {
    const title = headingsIn(fence.text).find((one) => isShifted(fence) && isAimedAt(document, anchorOf(one)));
    if (title !== undefined) return { title, start: fence.start, fence };
  }
  return undefined;
}

function read(document: MarkdownDocument): readonly Swallowed[] {
  const shifted = shiftedFence(document);
  const fences = document.fences.filter(
    (fence) =>
      !fence.closed ||
      runsOn(document, fence) ||
      (shifted !== undefined && fence.start >= shifted.start && isShifted(fence)),
  );
  const comments = [...nodesOf(document.root, 'html')].filter(
    ({ value }) => value.includes('<!--') && !value.includes('-->', value.lastIndexOf('<!--')),
  );
  return [
    ...fences.flatMap(({ text, start }) => headingsIn(text).map((title) => ({ title, start }))),
    ...comments.flatMap(({ value, position }) =>
      headingsIn(value).map((title) => ({ title, start: position?.start.offset ?? 0 })),
    ),
  ];
}

function isShifted({ closed, language, text }: Fence): boolean {
  return closed && language === '' && /^[ \t]*(?:\r\n|\r|\n)|(?:\r\n|\r|\n)[ \t]*$/.test(text);
}

function headingsIn(text: string): readonly string[] {
  return [...text.matchAll(/^ {0,3}#{1,6}[ \t]+([^\r\n]+)$/gm)].map(([, title = '']) => title);
}

function isAimedAt(document: MarkdownDocument, anchor: string): boolean {
  if (anchorsOf(document).has(anchor)) return false;
  for (const { url } of nodesOf(document.root, 'link', 'definition')) {
    const target = linkTarget(document.path, url);
    if (target?.path === undefined && target?.anchor?.toLowerCase() === anchor) return true;
  }
  return false;
}
