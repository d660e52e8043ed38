// What each document of a run has cost, beside what was for none in particular.
import { artifactOfVariant } from '../../core/approaches/variant.ts';
import type { Meter, RunState } from '../../core/run.ts';
import { amount, say, type Sentence } from '../../documents/sentence.ts';

export interface Spent extends Meter {
  /** Of the document, or of what was for none, empty. One that went elsewhere has its id. */
  readonly document: string;
}

/** The costs by document, the dearest first; what was for none comes last. */
export function spentOf({
  meter,
  spent,
  artifacts,
}: Pick<RunState, 'meter' | 'spent' | 'artifacts'>): readonly Spent[] {
  const documents = new Map<string, Spent>();
  for (const [id, one] of Object.entries(spent)) {
    // What an approach that was chosen has cost, the plan has cost.
    const document = artifacts[id] ?? artifacts[artifactOfVariant(id)] ?? id;
    const known = documents.get(document) ?? { document, requests: 0, inputTokens: 0, outputTokens: 0 };
    documents.set(document, {
      document,
      requests: known.requests + one.requests,
      inputTokens: known.inputTokens + one.inputTokens,
      outputTokens: known.outputTokens + one.outputTokens,
    });
  }
  const each = [...documents.values()].sort((one, other) => tokensOf(other) - tokensOf(one));
  const sum = (of: (one: Meter) => number): number => of(meter) - each.reduce((total, one) => total + of(one), 0);
  const rest: Spent = {
    document: '',
    requests: sum(({ requests }) => requests),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
  };
  return rest.requests > 0 ? [...each, rest] : each;
}

/** The costs in sentences, one for each document; nothing where there is only one that could have cost anything. */
export function spentSentences(state: Pick<RunState, 'meter' | 'spent' | 'artifacts'>): readonly Sentence[] {
  const rows = spentOf(state);
  if (rows.length < 2) return [];
  return rows.map((one) => {
    const { document, requests } = one;
    const name = document.slice(document.lastIndexOf('/') + 1);
    const tokens = amount(tokensOf(one));
    if (document !== '') {
      return requests === 1
        ? say('{0}: one request, {1} tokens', name, tokens)
        : say('{0}: {1} requests, {2} tokens', name, requests, tokens);
    }
    return requests === 1
      ? say('For no document in particular: one request, {0} tokens', tokens)
      : say('For no document in particular: {0} requests, {1} tokens', requests, tokens);
  });
}

/** Both ways. */
export function tokensOf({ inputTokens, outputTokens }: Meter): number {
  return inputTokens + outputTokens;
}
