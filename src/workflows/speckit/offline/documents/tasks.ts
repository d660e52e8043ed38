// The tasks by rules, and what speaks of all of them.
import { decisionLine } from '../decided.ts';
import { lastPhase, storyPhases } from '../../skeleton.ts';
import { brief, labelled, storyText, type Material } from '../material.ts';
import { placesFor } from '../paths.ts';
import { mostSignals, plannedTasks, taskLine, type PlannedTask } from '../taskPlan.ts';
import { items, notStated, paragraphs, steps, table, type Sections } from './say.ts';

export const tasksSections: Sections<Material> = [
  [/dependencies and execution/i, order],
  [/estimates/i, estimates],
  [/technical specifications/i, specifications],
  [/testing requirements/i, acceptance],
  [/code review/i, checklist],
  [/documentation requirements/i, documentation],
  [/deployment and rollback/i, deployment],
  [/monitoring and alerting/i, monitoring],
];

/** A phase with its tasks. */
export function phaseSection(heading: string, material: Material): string {
  const tasks = plannedTasks(material).filter(({ phase }) => phase === heading);
  const phase = storyPhases(material.facts).find((one) => one.heading === heading);
  const story = material.spec.stories.find(({ number }) => number === phase?.story);
  const lines = tasks.map(taskLine).join('\n');
  if (phase === undefined) {
    const goal =
      heading === lastPhase(material.facts)
        ? '**Goal**: What no single story brings is done, and the whole can be delivered.'
        : heading.includes('Setup')
          ? '**Goal**: Work on the feature can begin.'
          : '**Goal**: What every story needs is there.';
    return paragraphs(goal, lines || 'Nothing is needed here.');
  }
  const goal = story ? storyText(material, story) || story.title : 'The scenarios of the specification hold.';
  const independent = story ? labelled(material, story, /independent|unabhängig|独立|independiente|indépendant/i) : '';
  const first = tasks[0]?.id ?? '';
  const last = tasks.at(-1)?.id ?? '';
  return paragraphs(
    `**Goal**: ${brief(goal, 300)}`,
    `**Independent Test**: ${independent === '' ? (story && story.scenarios.length > 0 ? `Its ${story.scenarios.length} acceptance scenarios in \`spec.md\`` : notStated) : brief(independent, 300)}`,
    lines,
    first === ''
      ? ''
      : `**Checkpoint**: the tests of ${first} pass with the code up to ${last}; the story can be shown on its own.`,
  );
}

function order(material: Material): string {
  const tasks = plannedTasks(material);
  const stories = storyPhases(material.facts);
  const longest = longestChain(tasks);
  const models = tasks.filter(({ parallel }) => parallel).map(({ id }) => id);
  const list = [
    `Phase 1 and Phase 2 come first. ${stories.length > 1 ? `Phases ${stories[0]?.number ?? 3} to ${stories.at(-1)?.number ?? 3} wait for them and not for each other; their order is that of the priorities.` : 'Phase 3 waits for them.'} The last phase waits for all stories.`,
    `Critical path: ${longest.join(' → ')}.`,
    models.length > 1 ? `Side by side: ${models.slice(0, 24).join(', ')} (marked \`[P]\`).` : '',
    stories[0]?.story === undefined ? '' : `First release: phases 1 to 3, that is User Story ${stories[0].story}.`,
  ];
  return items(list.filter(Boolean), '');
}

/** The longest way through the dependencies, by points; of a long one its ends. */
function longestChain(tasks: readonly PlannedTask[]): readonly string[] {
  const best = new Map<string, { readonly points: number; readonly way: readonly string[] }>();
  for (const { id, points, dependsOn } of tasks) {
    const before = dependsOn.flatMap((name) => best.get(name) ?? []).toSorted((a, b) => b.points - a.points)[0];
    best.set(id, { points: points + (before?.points ?? 0), way: [...(before?.way ?? []), id] });
  }
  const [longest] = [...best.values()].toSorted((a, b) => b.points - a.points);
  const way = longest?.way ?? [];
  return way.length > 14 ? [...way.slice(0, 6), '…', ...way.slice(-6)] : way;
}

function estimates(material: Material): string {
  const tasks = plannedTasks(material);
  const phases = [...new Set(tasks.map(({ phase }) => phase))];
  const sum = (list: readonly PlannedTask[]): number => list.reduce((total, { points }) => total + points, 0);
  const rows = phases.map((phase) => {
    const own = tasks.filter((task) => task.phase === phase);
    const [first = '', last = ''] = [own[0]?.id, own.at(-1)?.id];
    return [brief(phase, 80), first === last ? first : `${first}–${last}`, String(sum(own))];
  });
  return paragraphs(
    table(['Phase', 'Tasks', 'Points'], [...rows, ['Sum', String(tasks.length), String(sum(tasks))]], ''),
    'The points are counted by rules from the number of statements in each requirement and of scenarios in each story; a team that knows the code corrects them before it commits to a date.',
  );
}

function specifications(material: Material): string {
  const { contracts, decisions, analysis } = material;
  const tasks = plannedTasks(material);
  const models = tasks.filter(({ kind }) => kind === 'model').map(({ id }) => id);
  const code = tasks.filter(({ kind, for: ids }) => kind === 'code' && ids.length > 0);
  return items(
    [
      models.length > 0
        ? `${spanOf(models)}: fields and rules as in \`data-model.md\`, sections “Database schema with indexes and constraints” and “Data validation rules and business logic”.`
        : '',
      contracts.length > 0
        ? `Whatever answers or sends follows ${contracts.map(({ file }) => `\`contracts/${file}\``).join(', ')}; a deviation changes the contract first.`
        : '',
      code.length > 0
        ? `${spanOf(code.map(({ id }) => id))}: the wording of the requirement that the task names is the specification; inputs and outputs that it does not name are settled in the test that stands before it.`
        : '',
      ...decisions.map((one) => `${decisionLine(one)}${one.impact === '' ? '' : `. It concerns: ${one.impact}`}`),
      analysis.entities.length === 0 && contracts.length === 0 ? 'No task touches stored data or a contract.' : '',
    ].filter(Boolean),
    notStated,
  );
}

function spanOf(ids: readonly string[]): string {
  return ids.length > 6
    ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more up to ${ids.at(-1) ?? ''}`
    : ids.join(', ');
}

