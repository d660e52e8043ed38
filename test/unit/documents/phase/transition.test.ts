// Every step of a phase, from everywhere: what the plan says afterwards, and every refusal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transition } from '../../../../src/documents/phase/transition.ts';
import {
  after,
  block,
  commit,
  complete,
  date,
  phaseOf,
  phasesOf,
  plan,
  refusalOf,
  reopen,
  start,
  tests,
  waive,
} from './plans.ts';

test('a phase is started with its date and commit, and nothing else changes', () => {
  const started = after(plan, '1', start);
  assert.equal(
    started,
    plan.replace(
      '**Status**: planned\n**Owner**',
      `**Status**: active\n**Started**: ${date}, commit \`${commit}\`\n**Owner**`,
    ),
  );
  assert.equal(phaseOf(started).status, 'active');
  assert.deepEqual(phaseOf(started).beganAt, { date, commit });
});

test('a phase is completed with its evidence, a summary, and the ticks that were asked for', () => {
  const done = after(plan, '1', start, complete);
  const { status, evidence, unit } = phaseOf(done);
  assert.equal(status, 'completed');
  assert.deepEqual(evidence, tests());
  assert.deepEqual(
    unit.exit.map(({ state }) => state),
    ['met', 'met'],
  );
  assert.match(done, /\*\*Status\*\*: completed \(2026-11-25\)\n/);
  assert.match(done, /\n\*\*Summary of changes\*\*: 3 commits\.\n/);
  const left = after(plan, '1', start, { ...complete, kind: 'complete', open: 'leave' } as Transition);
  assert.deepEqual(
    phaseOf(left).unit.exit.map(({ state }) => state),
    ['open', 'met'],
  );
});

test('a waiver completes a phase, visible as such', () => {
  const done = after(plan, '1', start, waive);
  assert.match(done, /\*\*Status\*\*: completed by waiver \(2026-11-25\)\n/);
  assert.match(done, /\*\*Waiver\*\*: Anna — no tests exist yet \(2026-11-25, criteria `d{16}`\)\n/);
  assert.deepEqual(phaseOf(done).evidence, waive.kind === 'complete' ? waive.evidence : undefined);
});

test('a failed run is recorded, the phase stays open, and the next run takes its place', () => {
  const failed = after(plan, '1', start, { kind: 'fail', tests: tests({ outcome: 'failed', ended: 'exit code 1' }) });
  assert.equal(phaseOf(failed).status, 'active');
  assert.equal(phaseOf(failed).tests?.ended, 'exit code 1');
  const again = after(failed, '1', complete);
  assert.equal(again.match(/Tests run/g)?.length, 1);
  assert.equal(phaseOf(again).status, 'completed');
  assert.equal(phaseOf(failed.replace('Status**: active', 'Status**: completed')).status, 'active');
});

test('a reopened phase keeps what was recorded as earlier, and needs new evidence', () => {
  const opened = after(plan, '1', start, complete, reopen);
  assert.equal(phaseOf(opened).status, 'reopened');
  assert.match(opened, /\n\*\*Earlier tests run\*\*: passed, /);
  assert.match(opened, /\n\*\*Earlier summary of changes\*\*: 3 commits\.\n/);
  assert.deepEqual(phaseOf(opened).beganAt, { date, commit, reason: 'A mail was lost' });
  assert.equal(phaseOf(opened.replace('Status**: reopened', 'Status**: completed')).status, 'active', 'old evidence');
  assert.equal(phaseOf(after(opened, '1', complete)).status, 'completed');
  const twice = after(opened, '1', complete, reopen, waive, reopen);
  assert.equal(phaseOf(twice).status, 'reopened');
  assert.equal(twice.match(/^\*\*Earlier reopening\*\*/gm)?.length, 2);
});

test('a blocked phase says why, and goes on from there with its first commit', () => {
  const blocked = after(plan, '1', start, block);
  assert.equal(phaseOf(blocked).status, 'blocked');
  assert.equal(phaseOf(blocked).blocked?.reason, 'No SMTP account');
  const on = after(blocked, '1', { kind: 'start', date, commit: 'e'.repeat(40) });
  assert.equal(phaseOf(on).status, 'active');
  assert.equal(phaseOf(on).beganAt?.commit, commit);
  assert.match(on, /\n\*\*Earlier block\*\*: 2026-11-25: No SMTP account\n/);
});

