// The check of a workspace: what it finds, what it hides, what it says, and what it does not do twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkPlans, updateBaseline } from '../../../../src/app/check.ts';
import { baselinePath } from '../../../../src/app/places.ts';
import { createCheckSession, type CheckHost, type CheckResult } from '../../../../src/app/check/session.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import type { Rule } from '../../../../src/core/rule.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { rules } from '../../../../src/rules/index.ts';
import { FakeCheckers } from '../../../fakes/fakeCheckers.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../../fakes/settings.ts';

const never = new AbortController().signal;
const brief = readFileSync(new URL('../../../fixtures/rules/brief.md', import.meta.url), 'utf8');
const path = '.clinespecs/a/task_brief.md';

interface Workspace extends CheckHost {
  readonly ports: CheckHost['ports'] & { readonly files: MemoryFiles; readonly checkers: FakeCheckers };
}

function workspace(
  texts: Readonly<Record<string, string>>,
  changes: Parameters<typeof fakeSettings>[0] = {},
): Workspace {
  const ports = { files: new MemoryFiles(texts), checkers: new FakeCheckers(), settings: fakeSettings(changes) };
  return { rules, ports };
}

function shown({ files }: CheckResult): readonly string[] {
  return files.flatMap((file) => file.findings.map(({ rule, place }) => `${file.path}:${place.line} ${rule}`));
}

test('a workspace is checked as a whole: plans, features, the memory, wherever the project is', async () => {
  const host = workspace({
    [path]: brief,
    'specs/001-a/spec.md': '# A\n\n## Empty\n',
    '.specify/memory/constitution.md': '# C\n\n## Empty\n',
    '.specify/templates/spec-template.md': '# [FEATURE]\n\n## Empty\n',
    'web/specs/002-b/plan.md': '# B\n\n## Empty\n',
    'README.md': '# R\n\n## Empty\n',
    'node_modules/x/specs/1-a/spec.md': '# A\n\n## Empty\n',
    '.gitignore': 'dist/\n',
    'dist/specs/1-a/spec.md': '# A\n\n## Empty\n',
  });
  const result = await checkPlans(host, {}, never);
  assert.deepEqual(shown(result), [
    '.specify/memory/constitution.md:3 structure/empty-section',
    'specs/001-a/spec.md:3 structure/empty-section',
    'web/specs/002-b/plan.md:3 structure/empty-section',
  ]);
  assert.deepEqual(
    result.files.map((file) => file.path),
    [
      '.clinespecs/a/task_brief.md',
      '.specify/memory/constitution.md',
      'specs/001-a/spec.md',
      'web/specs/002-b/plan.md',
    ],
  );
});

test('files and folders can be named, and one that is not there is a wrong call', async () => {
  const host = workspace({ 'docs/a.md': '# A\n\n## E\n', 'docs/b/c.md': '# C\n\n## E\n', 'specs/1/spec.md': '# S\n' });
  const of = async (...paths: readonly string[]) =>
    (await checkPlans(host, { paths }, never)).files.map((file) => file.path);
  assert.deepEqual(await of('docs/a.md'), ['docs/a.md']);
  assert.deepEqual(await of('docs'), ['docs/a.md', 'docs/b/c.md']);
  assert.deepEqual(await of('docs/b', 'docs/b/c.md', 'specs'), ['docs/b/c.md', 'specs/1/spec.md']);
  for (const none of ['docs/x.md', 'none', 'docs/a.md/x']) {
    await assert.rejects(of(none), (error) => PlannerError.is(error, 'usage'), none);
  }
  await assert.rejects(of('../x'), (error) => PlannerError.is(error, 'files.outside'));
});

test('rules see the other documents of the feature, the memory, the contracts, and where links lead', async () => {
  const seen: string[] = [];
  const looking: Rule = {
    ...(rules[0] ?? assert.fail()),
    id: 'a/looking',
    applies: () => true,
    check: (document, _, set) => {
      seen.push(
        `${document.path} < ${[...set.documents, ...set.files]
          .map((one) => one.path)
          .sort()
          .join(' ')}`,
      );
      seen.push(
        ['specs/1/plan.md', 'src/x.ts', 'src/none.ts', 'unknown/x'].map((one) => String(set.exists(one))).join(),
      );
      return [];
    },
  };
  const host = workspace({
    'specs/1/spec.md': '# S\n\n[p](plan.md) [x](../../src/x.ts) ![n](../../src/none.ts)\n',
    'specs/1/plan.md': '# P\n',
    'specs/1/contracts/a.yaml': 'a: 1\n',
    'specs/2/spec.md': '# T\n',
    '.specify/memory/constitution.md': '# C\n',
    'src/x.ts': '',
  });
  await checkPlans({ ...host, rules: [looking] }, { paths: ['specs/1/spec.md'] }, never);
  assert.deepEqual(seen, [
    'specs/1/spec.md < .specify/memory/constitution.md specs/1/contracts/a.yaml specs/1/plan.md specs/1/spec.md',
    'true,true,false,undefined',
  ]);
});

