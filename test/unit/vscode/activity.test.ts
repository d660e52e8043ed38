// What runs do is known from their events, and can be stopped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as vscode from 'vscode';
import type { RunEventBody } from '../../../src/core/run.ts';
import { found } from 'planner:workflows';
import { Activity, type RunChange } from '../../../src/vscode/activity.ts';

const at = '2026-11-25T10:00:00.000Z';
const [brief] = found;

function started(): { readonly activity: Activity; readonly note: (event: RunEventBody) => void } {
  const activity = new Activity(found);
  const note = (event: RunEventBody): void => activity.note('file:///w', 'r', { ...event, at });
  note({ kind: 'runStarted', run: 'r', workflow: brief?.id ?? '', version: 1 });
  return { activity, note };
}

test('the step that runs is known with its place among the steps, until the run rests', () => {
  const { activity, note } = started();
  const step = brief?.steps[1]?.id ?? '';
  note({ kind: 'stepStarted', step });
  assert.deepEqual(
    activity.working.map((one) => [one.step, one.finished, one.workflow?.id]),
    [[step, 1, brief?.id]],
  );
  activity.say('Writing 1. Background');
  assert.equal(activity.line, 'Writing 1. Background');
  for (const kind of ['suspended', 'finished', 'cancelled'] as const) {
    note({ kind: 'stepStarted', step });
    note({ kind });
    assert.deepEqual(activity.working, []);
    assert.equal(activity.line, '');
  }
});

test('whoever listens hears every event', () => {
  const { activity, note } = started();
  const heard: RunChange[] = [];
  activity.onDidChange((change) => heard.push(change));
  note({ kind: 'stepStarted', step: 'x' });
  assert.deepEqual(
    heard.map(({ run, event }) => [run, event.kind]),
    [['r', 'stepStarted']],
  );
});

test('a turn ends with its token, or when everything is stopped; a run that ended in silence works no more', async () => {
  const { activity, note } = started();
  const source = new vscode.CancellationTokenSource();
  const untilAborted = (signal: AbortSignal) =>
    new Promise<void>((done) => signal.addEventListener('abort', () => done()));
  const first = activity.withSignal(source.token, untilAborted);
  source.cancel();
  await first;
  note({ kind: 'stepStarted', step: 'x' });
  const second = activity.withSignal(new vscode.CancellationTokenSource().token, untilAborted);
  activity.stop();
  await second;
  assert.deepEqual(activity.working, []);
});
