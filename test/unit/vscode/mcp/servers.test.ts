// The MCP servers of the settings: started once a folder, ended when the settings change.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { say } from '../../../../src/documents/sentence.ts';
import { Servers } from '../../../../src/vscode/mcp/servers.ts';
import { fake, resetVscode, Uri } from '../../../fakes/vscode.ts';

beforeEach(resetVscode);

const folder = (name: string) =>
  ({ uri: Uri.parse(`file:///${name}`), name, index: 0 }) as unknown as vscode.WorkspaceFolder;

function setUp() {
  const happened: string[] = [];
  const servers = new Servers(({ name }) => ({
    problems: [say('{0} is left out.', name)],
    start: () => {
      happened.push(`start ${name}`);
      return {
        call: async () => ({ kind: 'missing', reason: 'none' }),
        close: async () => void happened.push(`close ${name}`),
      };
    },
  }));
  return { servers, happened };
}

test('servers start once for each folder', () => {
  const { servers, happened } = setUp();
  assert.equal(servers.of(folder('a')), servers.of(folder('a')));
  servers.of(folder('b'));
  assert.deepEqual(happened, ['start a', 'start b']);
  servers.dispose();
  assert.deepEqual(happened.slice(2), ['close a', 'close b']);
});

test('they end when their settings change, and only then', () => {
  const { servers, happened } = setUp();
  servers.of(folder('a'));
  fake.configurationChanged.fire({ affectsConfiguration: (name) => name === 'planner.author' });
  assert.deepEqual(happened, ['start a']);
  fake.configurationChanged.fire({ affectsConfiguration: (name) => name === 'planner.mcp.servers' });
  servers.of(folder('a'));
  assert.deepEqual(happened, ['start a', 'close a', 'start a']);
});

test('what is wrong with the settings is said without starting anything', () => {
  const { servers, happened } = setUp();
  assert.deepEqual(servers.problems(folder('a')), [say('{0} is left out.', 'a')]);
  assert.deepEqual(happened, []);
});

test('a restart ends them, and the next call starts them anew', () => {
  const { servers, happened } = setUp();
  servers.of(folder('a'));
  servers.restart();
  servers.of(folder('a'));
  assert.deepEqual(happened, ['start a', 'close a', 'start a']);
});
