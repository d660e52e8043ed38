// The artifacts of a workflow are made by their graph.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continueRun, readRun, startRun } from '../../../src/app/runs.ts';
import { eventsOf } from '../../fakes/host.ts';
import { GraphModel, type Saying } from '../../fakes/graphModel.ts';
import { folder, given, producing, producingHost } from '../../fakes/produceWorkflow.ts';

const never = new AbortController().signal;

/** Gives what is known, and leaves the rest to the model or to `say`. */
export const knowing =
  (say: Saying = () => undefined): Saying =>
  (request, number) => {
    if (request.fact?.name === 'given') return given;
    if (request.fact?.name === 'feature') return given.feature;
    return say(request, number);
  };

const start = (host: Parameters<typeof startRun>[0]) =>
  eventsOf(startRun(host, 'producing', { text: 'Lend books', references: [] }, never));

test('all artifacts are made, each after what it needs, no more at once than allowed', async () => {
  const model = new GraphModel(knowing());
  const host = producingHost(model);
  await start(host);
  const state = await readRun(host, 'run-1');
  assert.equal(state.status, 'done', JSON.stringify(state.failure));
  console.log([...host.files.texts.entries()].map(([a, b]) => a + '\n' + b).join('\n====\n'));
  console.log(model.course, model.asked(), model.most);
});
