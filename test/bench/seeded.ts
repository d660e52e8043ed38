// How many planted faults the rules find, and how often they speak of a document that has none.
import { bases, faults, findingsIn, judge, plant, textsOf } from '../fixtures/seeded/seeded.ts';
import { row, type Row } from './report.ts';

/** The rows of this part of the report: recall for all faults, and for each rule that misses some. */
export async function measureSeeded(): Promise<readonly Row[]> {
  const correct = new Map(bases.map((base) => [base, textsOf(base)]));
  const before = new Map<string, Awaited<ReturnType<typeof findingsIn>>>();
  for (const [base, texts] of correct) before.set(base, await findingsIn(texts));
  const counts = new Map<string, { found: number; all: number }>();
  for (const fault of faults) {
    const texts = correct.get(fault.base) ?? {};
    const found = judge(fault, before.get(fault.base) ?? [], await findingsIn(plant(texts, fault)));
    const count = counts.get(fault.rule) ?? { found: 0, all: 0 };
    counts.set(fault.rule, { found: count.found + (found === 'missed' ? 0 : 1), all: count.all + 1 });
  }
  const sum = (key: 'found' | 'all') => [...counts.values()].reduce((total, count) => total + count[key], 0);
  const spoken = [...before.values()].flat().filter(({ severity }) => severity !== 'info').length;
  return [
    row('planted faults', sum('all')),
    row('planted faults that are missed, %', (1 - sum('found') / sum('all')) * 100, 'at most', 5),
    row('errors and warnings in documents without a fault', spoken, 'at most', 0),
    ...[...counts]
      .filter(([, { found, all }]) => found < all)
      .map(([rule, { found, all }]) => row(`  ${rule}: found ${found} of ${all}`, found / all)),
  ];
}
