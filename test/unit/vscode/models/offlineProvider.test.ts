// The embedded model in VS Code's list: there where nothing else is sure to be, and never in the way of others.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { say } from '../../../../src/documents/sentence.ts';
import { isOffline } from '../../../../src/vscode/models/chatModels.ts';
import { OfflineProvider } from '../../../../src/vscode/models/offlineProvider.ts';
import { registerOfflineModel } from '../../../../src/vscode/models/offlineRegistration.ts';
import { createChatModel } from '../../../fakes/chatModel.ts';
import { fake, LanguageModelChatMessage, resetVscode, setVersion } from '../../../fakes/vscode.ts';

const own = { vendor: 'planner', id: 'offline' };
let pauses: (() => void)[] = [];
let changes = 0;
let registration: vscode.Disposable | undefined;

/** Registers it and waits for the first look. */
async function register(): Promise<vscode.LanguageModelChatProvider> {
  const wait = (): Promise<void> => new Promise((resolve) => void pauses.push(resolve));
  const answer = say('I only plan, {0}.', 'sorry');
  const made = registerOfflineModel(async (changed) => new OfflineProvider({ answer, changed, wait }));
  registration = made;
  const provider = fake.providers.get('planner') ?? assert.fail('not registered');
  provider.onDidChangeLanguageModelChatInformation?.(() => changes++);
  await made.follow();
  await settled();
  return provider;
}

/** Lets all promises that can go on do so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** What the provider offers: ids. */
async function offered(provider: vscode.LanguageModelChatProvider): Promise<readonly string[]> {
  return ((await provider.provideLanguageModelChatInformation({ silent: true }, never)) ?? []).map(({ id }) => id);
}

/** Whether the picker of an older VS Code offers it. */
async function selectable(provider: vscode.LanguageModelChatProvider): Promise<unknown> {
  const [information] = (await provider.provideLanguageModelChatInformation({ silent: true }, never)) ?? [];
  return information && 'isUserSelectable' in information ? information.isUserSelectable : undefined;
}

beforeEach(() => {
  resetVscode();
  pauses = [];
  changes = 0;
});
afterEach(() => registration?.dispose());

test('is offered where no other model is', async () => {
  fake.models = [own];
  const provider = await register();
  assert.deepEqual(await offered(provider), ['offline']);
  assert.equal(changes, 0);
  assert.equal(isOffline(own), true);
  assert.equal(isOffline({ vendor: 'other', id: 'offline' }), false);
});

test('is withdrawn where another model is, and comes back when that goes', async () => {
  fake.models = [createChatModel(), own];
  const provider = await register();
  assert.deepEqual(await offered(provider), []);
  assert.equal(changes, 1);
  fake.models = [];
  fake.modelsChanged.fire();
  pauses.shift()?.();
  await settled();
  assert.deepEqual(await offered(provider), ['offline']);
  assert.equal(changes, 2);
});

test('is offered before anything is known: without a model no message reaches Planner', async () => {
  fake.models = [createChatModel()];
  const registered = register();
  assert.deepEqual(await offered(fake.providers.get('planner') ?? assert.fail()), ['offline']);
  await registered;
});

test('is offered beside others where the user wants it', async () => {
  fake.models = [createChatModel()];
  const provider = await register();
  fake.settings.set('planner.offlineModel.show', { globalValue: true });
  fake.configurationChanged.fire({ affectsConfiguration: (name) => name === 'planner.offlineModel.show' });
  assert.equal(changes, 2);
  assert.deepEqual(await offered(provider), ['offline']);
  fake.configurationChanged.fire({ affectsConfiguration: () => false });
  assert.equal(changes, 2);
});

test('models that the picker does not offer do not count', async () => {
  fake.extensions.set('a', { packageJSON: { contributes: { chatSessions: [{ type: 'agentcli' }, null] } } });
  fake.extensions.set('b', { packageJSON: { contributes: { chatSessions: 'broken' } } });
  fake.extensions.set('c', { packageJSON: undefined });
  fake.models = [
    createChatModel({ vendor: 'agentcli' }),
    { ...createChatModel(), capabilities: { supportsToolCalling: false } },
  ];
  assert.deepEqual(await offered(await register()), ['offline']);
});

