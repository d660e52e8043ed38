// Renaming an id: everywhere, in the way in which it is written there, and never so that another id is meant.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentSet } from '../../../../src/documents/documentSet.ts';
import { indexOf, liesInside } from '../../../../src/documents/ids/idIndex.ts';
import { planRename, renamedTexts } from '../../../../src/documents/ids/rename.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { setOf } from './sets.ts';

const specPath = 'specs/004-loans/spec.md';
const tasksPath = 'specs/004-loans/tasks.md';
const decisionsPath = 'specs/004-loans/plan.md.decisions.md';

/** The texts after a renaming; throws where it is refused. */
function renamed(set: DocumentSet, key: string, name: string): ReadonlyMap<string, string> {
  const plan = planRename(set, key, name);
  if (plan.kind === 'refused') throw new Error(english(plan.message));
  return renamedTexts(set, plan.files);
}

function refusal(set: DocumentSet, key: string, name: string): string {
  const plan = planRename(set, key, name);
  return plan.kind === 'refused' ? english(plan.message) : 'renamed';
}

/** Tasks that are all defined, and a line that names some of them, renamed. */
function line(text: string, key: string, name: string, ids = 30): string {
  const list = Array.from({ length: ids }, (_, at) => `- [ ] T${String(at + 1).padStart(3, '0')} Work`).join('\n');
  const after =
    renamed(setOf({ [tasksPath]: `# Tasks: Loans\n\n${list}\n\n${text}\n` }), key, name).get(tasksPath) ?? '';
  return after.trimEnd().split('\n').at(-1) ?? '';
}

test('all documents and contracts follow; code blocks, comments, other features and tasks in data do not', () => {
  const set = setOf({
    [specPath]:
      '# Feature Specification: Loans\n\n- **FR-003**: Lend\n- **FR-004**: As FR-003, not FR-0031\n\n```text\nFR-003\n```\n\n<!-- FR-003 -->\n',
    [tasksPath]: '# Tasks: Loans\n\n- [ ] **T002 [P]** Do `FR-003` (FR-003; spec 002 FR-003)\n',
    'specs/004-loans/contracts/loans.yaml': '# FR-003\nexample: T002\n',
  });
  const after = renamed(set, 'FR-3', 'FR-030');
  assert.equal(
    after.get(specPath),
    '# Feature Specification: Loans\n\n- **FR-030**: Lend\n- **FR-004**: As FR-030, not FR-0031\n\n```text\nFR-003\n```\n\n<!-- FR-003 -->\n',
  );
  assert.equal(after.get(tasksPath), '# Tasks: Loans\n\n- [ ] **T002 [P]** Do `FR-030` (FR-030; spec 002 FR-003)\n');
  assert.equal(after.get('specs/004-loans/contracts/loans.yaml'), '# FR-030\nexample: T002\n');
  assert.deepEqual([...renamed(set, 'T-2', 'T020').keys()], [tasksPath]);
});

test('short forms stay short where they are read so, and are written out where not', () => {
  const set = (text: string) =>
    setOf({
      [specPath]: `# Feature Specification: Loans\n\n- **FR-012**: A\n- **FR-014**: B\n- **FR-015**: C\n\n${text}\n`,
    });
  const after = (text: string, key: string, name: string) =>
    renamed(set(text), key, name).get(specPath)?.trimEnd().split('\n').at(-1);
  assert.equal(after('See FR-012/014/015 now', 'FR-14', 'FR-020'), 'See FR-012/020/015 now');
  assert.equal(after('See FR-012/014, 015 now', 'FR-12', 'NFR-012'), 'See NFR-012/FR-014, FR-015 now');
  assert.equal(after('See FR-012/014 now', 'FR-14', 'FR-ACCESS-1'), 'See FR-012/FR-ACCESS-1 now');
  assert.equal(after('See FR-012/FR-014 now', 'FR-14', 'FR-014a'), 'See FR-012/FR-014a now');
});

test('ranges keep what they name: cut at an end, in the middle, and around a new name that comes to lie in them', () => {
  assert.equal(line('T001–T010 first', 'T-5', 'T100'), 'T001–T004, T100, T006–T010 first');
  assert.equal(line('T001–T010 first', 'T-1', 'T100'), 'T100, T002–T010 first');
  assert.equal(line('T001 to T010 first', 'T-10', 'T100'), 'T001 to T009, T100 first');
  assert.equal(line('T001–003 first', 'T-2', 'T100'), 'T001, T100, T003 first');
  assert.equal(line('T001–T002 first', 'T-2', 'T003a'), 'T001, T003a first');
  assert.equal(line('T031–T040 later', 'T-5', 'T035'), 'T031–T034, T036–T040 later');
  assert.equal(line('T020–T040', 'T-25', 'T035'), 'T020–T024, T035, T026–T034, T036–T040');
  assert.equal(line('T001–T010 first', 'T-20', 'T200'), 'T001–T010 first');
});

