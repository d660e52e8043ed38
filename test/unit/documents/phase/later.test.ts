// Proposals for later phases and answers to checkpoints: where they may write, and what they never change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { checkpointEdit, checkpointsFor } from '../../../../src/documents/phase/checkpoints.ts';
import { laterSections, withSection } from '../../../../src/documents/phase/later.ts';
import { isSameState } from '../../../../src/documents/phase/sameState.ts';
import { actionsOf } from '../../../../src/documents/phase/steps.ts';
import { takeStep, type Transition } from '../../../../src/documents/phase/transition.ts';
import { after, block, complete, date, phaseOf, plan, read, reopen, start, waive } from './plans.ts';

const done = after(plan, '1', start, complete);

/** The plan with another text in a section of phase 2, or `undefined`. */
function changed(title: string, text: string, of = done): string | undefined {
  const document = read(of);
  const section = laterSections(document, 0).find((one) => one.title === title) ?? assert.fail(title);
  return withSection(document, section, text)?.text;
}

test('only sections of planned phases after the completed one are offered', () => {
  const titles = (text: string, from = 0) =>
    laterSections(read(text), from).map(({ phase, title }) => `${phase} ${title}`);
  assert.deepEqual(titles(done), ['2 Entry Criteria', '2 Exit Criteria']);
  assert.deepEqual(titles(plan, read(plan).text.indexOf('## Phase 1')), ['2 Entry Criteria', '2 Exit Criteria']);
  assert.deepEqual(titles(after(plan, '2', { kind: 'start', date, reason: 'the queue is mocked' })), [
    '1 Acceptance Criteria',
    '1 Exit Criteria',
  ]);
  assert.deepEqual(titles(after(plan, '2', block)), ['1 Acceptance Criteria', '1 Exit Criteria']);
  assert.deepEqual(titles(plan.replace('Text.', '```\nText.')), []);
  assert.deepEqual(titles(plan.replaceAll('**Status**: planned', '**Status**: completed')), []);
});

test('a phase without headings offers what stands behind the lines that keep its state', () => {
  const flat =
    '# P\n\n## Phase 1: A\n\n**Status**: planned\n**Depends on**: none\n\nWrite the queue.\n\n## Phase 2: B\n\nText.\n';
  assert.deepEqual(
    laterSections(read(flat), 0).map(({ title, body }) => [title, body]),
    [
      ['A', '\n**Depends on**: none\n\nWrite the queue.\n\n'],
      ['B', '\n\nText.\n'],
    ],
  );
  const text = changed('A', '**Depends on**: none\n\nWrite the mail loop.', flat);
  assert.equal(text, flat.replace('queue', 'mail loop'));
  assert.equal(
    changed('A', 'Write the mail loop.', flat.replace('Depends on**: none', 'Depends on**: Phase 2')),
    undefined,
  );
});

test('a section gets another text, and every other byte stays', () => {
  const crlf = `\ufeff${done.replaceAll('\n', '\r\n')}`;
  const text = changed('Exit Criteria', '- [ ] A mail arrives\n- [ ] It arrives once\n', crlf);
  assert.equal(text, crlf.replace('- [ ] A mail arrives', '- [ ] A mail arrives\r\n- [ ] It arrives once'));
  assert.equal(
    changed('Exit Criteria', '### Exit Criteria\n\n- [ ] It arrives once'),
    done.replace('A mail arrives', 'It arrives once'),
  );
  const empty = done.replace('- [ ] A mail arrives\n\n', '');
  assert.equal(
    changed('Exit Criteria', '- [ ] A mail arrives', empty),
    empty.replace('### Exit Criteria\n\n## Risks', '### Exit Criteria\n\n- [ ] A mail arrives\n\n## Risks'),
  );
});

