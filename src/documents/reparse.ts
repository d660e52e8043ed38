// Parses a changed document again, only around the change: what stands between untouched headings is taken over.
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import {
  documentOf,
  parseDocument,
  readParts,
  type Fence,
  type MarkdownDocument,
  type Parts,
  type Task,
} from './document.ts';
import { frontMatterLength, rangeOf } from './markdown.ts';
import { countLines, moveNode, movePoint, parsePiece, type Cut, type Shift } from './pieces.ts';
import { bomLength } from './text.ts';

/**
 * The document of `text`, equal to what `parseDocument` makes of it. The nodes before the change are those of
 * `previous`, which stays as it is: nobody may change the nodes of a document.
 */
export function reparseDocument(previous: MarkdownDocument, text: string): MarkdownDocument {
  if (text === previous.text) return previous;
  return reparseMiddle(previous, text) ?? parseDocument(previous.path, text);
}

function reparseMiddle(previous: MarkdownDocument, text: string): MarkdownDocument | undefined {
  if (bomLength(text) !== bomLength(previous.text)) return undefined;
  const cuts = cutsOf(previous);
  const same = commonEnds(previous.text, text);
  // The line of the heading that ends the untouched part must be untouched too, or it is none any more.
  const before = cuts.findLast(({ offset }) => offset < same.before && isHeadingAt(text, offset));
  const labels = labelsOf(previous.root, previous.text);
  // A text that defines what it did not need a parse to refer to: all of it may mean something else.
  if (labels.size > 0 && before === undefined) return undefined;
  const bom = bomLength(text);
  const frontMatter = bom + frontMatterLength(text.slice(bom));
  if (before && before.offset < frontMatter) return undefined;
  const moved = text.length - previous.text.length;
  const first = Math.max(previous.text.length - same.after, frontMatter - moved);
  const after = cuts.filter(({ offset }) => offset >= first);
  for (let skipped = 0; skipped <= after.length; skipped = skipped * 2 + 1) {
    const next = after[skipped];
    const middle = parsePiece(text, before, next && next.offset + moved, labels);
    if (middle) return joined(previous, text, before, next, middle, labels);
  }
  const rest = parsePiece(text, before, undefined, labels);
  return rest && joined(previous, text, before, undefined, rest, labels);
}

/** The places where a document can be cut. */
export function cutsOf({ root, text }: MarkdownDocument): readonly Cut[] {
  return root.children.flatMap((node, index) => {
    const { start } = rangeOf(node);
    const isCut = node.type === 'heading' && node.position?.start.column === 1 && isHeadingAt(text, start);
    return isCut ? [{ index, offset: start, line: node.position?.start.line ?? 1 }] : [];
  });
}

function isHeadingAt(text: string, offset: number): boolean {
  return /^#{1,6}(?:[ \t\r\n]|$)/.test(text.slice(offset, offset + 7));
}

/** How many characters both texts have in common at their starts and at their ends; the two parts never overlap. */
function commonEnds(one: string, other: string): { readonly before: number; readonly after: number } {
  const shorter = Math.min(one.length, other.length);
  let before = 0;
  while (before < shorter && one.charCodeAt(before) === other.charCodeAt(before)) before++;
  let after = 0;
  while (
    after < shorter - before &&
    one.charCodeAt(one.length - 1 - after) === other.charCodeAt(other.length - 1 - after)
  ) {
    after++;
  }
  return { before, after };
}

/** The labels that links and footnotes can refer to. */
export function labelsOf(root: Root, text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes(']:')) return labels;
  visit(root, (node) => {
    if (node.type === 'definition') labels.add(node.identifier);
    if (node.type === 'footnoteDefinition') labels.add(`^${node.identifier}`);
  });
  return labels;
}

function joined(
  previous: MarkdownDocument,
  text: string,
  from: Cut | undefined,
  to: Cut | undefined,
  middle: Root,
  labels: ReadonlySet<string>,
): MarkdownDocument | undefined {
  const { root } = previous;
  const end = to?.offset ?? previous.text.length;
  const start = from?.offset ?? 0;
  const shift = {
    offset: text.length - previous.text.length,
    line:
      countLines(text.slice(start, end + text.length - previous.text.length)) -
      countLines(previous.text.slice(start, end)),
  };
  const children = [
    ...root.children.slice(0, from?.index ?? 0),
    ...middle.children,
    ...(to ? root.children.slice(to.index).map((node) => moveNode(node, shift)) : []),
  ];
  const position = root.position && {
    start: root.position.start,
    end: to ? movePoint(root.position.end, shift) : (middle.position?.end ?? root.position.end),
  };
  const whole: Root = { type: 'root', children, ...(position ? { position } : {}) };
  if (!sameLabels(labels, labelsOf(whole, text))) return undefined;
  return documentOf(previous.path, text, whole, joinedParts(previous, text, start, to, middle, shift));
}

function joinedParts(
  previous: MarkdownDocument,
  text: string,
  start: number,
  to: Cut | undefined,
  middle: Root,
  shift: Shift,
): Parts {
  const own = readParts(text, middle);
  const end = to?.offset ?? previous.text.length;
  const isStill = shift.offset === 0 && shift.line === 0;
  const join = <T extends Task | Fence>(old: readonly T[], between: readonly T[], move: (part: T) => T) => [
    ...old.filter((part) => part.start < start),
    ...between,
    ...old.filter((part) => part.start >= end).map((part) => (isStill ? part : move(part))),
  ];
  return {
    tasks: join(previous.tasks, own.tasks, (task) => moveTask(task, shift)),
    fences: join(previous.fences, own.fences, (fence) => moveFence(fence, shift)),
  };
}

function moveTask(task: Task, { offset, line }: Shift): Task {
  const { box, start, end } = task;
  return { ...task, line: task.line + line, box: box + offset, start: start + offset, end: end + offset };
}

function moveFence(fence: Fence, { offset, line }: Shift): Fence {
  const { start, end, textStart, textEnd } = fence;
  const places = { start: start + offset, end: end + offset };
  return { ...fence, ...places, line: fence.line + line, textStart: textStart + offset, textEnd: textEnd + offset };
}

function sameLabels(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((label) => other.has(label));
}
