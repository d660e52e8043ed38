// The list of runs: what somebody works on right now is no run that broke off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRuns, startRun } from '../../../../src/app/runs/runs.ts';
import { briefModel, idea } from '../../../fakes/briefModel.ts';
import { fakeHost } from '../../../fakes/host.ts';

test('a run says who works on it, as long as somebody does', async () => {
  const host = fakeHost(briefModel());
  const holders = async () => (await listRuns(host)).map(({ status, heldBy }) => ({ status, heldBy }));
  const run = startRun(host, 'brief', { text: idea, references: [] }, new AbortController().signal);
  while ((await holders()).length === 0) await run.next();
  assert.deepEqual(await holders(), [{ status: 'running', heldBy: 'here' }]);
  // It breaks off: the process is gone, and its lease with it.
  await run.return();
  assert.deepEqual(await holders(), [{ status: 'running', heldBy: undefined }]);
  host.journals.held.add('run-1');
  assert.deepEqual(await holders(), [{ status: 'running', heldBy: 'elsewhere' }]);
});

test('runs of the same instant stand in the same order each time', async () => {
  const listed = async (runs: readonly string[]) => {
    const host = fakeHost(briefModel());
    for (const run of runs)
      await host.journals.append(run, {
        kind: 'runStarted',
        run,
        workflow: 'brief',
        version: 1,
        at: '2026-01-02T03:04:05.000Z',
      });
    return (await listRuns(host)).map(({ run }) => run);
  };
  const newest = ['run-3', 'run-2', 'run-1'];
  assert.deepEqual(await listed(['run-1', 'run-2', 'run-3']), newest);
  assert.deepEqual(await listed(['run-3', 'run-1', 'run-2']), newest);
});
