// What a completed phase teaches for those to come: the model proposes, the user takes or leaves. Nothing is written before.
import * as z from 'zod/mini';
import { askFact } from '../../core/ask.ts';
import { PlannerError } from '../../core/error.ts';
import { read, schemaOf } from '../../core/fact.ts';
import type { Fact } from '../../core/workflow.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { smallestEdits } from '../../documents/edit.ts';
import { checkpointsFor } from '../../documents/phase/checkpoints.ts';
import { laterSections, withSection, type LaterSection } from '../../documents/phase/later.ts';
import { hash } from '../../documents/hash.ts';
import { labelNamed } from '../../documents/phase/state.ts';
import { findPhase } from '../../documents/phase/transition.ts';
import { say } from '../../documents/sentence.ts';
import type { Host } from '../host.ts';
import { readPlan } from './phases.ts';
import prompt from '../prompts/learn.md';

/** Another text for one section of a later phase. */
export interface PhaseChange {
  readonly path: string;
  /** The number of the completed phase that it was learnt from. */
  readonly from: string;
  /** The number of the phase whose section it is. */
  readonly phase: string;
  /** The title of the section. */
  readonly section: string;
  readonly why: string;
  /** Snapshots of the section's text as it is, and as it would be. */
  readonly before: string;
  readonly after: string;
}

/** What is shown to the model of later phases, in characters, and how many changes are taken from its reply. */
const most = { later: 24_000, done: 6000, changes: 6 };

/** Whether the model can tell what was learnt: the built-in one goes by rules, which do not know. */
export function canPropose({ ports: { model } }: Pick<Host, 'ports'>): boolean {
  return !model.name.startsWith('planner/');
}

/**
 * Asks the model which sections of planned phases should change now that a phase is completed. Replies that touch
 * anything else, or what only a step of a phase may write, are dropped. The built-in model proposes nothing.
 * Throws what the model and the Files port throw.
 */
export async function proposeChanges(
  host: Host,
  path: string,
  number: string,
  signal: AbortSignal,
): Promise<readonly PhaseChange[]> {
  const { model, snapshots, clock } = host.ports;
  if (!canPropose(host)) return [];
  const document = await readPlan(host.ports, path);
  const found = findPhase(document, number);
  if ('kind' in found || found.phase.status !== 'completed') return [];
  const sections = bounded(await notLeft(host, path, number, laterSections(document, found.phase.unit.start)));
  if (sections.length === 0) return [];
  const values = {
    phase: `${found.phase.unit.number} ${found.phase.unit.title}`,
    done: doneIn(document, number).slice(0, most.done),
    later: sections.map(shown).join('\n\n'),
    most: String(most.changes),
  };
  const question = {
    id: 'planner/learn',
    prompt: { name: 'learn', text: prompt },
    values,
    facts: values,
    sent: [path],
  };
  const asked = askFact(model, question, fact, {}, () => clock.now(), signal);
  let next = await asked.next();
  while (!next.done) next = await asked.next();
  const changes: PhaseChange[] = [];
  for (const { section: id, why, text } of read(shape, next.value).changes.slice(0, most.changes)) {
    const section = sections[Number(/^S(\d+)$/i.exec(id.trim())?.[1] ?? 0) - 1];
    if (!section || changes.some((one) => one.phase === section.phase && one.section === section.title)) continue;
    const changed = withSection(document, section, text);
    if (!changed || changed.body === section.body) continue;
    const [before, after] = [await snapshots.keep(section.body), await snapshots.keep(changed.body)];
    changes.push({ path, from: number, phase: section.phase, section: section.title, why: why.trim(), before, after });
  }
  return changes;
}

/**
 * Writes a change that the user has taken. Throws `files.changed` where the section is no longer what the change was
 * made for, or its phase is no longer planned.
 */
export async function takeChange(
  { ports: { files, snapshots } }: Pick<Host, 'ports'>,
  { path, phase, section: title, before, after }: Omit<PhaseChange, 'why' | 'from'>,
): Promise<void> {
  const document = await readPlan({ files }, path);
  const [base, wanted] = [await snapshots.read(before), await snapshots.read(after)];
  const section = laterSections(document, 0).find(
    (one) => one.phase === phase && one.title === title && one.body === base,
  );
  const changed = section && wanted !== undefined ? withSection(document, section, wanted) : undefined;
  if (!changed) {
    throw new PlannerError(
      'files.changed',
      say('“{0}” of phase {1} has changed since this was proposed.', title, phase),
      [say('Ask for it again.')],
    );
  }
  await files.edit(path, document.text, smallestEdits(document.text, changed.text));
}

/** Remembers that the user does not want a change: it is not proposed again while the section is as it is. */
export async function leaveChange(
  { ports: { snapshots } }: Pick<Host, 'ports'>,
  change: Pick<PhaseChange, 'path' | 'from' | 'phase' | 'section' | 'before'>,
): Promise<void> {
  const body = await snapshots.read(change.before);
  if (body !== undefined) await snapshots.keep(leftMark(change.path, change.from, { ...change, body }));
}

/** The sections of which no change was left after the same phase. */
async function notLeft(
  { ports: { snapshots } }: Pick<Host, 'ports'>,
  path: string,
  from: string,
  sections: readonly LaterSection[],
): Promise<readonly LaterSection[]> {
  const left = await Promise.all(
    sections.map((one) =>
      snapshots.has(leftMark(path, from, { phase: one.phase, section: one.title, body: one.body })),
    ),
  );
  return sections.filter((_, index) => left[index] !== true);
}

function leftMark(
  path: string,
  from: string,
  { phase, section, body }: { readonly phase: string; readonly section: string; readonly body: string },
): string {
  return JSON.stringify({ left: path, from, phase, section, body: hash(body) });
}

const shape = z.object({
  changes: z.array(z.object({ section: z.string(), why: z.string(), text: z.string() })),
});

const fact: Fact = {
  name: 'changes',
  description: 'The sections of later phases that should change, each with its whole new text.',
  schema: schemaOf(shape),
  parse: (value) => read(shape, value),
};

/** As many whole sections as there is room for: of half a section the other half would be lost. */
function bounded(sections: readonly LaterSection[]): readonly LaterSection[] {
  let room = most.later;
  return sections.filter(({ body }) => {
    if (body.length > room) return false;
    room -= body.length;
    return true;
  });
}

function shown({ phase, phaseTitle, title, body }: LaterSection, index: number): string {
  return `[S${index + 1}] Phase ${phase} ${phaseTitle}, section “${title}”:\n${body.trim()}`;
}

/** What the plan says of a completed phase: what changed, and what its checkpoints brought. */
function doneIn(document: MarkdownDocument, number: string): string {
  const found = findPhase(document, number);
  if ('kind' in found) return '';
  const { unit } = found.phase;
  const said = ['summary of changes', 'changes in git', 'waiver'].flatMap(
    (name) => labelNamed(unit, name)?.value ?? [],
  );
  const open = unit.exit.filter(({ state }) => state === 'open').map(({ text }) => `Left open: ${text}`);
  const answers = checkpointsFor(document, unit.number).flatMap(({ question, answer }) =>
    answer === undefined ? [] : [`${question} \u2014 ${answer}`],
  );
  return [...said, ...open, ...answers].join('\n');
}
