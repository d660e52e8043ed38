// Members by a key.
import assert from 'node:assert/strict';
import { readFileSync, globSync } from 'node:fs';
import { test } from 'node:test';
import { grouped } from '../../../src/documents/grouped.ts';
import { join } from 'node:path';
import { root } from '../../host/paths.mjs';

test('members of a key stand together, in their order', () => {
  assert.deepEqual(
    [...grouped(['a1', 'b1', 'a2'], ([key]) => key)],
    [
      ['a', ['a1', 'a2']],
      ['b', ['b1']],
    ],
  );
});

test('what the terminal runs asks nothing of the language that its oldest Node lacks', () => {
  const sources = globSync('src/{app,cli,core,documents,rules,workflows}/**/*.ts', { cwd: root });
  assert.ok(sources.length > 100);
  const newer = /\b(?:Map|Object)\.groupBy\(|\bPromise\.(?:withResolvers|try)\(|\bArray\.fromAsync\(/;
  assert.deepEqual(
    sources.filter((path) => newer.test(readFileSync(join(root, path), 'utf8'))),
    [],
  );
});
