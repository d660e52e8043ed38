// Lets a document follow what the run has learned anew: sections are moved, renamed and taken out in one change.
import { bodyOf, parseDocument } from '../../documents/document.ts';
import { smallestEdits } from '../../documents/edit.ts';
import { inputHashes, readArtifact, standingOf, writeSection, type Present } from '../artifact.ts';
import { artifactOf, type Part, type RunContext } from '../context.ts';
import { say } from '../../documents/sentence.ts';
import { PlannerError } from '../error.ts';
import { preambleOf } from '../framing.ts';
import { planLock, writeLock } from '../locks.ts';
import { withMoved } from '../provenance.ts';
import type { Following } from '../frame.ts';
import { refreshMade } from './preamble.ts';

/** Brings the document where its facts are, as one change that is taken back as one. Returns whether it changed. */
export async function* follow(step: { readonly artifact: string }, context: RunContext): Part<boolean> {
  const artifact = artifactOf(context, step.artifact);
  for (let attempt = 0; ; attempt++) {
    const present = yield* readArtifact(context, step.artifact);
    const following = present && artifact.follow?.(standingOf(present), context.state().facts);
    if (!present || !following) return false;
    for (const [name, value] of Object.entries(following.before)) yield { kind: 'factLearned', name, value };
    try {
      yield* move(step.artifact, context, present, following);
    } catch (error) {
      // The user typed between our reading and our writing: read again.
      if (!PlannerError.is(error, 'files.changed') || attempt >= 3) throw error;
      continue;
    }
    for (const [name, value] of Object.entries(following.facts)) yield { kind: 'factLearned', name, value };
    for (const note of following.notes) yield { kind: 'noted', note };
    yield* refreshMade(step, context);
    yield* propose(step.artifact, context, following.proposes);
    for (const section of following.withdraws)
      yield { kind: 'sectionProposed', artifact: step.artifact, path: present.path, section, text: '', goes: true };
    return true;
  }
}

/**
 * Takes out a section with all that stands below it, as the user has agreed to. Throws `files.changed` where it cannot go
 * any more.
 */
export async function* withdraw(step: { readonly artifact: string }, section: string, context: RunContext): Part<void> {
  const artifact = artifactOf(context, step.artifact);
  for (let attempt = 0; ; attempt++) {
    const present = yield* readArtifact(context, step.artifact);
    const following = present && artifact.withdraw?.(standingOf(present), context.state().facts, section);
    if (!present || !following) {
      throw new PlannerError('files.changed', say('“{0}” cannot be taken out any more.', section), [
        say('It was begun, renamed or removed since. Say again what should go.'),
      ]);
    }
    try {
      yield* move(step.artifact, context, present, following);
    } catch (error) {
      if (!PlannerError.is(error, 'files.changed') || attempt >= 3) throw error;
      continue;
    }
    for (const [name, value] of Object.entries(following.facts)) yield { kind: 'factLearned', name, value };
    yield* refreshMade(step, context);
    return;
  }
}

/** Writes the document, then the lock: a crash between the two leaves the sections to the user, never the reverse. */
async function* move(id: string, context: RunContext, present: Present, following: Following): Part<void> {
  const { document, path } = present;
  if (following.text === document.text) return;
  const { isPlanners } = standingOf(present);
  const after = parseDocument(path, following.text);
  if (after.sections.length !== following.order.length)
    throw new Error(`the sections of ${path} were not kept together`);
  const moved = after.sections.map((section, index) => {
    const was = following.order[index] ?? section.key;
    const old = document.sections.find(({ key }) => key === was);
    return { key: section.key, was, body: old && isPlanners(old) ? bodyOf(after, section) : undefined };
  });
  const file = path.slice(path.lastIndexOf('/') + 1);
  const { snapshots, files } = context.ports;
  const [before, kept] = [await snapshots.keep(document.text), await snapshots.keep(following.text)];
  const lock = await planLock(context, path, (old) => withMoved(old, context.state().run, file, moved));
  await files.edit(path, document.text, smallestEdits(document.text, following.text));
  yield {
    kind: 'sectionWritten',
    artifact: id,
    path,
    section: following.heading,
    before,
    after: kept,
    ...(lock ? { lock: { before: lock.before, after: lock.after } } : {}),
    repairs: 0,
  };
  await writeLock(context.ports, lock);
}

async function* propose(id: string, context: RunContext, headings: readonly string[]): Part<void> {
  const artifact = artifactOf(context, id);
  const { facts } = context.state();
  const { settings } = context.ports;
  const made = artifact.frame.made?.(facts, settings) ?? {};
  for (const heading of headings) {
    const body = made[heading];
    if (body === undefined) continue;
    yield* writeSection(
      context,
      id,
      { heading, body, repairs: 0, inputs: inputHashes({}) },
      preambleOf(artifact, facts, settings),
    );
  }
}
