// The model of palette runs: what is set, else what the chat used last, else the first, else the embedded one.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { PlannerError } from '../../../../src/core/error.ts';
import { createModelChoice } from '../../../../src/vscode/models/modelChoice.ts';
import { createChatModel } from '../../../fakes/chatModel.ts';
import { fake, resetVscode } from '../../../fakes/vscode.ts';

const one = createChatModel({ vendor: 'a', id: 'one' });
const two = createChatModel({ vendor: 'b', id: 'two/x' });
const own = createChatModel({ vendor: 'planner', id: 'offline' });

function memory(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => (values.has(key) ? values.get(key) : otherwise),
    update: async (key: string, value: unknown) => void values.set(key, value),
  } as vscode.Memento;
}

beforeEach(() => {
  resetVscode();
  fake.models = [own, one, two];
});

const set = (value: unknown): void => void fake.settings.set('planner.model', { globalValue: value });

test('the one that is set comes first', async () => {
  const choice = createModelChoice(memory());
  choice.remember(one);
  set('b/two/x');
  assert.equal(await choice.find(), two);
  set('planner/offline');
  assert.equal(await choice.find(), 'offline');
  set('offline');
  assert.equal(await choice.find(), 'offline');
});

test('nothing is sent to another model than the one that is set', async () => {
  set('gone/model');
  const failed = createModelChoice(memory()).find();
  await assert.rejects(failed, (error) => PlannerError.is(error, 'model.none') && /gone\/model/.test(error.message));
});

test('then the last one of the chat, as long as it is there', async () => {
  const choice = createModelChoice(memory());
  choice.remember(two);
  assert.equal(await choice.find(), two);
  fake.models = [one];
  assert.equal(await choice.find(), one);
  choice.remember(own);
  assert.equal(await choice.find(), 'offline');
});

test('then the first that is not ours, then ours', async () => {
  const choice = createModelChoice(memory());
  set(' ');
  assert.equal(await choice.find(), one);
  const auto = createChatModel({ vendor: 'copilot', id: 'auto' });
  const small = { ...createChatModel({ vendor: 'c' }), capabilities: { supportsToolCalling: false } };
  fake.models = [small, one, auto];
  assert.equal(await choice.find(), auto);
  fake.models = [small, one];
  assert.equal(await choice.find(), one);
  fake.models = [small];
  assert.equal(await choice.find(), small);
  fake.models = [own];
  assert.equal(await choice.find(), 'offline');
});

/** Picks the item whose label contains `text`, and keeps what there was. */
function pick(text: string): { readonly labels: () => readonly string[] } {
  let labels: readonly string[] = [];
  fake.pick = (items) => {
    labels = items.map((item) => String(Object(item).label));
    return items[labels.findIndex((label) => label.includes(text))];
  };
  return { labels: () => labels };
}

test('a choice is kept in the user settings', async () => {
  const choice = createModelChoice(memory());
  const picked = pick('Fake One');
  assert.equal(await choice.choose(), one);
  assert.equal(fake.settings.get('planner.model')?.globalValue, 'a/one');
  assert.deepEqual(picked.labels(), ['$(check) Automatic', 'Fake One', 'Fake One', 'Planner Offline']);
  pick('Offline');
  assert.equal(await choice.choose(), 'offline');
  assert.equal(await choice.find(), 'offline');
});

test('choosing automatically takes the setting away', async () => {
  set('b/two/x');
  const choice = createModelChoice(memory());
  choice.remember(one);
  const picked = pick('Automatic');
  assert.equal(await choice.choose(), one);
  assert.equal(fake.settings.get('planner.model')?.globalValue, undefined);
  assert.deepEqual(picked.labels(), ['Automatic', 'Fake One', '$(check) Fake One', 'Planner Offline']);
});

test('a choice takes effect also where the workspace says something else', async () => {
  fake.settings.set('planner.model', { workspaceValue: 'b/two/x' });
  pick('Offline');
  await createModelChoice(memory()).choose();
  assert.deepEqual(fake.settings.get('planner.model'), { workspaceValue: 'planner/offline' });
});

test('choosing nothing changes nothing', async () => {
  set('b/two/x');
  fake.pick = () => undefined;
  assert.equal(await createModelChoice(memory()).choose(), undefined);
  assert.equal(fake.settings.get('planner.model')?.globalValue, 'b/two/x');
});
