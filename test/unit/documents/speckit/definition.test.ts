// Source of Markdown as plain words, and the ids that entries define.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../../src/documents/document.ts';
import { definitionIn, plainLine } from '../../../../src/documents/speckit/definition.ts';
import { outlineOf } from '../../../../src/documents/speckit/outline.ts';

test('marks and white space go, what code says stays', () => {
  assert.equal(plainLine(' **Read** the `src/**`\n of [it](#x) '), 'Read the src/** of it');
});

test('a line without marks is what the same line in bold is', () => {
  const words = fc.array(fc.constantFrom('a', 'B', '1.', '(x)', ' ', '\t', '\n', '\u00a0', '—', 'é'));
  fc.assert(
    fc.property(words, (some) => {
      const line = some.join(' ');
      assert.equal(plainLine(line), plainLine(`**${line}**`).trim());
    }),
  );
});

test('an id is found behind the longest lead that is looked at, and not where none stands', () => {
  const idsIn = (text: string) =>
    outlineOf(parseDocument('specs/001-a/spec.md', text)).map((entry) => definitionIn(entry)?.id);
  assert.deepEqual(idsIn(`- ${'☀️'.repeat(10)}**FR-001**: One\n- Two without an id\n`), ['FR-001', undefined]);
});
