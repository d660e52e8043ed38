// Reads and writes files that are asked for as a whole, such as contracts, and never over what the user wrote.
import { parseDocument } from '../documents/document.ts';
import { applyEdits, smallestEdits } from '../documents/edit.ts';
import { speakerOf } from '../documents/phrases/phrases.ts';
import { contractEdits } from '../documents/speckit/decision/contractMarks.ts';
import { markEdits } from '../documents/speckit/decision/marks.ts';
import { stamped, withoutStamp } from '../documents/speckit/stamp.ts';
import { mainEol, withEol } from '../documents/text.ts';
import type { Part, RunContext } from './context.ts';
import { PlannerError } from './error.ts';
import { changeLock, lockPath, planLock, readLock, writeLock } from './locks.ts';
import { isPlanners, withInputs, withSection } from './provenance.ts';
import { bodyLanguage } from './steps/values.ts';

/** A file that is written as a whole. Its provenance stands in the lock of the feature's folder. */
export interface WholeFile {
  readonly id: string;
  readonly path: string;
  /** Its name in the lock. */
  readonly name: string;
  readonly folder: string;
}

/** How a file is written. */
export interface FileChange {
  readonly text: string;
  readonly repairs: number;
  readonly inputs: Readonly<Record<string, string>>;
  /** Write it over the user's text: only where the user has taken the proposal. */
  readonly taken?: boolean;
}

/** The key of a file in the lock: it has no sections. */
export const wholeKey = '';

/** A text without what the code puts in and takes out: the mark of provisional decisions, the time of writing. */
export function withoutMarks(path: string, text: string): string {
  const edits = /\.md$/i.test(path) ? markEdits(parseDocument(path, text), []) : contractEdits(path, text, []);
  return withoutStamp(path, applyEdits(text, edits ?? []));
}

/** A file's text as the lock knows it: without marks, whatever its line endings. */
export function ownText(path: string, text: string): string {
  return withEol(withoutMarks(path, text).replace(/^\ufeff/, ''), '\n');
}

/**
 * Writes a file. Where it is the user's, the text is kept as a proposal and nothing is written. Line endings and a byte
 * order mark stay as they are. Returns whether it was changed.
 */
export async function* writeWhole(context: RunContext, file: WholeFile, change: FileChange): Part<boolean> {
  for (let attempt = 0; ; attempt++) {
    try {
      return yield* tryWrite(context, file, change);
    } catch (error) {
      const isOvertaken = PlannerError.is(error, 'files.changed') || PlannerError.is(error, 'files.exists');
      if (!isOvertaken || attempt >= 3) throw error;
    }
  }
}

/** Keeps a text as a proposal beside what stands there, or instead of nothing. */
export async function* proposeWhole(context: RunContext, file: WholeFile, change: FileChange): Part<void> {
  const { id, path, name } = file;
  const { text, inputs } = change;
  const event = { kind: 'sectionProposed', artifact: id, path, section: name, text, inputs } as const;
  yield* changeLock(context, besideLock(file), event, (lock) => withInputs(lock, name, wholeKey, inputs));
}

/** A path in the folder of the lock. */
export function besideLock({ folder }: Pick<WholeFile, 'folder'>): string {
  return `${folder}/-`;
}

async function* tryWrite(context: RunContext, file: WholeFile, change: FileChange): Part<boolean> {
  const { files, snapshots } = context.ports;
  const { id, path, name } = file;
  const base = await files.read(path);
  const lock = await readLock(files, lockPath(besideLock(file)));
  const { inputs, repairs } = change;
  if (base !== undefined) {
    const own = ownText(path, base);
    if (own === ownText(path, change.text)) {
      const event = { kind: 'sectionKept', artifact: id, section: name } as const;
      yield* changeLock(context, besideLock(file), event, (known) => withInputs(known, name, wholeKey, inputs));
      return false;
    }
    if (!change.taken && !isPlanners(lock, name, wholeKey, own)) {
      yield* proposeWhole(context, file, change);
      return false;
    }
  }
  const speak = speakerOf(bodyLanguage(context.state(), context.ports.settings.language));
  const made = stamped(path, change.text, context.ports.clock.now(), speak);
  const text = base === undefined ? made : asIn(base, made);
  const before = base === undefined ? '' : await snapshots.keep(base);
  const after = await snapshots.keep(text);
  const { run } = context.state();
  const planned = await planLock(context, besideLock(file), (known) =>
    withSection(known, run, name, wholeKey, ownText(path, text), inputs),
  );
  if (base === undefined) await files.create(path, text);
  else await files.edit(path, base, smallestEdits(base, text));
  const locked = planned && { before: planned.before, after: planned.after, path: planned.path };
  try {
    yield {
      kind: 'sectionWritten',
      artifact: id,
      path,
      section: name,
      before,
      after,
      ...(locked ? { lock: locked } : {}),
      repairs,
    };
  } finally {
    await writeLock(context.ports, planned);
  }
  return true;
}

/** A text with the line endings and the byte order mark of another. */
function asIn(base: string, text: string): string {
  const bom = base.startsWith('\ufeff') ? '\ufeff' : '';
  return bom + withEol(text, mainEol(base));
}
