// Two documents side by side: rows of blocks, section by section, with what changed in them.
import { diffArrays } from 'diff';
import { BlockRenderer, type BlockOptions, type RenderedBlock } from '../blocks.ts';
import type { MarkdownDocument } from '../document.ts';
import { alignParts, type Pair, type PairKind, type Part } from './align.ts';
import { markWords, type MarkedBlocks } from './words.ts';

/** A block of one side as it is shown. */
export interface ComparedBlock {
  readonly html: string;
  /** First line in its document, from 1. */
  readonly line: number;
}

export interface ComparedRow {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before?: ComparedBlock;
  readonly after?: ComparedBlock;
}

/** A section with its rows. */
export interface ComparedSection {
  readonly kind: PairKind;
  /** As it is called now; empty for what stands before the first heading. */
  readonly title: string;
  /** As it was called, where that is another name. */
  readonly was?: string;
  readonly depth: number;
  readonly rows: readonly ComparedRow[];
}

/** A comparison of documents with more lines than this, of both together, is refused: nobody reads it. */
export const mostComparedLines = 100_000;

/** Compares two documents. Each block of both comes once, in the order of `alignParts`. */
export function compareDocuments(
  before: MarkdownDocument,
  after: MarkdownDocument,
  options: BlockOptions,
): readonly ComparedSection[] {
  // One renderer for both: what stands in both is rendered once.
  const renderer = new BlockRenderer(options);
  const [old, now] = [placed(before, renderer), placed(after, renderer)];
  const blocksOf = (blocks: typeof old, part: Part | undefined) => (part && blocks.get(part.start)) ?? [];
  return alignParts(before, after).map((pair) =>
    sectionOf(pair, blocksOf(old, pair.before), blocksOf(now, pair.after)),
  );
}

/** The blocks of a document by the start of the part that they begin in. */
function placed(document: MarkdownDocument, renderer: BlockRenderer): ReadonlyMap<number, readonly RenderedBlock[]> {
  const { sections } = document;
  const byStart = new Map<number, RenderedBlock[]>();
  let at = -1;
  for (const block of renderer.renderDocument(document)) {
    while ((sections[at + 1]?.line ?? Infinity) <= block.line) at++;
    const start = sections[at]?.start ?? 0;
    const group = byStart.get(start);
    if (group) group.push(block);
    else byStart.set(start, [block]);
  }
  return byStart;
}

function sectionOf(
  { kind, before, after }: Pair,
  old: readonly RenderedBlock[],
  now: readonly RenderedBlock[],
): ComparedSection {
  const title = (after ?? before)?.title ?? '';
  return {
    kind,
    title,
    ...(before && after && before.title !== after.title ? { was: before.title } : {}),
    depth: (after ?? before)?.depth ?? 0,
    rows: rowsOf(old, now),
  };
}

function rowsOf(old: readonly RenderedBlock[], now: readonly RenderedBlock[]): readonly ComparedRow[] {
  const rows: ComparedRow[] = [];
  let [oldAt, nowAt] = [0, 0];
  let gone: RenderedBlock[] = [];
  let come: RenderedBlock[] = [];
  const close = (): void => {
    rows.push(...pairedRows(gone, come));
    gone = [];
    come = [];
  };
  const changes = diffArrays(
    old.map(({ html }) => html),
    now.map(({ html }) => html),
  );
  for (const { added, removed, count } of changes) {
    if (removed) {
      gone.push(...old.slice(oldAt, oldAt + count));
      oldAt += count;
    } else if (added) {
      come.push(...now.slice(nowAt, nowAt + count));
      nowAt += count;
    } else {
      close();
      for (let index = 0; index < count; index++) {
        const [before, after] = [old[oldAt++], now[nowAt++]];
        if (before && after) rows.push({ kind: 'same', before: shown(before), after: shown(after) });
      }
    }
  }
  close();
  return rows;
}

/** Less than this part of their words in common, and blocks are two, not one that changed. */
const leastSimilar = 0.3;

/** Blocks that changed beside each other, as far as they have words in common; order is kept. */
function pairedRows(gone: readonly RenderedBlock[], come: readonly RenderedBlock[]): readonly ComparedRow[] {
  const rows: ComparedRow[] = [];
  let at = 0;
  for (const before of gone) {
    let marked: MarkedBlocks | undefined;
    const found = come.slice(at).findIndex((after) => {
      if (!isSameSort(before, after)) return false;
      marked = markWords(before.html, after.html);
      return similarityOf(before, after, marked) >= leastSimilar;
    });
    if (found < 0) {
      rows.push({ kind: 'removed', before: shown(before) });
      continue;
    }
    for (const added of come.slice(at, at + found)) rows.push({ kind: 'added', after: shown(added) });
    const after = come[at + found];
    at += found + 1;
    if (after) rows.push(changedRow(before, after, marked));
  }
  for (const added of come.slice(at)) rows.push({ kind: 'added', after: shown(added) });
  return rows;
}

function changedRow(before: RenderedBlock, after: RenderedBlock, marked: MarkedBlocks | undefined): ComparedRow {
  return {
    kind: 'changed',
    before: { html: marked?.before ?? before.html, line: before.line },
    after: { html: marked?.after ?? after.html, line: after.line },
  };
}

function similarityOf(before: RenderedBlock, after: RenderedBlock, marked: MarkedBlocks | undefined): number {
  if (isDiagram(before)) return 1;
  return marked?.similarity ?? (before.html === after.html ? 1 : 0);
}

/** A heading is compared with a heading, a table with a table. */
function isSameSort(one: RenderedBlock, other: RenderedBlock): boolean {
  return sortOf(one) === sortOf(other);
}

function sortOf({ html }: RenderedBlock): string {
  const name = /^<(\w+)/.exec(html)?.[1] ?? '';
  return name === 'div' ? (/^<div[^>]*class="([^"]*)"/.exec(html)?.[1] ?? name) : name.replace(/^h[1-6]$/, 'heading');
}

function isDiagram({ html }: RenderedBlock): boolean {
  return /^<div[^>]*class="[^"]*\bdiagram\b/.test(html);
}

function shown({ html, line }: RenderedBlock): ComparedBlock {
  return { html, line };
}
