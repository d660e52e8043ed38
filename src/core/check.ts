// Checks a workflow once, at load, so that no run can meet a malformed one.
import { say, type Sentence } from '../documents/sentence.ts';
import { checkTemplate } from '../documents/template.ts';
import { approachFactName } from './approaches/facts.ts';
import { templateOf } from './context.ts';
import { ancestors, findCycle } from './graph.ts';
import { artifactInput } from './inputs.ts';
import { brokenParts, placesOf } from './prompt.ts';
import { commonPlaces, placesByStep } from './steps/values.ts';
import type { FeatureFacts } from './speckit/facts.ts';
import type { Artifact, Prompt, Step, Workflow } from './workflow.ts';

/** What is wrong with a workflow; nothing, where it can be run. */
export function checkWorkflow(workflow: Workflow): readonly Sentence[] {
  return [...checkIds(workflow), ...checkArtifacts(workflow), ...checkSteps(workflow)];
}

function checkIds(workflow: Workflow): readonly Sentence[] {
  const problems: Sentence[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(workflow.id)) {
    problems.push(say('The workflow id “{0}” must be lower-case letters, digits and hyphens.', workflow.id));
  }
  const duplicate = (ids: readonly string[], what: string): void => {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) problems.push(say('Workflow {0} has two {1} of the id “{2}”.', workflow.id, what, twice));
  };
  duplicate(
    workflow.steps.map(({ id }) => id),
    'steps',
  );
  duplicate(
    workflow.artifacts.map(({ id }) => id),
    'artifacts',
  );
  if (workflow.steps.length === 0) problems.push(say('Workflow {0} has no steps.', workflow.id));
  return problems;
}

function checkArtifacts(workflow: Workflow): readonly Sentence[] {
  const ids = workflow.artifacts.map(({ id }) => id);
  const problems: Sentence[] = [];
  for (const artifact of workflow.artifacts) {
    const template = templateOf(artifact, {});
    for (const required of artifact.requires) {
      if (!ids.includes(required)) {
        problems.push(
          say('Artifact {0} requires {1}, which the workflow {2} does not have.', artifact.id, required, workflow.id),
        );
      }
    }
    if (/^\/|\\|(^|\/)\.\.(\/|$)/.test(artifact.path)) {
      problems.push(say('The path “{0}” of artifact {1} must stay in the workspace.', artifact.path, artifact.id));
    }
    problems.push(
      ...(artifact.files ? checkFolder(artifact) : checkTemplate(template.text, artifact.frame.placeNames)),
      ...checkNeeds(artifact, workflow),
    );
    const { ledgerHeading } = artifact.frame;
    if (ledgerHeading && !template.sections.some(({ heading }) => heading === ledgerHeading)) {
      problems.push(
        say('The template of {0} lacks the section “{1}”, which lists the questions.', artifact.id, ledgerHeading),
      );
    }
  }
  const cycle = findCycle(workflow.artifacts);
  if (cycle) problems.push(say('Artifacts require each other in a circle: {0}', cycle.join(' → ')));
  return problems;
}

/** Files that are written whole have no skeleton, and lie in a folder. */
function checkFolder({ id, template, path }: Artifact): readonly Sentence[] {
  return [
    ...(template === ''
      ? []
      : [say('Artifact {0} has files that are written whole, so its template must be empty.', id)]),
    ...(/\.\w+$/.test(path) ? [say('The path “{0}” of artifact {1} must be a folder.', path, id)] : []),
  ];
}

/** What a section is made from must be there before it. */
function checkNeeds(artifact: Artifact, workflow: Workflow): readonly Sentence[] {
  const before = ancestors(workflow.artifacts, artifact.id);
  const earlier = workflow.artifacts.filter(({ id }) => before.has(id));
  const { sections } = templateOf(artifact, {});
  const needs = [
    ...sections.flatMap(({ heading }) => artifact.needs?.(heading, {}) ?? []),
    ...(artifact.files?.({}) ?? []).flatMap((file) => file.needs),
  ];
  return [...new Set(needs)].flatMap((need) => {
    if (!need.startsWith('artifact:')) return [];
    const isThere = earlier.some(({ path, files }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return files ? need.startsWith(`artifact:${name}/`) : need.startsWith(artifactInput(name));
    });
    return isThere
      ? []
      : [
          say(
            'A section of artifact {0} is made from “{1}”, but nothing that it requires makes that.',
            artifact.id,
            need,
          ),
        ];
  });
}

function checkProduced(step: Extract<Step, { kind: 'produce' }>, workflow: Workflow): readonly Sentence[] {
  const unknown = step.artifacts({}).filter((id) => !workflow.artifacts.some((artifact) => artifact.id === id));
  const problems = unknown.map((id) =>
    say('Step {0} names the artifact {1}, which the workflow {2} does not have.', step.id, id, workflow.id),
  );
  if (!Number.isInteger(step.concurrency) || step.concurrency < 1) {
    problems.push(say('Step {0} must make at least one artifact at once.', step.id));
  }
  return problems;
}

