// The index of ids: what is defined where, what names it, in every way in which people write ids.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import type { DocumentSet } from '../../../../src/documents/documentSet.ts';
import { coverageOf } from '../../../../src/documents/ids/coverage.ts';
import { indexOf, liesInside, nextId } from '../../../../src/documents/ids/idIndex.ts';
import { idsIn } from '../../../../src/documents/ids/mentions.ts';
import { reparseDocument } from '../../../../src/documents/reparse.ts';
import { idsOfSet, setOf } from './sets.ts';

const spec = `# Feature Specification: Loans

### User Story 1 - Borrow a book (Priority: P1)

## Requirements

- **FR-001**: Members MUST borrow books.
- **FR-001a**: A book MUST be there.
- **FR-002**：全角のコロン
- **NFR-01**: Answers come in 2 s (FR-001/002).
- **SC-001**: 95 % borrow within 20 s.

\`\`\`text
FR-001 in a block of code
\`\`\`

<!-- FR-001 in a comment -->
`;
const tasks = `# Tasks: Loans

## Phase 1

- [x] T001 [P] [US1] Model in src/loan.ts (FR-001)
- [ ] **T002 [P]** Write tests in tests/loan.test.ts for FR-001 and FR-002
- [ ] T-003 Service (depends on T001–T002)
- [ ] T010a Follow spec 003 FR-001, not T001.test.ts
- [~] T011 Finish T001 to T010

| Task | Waits for |
|---|---|
| T001 | none |
`;
const decisions = `# Technical Decisions Required: Loans

### TD001: Data - Database

**Decision**: SQLite

### TD2: Security - Sessions
`;
const set = setOf({
  'specs/004-loans/spec.md': spec,
  'specs/004-loans/tasks.md': tasks,
  'specs/004-loans/plan.md.decisions.md': decisions,
  'specs/004-loans/contracts/loans.yaml': 'description: FR-001 by TD001\nexample: T001\n',
});

test('definitions are those of the readers, with their titles and states', () => {
  const found = indexOf(set).defined();
  assert.deepEqual(
    found.map(({ id, title, state }) => [id, title, ...(state === undefined ? [] : [state])]),
    [
      ['US1', 'Borrow a book'],
      ['FR-001', 'Members MUST borrow books.'],
      ['FR-001a', 'A book MUST be there.'],
      ['FR-002', '全角のコロン'],
      ['NFR-01', 'Answers come in 2 s (FR-001/002).'],
      ['SC-001', '95 % borrow within 20 s.'],
      ['TD001', 'Data - Database'],
      ['TD2', 'Security - Sessions'],
      ['T001', 'Model in src/loan.ts (FR-001)', 'done'],
      ['T002', 'Write tests in tests/loan.test.ts for FR-001 and FR-002', 'open'],
      ['T-003', 'Service (depends on T001–T002)', 'open'],
      ['T010a', 'Follow spec 003 FR-001, not T001.test.ts', 'open'],
      ['T011', 'Finish T001 to T010', 'partial'],
    ],
  );
  assert.equal(indexOf(set).definition('TD-1')?.outcome, 'SQLite');
});

test('mentions are found in all documents, short forms and ranges too; other features, files, code and comments are none', () => {
  const index = indexOf(set);
  const places = (key: string) =>
    index.mentions(key).map(({ path, span, written }) => `${path.split('/').at(-1)}:${span.line} ${written}`);
  assert.deepEqual(places('FR-1'), [
    'spec.md:7 FR-001',
    'spec.md:10 FR-001',
    'tasks.md:5 FR-001',
    'tasks.md:6 FR-001',
    'loans.yaml:1 FR-001',
  ]);
  assert.deepEqual(places('FR-2'), ['spec.md:9 FR-002', 'spec.md:10 002', 'tasks.md:6 FR-002']);
  assert.deepEqual(places('US-1'), ['spec.md:3 User Story 1', 'tasks.md:5 US1']);
  assert.deepEqual(places('T-1'), ['tasks.md:5 T001', 'tasks.md:7 T001', 'tasks.md:9 T001', 'tasks.md:13 T001']);
  assert.deepEqual(places('TD-2'), ['plan.md.decisions.md:7 TD2']);
  assert.deepEqual(
    index.ranges('T-3').map(({ span }) => span.line),
    [9],
  );
  assert.deepEqual(
    index.ranges('T-2').map(({ span }) => span.line),
    [9],
  );
});

test('what an offset is in, is found at both of its ends and in between', () => {
  const index = indexOf(set);
  const at = spec.indexOf('FR-001/002');
  const found = (offset: number) => index.at('specs/004-loans/spec.md', offset)?.id;
  assert.deepEqual([at - 1, at, at + 3, at + 6, at + 7, at + 10, at + 11].map(found), [
    undefined,
    'FR-001',
    'FR-001',
    'FR-001',
    'FR-002',
    'FR-002',
    undefined,
  ]);
  assert.equal(index.at('nowhere.md', 3), undefined);
});

