// Comments that ignore findings: what they name, what they cover, and that nobody else sees them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockRenderer } from '../../../src/documents/blocks.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';
import { dropIgnores, readIgnores, removeIgnore } from '../../../src/documents/ignore.ts';
import { documentText } from './documents.ts';

const read = (text: string) => readIgnores(parseDocument('a.md', text));

/** The text that the only comment covers. */
function covered(text: string): string | undefined {
  const { ignores } = read(text);
  assert.equal(ignores.length, 1, text);
  const covers = ignores[0]?.covers;
  return covers && text.slice(covers.from, covers.to).trim();
}

test('rules and reason are read, whatever the white space', () => {
  const [one] = read('<!--planner-ignore brief/jira,  wording/*:  made\n  later: yes -->\n\ntext\n').ignores;
  assert.deepEqual([one?.rules, one?.reason, one?.kind], [['brief/jira', 'wording/*'], 'made later: yes', 'block']);
  assert.equal(read('<!-- planner-ignore a/b -->\n').ignores[0]?.reason, '');
  assert.deepEqual(read('<!-- planner-ignores a/b: x -->\n\n<!-- other -->\n').ignores, []);
});

const comment = '<!-- planner-ignore a/b: why -->';

for (const [name, text, wanted] of [
  ['the block after it', `# A\n\n${comment}\n\none\ntwo\n\nthree\n`, 'one\ntwo'],
  ['the block in the next line', `# A\n\n${comment}\none\n\nthree\n`, 'one'],
  [
    'the section of the heading after it',
    `# A\n\n${comment}\n\n## B\n\none\n\n### C\n\ntwo\n\n## D\n`,
    '## B\n\none\n\n### C\n\ntwo',
  ],
  ['the section of an underlined heading', `${comment}\n\nB\n-\n\none\n\n## D\n`, 'B\n-\n\none'],
  ['the block after a second comment', `${comment}\n<!-- planner-ignore-not -->\none\n`, 'one'],
  ['the next paragraph of its list item', `- one\n\n  ${comment}\n\n  two\n- three\n`, 'two'],
  ['the row of a table that it stands in', `| a |\n| - |\n| b |\n| c ${comment} |\n| d |\n`, `| c ${comment} |`],
  ['the paragraph that it stands in', `one\n\ntwo ${comment}\nthree\n\nfour\n`, `two ${comment}\nthree`],
  ['nothing at the end', `# A\n\none\n\n${comment}\n`, undefined],
  ['the whole document', '---\na: 1\n---\n\n# A\n\n<!-- planner-ignore-file a/b: why -->\n\none\n', undefined],
] as const) {
  test(`a comment covers ${name}`, () => {
    if (name === 'the whole document') assert.equal(covered(text), text.trim());
    else assert.equal(covered(text), wanted);
  });
}

test('a comment for the file below its first text covers nothing', () => {
  assert.equal(covered('# A\n\none\n\n<!-- planner-ignore-file a/b: why -->\n'), undefined);
});

test('the rules do not see the comments, at the same offsets', () => {
  const text = `# A\r\n\r\n${comment}\r\n- one ${comment}\r\n`;
  const { document, view } = read(text);
  assert.equal(view.text.length, text.length);
  assert.ok(!view.text.includes('<!--'));
  assert.ok(!JSON.stringify(view.root).includes('planner-ignore'));
  assert.deepEqual(view.sections, document.sections);
  assert.equal(document.text, text);
});

test('a document without such comments is its own view', () => {
  fc.assert(
    fc.property(documentText, (text) => {
      const { document, view, ignores } = read(text);
      assert.equal(view, document);
      assert.deepEqual(ignores, []);
    }),
    { numRuns: 30 },
  );
});

test('what a model writes loses its comments', () => {
  assert.equal(dropIgnores(`a ${comment} b\n<!-- planner-ignore-file x -->`), 'a  b\n');
});

test('a comment is removed with its line, and one of two blank lines', () => {
  const removed = (text: string) => {
    const [ignore] = read(text).ignores;
    assert.ok(ignore);
    return applyEdits(text, [removeIgnore(text, ignore)]);
  };
  assert.equal(removed(`# A\n\n${comment}\n\none\n`), '# A\n\none\n');
  assert.equal(removed(`# A\n${comment}\none\n`), '# A\none\n');
  assert.equal(removed(`one ${comment} two\n`), 'one  two\n');
  assert.equal(removed(`${comment}\r\n\r\none\r\n`), 'one\r\n');
});

test('the preview does not show it', () => {
  const html = (text: string) =>
    new BlockRenderer()
      .render(text)
      .map((block) => block.html)
      .join('');
  assert.equal(html(`# A\n\n${comment}\n\none\n`), html('# A\n\none\n'));
});