test('completed without evidence is active', () => {
  const claims = [
    '**Status**: completed',
    '**Status**: completed\n**Tests run**: 212 passed',
    '**Status**: ✅ done\n**Waiver**: name — reason',
    '**Status**: completed\n**Waiver**: Anna — yes',
    `**Status**: completed\n**Tests run**: passed, ${date}, exit code 1, 1.0 s, no commit, output \`${'c'.repeat(64)}\`, criteria \`${'d'.repeat(16)}\`, command \`x\``,
  ];
  for (const claim of claims) {
    const text = plan.replace('**Status**: planned', claim);
    assert.equal(phaseOf(text).status, 'active', claim);
    assert.equal(phaseOf(text).written, 'completed', claim);
    assert.equal(phaseOf(after(text, '1', complete)).status, 'completed', claim);
  }
  const signed = plan.replace(
    '**Status**: planned',
    '**Status**: completed\n**Waiver**: Anna — no printer to test with',
  );
  assert.equal(phaseOf(signed).status, 'completed');
});

const refused: readonly (readonly [string, readonly Transition[], Transition, string])[] = [
  ['complete from planned', [], complete, 'notAllowed'],
  ['reopen from planned', [], reopen, 'notAllowed'],
  ['fail from planned', [], { kind: 'fail', tests: tests({ outcome: 'failed', ended: 'exit code 1' }) }, 'notAllowed'],
  ['start from active', [start], start, 'notAllowed'],
  ['reopen from active', [start], reopen, 'notAllowed'],
  ['block from blocked', [block], block, 'notAllowed'],
  ['complete from blocked', [start, block], complete, 'notAllowed'],
  ['reopen from blocked', [block], reopen, 'notAllowed'],
  ['start from completed', [start, complete], start, 'notAllowed'],
  ['block from completed', [start, complete], block, 'notAllowed'],
  ['complete from completed', [start, complete], complete, 'notAllowed'],
  ['block without a reason', [start], { kind: 'block', date, reason: ' ' }, 'noReason'],
  ['reopen with one word', [start, complete], { kind: 'reopen', date, reason: 'because' }, 'noReason'],
  ['block with one word twice', [start], { kind: 'block', date, reason: 'tbd, TBD' }, 'noReason'],
  ['block with no word at all', [start], { kind: 'block', date, reason: 'n/a n/a' }, 'noReason'],
  ['complete with open criteria', [start], { kind: 'complete', date, evidence: tests(), summary: 's' }, 'openCriteria'],
  [
    'complete with failed tests',
    [start],
    {
      kind: 'complete',
      date,
      evidence: tests({ outcome: 'failed', ended: 'exit code 1' }),
      summary: 's',
      open: 'tick',
    },
    'failedTests',
  ],
  [
    'a waiver without a name',
    [start],
    {
      kind: 'complete',
      date,
      evidence: { kind: 'waiver', name: ' ', reason: 'no tests yet' },
      summary: 's',
      open: 'tick',
    },
    'noName',
  ],
  [
    'a waiver without a reason',
    [start],
    { kind: 'complete', date, evidence: { kind: 'waiver', name: 'Anna', reason: 'none' }, summary: 's', open: 'tick' },
    'noReason',
  ],
];

for (const [name, before, transition, why] of refused) {
  test(`refused: ${name}`, () => {
    const refusal = refusalOf(after(plan, '1', ...before), '1', transition);
    assert.equal(refusal.why, why);
    assert.ok(refusal.next.length > 0);
  });
}

