// A team's own template and prompts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRun, startRun } from '../../../src/app/runs/runs.ts';
import { summarize } from '../../../src/app/runs/summary.ts';
import { english } from '../../../src/documents/sentence.ts';
import { briefModel, idea } from '../../fakes/briefModel.ts';
import { eventsOf, fakeHost, type FakeHost } from '../../fakes/host.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const folder = '.planner/workflows/brief';
const path = '.clinespecs/longer-webhook-retries/task_brief.md';
const template =
  '# {{Title}}\n\nBy {{Authors}}\n\n## 1. Why\n*Why it is needed.*\n\n## 6. Open Questions\n*Questions.*\n';

async function run(host: FakeHost): Promise<readonly string[]> {
  const events = await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, new AbortController().signal));
  return events.map(({ kind }) => kind);
}

test('the team’s template takes the place of the built-in one', async () => {
  const host = fakeHost(briefModel({ 'brief/draft': ['## 1. Why\nBecause.\n'] }));
  host.files.texts.set(`${folder}/brief.md`, template);
  await run(host);
  const text = host.files.texts.get(path) ?? '';
  assert.ok(
    text.startsWith(
      '# Longer webhook retries\n\nBy To be determined\n\n## 1. Why\n\nBecause.\n\n## 6. Open Questions\n\n- [ ]',
    ),
  );
});

test('the team’s prompt is what is sent', async () => {
  const model = briefModel();
  const host = fakeHost(model);
  host.files.texts.set(`${folder}/prompts/draft.md`, 'Our own words.\n{{sections}}\n{{outline}}\n');
  await run(host);
  const request = model.requests.find(({ id }) => id === 'brief/draft');
  assert.ok(request?.messages[0]?.text.startsWith('Our own words.'));
});

const malformed: Readonly<Record<string, readonly [string, string, RegExp]>> = {
  'no title': [`${folder}/brief.md`, template.replace('# {{Title}}', 'Title'), /title/],
  'an unknown place': [`${folder}/brief.md`, template.replace('{{Authors}}', '{{Boss}}'), /\{\{Boss\}\}/],
  'the same heading twice': [`${folder}/brief.md`, `${template}\n## 1. Why\n*Again.*\n`, /1\. Why/],
  'no section for the questions': [`${folder}/brief.md`, template.replace('6. Open', '6. Other'), /6\. Open Questions/],
  'an unclosed fence': [`${folder}/brief.md`, `${template}\n\`\`\`\n`, /not closed/],
  'an unclosed comment': [`${folder}/brief.md`, `${template}\n<!-- note\n`, /comment/],
  'an empty prompt': [`${folder}/prompts/draft.md`, ' \n', /prompt draft is empty/],
  'a prompt with an unknown place': [`${folder}/prompts/draft.md`, 'Use {{secrets}}.', /\{\{secrets\}\}/],
};

for (const [name, [file, text, expected]] of Object.entries(malformed)) {
  test(`malformed: ${name}`, async () => {
    const host = fakeHost(briefModel());
    host.files.texts.set(file, text);
    await run(host);
    const { status, failure, idea: kept } = await readRun(host, 'run-1');
    assert.equal(status, 'failed');
    assert.equal(failure?.error, 'workflow.malformed');
    assert.match(failure ? english(failure.message) : '', expected);
    assert.ok((failure?.next.length ?? 0) > 0);
    assert.equal(kept?.text, idea);
    assert.deepEqual([...host.files.texts.keys()], [file]);
  });
}

test('without trust the built-in ones are used, and it is said', async () => {
  const host = fakeHost(briefModel(), { settings: fakeSettings({ trusted: false }) });
  host.files.texts.set(`${folder}/brief.md`, template);
  const input = { text: idea, references: [] };
  const events = await eventsOf(startRun(host, 'brief', input, new AbortController().signal));
  const { notes, degraded } = summarize(host, await readRun(host, 'run-1'), [...events, ...events]);
  // That there is no trust is said once, and what that means in full.
  assert.deepEqual(
    [...degraded, ...notes].map(english).filter((said) => /trust/.test(said)),
    [
      'This workspace is not trusted: no MCP server is started.',
      `The templates and prompts in ${folder} are used only in a trusted workspace.`,
    ],
  );
  assert.match(host.files.texts.get(path) ?? '', /## 1\. Background and Problem Statement/);
});