test('a model that says that it has tools counts', async () => {
  fake.models = [{ ...createChatModel(), capabilities: { supportsToolCalling: true } }];
  assert.deepEqual(await offered(await register()), []);
});

test('up to 1.120, where only Copilot’s models are sure to be offered, it is hidden beside those', async () => {
  setVersion('1.120.0');
  fake.models = [createChatModel({ vendor: 'copilot' })];
  const provider = await register();
  // The picker would go on offering a model that is gone from the list.
  assert.deepEqual(await offered(provider), ['offline']);
  assert.equal(await selectable(provider), false);
  fake.models = [];
  fake.modelsChanged.fire();
  pauses.shift()?.();
  await settled();
  assert.equal(await selectable(provider), true);
});

test('up to 1.120 it steps aside for a moment where others come that may be offered', async () => {
  setVersion('1.120.0');
  fake.models = [createChatModel()];
  const provider = await register();
  assert.equal(await selectable(provider), false);
  pauses.shift()?.();
  await settled();
  assert.equal(await selectable(provider), true);
  assert.equal(changes, 2);
  // Once for the same others, and again when they come back.
  fake.modelsChanged.fire();
  await settled();
  pauses.shift()?.();
  await settled();
  assert.equal(changes, 2);
  for (const models of [[], [createChatModel()]]) {
    fake.models = models;
    fake.modelsChanged.fire();
    await settled();
    pauses.shift()?.();
    await settled();
  }
  assert.equal(changes, 4);
  assert.equal(await selectable(provider), true);
});

test('up to 1.120 it steps aside neither for models without tools nor where the user wants it', async () => {
  setVersion('1.110.0');
  fake.models = [{ ...createChatModel(), capabilities: { supportsToolCalling: false } }];
  const provider = await register();
  assert.equal(await selectable(provider), true);
  fake.settings.set('planner.offlineModel.show', { globalValue: true });
  fake.models = [createChatModel()];
  fake.modelsChanged.fire();
  pauses.shift()?.();
  await settled();
  assert.equal(await selectable(provider), true);
});

test('many changes are looked at once, and a provider that always changes is not asked without end', async () => {
  await register();
  assert.equal(fake.selections.length, 1);
  for (let change = 0; change < 10; change++) fake.modelsChanged.fire();
  await settled();
  assert.equal(fake.selections.length, 1, 'waits first');
  pauses.shift()?.();
  await settled();
  assert.equal(fake.selections.length, 2);
  pauses.shift()?.();
  await settled();
  assert.equal(fake.selections.length, 2);
});

test('looks no more once it is disposed', async () => {
  await register();
  fake.modelsChanged.fire();
  registration?.dispose();
  pauses.shift()?.();
  await settled();
  assert.equal(fake.selections.length, 1);
  assert.equal(fake.providers.size, 0);
});

test('answers a plain chat with one sentence', async () => {
  const provider = await register();
  const [information] = (await provider.provideLanguageModelChatInformation({ silent: true }, never)) ?? [];
  const parts: unknown[] = [];
  const progress = { report: (part: unknown) => void parts.push(part) };
  await provider.provideLanguageModelChatResponse(information ?? assert.fail(), [], { toolMode: 1 }, progress, never);
  assert.deepEqual(
    parts.map((part) => Object(part).value),
    ['I only plan, sorry.'],
  );
});

test('counts tokens roughly, of texts and of messages', async () => {
  const provider = await register();
  const [information = assert.fail()] =
    (await provider.provideLanguageModelChatInformation({ silent: true }, never)) ?? [];
  const message = LanguageModelChatMessage.User('123456') as unknown as vscode.LanguageModelChatRequestMessage;
  assert.equal(await provider.provideTokenCount(information, '123456', never), 2);
  assert.equal(await provider.provideTokenCount(information, message, never), 2);
});

const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