for (const [why, text] of [
  ['a status', '- [ ] A mail arrives\n\n**Status**: completed (2026-11-25)'],
  ['a waiver', '- [ ] A mail arrives\n\n**Waiver**: Anna \u2014 no tests exist yet'],
  ['a test run', '- [ ] A mail arrives\n\n**Tests run**: 12 passed'],
  ['another command', '- [ ] A mail arrives\n\n**Proof command**: `true`'],
  ['a ticked box', '- [x] A mail arrives'],
  [
    'a phase',
    '- [ ] A mail arrives\n\n## Phase 3: More\n\n**Status**: completed\n**Waiver**: Anna \u2014 no tests exist yet',
  ],
  ['a heading of its own depth', '- [ ] A mail arrives\n\n### Notes'],
  ['a code block without an end', '```\n- [ ] A mail arrives'],
  ['a comment without an end', '- [ ] A mail arrives\n\n<!-- gone'],
  ['nothing', ' \n'],
] as const) {
  test(`no proposal brings ${why}`, () => assert.equal(changed('Exit Criteria', text), undefined));
}

test('the state is the same where only words change, and another one where a record does', () => {
  assert.ok(isSameState(read(done), read(done.replace('None.', 'Many.'))));
  assert.ok(isSameState(read(done), read(done.replace('[x] Reviewed', '[ ] Reviewed'))));
  for (const [from, to] of [
    ['**Summary of changes**: 3', '**Summary of changes**: 4'],
    ['[ ] A mail', '[x] A mail'],
    ['npm test`\n\n## Phase 2', 'true`\n\n## Phase 2'],
    ['passed, ', 'failed, '],
    ['Phase 2: Mails', 'Phase 2: Letters'],
  ] as const) {
    assert.ok(done.includes(from), from);
    assert.ok(!isSameState(read(done), read(done.replace(from, to))), from);
  }
});

test('every action that a state offers is one that the state takes', () => {
  const steps: Readonly<Record<string, Transition>> = { start, block, complete, reopen };
  const states = [
    plan,
    after(plan, '1', start),
    after(plan, '1', start, block),
    done,
    after(plan, '1', start, waive),
    after(done, '1', reopen),
    plan.replace('**Status**: planned', '**Status**: completed'),
  ];
  for (const text of states) {
    for (const action of actionsOf(phaseOf(text))) {
      const step = steps[action];
      if (step) assert.equal(takeStep(read(text), '1', step).kind, 'changed', `${phaseOf(text).status} ${action}`);
      else assert.equal(action, 'implement');
    }
  }
});

const asking = (body: string) => read(plan.replace('## Risks', `## Checkpoints\n\n${body}\n\n## Risks`));

test('checkpoints ask what is listed, what a table says, or what is said, of this phase or of all', () => {
  const questions = (body: string, phase = '1') => checkpointsFor(asking(body), phase).map(({ question }) => question);
  assert.deepEqual(
    questions('- Does it hold?\n- Phase 2: Is the account there?\n1. After phases 1 and 2: Is it fast?'),
    ['Does it hold?', 'After phases 1 and 2: Is it fast?'],
  );
  assert.deepEqual(
    questions('| After | Question |\n|---|---|\n| Phase 1 | Is it fast? |\n| Phase 2 | Is it there? |'),
    ['Phase 1: Is it fast?'],
  );
  assert.deepEqual(questions('After each phase the plan is read again.'), ['After each phase the plan is read again.']);
  assert.deepEqual(checkpointsFor(read(plan), '1'), []);
});

test('an answer stands below the questions, is read again, and asks nothing itself', () => {
  const answered = (body: string) => {
    const document = asking(body);
    const edit = checkpointEdit(document, {
      phase: '1',
      date: '2026-11-25',
      question: 'Does it hold?',
      answer: 'Yes,\n`mostly`',
    });
    return applyEdits(document.text, [edit ?? assert.fail()]);
  };
  const list = answered('- Does it hold?');
  assert.ok(
    list.includes("- Does it hold?\n- **After phase 1** (2026-11-25): Does it hold? \u2014 Yes, 'mostly'\n\n## Risks"),
  );
  assert.deepEqual(checkpointsFor(read(list), '1'), [{ question: 'Does it hold?', answer: "Yes, 'mostly'" }]);
  assert.deepEqual(checkpointsFor(read(list), '2'), [{ question: 'Does it hold?' }]);
  assert.ok(answered('Does it hold?').includes('Does it hold?\n\n- **After phase 1**'));
  assert.deepEqual(checkpointsFor(read(answered('Does it hold?')), '1').length, 1);
  assert.equal(checkpointEdit(read(plan), { phase: '1', date: '', question: '', answer: '' }), undefined);
});
