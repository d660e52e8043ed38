// Repairs that are certain, until none is left.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fixPlans } from '../../../../src/app/check.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import type { Rule } from '../../../../src/core/rule.ts';
import { say } from '../../../../src/documents/sentence.ts';
import { rules } from '../../../../src/rules/index.ts';
import { FakeCheckers } from '../../../fakes/fakeCheckers.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../../fakes/settings.ts';

const never = new AbortController().signal;
const brief = readFileSync(new URL('../../../fixtures/rules/brief.md', import.meta.url), 'utf8');
const path = '.clinespecs/a/task_brief.md';

const hostOf = (files: MemoryFiles, table: readonly Rule[] = rules) => ({
  rules: table,
  ports: { files, checkers: new FakeCheckers(), settings: fakeSettings() },
});

test('what is certain is repaired, byte for byte else, and said', async () => {
  const text = `\ufeff${brief}\n---\n`
    .replace('- Signing in', '<!-- gone -->\n\n- Signing in')
    .replaceAll('\n', '\r\n');
  const files = new MemoryFiles({ [path]: text });
  const { result, fixed } = await fixPlans(hostOf(files), {}, never);
  assert.equal(files.texts.get(path), `\ufeff${brief}`.replaceAll('\n', '\r\n'));
  assert.deepEqual(fixed, [{ path, rules: { 'brief/end': 1, 'brief/leftovers': 1 } }]);
  assert.deepEqual(result.files[0]?.findings, []);
});

test('what is ignored is not repaired, a needless comment is taken away', async () => {
  const comment = '<!-- planner-ignore brief/leftovers: needed -->';
  const kept = brief.replace('- Signing in', `${comment}\n<!-- gone -->\n\n- Signing in`);
  const files = new MemoryFiles({ [path]: kept });
  await fixPlans(hostOf(files), {}, never);
  assert.equal(files.texts.get(path), kept);
  files.texts.set(path, brief.replace('- Signing in', `${comment}\n\n- Signing in`));
  await fixPlans(hostOf(files), {}, never);
  assert.equal(files.texts.get(path), brief);
});

/** Repairs one word to another. */
function turns(id: string, from: string, to: string): Rule {
  const check: Rule['check'] = ({ text, path: own }) =>
    [...text.matchAll(new RegExp(from, 'g'))].map(({ index }) => ({
      rule: id,
      severity: 'error',
      path: own,
      place: { start: index, end: index + 1, line: 1, column: index + 1 },
      message: say('m'),
      fix: { title: say('t'), edits: [{ start: index, end: index + from.length, text: to }] },
    }));
  return { ...(rules[0] ?? assert.fail()), id, applies: () => true, check };
}

test('a repair that makes another possible is followed by it', async () => {
  const files = new MemoryFiles({ 'specs/1/spec.md': 'a\n' });
  const table = [turns('x/a', 'a', 'b'), turns('x/b', 'b', 'c')];
  const { fixed } = await fixPlans(hostOf(files, table), {}, never);
  assert.equal(files.texts.get('specs/1/spec.md'), 'c\n');
  assert.deepEqual(fixed[0]?.rules, { 'x/a': 1, 'x/b': 1 });
});

test('repairs that undo each other end, and so do those that never do', async () => {
  const files = new MemoryFiles({ 'specs/1/spec.md': 'a\n' });
  await fixPlans(hostOf(files, [turns('x/a', 'a', 'b'), turns('x/b', 'b', 'a')]), {}, never);
  assert.ok(files.writes.length <= 2);
  await fixPlans(hostOf(files, [turns('x/c', '\n', 'x\n')]), {}, never);
  assert.ok(files.writes.length <= 12);
});

test('repairs that meet are made one after the other', async () => {
  const files = new MemoryFiles({ 'specs/1/spec.md': 'ab ab\n' });
  await fixPlans(hostOf(files, [turns('x/ab', 'ab', 'c'), turns('x/b', 'b', 'd')]), {}, never);
  assert.equal(files.texts.get('specs/1/spec.md'), 'c c\n');
});

test('a file that cannot be written is said, and nothing is lost', async () => {
  const files = new MemoryFiles({ [path]: `${brief}\n---\n` });
  files.readOnly = true;
  await assert.rejects(fixPlans(hostOf(files), {}, never), (error) => PlannerError.is(error, 'files.denied'));
  assert.equal(files.texts.get(path), `${brief}\n---\n`);
});
