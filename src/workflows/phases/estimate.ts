// What a plan of a size is likely to cost in requests and tokens.
import type { Facts } from '../../core/workflow.ts';
import type { PlanScale } from './facts.ts';
import { groupsOf } from './groups.ts';
import { budgets, scaleOf } from './scale.ts';

export interface Estimate {
  readonly requests: number;
  readonly tokens: number;
}

/** Of what is still to come once the size is settled: rounded, from above rather than from below. */
export function estimateOf(scale: PlanScale | undefined, facts: Facts): Estimate {
  if (!scale) return { requests: 0, tokens: 0 };
  const planned = Array.from({ length: Math.max(scale.phases, 0) }, (_, index) => ({
    title: `${index + 1}`,
    goal: '',
    dependsOn: [],
  }));
  const groups = groupsOf({ ...facts, size: scale, ...(planned.length > 1 ? { phases: planned } : {}) }).length;
  const repairs = Math.ceil(groups * repairsForEach);
  const requests = groups + (planned.length > 1 ? 1 : 0) + repairs + 1;
  const known = JSON.stringify([facts['outline'] ?? '', facts['repository'] ?? '']).length / charactersPerToken;
  const written = budgets[scale.size] * tokensPerLine;
  // What was written is read once more when gaps are looked for.
  const tokens = requests * (promptTokens + known * 2) + written * 2;
  return { requests, tokens: Math.ceil(tokens / 500) * 500 };
}

/** Of the plans of so many approaches together. */
export function costOfApproaches(facts: Facts, count: number): Estimate {
  const { requests, tokens } = estimateOf(scaleOf(facts), facts);
  return { requests: requests * count, tokens: tokens * count };
}

const repairsForEach = 0.3;
const charactersPerToken = 4;
const tokensPerLine = 18;
const promptTokens = 1200;
