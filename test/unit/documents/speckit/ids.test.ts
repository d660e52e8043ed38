// Ids as people write them, and what tasks say that they wait for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circlesOf, dependenciesIn } from '../../../../src/documents/speckit/dependencies.ts';
import { digitsOf, idAtStart, keysOf, referencesIn } from '../../../../src/documents/speckit/ids.ts';

const keys = (text: string) => [...keysOf(referencesIn(text))];

test('the ways to write an id have one key', () => {
  assert.deepEqual(keys('FR-001, FR-1a and FR-ACCESS-002; NFR-P-01, SC001'), [
    'FR-1',
    'FR-1a',
    'FR-ACCESS-2',
    'NFR-P-1',
    'SC-1',
  ]);
  assert.deepEqual(keys('FR-001.2, FR-001. FR001.2'), ['FR-1.2', 'FR-1']);
  assert.equal(idAtStart('FR2.5: text')?.key, 'FR-2.5');
  assert.deepEqual(keys('T001, T-002, T003a, T1000, T004.1'), ['T-1', 'T-2', 'T-3a', 'T-1000', 'T-4.1']);
  assert.deepEqual(keys('[US1/2], US-3, User Story 4, TD001, TD-2'), ['US-1', 'US-2', 'US-3', 'US-4', 'TD-1', 'TD-2']);
});

test('ranges and short forms name what lies in them', () => {
  assert.deepEqual(keys('T029–T032'), ['T-29', 'T-32', 'T-30', 'T-31']);
  assert.deepEqual(keys('FR-024-FR-026'), ['FR-24', 'FR-26', 'FR-25']);
  assert.deepEqual(keys('T003..T005').sort(), ['T-3', 'T-4', 'T-5']);
  assert.deepEqual(keys('T034 ～ T036 全て DONE').sort(), ['T-34', 'T-35', 'T-36']);
  assert.deepEqual(keys('FR-001 to FR-003').sort(), ['FR-1', 'FR-2', 'FR-3']);
  assert.deepEqual(keys('FR-012/014, 015'), ['FR-12', 'FR-14', 'FR-15']);
  assert.deepEqual(keys('T030.2~T030.5').sort(), ['T-30.2', 'T-30.3', 'T-30.4', 'T-30.5']);
  assert.deepEqual(keys('(FR-004/FR-005/SC-008)'), ['FR-4', 'FR-5', 'SC-8'], 'each behind a slash is written in full');
  assert.deepEqual(keys('specs/FR-005/a, FR-001/FR-002.md'), ['FR-1'], 'the parts of a path are none');
  assert.equal(keys('FR-001–FR-9999').length, 501, 'a range without measure costs no memory');
});

test('parts stand behind a letter, a point or a hyphen', () => {
  assert.deepEqual(keys('T000-A, T000-B and FR-004-A'), ['T-0a', 'T-0b', 'FR-4a']);
  assert.deepEqual(keys('FR-004-1, FR-004-2 and FR-004.1'), ['FR-4.1', 'FR-4.2']);
  assert.deepEqual(keys('T001-A, 002 and FR-004-A/005'), ['T-1a', 'T-2', 'FR-4a', 'FR-5']);
  assert.deepEqual(keys('T158-1, T158-2, T158-3'), ['T-158.1', 'T-158.2', 'T-158.3']);
  assert.deepEqual(keys('FR-004-10, T001-AB'), []);
  assert.deepEqual(keys('FR-4-1'), ['FR-4'], 'behind one digit it is no part');
  assert.equal(digitsOf('T004-A'), 3);
  assert.equal(digitsOf('FR-004-1'), 3);
});

test('a part may have parts', () => {
  assert.deepEqual(keys('FR-008g, FR-008g.1, FR-001b-i, FR-001b-iv and T003a.2'), [
    ...['FR-8g', 'FR-8g.1', 'FR-1b.1', 'FR-1b.4', 'T-3a.2'],
  ]);
  assert.equal(idAtStart('FR-001b-ii**: text')?.key, 'FR-1b.2');
  assert.deepEqual([digitsOf('FR-001b-ii'), digitsOf('FR-008g.1')], [3, 3]);
  assert.deepEqual(keys('FR-008g. Then FR-001b-in'), ['FR-8g', 'FR-1b']);
});

test('a number behind a dash is no end of a range', () => {
  assert.deepEqual(keys('FR-006 — 401 means that nobody is there'), ['FR-6']);
  assert.deepEqual(keys('FR-006 — FR-008').sort(), ['FR-6', 'FR-7', 'FR-8']);
  assert.deepEqual(keys('SC-001 – 99 % of all'), ['SC-1']);
  assert.deepEqual(keys('SC-001 – 03 of all').sort(), ['SC-1', 'SC-2', 'SC-3']);
});

test('what only looks like an id is none', () => {
  for (const text of [
    '2025-01-13T11:00:00Z',
    'UTF-8',
    'ADR-0016',
    'T5',
    'src/T001/x',
    'XFR-001',
    "T028'",
    'fr-001',
    'T001-AB12',
  ]) {
    assert.deepEqual(keys(text), [], text);
  }
  assert.deepEqual(keys("T028's tests"), ['T-28']);
  assert.equal(idAtStart('FR-001xy'), undefined);
});

