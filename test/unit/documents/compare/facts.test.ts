// What changed in what two documents state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFacts } from '../../../../src/documents/compare/facts.ts';
import { parseDocument } from '../../../../src/documents/document.ts';

const changes = (path: string, before: string, after: string) =>
  compareFacts(parseDocument(path, before), parseDocument(path, after)).map(
    ({ kind, family, id, before: old, after: now }) => [kind, family, id, old, now],
  );

test('requirements and criteria that were added, removed and reworded', () => {
  const before =
    '## Requirements\n\n- **FR-001**: Users MUST log in.\n- **FR-002**: Old one.\n\n- **SC-001**: 9 of 10 succeed.\n';
  const after =
    '## Requirements\n\n- **FR-001**: Users MUST log in with a key.\n- **FR-003**: New one.\n\n- **SC-001**: 9 of 10 succeed.\n';
  assert.deepEqual(changes('specs/001-a/spec.md', before, after), [
    ['reworded', 'requirement', 'FR-001', 'Users MUST log in.', 'Users MUST log in with a key.'],
    ['added', 'requirement', 'FR-003', undefined, 'New one.'],
    ['removed', 'requirement', 'FR-002', 'Old one.', undefined],
  ]);
});

test('a task that was done changed its state only; another way to write its id is no other task', () => {
  const before = '## Tasks\n\n- [ ] T001 Make the table\n- [ ] T002 Fill it\n';
  const after = '## Tasks\n\n- [x] T001 Make the table\n- [ ] T-002 Fill it\n';
  assert.deepEqual(changes('specs/001-a/tasks.md', before, after), [['state', 'task', 'T001', 'open', 'done']]);
});

test('phases of a plan with their states', () => {
  const phase = (number: number, title: string, status: string) =>
    `## Phase ${number}: ${title}\n\n**Status**: ${status}\n\n### Entry Criteria\n\n- x\n\n### Exit Criteria\n\n- y\n\n`;
  const before = `# Plan: A\n\n${phase(1, 'Store', 'active')}${phase(2, 'Mail', 'planned')}`;
  const after = `# Plan: A\n\n${phase(1, 'Store', 'completed')}${phase(2, 'Mail queue', 'planned')}${phase(3, 'Watch', 'planned')}`;
  assert.deepEqual(changes('.clinespecs/a/a-plan.md', before, after), [
    ['state', 'phase', '1', 'active', 'completed'],
    ['reworded', 'phase', '2', 'Mail', 'Mail queue'],
    ['added', 'phase', '3', undefined, 'Watch'],
  ]);
});
