// Finds the feature that is meant: by the user's word, else by spec-kit's rules; asks where those leave it open, and makes
// what is missing once the user agrees.
import { say } from '../../../documents/sentence.ts';
import type { Part, RunContext } from '../../context.ts';
import { PlannerError } from '../../error.ts';
import type { LedgerEntry } from '../../questions.ts';
import { bareProject } from '../../speckit/projects.ts';
import { isLeftOpen, mayMake, saysYes, setUpQuestions, whatIsNeeded, whichFeature } from '../../speckit/questions.ts';
import { resolveFeature, type FeatureChoice } from '../../speckit/resolve.ts';
import { makeFeature, makeProject } from '../../speckit/scaffold.ts';
import { tellWrites, textsAt } from './writes.ts';

type Found = Extract<FeatureChoice, { readonly kind: 'found' }>;
type Missing = Extract<FeatureChoice, { readonly kind: 'missing' }>;

/** The feature, or nothing while the user is asked. Throws `feature.missing` where there is none and none is to be made. */
export async function* chooseFeature(context: RunContext, signal: AbortSignal): Part<Found | undefined> {
  const { facts, start } = context.state();
  const chosen = facts[chosenFact];
  if (typeof chosen === 'string') return yield* findAgain(context, chosen, signal);
  const answer = entryOf(context, setUpQuestions.feature);
  if (answer?.state === 'open') return undefined;
  const near = start?.near === undefined ? {} : { near: start.near };
  const wanted = wantedBy(answer) ?? start?.choices?.[setUpQuestions.feature];
  if (wanted !== undefined) {
    const choice = await resolveFeature(context.ports, { ...near, wanted }, signal);
    if (choice.kind === 'found') return yield* settle(choice);
    if (choice.kind === 'several') return yield* askAgain(context, choice, answer, wanted);
    return yield* offerToMake(context, choice, signal);
  }
  const named = namedIn(context.state().idea?.text ?? '');
  if (named !== undefined) {
    const choice = await resolveFeature(context.ports, { ...near, wanted: named }, signal);
    if (choice.kind === 'found') return yield* settle(choice);
  }
  const choice = await resolveFeature(context.ports, near, signal);
  if (choice.kind === 'missing') return yield* offerToMake(context, choice, signal);
  if (choice.kind === 'found' && choice.doubts.length === 0) return yield* settle(choice);
  const question =
    choice.kind === 'several'
      ? whichFeature(choice.question, choice.doubts, choice.features)
      : whichFeature(say('Which feature do you want to plan?'), choice.doubts, [choice.feature, ...choice.others]);
  yield { kind: 'questionsAsked', questions: [question] };
  return undefined;
}

const chosenFact = 'chosenFeature';

async function* settle(found: Found): Part<Found> {
  yield { kind: 'factLearned', name: chosenFact, value: found.feature.folder };
  return found;
}

async function* findAgain(context: RunContext, folder: string, signal: AbortSignal): Part<Found> {
  const choice = await resolveFeature(context.ports, { wanted: folder }, signal);
  if (choice.kind === 'found') return choice;
  throw missing(say('The feature {0} is not there any more.', folder), [say('Start a new run for another one.')]);
}

/** What was answered; where nobody did, what is recommended. */
function wantedBy(answer: LedgerEntry | undefined): string | undefined {
  if (answer === undefined) return undefined;
  if (answer.state === 'answered') return answer.answer;
  return isLeftOpen(answer) ? answer.suggestions.find(({ recommended }) => recommended)?.label : undefined;
}

/** Asks once more where the word fits none or several; an answer from a list would come again and again. */
async function* askAgain(
  context: RunContext,
  { doubts, features }: Extract<FeatureChoice, { readonly kind: 'several' }>,
  answer: LedgerEntry | undefined,
  wanted: string,
): Part<undefined> {
  const [doubt] = doubts;
  const problem = doubt?.sentence ?? say('“{0}” fits several features.', wanted);
  if (answer === undefined) {
    yield { kind: 'questionsAsked', questions: [whichFeature(problem, [], features)] };
    return undefined;
  }
  if (context.state().facts[misunderstoodFact] === wanted) {
    throw missing(problem, [say('Name one of: {0}', features.map(({ folder }) => folder).join(', '))]);
  }
  yield { kind: 'noted', note: problem };
  yield { kind: 'factLearned', name: misunderstoodFact, value: wanted };
  yield { kind: 'questionsReopened', questions: [answer.id] };
  return undefined;
}