test('a phase waits for its dependencies and entry criteria, or starts with a reason', () => {
  const refusal = refusalOf(plan, '2', start);
  assert.equal(refusal.why, 'waits');
  assert.deepEqual(refusal.message.args, ['2', '1, “The queue runs”']);
  assert.equal(refusalOf(plan, '2', { ...start, kind: 'start', reason: 'soon' } as Transition).why, 'waits');
  const early = after(plan, '2', { kind: 'start', date, reason: 'The queue is mocked' });
  assert.equal(phaseOf(early, '2').beganAt?.reason, 'The queue is mocked');
  const ready = after(plan, '1', start, complete).replace('- [ ] The queue runs', '- [x] The queue runs');
  assert.equal(phaseOf(after(ready, '2', start), '2').status, 'active');
  const foreign = plan
    .replace('Depends on**: Phase 1', 'Depends on**: Phase 9')
    .replace('- [ ] The queue', '- [x] The queue');
  assert.deepEqual(refusalOf(foreign, '2', start).message.args, ['2', '9']);
});

test('unknown phases, two of a number, and a plan that cannot be read are refused', () => {
  assert.equal(refusalOf(plan, '7', start).why, 'unknownPhase');
  assert.equal(refusalOf(plan.replace('Phase 2', 'Phase 1'), '1', start).why, 'twoPhases');
  const open = plan.replace('Text.', '```js\nText.');
  const refusal = refusalOf(open, '1', start);
  assert.equal(refusal.why, 'unreadable');
  assert.equal(refusal.message.args[1], 7);
});

test('a plan with a merge conflict is refused at its first mark; one that only shows such marks is not', () => {
  const conflict = '<<<<<<< HEAD\n**Status**: planned\n=======\n**Status**: active\n>>>>>>> other\n';
  for (const text of [plan.replace('**Status**: planned\n', conflict), plan.replace('Text.\n', conflict)]) {
    const line = text.slice(0, text.indexOf('<<<<')).split('\n').length;
    for (const step of [start, complete, block]) {
      const refusal = refusalOf(text, '2', step);
      assert.equal(refusal.why, 'unreadable');
      assert.equal(refusal.message.args[1], line);
    }
  }
  const shown = plan.replace('Text.\n', `\`\`\`\n${conflict}\`\`\`\n`);
  assert.equal(phaseOf(after(shown, '1', start)).status, 'active');
});

