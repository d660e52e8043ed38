// The approaches of a run, for those who show them: how they differ, where their documents are, which one is the plan.
import { approachIn, approachesIn, type Approach } from '../core/approaches/facts.ts';
import { approachQuestionId, differences, labelOf, type DifferenceRow } from '../core/approaches/question.ts';
import { variantId } from '../core/approaches/variant.ts';
import type { RunInput, RunState } from '../core/run.ts';
import type { Workflow } from '../core/workflow.ts';

/** What there is to choose from, or was. */
export interface ApproachChoice {
  readonly approaches: readonly ApproachOfRun[];
  /** How they differ, in the order of the approaches. */
  readonly rows: readonly DifferenceRow[];
  /** Why the one that is the plan was chosen; missing where none is yet. */
  readonly because?: string;
}

export interface ApproachOfRun extends Approach {
  readonly label: string;
  /** Of its document; missing where that is not written. */
  readonly path?: string;
  readonly isChosen: boolean;
  readonly isRecommended: boolean;
}

/** The approaches of a run; nothing where there are none to choose from. */
export function approachesOf(state: RunState, { steps }: Workflow): ApproachChoice | undefined {
  const known = approachesIn(state.facts);
  const artifact = steps.find((step) => step.kind === 'weigh')?.artifact;
  if (!known || known.approaches.length === 0 || artifact === undefined) return undefined;
  const chosen = approachIn(state.facts);
  const approaches = known.approaches.map((approach): ApproachOfRun => {
    const isChosen = approach.key === chosen?.key;
    const id = isChosen ? artifact : variantId(artifact, approach.key);
    const path = state.written.includes(id) ? state.artifacts[id] : undefined;
    return {
      ...approach,
      label: labelOf(approach),
      ...(path === undefined ? {} : { path }),
      isChosen,
      isRecommended: approach.key === known.recommended,
    };
  });
  return { approaches, rows: differences(known), ...(chosen ? { because: chosen.because } : {}) };
}

/** The plan of a run that has chosen, and the plans that are kept beside it. */
export function chosenPlan(
  state: RunState,
  { steps }: Workflow,
): { readonly plan: string; readonly others: readonly string[] } | undefined {
  const artifact = steps.find((step) => step.kind === 'weigh')?.artifact;
  const [known, chosen] = [approachesIn(state.facts), approachIn(state.facts)];
  const plan = artifact === undefined ? undefined : state.artifacts[artifact];
  if (!known || !chosen || artifact === undefined || plan === undefined) return undefined;
  const others = known.approaches.flatMap(({ key }) =>
    key === chosen.key ? [] : (state.artifacts[variantId(artifact, key)] ?? []),
  );
  return { plan, others };
}

/** What makes a document the plan that is kept beside one: the run, and what to say to it. */
export function takeApproach(
  runs: readonly RunState[],
  workflows: readonly Workflow[],
  path: string,
): { readonly run: string; readonly input: RunInput } | undefined {
  for (const state of runs) {
    const workflow = workflows.find(({ id }) => id === state.workflow);
    const known = workflow && state.status !== 'undone' ? approachesOf(state, workflow) : undefined;
    const found = known?.approaches.find((approach) => approach.path === path && !approach.isChosen);
    if (!found) continue;
    const answers = [{ kind: 'text', question: approachQuestionId, text: found.label }] as const;
    return { run: state.run, input: { kind: 'answers', answers } };
  }
  return undefined;
}
