// What can be done with the plan of a feature: decisions listed and changed, the audit log without secrets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditEvents, auditLine, auditText } from '../../../../src/app/runs/audit.ts';
import {
  decide,
  decisionLines,
  decisionRun,
  newestOfEach,
  provisionalIn,
  readDecisionCall,
} from '../../../../src/app/feature/feature.ts';
import { readEvents } from '../../../../src/app/runs/journal.ts';
import { proposalFor } from '../../../../src/app/runs/proposals.ts';
import { route } from '../../../../src/app/runs/route.ts';
import { continueRun, listRuns, mainDocument, readRun, startRun } from '../../../../src/app/runs/runs.ts';
import { summarize } from '../../../../src/app/runs/summary.ts';
import { runTitle } from '../../../../src/app/runs/title.ts';
import { newRun } from '../../../../src/core/state.ts';
import { say } from '../../../../src/documents/sentence.ts';
import { clear, decidingHost, identified } from '../../../fakes/decideWorkflow.ts';
import { featureHost, fullSpec } from '../../../fakes/featureWorkflow.ts';
import { eventsOf } from '../../../fakes/host.ts';

const never = new AbortController().signal;
const text = 'Members sign in with e-mail and password on PostgreSQL 16 and Fastify 5, at most 200 at once, quickly.';

test('a call names a decision and says what is decided; other words name none', () => {
  assert.deepEqual(readDecisionCall('TD003'), { id: 'TD003', said: '' });
  assert.deepEqual(readDecisionCall(' td-3: B because it is small '), { id: 'td-3', said: 'B because it is small' });
  assert.deepEqual(readDecisionCall('TD003 B'), { id: 'TD003', said: 'B' });
  assert.deepEqual(readDecisionCall('the database'), { said: 'the database' });
  assert.deepEqual(readDecisionCall(''), { said: '' });
});

test('decisions are listed as they stand, and one of them is taken anew at once', async () => {
  const { host } = decidingHost({ 'deciding/path': [clear, clear], 'deciding/identify': [identified] });
  await eventsOf(startRun(host, 'deciding', { text, references: [] }, never));
  assert.deepEqual(
    decisionLines(await readRun(host, 'run-1')).map(({ id, state }) => [id, state]),
    [
      // It waits for the other one.
      ['TD002', 'open'],
      ['TD001', 'open'],
    ],
  );
  // One that is not asked yet is asked and answered.
  await eventsOf(decide(host, 'run-1', 'TD001', 'B because it is small', never));
  for (const question of ['TD002']) {
    await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [{ kind: 'skip', question }] }, never));
  }
  const before = await decisionRun(host);
  assert.equal(before.status, 'done');
  assert.deepEqual(provisionalIn(before), ['TD002']);
  assert.match(decisionLines(before)[1]?.choice ?? '', /SQLite/);
  await eventsOf(decide(host, 'run-1', 'td1', 'A because we know it', never));
  const after = await readRun(host, 'run-1');
  assert.equal(after.status, 'done');
  assert.match(decisionLines(after)[1]?.choice ?? '', /PostgreSQL/);
  await assert.rejects(eventsOf(decide(host, 'run-1', 'TD009', '', never)), /There is no decision/);
});

test('without a decision anywhere it says what to do', async () => {
  const { host } = featureHost({});
  await assert.rejects(decisionRun(host), /No decision was found/);
});

test('a run on a feature is called by it, listed once, and a command without words starts one', async () => {
  const { host } = featureHost({ 'specs/001-login/spec.md': fullSpec });
  for (let run = 0; run < 2; run++) await eventsOf(startRun(host, 'featuring', { text: '', references: [] }, never));
  const runs = newestOfEach(await listRuns(host));
  assert.equal(runs.length, 1);
  assert.equal(runs[0] && runTitle(runs[0]), '001-login');
  assert.deepEqual(await route(host, { text: '', command: 'featuring' }, never), {
    kind: 'start',
    workflow: 'featuring',
  });
});

