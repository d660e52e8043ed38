// How often Planner states the size that readers gave an idea: they saw the idea alone, before there were rules for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../src/core/ask.ts';
import { read } from '../../src/core/fact.ts';
import type { PlanSize } from '../../src/documents/phases.ts';
import { outlineFact, readOutline, readRepository, sizes, type PlanOutline } from '../../src/workflows/phases/facts.ts';
import { planOutlineOf } from '../../src/workflows/phases/offline/outline.ts';
import { sizeOf } from '../../src/workflows/phases/sizing.ts';
import * as z from 'zod/mini';
import { row, type Row } from './report.ts';

/** `*.md` are ideas, `labels.json` their sizes by file name, `outlines/*.json` what a model replied when asked for the outline. */
export const sizesFolder = join(import.meta.dirname, '../fixtures/sizes');
/** Further ideas, labelled by their writer before the rules were looked at: rules were made on `seen`, never on `unseen`. */
export const furtherFolders = { seen: join(sizesFolder, 'seen'), unseen: join(sizesFolder, 'unseen') } as const;
const labelsShape = z.record(z.string(), z.enum(sizes));
/** Fewer say little. */
export const fewestSizes = 30;

/** An idea, the size that readers gave it, and the one that Planner states. */
export interface JudgedSize {
  readonly name: string;
  readonly label: PlanSize;
  readonly size: PlanSize;
  /** In steps. */
  readonly apart: number;
}

/** Every idea with a label, sized without a model. */
export function sizedOffline(path = sizesFolder): readonly JudgedSize[] {
  return labelled(path).map(({ name, label, idea }) =>
    judged(name, label, idea, planOutlineOf({ idea, references: [] })),
  );
}

/** The ideas for which a model's reply was recorded, sized from that reply. Throws where one cannot be read. */
export function sizedFromOutlines(path = sizesFolder): readonly JudgedSize[] {
  const folder = join(path, 'outlines');
  const recorded = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return labelled(path).flatMap(({ name, label, idea }) => {
    const file = name.replace(/\.md$/, '.json');
    if (!recorded.has(file)) return [];
    const reply = parseJson(readFileSync(join(folder, file), 'utf8'));
    const outline = readOutline(outlineFact.parse(reply, { idea }));
    if (outline === undefined) throw new Error(`${file} holds no outline`);
    return [judged(name, label, idea, outline)];
  });
}

/** The rows of this part of the report; those that differ, with what is said of them, go to the console. */
export function measureSizes(path = sizesFolder): Promise<readonly Row[]> {
  const offline = sizedOffline(path);
  const outlines = sizedFromOutlines(path);
  for (const [way, found] of [
    ['without a model', offline],
    ["from a model's outline", outlines],
  ] as const) {
    for (const { name, label, size, apart } of found) {
      if (apart > 0) console.log(`  ${name}: ${label} to the readers, ${size} ${way}`);
    }
  }
  const [alone, recorded] = [sharesOf(offline), sharesOf(outlines)];
  return Promise.resolve([
    row('sizes: ideas that readers labelled', offline.length),
    row('ideas fewer than a figure needs', Math.max(0, fewestSizes - offline.length), 'at most', 0),
    row('without a model: stated size agrees, %', alone.exact),
    row('without a model: off by one', alone.byOne),
    row('without a model: off by two or more', alone.byMore, 'at most', 0),
    ...Object.entries(furtherFolders).flatMap(([half, folder]) => {
      const shares = sharesOf(sizedOffline(folder));
      return [
        row(`${half} ideas, without a model: stated size agrees, %`, shares.exact),
        row(`${half} ideas, without a model: off by two or more`, shares.byMore, 'at most', 0),
      ];
    }),
    row("sizes from a model's outlines: ideas", outlines.length),
    row('outlines fewer than a figure needs', Math.max(0, fewestSizes - outlines.length), 'at most', 0),
    row('from outlines: stated size agrees, %', recorded.exact),
    row('from outlines: stated size differs, %', recorded.differs, 'at most', 15),
    row('from outlines: off by one', recorded.byOne),
    row('from outlines: off by two or more', recorded.byMore, 'at most', 0),
  ]);
}

interface Shares {
  readonly exact: number;
  readonly differs: number;
  readonly byOne: number;
  readonly byMore: number;
}

/** Shares in percent, counts of what is off. */
export function sharesOf(found: readonly JudgedSize[]): Shares {
  const count = (isMeant: (apart: number) => boolean) => found.filter(({ apart }) => isMeant(apart)).length;
  const share = (part: number) => (found.length === 0 ? 0 : (part * 100) / found.length);
  return {
    exact: share(count((apart) => apart === 0)),
    differs: share(count((apart) => apart > 0)),
    byOne: count((apart) => apart === 1),
    byMore: count((apart) => apart > 1),
  };
}

/** Whether there are labels at all. */
export function hasLabels(path = sizesFolder): boolean {
  return existsSync(join(path, 'labels.json'));
}

function labelled(path: string): readonly { readonly name: string; readonly label: PlanSize; readonly idea: string }[] {
  if (!hasLabels(path)) return [];
  const labels = read(labelsShape, JSON.parse(readFileSync(join(path, 'labels.json'), 'utf8')));
  return Object.entries(labels).map(([name, label]) => {
    const file = name.endsWith('.md') ? name : `${name}.md`;
    return { name: file, label, idea: readFileSync(join(path, file), 'utf8') };
  });
}

function judged(name: string, label: PlanSize, idea: string, outline: PlanOutline): JudgedSize {
  const { size } = sizeOf(outline, readRepository(undefined), idea);
  return { name, label, size, apart: Math.abs(sizes.indexOf(size) - sizes.indexOf(label)) };
}
