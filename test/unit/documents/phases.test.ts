// Phase plans as people and models write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../src/documents/document.ts';
import { readPhasePlan } from '../../../src/documents/phases.ts';

const read = (text: string) => readPhasePlan(parseDocument('.clinespecs/x/y-plan.md', text));

test('phases are found whatever they are called, numbered and marked as', () => {
  const heads = [
    '## Phase 1: Queue',
    '### Phase 1 - Queue',
    '## 2. Phase 1 — Queue',
    '# Milestone 1. Queue',
    '## 🚀 Stage 1: Queue',
    '## Étape 1 : Queue',
    '## 阶段 1：Queue',
  ];
  for (const head of heads) {
    assert.deepEqual(
      read(`# P\n\n${head}\n\ntext\n`).phases.map(({ number, title }) => [number, title]),
      [['1', 'Queue']],
      head,
    );
  }
  const { phases } = read('# P\n\n## Phase A: Queue ✅\n\n## Phase B: Mails (in progress)\n\n### Step 1: Write\n');
  assert.deepEqual(
    phases.map(({ number, title, status }) => [number, title, status]),
    [
      ['A', 'Queue', 'completed'],
      ['B', 'Mails', 'active'],
    ],
  );
});

test('the state of a phase is said in many words', () => {
  const said = {
    planned: 'Not started',
    active: '🚧 In Progress',
    completed: 'Done ✅',
    blocked: 'on hold',
    reopened: 'Re-opened 2026-01-02',
  };
  for (const [status, words] of Object.entries(said)) {
    assert.equal(read(`## Phase 1: A\n\n**Status**: ${words}\n`).phases[0]?.status, status);
  }
  assert.equal(read('## Phase 1: A\n\n**Status**: purple\n').phases[0]?.status, undefined);
});

test('parts are headings, bold labels, list items or rows of a table', () => {
  const forms = [
    '### Exit Criteria\n\n- all pass\n',
    '**Exit criteria:** all pass\n',
    '- **Exit Criteria**: all pass\n',
    '| Field | Value |\n|---|---|\n| Exit criteria | all pass |\n',
    'Exit criteria: all pass\n',
  ];
  for (const form of forms) {
    assert.equal(
      read(`## Phase 1: A\n\n${form}\n## Risks\n\nx\n`).phases[0]?.parts.get('exit')?.text,
      'all pass',
      form,
    );
  }
  assert.equal(
    read('## Phase 1: A\n\n### Exit Criteria\n\n### Deliverables\n\n- x\n').phases[0]?.parts.has('exit'),
    false,
    'an empty part is none',
  );
});

test('what a phase waits for is read as numbers of phases', () => {
  const waits = (text: string) => read(`## Phase 9: A\n\n**Depends on**: ${text}\n`).phases[0]?.dependsOn;
  assert.deepEqual(waits('Phase 1 and Phase 2'), ['1', '2']);
  assert.deepEqual(waits('Phases 1–3'), ['1', '2', '3']);
  assert.deepEqual(waits('1, 2'), ['1', '2']);
  assert.deepEqual(waits('Phase A'), ['A']);
  assert.deepEqual(waits('none'), []);
  assert.deepEqual(waits('the 3 servers of team 2'), []);
});

test('action items have owners in every usual form', () => {
  const { phases } = read('## Phase 1: A\n\n### Action Items\n\n- [x] a (Owner: Anna)\n- b @ben\n- c — Clara\n- d\n');
  assert.deepEqual(
    phases[0]?.actions.map(({ owner, done }) => [owner, done]),
    [
      ['Anna', true],
      ['ben', false],
      ['Clara', false],
      ['', false],
    ],
  );
  const table = read('## Phase 1: A\n\n### Action Items\n\n| Item | Owner |\n|---|---|\n| a | Anna |\n| b | TBD |\n');
  assert.deepEqual(
    table.phases[0]?.actions.map(({ owner }) => owner),
    ['Anna', ''],
  );
});

test('the size is stated as a label, in a table or in the front matter', () => {
  for (const text of [
    '# P\n\n**Size**: m\n',
    '# P\n\n| | |\n|---|---|\n| **Size** | M |\n',
    '---\nsize: M\n---\n# P\n',
    '# P\n\nSize: M (two weeks)\n',
  ]) {
    assert.equal(read(text).size, 'M', text);
  }
  assert.equal(read('# P\n\n**Size**: Medium\n').size, undefined);
});

// A pattern that shares out the same spaces in more than one way would take hours for these.
test('who owns an action is found behind any number of marks', () => {
  const action = (words: string) =>
    read(`# P\n\n## Phase 1: A\n\n### Action items\n\n- [ ] Pack the boxes, ${words}\n`);
  const ownerOf = (words: string) => action(words).phases[0]?.actions[0]?.owner;
  const marks = ' '.repeat(20_000);
  assert.equal(ownerOf(`owner${marks}:${marks}Ann`), 'Ann');
  assert.equal(ownerOf(`owner${marks}1`), '');
});
