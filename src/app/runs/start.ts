// What a run starts from where that is a document of another workflow: what was asked and said there goes with it.
import { alternativesQuestionId } from '../../core/approaches/question.ts';
import { readApproachWish } from '../../core/approaches/wish.ts';
import { ledgerIn } from '../../core/ledger.ts';
import type { Idea, RunState, Start } from '../../core/run.ts';
import { setUpQuestions } from '../../core/speckit/questions.ts';
import { mayRunFact } from '../../core/steps/feature/setUp.ts';
import type { Artifact, Workflow } from '../../core/workflow.ts';
import { parseDocument } from '../../documents/document.ts';
import type { Host } from '../host.ts';

/** Where an idea comes with a document of another workflow: that, and its questions with their answers. */
export async function startOf(
  host: Host,
  workflow: Workflow,
  idea: Idea,
  runs: () => Promise<readonly RunState[]>,
): Promise<Start | undefined> {
  const named = idea.references.filter(({ name }) => artifactAt(host, name, workflow) !== undefined);
  const [document] = named;
  // Of several, nobody knows which is meant: then they are what they are, references.
  if (!document || named.length > 1) return undefined;
  const heading = artifactAt(host, document.name, workflow)?.frame.ledgerHeading;
  const own = workflow.artifacts.find(({ frame }) => frame.ledgerHeading !== undefined)?.frame.ledgerHeading;
  if (heading === undefined || own === undefined) return { origin: document.name };
  const run = (await runs()).find(
    ({ artifacts, status }) => status !== 'undone' && Object.values(artifacts).includes(document.name),
  );
  const entries = ledgerIn(parseDocument(document.name, document.text), heading, run?.ledger ?? []);
  return { origin: document.name, ledger: entries.map((entry) => ({ ...entry, section: own })) };
}

/**
 * An idea that asks for approaches to choose from, where the workflow can make some: what it is about, and the wish as a
 * choice that was made beforehand. What may mean anything stays as it is.
 */
export function withApproaches(
  { steps }: Workflow,
  idea: Idea,
  choices: NonNullable<Start['choices']>,
): { readonly idea: Idea; readonly choices: NonNullable<Start['choices']> } {
  const canWeigh = steps.some(({ kind }) => kind === 'weigh');
  const wish = canWeigh ? readApproachWish(idea.text) : undefined;
  if (!wish?.isSure) return { idea, choices };
  return {
    idea: { ...idea, text: wish.rest === idea.text.trim() && idea.references.length > 0 ? '' : wish.rest },
    choices: { [alternativesQuestionId]: wish.said, ...choices },
  };
}

/** Whether a workflow plans a feature that is on disk: then there need be no idea beside it. */
export function startsFromFeature({ steps }: Workflow): boolean {
  return steps.some(({ kind }) => kind === 'feature');
}

/** What the user has answered in an earlier run of the workspace and need not be asked again. */
export async function choicesBefore(
  workflow: Workflow,
  runs: () => Promise<readonly RunState[]>,
): Promise<Start['choices']> {
  if (!startsFromFeature(workflow)) return {};
  // The last word counts, also where it is that there is none.
  const answered = (await runs()).find(({ facts }) => facts[mayRunFact] !== undefined);
  if (typeof answered?.facts[mayRunFact] !== 'boolean') return {};
  return { [setUpQuestions.script]: answered.facts[mayRunFact] === true ? 'yes' : 'no' };
}

/** Whether a path of the workspace is that of a document which another workflow than this one makes. */
export function isDocumentOfAnother(host: Host, path: string, workflow: Workflow): boolean {
  return artifactAt(host, path, workflow) !== undefined;
}

function artifactAt({ workflows, ports }: Host, path: string, workflow: Workflow): Artifact | undefined {
  const { plansFolder, specsFolder } = ports.settings;
  const places: Readonly<Record<string, string>> = { plans: plansFolder, specs: specsFolder };
  return workflows
    .filter(({ id }) => id !== workflow.id)
    .flatMap(({ artifacts }) => artifacts)
    .find((artifact) => {
      const pattern = artifact.path
        .split(/(\{\{\w+\}\})/)
        .map((part) => {
          const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
          return name === undefined ? escaped(part) : name in places ? escaped(places[name] ?? '') : '[^/]+';
        })
        .join('');
      return new RegExp(`^${pattern}$`).test(path);
    });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