test('stories keep the words in which they are called', () => {
  const set = setOf({
    [specPath]:
      '# Feature Specification: Loans\n\n### User Story 1 - Lend (Priority: P1)\n\n### Historia de usuario 2 - Más (Priority: P2)\n',
    [tasksPath]: '# Tasks: Loans\n\n- [ ] T001 [US1] Lend, as user story 1 says\n- [ ] T002 [US2] More\n',
  });
  const after = renamed(set, 'US-1', 'US7');
  assert.match(after.get(specPath) ?? '', /### User Story 7 - Lend/);
  assert.match(after.get(tasksPath) ?? '', /\[US7\] Lend, as user story 7/i);
  assert.match(renamed(set, 'US-2', 'User Story 9').get(specPath) ?? '', /### Historia de usuario 9 - Más/);
});

test('links to the heading of a decision follow', () => {
  const set = setOf({
    [decisionsPath]: '# Technical Decisions Required: Loans\n\n### TD001: Data - Database\n\n**Decision**: SQLite\n',
    'specs/004-loans/plan.md':
      '# Implementation Plan: Loans\n\nBy [TD001](plan.md.decisions.md#td001-data---database).\n',
  });
  const after = renamed(set, 'TD-1', 'TD010');
  assert.match(
    after.get('specs/004-loans/plan.md') ?? '',
    /By \[TD010\]\(plan\.md\.decisions\.md#td010-data---database\)\./,
  );
});

test('a byte order mark, line endings and everything else stay', () => {
  const text = '\ufeff# Tasks: Loans\r\n\r\n- [ ] T001 One\r\n- [ ] T002 Two (depends on T001)  \r\n';
  assert.equal(renamed(setOf({ [tasksPath]: text }), 'T-1', 'T009').get(tasksPath), text.replaceAll('T001', 'T009'));
});

test('only the writing of an id can change too', () => {
  const set = setOf({ [specPath]: '# Feature Specification: Loans\n\n- **FR-3**: Lend\n- **FR-004**: As FR-3\n' });
  assert.match(renamed(set, 'FR-3', 'FR-003').get(specPath) ?? '', /\*\*FR-003\*\*: Lend\n.*As FR-003/);
  assert.deepEqual(planRename(set, 'FR-3', 'FR-3'), { kind: 'edits', files: [] });
});

test('what is malformed, taken, of another kind or unknown is refused, with the reason', () => {
  const set = setOf({
    [specPath]: '# Feature Specification: Loans\n\n- **FR-003**: Lend\n- **FR-004**: More (FR-009)\n',
    [tasksPath]: '# Tasks: Loans\n\n- [ ] T001 Lend\n',
  });
  for (const name of [
    '',
    'x',
    'FR-',
    'FR-003, FR-005',
    'FR-005–FR-007',
    'see FR-005',
    '003',
    'FR-005.md',
    'FR 5',
    '`FR-005`',
  ]) {
    assert.equal(refusal(set, 'FR-3', name), `“${name}” cannot be an id. Write it like FR-003.`);
  }
  assert.equal(
    refusal(set, 'FR-3', 'FR-4'),
    'FR-4 is taken: it stands in specs/004-loans/spec.md, line 4. Choose another id.',
  );
  assert.equal(
    refusal(set, 'FR-3', 'FR-009'),
    'FR-009 is named in specs/004-loans/spec.md, line 4, already. Choose another id.',
  );
  assert.equal(refusal(set, 'FR-3', 'T005'), 'T005 is an id of something else than FR-003. Write it like FR-003.');
  assert.equal(refusal(set, 'T-77', 'T005'), 'There is no such id in the documents of this folder.');
});

test('a place that would speak of another id stops all of it', () => {
  const set = setOf({ [tasksPath]: '# Tasks: Loans\n\n- [ ] T-1 One\n- [ ] T-2 Two, T-1-9\n' });
  assert.match(refusal(set, 'T-1', 'T001'), /line 4, would then speak/);
});

const ids = Array.from({ length: 12 }, (_, at) => `T${String(at + 1).padStart(3, '0')}`);
const anyId = fc.constantFrom(...ids);
const mention = fc.oneof(
  anyId,
  fc.tuple(anyId, anyId, fc.constantFrom('–', '-', ' to ', '~')).map(([one, other, dash]) => `${one}${dash}${other}`),
  fc.tuple(anyId, anyId).map(([one, other]) => `${one}/${other.slice(1)}`),
  fc.tuple(anyId, anyId, anyId).map((all) => all.join(', ')),
  fc.constantFrom('`T003`', '(T004)', '**T005**:', 'T006a', '[US1]'),
);

test('property: every id is named as often as before, under the new name, and the rest of the text stays', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(mention, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      anyId,
      fc.constantFrom('T013', 'T100', 'T005b', 'T-20', 'T00007'),
      (lines, from, name) => {
        const list = ids.map((id) => `- [ ] ${id} Work`);
        const text = `# Tasks: Loans\n\n${list.join('\n')}\n\n${lines.map((all) => all.join(' and ')).join('\n\n')}\n`;
        const set = setOf({ [tasksPath]: text });
        const key = `T-${Number(from.slice(1))}`;
        const plan = planRename(set, key, name);
        const isTaken = name === 'T00007';
        if (isTaken && from !== 'T007') return assert.equal(plan.kind, 'refused');
        if (plan.kind === 'refused') return assert.match(english(plan.message), /would then speak/);
        const after = setOf({ [tasksPath]: renamedTexts(set, plan.files).get(tasksPath) ?? text });
        const [before, now] = [indexOf(set), indexOf(after)];
        const count = (index: typeof before, one: string) =>
          index.mentions(one).length +
          [...index.documents.values()].flatMap(({ ranges }) => ranges).filter((range) => liesInside(one, range))
            .length;
        const to = indexOf(after).at(tasksPath, text.indexOf(`${from} Work`))?.key ?? '';
        for (const id of ids) {
          const one = `T-${Number(id.slice(1))}`;
          assert.equal(count(now, one === key ? to : one), count(before, one), `${id} in ${text}`);
        }
        return undefined;
      },
    ),
    { numRuns: 100 },
  );
});
