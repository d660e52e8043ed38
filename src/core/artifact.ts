// Reads and writes the artifacts of a run, section by section, and never over what the user wrote.
import { bodyOf, findSection, parseDocument, type MarkdownDocument, type Section } from '../documents/document.ts';
import { applyEdits, insertSection, removeSection, setBody, smallestEdits } from '../documents/edit.ts';
import type { TextEdit } from '../documents/finding.ts';
import { hash } from '../documents/hash.ts';
import { say } from '../documents/sentence.ts';
import type { TemplateSection } from '../documents/template.ts';
import { artifactOf, templateOf, type Part, type RunContext } from './context.ts';
import { PlannerError } from './error.ts';
import { lockPath, planLock, readLock } from './locks.ts';
import { isPlanners, lockName, runOf, withSection, type Lock } from './provenance.ts';
import { fileNameOf, recordKept, recordOutcome, recordWrite, type SectionChange } from './record.ts';
import type { Standing } from './frame.ts';
import type { Artifact } from './workflow.ts';

/** An artifact as it stands on disk. */
export interface Present {
  readonly artifact: Artifact;
  readonly path: string;
  readonly document: MarkdownDocument;
  readonly lock: Lock | undefined;
}

/** Reads an artifact of the run; finds it again where the user renamed its folder. Returns nothing where it is gone. */
export async function* readArtifact(context: RunContext, id: string): Part<Present | undefined> {
  const { files } = context.ports;
  const path = context.state().artifacts[id];
  if (path === undefined) return undefined;
  const text = await files.read(path);
  if (text !== undefined) return present(context, id, path, text);
  const moved = await findMoved(context, path);
  if (moved === undefined) return undefined;
  yield { kind: 'artifactMoved', artifact: id, path: moved.path };
  return present(context, id, moved.path, moved.text);
}

/** The document, and which of its sections are still as Planner wrote them. */
export function standingOf({ document, path, lock }: Present): Standing {
  const file = fileNameOf(path);
  return {
    document,
    isPlanners: (section) => isPlanners(lock, file, section.key, bodyOf(document, section)),
  };
}

/**
 * Writes one section. Where the section is the user's, the text is kept as a proposal and nothing is written.
 * Makes the file, framed by `preamble`, where it is not there yet. Returns whether the document was changed.
 */
export async function* writeSection(
  context: RunContext,
  id: string,
  change: SectionChange,
  preamble: string,
): Part<boolean> {
  for (let attempt = 0; ; attempt++) {
    try {
      return yield* tryWrite(context, id, change, preamble);
    } catch (error) {
      // The user typed between our reading and our writing: read again.
      if (!PlannerError.is(error, 'files.changed') || attempt >= 3) throw error;
    }
  }
}

/** Changes a section whatever its owner, by edits that keep all that the user wrote. Returns whether it changed. */
export async function* spliceSection(
  context: RunContext,
  id: string,
  heading: string,
  splice: (document: MarkdownDocument) => readonly TextEdit[],
): Part<boolean> {
  for (let attempt = 0; ; attempt++) {
    const current = yield* readArtifact(context, id);
    if (!current) return false;
    const edits = splice(current.document);
    if (edits.length === 0) return false;
    try {
      yield* store(context, current, edits, { heading, body: '', repairs: 0, inputs: {} });
      return true;
    } catch (error) {
      if (!PlannerError.is(error, 'files.changed') || attempt >= 3) throw error;
    }
  }
}

async function* tryWrite(context: RunContext, id: string, change: SectionChange, preamble: string): Part<boolean> {
  const artifact = artifactOf(context, id);
  const current = yield* readArtifact(context, id);
  if (!current) return yield* create(context, artifact, change, preamble);
  const { document, lock, path } = current;
  const section = findSection(document, change.heading);
  const file = fileNameOf(path);
  if (!section) {
    if (change.body === undefined) return yield* recordKept(context, current, change, '');
  } else {
    const body = bodyOf(document, section);
    if (change.body !== undefined && hash(body) === hash(change.body)) {
      return yield* recordKept(context, current, change, undefined);
    }
    const isFree = change.taken || change.isVacant?.(body) || isPlanners(lock, file, section.key, body);
    if (!isFree) {
      if (change.body === undefined) return yield* recordKept(context, current, change, undefined);
      const { heading, body: text, inputs } = change;
      const proposal = { artifact: id, path, section: heading, text, ...(change.remembers ? { inputs } : {}) };
      yield* recordOutcome(context, current, { kind: 'sectionProposed', ...proposal }, change);
      return false;
    }
    // What stands below it is the user's, and would go with it.
    if (change.body === undefined && section.end !== section.bodyEnd) {
      return yield* recordKept(context, current, change, undefined);
    }
  }
  const order = templateOf(artifact, context.state().facts).sections;
  const edit = editsFor(document, section, change, order);
  yield* store(context, current, edit, change);
  return true;
}

