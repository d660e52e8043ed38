// What of a version the page keeps for the next one: only what stands between is sent.
import type { Block, BlockPlace, Kept } from './protocol.ts';

/** Blocks as the page is to show them, and as it is told of them. */
export interface Sent {
  readonly blocks: readonly Block[];
  readonly kept?: Kept;
}

/**
 * What is to be sent of `blocks` to a page that shows `places` as `version`: nothing of the blocks at its start that
 * stay where they are, nor of those at its end that all move by as many lines, and no HTML that it has.
 */
export function sentOf(blocks: readonly Required<Block>[], places: readonly BlockPlace[], version: number): Sent {
  if (places.length === 0) return { blocks };
  const known = new Set(places.map(({ id }) => id));
  const lines = (blocks.at(-1)?.line ?? 0) - (places.at(-1)?.line ?? 0);
  const shorter = Math.min(blocks.length, places.length);
  let start = 0;
  while (start < shorter && isMoved(places[start], blocks[start], 0)) start += 1;
  let end = 0;
  while (end < shorter - start && isMoved(places.at(-1 - end), blocks.at(-1 - end), lines)) end += 1;
  const between = blocks.slice(start, blocks.length - end).map(({ id, line, endLine, html }): Block => ({
    ...{ id, line, endLine },
    ...(known.has(id) ? {} : { html }),
  }));
  return { blocks: between, kept: { version, start, end, lines } };
}

/** Whether it is the same block, so many lines further down. */
function isMoved(from: BlockPlace | undefined, to: BlockPlace | undefined, lines: number): boolean {
  return from?.id === to?.id && (from?.line ?? 0) + lines === to?.line && (from?.endLine ?? 0) + lines === to.endLine;
}
