// How many planted faults the rules find, per rule, and what they say beside: of the fault, and of documents without one.
import { bases, besides, faults, findingsIn, judge, plant, textsOf } from '../fixtures/seeded/seeded.ts';
import { row, type Row } from './report.ts';

interface Count {
  found: number;
  all: number;
  beside: number;
}

/** The rows of this part of the report: recall for all faults, and for each rule. */
export async function measureSeeded(): Promise<readonly Row[]> {
  const correct = new Map(bases.map((base) => [base, textsOf(base)]));
  const before = new Map<string, Awaited<ReturnType<typeof findingsIn>>>();
  for (const [base, texts] of correct) before.set(base, await findingsIn(texts));
  const counts = new Map<string, Count>();
  for (const fault of faults) {
    const known = before.get(fault.base) ?? [];
    const after = await findingsIn(plant(correct.get(fault.base) ?? {}, fault));
    const isFound = judge(fault, known, after) !== 'missed';
    const beside = besides(fault, known, after);
    if (!isFound) console.log(`missed: ${fault.id} ${fault.rule} ${fault.path}:${fault.line} ${fault.why}`);
    for (const { rule, path, place } of beside) {
      console.log(`beside: ${fault.id} ${fault.rule} ${fault.path}:${fault.line} says ${rule} ${path}:${place.line}`);
    }
    const count = counts.get(fault.rule) ?? { found: 0, all: 0, beside: 0 };
    count.found += isFound ? 1 : 0;
    count.all += 1;
    count.beside += beside.length;
    counts.set(fault.rule, count);
  }
  const sum = (key: keyof Count) => [...counts.values()].reduce((total, count) => total + count[key], 0);
  const spoken = [...before.values()].flat().filter(({ severity }) => severity !== 'info').length;
  return [
    row('planted faults', sum('all'), 'at least', 300),
    row('planted faults that are found, %', (sum('found') / sum('all')) * 100, 'at least', 95),
    row('errors and warnings beside a planted fault', sum('beside')),
    row('errors and warnings in documents without a fault', spoken, 'at most', 0),
    ...[...counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([rule, { found, all, beside }]) =>
        row(`  ${rule}: found ${found} of ${all}, ${beside} beside, %`, (found / all) * 100),
      ),
  ];
}