test('the document to open is the list of tasks, then the plan, then the first', () => {
  const folder = 'specs/001-login';
  const feature = { name: 'x', branch: '', folder, spec: '', plan: '', project: '', absolute: '' };
  const state = (...names: readonly string[]) => ({
    ...newRun,
    facts: { feature },
    artifacts: Object.fromEntries(names.map((name) => [name, `${folder}/${name}`])),
    written: names,
  });
  assert.equal(mainDocument(state('plan.md.decisions.md', 'tasks.md', 'plan.md')), `${folder}/tasks.md`);
  assert.equal(mainDocument(state('plan.md.decisions.md', 'plan.md')), `${folder}/plan.md`);
  assert.equal(mainDocument(state('plan.md.decisions.md')), `${folder}/plan.md.decisions.md`);
  assert.equal(mainDocument(newRun), undefined);
});

test('the audit log tells what was done and sent, and shows no key', async () => {
  const { host } = featureHost({ 'specs/001-login/spec.md': fullSpec });
  const key = 'sk-abcdefghijklmnopqrstuvwx';
  await eventsOf(
    startRun(host, 'featuring', { text: `${text} The key is ${key}. api_key=hunter2secret`, references: [] }, never),
  );
  const events = await readEvents(host, 'run-1');
  const log = auditText(await readRun(host, 'run-1'), events);
  assert.match(log, /^# Audit log: 001-login\n/);
  assert.match(log, /Went on without: .*search/);
  assert.match(log, /asked for featuring\/review: complete.*sent outlines of all artifacts, coverage/);
  const json = JSON.stringify(
    auditEvents([...events, { kind: 'factLearned', name: 'x', value: { token: 'plain words' }, at: '' }]),
  );
  for (const secret of [key, 'hunter2secret', 'plain words']) {
    assert.ok(!log.includes(secret) && !json.includes(secret), secret);
  }
  assert.match(json, /Members sign in/);
});

test('what rules say of every document stays known, whichever turn looked at it last', async () => {
  const { host } = featureHost({ 'specs/001-login/spec.md': fullSpec });
  await eventsOf(startRun(host, 'featuring', { text: '', references: [] }, never));
  const place = { start: 0, end: 1, line: 1, column: 1 };
  const finding = (path: string) =>
    ({ rule: 'structure/empty-section', severity: 'warning', path, place, message: say('Empty.') }) as const;
  const left = (artifact: string, ...paths: readonly string[]) =>
    host.journals.append('run-1', {
      ...{ kind: 'findingsLeft', artifact, findings: paths.map(finding), at: '2026-11-25T10:00:00.000Z' },
    });
  await left('plan', 'a/plan.md');
  await left('tasks', 'a/tasks.md');
  await left('research', 'a/research.md');
  await left('research');
  const { findings } = summarize(host, await readRun(host, 'run-1'), []);
  const named = findings.map(({ path }) => path).filter((path) => path.startsWith('a/'));
  assert.deepEqual(named, ['a/plan.md', 'a/tasks.md']);
});

test('a proposal is found by document and section; what the code writes has a line of its own in the log', () => {
  const of = (artifact: string) => ({ artifact, path: `${artifact}.md`, section: 'Summary', text: artifact });
  const state = { proposals: [of('plan'), of('research')] };
  assert.equal(proposalFor(state, 'Summary', 'research')?.text, 'research');
  assert.equal(proposalFor(state, 'Summary')?.text, 'plan');
  assert.equal(proposalFor(state, 'Summary', 'tasks'), undefined);
  const written = {
    kind: 'sectionWritten',
    artifact: 'plan',
    path: 'plan.md',
    before: '',
    after: '',
    repairs: 0,
  } as const;
  const at = '2026-11-25T10:00:00.000Z';
  assert.equal(auditLine({ ...written, section: '', at }).text, 'wrote plan.md');
  assert.match(auditLine({ ...written, section: 'Summary', at }).text, /^wrote plan\.md, Summary, after 0 repairs/);
});
