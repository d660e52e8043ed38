// A correction by the model: shown before it is written, and only where it really corrects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeRepair, takeRepair } from '../../../src/app/repair.ts';
import { PlannerError } from '../../../src/core/error.ts';
import { fakeHost } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { ScriptedModel, type ScriptedReply } from '../../fakes/scriptedModel.ts';

const path = 'specs/001-search/spec.md';
const prose = 'The readers of the library want to find the book that they look for, and it is not easy for them.';
const spec = `# Search\r\n\r\n${prose}\r\n\r\n## Goals\r\n\r\n- The search is fast.\r\n- It shows the author.\r\n\r\n## Notes\r\n\r\nNone is known. \r\n`;
const pointer = { path, rule: 'wording/vague', line: 7 };
const never = new AbortController().signal;

function host(...replies: readonly ScriptedReply[]) {
  const model = new ScriptedModel({ 'planner/fix': replies });
  return { model, ...fakeHost(model, { files: new MemoryFiles({ [path]: spec }) }) };
}

const right = '## Goals\n\n- The search answers within 300 ms.\n- It shows the author.';
const kind = (expected: string) => (error: unknown) => PlannerError.is(error) && error.kind === expected;

test('a correction changes its part alone, and nothing before it is taken', async () => {
  const planner = host(right);
  const repair = await proposeRepair(planner, pointer, never);
  assert.equal(repair.heading, 'Goals');
  assert.deepEqual(planner.files.writes, []);
  await takeRepair(planner, repair);
  assert.equal(await planner.files.read(path), spec.replace('is fast', 'answers within 300 ms'));
});

test('the model is told the rule and the place, and what was wrong with its first text', async () => {
  const planner = host(
    '## Goals\n\n- The search is quickly shown and robust.\n- It shows the author.',
    `\`\`\`markdown\n${right}\n\`\`\``,
  );
  const { after } = await proposeRepair(planner, pointer, never);
  assert.match((await planner.ports.snapshots.read(after)) ?? '', /within 300 ms/);
  const [first, second] = planner.model.requests.map(({ messages }) => messages[0]?.text ?? '');
  assert.match(
    first ?? '',
    /names a quality also says how it is measured[^]*in line 3 of the part[^]*The search is fast/,
  );
  assert.doesNotMatch(first ?? '', /last text was not right/);
  assert.match(second ?? '', /last text was not right:\n- No measure stands here for “quickly”, “robust”/);
});

test('a text that breaks another rule, leaves the part out or changes nothing is not shown', async () => {
  for (const reply of [
    `${right}\n\n## Goals\n\n- x`,
    'I cannot do that.',
    spec.slice(spec.indexOf('## Goals'), spec.indexOf('## Notes')),
  ]) {
    await assert.rejects(proposeRepair(host(reply, reply), pointer, never), kind('model.unusable'), reply);
  }
});

test('what a model writes cannot silence the rules', async () => {
  const silent =
    '<!-- planner-ignore-file wording/vague: it is fine -->\n## Goals\n\n- The search is fast.\n- It shows the author.';
  await assert.rejects(proposeRepair(host(silent, silent), pointer, never), kind('model.unusable'));
});

test('a finding that is gone, a document that has changed, a model that goes by rules', async () => {
  await assert.rejects(proposeRepair(host(), { ...pointer, line: 8 }, never), kind('finding.gone'));
  await assert.rejects(proposeRepair(host(), { ...pointer, path: 'specs/001-search/plan.md' }, never), kind('usage'));
  const planner = host(right);
  const repair = await proposeRepair(planner, pointer, never);
  planner.files.texts.set(path, `${spec}\r\nMine.\r\n`);
  await assert.rejects(takeRepair(planner, repair), kind('files.changed'));
  assert.match((await planner.files.read(path)) ?? '', /Mine/);
  const offline = fakeHost(new ScriptedModel({}, { name: 'planner/offline' }), {
    files: new MemoryFiles({ [path]: spec }),
  });
  await assert.rejects(proposeRepair(offline, pointer, never), kind('model.unusable'));
});

test('a model that fails, fails the correction, and nothing is written', async () => {
  const planner = host({ kind: 'fails', error: new Error('no') });
  await assert.rejects(proposeRepair(planner, pointer, never));
  assert.deepEqual(planner.files.writes, []);
});
