// Marks the blocks in which the rules found something.
import type { FindingMark } from '../vscode/preview/protocol.ts';

export interface FindingMarks {
  set(findings: readonly FindingMark[]): void;
  /** The blocks are others, or stand on other lines. */
  renew(): void;
}

const order: readonly FindingMark['severity'][] = ['info', 'warning', 'error'];

/** Marks blocks in `root`; the worst finding counts. */
export function markFindings(root: HTMLElement, blockAt: (line: number) => HTMLElement | undefined): FindingMarks {
  let marked = new Map<HTMLElement, FindingMark['severity']>();
  let shown: readonly FindingMark[] = [];
  const renew = (): void => {
    const wanted = new Map<HTMLElement, FindingMark['severity']>();
    for (const { line, severity } of shown) {
      const block = blockAt(line);
      const known = block && wanted.get(block);
      if (block && (known === undefined || order.indexOf(severity) > order.indexOf(known))) wanted.set(block, severity);
    }
    for (const block of marked.keys()) if (!wanted.has(block)) delete block.dataset.finding;
    for (const [block, severity] of wanted) if (root.contains(block)) block.dataset.finding = severity;
    marked = wanted;
  };
  return {
    renew,
    set(findings) {
      shown = findings;
      renew();
    },
  };
}
