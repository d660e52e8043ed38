// A run is the fold of its journal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { continueRun, startRun } from '../../../src/app/runs.ts';
import type { RunEvent } from '../../../src/core/run.ts';
import { apply, fold, newRun } from '../../../src/core/state.ts';
import { briefModel, idea } from '../../fakes/briefModel.ts';
import { eventsOf, fakeHost } from '../../fakes/host.ts';

async function journal(): Promise<readonly RunEvent[]> {
  const host = fakeHost(briefModel());
  const { signal } = new AbortController();
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, signal));
  const answers = [
    { kind: 'text' as const, question: 'Q1', text: 'Yes' },
    { kind: 'skip' as const, question: 'Q2' },
  ];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, signal));
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'also support SSO' }, signal));
  return host.journals.read('run-1');
}

test('from any prefix the journal resumes to the same state, through JSON too', async () => {
  const events = await journal();
  const whole = fold(events);
  fc.assert(
    fc.property(fc.nat(events.length), (length) => {
      const prefix = JSON.parse(JSON.stringify(fold(events.slice(0, length)))) as typeof newRun;
      assert.deepEqual(
        JSON.parse(JSON.stringify(events.slice(length).reduce(apply, prefix))),
        JSON.parse(JSON.stringify(whole)),
      );
    }),
  );
});

test('an event of a later version changes nothing but the time', () => {
  const event = { kind: 'teleported', at: '2030-01-01T00:00:00.000Z' } as unknown as RunEvent;
  assert.deepEqual(apply(newRun, event), { ...newRun, updatedAt: event.at });
});