function acceptance(material: Material): string {
  const { spec } = material;
  const tasks = plannedTasks(material);
  const testsOf = (id: string): string =>
    tasks
      .filter((task) => (task.kind === 'test' || task.kind === 'check') && task.for.includes(id))
      .map((task) => task.id)
      .join(', ') || '—';
  const stories = spec.stories.map(({ number, scenarios }) => [
    `US${number}`,
    testsOf(`US${number}`),
    scenarios.length > 0
      ? scenarios.length === 1
        ? 'the acceptance scenario of the story holds'
        : `${scenarios.length} acceptance scenarios of the story hold`
      : 'not stated',
  ]);
  const criteria = spec.criteria.map(({ id, text }) => [
    id,
    testsOf(id),
    /\d/.test(text) ? `the figure of ${id} is reached` : `what ${id} says holds`,
  ]);
  return table(
    ['Story or criterion', 'Test tasks', 'Accepted when'],
    [...stories, ...criteria],
    'The specification has no story and no criterion with an id; accepted is what its scenarios say.',
  );
}

function checklist({ constitution, decisions, contracts, spec }: Material): string {
  const security = spec.requirements
    .filter(({ text }) => /auth|permission|access|secret|encrypt|escap|sanitiz|privacy/i.test(text))
    .map(({ id }) => id);
  return items(
    [
      'Each changed behaviour names its requirement, and a test that failed before covers it.',
      ...(contracts.length > 0
        ? [`Interfaces match ${contracts.map(({ file }) => `\`contracts/${file}\``).join(', ')}.`]
        : []),
      ...(security.length > 0
        ? [
            `The rules of ${security.slice(0, 8).join(', ')} are enforced where the data is, not only where it is shown.`,
          ]
        : []),
      ...decisions.map(({ id, title }) => `${id} (${title}) is followed.`),
      ...(constitution?.principles.slice(0, 8).map(({ title }) => `Constitution: ${brief(title, 80)}.`) ?? []),
      ...(spec.edgeCases.length > 0
        ? ['The edge cases of the specification are handled, not only the usual case.']
        : []),
    ],
    '',
  );
}

function documentation(material: Material): string {
  const docs = plannedTasks(material)
    .filter(({ kind }) => kind === 'docs')
    .map(({ id }) => id)
    .join(', ');
  const wanted = material.spec.requirements
    .filter(({ text }) => /\bdocument|readme|help text|changelog|guide\b/i.test(text))
    .map(({ id }) => id);
  return items(
    [
      `\`${placesFor(material).docs}\`: what the feature does and how it is used (${docs}).`,
      '`quickstart.md`: kept true while the tasks are done.',
      ...(wanted.length > 0 ? [`Demanded by ${wanted.slice(0, 8).join(', ')}.`] : []),
    ],
    '',
  );
}

function deployment(material: Material): string {
  const { repository, decisions, analysis } = material;
  const deploy = plannedTasks(material).find(({ kind }) => kind === 'deploy')?.id ?? '';
  const chosen = decisions.filter(({ category }) => category === 'Deployment').map(decisionLine);
  return paragraphs(
    `${deploy}. ${chosen.length > 0 ? `${chosen.join('. ')}.` : 'The feature is delivered with the project, the way the project is delivered; the specification says nothing else.'}`,
    steps([
      ...(repository.buildCommand === '' ? [] : [`Build: \`${repository.buildCommand}\`.`]),
      repository.testCommand === ''
        ? 'Run all tests; the repository names no command for it.'
        : `Run all tests: \`${repository.testCommand}\`.`,
      'Deliver to a test environment and walk through the first story there.',
      'Deliver to users.',
    ]),
    `Rollback: when a walk through a story fails after delivery, the version before is delivered again. ${analysis.entities.length > 0 ? 'Data that the new version wrote stays readable for the old one, or is saved before; which of both is decided with the first change of stored data.' : 'There is no data to bring back.'}`,
  );
}

function monitoring(material: Material): string {
  const { spec } = material;
  const monitor = plannedTasks(material).find(({ kind }) => kind === 'monitor')?.id ?? '';
  const rows = spec.criteria
    .slice(0, mostSignals)
    .map(({ id, text }) => [
      `${id}: ${brief(text, 120)}`,
      'not stated',
      /\d/.test(text) ? 'the figure of the criterion' : 'not stated: to be decided',
      monitor,
    ]);
  const logs = spec.requirements
    .filter(({ text }) => /\blog(?:s|ged|ging)?\b(?![- ](?:in|out))|audit|monitor|alert|\bmetric|telemetr/i.test(text))
    .map(({ id }) => id);
  return paragraphs(
    table(
      ['Signal', 'Source', 'Threshold', 'Task'],
      rows,
      `The specification sets no figure to watch. Errors of the feature are watched by ${monitor}.`,
    ),
    logs.length > 0
      ? `What is logged or watched by demand: ${logs.slice(0, 10).join(', ')}.`
      : 'Who is alerted is not stated in the specification: to be decided.',
  );
}
