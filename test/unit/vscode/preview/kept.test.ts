// What is sent of a version to a page that shows another: what it keeps and what comes between are all of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockRenderer } from '../../../../src/documents/blocks.ts';
import { sentOf } from '../../../../src/vscode/preview/kept.ts';
import type { BlockPlace } from '../../../../src/vscode/preview/protocol.ts';

const lines = fc.array(fc.constantFrom('# A', 'b', 'c', '- d', '', '', '> e', '```\nf\n```'), { maxLength: 30 });

function blocksOf(all: readonly string[]) {
  return new BlockRenderer().render(all.join('\n\n'));
}

test('what is kept and what is sent are the new version, and HTML is sent where the page has none', () => {
  fc.assert(
    fc.property(lines, lines, lines, lines, (start, old, now, end) => {
      const before = blocksOf([...start, ...old, ...end]);
      const after = blocksOf([...start, ...now, ...end]);
      const { blocks, kept } = sentOf(after, before, 3);
      assert.equal(kept?.version ?? 3, 3);
      const last = kept && kept.end > 0 ? before.slice(-kept.end) : [];
      const all: readonly BlockPlace[] = [
        ...before.slice(0, kept?.start ?? 0),
        ...blocks,
        ...last.map((place) => ({
          ...place,
          line: place.line + (kept?.lines ?? 0),
          endLine: place.endLine + (kept?.lines ?? 0),
        })),
      ];
      const places = (some: readonly BlockPlace[]) => some.map(({ id, line, endLine }) => ({ id, line, endLine }));
      assert.deepEqual(places(all), places(after));
      for (const block of blocks) {
        assert.equal(
          block.html === undefined,
          before.some(({ id }) => id === block.id),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('of a document in which one word changed one block is sent, also where lines were added', () => {
  const all = Array.from({ length: 50 }, (_, index) => `Paragraph ${index}.`);
  const before = blocksOf(all);
  const after = blocksOf(all.map((text, index) => (index === 20 ? `${text}\nMore.` : text)));
  const { blocks, kept } = sentOf(after, before, 7);
  assert.deepEqual(kept, { version: 7, start: 20, end: 29, lines: 1 });
  assert.deepEqual(
    blocks.map(({ line, endLine, html }) => ({ line, endLine, html })),
    [{ line: 41, endLine: 42, html: '<p>Paragraph 20.\nMore.</p>' }],
  );
});

test('a page that shows nothing gets everything', () => {
  const blocks = blocksOf(['# A', 'b']);
  assert.deepEqual(sentOf(blocks, [], 0), { blocks });
});
