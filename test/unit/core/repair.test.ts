// What the rules find in a generated section goes back to the model, twice at most, and stays visible after that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlans } from '../../../src/app/check.ts';
import { startRun } from '../../../src/app/runs/runs.ts';
import { english } from '../../../src/documents/sentence.ts';
import { rules } from '../../../src/rules/index.ts';
import { briefModel, draft, idea, sections } from '../../fakes/briefModel.ts';
import { eventsOf, fakeHost } from '../../fakes/host.ts';
import type { ScriptedReply } from '../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const never = new AbortController().signal;
const goals = '2. Goals and Success Criteria';

/** Runs with these goals in the draft, and these replies to requests for repair. */
async function run(body: string, repairs: readonly ScriptedReply[], off: boolean = false) {
  const model = briefModel({ 'brief/draft': [sections({ ...draft, [goals]: body })], 'brief/repair': repairs });
  const host = fakeHost(model, { settings: fakeSettings(off ? { rules: { 'brief/goals-list': 'off' } } : {}) });
  const events = await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  const written = events.flatMap((event) =>
    event.kind === 'sectionWritten' && event.section === goals ? event : [],
  )[0];
  const left = events.flatMap((event) => (event.kind === 'findingsLeft' ? event.findings : []));
  const path = [...host.files.texts.keys()].find((one) => one.endsWith('task_brief.md')) ?? '';
  return { host, model, written, left, path, text: host.files.texts.get(path) ?? '' };
}

const prose = 'Customers are told within three minutes.';
const asList = `## ${goals}\n\n- ${prose}`;

test('the model is told what is wrong and what the rule asks for, and the repaired text is written', async () => {
  const { model, written, left, text } = await run(prose, [asList]);
  const [request, ...others] = model.askedFor('brief/repair');
  assert.equal(others.length, 0);
  const rule = rules.find(({ id }) => id === 'brief/goals-list') ?? assert.fail();
  const prompt = request?.messages.map(({ text: said }) => said).join('\n') ?? '';
  assert.ok(prompt.includes(english(rule.page.summary)));
  assert.deepEqual([written?.repairs, written?.left], [1, 0]);
  assert.ok(text.includes(`- ${prose}`));
  assert.ok(!left.some(({ rule: id }) => id === 'brief/goals-list'));
});

test('after two rounds the section is written with its finding, which the journal counts and the check shows', async () => {
  const { host, model, written, left, text } = await run(prose, []);
  assert.equal(model.askedFor('brief/repair').length, 2);
  assert.deepEqual([written?.repairs, written?.left], [2, 1]);
  assert.ok(text.includes(`\n${prose}\n`));
  assert.ok(left.some(({ rule }) => rule === 'brief/goals-list'));
  const { files } = await checkPlans(host, {}, never);
  assert.ok(files.some(({ findings }) => findings.some(({ rule }) => rule === 'brief/goals-list')));
});

test('a model cannot silence a rule with a comment', async () => {
  const comment = '<!-- planner-ignore brief/goals-list: it is fine -->';
  const { model, left, text } = await run(`${comment}\n\n${prose}`, [`## ${goals}\n\n${comment}\n${prose}`]);
  assert.equal(model.askedFor('brief/repair').length, 2);
  assert.ok(!text.includes('planner-ignore'));
  assert.ok(left.some(({ rule }) => rule === 'brief/goals-list'));
});

test('a rule that is set off asks for no repair', async () => {
  const { model, left } = await run(prose, [], true);
  assert.equal(model.askedFor('brief/repair').length, 0);
  assert.ok(!left.some(({ rule }) => rule === 'brief/goals-list'));
});

test('what the user ignores in the document is not counted as left', async () => {
  const { host, path, text } = await run(prose, []);
  host.files.texts.set(
    path,
    text.replace(`## ${goals}`, `<!-- planner-ignore brief/goals-list: told in prose -->\n\n## ${goals}`),
  );
  const { files } = await checkPlans(host, {}, never);
  const found = files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  assert.ok(!found.includes('brief/goals-list') && !found.includes('structure/ignore'));
});