const misunderstoodFact = 'unknownFeature';

/** Makes a feature, and a project where there is none, once the user has agreed and said what is to be built. */
async function* offerToMake(context: RunContext, choice: Missing, signal: AbortSignal): Part<Found | undefined> {
  const { project, problems } = choice;
  const [problem] = problems;
  if (problem?.kind === 'projectAbove') throw missing(problem.sentence, problem.next);
  const words = wordsOf(context);
  if (words.trim() === '') {
    const needs = entryOf(context, setUpQuestions.needs);
    if (needs === undefined) {
      yield { kind: 'questionsAsked', questions: [whatIsNeeded(problems.map(({ sentence }) => sentence))] };
      return undefined;
    }
    if (needs.state === 'open') return undefined;
    throw new PlannerError('idea.missing', context.workflow.opening, problem?.next ?? []);
  }
  const id = project === undefined ? setUpQuestions.project : setUpQuestions.newFeature;
  const asked = entryOf(context, id);
  const title = titleOf(words);
  if (asked === undefined) {
    yield { kind: 'questionsAsked', questions: [mayMake(id, problems, title)] };
    return undefined;
  }
  if (asked.state === 'open') return undefined;
  if (!saysYes(asked) && !isLeftOpen(asked)) {
    throw missing(problem?.sentence ?? say('The project has no feature yet.'), problem?.next ?? []);
  }
  const place = project ?? bareProject(context.ports.settings.specsFolder);
  const before = await textsAt(context, [pointerOf(place.folder)]);
  const draft = { title, description: words };
  const made = await (project === undefined ? makeProject : makeFeature)(context.ports, place, draft);
  yield* tellWrites(context, before, made.wrote);
  yield {
    kind: 'noted',
    note: say('Planner has made {0}. Its specification holds what you said: fill it in.', made.folder),
  };
  const found = await resolveFeature(context.ports, { wanted: made.folder }, signal);
  if (found.kind !== 'found') throw missing(say('The feature {0} is not there any more.', made.folder), []);
  return yield* settle(found);
}

/** The pointer to the feature that is worked on. */
export function pointerOf(project: string): string {
  return project === '' ? '.specify/feature.json' : `${project}/.specify/feature.json`;
}

/** What the user has said of the feature: the request, and what was asked for. */
export function wordsOf(context: RunContext): string {
  const { idea } = context.state();
  const needs = entryOf(context, setUpQuestions.needs);
  const said = needs?.state === 'answered' ? (needs.answer ?? '') : '';
  const references = (idea?.references ?? []).map(({ text }) => text);
  return [idea?.text ?? '', said, ...references].filter((text) => text.trim() !== '').join('\n\n');
}

/** A title from the first line of what was said. */
function titleOf(words: string): string {
  const line =
    words
      .trim()
      .split('\n')[0]
      ?.replace(/^#+\s*/, '') ?? '';
  const sentence = /^.{1,80}?(?=[.!?:;,。！？](?:\s|$)|$)/u.exec(line)?.[0] ?? line.slice(0, 80).toWellFormed();
  return sentence.trim() || 'Feature';
}

/** A feature that the request begins with: `001-login …`, `specs/001-login …`. */
function namedIn(idea: string): string | undefined {
  const word = /^\s*[“"'`]?([^\s“”"'`]+)/u.exec(idea)?.[1]?.replace(/[:,]$/, '') ?? '';
  return /(?:^|\/)\d{3,}(?:-[^\s/]+)?(?:\/|\/spec\.md)?$/u.test(word)
    ? word.replace(/\/(?:spec\.md)?$/, '')
    : undefined;
}

function entryOf(context: RunContext, id: string): LedgerEntry | undefined {
  return context.state().ledger.find((entry) => entry.id === id);
}

function missing(sentence: PlannerError['sentence'], next: PlannerError['next']): PlannerError {
  return new PlannerError('feature.missing', sentence, next);
}
