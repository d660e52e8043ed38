// A changed document that is parsed around the change only is the one that a parse of the whole text gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../src/documents/document.ts';
import { reparseDocument } from '../../../src/documents/reparse.ts';
import { body, documentText } from './documents.ts';

/** What a keystroke or a paste may bring, much of which opens, closes or changes the meaning of what follows. */
const inserted = fc.oneof(
  body,
  fc.constantFrom('', ' ', 'x', '\n', '\n\n', '#', '# ', '\n# New\n', '\n## New ##\n\n', '```\n', '~~~', '<!--', '-->'),
  fc.constantFrom(
    '<div>\n',
    '</div>\n\n',
    '<pre>',
    '> ',
    '- ',
    '  ',
    '\t',
    '---\n',
    '===\n',
    '\r\n',
    '\r',
    '\ufeff',
    '\0',
  ),
  fc.constantFrom(
    '[a]: /u\n',
    '[a]',
    '[A]',
    '[^n]: note\n',
    '[^n]',
    '![a]',
    '\n[ ^ x]: u\n\n',
    '- [ ] do\n',
    '| a |\n| - |\n',
  ),
);

const edits = fc.array(fc.tuple(fc.nat(), fc.nat(40), inserted), { minLength: 1, maxLength: 8 });

const defining = fc
  .tuple(
    documentText,
    fc.constantFrom('', '\n\n[a]: /u "t"\n', '\n\n[^n]: A note.\n\n    More.\n', '\n\n# End\n\n[a] [^n]\n'),
  )
  .map(([text, end]) => text + end);

test('many edits after each other give what a full parse gives', () => {
  fc.assert(
    fc.property(defining, edits, (start, changes) => {
      let document = parseDocument('a.md', start);
      for (const [at, length, text] of changes) {
        const from = at % (document.text.length + 1);
        const next = document.text.slice(0, from) + text + document.text.slice(from + length);
        document = reparseDocument(document, next);
        assert.deepEqual(document, parseDocument('a.md', next));
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 80) },
  );
});

test('a box below an empty item says nothing of the document', () => {
  const text = '# A\n\n-\n[ ] b\n\n# C\n';
  const next = text.replace('# C', '# D');
  assert.deepEqual(reparseDocument(parseDocument('a.md', text), next), parseDocument('a.md', next));
  assert.ok(!('checked' in parseDocument('a.md', text).root));
});

test('what an edit does not touch is not parsed again', () => {
  const text = Array.from({ length: 20 }, (_, index) => `## Part ${index}\n\nSome *text*.\n`).join('\n');
  const before = parseDocument('a.md', text);
  const after = reparseDocument(before, text.replace('## Part 10\n\nSome', '## Part 10\n\nAny'));
  assert.equal(after.root.children[0], before.root.children[0]);
  const last = after.root.children.at(-1);
  assert.ok(last?.type === 'paragraph' && before.root.children.at(-1)?.type === 'paragraph');
  // A moved node keeps the parts that have no place of their own.
  assert.equal(after.root.children.length, before.root.children.length);
  assert.notEqual(last, before.root.children.at(-1));
});

test('the same text gives the same document', () => {
  const document = parseDocument('a.md', '# A\n');
  assert.equal(reparseDocument(document, '# A\n'), document);
});
