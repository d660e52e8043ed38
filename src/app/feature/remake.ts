// Makes one section of a document anew, from what it is made from as that is now.
import { templateOf } from '../../core/context.ts';
import { PlannerError } from '../../core/error.ts';
import { outputsOf } from '../../core/outputs.ts';
import type { RunInput, RunState, SectionName } from '../../core/run.ts';
import { findSection, parseDocument } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { workflowOf, type Host } from '../host.ts';
import type { RunProgress } from '../runs/journal.ts';
import { continueRun, documentsOf, listRuns, readRun, type ListedRun } from '../runs/runs.ts';

/** The newest run that made a document and that nobody works on. Throws `run.unknown`. */
export async function runThatMade(host: Host, path: string): Promise<ListedRun> {
  const runs = await listRuns(host);
  const run = runs.find((one) => !one.heldBy && one.status !== 'undone' && documentsOf(one).includes(path));
  if (run) return run;
  throw new PlannerError(
    'run.unknown',
    say('Planner has no run that made {0}, so it cannot remake a part of it.', path),
    [say('Describe the change to @planner in the chat, with the document attached.')],
  );
}

/**
 * Makes a section anew, and no other; of a file that is written whole, the file. What the user wrote is kept. Throws
 * `usage` where Planner makes no such section, or the plan is not made yet, `run.unknown`, `run.held`.
 */
export async function* remakeSection(
  host: Host,
  run: string,
  path: string,
  section: string,
  signal: AbortSignal,
): RunProgress {
  yield* continueRun(host, run, await inputFor(host, await readRun(host, run), path, section), signal);
}

async function inputFor(host: Host, state: RunState, path: string, section: string): Promise<RunInput> {
  const { steps } = workflowOf(host, state.workflow);
  const step = steps.find(({ kind }) => kind === 'produce');
  if (!step) {
    // A document that is made as a whole knows no inputs of its sections: it is revised.
    const text = `Write the section “${section}” anew, from the documents and decisions as they are now.`;
    return { kind: 'revision', text };
  }
  if (!state.finishedSteps.includes(step.id)) {
    throw new PlannerError('usage', say('The plan is not finished yet, so no section of it can be remade.'), [
      say('Resume the run first.'),
    ]);
  }
  const named = await nameOf(host, state, path, section);
  if (named) return { kind: 'update', sections: [named] };
  throw new PlannerError('usage', say('Planner makes no section “{0}” in {1}.', section, path), [
    say('Describe the change to @planner in the chat, with the document attached.'),
  ]);
}

/** The section as the workflow calls it: a document may write its heading otherwise. */
async function nameOf(
  host: Host,
  { workflow, facts }: RunState,
  path: string,
  section: string,
): Promise<SectionName | undefined> {
  const { files, settings } = host.ports;
  const output = outputsOf(workflowOf(host, workflow), facts, settings).find((one) => one.path === path);
  if (!output) return undefined;
  const { id, artifact, name, planned } = output;
  if (planned) return { artifact: id, section: name };
  const document = parseDocument(path, (await files.read(path)) ?? '');
  const meant = findSection(document, section);
  const found = templateOf(artifact, facts).sections.find(
    ({ heading, container }) => !container && meant !== undefined && findSection(document, heading) === meant,
  );
  return found && { artifact: id, section: found.heading };
}
