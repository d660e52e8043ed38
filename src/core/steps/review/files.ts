// Repairs what a review found in files that are written as a whole, such as contracts: the file is made anew from what is
// wrong with it, and written where its checker accepts it. A file of the user's is kept, and the repair proposed.
import { languageNames } from '../../../documents/embedded.ts';
import type { DocumentSet } from '../../../documents/documentSet.ts';
import { english } from '../../../documents/sentence.ts';
import type { Part, RunContext } from '../../context.ts';
import { readLock } from '../../locks.ts';
import { outputsOf, type Output } from '../../outputs.ts';
import { entryOf } from '../../provenance.ts';
import { nameIn } from '../../speckit/coverage.ts';
import { lockOf } from '../../stale.ts';
import { withoutMarks, wholeKey, writeWhole } from '../../wholeFile.ts';
import type { PlannedFile } from '../../workflow.ts';
import { askForFile, textOf, type MadeFile } from '../produce/file.ts';
import type { Review } from './review.ts';
import type { Found } from './repair.ts';
import { bodyLanguage, commonValues } from '../values.ts';
import { listed } from '../wished.ts';

/** A file to repair, and what is wrong with it. */
export interface FileTarget {
  readonly output: Output;
  readonly planned: PlannedFile;
  /** As the issues name places in it. */
  readonly headings: readonly string[];
  readonly problems: readonly string[];
}

/** The most rounds: one for what was found, one for what the checker says of that. */
const mostRounds = 2;

/** The files of a set that somebody found something in which can be repaired. */
export function fileTargetsOf(
  context: RunContext,
  set: DocumentSet,
  { findings, issues }: Found,
): readonly FileTarget[] {
  const { facts, artifacts } = context.state();
  return outputsOf(context.workflow, facts, context.ports.settings).flatMap((output): readonly FileTarget[] => {
    const { planned, path } = output;
    if (planned === undefined || !Object.values(artifacts).includes(path)) return [];
    const own = issues.filter(({ file, remedy }) => file === nameIn(set, path) && remedy.trim() !== '');
    const said = findings.filter((finding) => finding.path === path && finding.severity === 'error');
    const problems = [
      ...own.map(({ heading, problem, remedy }) => `${heading && `${heading}: `}${problem} → ${remedy}`),
      ...said.map(({ message, place }) => `${english(message)} (line ${place.line})`),
    ];
    if (problems.length === 0) return [];
    return [{ output, planned, headings: [...new Set(own.map(({ heading }) => heading))], problems }];
  });
}

/** Returns whether the file is repaired, or its repair is proposed. */
export async function* repairFile(
  step: Review,
  context: RunContext,
  { output, planned, problems }: FileTarget,
  signal: AbortSignal,
): Part<boolean> {
  const { id, name, path } = output;
  const before = withoutMarks(path, (await context.ports.files.read(path)) ?? '');
  let made: MadeFile = { text: before, problems: [], repairs: 0 };
  for (let round = 1; round <= mostRounds; round++) {
    const findings = [...problems, ...made.problems.map(textOf)];
    made = { ...(yield* ask(step, context, output, planned, { text: made.text, findings }, signal)), repairs: round };
    if (made.problems.length === 0) break;
  }
  if (made.problems.length > 0 || made.text.trim() === before.trim() || made.text.trim() === '') return false;
  const lock = await readLock(context.ports.files, lockOf(output));
  const inputs = entryOf(lock, name, wholeKey)?.inputs ?? {};
  const isWritten = yield* writeWhole(context, output, { text: made.text, repairs: made.repairs, inputs });
  return isWritten || context.state().proposals.some(({ artifact, text }) => artifact === id && text === made.text);
}

async function* ask(
  step: Review,
  context: RunContext,
  { id, name }: Output,
  planned: PlannedFile,
  { text, findings }: { readonly text: string; readonly findings: readonly string[] },
  signal: AbortSignal,
): Part<MadeFile> {
  const state = context.state();
  const format = planned.language ? languageNames[planned.language] : 'Markdown';
  return yield* askForFile(
    context,
    step.repair,
    planned,
    {
      values: {
        ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
        ...{ section: name, guide: planned.why, text, format, findings: listed(findings) },
      },
      facts: { ...state.facts, artifact: id, section: name, text, findings },
      sent: [name],
      artifact: id,
    },
    signal,
  );
}
