// The terminal on a feature: a plan without words, its report, decisions taken by a command, the audit log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Host } from '../../../src/app/host.ts';
import { main } from '../../../src/cli/main.ts';
import type { SessionOptions, Terminal } from '../../../src/cli/session.ts';
import { PlannerError } from '../../../src/core/error.ts';
import { say } from '../../../src/documents/sentence.ts';
import { clear, decidingHost, identified } from '../../fakes/decideWorkflow.ts';
import { plannedFeature } from '../../fakes/plannedFeature.ts';
import { fakeSettings } from '../../fakes/settings.ts';
import { featureHost, fullSpec } from '../../fakes/featureWorkflow.ts';

const login = { 'specs/001-login/spec.md': fullSpec, '.specify/templates/plan-template.md': '# Plan\n' };
const script = { '.specify/scripts/bash/setup-plan.sh': 'echo' };
const rich = 'Members sign in with e-mail and password on PostgreSQL 16 and Fastify 5, at most 200 at once, quickly.';

function shellOn(host: Host, files: Readonly<Record<string, string>> = {}) {
  const opened: SessionOptions[] = [];
  return async (...args: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal: Terminal = {
      open: async (options) => {
        opened.push(options);
        return { host, close: async () => undefined };
      },
      readFile: async (name) =>
        files[name] ?? Promise.reject(new PlannerError('usage', say('{0} cannot be read.', name))),
      readBuilt: async () => '',
      readInput: async () => '',
      print: (text) => out.push(text),
      tell: (text) => err.push(text),
      signal: new AbortController().signal,
    };
    const code = await main(args, '1.2.3', terminal);
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
}

test('a feature on disk needs no words; the report is text and JSON', async () => {
  const reply = { kind: 'fact', value: { issues: [] } } as const;
  const { host } = featureHost(login, { 'featuring/review': [reply, reply] });
  const call = shellOn(host);
  const text = await call('run', 'featuring');
  assert.equal(text.code, 0, text.err);
  assert.match(text.out, /Branch 001-login, folder \/work space\/specs\/001-login/);
  assert.match(text.out, /WARNINGS:\n {2}- Slow/);
  assert.match(text.out, /Missing:\n {2}- .*No web search/);
  const { report } = JSON.parse((await call('run', 'featuring', '--json', '--idea', rich)).out);
  assert.deepEqual([report.branch, report.warnings], ['001-login', ['Slow']]);
});

test('a decision that is taken later says what rests on it, and how that is made anew', async () => {
  const { host } = await plannedFeature();
  const call = shellOn(host);
  const { id } = JSON.parse((await call('decide', '--json')).out).decisions[0];
  const { code, out } = await call('decide', id, '--answer', 'B because it is small', '--provisional');
  assert.equal(code, 0, out);
  assert.match(out, /\n\d+ sections rest on what has changed: planner run speckit --update makes them anew\.$/);
});

test('what several steps go without for one reason is said once', async () => {
  const settings = { ...fakeSettings(), trusted: false };
  const { host } = featureHost(login, {}, { settings });
  const { err } = await shellOn(host)('run', 'featuring', '--idea', rich, '--provisional');
  assert.equal(err.match(/! This workspace is not trusted/g)?.length, 1, err);
});

test('what is missing is made by --answers or --provisional, and else waited for', async () => {
  const waits = await shellOn(featureHost({}).host)('run', 'featuring', '--idea', rich);
  assert.equal(waits.code, 3);
  assert.match(waits.out, /project {2}Shall Planner make the folders that spec-kit needs/);
  const provisional = featureHost({});
  assert.equal((await shellOn(provisional.host)('run', 'featuring', '--idea', rich, '--provisional')).code, 0);
  const files = { 'a.json': '{"project": "yes"}' };
  assert.equal(
    (await shellOn(featureHost({}).host, files)('run', 'featuring', '--idea', rich, '--answers', 'a.json')).code,
    0,
  );
});

test('several features: --feature says which, an unknown one is no crash', async () => {
  const texts = { ...login, 'specs/002-loans/spec.md': fullSpec };
  const named = await shellOn(featureHost(texts).host)('run', 'featuring', '--feature', '1');
  assert.match(named.out, /Branch 001-login/);
  const asked = await shellOn(featureHost(texts).host)('run', 'featuring', '--feature', 'payments');
  assert.equal(asked.code, 3);
  assert.match(asked.out, /There is no feature “payments”/);
});

test('the script runs with --trust without a question', async () => {
  const { host, specKit } = featureHost({ ...login, ...script });
  assert.equal((await shellOn(host)('run', 'featuring', '--trust')).code, 0);
  assert.equal(specKit.calls.length, 1);
});

test('an update goes on with the finished run', async () => {
  const reply = { kind: 'fact', value: { issues: [] } } as const;
  const { host, files } = featureHost(login, { 'featuring/review': [reply, reply] });
  const call = shellOn(host);
  await call('run', 'featuring');
  files.texts.set('specs/001-login/spec.md', fullSpec.replace('five', 'six'));
  assert.equal((await call('run', 'featuring', '--update')).code, 0);
  assert.deepEqual(JSON.parse((await call('status', '--json')).out).runs.length, 1);
});

test('a question instead of an answer is answered, and the decision waits; where nobody is there, it is provisional', async () => {
  const files = { 'a.json': '{"TD002": "Why not several?"}' };
  const asking = async (...more: readonly string[]) => {
    const script = { 'deciding/path': [clear], 'deciding/identify': [identified], 'deciding/reply': ['Nothing.'] };
    const { host } = decidingHost(script);
    const call = shellOn(host, files);
    const { code, err } = await call('run', 'deciding', '--idea', rich, '--answers', 'a.json', ...more);
    const { decisions } = JSON.parse((await call('decide', '--json')).out);
    return { code, err, state: decisions.find(({ id }: { readonly id: string }) => id === 'TD002').state };
  };
  const waits = await asking();
  assert.deepEqual([waits.code, waits.state], [3, 'open'], waits.err);
  assert.match(waits.err, /Nothing\./);
  const provisional = await asking('--provisional');
  assert.deepEqual([provisional.code, provisional.state], [0, 'provisional'], provisional.err);
});

test('decisions are listed, taken by a command, and told wrong', async () => {
  const { host } = decidingHost({ 'deciding/path': [clear, clear], 'deciding/identify': [identified] });
  const call = shellOn(host);
  assert.equal((await call('decide')).code, 1);
  await call('run', 'deciding', '--idea', rich, '--provisional');
  const list = await call('decide');
  assert.match(list.out, /TD001 {2}Data: The database {2}\(provisional\)\n {6}Option A/);
  const taken = await call('decide', 'TD001', '--answer', 'B because it is small', '--json');
  assert.equal(taken.code, 0, taken.err);
  const { decisions } = JSON.parse((await call('decide', '--json')).out);
  const database = decisions.find(({ id }: { readonly id: string }) => id === 'TD001');
  assert.deepEqual([database.state, /SQLite/.test(database.choice)], ['decided', true]);
  const asked = await call('decide', 'TD001');
  assert.equal(asked.code, 3);
  assert.match(asked.out, /TD001 {2}Which database/);
  assert.match((await call('decide', 'TD099', '--answer', 'A')).err, /There is no decision “TD099”/);
  assert.equal((await call('decide', '--answer', 'A')).code, 2);
});

test('the audit log is printed for people and for programs', async () => {
  const { host } = featureHost(login);
  const call = shellOn(host);
  assert.equal((await call('log')).code, 1);
  await call('run', 'featuring');
  assert.match((await call('log')).out, /^# Audit log: 001-login[^]*step review finished/);
  const { events } = JSON.parse((await call('log', '--json')).out);
  assert.equal(events[0].kind, 'runStarted');
});
