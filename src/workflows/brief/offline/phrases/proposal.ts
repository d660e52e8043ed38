// Reads a proposal from its eight lines: close to how a translator writes it.
import type { Proposal } from './types.ts';

/**
 * Lines: approach, flow, parts (`name: change | …`), question, why, answers, what is often left out, risks.
 * Items are parted by ` | `; a line of one dash holds none.
 */
export function proposal(lines: string): Proposal {
  const [approach = '', flow = '', parts = '', question = '', why = '', answers = '', outside = '', risks = ''] = lines
    .trim()
    .split('\n');
  return {
    approach,
    flow,
    parts: itemsOf(parts).map(partOf),
    question,
    why,
    answers: itemsOf(answers),
    outside: itemsOf(outside),
    risks: itemsOf(risks),
  };
}

function itemsOf(line: string): readonly string[] {
  return line === '-' ? [] : line.split(' | ');
}

function partOf(item: string): readonly [string, string] {
  const end = item.indexOf(': ');
  return [item.slice(0, end), item.slice(end + 2)];
}
