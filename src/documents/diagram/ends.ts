// Blocks that are closed by `end`: as many ends as blocks.
import { unifyLines } from './statements.ts';

/** Adds the ends that are missing at the end of the text and takes away those for which no block is open. */
export function balancedEnds(text: string, start: RegExp): string {
  let open = 0;
  const lines = unifyLines(text).trimEnd().split('\n');
  const kept = lines.filter((line) => {
    if (start.test(line)) open++;
    if (!/^\s*end\s*;?\s*$/.test(line)) return true;
    if (open === 0) return false;
    open--;
    return true;
  });
  if (open === 0 && kept.length === lines.length) return text;
  return `${[...kept, ...Array.from({ length: open }, () => 'end')].join('\n')}\n`;
}