/** What is carried out for each approach comes later, where the plan that was chosen is gone on with. */
function checkWeighed(step: Extract<Step, { kind: 'weigh' }>, { id, steps }: Workflow): readonly Sentence[] {
  const later = steps.slice(steps.indexOf(step) + 1);
  return step.of
    .filter((of) => !later.some((one) => one.id === of))
    .map((of) => say('Step {0} names the step {1}, which the workflow {2} does not have after it.', step.id, of, id));
}

/** Every prompt exists, and uses only what is known when its step runs. */
function checkSteps(workflow: Workflow): readonly Sentence[] {
  const problems: Sentence[] = [];
  const known = new Set<string>(commonPlaces);
  for (const step of workflow.steps) {
    // What a step learns before it asks anything is known to its own prompts.
    if (!learnsByAsking.has(step.kind)) factsOf(step).forEach((name) => known.add(name));
    if ('artifact' in step && !workflow.artifacts.some(({ id }) => id === step.artifact)) {
      problems.push(
        say(
          'Step {0} names the artifact {1}, which the workflow {2} does not have.',
          step.id,
          step.artifact,
          workflow.id,
        ),
      );
    }
    if (step.kind === 'weigh') problems.push(...checkWeighed(step, workflow));
    if (step.kind === 'produce') problems.push(...checkProduced(step, workflow));
    if (step.kind === 'generate' && workflow.artifacts.some(({ id, files }) => id === step.artifact && files)) {
      problems.push(
        say('Step {0} makes {1} section by section, but its files are written whole.', step.id, step.artifact),
      );
    }
    // A part of a prompt may be for one document alone.
    const documents = step.kind === 'produce' ? workflow.artifacts.map(({ id }) => id) : [];
    const usable = new Set<string>([...known, ...placesByStep[step.kind], ...documents]);
    for (const name of promptsOf(step)) {
      const prompt = workflow.prompts[name];
      if (prompt) problems.push(...unknownPlaces(prompt, usable, step), ...unclosedParts(prompt));
      else
        problems.push(
          say('Step {0} names the prompt {1}, which the workflow {2} does not have.', step.id, name, workflow.id),
        );
    }
    factsOf(step).forEach((name) => known.add(name));
  }
  return problems;
}

const learnsByAsking: ReadonlySet<Step['kind']> = new Set<Step['kind']>(['analyze', 'review', 'choose', 'weigh']);

/** The names of the facts that a run knows once a step is done. */
export function factsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'gather':
      return step.sources;
    case 'feature':
      return [...featureFacts, ...besideFeature];
    case 'research':
      return ['findings', 'documentation', 'missingTools'];
    case 'decide':
      return ['decisions', 'consideredCategories'];
    case 'analyze':
      return [step.learns.name];
    case 'review':
      return [step.learns.name, 'reviewLeft'];
    case 'choose':
      return [step.learns];
    case 'weigh':
      return [step.learns.name, approachFactName];
    case 'generate':
    case 'clarify':
    case 'produce':
    case 'mark':
    case 'report':
      return [];
  }
}

function unknownPlaces(prompt: Prompt, usable: ReadonlySet<string>, step: Step): readonly Sentence[] {
  return placesOf(prompt)
    .filter((name) => !usable.has(name))
    .map((name) =>
      say('The prompt {0} uses {1}, which is not known in the step {2}.', prompt.name, `{{${name}}}`, step.id),
    );
}

function unclosedParts(prompt: Prompt): readonly Sentence[] {
  if (prompt.text.trim() === '') return [say('The prompt {0} is empty.', prompt.name)];
  return brokenParts(prompt).map((name) =>
    say('In the prompt {0} the part {1} is not opened and closed once.', prompt.name, `{{#${name}}} … {{/${name}}}`),
  );
}

function promptsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'analyze':
      return [step.prompt, ...(step.thinking ? [step.thinking] : [])];
    case 'weigh':
      return [step.prompt];
    case 'generate':
      return [step.prompt, step.repair, ...(step.shorten ? [step.shorten] : [])];
    case 'clarify':
      return [step.prompt, step.revision, step.repair];
    case 'decide':
      return [step.prompt, step.reply, ...(step.thinking ? [step.thinking] : [])];
    case 'produce':
      return [step.prompt, step.file, step.update, step.repair, step.targetsPrompt];
    case 'review':
      return [step.prompt, step.repair, ...(step.thinking ? [step.thinking] : [])];
    case 'feature':
    case 'research':
    case 'gather':
    case 'choose':
    case 'mark':
    case 'report':
      return [];
  }
}

const featureFacts: readonly (keyof FeatureFacts)[] = [
  'feature',
  'spec',
  'specDigest',
  'clarifications',
  'constitution',
  'specAnswers',
  'planTemplate',
  'tasksTemplate',
  'decisionsOnDisk',
  'repository',
];

/** Facts that the step learns beside. */
const besideFeature = ['author', 'today', 'hooks', 'setUp'];
