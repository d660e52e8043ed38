// The size of a plan: proposed with its reasons, and settled by the user, before the first words are written or later.
import { amount, english, say, type Sentence } from '../../documents/sentence.ts';
import { timeOf } from '../../core/speed.ts';
import type { Choice, Chosen, Facts } from '../../core/workflow.ts';
import type { PlanSize } from '../../documents/phases.ts';
import { estimateOf } from './estimate.ts';
import { phaseRange, readOutline, readRepository, sizes, type PlanScale } from './facts.ts';
import { meanings } from './meanings.ts';
import { budgets, phasesOf, scaleOf } from './scale.ts';
import { sizeOf } from './sizing.ts';
import { isOnlySize, namedSize, wayIn, wholeSize } from './sizeWords.ts';
import { reasonsFor } from './sizing/reasons.ts';
import { chaptersOf } from './skeleton.ts';
import skeleton from './template.md';

export const sizeChoice: Choice = {
  propose: (facts, idea) => {
    const outline = readOutline(facts['outline']);
    if (!outline) return scaled('M', 'planner', facts, []);
    const { size, signals, phases } = sizeOf(outline, readRepository(facts['repository']), idea);
    return scaled(size, 'planner', facts, signals, phases);
  },
  read: readSize,
  state: stateSize,
  ask: (value, facts) => {
    const scale = scaleOf({ size: value });
    const proposed = scale?.size ?? 'M';
    const told = {
      question: say('This looks like size {0}: {1}. Plan it as that?', proposed, meanings[proposed]),
      why: [...whyOf(scale), ...extentOf(scale), ...costOf(scale, facts)],
      details: near(proposed).map(detailOf),
    };
    return {
      question: english(told.question),
      why: told.why.map(english).join(' '),
      suggestions: near(proposed).map((size) => ({
        label: size,
        detail: english(detailOf(size)),
        ...(size === proposed ? { recommended: true } : {}),
      })),
      told,
    };
  },
};

/** The size that words name: alone, beside the word “size”, or as smaller or bigger than it is. */
function readSize(said: string, facts: Facts, now: unknown): Chosen | undefined {
  const text = said.trim();
  const current = scaleOf({ size: now });
  const whole = wholeSize(text);
  const way = wayIn(text);
  const name = whole ?? namedSize(text);
  const size = name ?? stepped(way, current);
  if (size === undefined) return undefined;
  const isAll = whole !== undefined || way !== undefined || isOnlySize(text);
  // A plan that has phases keeps them, whatever its size is said to be.
  const known = scaleOf(facts)?.phases === 0 ? 0 : scaleOf(facts) && phasesOf(facts).length;
  const phases =
    known && known > 1 ? known : known === 1 ? Math.max(1, fitting(size, 1)) : fitting(size, current?.phases ?? 1);
  return { value: scaled(size, 'user', facts, current?.signals ?? [], phases), isAll };
}

function stepped(way: 'smaller' | 'bigger' | undefined, current: PlanScale | undefined): PlanSize | undefined {
  if (way === undefined || current === undefined) return undefined;
  const step = way === 'smaller' ? -1 : 1;
  return sizes[Math.min(sizes.length - 1, Math.max(0, sizes.indexOf(current.size) + step))];
}

function fitting(size: PlanSize, phases: number): number {
  const [least, most] = phaseRange[size];
  if (size === 'XS') return 0;
  return Math.min(most, Math.max(least, phases));
}

function scaled(
  size: PlanSize,
  by: PlanScale['by'],
  facts: Facts,
  signals: PlanScale['signals'],
  phases = fitting(size, phaseRange[size][0]),
): PlanScale {
  const scale: PlanScale = { size, by, signals, phases, sections: [] };
  return { ...scale, sections: chaptersOf(skeleton, { ...facts, size: scale }) };
}

function near(size: PlanSize): readonly PlanSize[] {
  const at = sizes.indexOf(size);
  return sizes.filter((_, index) => Math.abs(index - at) <= 1);
}

function detailOf(size: PlanSize): Sentence {
  const [least, most] = phaseRange[size];
  return size === 'XS'
    ? say('{0}; no phases, at most {1} lines', meanings[size], budgets[size])
    : say('{0}; {1} to {2} phases, at most {3} lines', meanings[size], least, most, budgets[size]);
}

function whyOf(scale: PlanScale | undefined): readonly Sentence[] {
  return reasonsFor(scale?.signals ?? []);
}

/** How many phases, and which sections. */
function extentOf(scale: PlanScale | undefined): readonly Sentence[] {
  if (!scale) return [];
  const { size, phases, sections } = scale;
  if (phases === 0)
    return [say('One unit without phases, at most {0} lines: {1}.', budgets[size], sections.join(', '))];
  if (phases === 1) return [say('One phase, at most {0} lines: {1}.', budgets[size], sections.join(', '))];
  return [say('{0} phases, at most {1} lines: {2}.', phases, budgets[size], sections.join(', '))];
}

function costOf(scale: PlanScale | undefined, facts: Facts): readonly Sentence[] {
  const { requests, tokens } = estimateOf(scale, facts);
  const estimate =
    requests === 1
      ? say('About one request and {0} tokens.', amount(tokens))
      : say('About {0} requests and {1} tokens.', requests, amount(tokens));
  return [estimate, ...timeOf(facts, requests)];
}

function stateSize(value: unknown, facts: Facts): readonly Sentence[] {
  const scale = scaleOf({ size: value });
  if (!scale) return [];
  const { size, by } = scale;
  return [
    by === 'user'
      ? say('Size {0}, as you chose: {1}.', size, meanings[size])
      : say('Size {0}: {1}.', size, meanings[size]),
    ...(by === 'planner' ? whyOf(scale) : []),
    ...extentOf(scale),
    ...costOf(scale, facts),
  ];
}
