// Ticking a box changes one character of the file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tickEdit, toggleTask } from '../../../../src/app/phases/ticks.ts';
import type { Files } from '../../../../src/core/ports.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';

const text = '\uFEFF# T\r\n\r\n- [ ] a [ ]\r\n  - [x] b\r\n1. [X] c  \r\n\r\n```\r\n- [ ] code\r\n```';

function ticked(line: number, checked: boolean): string {
  const edit = tickEdit('', text, line, checked);
  return edit ? applyEdits(text, [edit]) : text;
}

test('the box on the line is set, and nothing else', () => {
  assert.equal(ticked(3, true), text.replace('[ ] a', '[x] a'));
  assert.equal(ticked(4, false), text.replace('[x] b', '[ ] b'));
  assert.equal(ticked(5, false), text.replace('[X] c', '[ ] c'));
});

test('a box that is set so already, and a line without one, change nothing', () => {
  assert.equal(tickEdit('', text, 3, false), undefined);
  assert.equal(tickEdit('', text, 5, true), undefined);
  for (const line of [1, 2, 8, 99]) assert.equal(tickEdit('', text, line, true), undefined);
});

test('a file is edited on the base of what was read; a file that is not there is left alone', async () => {
  const calls: unknown[] = [];
  const files: Pick<Files, 'read' | 'edit'> = {
    read: async (path) => (path === 'a.md' ? text : undefined),
    edit: async (...call) => void calls.push(call),
  };
  const whole = files as Files;
  await toggleTask(whole, 'a.md', 3, true);
  await toggleTask(whole, 'a.md', 3, false);
  await toggleTask(whole, 'b.md', 3, true);
  assert.deepEqual(calls, [['a.md', text, [tickEdit('', text, 3, true)]]]);
});
