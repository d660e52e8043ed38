// The memory of the checkers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';

const { signal } = new AbortController();

function counting() {
  const asked: string[] = [];
  const checkers = createCheckers({
    mermaid: async (text) => {
      asked.push(text);
      return { kind: 'valid' };
    },
  });
  return { asked, checkers };
}

test('the same text is checked once, another one for itself', async () => {
  const { asked, checkers } = counting();
  for (const text of ['a', 'b', 'a', 'a', 'b']) await checkers.check('mermaid', text, signal);
  assert.deepEqual(asked, ['a', 'b']);
});

test('texts that differ in their line endings only are the same', async () => {
  const { asked, checkers } = counting();
  for (const text of ['a\nb', 'a\r\nb']) await checkers.check('mermaid', text, signal);
  assert.equal(asked.length, 1);
});

test('the memory is bounded: what was asked for longest ago is forgotten', async () => {
  const { asked, checkers } = counting();
  await checkers.check('mermaid', 'kept', signal);
  for (let index = 0; index < 600; index++) {
    await checkers.check('mermaid', `text ${index}`, signal);
    await checkers.check('mermaid', 'kept', signal);
  }
  await checkers.check('mermaid', 'text 0', signal);
  assert.equal(asked.filter((text) => text === 'kept').length, 1);
  assert.equal(asked.filter((text) => text === 'text 0').length, 2);
});

test('a cancelled check rejects and is not kept', async () => {
  const { asked, checkers } = counting();
  await assert.rejects(checkers.check('mermaid', 'a', AbortSignal.abort()), { name: 'AbortError' });
  await checkers.check('mermaid', 'a', signal);
  assert.deepEqual(asked, ['a']);
});

test('the real checkers know Mermaid', async () => {
  assert.deepEqual(await createCheckers().check('mermaid', 'graph TD\na --> b', signal), { kind: 'valid' });
});
