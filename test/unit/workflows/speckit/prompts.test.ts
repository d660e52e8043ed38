// Requests carry the rules of what they ask for and no others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPrompt } from '../../../../src/core/prompt.ts';
import artifact from '../../../../src/workflows/speckit/prompts/artifact.md';
import { speakerOf } from '../../../../src/documents/phrases/phrases.ts';
import { workflow } from '../../../../src/workflows/speckit/workflow.ts';

const model = { name: 'm', maxInputTokens: 64_000, countTokens: (text: string) => Promise.resolve(text.length / 3) };

async function rendered(name: string, values: Readonly<Record<string, string>>): Promise<string> {
  const prompt = workflow.prompts[name] ?? assert.fail(name);
  return (await renderPrompt(prompt, values, model)).text;
}

const formats = {
  openapi: /OpenAPI 3\.1/,
  asyncapi: /AsyncAPI 3\.0/,
  graphql: /GraphQL SDL/,
  protobuf: /Protocol Buffers/,
  jsonschema: /JSON Schema 2020-12/,
  markdown: /- Markdown \(/,
};

test('a contract is asked for with the rules of its own format', async () => {
  for (const format of Object.keys(formats)) {
    const text = await rendered('file', { [format]: 'yes' });
    for (const [other, rule] of Object.entries(formats)) {
      assert.equal(rule.test(text.slice(text.indexOf('\nRules'))), other === format, `${other} in ${format}`);
    }
  }
});

test('rules for task lines go to the tasks, those for sources to what quotes some', async () => {
  assert.match(await rendered('artifact', { tasks: 'tasks.md' }), /\n- Tasks: `- \[ \] T001/);
  assert.match(await rendered('artifact', { sources: 'finding:api' }), /`\[S3\]`/);
  const other = await rendered('artifact', { plan: 'plan.md' });
  assert.doesNotMatch(other, /T001 \[P\]|\[S3\]|\{\{/);
  assert.match(await rendered('update', { tasks: 'tasks.md' }), /Ids of tasks stay/);
  assert.doesNotMatch(await rendered('update', {}), /Ids of tasks stay/);
});

test('a repaired section comes under its heading, a repaired file as it is', async () => {
  const section = await rendered('repair', { section: 'Risks' });
  assert.match(section, /heading line `## Risks`/);
  assert.doesNotMatch(section, /whole file/);
  const file = await rendered('repair', { section: 'contracts/a.yaml', format: 'OpenAPI' });
  assert.match(file, /whole file \(OpenAPI\)/);
  assert.doesNotMatch(file, /heading line/);
});

test('the scale of points that a list of tasks tells its reader is told to the model too', () => {
  const scale = /Points: (1 is half a day at most, .*? a week)/;
  const [told, asked] = [speakerOf('en')('legend'), artifact].map((text) => scale.exec(text)?.[1]);
  assert.ok(told);
  assert.equal(asked, told);
});
