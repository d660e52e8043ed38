// How long a run is said to take: by what was measured, and not known where nothing was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spentOf, spentSentences } from '../../../src/app/runs/spent.ts';
import type { RunEvent } from '../../../src/core/run.ts';
import { speedFact, speedIn, timeOf } from '../../../src/core/speed.ts';
import { fold } from '../../../src/core/state.ts';
import { english } from '../../../src/documents/sentence.ts';

function asked(
  model: string,
  duration: number,
  artifact?: string,
  outcome: 'complete' | 'failed' = 'complete',
): RunEvent {
  return {
    kind: 'modelAsked',
    at: '2026-11-26T00:00:00.000Z',
    prompt: 'phases/plan',
    ...(artifact === undefined ? {} : { artifact }),
    ...{ model, inputTokens: 100, outputTokens: 20, duration, hash: 'h', sent: [], outcome },
  };
}

test('the speed of a model is the average of its requests that came to their end', () => {
  const events = [asked('m', 10_000), asked('m', 20_000), asked('other', 1), asked('m', 900_000, 'plan', 'failed')];
  assert.deepEqual(speedIn('m', events), { model: 'm', requests: 2, milliseconds: 15_000 });
  assert.deepEqual(speedIn('new', events), { model: 'new', requests: 0, milliseconds: 0 });
});

test('time is told in minutes where enough was measured, as not known else, and not at all without a model', () => {
  const told = (requests: number, milliseconds: number, count: number, atOnce?: number) =>
    timeOf({ [speedFact]: { model: 'm', requests, milliseconds } }, count, atOnce).map(english);
  assert.deepEqual(told(5, 30_000, 10), ['About 5 minutes, as fast as m was in 5 earlier requests.']);
  assert.deepEqual(told(5, 30_000, 10, 4), ['About 2 minutes, as fast as m was in 5 earlier requests.']);
  assert.deepEqual(told(5, 100, 10), ['Up to a minute, as fast as m was in 5 earlier requests.']);
  assert.deepEqual(told(2, 30_000, 10), ['How long that takes is not known: m has not been measured here yet.']);
  assert.deepEqual(timeOf({}, 10), []);
});

test('what a run has cost is told by document; what an approach has cost that was chosen, the plan has cost', () => {
  const state = fold([
    asked('m', 1),
    { kind: 'artifactCreated', artifact: 'plan', path: 'a/x-plan.md', at: '' },
    asked('m', 1, 'plan'),
    asked('m', 1, 'alternatives/plan-A'),
    asked('m', 1, 'other'),
  ]);
  assert.deepEqual(
    spentOf(state).map(({ document, requests }) => [document, requests]),
    [
      ['a/x-plan.md', 2],
      ['other', 1],
      ['', 1],
    ],
  );
  assert.deepEqual(spentSentences(state).map(english), [
    'x-plan.md: 2 requests, 240 tokens',
    'other: one request, 120 tokens',
    'For no document in particular: one request, 120 tokens',
  ]);
});
