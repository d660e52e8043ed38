// The embedded model: it drafts plans by the rules of the workflows, without a language model and without a network.
import { PlannerError } from '../../core/error.ts';
import type { LanguageModel, ModelPart, ModelRequest } from '../../core/ports.ts';
import type { Workflow } from '../../core/workflow.ts';
import { english, say } from '../../documents/sentence.ts';
import { estimateTokens } from './estimate.ts';

/** How it is called everywhere. */
export const offlineName = 'planner/offline';

/** What it says to everything but the prompts of a workflow. */
export const offlineAnswer = say(
  'I am the offline model built into Planner: I draft plans by rules and cannot hold a conversation.',
);

/**
 * Answers by the workflow that the request's id begins with: text in small pieces, or a fact.
 * Throws `model.failed` where the workflow's rules fail.
 */
export function createOfflineModel(workflows: readonly Workflow[]): LanguageModel {
  return {
    name: offlineName,
    // It goes by the facts, not by the messages, so their length is no matter.
    maxInputTokens: 10_000_000,
    countTokens: (text) => Promise.resolve(estimateTokens(text)),
    async *ask(request, signal) {
      for (const part of partsOf(answerOf(workflows, request))) {
        if (signal.aborted) return;
        yield part;
      }
    },
  };
}

function answerOf(workflows: readonly Workflow[], request: ModelRequest): string | object {
  const workflow = workflows.find(({ id }) => request.id.startsWith(`${id}/`));
  if (!workflow) return english(offlineAnswer);
  try {
    return workflow.offline({ id: request.id, facts: request.facts });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlannerError(
      'model.failed',
      say('The offline model cannot answer “{0}”: {1}', request.id, reason),
      [say('Choose another model.')],
      error,
    );
  }
}

function* partsOf(answer: string | object): Generator<ModelPart> {
  if (typeof answer !== 'string') {
    yield { kind: 'fact', value: answer };
    return;
  }
  // A few words each, as a model streams them.
  for (const [text] of answer.matchAll(/(?:\s*\S{1,40}){1,4}\s*|\s+/g)) yield { kind: 'text', text };
}
