// Only messages of the protocol come through from the page of a comparison, and only well-formed sides from its state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readComparisonMessage } from '../../../../src/vscode/compare/messages.ts';

test('messages of the protocol are read, without what does not belong to them', () => {
  assert.deepEqual(readComparisonMessage({ kind: 'ready', more: 1 }), { kind: 'ready' });
  assert.deepEqual(readComparisonMessage({ kind: 'painted', version: 2 }), { kind: 'painted', version: 2 });
  assert.deepEqual(readComparisonMessage({ kind: 'restore', side: 'x' }), { kind: 'restore' });
  assert.deepEqual(readComparisonMessage({ kind: 'compareText' }), { kind: 'compareText' });
  const line = { kind: 'openLine', side: 'before', line: 3 };
  assert.deepEqual(readComparisonMessage(line), line);
  const link = { kind: 'openLink', side: 'after', href: 'a.md' };
  assert.deepEqual(readComparisonMessage(link), link);
});

test('anything else is nothing', () => {
  const wrong = [
    ...[undefined, null, 'ready', 7, {}, [], { kind: 'toString' }, { kind: '__proto__' }, { kind: 'run' }],
    { kind: 'openLine', side: 'middle', line: 3 },
    { kind: 'openLine', side: 'after', line: 0 },
    { kind: 'openLink', side: 'after', href: 'x'.repeat(5000) },
    { kind: 'openLink', href: 'a.md' },
    { kind: 'painted', version: '1' },
  ];
  for (const value of wrong) assert.equal(readComparisonMessage(value), undefined, JSON.stringify(value));
});
