// Sets the feature up: asks once whether the project's script may run, runs it, and says what came of it.
import { say } from '../../../documents/sentence.ts';
import type { Part, RunContext } from '../../context.ts';
import type { Diagnosis } from '../../speckit/diagnosis.ts';
import type { Project } from '../../speckit/projects.ts';
import { mayRun, saysYes, setUpQuestions } from '../../speckit/questions.ts';
import type { FeatureChoice } from '../../speckit/resolve.ts';
import { pathsOf, setUpFeature } from '../../speckit/setUp.ts';
import type { Facts } from '../../workflow.ts';
import { pointerOf } from './choice.ts';
import { tellWrites, textsAt } from './writes.ts';

/** What the run keeps of the set-up. */
export interface SetUpFact {
  readonly folder: string;
  readonly branch: string;
  readonly plan: 'kept' | 'made' | 'none';
  /** Headings of the template that the user's plan does not have. */
  readonly lacks: readonly string[];
  /** Whether the project's script did its part. */
  readonly script: boolean;
  readonly diagnoses: readonly string[];
}

/** The fact that remembers whether the project's script may run. */
export const mayRunFact = 'mayRunScript';

/** What the run knows of the set-up; nothing before it was done. */
export function setUpIn(facts: Facts): SetUpFact | undefined {
  const value = facts['setUp'];
  return isSetUp(value) ? value : undefined;
}

/**
 * Whether the script may run; nothing while the user is asked. An untrusted workspace runs none, so nothing is asked
 * there. What was answered in an earlier run of the workspace holds.
 */
export async function* mayScriptRun(context: RunContext, { scripts }: Project): Part<boolean | undefined> {
  const { facts, ledger, start } = context.state();
  const [script] = scripts;
  if (script === undefined || !context.ports.settings.trusted) return false;
  const known = facts[mayRunFact];
  if (typeof known === 'boolean') return known;
  const before = start?.choices?.[setUpQuestions.script];
  if (before !== undefined) {
    const may = /^y/i.test(before);
    yield { kind: 'factLearned', name: mayRunFact, value: may };
    return may;
  }
  const asked = ledger.find(({ id }) => id === setUpQuestions.script);
  if (asked === undefined) {
    yield { kind: 'questionsAsked', questions: [mayRun(script.path)] };
    return undefined;
  }
  if (asked.state === 'open') return undefined;
  // Nobody there is no consent: then Planner does it by itself, and asks the next time.
  const may = saysYes(asked);
  if (asked.state === 'answered') yield { kind: 'factLearned', name: mayRunFact, value: may };
  return may;
}

/** Sets the feature up and tells what the user should know. */
export async function* setUp(
  context: RunContext,
  found: Extract<FeatureChoice, { readonly kind: 'found' }>,
  runScript: boolean,
  signal: AbortSignal,
): Part<void> {
  yield { kind: 'progress', message: say('Setting up {0}', found.feature.name) };
  const before = await textsAt(context, [pathsOf(found.feature.folder).plan, pointerOf(found.project.folder)]);
  const result = await setUpFeature(context.ports, found, { runScript }, signal);
  yield* tellWrites(context, before, result.wrote);
  yield* result.diagnoses.filter(({ kind }) => kind !== 'notWanted' && kind !== 'specMissing').flatMap(notesOf);
  if (result.plan === 'kept' && result.lacks.length > 0) {
    const lacks = result.lacks.join(', ');
    yield { kind: 'noted', note: say('Your plan has no section {0}, which the template has: they are added.', lacks) };
  }
  const value: SetUpFact = {
    folder: result.paths.folder,
    branch: result.branch,
    plan: result.plan,
    lacks: result.lacks,
    script: result.script.isDone,
    diagnoses: result.diagnoses.map(({ kind }) => kind),
  };
  yield { kind: 'factLearned', name: 'setUp', value };
}

/** A diagnosis as notes: what happened and how to recover, then the script's own words as a quotation. */
function notesOf({ sentence, next, output }: Diagnosis) {
  const quoted = output === undefined ? '' : lastWords(output);
  const note = (text: typeof sentence) => ({ kind: 'noted' as const, note: text });
  return [
    note(next.length === 0 ? sentence : say('{0} → {1}', sentence, next)),
    ...(quoted === '' ? [] : [note(say('The script said: “{0}”', quoted))]),
  ];
}

/** The end of an output in one line. */
function lastWords(output: string): string {
  const line = output.replace(/\s+/g, ' ').trim();
  return line.length > longestQuote ? `…${line.slice(-longestQuote).toWellFormed()}` : line;
}

/** In characters. */
const longestQuote = 400;

function isSetUp(value: unknown): value is SetUpFact {
  return typeof value === 'object' && value !== null && 'folder' in value && 'branch' in value && 'plan' in value;
}
