// The sizes that Planner states from a real model's outlines, held against those that readers gave the same ideas.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  fewestSizes,
  furtherFolders,
  hasLabels,
  sharesOf,
  sizedFromOutlines,
  sizedOffline,
  type JudgedSize,
} from '../../../bench/sizes.ts';

/** Throws where the sizes are too few, too often wrong, or far off. */
function assertSizes(found: readonly JudgedSize[]): void {
  const apart = found.filter((one) => one.apart > 0).map(({ name, label, size }) => `${name}: ${label}, not ${size}`);
  assert.ok(found.length >= fewestSizes, `${found.length} outlines are recorded; ${fewestSizes} are needed`);
  const { exact, byMore } = sharesOf(found);
  assert.equal(byMore, 0, apart.join('\n'));
  assert.ok(exact >= 85, `${exact} % agree\n${apart.join('\n')}`);
}

test("from a real model's outlines the stated size is that of the readers, and never two steps off", () => {
  // Ideas without labels have nothing to be held against.
  if (hasLabels()) assertSizes(sizedFromOutlines());
});

test('without a model no size is two steps off, and the ideas that no rule was made on are mostly met', () => {
  const sets = [sizedOffline(), sizedOffline(furtherFolders.seen), sizedOffline(furtherFolders.unseen)];
  const far = sets.flat().filter(({ apart }) => apart > 1);
  assert.deepEqual(far, []);
  const [readers, , unseen] = sets.map((found) => sharesOf(found).exact);
  assert.ok((unseen ?? 0) >= 85, `${unseen} % of the unseen ideas`);
  assert.ok((readers ?? 0) >= 60, `${readers} % of the ideas that readers labelled`);
});

test('too few outlines, sizes two steps off, and too many that differ are refused', () => {
  const one = (apart: number): JudgedSize => ({ name: 'idea.md', label: 'M', size: 'M', apart });
  const many = (count: number, apart: number) => Array.from({ length: count }, () => one(apart));
  assert.doesNotThrow(() => assertSizes([...many(26, 0), ...many(4, 1)]));
  assert.throws(() => assertSizes([]), /0 outlines are recorded/);
  assert.throws(() => assertSizes(many(29, 0)), /29 outlines are recorded/);
  assert.throws(() => assertSizes([...many(25, 0), ...many(5, 1)]), /83\.3/);
  assert.throws(() => assertSizes([...many(29, 0), one(2)]));
});

test('labels, ideas and outlines are read from their folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  try {
    mkdirSync(join(folder, 'outlines'));
    writeFileSync(join(folder, 'typo.md'), 'The footer says "Kontkat". Fix the typo.');
    writeFileSync(join(folder, 'other.md'), 'Add a column with the last visit to the list of members.');
    writeFileSync(join(folder, 'labels.json'), '{"typo.md": "XS", "other": "S"}');
    writeFileSync(join(folder, 'outlines', 'typo.json'), '```json\n{"title": "Fix the footer", "effort": "S"}\n```');
    assert.deepEqual(
      sizedOffline(folder).map(({ name, label }) => [name, label]),
      [
        ['typo.md', 'XS'],
        ['other.md', 'S'],
      ],
    );
    assert.deepEqual(sizedFromOutlines(folder), [{ name: 'typo.md', label: 'XS', size: 'S', apart: 1 }]);
    writeFileSync(join(folder, 'outlines', 'other.json'), 'sorry');
    assert.throws(() => sizedFromOutlines(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
