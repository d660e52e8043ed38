// Comments are found where a pattern finds them, and any text is read in one pass.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlans } from '../../../src/app/check.ts';
import { commentsOf, replaceComments, shownOf } from '../../../src/documents/comments.ts';
import { rules } from '../../../src/rules/index.ts';
import { FakeCheckers } from '../../fakes/fakeCheckers.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const texts = fc
  .array(fc.constantFrom('<!--', '-->', '<!-', '--', '>', '<', '!', '-', 'a', '\n', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('comments are what stands from an opening to the next end', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found = [...text.matchAll(/<!--([^]*?)-->/g)].map(({ index, 0: source, 1: words }) => {
        return { start: index, end: index + source.length, words };
      });
      assert.deepEqual(commentsOf(text), found);
    }),
  );
});

test('comments go, or something else stands where they were', () => {
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(replaceComments(text), text.replace(/<!--[^]*?-->/g, ''));
      const bracketed = replaceComments(text, ({ words }) => `[${words}]`);
      assert.equal(
        bracketed,
        text.replace(/<!--([^]*?)-->/g, (_, words: string) => `[${words}]`),
      );
    }),
  );
});

test('nothing of a comment is shown, whether it ends or not', () => {
  assert.equal(shownOf(' <!-- a --> <b> <!-- c '), '<b>');
});

test('a document of nothing but openings is checked', async () => {
  const text = `# A\n\n${'<!--'.repeat(100_000)}\n`;
  for (const own of [text, `${text}-->\n`]) {
    const files = new MemoryFiles({ 'specs/001-a/spec.md': own });
    const host = { rules, ports: { files, checkers: new FakeCheckers(), settings: fakeSettings() } };
    const { files: checked } = await checkPlans(host, {}, new AbortController().signal);
    const isTold = checked[0]?.findings.some(({ rule }) => rule === 'structure/unclosed-comment');
    assert.equal(isTold, own === text);
  }
});