test('a phase is named as it is written', () => {
  assert.equal(phaseOf(after(plan, 'Phase 1', start)).status, 'active');
  const letters = plan
    .replace('## Phase 1: Queue', '## Phase A: Queue (in progress)')
    .replace('**Status**: planned\n', '');
  const done = after(letters, 'a', complete);
  assert.equal(phaseOf(done, 'A').status, 'completed');
  assert.match(done, /## Phase A: Queue\n\n\*\*Status\*\*: completed \(2026-11-25\)\n\*\*Tests run\*\*/);
});

test('the status may stand in a list, a table, a heading, below, without bold marks, or nowhere', () => {
  const forms: readonly (readonly [string, RegExp])[] = [
    [
      '- **Status**: planned\n- **Owner**: Anna',
      /- \*\*Status\*\*: active\n- \*\*Started\*\*: 2026[^\n]*\n- \*\*Owner/,
    ],
    [
      '| Field | Value |\n|---|---|\n| Status | planned |',
      /Queue\n\n\*\*Started\*\*: [^\n]*\n\n\| Field[^]*\| Status \| active \|/,
    ],
    ['### Status\n\nplanned', /### Status\n\nactive\n/],
    ['### Status: planned', /### Status: active\n/],
    ['Status: planned', /\nStatus: active\n\*\*Started/],
    ['**Status:** planned  \n**Owner:** Anna', /\*\*Status:\*\* active {2}\n\*\*Started\*\*: [^\n]* {2}\n\*\*Owner:/],
    ['**State** — 📋 planned', /\*\*State\*\* — active\n/],
    ['Only words.', /## Phase 1: Queue\n\n\*\*Status\*\*: active\n\*\*Started\*\*: [^\n]*\n\nOnly words\./],
  ];
  for (const [form, expected] of forms) {
    const text = plan.replace('**Status**: planned\n**Owner**: Anna', form);
    const started = after(text, '1', start);
    assert.match(started, expected, form);
    const done = after(started, '1', complete);
    assert.equal(phaseOf(done).status, 'completed', form);
    assert.equal(phaseOf(after(done, '1', reopen, block, start, waive)).status, 'completed', form);
  }
});

test('a heading without a blank line below it keeps its text apart', () => {
  const tight = plan.replace('## Phase 1: Queue\n\n**Status**: planned\n', '## Phase 1: Queue\n');
  assert.match(after(tight, '1', start), /Queue\n\n\*\*Status\*\*: active\n\*\*Started\*\*: [^\n]*\n\n\*\*Owner/);
});

test('what a person wrote as summary or test run stays', () => {
  const text = plan.replace('**Owner**: Anna', '**Tests run**: by hand, looks good\n**Summary of changes**: Ours.');
  const done = after(text, '1', start, complete);
  assert.match(done, /\n\*\*Earlier tests run\*\*: by hand, looks good\n/);
  assert.match(done, /\n\*\*Summary of changes\*\*: Ours\.\n/);
  assert.match(done, /\n\*\*Changes in git\*\*: 3 commits\.\n/);
});

test('a placeholder without a value is filled in its place', () => {
  const text = plan.replace('**Proof command**', '**Tests run**:\n\n**Summary of changes**:\n\n**Proof command**');
  const done = after(text, '1', start, complete);
  assert.match(done, /\*\*Tests run\*\*: passed, [^\n]*\n\n\*\*Summary of changes\*\*: 3 commits\.\n\n\*\*Proof/);
});

test('a proof command that is still to be determined is none', () => {
  for (const open of ['To be determined', 'To be determined.', 'tbd', 'none', '—']) {
    assert.equal(phaseOf(plan.replace('`npm test`', open)).unit.proofCommand, undefined, open);
  }
});

test('hostile words stay words', () => {
  const reason = 'a <!-- b\n**Status**: completed `x';
  const blocked = after(plan, '1', { kind: 'block', date, reason });
  assert.equal(phaseOf(blocked).status, 'blocked');
  assert.equal(phasesOf(blocked).length, 2);
  const odd = 'Zero\u00a0trust \u2014 non\u2011breaking \uff08full\uff09 \u200bwidth';
  assert.equal(phaseOf(after(plan, '1', { kind: 'block', date, reason: odd })).status, 'blocked');
  const command = 'echo `x` <!-- | \n## Phase 3: no';
  const done = after(plan, '1', start, { ...complete, kind: 'complete', evidence: tests({ command }) } as Transition);
  assert.equal(phasesOf(done).length, 2);
  assert.equal(phaseOf(done).tests?.command, 'echo `x` <!-- |  ## Phase 3: no');
});

test('a plan without phases is completed as one unit', () => {
  const small = '# Plan: Typo\n\nFix it.\n\n## Exit Criteria\n\n- [ ] Spelled right\n\n**Proof command**: `npm test`\n';
  assert.equal(phaseOf(small, 'plan').unit.proofCommand, 'npm test');
  const refused = refusalOf(small, 'plan', complete);

  assert.match(JSON.stringify(refused), /The plan has not been started/);
  const done = after(small, 'plan', start, complete);
  assert.equal(phaseOf(done, 'plan').status, 'completed');
  assert.match(done, /^# Plan: Typo\n\n\*\*Status\*\*: completed[^\n]*\n\*\*Tests run[^]*- \[x\] Spelled right/);
});

test('the criteria’s hash sees words, not ticks, and not the command below them', () => {
  const { criteriaHash, exit } = phaseOf(plan).unit;
  assert.deepEqual(
    exit.map(({ text }) => text),
    ['All tests pass', 'Reviewed'],
  );
  assert.equal(phaseOf(plan.replace('`npm test`', '`npm run all`')).unit.criteriaHash, criteriaHash);
  assert.equal(phaseOf(after(plan, '1', start, complete)).unit.criteriaHash, criteriaHash);
  assert.notEqual(phaseOf(plan.replace('sent once', 'sent twice')).unit.criteriaHash, criteriaHash);
  assert.notEqual(phaseOf(plan.replace('- [x] Reviewed\n', '')).unit.criteriaHash, criteriaHash);
});
