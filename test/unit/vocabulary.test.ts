// One word for one thing, and no word of where the project was made.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

/** What must not stand in a tracked text file, and where that holds. */
const unwanted: readonly { readonly word: RegExp; readonly where: RegExp; readonly instead: string }[] = [
  {
    word: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    where: /^(?:src|media)\/(?!rules\/structure\/placeholder)/,
    instead: 'do it, or leave it out',
  },
  {
    word: /(?:^|[^\w.])\/(?:home|Users|root)\/[a-z]/,
    where: /^(?!package-lock|test\/)/,
    instead: 'a path that holds on every machine',
  },
  { word: /registry\.(?:npmjs|yarnpkg)/, where: /./, instead: 'the name of the package' },
  { word: /@ts-(?:ignore|nocheck)/, where: /^src\//, instead: 'the right type' },
  { word: /(?<!\(\?):\s*any\b|\bas any\b/, where: /^src\/.*\.ts$/, instead: 'unknown and a check' },
  {
    word: /\bPromise\.(?:withResolvers|try)\b|\b(?:Map|Object)\.groupBy\b|\bArray\.fromAsync\b|\bIterator\.from\b|\bRegExp\.escape\b/,
    where: /^src\/(?!webview\/)/,
    instead: 'what Node 20 has too: the terminal runs on it',
  },
  { word: /\b(?:pipeline|subagent)s?\b/i, where: /^src\/(?:core|app|vscode|cli)\//, instead: 'workflow' },
];

test('no tracked file holds a word that it must not', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const texts = tracked.filter(
    (path) => /\.(?:ts|mjs|js|json|md|css|yml|svg)$|^\.ci\//.test(path) && path !== 'test/unit/vocabulary.test.ts',
  );
  const found = texts.flatMap((path) => {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    return unwanted
      .filter(({ where }) => where.test(path))
      .flatMap(({ word, instead }) =>
        lines.flatMap((line, index) => (word.test(line) ? [`${path}:${index + 1} ${word.source}: ${instead}`] : [])),
      );
  });
  assert.deepEqual(found, []);
});
