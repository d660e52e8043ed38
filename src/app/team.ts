// A team's own template and prompts, which take the place of the built-in ones.
import { checkWorkflow } from '../core/check.ts';
import { PlannerError } from '../core/error.ts';
import type { Workflow } from '../core/workflow.ts';
import { english, say, type Sentence } from '../documents/sentence.ts';
import type { Host } from './host.ts';
import { teamFolder } from './places.ts';

/**
 * The workflow with the team's files in place. Files that name no artifact or prompt are told as problems, as is the
 * whole folder in a workspace without trust: prompts steer the model. Throws `workflow.malformed`, naming every fault.
 */
export async function withTeamFiles(
  host: Host,
  workflow: Workflow,
): Promise<{ readonly workflow: Workflow; readonly problems: readonly Sentence[] }> {
  const folder = `${teamFolder}/${workflow.id}`;
  const templates = await read(host, folder);
  const prompts = await read(host, `${folder}/prompts`);
  if (templates.size + prompts.size === 0) return { workflow, problems: [] };
  if (!host.ports.settings.trusted) {
    return {
      workflow,
      problems: [say('The templates and prompts in {0} are used only in a trusted workspace.', folder)],
    };
  }
  const unknown = [
    ...[...templates.keys()].filter((name) => !workflow.artifacts.some(({ id }) => id === name)),
    ...[...prompts.keys()].filter((name) => !Object.hasOwn(workflow.prompts, name)).map((name) => `prompts/${name}`),
  ];
  const own: Workflow = {
    ...workflow,
    artifacts: workflow.artifacts.map((artifact) => ({
      ...artifact,
      template: templates.get(artifact.id) ?? artifact.template,
    })),
    prompts: Object.fromEntries(
      Object.entries(workflow.prompts).map(([name, prompt]) => [
        name,
        { name, text: prompts.get(name) ?? prompt.text },
      ]),
    ),
  };
  const faults = checkWorkflow(own);
  if (faults.length > 0) {
    throw new PlannerError(
      'workflow.malformed',
      say('The files in {0} cannot be used: {1}', folder, faults.map(english).join(' ')),
      [say('Correct them, or remove them to use the built-in ones.')],
    );
  }
  return {
    workflow: own,
    problems: unknown.map((name) =>
      say('{0} belongs to nothing in the workflow {1}, so it is not used.', `${folder}/${name}.md`, workflow.id),
    ),
  };
}

async function read(host: Host, folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of await host.ports.files.list(folder)) {
    if (!name.endsWith('.md')) continue;
    const text = await host.ports.files.read(`${folder}/${name}`);
    if (text !== undefined) texts.set(name.slice(0, -3), text.replace(/^\ufeff/, ''));
  }
  return texts;
}
