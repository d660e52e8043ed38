// Learns the texts that a plan is made from, each as its own fact: only what has changed is told.
import { replaceComments } from '../../../documents/comments.ts';
import type { MarkdownDocument } from '../../../documents/document.ts';
import { applyEdits } from '../../../documents/edit.ts';
import { rangeOf } from '../../../documents/markdown.ts';
import { nodesOf } from '../../../documents/nodes.ts';
import { readIfText } from '../../speckit/projects.ts';
import { clarificationsText, digestOf } from '../../speckit/digest.ts';
import type { FeatureFacts, FeaturePlace } from '../../speckit/facts.ts';
import type { ConstitutionInput, FeatureInputs } from '../../speckit/inputs.ts';
import type { FeatureChoice } from '../../speckit/resolve.ts';
import builtIn from '../../speckit/scaffold/plan-template.md';
import { pathsOf } from '../../speckit/setUp.ts';
import type { Part, RunContext } from '../../context.ts';
import type { Ports } from '../../ports.ts';
import { readRepository } from '../../repository.ts';
import type { RunState } from '../../run.ts';
import { answersToGaps } from './gaps.ts';
import { localDate } from '../gather.ts';

export interface Texts {
  readonly found: Extract<FeatureChoice, { readonly kind: 'found' }>;
  readonly branch: string;
  readonly inputs: FeatureInputs;
}

/** Learns `FeatureFacts`, and `author`, `today` and the hooks. `feature` comes last: with it the step is done. */
export async function* learnTexts(context: RunContext, texts: Texts, signal: AbortSignal): Part<void> {
  const { ports } = context;
  const facts = await factsOf(context, texts, signal);
  const author = ports.settings.author?.trim() || (await ports.git.userName());
  const hooks = texts.inputs.hooks.filter(({ when }) => when === 'after');
  const { feature, ...rest } = facts;
  const all: Readonly<Record<string, unknown>> = {
    author,
    today: localDate(ports.clock.now()),
    // The documents carry when their run began.
    startedAt: context.state().startedAt,
    ...rest,
    hooks,
    feature,
  };
  const known = context.state().facts;
  for (const [name, value] of Object.entries(all)) {
    if (JSON.stringify(known[name]) !== JSON.stringify(value)) yield { kind: 'factLearned', name, value };
  }
}

type All = { readonly [K in keyof Required<FeatureFacts>]: FeatureFacts[K] };

async function factsOf(context: RunContext, texts: Texts, signal: AbortSignal): Promise<All> {
  const { ports, state } = context;
  return { ...(await textsOf(ports, texts, state().ledger)), repository: await readRepository(ports, signal) };
}

/** The texts as they stand, without what is seen of the repository. */
export async function textsOf(
  { files, specKit }: Pick<Ports, 'files' | 'specKit'>,
  { found, branch, inputs }: Texts,
  ledger: RunState['ledger'],
): Promise<Omit<All, 'repository'>> {
  const { spec, clarifications, constitution, templates } = inputs;
  const paths = pathsOf(found.feature.folder);
  const feature: FeaturePlace = {
    name: found.feature.name,
    branch,
    folder: paths.folder,
    spec: paths.spec,
    plan: paths.plan,
    project: found.project.folder,
    absolute: specKit.absolute(paths.folder),
  };
  return {
    feature,
    spec: plain(spec?.document.text),
    specDigest: textOrNothing(spec && digestOf(spec.spec)),
    clarifications: textOrNothing(clarificationsText(clarifications.entries)),
    constitution: constitution.kind === 'read' ? plain(withoutComments(constitution.document)) : undefined,
    noConstitution: whyNone(constitution),
    specAnswers: answersToGaps(ledger),
    // Where the project has none, the plan was made from ours: what it left open is known by it.
    planTemplate:
      textOrNothing(plain(templates.plan.text)?.trim()) === undefined ? builtIn : plain(templates.plan.text),
    tasksTemplate: plain(templates.tasks.text),
    decisionsOnDisk: plain(await readIfText(files, `${paths.plan}.decisions.md`)),
  };
}

function whyNone(constitution: ConstitutionInput): string | undefined {
  if (constitution.kind === 'read') return undefined;
  return constitution.kind === 'template'
    ? `${constitution.path} is spec-kit’s untouched template: it states no principle that the plan could be checked against.`
    : 'The project has no constitution: there is no principle that the plan could be checked against.';
}

/** Without what only its authors see, such as a Sync Impact Report: it binds nobody, and takes the room of what does. */
function withoutComments({ root, text }: MarkdownDocument): string {
  const edits = nodesOf(root, 'html').map((node) => {
    const { start, end } = rangeOf(node);
    return { start, end, text: replaceComments(text.slice(start, end)) };
  });
  return applyEdits(text, edits);
}

/** Without a byte order mark. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/^\ufeff/, '');
}

function textOrNothing(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
