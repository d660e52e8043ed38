// Finds the spec-kit feature, sets up its plan, and learns what there is to read: the specification above all.
import { featurePlace } from '../../speckit/place.ts';
import type { FeatureChoice } from '../../speckit/resolve.ts';
import { resolveFeature } from '../../speckit/resolve.ts';
import { readInputs, type FeatureInputs } from '../../speckit/inputs.ts';
import type { Part, RunContext, StepRunner } from '../../context.ts';
import { PlannerError } from '../../error.ts';
import type { Facts } from '../../workflow.ts';
import { say } from '../../../documents/sentence.ts';
import { chooseFeature } from './choice.ts';
import { offerClarifications } from '../clarifySpec.ts';
import { askGaps } from './gaps.ts';
import { learnTexts, textsOf } from './texts.ts';
import { mayScriptRun, setUp, setUpIn } from './setUp.ts';

export const feature: StepRunner<'feature'> = async function* (_, context, signal) {
  const known = featurePlace(context.state().facts);
  if (known !== undefined) {
    yield* readAnew(context, known.folder, signal);
    return 'done';
  }
  yield { kind: 'progress', message: say('Looking for the feature') };
  const found = yield* chooseFeature(context, signal);
  if (found === undefined) return 'waiting';
  await readableSpec(context, found.feature.folder);
  if (setUpIn(context.state().facts) === undefined) {
    const runScript = yield* mayScriptRun(context, found.project);
    if (runScript === undefined) return 'waiting';
    yield* setUp(context, found, runScript, signal);
  }
  const branch = setUpIn(context.state().facts)?.branch ?? found.feature.name;
  const inputs = await readInputs(context.ports, found.project, found.feature, branch);
  if (yield* askGaps(context, inputs)) return 'waiting';
  yield* offerClarifications(context, inputs.spec?.document);
  yield* tellInputs(inputs);
  yield* learnTexts(context, { found, branch, inputs }, signal);
  return 'done';
};

type Found = Extract<FeatureChoice, { readonly kind: 'found' }>;

/** Reads the texts again, and asks nothing. */
async function* readAnew(context: RunContext, folder: string, signal: AbortSignal): Part<void> {
  const choice = await resolveFeature(context.ports, { wanted: folder }, signal);
  if (choice.kind !== 'found') {
    yield {
      kind: 'noted',
      note: say('The feature {0} is not there any more: the plan keeps to what was read.', folder),
    };
    return;
  }
  const found: Found = choice;
  await readableSpec(context, folder);
  const branch = setUpIn(context.state().facts)?.branch ?? found.feature.name;
  const inputs = await readInputs(context.ports, found.project, found.feature, branch);
  yield* inputs.problems.map((note) => ({ kind: 'noted' as const, note }));
  yield* learnTexts(context, { found, branch, inputs }, signal);
}

/** A specification that is there and cannot be read is no reason to plan from nothing. Throws what the Files port throws. */
async function readableSpec({ ports }: Pick<RunContext, 'ports'>, folder: string): Promise<void> {
  const path = `${folder}/spec.md`;
  try {
    await ports.files.read(path);
  } catch (error) {
    if (!PlannerError.is(error)) throw error;
    throw new PlannerError(
      error.kind,
      say('The specification cannot be read: {0}', error.sentence),
      [...error.next, say('Save {0} as UTF-8 text, then resume the run.', path)],
      error,
    );
  }
}

/**
 * The texts of a feature as they stand now; nothing where it is not there any more, or its specification cannot be read.
 * Nothing is learned by that.
 */
export async function textsNow(
  { ports, state }: Pick<RunContext, 'ports' | 'state'>,
  folder: string,
  signal: AbortSignal,
): Promise<Facts | undefined> {
  const choice = await resolveFeature(ports, { wanted: folder }, signal);
  if (choice.kind !== 'found') return undefined;
  try {
    await readableSpec({ ports }, folder);
  } catch {
    return undefined;
  }
  const { facts, ledger } = state();
  const branch = setUpIn(facts)?.branch ?? choice.feature.name;
  const inputs = await readInputs(ports, choice.project, choice.feature, branch);
  return { ...(await textsOf(ports, { found: choice, branch, inputs }, ledger)) };
}

/** What of the inputs the user should know. */
async function* tellInputs({ clarifications, constitution, hooks, templates, problems }: FeatureInputs): Part<void> {
  const notes = [...problems];
  for (const { span, reason } of clarifications.unread) {
    notes.push(say('{0}, line {1}: {2}', clarifications.from[0] ?? '', span.line, reason));
  }
  const open = clarifications.entries.filter(({ answer }) => answer === '').length;
  if (open > 0) notes.push(say('{0} clarifications of the log have no answer yet.', open));
  if (constitution.kind === 'template') {
    notes.push(
      say('{0} is spec-kit’s template, which nobody has filled: it binds the plan to nothing.', constitution.path),
    );
  } else if (constitution.kind === 'missing') {
    notes.push(say('The project has no constitution: the plan keeps to what the repository shows.'));
  }
  notes.push(...templates.tasks.problems.map(({ sentence }) => sentence));
  for (const { when, extension, command, isOptional, condition } of hooks) {
    if (when !== 'before') continue;
    const told = condition === '' ? command : `${command} (${condition})`;
    notes.push(
      isOptional
        ? say('The extension {0} offers a command before planning: {1}. Planner runs no hooks.', extension, told)
        : say(
            'The extension {0} wants a command to be run before planning: {1}. Planner runs no hooks.',
            extension,
            told,
          ),
    );
  }
  yield* notes.map((note) => ({ kind: 'noted' as const, note }));
}
