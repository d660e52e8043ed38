// Phases from the terminal: what is printed, the exit codes, and what needs trust.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import type { SessionOptions, Terminal } from '../../../src/cli/session.ts';
import { FakeProcesses } from '../../fakes/fakeProcesses.ts';
import { fakeHost } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../fakes/settings.ts';
import { phaseOf, plan } from '../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';

function shell(text = plan) {
  const files = new MemoryFiles({ [path]: text });
  const processes = new FakeProcesses();
  const call = async (...args: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal: Terminal = {
      open: async ({ trust }: SessionOptions) => ({
        host: fakeHost(new ScriptedModel({}), { files, processes, settings: fakeSettings({ trusted: trust }) }),
        close: async () => undefined,
      }),
      readFile: async () => '',
      readBuilt: async () => '',
      readInput: async () => '',
      print: (line) => out.push(line),
      tell: (line) => err.push(line),
      signal: new AbortController().signal,
    };
    return { code: await main(args, '1.2.3', terminal), out: out.join('\n'), err: err.join('\n') };
  };
  return { call, processes, files, now: () => files.texts.get(path) ?? '' };
}

test('a phase goes from planned to completed, reopened and blocked', async () => {
  const { call, now, processes } = shell();
  processes.output = 'first\nsecond';
  const started = await call('phase', 'start', path, '1');
  assert.deepEqual([started.code, started.out], [0, 'Phase 1 is active.']);
  const done = await call('complete', path, '1', '--trust', '--open-criteria', 'tick');
  assert.equal(done.code, 0);
  assert.match(done.out, /^Phase 1 is completed\.\nTests: npm test, exit code 0, 1\.5 s, no commit\nThere is no git/);
  assert.match(done.out, /Phase 2 waits for its entry criteria: The queue runs/);
  assert.equal(done.err, 'first\nsecond');
  assert.equal((await call('phase', 'reopen', path, '1', '--reason', 'A mail was lost')).out, 'Phase 1 is reopened.');
  assert.equal((await call('phase', 'block', path, '1', '--reason', 'No SMTP account')).code, 0);
  assert.equal(phaseOf(now()).status, 'blocked');
});

test('a completed phase tells what the checkpoints of the plan ask', async () => {
  const { call } = shell(plan.replace('## Risks', '## Checkpoints\n\n- Does the order hold?\n\n## Risks'));
  await call('phase', 'start', path, '1');
  const done = await call('complete', path, '1', '--trust', '--open-criteria', 'tick');
  assert.match(done.out, /\nCheckpoint: Does the order hold\?$/);
});

test('failing tests and what is not allowed end with 1, wrong calls with 2', async () => {
  const { call, processes, now } = shell();
  await call('phase', 'start', path, '1');
  processes.codes = [1];
  const failed = await call('complete', path, '1', '--trust', '--open-criteria', 'leave', '--command', 'make check');
  assert.equal(failed.code, 1);
  assert.match(failed.err, /did not pass \(exit code 1\)/);
  assert.equal(processes.ran[0]?.line, 'make check');
  const open = await call('complete', path, '1', '--trust');
  assert.equal(open.code, 1);
  assert.match(open.err, /“All tests pass”[^]*--open-criteria tick/);
  const before = now();
  const codes: readonly (readonly [number, readonly string[]])[] = [
    [1, ['phase', 'start', path, '1']],
    [1, ['phase', 'start', path, '2']],
    [2, ['complete', path, '1', '--open-criteria', 'tick']],
    [2, ['complete', path, '1', '--open-criteria', 'tick', '--command', 'x']],
    [2, ['complete', path, '9', '--trust']],
    [2, ['complete', path, '1', '--waive', 'no tests exist', '--open-criteria', 'leave']],
    [2, ['complete', path, '1', '--name', 'Anna']],
    [2, ['complete', path, '1', '--waive', 'no tests exist', '--name', 'Anna', '--command', 'x']],
    [2, ['complete', path, '1', '--open-criteria', 'forget']],
    [2, ['complete', 'gone-plan.md', '1']],
    [2, ['complete', path]],
    [2, ['phase', 'block', path, '1']],
    [2, ['phase', 'skip', path, '1']],
  ];
  for (const [code, args] of codes) assert.equal((await call(...args)).code, code, args.join(' '));
  assert.equal(processes.ran.length, 1);
  assert.equal(now(), before);
});

test('a waiver completes without trust, and JSON tells of everything', async () => {
  const { call } = shell();
  await call('phase', 'start', path, '1');
  const waiver = ['--waive', 'no tests exist', '--name', 'Anna', '--open-criteria', 'leave', '--json'];
  const done = JSON.parse((await call('complete', path, '1', ...waiver)).out);
  assert.deepEqual([done.version, done.kind, done.status, done.evidence.name], [1, 'done', 'completed', 'Anna']);
  const refused = JSON.parse((await call('complete', path, '1', ...waiver)).out);
  assert.deepEqual([refused.kind, refused.why, refused.message], ['refused', 'notAllowed', 'Phase 1 is completed.']);
});

test('the status lists the plans with their phases, as text and as JSON', async () => {
  const { call, files } = shell(plan.replace('**Status**: planned', '**Status**: completed'));
  const text = await call('status');
  assert.equal(text.code, 0);
  assert.match(text.out, /There are no runs in this workspace\.\n\n\.clinespecs\/x\/y-plan\.md\n/);
  assert.match(text.out, / {2}1 {2}Queue {2}active \(says completed, without evidence; criteria 1\/2\)\n/);
  assert.match(text.out, / {2}2 {2}Mails {2}planned \(criteria 0\/1; waits for 1\)\n {2}Next: Phase 1 says/);
  files.texts.set('.clinespecs/x/z-plan.md', '# P\n\n```\n');
  const { plans, version } = JSON.parse((await call('status', '--json')).out);
  assert.equal(version, 1);
  assert.deepEqual([plans[0].path, plans[0].phases[0].claimed, plans[0].phases[0].evidence], [path, true, null]);
  assert.deepEqual([plans[1].readable, plans[1].line], [false, 3]);
});

test('the plan may be named from the workspace', async () => {
  const { call } = shell();
  assert.equal((await call('phase', 'start', path, '1', '--workspace', '..')).code, 2, 'the path is that from here');
  assert.equal((await call('phase', 'start', path, '1', '--workspace', 'src')).code, 0);
});
