// What buttons hand to commands comes back from old chats and keybindings: it is checked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandIds, isCommandId, readFilePointer, readReply, readRunPointer } from '../../../src/vscode/commands.ts';
import { Replies } from '../../../src/vscode/chat/replies.ts';

const run = { folder: 'file:///w', run: 'r1' };

test('ids are known, others are not', () => {
  assert.ok(commandIds().every(isCommandId));
  assert.equal(isCommandId('planner.unknown'), false);
  assert.equal(isCommandId('toString'), false);
});

test('pointers are read with what belongs to them and nothing else', () => {
  assert.deepEqual(readRunPointer({ ...run, other: 1 }), run);
  assert.deepEqual(readFilePointer({ folder: 'f', path: 'a.md' }), { folder: 'f', path: 'a.md' });
  for (const wrong of [undefined, null, 'x', [], {}, { folder: 1, run: 'r' }]) {
    assert.equal(readRunPointer(wrong), undefined);
    assert.equal(readFilePointer(wrong), undefined);
  }
});

test('replies are read by their kind', () => {
  for (const reply of [
    { kind: 'answer', run, question: 'q' },
    { kind: 'continue', run },
    { kind: 'revise', run },
    { kind: 'start', folder: 'f', workflow: 'brief' },
  ]) {
    assert.deepEqual(readReply(reply), reply);
  }
  for (const wrong of [
    undefined,
    {},
    { kind: 'answer', run },
    { kind: 'start' },
    { kind: 'continue', run: {} },
    { kind: 'x', run },
  ]) {
    assert.equal(readReply(wrong), undefined);
  }
});

test('a reply is taken once, by the text of its message', () => {
  const replies = new Replies();
  replies.expect(' Yes ', { kind: 'continue', run });
  assert.equal(replies.take('No'), undefined);
  assert.deepEqual(replies.take('Yes'), { kind: 'continue', run });
  assert.equal(replies.take('Yes'), undefined);
});