test('a link into nothing is found', async () => {
  const host = workspace({
    'specs/1/spec.md': '# S\n\nSee [p](plan.md) and [q](./none/q.md).\n',
    'specs/1/plan.md': '# P\n',
  });
  assert.deepEqual(shown(await checkPlans(host, {}, never)), ['specs/1/spec.md:3 structure/broken-link']);
});

test('what cannot be read is a finding, and the rest is checked', async () => {
  const host = workspace({
    'specs/1/bytes.md': 'x',
    'specs/1/deep.md': '- '.repeat(200) + 'x\n',
    'specs/1/huge.md': '# A\n' + 'x '.repeat(2.2 * 1024 * 1024),
    'specs/1/larger.md': 'x'.repeat(20 * 1024 * 1024 + 1),
    'specs/1/spec.md': '# S\n\n## E\n',
  });
  host.ports.files.unreadable.add('specs/1/bytes.md');
  const result = await checkPlans(host, {}, never);
  assert.deepEqual(shown(result), [
    'specs/1/bytes.md:1 structure/readable',
    'specs/1/deep.md:1 structure/readable',
    'specs/1/huge.md:1 structure/readable',
    'specs/1/larger.md:1 structure/readable',
    'specs/1/spec.md:3 structure/empty-section',
  ]);
  const [, deep, huge, larger] = result.files.map((file) => english(file.findings[0]?.message ?? assert.fail()));
  assert.match(`${deep}\n${huge}\n${larger}`, /deeper than[^\n]*\n.*larger than 4 MB[^\n]*\n.*larger than 20 MB/);
});

test('only the rules that are named are asked; one that there is not is a wrong call', async () => {
  const host = workspace({ 'specs/1/spec.md': '# S\n\n## E\n\n[x](none.md)\n\n## F\n' });
  const only = ['structure/empty-section'];
  assert.deepEqual(shown(await checkPlans(host, { only }, never)), ['specs/1/spec.md:7 structure/empty-section']);
  await assert.rejects(checkPlans(host, { only: ['x/y'] }, never), (error) => PlannerError.is(error, 'usage'));
});

test('severities are those of the settings; a rule that there is not is said', async () => {
  const settings = { rules: { 'structure/empty-section': 'info', 'x/y': 'off' } } as const;
  const host = workspace({ 'specs/1/spec.md': '# S\n\n## E\n' }, settings);
  const { files, notes } = await checkPlans(host, {}, never);
  assert.equal(files[0]?.findings[0]?.severity, 'info');
  assert.match(notes.map(english).join(), /names the rule x\/y, which there is not/);
});

test('a brief with a comment that ignores stays a brief by the letter', async () => {
  const comment = '<!-- planner-ignore brief/jira: made after the review -->';
  const places = ['# Shorter', '## 1.', '## 2.', '### 3.1.', '| | |', '- [x] Who', '- **Risk:**'];
  for (const place of places) {
    const text = brief.replace(place, `${comment}\n\n${place}`);
    const found = shown(await checkPlans(workspace({ [path]: text }), {}, never));
    // Nothing breaks that rule there, which is all that is said.
    assert.deepEqual(
      found.map((one) => one.split(' ')[1]),
      ['structure/ignore'],
      place,
    );
  }
  const last = await checkPlans(workspace({ [path]: `${brief}\n${comment}\n` }), {}, never);
  assert.deepEqual(
    shown(last).map((one) => one.split(' ')[1]),
    ['structure/ignore'],
  );
});

test('a team’s own template says what its briefs look like', async () => {
  const own = '# {{title}}\n\n## Why\n\n*Why it is needed.*\n\n## How\n\n*How it is done.*\n';
  const text = '# A\n\n## Why\n\nBecause.\n\n## How\n\nSo.\n';
  const without = await checkPlans(workspace({ [path]: text }), {}, never);
  assert.ok(shown(without).some((one) => one.endsWith('brief/headings')));
  const host = workspace({ [path]: text, '.planner/workflows/brief/brief.md': own });
  assert.deepEqual(shown(await checkPlans(host, {}, never)), []);
});