test('a number in the next cell, or before what it counts, is no short form', () => {
  assert.deepEqual(keys('| SC-002 | T030 | 300 visitors a day |'), ['SC-2', 'T-30']);
  assert.deepEqual(keys('see T030, 300 visitors at four tablets'), ['T-30']);
  assert.deepEqual(keys('T012|013'), ['T-12', 'T-13']);
  assert.deepEqual(keys('FR-112, 114 and FR-116'), ['FR-112', 'FR-114', 'FR-116']);
  assert.deepEqual(keys('FR-112/114 are covered by T001, 002 here'), ['FR-112', 'FR-114', 'T-1', 'T-2']);
});

test('a short form ends where its sentence does', () => {
  assert.deepEqual(keys('The list follows FR-012/014.'), ['FR-12', 'FR-14']);
  assert.deepEqual(keys('Both need it (T004/005).\nSee FR-001, 002: each.'), ['T-4', 'T-5', 'FR-1', 'FR-2']);
  assert.deepEqual(keys('FR-012/014.5, FR-001, 002.md, T003/004:30 and SC-001, 002.'), [
    ...['FR-12', 'FR-1', 'T-3', 'SC-1', 'SC-2'],
  ]);
});

test('an offset is that of the id', () => {
  const text = 'see (FR-012/014)';
  assert.deepEqual(
    referencesIn(text).map(({ start, end }) => text.slice(start, end)),
    ['FR-012', '014'],
  );
});

const waits = (text: string, own = 'T-9') =>
  dependenciesIn(text, own).map(({ id, to }) => (to ? `${id}-${to.id}` : id));

test('dependencies are read from prose and fields, in several languages', () => {
  assert.deepEqual(waits('x (depends on T012, T014)'), ['T012', 'T014']);
  assert.deepEqual(waits('x\n  - **Depends on**: T-012 (TDD), T-003 (FocusContext)\n  - **AC**: T-099'), [
    'T-012',
    'T-003',
  ]);
  assert.deepEqual(waits('x — Dependencies: T001–T003 and T005; then T007'), ['T001-T003', 'T005']);
  assert.deepEqual(waits('x (blocked by tasks T001 & T002)'), ['T001', 'T002']);
  assert.deepEqual(waits('x(依赖:T001、T002)'), ['T001', 'T002']);
  assert.deepEqual(waits('x, abhängig von T001 und T002'), ['T001', 'T002']);
  assert.deepEqual(waits('Dependencies: None. Covers T004'), []);
});

test('what is no dependency, or that of another task, is not read as one', () => {
  assert.deepEqual(waits('This does not depend on T017'), []);
  assert.deepEqual(waits('Independent of T001; T010 depends on T009'), []);
  assert.deepEqual(waits('(depends on T005, T017; T019 and T018 touch the same file as each other)'), ['T005', 'T017']);
  assert.deepEqual(waits('(depends on T005; T017, T018)'), ['T005', 'T017', 'T018']);
  assert.deepEqual(waits('Later phases state "Depends on: T009"'), []);
  assert.deepEqual(waits('T009 depends on T001'), ['T001']);
});

test('circles are found once, in long chains too', () => {
  const task = (key: string, text: string) => ({ key, dependencies: dependenciesIn(text, key) });
  assert.deepEqual(
    circlesOf([task('T-10', 'depends on T011'), task('T-11', 'depends on T012'), task('T-12', 'depends on T010')]),
    [['T-10', 'T-11', 'T-12']],
  );
  assert.deepEqual(circlesOf([task('T-10', '(depends on T010)')]), [['T-10']]);
  const chain = Array.from({ length: 20_000 }, (_, index) => task(`T-${index + 10}`, `depends on T${index + 11}`));
  assert.deepEqual(circlesOf(chain), []);
});

test('ids that are words of their own are told apart from the usual ones', () => {
  assert.deepEqual(keys('REQ-001 – REQ-003').sort(), ['FR-REQ-1', 'FR-REQ-2', 'FR-REQ-3']);
  assert.deepEqual(keys('REQ-001-REQ-002'), ['FR-REQ-1', 'FR-REQ-2']);
  assert.deepEqual(keys('REQ-001-002, REQ-001-NF-002'), ['FR-REQ-1-2', 'FR-REQ-1-NF-2']);
  assert.deepEqual(keys('TASK-001..TASK-003').sort(), ['T-TASK-1', 'T-TASK-2', 'T-TASK-3']);
  assert.deepEqual(keys('TASK-002-001, FR-001, T001'), ['T-TASK-2-1', 'FR-1', 'T-1']);
  assert.deepEqual(keys('src/REQ-001/x, MYTASK-1, SUBTASK-001, REQ-1xy'), []);
  assert.equal(idAtStart('TASK-004**: text')?.key, 'T-TASK-4');
});

test('a bare F1 is an id in brackets only', () => {
  assert.deepEqual(keys('(F1, F3), [F2]'), ['FR-F-1', 'FR-F-3', 'FR-F-2']);
  assert.deepEqual(keys('the F1 score, F5 runs it, see F1.'), []);
});
