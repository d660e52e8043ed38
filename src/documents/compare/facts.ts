// What changed between two documents in what they state: requirements, criteria, stories, decisions, tasks, phases.
import type { MarkdownDocument } from '../document.ts';
import { lineAt, lineStarts } from '../lines.ts';
import { isPhasePlan, readPhasePlan } from '../phases.ts';
import { defined, definitionIn, plainLine } from '../speckit/definition.ts';
import type { IdFamily } from '../speckit/ids.ts';
import { outlineOf } from '../speckit/outline.ts';
import { readTasks } from '../speckit/tasks.ts';

export type FactFamily = 'requirement' | 'criterion' | 'story' | 'decision' | 'task' | 'phase';

/** One fact that is not as it was. `state`: its words are the same, a task was done or a phase completed. */
export interface FactChange {
  readonly kind: 'added' | 'removed' | 'reworded' | 'state';
  readonly family: FactFamily;
  /** As it is written, in the later document where it is there. */
  readonly id: string;
  /** Its words, or its state where that changed. */
  readonly before?: string;
  readonly after?: string;
  /** Of its line in the later document, else in the earlier one, from 1. */
  readonly line: number;
}

/** The changes, by family, in the order of the later document; what was removed comes last in its family. */
export function compareFacts(before: MarkdownDocument, after: MarkdownDocument): readonly FactChange[] {
  const [old, now] = [factsIn(before), factsIn(after)];
  const changes: FactChange[] = [];
  for (const [key, fact] of now) {
    const was = old.get(key);
    const { family, id, line } = fact;
    if (!was) changes.push({ kind: 'added', family, id, after: fact.text, line });
    else if (was.text !== fact.text)
      changes.push({ kind: 'reworded', family, id, before: was.text, after: fact.text, line });
    else if (was.state !== fact.state)
      changes.push({ kind: 'state', family, id, before: was.state, after: fact.state, line });
  }
  for (const [key, { family, id, text, line }] of old) {
    if (!now.has(key)) changes.push({ kind: 'removed', family, id, before: text, line });
  }
  return families.flatMap((family) => changes.filter((change) => change.family === family));
}

interface Fact {
  readonly family: FactFamily;
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly line: number;
}

const families: readonly FactFamily[] = ['requirement', 'criterion', 'story', 'decision', 'task', 'phase'];

const familyOf: Readonly<Record<Exclude<IdFamily, 'T'>, FactFamily>> = {
  FR: 'requirement',
  NFR: 'requirement',
  SC: 'criterion',
  US: 'story',
  TD: 'decision',
};

function factsIn(document: MarkdownDocument): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  const add = (key: string, fact: Fact): void => {
    if (!facts.has(key)) facts.set(key, fact);
  };
  const starts = lineStarts(document.text);
  for (const { family, id, key, rest, entry } of defined(
    outlineOf(document).flatMap((one) => definitionIn(one) ?? []),
  )) {
    if (family === 'T') continue;
    const words = entry.kind === 'row' ? entry.cells.slice(1).join(' · ') : rest;
    add(key, { family: familyOf[family], id, text: plainLine(words), state: '', line: lineAt(starts, entry.start) });
  }
  for (const { id, key, title, state, span } of readTasks(document).tasks) {
    add(key, { family: 'task', id, text: title, state, line: span.line });
  }
  if (!isPhasePlan(document)) return facts;
  for (const { number, title, status, statusText, span } of readPhasePlan(document).phases) {
    const state = status ?? statusText;
    add(`phase ${number}`, { family: 'phase', id: number, text: title, state, line: span.line });
  }
  return facts;
}
