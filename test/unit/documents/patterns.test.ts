// Which files must never reach a model: ignore files, excluding globs, names that speak of secrets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globPattern, isExcluded, isIgnored, isSecret, parseIgnoreFile } from '../../../src/documents/patterns.ts';

const ignored = (path: string, ...lines: readonly string[]): boolean =>
  isIgnored(path, parseIgnoreFile(lines.join('\n')));

test('ignore files: names anywhere, anchored paths, folders, comments', () => {
  assert.ok(ignored('a/b/c.log', '*.log'));
  assert.ok(ignored('dist/x.js', 'dist/'));
  assert.ok(ignored('a/dist/x/y.js', 'dist/'));
  assert.ok(!ignored('dist', 'dist/'));
  assert.ok(ignored('out/a.md', '/out'));
  assert.ok(!ignored('a/out/b.md', '/out'));
  assert.ok(ignored('docs/api/x.md', 'docs/api'));
  assert.ok(!ignored('other/docs/api/x.md', 'docs/api'));
  assert.ok(!ignored('a.md', '# a.md', '', '  '));
  assert.ok(ignored('#a', '\\#a'));
  assert.ok(ignored('logs/deep/er/x.txt', 'logs/**'));
  assert.ok(ignored('a/x/y/b', 'a/**/b'));
  assert.ok(ignored('a/b', 'a/**/b'));
});

test('ignore files: the last line that matches decides', () => {
  assert.ok(!ignored('keep.log', '*.log', '!keep.log'));
  assert.ok(ignored('keep.log', '!keep.log', '*.log'));
});

test('Windows line ends and trailing blanks do not change an ignore file', () => {
  assert.ok(isIgnored('a.log', parseIgnoreFile('*.log  \r\nb\r\n')));
});

test('globs of files.exclude match the path or a folder on the way', () => {
  assert.ok(isExcluded('node_modules/a/b.js', ['**/node_modules']));
  assert.ok(isExcluded('src/a.js', ['**/*.{js,map}']));
  assert.ok(!isExcluded('src/a.ts', ['**/*.{js,map}', 'lib']));
  assert.ok(isExcluded('a/.git/config', ['**/.git']));
});

test('sets, single signs and signs that mean nothing', () => {
  assert.ok(globPattern('file[0-9].md').test('file7.md'));
  assert.ok(!globPattern('file[!0-9].md').test('file7.md'));
  assert.ok(globPattern('a?c').test('abc'));
  assert.ok(!globPattern('a?c').test('a/c'));
  assert.ok(globPattern('a+(b).md').test('a+(b).md'));
  for (const strange of ['[', '[z-a]', '{a,b', '\\', '***', '[]]'])
    assert.doesNotThrow(() => globPattern(strange).test('x'));
});

test('secrets are recognised by name, samples are not', () => {
  for (const name of [
    '.env',
    'a/.env.local',
    'prod.env',
    'k/server.pem',
    'id_rsa',
    '.npmrc',
    'credentials.json',
    'b/SECRETS.yml',
  ]) {
    assert.ok(isSecret(name), name);
  }
  for (const name of ['.env.example', 'environment.ts', 'keyboard.md', 'secrets-handling.md', 'src/key.ts']) {
    assert.ok(!isSecret(name), name);
  }
});
