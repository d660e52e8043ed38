// Settings are read as if anyone had written them: what cannot be used is replaced, and said.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  readLogLevel,
  readQuestionMode,
  readInputIds,
  readServers,
  readSettings,
  settingProblems,
} from '../../../../src/adapters/vscode/settings.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { fake, resetVscode, Uri, workspace } from '../../../fakes/vscode.ts';
import { folderOf } from './folder.ts';

const folder = folderOf(Uri.file('/work'));
const set = (name: string, globalValue: unknown): void => void fake.settings.set(`planner.${name}`, { globalValue });
const noInput = (): undefined => undefined;
const problems = (): readonly string[] => settingProblems(folder).map(english);

beforeEach(resetVscode);

test('nothing set means the defaults', () => {
  assert.deepEqual(readSettings(folder), fakeSettings());
  assert.equal(readQuestionMode(folder.uri), 'one');
  assert.deepEqual(readServers(folder, noInput), { servers: [], problems: [] });
  assert.deepEqual(problems(), []);
});

test('what is set is used', () => {
  set('plansFolder', './docs//plans/');
  set('specsFolder', 'docs/specs');
  set('jira.baseUrl', ' https://jira.example/browse ');
  set('author', 'Ada\nLovelace');
  set('language', 'pt-br');
  set('questions.mode', 'all');
  set('questions.limit', 3);
  workspace.isTrusted = false;
  assert.deepEqual(readSettings(folder), {
    plansFolder: 'docs/plans',
    specsFolder: 'docs/specs',
    jiraBaseUrl: 'https://jira.example/browse',
    author: 'Ada Lovelace',
    language: 'pt-BR',
    questionLimit: 3,
    trusted: false,
  });
  assert.equal(readQuestionMode(folder.uri), 'all');
  assert.deepEqual(problems(), []);
});

for (const value of ['/etc', '../plans', 'a/../../b', 'C:\\plans', 'a\\b', '.', './', 'CON', 'plans/nul']) {
  test(`the folder ${value} is refused, and said so`, () => {
    set('plansFolder', value);
    set('specsFolder', value);
    assert.deepEqual(readSettings(folder), fakeSettings());
    assert.equal(problems().length, 2);
    assert.match(problems()[0] ?? '', /planner\.plansFolder is “.*”.*“\.clinespecs” is used/);
  });
}

for (const value of ['jira', 'javascript:alert(1)', 'https://a b', 'https://jira.example/(x)', 'file:///etc']) {
  test(`the link ${value} is refused`, () => {
    set('jira.baseUrl', value);
    assert.equal(readSettings(folder).jiraBaseUrl, undefined);
    assert.equal(problems().length, 1);
  });
}

test('a language that is none is refused', () => {
  set('language', 'Deutsch, bitte!');
  assert.equal(readSettings(folder).language, undefined);
  assert.equal(problems().length, 1);
});

for (const [value, expected] of [
  [0, 1],
  [-3, 1],
  [2.7, 2],
  [1e9, 20],
  [NaN, 5],
  ['7', 5],
  [null, 5],
] as const) {
  test(`a question limit of ${String(value)} is ${expected}`, () => {
    set('questions.limit', value);
    assert.equal(readSettings(folder).questionLimit, expected);
  });
}

test('values of another type are as good as none', () => {
  for (const name of ['plansFolder', 'specsFolder', 'jira.baseUrl', 'author', 'language', 'questions.mode']) {
    set(name, { not: 'text' });
  }
  assert.deepEqual(readSettings(folder), fakeSettings());
});

test('servers come from the user alone, never from a workspace', () => {
  fake.settings.set('planner.mcp.servers', {
    defaultValue: {},
    globalValue: { thinking: { command: 'node', args: ['${workspaceFolder}/server.js'], env: { A: 'b' } } },
    workspaceValue: { evil: { command: 'rm' } },
    workspaceFolderValue: { evil: { command: 'rm' } },
  });
  const server = { name: 'thinking', command: 'node', args: ['/work/server.js'], env: { A: 'b' } };
  assert.deepEqual(readServers(folder, noInput), { servers: [server], problems: [] });
  fake.settings.set('planner.mcp.servers', { workspaceValue: { evil: { command: 'rm' } } });
  assert.deepEqual(readServers(folder, noInput).servers, []);
});

test('a server that cannot be started is left out, and said so', () => {
  set('mcp.servers', { a: { command: ' ' }, b: 'node', c: { command: '${workspaceFolder}/x' } });
  const virtual = folderOf(Uri.parse('memfs://host/work'));
  assert.deepEqual(readServers(virtual, noInput).servers, []);
  assert.equal(readServers(virtual, noInput).problems.length, 3);
});

test('the level of the log is what the user set, and nothing where it is not set or is no level', () => {
  assert.equal(readLogLevel(), undefined);
  fake.settings.set('planner.log.level', { defaultValue: 'info', workspaceValue: 'trace' });
  assert.equal(readLogLevel(), undefined, 'what a workspace says does not count');
  set('log.level', 'debug');
  assert.equal(readLogLevel(), 'debug');
  assert.deepEqual(problems(), []);
  set('log.level', 'loud');
  assert.equal(readLogLevel(), undefined);
  assert.match(problems().join(), /planner\.log\.level is none of off, error/);
});

test('severities of rules are read; one that there is not is left out and said', () => {
  set('rules', { 'brief/jira': 'off', 'wording/*': 'loud' });
  assert.deepEqual(readSettings(folder).rules, { 'brief/jira': 'off' });
  assert.match(settingProblems(folder).map(english).join(), /planner\.rules must say .* for wording\/\*/);
});

test('keys of the user’s own servers come from elsewhere', () => {
  assert.deepEqual(readInputIds(), []);
  const env = { A: '${input:one}', B: '${input:two}', C: '${input:one}' };
  const foreign = { b: { command: 'y', env: { D: '${input:foreign}' } } };
  fake.settings.set('planner.mcp.servers', { globalValue: { a: { command: 'x', env } }, workspaceValue: foreign });
  assert.deepEqual(readInputIds(), ['one', 'two']);
  const { servers } = readServers(folder, (id) => `key-${id}`);
  assert.deepEqual(
    servers.map((server) => 'command' in server && server.env),
    [{ A: 'key-one', B: 'key-two', C: 'key-one' }],
  );
  assert.equal(readServers(folder, noInput).servers.length, 0);
});
