// Phases from the use cases on: proof, git, trust, two writers, and what a status tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blockPhase,
  completePhase,
  reopenPhase,
  startPhase,
  type Completion,
} from '../../../../src/app/phases/phases.ts';
import { readPlanStatuses } from '../../../../src/app/phases/status.ts';
import { summarizeChanges } from '../../../../src/app/phases/summary.ts';
import { speakerOf } from '../../../../src/documents/phrases/phrases.ts';
import type { Git, GitPlace, Ports } from '../../../../src/core/ports.ts';
import { writeTests } from '../../../../src/documents/phase/record.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { FakeProcesses } from '../../../fakes/fakeProcesses.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { fakePorts } from '../../../fakes/ports.ts';
import { ScriptedModel } from '../../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { phaseOf, plan, tests } from '../../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';
const { signal } = new AbortController();
const sha = (digit: string) => digit.repeat(40);

interface Place {
  readonly text?: string;
  readonly trusted?: boolean;
  readonly git?: Partial<Git>;
}

/** A workspace with one plan, whose first phase may be active already. */
function workspace({ text = plan, trusted = true, git = {} }: Place = {}) {
  const files = new MemoryFiles({ [path]: text });
  const processes = new FakeProcesses();
  const ports: Ports = fakePorts(new ScriptedModel({}), {
    files,
    processes,
    settings: fakeSettings({ trusted }),
    git: fakeGit('Anna', {
      head: async () => ({ kind: 'commit', commit: sha('1'), branch: 'main', isShallow: false, uncommitted: [] }),
      changes: async () => ({
        kind: 'changes',
        commitCount: 1,
        commits: [{ commit: sha('1'), subject: 'Add the queue' }],
        files: [{ path: 'src/mail/queue.ts', insertions: 40, deletions: 2 }],
      }),
      patches: async () => [sha('2')],
      ...git,
    }),
  });
  const now = () => files.texts.get(path) ?? '';
  const complete = (completion: Completion = {}) =>
    completePhase(ports, path, '1', { open: 'tick', ...completion }, signal);
  return { ports, files, processes, now, complete };
}

async function started(place: Place = {}) {
  const made = workspace(place);
  assert.equal((await startPhase(made.ports, path, '1', undefined, signal)).kind, 'done');
  return made;
}

test('a phase is completed by its own command, with what git tells', async () => {
  const { complete, processes, now } = await started();
  const outcome = await complete();
  assert.ok(outcome.kind === 'done');
  assert.deepEqual(
    processes.ran.map(({ line }) => line),
    ['npm test'],
  );
  assert.equal(
    outcome.summary,
    '1 commit, 1 file (+40 -2). Areas: `src/mail/` 1 file (+40 -2). Commits: `1111111 Add the queue`.',
  );
  const { status, evidence, unit } = phaseOf(now());
  assert.equal(status, 'completed');
  assert.ok(evidence?.kind === 'tests');
  assert.equal(evidence.commit, sha('1'));
  assert.deepEqual(evidence.patches, [sha('2')]);
  assert.equal(evidence.criteria, unit.criteriaHash);
  assert.deepEqual([outcome.ready, outcome.nearly], [[], [{ phase: '2', open: ['The queue runs'] }]]);
});

test('a given command takes the place of the plan’s', async () => {
  const { complete, processes } = await started();
  await complete({ command: 'make check' });
  assert.deepEqual(
    processes.ran.map(({ line }) => line),
    ['make check'],
  );
});

test('failing tests leave the phase open, with the run in it', async () => {
  const { complete, processes, now } = await started();
  processes.codes = [2];
  const outcome = await complete();
  assert.ok(outcome.kind === 'failed');
  assert.equal(outcome.tail, 'ok\n');
  assert.equal(phaseOf(now()).status, 'active');
  assert.match(now(), /\*\*Tests run\*\*: failed, 2026-11-21, exit code 2, 1\.5 s, /);
  assert.match(now(), /- \[ \] All tests pass/);
  assert.equal((await complete()).kind, 'done');
});

test('nothing runs without trust, before open criteria are settled, from planned, or without a command', async () => {
  const refusals: readonly (readonly [ReturnType<typeof workspace>, Completion, string])[] = [
    [await started({ trusted: false }), {}, 'untrusted'],
    [await started({ trusted: false }), { command: 'x' }, 'untrusted'],
    [await started(), { open: undefined } as unknown as Completion, 'openCriteria'],
    [workspace(), {}, 'notAllowed'],
    [await started({ text: plan.replace('**Proof command**: `npm test`\n', '') }), {}, 'noCommand'],
  ];
  for (const [{ complete, processes, now }, completion, why] of refusals) {
    const before = now();
    const outcome = await complete(completion);
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.why, why);
    assert.equal(processes.ran.length, 0);
    assert.equal(now(), before);
  }
});

