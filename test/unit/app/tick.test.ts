// A task is ticked by its id, where it stands now.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickTask } from '../../../src/app/plans/tick.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

const path = 'specs/001-a/tasks.md';

async function ticked(text: string, id: string, line: number, checked: boolean): Promise<string | undefined> {
  const files = new MemoryFiles({ [path]: text });
  return (await tickTask({ files }, path, { id, line }, checked)) ? files.texts.get(path) : undefined;
}

test('one character changes, also where the lines have moved', async () => {
  const text = '# Tasks: A\r\n\r\nMore\r\n\r\n- [ ] T001 One\r\n- [ ] **T002 [P]** Two\r\n';
  assert.equal(await ticked(text, 'T002', 4, true), text.replace('- [ ] **T002', '- [x] **T002'));
  const done = text.replaceAll('[ ]', '[X]');
  assert.equal(await ticked(done, 'T001', 5, false), done.replace('[X] T001', '[ ] T001'));
});

test('a task that is gone, or has no box, is not ticked', async () => {
  assert.equal(await ticked('# Tasks: A\n\n- [ ] T001 One\n', 'T009', 3, true), undefined);
  assert.equal(await ticked('# Tasks: A\n\n### T001 One\n', 'T001', 3, true), undefined);
  assert.equal(await tickTask({ files: new MemoryFiles() }, path, { id: 'T001', line: 1 }, true), false);
});
