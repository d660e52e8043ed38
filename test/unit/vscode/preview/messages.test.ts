// Only messages of the protocol come through from the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage } from '../../../../src/vscode/preview/messages.ts';

test('messages of the protocol are read, without what does not belong to them', () => {
  assert.deepEqual(readMessage({ kind: 'ready', more: 1 }), { kind: 'ready' });
  assert.deepEqual(readMessage({ kind: 'openLine', line: 3 }), { kind: 'openLine', line: 3 });
  assert.deepEqual(readMessage({ kind: 'toggleTask', line: 3, checked: true }), {
    kind: 'toggleTask',
    line: 3,
    checked: true,
  });
  assert.deepEqual(readMessage({ kind: 'openLink', href: 'a.md' }), { kind: 'openLink', href: 'a.md' });
  assert.deepEqual(readMessage({ kind: 'painted', version: 1, milliseconds: 2.5 }), {
    kind: 'painted',
    version: 1,
    milliseconds: 2.5,
  });
});

test('anything else is nothing', () => {
  const odd = [undefined, null, 'ready', 7, {}, { kind: 'toString' }, { kind: '__proto__' }, { kind: 'run' }, []];
  const wrong = [
    { kind: 'openLine', line: 0 },
    { kind: 'openLine', line: 1.5 },
    { kind: 'openLine', line: '3' },
    { kind: 'toggleTask', line: 3 },
    { kind: 'toggleTask', line: 3, checked: 'yes' },
    { kind: 'openLink', href: { toString: () => 'x' } },
    { kind: 'openLink', href: 'x'.repeat(5000) },
    { kind: 'painted', version: 1, milliseconds: Number.NaN },
  ];
  for (const value of [...odd, ...wrong]) assert.equal(readMessage(value), undefined, JSON.stringify(value));
});
