// Every sentence for people is in the bundle, every translation is whole, and what is said can be translated.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { collect, collectFrom, compare } from '../../../l10n/collect.mjs';

const folder = new URL('../../../l10n/', import.meta.url);
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

test('the bundle is what the sources say: `node l10n/collect.mjs` makes it', () => {
  const { bundle, problems } = collect();
  assert.deepEqual(problems, []);
  assert.deepEqual(read('bundle.l10n.json'), bundle);
});

test('every translation has each sentence once, with the same places', () => {
  const names = readdirSync(folder).filter((name) => /^bundle\.l10n\..+\.json$/.test(name));
  assert.ok(names.includes('bundle.l10n.de.json'));
  for (const name of names) assert.deepEqual(compare(read('bundle.l10n.json'), read(name)), [], name);
});

test('literals are collected, whichever way they are said', () => {
  const source = "say('one {0}', x); vscode.l10n.t('two'); l10n.t(`three`); other('four'); say(`five`);";
  assert.deepEqual(collectFrom('a.ts', source).sentences, ['one {0}', 'two', 'three', 'five']);
});

test('a sentence that is put together at run time is refused with its line', () => {
  const { problems } = collectFrom('a.ts', "say('a');\nsay('a' + b);\nvscode.l10n.t(`a ${b}`);");
  assert.deepEqual(problems, ['a.ts:2: the sentence must be a literal', 'a.ts:3: the sentence must be a literal']);
});

test('a translation that lost a place, a sentence or kept an old one is named', () => {
  const problems = compare({ 'a {0}': 'a {0}', b: 'b' }, { 'a {0}': 'ohne', c: 'c' });
  assert.deepEqual(problems, ['missing: b', 'no longer said: c', 'places: a {0}']);
});
