// The build: what the extension's entry may share with what is loaded later.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromEntry, keepsState } from '../../../esbuild.config.mjs';

test('what a joined chunk loads later is found from the entry', () => {
  const dist = join(import.meta.dirname, '../../../dist');
  assert.equal(fromEntry(join(dist, 'chunks'), './rulePages-A.js'), './chunks/rulePages-A.js');
  assert.equal(fromEntry(dist, './chunks/render-B.js'), './chunks/render-B.js');
  assert.equal(fromEntry(join(dist, 'chunks'), '../cli.js'), './cli.js');
});

test('a module that would exist twice is refused where it keeps something', () => {
  for (const source of [
    'let count = 0;',
    'export let last: string | undefined;',
    'const known = new Map<string, string>();',
    'export const seen: ReadonlySet<string> = new Set();',
    '// First.\nconst waiting: Run[] = [];',
    'const cache: Record<string, string> = {};',
  ]) {
    assert.equal(keepsState(source), true, source);
  }
  for (const source of [
    "export const names = ['a', 'b'];",
    "const labels = { a: 'b' };",
    'export function f() {\n  let n = 0;\n  const known = new Map();\n  return [n, known];\n}',
  ]) {
    assert.equal(keepsState(source), false, source);
  }
});
