// The comment that says that a finding is meant: where it stands, and that it does what it says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';
import { isCovered, namesRule, readIgnores } from '../../../src/documents/ignore.ts';
import { ignoreEdit } from '../../../src/documents/ignoreComment.ts';

function ignored(text: string, part: string, reason = 'it is meant'): string {
  const document = parseDocument('a.md', text);
  return applyEdits(text, [ignoreEdit(document, text.indexOf(part), 'wording/vague', reason)]);
}

test('it stands before the block, with the line endings of the document', () => {
  assert.equal(
    ignored('# T\r\n\r\n- one\r\n- two\r\n', 'two'),
    '# T\r\n\r\n<!-- planner-ignore wording/vague: it is meant -->\r\n\r\n- one\r\n- two\r\n',
  );
  assert.equal(
    ignored('---\na: b\n---\n\n# T\n', 'a: b'),
    '---\na: b\n---\n\n<!-- planner-ignore wording/vague: it is meant -->\n\n# T\n',
  );
  assert.equal(ignored('\ufeff# T\n', 'T').startsWith('\ufeff<!--'), true);
});

test('a reason cannot end the comment, nor begin a line', () => {
  const text = ignored('# T\n\ntext\n', 'text', 'a --> b\n# c\u202e');
  assert.match(text, /<!-- planner-ignore wording\/vague: a – b # c -->\n/);
});

test('what it is written for is covered, and every other byte stays', () => {
  const lines = fc.constantFrom(
    '# A',
    '## B',
    '- item',
    '  - below',
    '| a | b |',
    '|---|---|',
    '| c | d |',
    'text',
    '',
    '> quote',
    '```',
    'code',
    '<!-- c -->',
    '1. x',
  );
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 14 }), fc.nat(), fc.boolean(), (parts, at, crlf) => {
      const text = parts.join(crlf ? '\r\n' : '\n');
      const document = parseDocument('a.md', text);
      const block = document.root.children[at % Math.max(1, document.root.children.length)];
      const offset = block?.position?.start.offset ?? 0;
      const edit = ignoreEdit(document, offset, 'a/b', 'why');
      const after = applyEdits(text, [edit]);
      assert.equal(after.slice(0, edit.start) + after.slice(edit.start + edit.text.length), text);
      if (block === undefined || block.type === 'html') return;
      const { ignores } = readIgnores(parseDocument('a.md', after));
      const covered = ignores.some((one) => namesRule(one, 'a/b') && isCovered(one, offset + edit.text.length));
      assert.ok(covered, after);
    }),
  );
});
