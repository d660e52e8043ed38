// Completing with somebody beside it: what is asked, in which order, and that turning away changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeAsking, type CompletionAsker } from '../../../../src/app/phases/completing.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { FakeProcesses } from '../../../fakes/fakeProcesses.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { fakePorts } from '../../../fakes/ports.ts';
import { ScriptedModel } from '../../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { after, phaseOf, plan, start } from '../../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';
const active = after(plan, '1', start);
const { signal } = new AbortController();

function workspace(answers: Partial<CompletionAsker>, text = active, trusted = true) {
  const files = new MemoryFiles({ [path]: text });
  const processes = new FakeProcesses();
  const asked: string[] = [];
  const ports = fakePorts(new ScriptedModel({}), {
    files,
    processes,
    git: fakeGit('Anna'),
    settings: fakeSettings({ trusted }),
  });
  const asker: CompletionAsker = {
    criteria: async (phase, open) => (asked.push(`criteria ${phase} ${open.join()}`), answers.criteria?.(phase, open)),
    command: async (phase) => (asked.push(`command ${phase}`), answers.command?.(phase)),
    waiver: async (phase, name, problem) => {
      asked.push(`waiver ${phase} ${name} ${problem ?? ''}`.trim());
      return answers.waiver?.(phase, name, problem);
    },
  };
  const complete = (options: Parameters<typeof completeAsking>[3] = {}, stop = signal) =>
    completeAsking(ports, path, '1', options, asker, stop);
  return { complete, asked, processes, files, now: () => files.texts.get(path) ?? '' };
}

const tick = async () => 'tick' as const;

test('open criteria are asked about before anything runs', async () => {
  const { complete, asked, processes, now } = workspace({ criteria: tick });
  processes.during = () => asked.push('runs');
  assert.equal((await complete())?.kind, 'done');
  assert.deepEqual(asked, ['criteria 1 All tests pass', 'runs']);
  assert.match(now(), /- \[x\] All tests pass/);
});

test('whoever turns away changes nothing, at each question', async () => {
  const bare = active.replace('**Proof command**: `npm test`\n', '');
  for (const [made, options] of [
    [workspace({}), {}],
    [workspace({ criteria: tick }, bare), {}],
    [workspace({ criteria: tick }), { isWaived: true }],
    [workspace({ criteria: tick, command: async () => 'waive' }, bare), {}],
    [workspace({ criteria: tick }, active, false), {}],
  ] as const) {
    const before = made.now();
    assert.equal(await made.complete(options), undefined);
    assert.equal(made.processes.ran.length, 0);
    assert.equal(made.now(), before);
  }
});

test('a plan that names no command is asked for one, or for a waiver', async () => {
  const bare = active.replace('**Proof command**: `npm test`\n', '');
  const typed = workspace({ criteria: tick, command: async () => ({ command: 'make check' }) }, bare);
  assert.equal((await typed.complete())?.kind, 'done');
  assert.deepEqual(
    typed.processes.ran.map(({ line, isShown }) => [line, isShown]),
    [['make check', true]],
  );
  const waiver = async () => ({ name: 'Ben', reason: 'nothing to run here' });
  const waived = workspace({ criteria: tick, command: async () => 'waive', waiver }, bare);
  assert.equal((await waived.complete())?.kind, 'done');
  assert.deepEqual(waived.asked, ['criteria 1 All tests pass', 'command 1', 'waiver 1 Anna noCommand']);
  assert.equal(phaseOf(waived.now()).evidence?.kind, 'waiver');
});

test('without trust a waiver is asked for, again where it has no name or reason, and nothing runs', async () => {
  const given = [
    { name: '', reason: 'not trusted here' },
    { name: 'Ben', reason: 'no' },
    { name: 'Ben', reason: 'not trusted here' },
  ];
  const { complete, asked, processes } = workspace(
    { criteria: tick, waiver: async () => given.shift() },
    active,
    false,
  );
  assert.equal((await complete())?.kind, 'done');
  assert.deepEqual(asked.slice(1), ['waiver 1 Anna untrusted', 'waiver 1 Anna noName', 'waiver 1 Anna noReason']);
  assert.equal(processes.ran.length, 0);
});

test('what cannot be completed is said at once, and a phase that changes meanwhile is judged anew', async () => {
  const planned = workspace({}, plan);
  const outcome = await planned.complete();
  assert.ok(outcome?.kind === 'refused' && outcome.why === 'notAllowed');
  assert.deepEqual(planned.asked, []);
  const moved = workspace({
    criteria: async () => {
      moved.files.texts.set(path, plan.replace('Text.', '```\nText.'));
      return 'tick';
    },
  });
  const broken = await moved.complete();
  assert.ok(broken?.kind === 'refused' && broken.why === 'unreadable');
  const stop = new AbortController();
  stop.abort();
  assert.equal(await moved.complete({}, stop.signal), undefined);
});

test('tests that fail are told with their run', async () => {
  const { complete, processes } = workspace({ criteria: async () => 'leave' });
  processes.codes = [1];
  const outcome = await complete();
  assert.ok(outcome?.kind === 'failed' && outcome.evidence.ended === 'exit code 1');
});
