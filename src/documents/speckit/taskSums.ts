// The table of phases with the number and points of their tasks, counted anew: a repair may have added tasks.
import type { MarkdownDocument } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { keysOf, referencesIn } from './ids.ts';
import { readTasks, type FeatureTask } from './tasks.ts';

/** Edits that set tasks and points of each row to what the phases have; what cannot be read as a count stays. */
export function taskSumEdits(document: MarkdownDocument): readonly TextEdit[] {
  const section = document.sections.find(({ depth, title }) => depth === 2 && /points|effort|estimate/i.test(title));
  const { tasks, repeated } = readTasks(document);
  if (section === undefined || tasks.length === 0 || repeated.length > 0) return [];
  const text = document.text.slice(section.headingEnd, section.bodyEnd);
  const rows = [...text.matchAll(/^\|.*\|[ \t]*$/gm)];
  const columns = cellsOf(rows[0]?.[0] ?? '');
  const [at, points] = [/task/i, /point/i].map((name) => columns.findIndex((cell) => name.test(cell)));
  if (at === undefined || points === undefined || at < 1 || points < 1) return [];
  // "60 without Phase 6" counts something else: the other rows would no longer add up to it.
  if (rows.some(([row]) => sumName.test(row) && partly.test(row))) return [];
  const edits = rows.slice(2).flatMap((row): readonly TextEdit[] => {
    const cells = cellsOf(row[0]);
    const [name = ''] = cells;
    const number = /^\W*(?:phase )?(\d{1,2})\b/i.exec(name)?.[1];
    const isSum = sumName.test(name);
    if (number === undefined && !isSum) return [];
    const own = isSum ? tasks : tasks.filter(({ phase }) => phaseOf(phase) === number);
    if (own.length === 0) return [];
    const counted = [withTasks(cells[at] ?? '', own), withNumber(cells[points] ?? '', pointsOf(own))];
    const changed = cells.map((cell, index) => (index === at ? counted[0] : index === points ? counted[1] : cell));
    if (changed.every((cell, index) => cell === cells[index])) return [];
    const start = section.headingEnd + row.index;
    return [{ start, end: start + row[0].length, text: `| ${changed.join(' | ')} |`.replaceAll('|  |', '| |') }];
  });
  return edits;
}

const sumName = /^\W*(?:sum|total|summe|gesamt|suma|somme|soma|totale)\b/i;
const partly = /\b(?:without|except|excluding|ohne|außer|sans|sin|sem|senza)\b/i;

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function phaseOf(heading: string): string | undefined {
  return /^phase (\d{1,2})\b/i.exec(heading)?.[1];
}

/** A count, or the ids: `T010–T024` becomes `T010–T024, T033`. */
function withTasks(cell: string, tasks: readonly FeatureTask[]): string {
  const named = keysOf(referencesIn(cell));
  if (named.size === 0) return withNumber(cell, tasks.length);
  const isSame = named.size === tasks.length && tasks.every(({ key }) => named.has(key));
  const isOnlyIds = /^(?:\W|T\d+|to|bis|and|und)+$/.test(cell);
  return isSame || !isOnlyIds ? cell : idsOf(tasks);
}

function withNumber(cell: string, count: number | undefined): string {
  const numbers = cell.match(/\d+(?:[.,]\d+)?/g) ?? [];
  return count === undefined || numbers.length !== 1 ? cell : cell.replace(numbers[0] ?? '', String(count));
}

/** The sum; nothing where a task has none. */
function pointsOf(tasks: readonly FeatureTask[]): number | undefined {
  const each = tasks.map(({ body }) => /\b(\d{1,3})\s*(?:points?|punkte?|puntos?|pontos?|punti)\b/i.exec(body)?.[1]);
  return each.every((one) => one !== undefined) ? each.reduce((sum, one) => sum + Number(one), 0) : undefined;
}

function idsOf(tasks: readonly FeatureTask[]): string {
  const sorted = tasks.map(({ id }) => ({ id, number: Number(/\d+/.exec(id)?.[0] ?? 0) }));
  const runs: (typeof sorted)[] = [];
  for (const one of sorted.toSorted((first, second) => first.number - second.number)) {
    const last = runs.at(-1);
    if (last?.at(-1)?.number === one.number - 1) last.push(one);
    else runs.push([one]);
  }
  return runs
    .map((run) => [run[0]?.id, ...(run.length > 1 ? [run.at(-1)?.id] : [])].join(run.length > 2 ? '–' : ', '))
    .join(', ');
}
