// Each rule for phase plans: silent on a good plan, and heard when one thing in it is spoilt.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { checkDocument, rules } from '../../../../src/rules/index.ts';
import { findingsIn } from '../../../fixtures/rules/feature.ts';

const path = '.clinespecs/loan-reminders/reminder-mails-plan.md';
const plan = readFileSync(new URL('../../../fixtures/phases/reminder-mails-plan.md', import.meta.url), 'utf8');

function check(text: string, at = path): readonly string[] {
  return findingsIn({ [at]: text }, /^phases\//);
}

function spoil(part: string | RegExp, by: string, text = plan): string {
  const spoilt = text.replace(part, () => by);
  if (spoilt === text) throw new Error(`The plan has no ${String(part)}.`);
  return spoilt;
}

const name = 'reminder-mails-plan.md';
const swapped = plan.replace(/## Phase ([12]):/g, (_, number: string) => `## Phase ${3 - Number(number)}:`);
const cases: readonly (readonly [why: string, text: string, found: readonly string[]])[] = [
  [
    'a phase without criteria',
    spoil(
      /### Entry Criteria\n\n- Phase 1 is completed\n\n### Exit Criteria\n\n- No mail is lost in the test run\n\n/,
      '',
    ),
    [`warning criteria ${name}:59 Phase 2 lacks: Entry Criteria, Exit Criteria. Add them.`],
  ],
  [
    'a phase without deliverables',
    spoil(/### Deliverables\n\n- Mail worker.*\n\n/, ''),
    [`warning deliverables ${name}:59 Phase 2 does not say what it delivers: Deliverables missing.`],
  ],
  [
    'a phase without tests',
    spoil(/### Testing Strategy\n\n- One integration test.*\n\n/, ''),
    [`warning tests ${name}:59 Phase 2 does not say how it is tested. Add “### Testing Strategy”.`],
  ],
  [
    'an action item that nobody owns',
    spoil(' (Owner: Ben)', ''),
    [
      `warning owner ${name}:91 1 of 2 action items of phase 2 have no owner. Add “(Owner: …)” to each, or an owner for the phase.`,
    ],
  ],
  [
    'phases that wait for each other',
    spoil('**Depends on**: none', '**Depends on**: Phase 2'),
    [`error order ${name}:30 These phases wait for each other: 1 → 2 → 1. Take one of the dependencies away.`],
  ],
  [
    'a phase that waits for one that is not there',
    spoil('**Depends on**: Phase 1', '**Depends on**: Phase 7'),
    [`error order ${name}:62 Phase 2 depends on phase 7, which is not in this plan.`],
  ],
  [
    'a phase before the one that it waits for',
    spoil(
      '**Depends on**: none',
      '**Depends on**: Phase 1',
      spoil('**Depends on**: Phase 1', '**Depends on**: nothing', swapped),
    ),
    [`warning order ${name}:30 Phase 2 depends on phase 1, which comes after it. Change the order.`],
  ],
  [
    'a completed phase without proof',
    spoil(/\*\*Tests run\*\*.*\n/, ''),
    [
      `error evidence ${name}:26 Phase 1 is completed without a recorded test run: it counts as active. Complete it with its tests, or add “**Waiver**: name — reason”.`,
    ],
  ],
  [
    'a completed phase without summary and date',
    spoil(
      /\*\*Summary of changes\*\*.*\n/,
      '',
      spoil(
        'completed (2026-11-20)',
        'completed',
        spoil(/\*\*Tests run\*\*.*\n/, '**Waiver**: Anna — there is no mail server yet\n'),
      ),
    ),
    [
      `warning evidence ${name}:26 Phase 1 does not say when it was completed. Add the date to its status.`,
      `warning evidence ${name}:26 Phase 1 is completed without a summary. Add “**Summary of changes**: …”: what was really changed.`,
    ],
  ],
  [
    'a waiver without a reason',
    spoil(/\*\*Tests run\*\*.*\n/, '**Waiver**: Anna\n'),
    [`error evidence ${name}:26 The waiver of phase 1 needs a name and a reason: “**Waiver**: name — reason”.`],
  ],
  [
    'two phases for one small change',
    spoil('**Size**: M', '**Size**: XS'),
    [
      `warning one-change ${name}:1 The plan is of size XS and has 2 phases. Make it one unit, or state a greater size.`,
    ],
  ],
  [
    'a waiver that nobody gave',
    spoil(/\*\*Tests run\*\*.*\n/, '**Waiver**: the mail test was waived, because there is no server yet\n'),
    [`error evidence ${name}:26 The waiver of phase 1 needs a name and a reason: “**Waiver**: name — reason”.`],
  ],
  [
    'a test run that a person wrote',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: `npm test` on 2026-11-20, 212 passed\n'),
    [
      `error evidence ${name}:26 Phase 1 is completed without a recorded test run: it counts as active. Complete it with its tests, or add “**Waiver**: name — reason”.`,
    ],
  ],
  [
    'a test run that a person wrote with its command and exit code',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: `npm test`, exit code 0, 2026-11-20\n'),
    [
      `info evidence ${name}:26 Phase 1 has its test run written by hand. For Planner it counts as active; complete it with its tests to record them.`,
    ],
  ],
  [
    'an exit code without a command',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: 2026-11-20, exit code 0\n'),
    [
      `error evidence ${name}:26 Phase 1 is completed without a recorded test run: it counts as active. Complete it with its tests, or add “**Waiver**: name — reason”.`,
    ],
  ],
  [
    'a test run by hand with failures and a good exit code',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: `npm test || true`, 2 failed, exit code 0\n'),
    [`error evidence ${name}:26 Phase 1 is completed, but its tests failed. Repair them, or reopen the phase.`],
  ],
  [
    'a run with another failure by hand, and a good exit code',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: 2026-11-20, 2 failed; `npm test || true` ended with exit code 0\n'),
    [`error evidence ${name}:26 Phase 1 is completed, but its tests failed. Repair them, or reopen the phase.`],
  ],
  [
    'a test run by hand that failed',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: `npm test`, exit code 1, 2026-11-20\n'),
    [`error evidence ${name}:26 Phase 1 is completed, but its tests failed. Repair them, or reopen the phase.`],
  ],
  [
    'a recorded test run that failed',
    spoil('passed, 2026-11-20, exit code 0', 'failed, 2026-11-20, exit code 1'),
    [`error evidence ${name}:26 Phase 1 is completed, but its tests failed. Repair them, or reopen the phase.`],
  ],
  [
    'a test run that failed',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: `npm test` on 2026-11-20, 2 failed\n'),
    [`error evidence ${name}:26 Phase 1 is completed, but its tests failed. Repair them, or reopen the phase.`],
  ],
  [
    'a test run that is to come',
    spoil(/\*\*Tests run\*\*.*\n/, '**Tests run**: to be repeated until 2026-12-01\n'),
    [
      `error evidence ${name}:26 Phase 1 is completed without a recorded test run: it counts as active. Complete it with its tests, or add “**Waiver**: name — reason”.`,
    ],
  ],
  [
    'action items that all have no owner',
    spoil(' (Owner: Ben)', '', spoil(' (Owner: Anna)', '')),
    [
      `warning owner ${name}:59 2 of 2 action items of phase 2 have no owner. Add “(Owner: …)” to each, or an owner for the phase.`,
    ],
  ],
  [
    'a small plan whose phase says not what is acceptable',
    spoil(/### Acceptance Criteria\n\n- A mail is sent once\n\n/, '', spoil('**Size**: M', '**Size**: S')),
    [`warning deliverables ${name}:26 Phase 1 does not say what it delivers: Acceptance Criteria missing.`],
  ],
  [
    'a strategy for tests that only the way to develop is named after',
    spoil(
      /## Testing Strategy\n\n.*\n\n/,
      '',
      spoil('- Tests are written first', '- **Test-driven development**: Tests are written first'),
    ),
    [`warning parts ${name}:1 A plan of size M needs these sections too: Testing Strategy.`],
  ],
  [
    'checkpoints where only code is reviewed',
    spoil(/## Checkpoints\n/, '## Code review\n'),
    [`warning parts ${name}:1 A plan of size M needs these sections too: Checkpoints.`],
  ],
  [
    'general requirements without tests first, reviews and updates',
    spoil(/- Tests are written first.*\n.*\n/, '- Mails are in English\n'),
    [
      `warning parts ${name}:9 Nothing is said for all phases about: test-driven development, code review, plan updates. Add a line for each.`,
    ],
  ],
  [
    'no way for remarks to get into the plan',
    spoil('the plan is read again and corrected', 'a phase is closed'),
    [`warning parts ${name}:9 Nothing is said for all phases about: feedback. Add a line for each.`],
  ],
  [
    'parts that are missing',
    spoil(/## Risks\n\n.*\n\n/, ''),
    [`warning parts ${name}:1 A plan of size M needs these sections too: Risks.`],
  ],
  [
    'a plan that is too long',
    `${plan}${'\nOne more line.\n'.repeat(200)}`,
    [
      `warning length ${name}:1 The plan has ${plan.trimEnd().split('\n').length + 400} lines; one of size M should have 350 at most. Shorten it, state its real size, or say why: “**Length**: …”.`,
    ],
  ],
];

test('a good plan has no findings', () => {
  assert.deepEqual(findingsIn({ [path]: plan }, /./), []);
});

test('whoever says that the plan is adapted, in whatever words, keeps it true', () => {
  const [line = ''] = /^- Tests are written first.*\n.*\n/m.exec(plan) ?? [];
  assert.notEqual(line, '');
  const said = (how: string) => plan.replace(line, `- Tests are written first, reviewed by Ada; ${how}\n`);
  const updates = (text: string) =>
    findingsIn({ [path]: text }, /parts/).filter((finding) => finding.includes('plan updates'));
  assert.equal(updates(said('nothing else')).length, 1);
  assert.deepEqual(updates(said('the plan is adapted after each phase')), []);
  assert.deepEqual(updates(said('nach jeder Phase wird dieser Plan angepasst')), []);
});

test('a plan that says why it is too long has no finding for that', () => {
  const long = plan.replace(/\*\*Size\*\*: M/, (size) => `${size}\n**Length**: the forms of three offices`);
  assert.notEqual(long, plan);
  assert.deepEqual(findingsIn({ [path]: `${long}${'\nOne more line.\n'.repeat(200)}` }, /length/), []);
});

for (const [why, text, found] of cases) {
  test(`one thing spoilt: ${why}`, () => {
    assert.deepEqual([...check(text)].sort(), [...found].sort());
  });
}

test('every rule of the group is heard in one of the cases', () => {
  const heard = new Set(cases.flatMap(([, , found]) => found.map((line) => `phases/${line.split(' ')[1]}`)));
  const ids = rules.map(({ id }) => id).filter((id) => id.startsWith('phases/'));
  assert.deepEqual(
    ids.filter((id) => !heard.has(id)),
    [],
  );
});

test('a waiver with name and reason stands in for a test run', () => {
  assert.deepEqual(
    check(spoil(/\*\*Tests run\*\*.*\n/, '**Waiver**: Anna — there is no mail server to test with yet\n')),
    [],
  );
});

test('a plan without phases that calls itself completed needs proof too', () => {
  const tiny =
    '# Plan: Typo\n\n**Size**: XS\n**Status**: completed (2026-11-20)\n\n## Overview\n\nA word.\n\n**Proof**: `npm test`\n';
  assert.deepEqual(check(tiny), [
    `error evidence ${name}:1 The plan is completed without a recorded test run: it counts as active. Complete it with its tests, or add “**Waiver**: name — reason”.`,
    `warning evidence ${name}:1 The plan is completed without a summary. Add “**Summary of changes**: …”: what was really changed.`,
  ]);
});

test('a small plan needs less, and a plan without phases is one unit', () => {
  assert.deepEqual(
    check('# Plan: Typo\n\n**Size**: XS\n\n## Overview\n\nCorrect the word.\n\n**Proof**: `npm test`\n'),
    [],
  );
  assert.deepEqual(check('# Plan: Typo\n\n**Size**: XS\n\n## Overview\n\nCorrect the word.\n'), [
    `info tests ${name}:1 Nothing says which command proves the change. Add “**Proof command**: …”.`,
  ]);
});

test('the proof of a completed phase may be a chapter of labelled lines', () => {
  const evidence =
    '### Evidence\n\n- Date: 2026-11-20\n- Waiver: Anna waived the tests because there is no mail server\n- Summary of changes: The queue.\n\n';
  const bare = spoil(
    '**Status**: completed (2026-11-20)',
    '**Status**: completed',
    spoil(/\*\*Tests run\*\*.*\n\*\*Summary of changes\*\*.*\n/, ''),
  );
  assert.deepEqual(check(spoil('## Phase 2:', `${evidence}## Phase 2:`, bare)), []);
});

test('a plan is kept true in German too, in the words that plans have for it', () => {
  const general = (line: string): string =>
    spoil(
      /- Tests are written first.*\n.*\n/,
      `- **Test-driven development**: tests zuerst\n- Jede Änderung geht durch ein Review\n- ${line}\n`,
    );
  for (const line of [
    '**Plan aktuell halten:** nach jeder Phase',
    'Dieser Plan bleibt auf dem Stand',
    'Wer eine Phase abschließt, pflegt den Plan',
  ])
    assert.deepEqual(check(general(line)), [], line);
});

test('that an owner is still to be found is read in the language of the plan', () => {
  const plan = (owner: string): string =>
    `# Verleih\n\n## Phase 1: Kern\n\n- **Status**: planned\n- **Owner**: ${owner}\n\n### Action Items\n\n- [ ] Suche bauen\n`;
  for (const owner of ['To be assigned', 'Noch zuzuweisen', 'À attribuer']) {
    assert.ok(
      check(plan(owner)).some((found) => found.includes(' owner ')),
      owner,
    );
  }
  assert.ok(!check(plan('Ada')).some((found) => found.includes(' owner ')));
});

test('titles and points belong to the name of an owner', () => {
  assert.deepEqual(check(spoil('(Owner: Ben)', '(Dr. Samira Haddad, Ben)')), []);
});

test('performance and security plans of a feature are no phase plans, nor are other documents', () => {
  const bare = '# Plan\n\n## Phase 1: A\n\n**Exit criteria**: x\n';
  assert.deepEqual(check(bare, 'specs/001-x/performance-plan.md'), []);
  assert.deepEqual(check(bare, 'docs/roadmap.md'), []);
  assert.notDeepEqual(check(bare, 'docs/release-plan.md'), []);
});

test('phases with one number twice are numbered anew, where nothing else means them by it', () => {
  const phase = (number: number, more = '') => `## Phase ${number}: Part ${number}\n\n**Status**: planned\n${more}\n`;
  const fixOf = (text: string) =>
    checkDocument(parseDocument('.clinespecs/a/b-plan.md', text), () => undefined).find(
      ({ rule, message }) => rule === 'phases/order' && JSON.stringify(message).includes('There are two'),
    );
  const text = `# Plan: B\n\n${phase(1)}${phase(2, '**Depends on**: Phase 1\n')}${phase(2)}${phase(3)}`;
  const repaired = applyEdits(text, fixOf(text)?.fix?.edits ?? []);
  assert.deepEqual(
    [...repaired.matchAll(/^## Phase (\d+): Part (\d)/gm)].map(([, number, part]) => [number, part]),
    [
      ['1', '1'],
      ['2', '2'],
      ['3', '2'],
      ['4', '3'],
    ],
  );
  for (const meant of [`${text}See Phase 3.\n`, text.replace('Phase 1\n', 'Phase 2\n')]) {
    const found = fixOf(meant);
    assert.ok(found);
    assert.equal(found.fix, undefined);
  }
});
