// The tasks of a feature by rules: for each story its tests first, then what its requirements ask for; each requirement once.
import type { Requirement } from '../../../documents/speckit/spec.ts';
import type { Story } from '../../../documents/speckit/stories.ts';
import { lastPhase, storyPhases, type StoryPhase } from '../skeleton.ts';
import { actionOf, pointsOf } from './actions.ts';
import { brief, type Material } from './material.ts';
import { placesFor, type Places } from './paths.ts';
import { isWanted } from '../wanted.ts';

export interface PlannedTask {
  readonly id: string;
  readonly phase: string;
  readonly parallel: boolean;
  readonly story: number | undefined;
  readonly text: string;
  /** Ids of what it is for. */
  readonly for: readonly string[];
  readonly points: number;
  readonly dependsOn: readonly string[];
  readonly kind: 'setup' | 'test' | 'model' | 'code' | 'check' | 'docs' | 'deploy' | 'monitor';
}

type Draft = Omit<PlannedTask, 'id' | 'dependsOn'> & {
  /** Numbers of drafts that come before. */
  readonly after: readonly number[];
};

/** All tasks in the order of their phases. */
export function plannedTasks(material: Material): readonly PlannedTask[] {
  const drafts: Draft[] = [];
  const places = placesFor(material);
  const add = (
    draft: Omit<Draft, 'parallel' | 'story'> & { readonly parallel?: boolean; readonly story?: number | undefined },
  ): number => drafts.push({ parallel: false, story: undefined, ...draft }) - 1;
  const named = new Set<string>();
  const setup = setUp(material, places, add);
  const models = foundation(material, places, setup, named, add);
  const stories = storyPhases(material.facts);
  const built = stories.map((phase) => storyTasks(material, phase, places, { setup, models, named }, add));
  finish(material, places, built.flat(), named, add);
  const ids = drafts.map((_, index) => `T${String(index + 1).padStart(3, '0')}`);
  return drafts.map(({ after, ...draft }, index) => ({
    ...draft,
    id: ids[index] ?? '',
    dependsOn: [...new Set(after)].flatMap((at) => ids[at] ?? []),
  }));
}

/** A task as spec-kit's commands read it. */
export function taskLine({ id, parallel, story, text, for: ids, points, dependsOn }: PlannedTask): string {
  const marks = [parallel ? '[P]' : '', story === undefined ? '' : `[US${story}]`].filter(Boolean).join(' ');
  const notes = [
    ids.join(', '),
    `${points} ${points === 1 ? 'point' : 'points'}`,
    dependsOn.length > 0 ? `depends on ${dependsOn.join(', ')}` : '',
  ];
  return `- [ ] ${id} ${marks === '' ? '' : `${marks} `}${text} (${notes.filter(Boolean).join('; ')})`;
}

type Add = (
  draft: Omit<Draft, 'parallel' | 'story'> & { readonly parallel?: boolean; readonly story?: number | undefined },
) => number;

const one = 'Phase 1: Setup';
const two = 'Phase 2: Foundational';

