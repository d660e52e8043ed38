// How often Planner without a model states the size that readers gave an idea: they saw the idea alone, before there were rules.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/core/fact.ts';
import { readRepository, sizes } from '../../src/workflows/phases/facts.ts';
import { planOutlineOf } from '../../src/workflows/phases/offline/outline.ts';
import { sizeOf } from '../../src/workflows/phases/sizing.ts';
import * as z from 'zod/mini';
import { row, type Row } from './report.ts';

const folder = join(import.meta.dirname, '../fixtures/sizes');
const labelsShape = z.record(z.string(), z.enum(sizes));
/** Fewer say little. */
const fewest = 30;

/** The rows of this part of the report; those that differ, with what is said of them, go to the console. */
export function measureSizes(path = folder): Promise<readonly Row[]> {
  const file = join(path, 'labels.json');
  const labels = existsSync(file) ? read(labelsShape, JSON.parse(readFileSync(file, 'utf8'))) : {};
  const judged = Object.entries(labels).map(([name, label]) => {
    const idea = readFileSync(join(path, name), 'utf8');
    const { size } = sizeOf(planOutlineOf({ idea, references: [] }), readRepository(undefined), idea);
    return { name, label, size, apart: Math.abs(sizes.indexOf(size) - sizes.indexOf(label)) };
  });
  for (const { name, label, size, apart } of judged) {
    if (apart > 0) console.log(`  ${name}: ${label} to the readers, ${size} to Planner`);
  }
  const share = (count: number) => (judged.length === 0 ? 0 : (count * 100) / judged.length);
  const exact = judged.filter(({ apart }) => apart === 0).length;
  return Promise.resolve([
    row('sizes without a model: ideas that readers labelled', judged.length),
    row('ideas fewer than a figure needs', Math.max(0, fewest - judged.length), 'at most', 0),
    row('stated size agrees, %', share(exact)),
    row('stated size differs, %', share(judged.length - exact), 'at most', 15),
    row('off by one', judged.filter(({ apart }) => apart === 1).length),
    row('off by two or more', judged.filter(({ apart }) => apart > 1).length, 'at most', 0),
  ]);
}
