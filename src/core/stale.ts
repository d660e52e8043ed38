// What of an artifact is to be made: what is missing, what nobody has written, and what was made from what is no longer so.
import { bodyOf, findSection, parseDocument, type MarkdownDocument } from '../documents/document.ts';
import { hash } from '../documents/hash.ts';
import type { TemplateSection } from '../documents/template.ts';
import { templateOf } from './context.ts';
import { changedInputs, needsOf, providedInputs, type Inputs } from './inputs.ts';
import { lockPath, readLock } from './locks.ts';
import { needsOfOutput, outputsOf, readOrNothing, withOutputs, type Output } from './outputs.ts';
import type { Ports, Settings } from './ports.ts';
import { entryOf, type Lock } from './provenance.ts';
import { fileNameOf } from './record.ts';
import type { Proposal, RunState, SectionName } from './run.ts';
import { besideLock, ownText, wholeKey } from './wholeFile.ts';
import type { Facts, Workflow } from './workflow.ts';

/** `missing`: it is not there. `blank`: it holds what its template put there. `wished`: a wish changes it. */
export type Reason = 'missing' | 'blank' | 'stale' | 'wished';

/** A section, or a whole file, that is to be made. */
export interface Wanted {
  readonly reason: Reason;
  /** Names of the inputs that are others than when it was made. */
  readonly changed: readonly string[];
  /** The user has written it, or changed it since. */
  readonly isUsers: boolean;
}

export interface WantedSection extends Wanted {
  readonly section: TemplateSection;
}

/** What is known when an output is looked at. */
export interface Look {
  readonly output: Output;
  readonly facts: Facts;
  readonly lock: Lock | undefined;
  readonly inputs: Inputs;
  /** Sections that wishes change. */
  readonly targeted: readonly SectionName[];
  readonly proposals: readonly Proposal[];
}

/** The sections of a document that are to be made, in the order of its template. `made`: those that the code makes. */
export function wantedSections(
  { output, facts, lock, inputs, targeted, proposals }: Look,
  document: MarkdownDocument | undefined,
  made: readonly string[],
): readonly WantedSection[] {
  const { artifact, id, path } = output;
  return templateOf(artifact, facts).sections.flatMap((section): readonly WantedSection[] => {
    const { heading, container } = section;
    if (container || heading === artifact.frame.ledgerHeading || made.includes(heading)) return [];
    const found = document && findSection(document, heading);
    const isTargeted = targeted.some((one) => one.artifact === id && one.section === heading);
    const entry = document && entryOf(lock, fileNameOf(path), found?.key ?? heading);
    const changed = entry ? changedInputs(entry.inputs, needsOf(artifact, heading, facts), inputs) : [];
    if (!document || !found) {
      const wanted = { section, changed: [], isUsers: false };
      if (!entry) return [{ ...wanted, reason: 'missing' }];
      if (isTargeted) return [{ ...wanted, reason: 'wished' }];
      // One that was left out may be needed by now; one that the user took out stays out.
      return entry.hash === hash('') && changed.length > 0 ? [{ ...wanted, changed, reason: 'stale' }] : [];
    }
    const body = bodyOf(document, found);
    if (artifact.isBlank?.(heading, body, facts) === true) {
      return [{ section, changed: [], isUsers: false, reason: 'blank' }];
    }
    const isUsers = entry?.hash !== hash(body);
    if (isTargeted) return [{ section, changed, isUsers, reason: 'wished' }];
    const isOffered = proposals.some(
      (one) =>
        one.artifact === id && one.section === heading && isUpToDate(one, needsOf(artifact, heading, facts), inputs),
    );
    return changed.length > 0 && !isOffered ? [{ section, changed, isUsers, reason: 'stale' }] : [];
  });
}

/** Whether a whole file is to be made. */
export function wantedFile(
  { output, lock, inputs, targeted, proposals }: Look,
  text: string | undefined,
): Wanted | undefined {
  const { id, path, name, planned } = output;
  const needs = planned?.needs ?? [];
  const entry = entryOf(lock, name, wholeKey);
  const isTargeted = targeted.some((one) => one.artifact === id && one.section === name);
  const isOffered = proposals.some((one) => one.artifact === id && isUpToDate(one, needs, inputs));
  const changed = entry ? changedInputs(entry.inputs, needs, inputs) : [];
  const isUsers = text !== undefined && entry?.hash !== hash(ownText(path, text));
  if (isTargeted) return { reason: 'wished', changed, isUsers };
  if (isOffered) return undefined;
  // One that the user removed stays away.
  if (text === undefined) return entry ? undefined : { reason: 'missing', changed: [], isUsers };
  return changed.length > 0 ? { reason: 'stale', changed, isUsers } : undefined;
}

function isUpToDate({ inputs: made }: Proposal, needs: readonly string[], inputs: Inputs): boolean {
  return made !== undefined && changedInputs(made, needs, inputs).length === 0;
}

/** A section that was made from what is no longer so. */
export interface StaleSection {
  readonly artifact: string;
  readonly path: string;
  /** The heading; of a whole file its name. */
  readonly section: string;
  /** Names of the inputs that changed. */
  readonly inputs: readonly string[];
  /** The user has changed it: what is made anew will be proposed. */
  readonly isEdited: boolean;
}

/** All that the sections of a run's artifacts are made from, as it is now. */
export async function inputsNow(
  workflow: Workflow,
  state: RunState,
  { files, settings }: Pick<Ports, 'files' | 'settings'>,
): Promise<Inputs> {
  const outputs = outputsOf(workflow, state.facts, settings);
  const patterns = [...new Set(outputs.flatMap((output) => needsOfOutput(output, state.facts)))];
  return withOutputs(providedInputs(workflow, state), outputs, patterns, files);
}

/** The sections of a run's artifacts that are stale, in the order of the workflow. */
export async function findStale(
  workflow: Workflow,
  state: RunState,
  { files, settings }: Pick<Ports, 'files' | 'settings'>,
): Promise<readonly StaleSection[]> {
  const { facts, proposals } = state;
  const outputs = outputsOf(workflow, facts, settings);
  const inputs = await inputsNow(workflow, state, { files, settings });
  const locks = new Map<string, Lock | undefined>();
  const found: StaleSection[] = [];
  for (const output of outputs) {
    const { id, path } = output;
    const at = lockOf(output);
    if (!locks.has(at)) locks.set(at, await readLock(files, at));
    const text = await readOrNothing(files, path);
    if (text === undefined) continue;
    const look: Look = { output, facts, lock: locks.get(at), inputs, targeted: [], proposals };
    for (const { section, reason, changed, isUsers } of wantedOf(look, text, settings)) {
      if (reason === 'stale') found.push({ artifact: id, path, section, inputs: changed, isEdited: isUsers });
    }
  }
  return found;
}

/** Where the lock is that knows an output. */
export function lockOf(output: Output): string {
  return lockPath(output.planned ? besideLock(output) : output.path);
}

function wantedOf(look: Look, text: string, settings: Settings): readonly (Wanted & { readonly section: string })[] {
  const { output, facts } = look;
  if (output.planned) {
    const wanted = wantedFile(look, text);
    return wanted ? [{ ...wanted, section: output.name }] : [];
  }
  const made = Object.keys(output.artifact.frame.made?.(facts, settings) ?? {});
  return wantedSections(look, parseDocument(output.path, text), made).map((one) => ({
    ...one,
    section: one.section.heading,
  }));
}