test('a range holds what lies between its ends, by numbers or by parts', () => {
  const range = (from: string, to: string) => {
    const [found] = idsOfSet(setOf({ 'specs/001-x/tasks.md': `# Tasks: X\n\n${from}–${to}\n` })).ranges;
    assert.ok(found);
    return found;
  };
  assert.ok(liesInside('T-5', range('T001', 'T010')));
  for (const key of ['T-1', 'T-10', 'T-11', 'T-5a', 'T-5.1', 'FR-5'])
    assert.ok(!liesInside(key, range('T001', 'T010')), key);
  assert.ok(liesInside('T-30.3', range('T030.2', 'T030.6')));
  assert.ok(!liesInside('T-30.7', range('T030.2', 'T030.6')));
  assert.ok(!liesInside('T-31', range('T030.2', 'T030.6')));
});

test('the next free id is written as the others are', () => {
  const index = indexOf(set);
  assert.equal(nextId(index, 'FR'), 'FR-003');
  assert.equal(nextId(index, 'NFR'), 'NFR-02');
  assert.equal(nextId(index, 'T'), 'T012');
  assert.equal(nextId(indexOf(setOf({})), 'FR'), undefined);
});

test('tasks and tests that name a requirement are told apart', () => {
  const covering = coverageOf(set)
    .get('FR-1')
    ?.map(({ id, isTest, isDone }) => [id, isTest, isDone]);
  assert.deepEqual(covering, [
    ['T001', false, true],
    ['T002', true, false],
  ]);
  assert.deepEqual(
    coverageOf(set)
      .get('US-1')
      ?.map(({ id }) => id),
    ['T001'],
  );
});

test('what did not change is not read again, and what did is the same as read anew', () => {
  const path = 'specs/004-loans/tasks.md';
  const before = parseDocument(path, tasks);
  const text = tasks.replace('(FR-001)', '(FR-001, FR-002)');
  const after = reparseDocument(before, text);
  assert.equal(idsIn(before), idsIn(before));
  assert.deepEqual(idsIn(after), idsIn(parseDocument(path, text)));
  const other = parseDocument('specs/004-loans/spec.md', spec);
  const [one, two] = [before, after].map((document): DocumentSet => ({
    ...setOf({}),
    folder: 'specs/004-loans',
    documents: [document, other],
  }));
  assert.ok(one && two);
  assert.equal(indexOf(one).documents.get(other.path), indexOf(two).documents.get(other.path));
});

test('invisible characters and odd hyphens do not move what is found', () => {
  const text = '# Feature Specification: X\n\n- **FR\u2011001\u200b**: One\n\u200bFR\u2011001 again\n';
  const found = idsOfSet(setOf({ 'specs/001-x/spec.md': text })).mentions.map(({ span }) =>
    text.slice(span.start, span.end),
  );
  assert.deepEqual(found, ['FR\u2011001', 'FR\u2011001']);
});

test('documents outside of the folder are not in the index', () => {
  const outside = setOf({ 'specs/004-loans/spec.md': spec, '.specify/memory/constitution.md': '- **FR-001**: No\n' });
  assert.deepEqual(
    [...indexOf({ ...outside, folder: 'specs/004-loans' }).documents.keys()],
    ['specs/004-loans/spec.md'],
  );
});

test('a feature of 2,000 tasks is read whole', () => {
  const lines = Array.from({ length: 2_000 }, (_, at) => `- [ ] T${String(at + 1).padStart(5, '0')} Do it (FR-001)`);
  const index = indexOf(setOf({ 'specs/001-x/tasks.md': `# Tasks: X\n\n${lines.join('\n')}\n` }));
  assert.equal(index.definition('T-2000')?.span.line, 2_002);
  assert.equal(index.mentions('FR-1').length, 2_000);
  assert.equal(index.defined().length, 2_000);
});

const corpus = join(import.meta.dirname, '../../../fixtures/real');

test('in real features every place is where it is said to be, and tasks and requirements are found', () => {
  let defined = 0;
  for (const file of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )) {
    const text = readFileSync(join(corpus, file), 'utf8');
    const path = file.replaceAll('\\', '/').replace(/^[^/]*\/(?=.*specs\/)/, '');
    const { mentions, definitions } = idsIn(parseDocument(path, text));
    for (const { span, written } of mentions) {
      assert.equal(
        text.slice(span.start, span.end).normalize('NFKC'),
        written.normalize('NFKC'),
        `${file}:${span.line}`,
      );
      assert.equal(text.slice(0, span.start).split(/\r\n|\r|\n/).length, span.line, file);
    }
    for (const { id, name } of definitions) {
      const found = text.slice(name.start, name.end).replace(/\D/g, '');
      assert.equal(Number(found), Number(id.replace(/\D/g, '')), `${file}: ${id}`);
    }
    defined += definitions.length;
  }
  assert.ok(defined > 100, String(defined));
});
