// The questions that setting up a feature asks, and what is understood as their answers. Pure.
import { english, say, type Sentence } from '../../documents/sentence.ts';
import type { Clarification, LedgerEntry } from '../questions.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { FeatureFolder } from './features.ts';

/** Ids of the questions about the run itself. Gaps of the specification are `G1`, `G2` …. */
export const setUpQuestions = {
  feature: 'feature',
  project: 'project',
  newFeature: 'new-feature',
  script: 'script',
  needs: 'needs',
} as const;

/** What is told of a suggestion. */
interface Offer {
  readonly label: string | Sentence;
  readonly detail: Sentence;
  readonly recommended?: boolean;
}

/** A question of Planner's own, about the run and no section. */
export function ownQuestion(
  id: string,
  question: Sentence,
  why: readonly Sentence[],
  offers: readonly Offer[] = [],
): Clarification {
  const labels = offers.map(({ label }) => (typeof label === 'string' ? say('{0}', label) : label));
  return {
    id,
    section: '',
    question: english(question),
    why: why.map(english).join(' '),
    suggestions: offers.map(({ detail, recommended }, index) => ({
      label: labels[index] ? english(labels[index]) : '',
      detail: english(detail),
      ...(recommended ? { recommended } : {}),
    })),
    told: { question, why, details: offers.map(({ detail }) => detail), labels },
  };
}

/** How many features are offered; the others can be named. */
const mostOffered = 8;

/** Which feature is meant. The first one is recommended. */
export function whichFeature(
  question: Sentence,
  doubts: readonly Diagnosis[],
  features: readonly FeatureFolder[],
): Clarification {
  const more = features.length - mostOffered;
  const why = [
    ...doubts.map(({ sentence }) => sentence),
    ...(more > 0 ? [say('There are {0} more: name one by its folder, its number or its words.', more)] : []),
  ];
  return ownQuestion(
    setUpQuestions.feature,
    question,
    why.length > 0 ? why : [say('Everything that is written goes into its folder.')],
    features.slice(0, mostOffered).map(({ folder, artifacts }, index) => ({
      label: folder,
      detail: detailOf(artifacts),
      recommended: index === 0,
    })),
  );
}

function detailOf(artifacts: readonly string[]): Sentence {
  const names = artifacts.filter((name) => /\.md$/i.test(name)).slice(0, 6);
  return names.length === 0 ? say('It is empty.') : say('It has {0}.', names.join(', '));
}

/** Whether what is missing shall be made. */
export function mayMake(id: 'project' | 'new-feature', problems: readonly Diagnosis[], title: string): Clarification {
  const makes =
    id === 'project'
      ? say('Planner makes .specify/ with templates, and the folder and the specification of “{0}”.', title)
      : say('Planner makes the folder and the specification of “{0}”.', title);
  const question =
    id === 'project'
      ? say('Shall Planner make the folders that spec-kit needs, and a feature from your words?')
      : say('Shall Planner make a feature from your words?');
  return ownQuestion(
    id,
    question,
    problems.map(({ sentence }) => sentence),
    [
      { label: say('Yes'), detail: makes, recommended: true },
      { label: say('No'), detail: say('Nothing is written, and the run ends.') },
    ],
  );
}

/** Whether a script of the project may run. */
export function mayRun(path: string): Clarification {
  return ownQuestion(
    setUpQuestions.script,
    say('May Planner run {0}, which sets up plan.md?', path),
    [
      say('It is a program of this project, and it runs with your rights, a minute at most.'),
      say('What you wrote stays as it is. Your answer is remembered for this workspace.'),
    ],
    [
      { label: say('Yes'), detail: say('The script sets up the plan as it does for other agents.'), recommended: true },
      { label: say('No'), detail: say('Planner sets up the plan by itself, from the same template.') },
    ],
  );
}

/** What should be built, where neither the specification nor the request says it. */
export function whatIsNeeded(why: readonly Sentence[]): Clarification {
  return ownQuestion(setUpQuestions.needs, say('What should be built, for whom, and how will you see that it works?'), [
    ...why,
    say('Name the requirements, the users, the limits, and figures where you know some.'),
  ]);
}

/** Whether words say yes: only a plain yes, or the label itself, starts anything. */
export function saysYes({ state, answer = '' }: LedgerEntry): boolean {
  return (
    state === 'answered' &&
    /^\s*(?:y|yes|yep|ja|j|ok|okay|sure|please do|do it|make it|run it)\b[\s.!]*$/iu.test(answer)
  );
}

/** Whether nobody has said anything, so that what is recommended holds. */
export function isLeftOpen({ state }: LedgerEntry): boolean {
  return state === 'skipped' || state === 'unsure' || state === 'dropped';
}

/** Whether words are too few to plan from. Scripts without spaces have no words: their characters count by twos. */
export function isThin(text: string, least = leastWords): boolean {
  const words = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2}|[\p{L}\p{N}]+/gu) ?? [];
  return words.length < least;
}

const leastWords = 12;
