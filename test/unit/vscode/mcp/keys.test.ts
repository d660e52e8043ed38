// The keys of MCP servers: asked for, kept in the secret storage, forgotten.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createKeys } from '../../../../src/vscode/mcp/keys.ts';
import { fake, resetVscode } from '../../../fakes/vscode.ts';

beforeEach(resetVscode);

function storage() {
  const values = new Map<string, string>();
  return {
    values,
    get: async (name: string) => values.get(name),
    store: async (name: string, value: string) => void values.set(name, value),
    delete: async (name: string) => void values.delete(name),
  };
}

test('a key that was given is known here and in the next window, and nowhere else', async () => {
  const secrets = storage();
  const keys = createKeys(secrets);
  assert.equal(keys.get('tavily'), undefined);
  let asked: unknown;
  fake.type = (options) => {
    asked = options;
    return ' key-1234 ';
  };
  assert.equal(await keys.ask(['tavily']), true);
  assert.equal((asked as { readonly password?: boolean }).password, true);
  assert.equal(keys.get('tavily'), 'key-1234');
  assert.deepEqual([...secrets.values], [['planner.mcp.input.tavily', 'key-1234']]);
  const next = createKeys(secrets);
  await next.load(['other', 'tavily']);
  assert.equal(next.get('tavily'), 'key-1234');
  assert.equal(next.get('other'), undefined);
});

test('an empty key is forgotten', async () => {
  const secrets = storage();
  secrets.values.set('planner.mcp.input.tavily', 'key-1234');
  const keys = createKeys(secrets);
  await keys.load(['tavily']);
  fake.type = () => ' ';
  assert.equal(await keys.ask(['tavily']), true);
  assert.equal(keys.get('tavily'), undefined);
  assert.equal(secrets.values.size, 0);
});

test('of several the user picks one, and sees which are set', async () => {
  const keys = createKeys(storage());
  fake.type = () => 'key-1234';
  fake.pick = ([, second]) => second;
  await keys.ask(['one', 'two']);
  assert.equal(keys.get('two'), 'key-1234');
  let shown: readonly unknown[] = [];
  fake.pick = (items) => {
    shown = items;
    return undefined;
  };
  assert.equal(await keys.ask(['one', 'two']), false);
  assert.deepEqual(shown, [
    { label: 'one', description: '', id: 'one' },
    { label: 'two', description: 'set', id: 'two' },
  ]);
});

test('without a key in the settings nothing is asked, and an input box that is left changes nothing', async () => {
  const secrets = storage();
  const keys = createKeys(secrets);
  fake.type = () => assert.fail();
  assert.equal(await keys.ask([]), false);
  assert.deepEqual(fake.told, ['Planner: no server in planner.mcp.servers has a key such as ${input:tavily-key}.']);
  fake.type = () => undefined;
  assert.equal(await keys.ask(['tavily']), false);
  assert.equal(secrets.values.size, 0);
});

test('a storage that fails leaves the key unknown', async () => {
  const keys = createKeys({ ...storage(), get: () => Promise.reject(new Error('locked')) });
  await keys.load(['tavily']);
  assert.equal(keys.get('tavily'), undefined);
});