function setUp({ contracts, decisions, title }: Material, places: Places, add: Add): number {
  const technology = decisions
    .filter(({ category }) => category === 'Technology' || category === 'Deployment')
    .map(({ id }) => id);
  const first = add({
    ...{ phase: one, kind: 'setup', points: 1, after: [], for: technology },
    text: `Create the folders \`${places.source}/\` and \`${places.tests}/\` for ${brief(title, 60)}`,
  });
  const files = contracts.filter(({ kind }) => kind !== 'markdown');
  if (files.length > 0) {
    add({
      ...{ phase: one, kind: 'check', points: 1, after: [first], for: [], parallel: true },
      text: `Add a check that ${files.map(({ file }) => `\`contracts/${file}\``).join(' and ')} ${files.length === 1 ? 'stays' : 'stay'} valid in ${places.test('contracts')}`,
    });
  }
  return first;
}

function foundation(
  material: Material,
  places: Places,
  setup: number,
  named: Set<string>,
  add: Add,
): readonly number[] {
  const { analysis, spec, assignment, decisions } = material;
  const data = decisions.filter(({ category }) => category === 'Data').map(({ id }) => id);
  const models = analysis.entities.slice(0, mostEntities).map(({ name }) => {
    const ids = spec.requirements
      .filter(({ text }) => mentions(text, name))
      .map(({ id }) => id)
      .slice(0, 4);
    const test = add({
      ...{ phase: two, kind: 'test', points: 1, after: [setup], for: ids, parallel: true },
      text: `Write failing tests for the fields and rules of ${name} in ${places.test(name)}`,
    });
    ids.forEach((id) => named.add(id));
    return add({
      ...{ phase: two, kind: 'model', points: 2, after: [test], for: [...ids, ...data], parallel: true },
      text: `Define ${name} with its validation in ${places.module(name)}`,
    });
  });
  const shared = assignment.shared.filter(({ text, id }) => sharedWork.test(text) && !named.has(id)).slice(0, 12);
  let before = [setup, ...models.slice(0, 1)];
  for (const requirement of shared) {
    const test = add({
      ...{ phase: two, kind: 'test', points: 1, after: before, for: [requirement.id] },
      text: `Write a failing test of ${requirement.id} in ${places.test('shared rules')}`,
    });
    const code = add({
      ...{
        phase: two,
        kind: 'code',
        points: pointsOf(requirement),
        after: [test],
        for: [requirement.id, ...securityDecisions(material, requirement)],
      },
      text: `${actionOf(requirement)} in ${places.module('shared rules')}`,
    });
    named.add(requirement.id);
    before = [code];
  }
  return [...models, ...(shared.length > 0 ? before : [])];
}

/** So many criteria are watched after the release. */
export const mostSignals = 12;

/** More entities than these are modelled with the stories that bring them. */
const mostEntities = 16;
const sharedWork =
  /\bauth|permission|\brole|access|encrypt|secur|log(?:s|ging)\b|audit|error|validat|config|privacy|migrat/i;

function storyTasks(
  material: Material,
  phase: StoryPhase,
  places: Places,
  before: { readonly setup: number; readonly models: readonly number[]; readonly named: Set<string> },
  add: Add,
): readonly number[] {
  const { spec, assignment, analysis } = material;
  const story = spec.stories.find(({ number }) => number === phase.story);
  const own = story
    ? (assignment.ofStory.get(story.number) ?? [])
    : spec.requirements.filter(({ id }) => !before.named.has(id));
  const name = story?.title || 'feature';
  const used = analysis.entities
    .slice(0, mostEntities)
    .flatMap(({ name: entity }, index) =>
      own.some(({ text }) => mentions(text, entity)) || mentions(textOf(story), entity) ? [before.models[index]] : [],
    )
    .filter((at) => at !== undefined);
  const base = used.length > 0 ? used : [before.setup];
  const at = { phase: phase.heading, story: phase.story };
  const scenarios = story?.scenarios.length ?? spec.scenarios.length;
  const tests = add({
    ...{
      ...at,
      kind: 'test',
      points: Math.min(5, 1 + Math.ceil(scenarios / 3)),
      after: base,
      for: story ? [`US${story.number}`] : [],
      parallel: false,
    },
    text: `Write failing tests for ${scenarios > 0 ? `its ${scenarios === 1 ? 'acceptance scenario' : `${scenarios} acceptance scenarios`}` : 'its behaviour'} in ${places.test(name)}`,
  });
  let last = tests;
  const file = places.module(name);
  for (const requirement of own) {
    last = add({
      ...{
        ...at,
        kind: 'code',
        points: pointsOf(requirement),
        after: [last],
        for: [requirement.id, ...securityDecisions(material, requirement)],
      },
      text: `${actionOf(requirement)} in ${file}`,
    });
    before.named.add(requirement.id);
  }
  if (own.length === 0) {
    last = add({
      ...{ ...at, kind: 'code', points: 3, after: [tests], for: story ? [`US${story.number}`] : [] },
      text: `Implement the behaviour that the tests of ${story ? `User Story ${story.number}` : 'the scenarios'} describe in ${file}`,
    });
  }
  return [last];
}

function finish(material: Material, places: Places, built: readonly number[], named: Set<string>, add: Add): void {
  const { spec, decisions, repository, facts, analysis } = material;
  const phase = lastPhase(facts);
  const left = spec.requirements.filter(({ id }) => !named.has(id));
  let last = built.at(-1) ?? 0;
  const checks: number[] = [];
  for (const requirement of left) {
    const test = add({
      ...{ phase, kind: 'test', points: 1, after: [last], for: [requirement.id] },
      text: `Write a failing test of ${requirement.id} in ${places.test('across stories')}`,
    });
    last = add({
      ...{ phase, kind: 'code', points: pointsOf(requirement), after: [test], for: [requirement.id] },
      text: `${actionOf(requirement)} in ${places.module('across stories')}`,
    });
  }
  if (spec.edgeCases.length > 0) {
    checks.push(
      add({
        ...{
          phase,
          kind: 'test',
          points: Math.min(5, Math.ceil(spec.edgeCases.length / 2)),
          after: built,
          for: [],
          parallel: true,
        },
        text: `Test the ${spec.edgeCases.length === 1 ? 'edge case' : `${spec.edgeCases.length} edge cases`} of the specification in ${places.test('edge cases')}`,
      }),
    );
  }
  const figures = analysis.performance.flatMap((one) => /^N?FR-?[\w-]+(?=:)/.exec(one)?.[0] ?? []);
  const isCriteria = spec.criteria.length > 0;
  if (isCriteria || figures.length > 0) {
    checks.push(
      add({
        ...{
          phase,
          kind: 'check',
          points: Math.min(5, Math.max(1, spec.criteria.length)),
          after: built,
          for: [...spec.criteria.map(({ id }) => id), ...figures],
          parallel: true,
        },
        text: `Measure ${[...(isCriteria ? ['the success criteria'] : []), ...(figures.length > 0 ? ['the figures of the requirements'] : [])].join(' and ')} in ${places.test('success criteria')}`,
      }),
    );
  }
  const docs = add({
    ...{
      phase,
      kind: 'docs',
      points: 1,
      after: built,
      for: spec.stories.map(({ number }) => `US${number}`),
      parallel: true,
    },
    text: `Document the feature in ${places.docs}`,
  });
  add({
    ...{ phase, kind: 'check', points: 1, after: [...built, docs], for: [] },
    text: isWanted('quickstart', facts)
      ? 'Walk through `quickstart.md` on a fresh clone and correct what does not work'
      : 'Set the feature up on a fresh clone by its documentation and correct what does not work',
  });
  const deployment = decisions
    .filter(({ category }) => category === 'Deployment' || category === 'Data' || category === 'Scaling')
    .map(({ id }) => id);
  const deploy = add({
    ...{ phase, kind: 'deploy', points: 2, after: [...built, ...checks], for: deployment },
    text: `Deploy to a test environment and rehearse the way back${repository.buildCommand === '' ? '' : ` after \`${repository.buildCommand}\``}, steps in \`tasks.md\``,
  });
  add({
    ...{
      phase,
      kind: 'monitor',
      points: 1,
      after: [deploy],
      for: spec.criteria.slice(0, mostSignals).map(({ id }) => id),
    },
    text: 'Set up the signals and alerts that are listed in `tasks.md`',
  });
}

function securityDecisions({ decisions }: Material, { text }: Requirement): readonly string[] {
  return /auth|log ?in|sign ?in|permission|access/i.test(text)
    ? decisions.filter(({ category }) => category === 'Security').map(({ id }) => id)
    : [];
}

function mentions(text: string, name: string): boolean {
  const bare = name.toLowerCase().replace(/(?:ies|s)$/, '');
  return bare.length > 2 && text.toLowerCase().includes(bare);
}

function textOf(story: Story | undefined): string {
  return story ? `${story.title} ${story.scenarios.map(({ text }) => text).join(' ')}` : '';
}
