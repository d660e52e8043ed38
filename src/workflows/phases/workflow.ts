// The phase plan: from requirements to a plan that is sized to the work and kept true until its last phase is done.
import { say } from '../../documents/sentence.ts';
import { parseTemplate } from '../../documents/template.ts';
import { approachesFact } from '../../core/approaches/facts.ts';
import type { Fact, Facts, Workflow } from '../../core/workflow.ts';
import { lettersOf } from '../../documents/words.ts';
import { sizeChoice } from './choice.ts';
import { adopt, isOutgrown } from './adopt.ts';
import { isDivision, presentPhases } from './divide.ts';
import { gapsFact, outlineFact, phasesFact } from './facts.ts';
import { followFacts, withoutPhase } from './follow.ts';
import { frame } from './frame.ts';
import { groupsOf } from './groups.ts';
import { draftOffline } from './offline/offline.ts';
import { costOfApproaches } from './estimate.ts';
import approaches from './prompts/approaches.md';
import extract from './prompts/extract.md';
import gaps from './prompts/gaps.md';
import phases from './prompts/phases.md';
import plan from './prompts/plan.md';
import repair from './prompts/repair.md';
import revise from './prompts/revise.md';
import shorten from './prompts/shorten.md';
import think from './prompts/think.md';
import { scaleOf } from './scale.ts';
import { fitSkeleton } from './skeleton.ts';
import template from './template.md';

/** Questions belong to sections that the plan has, by whatever name a model calls them. */
const questions: Fact = {
  ...gapsFact,
  parse: (value, facts) => {
    const found = gapsFact.parse(value, facts);
    return isQuestions(found)
      ? { questions: found.questions.map((one) => ({ ...one, section: headingFor(one.section, facts) })) }
      : found;
  },
};

export const workflow: Workflow = {
  id: 'phases',
  title: say('Phase plan'),
  description: say('Turn requirements or a brief into a plan in phases, as long as the work is big'),
  opening: say(
    'What is to be built or changed? Give the product plan or the requirements: what is wanted and why, what belongs to it and what does not, technical constraints, preferences.',
  ),
  artifacts: [
    {
      id: 'plan',
      path: '{{plans}}/{{slug}}/{{name}}-plan.md',
      requires: [],
      template,
      fit: fitSkeleton,
      adopt,
      isOutgrown,
      follow: followFacts,
      withdraw: withoutPhase,
      frame,
    },
  ],
  steps: [
    { kind: 'gather', id: 'gather', sources: ['author', 'today', 'repository'] },
    { kind: 'analyze', id: 'extract', learns: outlineFact, prompt: 'extract', thinking: 'think' },
    { kind: 'choose', id: 'size', learns: 'size', choice: sizeChoice },
    {
      kind: 'weigh',
      id: 'approaches',
      artifact: 'plan',
      learns: approachesFact,
      prompt: 'approaches',
      of: ['phases', 'plan'],
      narrow: (facts) => facts,
      cost: costOfApproaches,
    },
    {
      kind: 'analyze',
      id: 'phases',
      learns: phasesFact,
      prompt: 'phases',
      anew: { artifact: 'plan', isMeant: isDivision, present: presentPhases },
      when: hasPhases,
    },
    {
      kind: 'generate',
      id: 'plan',
      artifact: 'plan',
      prompt: 'plan',
      repair: 'repair',
      shorten: 'shorten',
      groups: groupsOf,
    },
    {
      kind: 'clarify',
      id: 'clarify',
      artifact: 'plan',
      learns: questions,
      prompt: 'gaps',
      revision: 'revise',
      repair: 'repair',
    },
    { kind: 'report', id: 'report' },
  ],
  prompts: Object.fromEntries(
    Object.entries({ think, extract, approaches, phases, plan, gaps, revise, repair, shorten }).map(([name, text]) => [
      name,
      { name, text },
    ]),
  ),
  offline: draftOffline,
  next: [{ kind: 'implement' }],
};

/** Phases are looked for once: a plan that has some keeps them when its size changes. */
function hasPhases(facts: Facts): boolean {
  return (scaleOf(facts)?.phases ?? 0) > 1 && facts['phases'] === undefined;
}

interface Questions {
  readonly questions: readonly { readonly section: string }[];
}

function isQuestions(value: unknown): value is Questions {
  return typeof value === 'object' && value !== null && 'questions' in value && Array.isArray(value.questions);
}

function headingFor(name: string, facts: Facts): string {
  const headings = parseTemplate(fitSkeleton(template, facts)).sections.map(({ heading }) => heading);
  const folded = lettersOf(name);
  return (
    headings.find((heading) => lettersOf(heading) === folded) ??
    headings.find(
      (heading) => folded.length > 3 && (lettersOf(heading).includes(folded) || folded.includes(lettersOf(heading))),
    ) ??
    headings[0] ??
    name
  );
}