test('a baseline hides what it knows, wherever the text has moved, and as often as it counts', async () => {
  const host = workspace({ 'specs/1/spec.md': '# S\n\n## E\n', 'specs/2/spec.md': '# T\n\n## F\n\nText.\n' });
  assert.equal(await updateBaseline(host, {}, never), 1);
  const { texts } = host.ports.files;
  assert.match(
    texts.get(baselinePath) ?? '',
    /^\{\n"version": 1,\n"findings": \[\n\{"path":"specs\/1\/spec\.md","rule":"structure\/empty-section","hash":"[0-9a-f]{16}","count":1\}\n\]\n\}\n$/,
  );
  texts.set('specs/1/spec.md', '# S\n\nMore text.\n\n## E\n\n## G\n');
  const result = await checkPlans(host, {}, never);
  assert.deepEqual(shown(result), ['specs/1/spec.md:7 structure/empty-section']);
  assert.equal(result.files[0]?.known.length, 1);
  texts.set('specs/1/spec.md', '# S\n\n## E\n\nText.\n');
  const after = await checkPlans(host, {}, never);
  assert.equal(after.resolved, 1);
  assert.match(after.notes.map(english).join(), /of the baseline that are no more: 1\./);
  assert.equal((await checkPlans(host, { paths: ['specs/2'] }, never)).resolved, 0);
  assert.equal((await checkPlans(host, { only: ['brief/jira'] }, never)).resolved, 0);
});

test('an update of a part keeps what the baseline knows of the rest, and is stable', async () => {
  const host = workspace({
    'specs/1/spec.md': '# S\n\n## E\n\n[x](no.md)\n\n## F\n',
    'specs/2/spec.md': '# T\n\n## F\n',
  });
  assert.equal(await updateBaseline(host, {}, never), 3);
  const { texts, writes } = host.ports.files;
  const before = texts.get(baselinePath);
  const wrote = writes.length;
  await updateBaseline(host, {}, never);
  assert.equal(await updateBaseline(host, { paths: ['specs/2'] }, never), 3);
  assert.equal(await updateBaseline(host, { only: ['structure/broken-link'] }, never), 3);
  assert.equal(texts.get(baselinePath), before);
  assert.equal(writes.length, wrote);
  texts.delete('specs/2/spec.md');
  assert.equal(await updateBaseline(host, {}, never), 2);
});

test('a baseline that is none is refused by the check and replaced by an update', async () => {
  for (const text of ['<<<<<<<', '{}', '{"findings":[{"rule":1}]}', 'null']) {
    const host = workspace({ 'specs/1/spec.md': '# S\n', [baselinePath]: text });
    await assert.rejects(checkPlans(host, {}, never), (error) => PlannerError.is(error, 'baseline.malformed'));
    assert.equal(await updateBaseline(host, {}, never), 0);
    await checkPlans(host, {}, never);
  }
});

test('a check that is stopped ends', async () => {
  await assert.rejects(checkPlans(workspace({ [path]: brief }), {}, AbortSignal.abort()));
});

test('of an unchanged document nothing is asked again but the rules that look beside it', async () => {
  const asked: string[] = [];
  const counting = (id: string, looks: boolean): Rule => ({
    ...(rules[0] ?? assert.fail()),
    id,
    applies: () => true,
    check: (document, _, set) => {
      asked.push(`${id} ${document.path}${looks ? set.documents.length : ''}`);
      return [];
    },
  });
  const texts = {
    'specs/1/plan.md': '# P\n\n```mermaid\ngraph TD\n```\n',
    'specs/1/spec.md': '# S\n',
    'specs/2/spec.md': '# T\n',
  };
  const host = { ...workspace(texts), rules: [counting('a/own', false), counting('a/looking', true)] };
  const session = createCheckSession(() => host);
  await session.check({}, never);
  assert.equal(asked.length, 6);
  asked.length = 0;
  host.ports.files.texts.set('specs/1/spec.md', '# S\n\nMore.\n');
  const result = await session.recheck('specs/1/spec.md', never);
  assert.deepEqual(asked.sort(), ['a/looking specs/1/plan.md2', 'a/looking specs/1/spec.md2', 'a/own specs/1/spec.md']);
  assert.deepEqual(
    result.files.map((file) => file.path),
    ['specs/1/plan.md', 'specs/1/spec.md'],
  );
  assert.equal(host.ports.checkers.checked.length, 1);
});

test('a session finds what a fresh check finds, whatever changed', async () => {
  const host = workspace({
    [path]: brief,
    'specs/1/spec.md': '# S\n\n[p](plan.md#a)\n',
    'specs/1/plan.md': '# P\n\n## A\n\nText.\n',
  });
  const session = createCheckSession(() => host);
  const { texts } = host.ports.files;
  await session.check({}, never);
  const changes: readonly (readonly [string, string | undefined])[] = [
    ['specs/1/plan.md', '# P\n\n## B\n\nText.\n'],
    ['specs/1/plan.md', undefined],
    ['specs/1/plan.md', '# P\n\n## A\n'],
    [path, brief.replace('## 2. Goals', '## 2. Golas')],
    ['.specify/memory/constitution.md', '# C\n\n## E\n'],
  ];
  for (const [changed, text] of changes) {
    if (text === undefined) texts.delete(changed);
    else texts.set(changed, text);
    await session.recheck(changed, never).catch(() => undefined);
    assert.deepEqual(await session.check({}, never), await checkPlans(host, {}, never));
  }
});
