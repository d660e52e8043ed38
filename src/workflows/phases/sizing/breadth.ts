// How wide a work is: the sides of the system, those who deal with it, how much is said, figures.
import { isCjk } from '../../../documents/words.ts';
import { split, type Clauses } from './clauses.ts';
import type { Reach } from './cues/cue.ts';
import { figuresIn, type Figure } from './figures.ts';
import { actorsIn, sidesIn } from './systems.ts';
import { signal, sumOf, type Weighed } from './weighed.ts';

/** Sides of the system, those who deal with it, how much is said, figures. */
export function breadth({ added, text, statements }: Clauses): readonly Weighed[] {
  const sides = sidesIn(added);
  const actors = actorsIn(added);
  // What is only told, about people and days, is nothing to be done.
  const clauses = statements.flatMap(split);
  const parts = clauses.length - Math.ceil(clauses.filter(isName).length / 2);
  const figures = figuresIn(text);
  const [much, many] = [figures.filter(({ name }) => name === 'scale'), figures.filter(({ name }) => name !== 'scale')];
  const found: readonly (readonly [string, string, number, Reach])[] = [
    ['systems', sides.join(', '), Math.min(1, (sides.length - 1) * 0.18), 'wide'],
    ['people concerned', actors.join(', '), (actors.length - 1) * 0.25, 'wide'],
    ['breadth', String(parts), wideness.find(([least]) => parts >= least)?.[1] ?? 0, 'wide'],
    ['figures', listOf(many), Math.min(1.4, sumOf(many)), 'vast'],
    ['scale', listOf(much), Math.min(1, sumOf(much)), 'deep'],
  ];
  return found
    .filter(([, , weight]) => weight > 0)
    .map(([name, detail, weight, reach]) => ({ ...signal(name, detail, weight), reach }));
}

/** A word alone, such as a field of a list: nothing is said of it, so it counts half. */
function isName(clause: string): boolean {
  return /^[\p{L}\p{N}_.[\]-]{1,12}$/u.test(clause) && !isCjk(clause);
}

function listOf(figures: readonly Figure[]): string {
  return figures.map(({ detail }) => detail).join(', ');
}

/** How much a number of clauses adds. */
const wideness: readonly (readonly [least: number, weight: number])[] = [
  [32, 0.6],
  [22, 0.45],
  [13, 0.3],
  [7, 0.15],
];
