// Tells what became of a section, and keeps the lock in step with it.
import { findSection, type MarkdownDocument } from '../documents/document.ts';
import type { Part, RunContext } from './context.ts';
import { changeLock, writeLock, type LockChange } from './locks.ts';
import { withInputs, withSection } from './provenance.ts';
import type { RunEventBody } from './run.ts';

/** How a section is written. */
export interface SectionChange {
  readonly heading: string;
  /** The new own text; `undefined` takes the section out. */
  readonly body: string | undefined;
  /** Rounds of repair that it took. */
  readonly repairs: number;
  /** How many findings are left in it after that. */
  readonly left?: number;
  /** Hashes of what it was made from. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Write it over the user's text: only where the user has taken the proposal. */
  readonly taken?: boolean;
  /** Whether what stands there was written by nobody, such as the notes of a template. */
  readonly isVacant?: (body: string) => boolean;
  /** What it was made from is remembered also where nothing is written: it was looked at. */
  readonly remembers?: boolean;
}

/** A document as it stood when the section was looked at. */
export interface Written {
  readonly artifact: { readonly id: string };
  readonly path: string;
  readonly document: MarkdownDocument;
}

/** Nothing is written. `text`: of a section that is not there, for the lock to know that it was left out. */
export async function* recordKept(
  context: RunContext,
  current: Written,
  change: SectionChange,
  text: '' | undefined,
): Part<boolean> {
  if (!change.remembers) return false;
  yield* recordOutcome(
    context,
    current,
    { kind: 'sectionKept', artifact: current.artifact.id, section: change.heading },
    change,
    text,
  );
  return false;
}

/** Tells what became of a section, and remembers what it was looked at by. */
export async function* recordOutcome(
  context: RunContext,
  { path, document }: Written,
  event: RunEventBody,
  { heading, inputs, remembers }: SectionChange,
  text?: '',
): Part<void> {
  if (!remembers) {
    yield event;
    return;
  }
  const [file, key] = [fileNameOf(path), findSection(document, heading)?.key ?? heading];
  const { run } = context.state();
  yield* changeLock(context, path, event, (lock) =>
    text === undefined ? withInputs(lock, file, key, inputs) : withSection(lock, run, file, key, text, inputs),
  );
}

/** Tells what was written. The lock is written also where nobody wants to hear more. */
export async function* recordWrite(
  context: RunContext,
  artifact: string,
  path: string,
  change: SectionChange,
  [before, after]: readonly [string, string],
  lock: LockChange | undefined,
): Part<void> {
  try {
    yield {
      kind: 'sectionWritten',
      artifact,
      path,
      section: change.heading,
      before,
      after,
      ...(lock ? { lock: { before: lock.before, after: lock.after } } : {}),
      repairs: change.repairs,
      ...(change.left === undefined ? {} : { left: change.left }),
    };
  } finally {
    await writeLock(context.ports, lock);
  }
}

/** The last name of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