function editsFor(
  document: MarkdownDocument,
  section: Section | undefined,
  change: SectionChange,
  template: readonly TemplateSection[],
): readonly TextEdit[] {
  if (section) {
    return [change.body === undefined ? removeSection(document, section) : setBody(document, section, change.body)];
  }
  const at = template.findIndex(({ heading }) => heading === change.heading);
  const order = template.map(({ heading }) => heading);
  const depth = template[at]?.depth ?? 2;
  const inserted = insertSection(document, change.heading, depth, change.body ?? '', order);
  // “## 3. Scope” comes with the first of its subsections.
  const parent = template.slice(0, Math.max(0, at)).findLast((candidate) => candidate.depth < depth);
  if (!parent?.container || findSection(document, parent.heading)) return [inserted];
  const child = parseDocument(document.path, applyEdits(document.text, [inserted]));
  const whole = applyEdits(child.text, [insertSection(child, parent.heading, parent.depth, '', order)]);
  return smallestEdits(document.text, whole);
}

async function* create(
  context: RunContext,
  artifact: Artifact,
  change: SectionChange,
  preamble: string,
): Part<boolean> {
  const path = context.state().artifacts[artifact.id];
  if (path === undefined || change.body === undefined) return false;
  const sections = templateOf(artifact, context.state().facts).sections;
  const empty = parseDocument(path, preamble.trimEnd() + '\n');
  const text = applyEdits(empty.text, editsFor(empty, undefined, change, sections));
  const document = parseDocument(path, text);
  const { run } = context.state();
  const vouchFor = (lock: Lock | undefined, section: Section): Lock =>
    withSection(lock, run, fileNameOf(path), section.key, bodyOf(document, section), change.inputs);
  const [title, ...others] = document.sections;
  const lock = title && (await planLock(context, path, (old) => others.reduce(vouchFor, vouchFor(old, title))));
  await context.ports.files.create(path, text);
  yield* recordWrite(context, artifact.id, path, change, ['', await context.ports.snapshots.keep(text)], lock);
  return true;
}

/** Writes the document, then the lock: a crash between the two leaves the section to the user, never the reverse. */
async function* store(
  context: RunContext,
  current: Present,
  edits: readonly TextEdit[],
  change: SectionChange,
): Part<void> {
  const { artifact, path, document } = current;
  const text = applyEdits(document.text, edits);
  if (text === document.text) return;
  const before = await context.ports.snapshots.keep(document.text);
  const after = await context.ports.snapshots.keep(text);
  const changed = parseDocument(path, text);
  const section = findSection(changed, change.heading);
  const key = section?.key ?? change.heading;
  const body = section ? bodyOf(changed, section) : change.remembers ? '' : undefined;
  const { run } = context.state();
  const lock = await planLock(context, path, (old) =>
    withSection(old, run, fileNameOf(path), key, body, change.inputs),
  );
  await context.ports.files.edit(path, document.text, edits);
  yield* recordWrite(context, artifact.id, path, change, [before, after], lock);
}

async function present(context: RunContext, id: string, path: string, text: string): Promise<Present> {
  const lock = await readLock(context.ports.files, lockPath(path));
  return { artifact: artifactOf(context, id), path, document: parseDocument(path, text), lock };
}

/** Looks beside the old folder for one whose lock names this run. */
async function findMoved(context: RunContext, path: string): Promise<{ path: string; text: string } | undefined> {
  const { files } = context.ports;
  const folder = folderOf(path);
  const parent = folderOf(folder);
  for (const name of await files.list(parent)) {
    if (!name.endsWith('/') || parent + '/' + name === folder + '/') continue;
    const candidate = `${parent}/${name}${fileNameOf(path)}`;
    const lock = await readLock(files, `${parent}/${name}${lockName}`);
    if (runOf(lock, fileNameOf(path)) !== context.state().run) continue;
    const text = await files.read(candidate);
    if (text !== undefined) return { path: candidate, text };
  }
  return undefined;
}

/** The hash of each value, as the inputs of a section. */
export function inputHashes(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hash(value)]));
}

/** The folder of a path, without the slash. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The error for a document that the user removed. */
export function gone(path: string): PlannerError {
  return new PlannerError('run.unknown', say('{0} is not there any more, so there is nothing to revise.', path), [
    say('Start a new plan, or undo the deletion and resume the run.'),
  ]);
}
