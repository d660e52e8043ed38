// What the rest of a run will cost, about: requests and tokens, from the sizes of what it is made from.
import type { Facts } from '../../core/workflow.ts';
import { analysisOf, type InterfaceKind } from './analysis.ts';
import { groupsOf } from './groups.ts';
import { inputsOf } from './inputs.ts';
import { artifacts } from './artifacts.ts';
import type { ArtifactId } from './wanted.ts';

/** Requests, and tokens both ways. */
export interface Cost {
  readonly requests: number;
  readonly tokens: number;
}

/** What writing these documents and looking over them will cost. */
export function costOf(ids: readonly ArtifactId[], facts: Facts): Cost {
  const inputs = inputsOf(facts);
  const each = ids.map((id): Cost => {
    if (id === 'contracts') {
      const files = Math.max(1, filesOf(facts));
      return { requests: files + 1, tokens: (files + 1) * (fixed + 2500) + files * 2500 };
    }
    const artifact = artifacts.find((one) => one.id === id);
    const groups = groupsOf(id, facts);
    const read = groups.map(({ headings }) => {
      const names = new Set(headings.flatMap((heading) => artifact?.needs?.(heading, facts) ?? []));
      const texts = Object.entries(inputs).filter(([name]) =>
        [...names].some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one)),
      );
      return texts.reduce((sum, [, text]) => sum + text.length / charactersPerToken, 0);
    });
    const written = groups.reduce((sum, { lines }) => sum + lines * tokensPerLine, 0);
    return {
      requests: groups.length,
      tokens: groups.length * fixed + read.reduce((sum, one) => sum + one, 0) + written,
    };
  });
  const sum = (of: (cost: Cost) => number): number => each.reduce((total, cost) => total + of(cost), 0);
  // One more looks over them all, and reads what they say.
  const reviewed = sum(({ tokens }) => tokens) * reviewShare;
  return { requests: sum(({ requests }) => requests) + 1, tokens: Math.round(sum(({ tokens }) => tokens) + reviewed) };
}

/** What so many plans will cost: nothing else is made for each approach. */
export function costOfPlans(count: number, facts: Facts): Cost {
  const { requests, tokens } = costOf(['plan'], facts);
  return { requests: requests * count, tokens: tokens * count };
}

/** Tokens of a request beside its inputs. */
const fixed = 2500;
const charactersPerToken = 4;
const tokensPerLine = 22;
const reviewShare = 0.2;

/** How many contracts the interfaces will probably come to. */
function filesOf(facts: Facts): number {
  const { interfaces, external } = analysisOf(facts);
  const kinds = new Set<InterfaceKind | 'external'>(interfaces.map(({ kind }) => kind));
  if (external.length > 0) kinds.add('external');
  return kinds.size;
}