test('without trust a waiver with name and reason completes, and only that', async () => {
  const { complete, processes, now } = await started({ trusted: false });
  const nameless = await complete({ waiver: { name: '', reason: 'no printer here' } });
  assert.ok(nameless.kind === 'refused' && nameless.why === 'noName');
  assert.equal((await complete({ waiver: { name: 'Anna', reason: 'no printer here' } })).kind, 'done');
  assert.equal(phaseOf(now()).evidence?.kind, 'waiver');
  assert.equal(processes.ran.length, 0);
});

test('stopped tests change nothing', async () => {
  const { ports, now } = await started();
  const before = now();
  const stop = new AbortController();
  const fake = ports.processes;
  assert.ok(fake instanceof FakeProcesses);
  fake.during = () => stop.abort();
  const outcome = await completePhase(ports, path, '1', { open: 'tick' }, stop.signal);
  assert.ok(outcome.kind === 'refused' && outcome.why === 'stopped');
  assert.equal(now(), before);
});

test('what somebody writes while the tests run stays; a phase that another window completed is not completed twice', async () => {
  const { complete, processes, files, now } = await started();
  processes.during = () => files.texts.set(path, now().replace('None.', 'Much.'));
  assert.equal((await complete()).kind, 'done');
  assert.match(now(), /## Risks\n\nMuch\./);
  const twice = await started();
  let other: string | undefined;
  twice.processes.during = () => {
    twice.processes.during = () => undefined;
    other = plan.replace('**Status**: planned', '**Status**: completed\n**Waiver**: Ben — done by hand');
    twice.files.texts.set(path, other);
  };
  const outcome = await twice.complete();
  assert.ok(outcome.kind === 'refused' && outcome.why === 'notAllowed');
  assert.equal(twice.now(), other);
});

test('a file that changes at the moment of writing is read again; one that never rests is given up', async () => {
  const { ports, files, now } = workspace();
  const edit = files.edit.bind(files);
  let moved = 0;
  files.edit = async (...given) => {
    if (moved++ < 1) files.texts.set(path, now().replace('None.', 'Much.'));
    return edit(...given);
  };
  assert.equal((await startPhase(ports, path, '1', undefined, signal)).kind, 'done');
  assert.match(now(), /Much\./);
  files.edit = async (...given) => {
    files.texts.set(path, `${now()}\n`);
    return edit(...given);
  };
  const outcome = await blockPhase(ports, path, '1', 'No SMTP account');
  assert.ok(outcome.kind === 'refused' && outcome.why === 'changed');
});

test('a plan that is not there, or cannot be read, says so and stays', async () => {
  const { ports } = workspace();
  await assert.rejects(startPhase(ports, 'no-plan.md', '1', undefined, signal), { kind: 'usage' });
  const broken = workspace({ text: plan.replace('Text.', '```\nText.') });
  const outcome = await startPhase(broken.ports, path, '1', undefined, signal);
  assert.ok(outcome.kind === 'refused' && outcome.why === 'unreadable');
  assert.match(english(outcome.message), /y-plan\.md, line 7: This code block is not closed/);
});

test('reopening and completing again counts from the reopening', async () => {
  const asked: string[] = [];
  const { ports, complete, now } = await started({
    git: {
      changes: async (since) => {
        asked.push(since);
        return { kind: 'unknown' };
      },
    },
  });
  await complete();
  ports.git.head = async () => ({ kind: 'commit', commit: sha('9'), isShallow: true });
  assert.equal((await reopenPhase(ports, path, '1', 'A mail was lost', signal)).kind, 'done');
  const outcome = await complete();
  assert.deepEqual(asked, [sha('1'), sha('9')]);
  assert.ok(outcome.kind === 'done');
  assert.match(outcome.summary ?? '', /`9{12}` of the beginning is not in this shallow clone/);
  assert.equal(phaseOf(now()).status, 'completed');
});

test('the summary says what it does not know, and cuts what is much', () => {
  const head = {
    kind: 'commit',
    commit: sha('1'),
    isShallow: false,
    uncommitted: [
      { path: 'src/mail/a.ts', insertions: 3, deletions: 1 },
      { path: 'src/mail/b.ts', isNew: true },
      { path: 'test/', isNew: true },
    ],
  } as const;
  const none = { kind: 'changes', commitCount: 0, commits: [], files: [] } as const;
  assert.match(summarizeChanges({ kind: 'missing' }, undefined, none), /no git repository/);
  assert.match(summarizeChanges({ kind: 'noCommits' }, undefined, none), /Nothing was committed yet/);
  assert.match(summarizeChanges(head, undefined, none), /No commit was recorded/);
  assert.match(
    summarizeChanges(head, sha('3'), { kind: 'unknown' }),
    /`3{12}` of the beginning is not in the repository/,
  );
  assert.match(
    summarizeChanges(head, sha('3'), none),
    /Nothing was committed since.*3 files with changes that were not committed: `src\/mail\/` 1 file \(\+3 -1\), 1 new; `test\/` 1 new\.$/,
  );
  const files = Array.from({ length: 5000 }, (_, index) => ({
    path: `src/m${index % 40}/f${index}.ts`,
    insertions: index,
    deletions: 1,
  }));
  const commits = Array.from({ length: 50 }, () => ({ commit: sha('4'), subject: 'x`<!--'.repeat(60) }));
  const summary = summarizeChanges(head, sha('3'), { kind: 'changes', commitCount: 900, commits, files });
  assert.ok(summary.length < 2000 && !summary.includes('\n'), summary);
  assert.match(summary, /900 commits, 5000 files .*34 more areas\..*892 more\./);
  const told = summarizeChanges(head, sha('3'), { kind: 'changes', commitCount: 1, commits, files }, speakerOf('de'));
  assert.match(told, /^1 Commit, 5000 Dateien .*34 weitere Bereiche\. Commits: .*3 Dateien mit Änderungen, die nicht/);
});

test('the status names evidence, what is stale, and what comes next', async () => {
  let place: GitPlace = 'commit';
  const { ports, complete, files, now } = await started({ git: { find: async () => place } });
  const read = async () => {
    const [status] = await readPlanStatuses(ports, signal);
    assert.ok(status?.kind === 'plan');
    return { phases: status.phases, next: english(status.next) };
  };
  assert.equal((await read()).next, 'Phase 1 is active; one of its exit criteria is open.');
  await complete();
  assert.deepEqual(
    (await read()).phases.map(({ status, stale }) => [status, stale]),
    [
      ['completed', []],
      ['planned', []],
    ],
  );
  assert.equal((await read()).next, 'Start phase 2.');
  for (const [found, expected] of [
    ['patch', []],
    ['unknown', []],
    ['gone', ['commit']],
  ] as const) {
    place = found;
    assert.deepEqual((await read()).phases[0]?.stale, expected, found);
  }
  place = 'commit';
  files.texts.set(path, now().replace('sent once', 'sent twice'));
  assert.deepEqual((await read()).phases[0]?.stale, ['criteria']);
  assert.match((await read()).next, /phase 1 is stale/);
  files.texts.set(path, plan.replace('**Status**: planned', '**Status**: completed'));
  const claimed = await read();
  assert.deepEqual([claimed.phases[0]?.status, claimed.phases[0]?.isClaimed], ['active', true]);
  assert.match(claimed.next, /Phase 1 says that it is completed, without evidence/);
  files.texts.set(path, plan.replace('Text.', '```\nText.'));
  const [broken] = await readPlanStatuses(ports, signal);
  assert.ok(broken?.kind === 'unreadable' && broken.line === 7);
});

test('the next step fits where the phases stand', async () => {
  const next = async (text: string) => {
    const [status] = await readPlanStatuses(workspace({ text }).ports, signal);
    return status?.kind === 'plan' ? english(status.next) : '';
  };
  const both = (one: string, two: string) =>
    plan.replace('**Status**: planned', `**Status**: ${one}`).replace('**Status**: planned', `**Status**: ${two}`);
  const whole = (status: string, rest = '') => next(`# Typo\n\n**Status**: ${status}\n${rest}`);
  assert.equal(await whole('planned'), 'Start the plan.');
  assert.equal(await whole('active'), 'Complete the plan.');
  assert.match(
    await whole('active', '\n## Exit Criteria\n\n- [ ] Right\n'),
    /active; one of its exit criteria is open/,
  );
  assert.match(await whole('completed'), /says that it is completed, without evidence/);
  assert.match(await whole('blocked'), /is blocked/);
  assert.equal(await whole('completed', '**Waiver**: Anna — no tests yet\n'), 'The plan is completed.');
  const stale = '**Waiver**: Anna — no tests yet (2026-11-25, criteria `0123456789abcdef`)\n';
  assert.match(await whole('completed', stale), /is stale/);
  const failed = `**Tests run**: ${writeTests(tests({ outcome: 'failed', ended: 'exit code 1' }))}\n`;
  assert.match(await whole('active', failed), /tests of the plan failed/);
  const waived = 'completed\n**Waiver**: Anna — no tests yet';
  assert.equal(await next(plan), 'Start phase 1.');
  assert.match(await next(both('blocked', 'planned')), /Phase 1 is blocked/);
  assert.equal(await next(both(waived, waived)), 'All phases are completed.');
  assert.equal(await next(both('active', 'planned').replaceAll('[ ]', '[x]')), 'Complete phase 1.');
  assert.match(await next(plan.replace('**Owner**: Anna', '**Depends on**: Phase 2')), /Correct their dependencies/);
});
