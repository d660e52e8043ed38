// What every workflow must keep, whatever it plans.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkWorkflow, factsOf } from '../../../src/core/check.ts';
import { templateOf } from '../../../src/core/context.ts';
import { placesOf, renderPrompt } from '../../../src/core/prompt.ts';
import { commonPlaces, formatSections, placesByStep } from '../../../src/core/steps/values.ts';
import { english } from '../../../src/documents/sentence.ts';
import { fillPlaces } from '../../../src/documents/template.ts';
import type { Workflow } from '../../../src/core/workflow.ts';
import { workflows } from '../../../src/workflows/index.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const root = join(import.meta.dirname, '../../..');

test('every folder is a workflow, under its own name', () => {
  const folders = readdirSync(join(root, 'src/workflows'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  assert.deepEqual(
    workflows.map(({ id }) => id),
    folders.map(({ name }) => name).sort(),
  );
});

for (const workflow of workflows) {
  test(`${workflow.id} is well formed`, () => {
    assert.deepEqual(checkWorkflow(workflow).map(english), []);
  });

  test(`${workflow.id} has a scenario`, () => {
    const folder = join(root, 'test/scenarios', workflow.id);
    assert.ok(existsSync(folder) && readdirSync(folder).length > 0);
  });

  for (const artifact of workflow.artifacts) {
    test(`${workflow.id}/${artifact.id}: every place of the template has a value, whatever is known`, () => {
      const values = artifact.frame.places({}, fakeSettings());
      const filled = fillPlaces(templateOf(artifact, {}).preamble, values);
      assert.ok(!filled.includes('{{'), filled);
    });
  }

  for (const prompt of Object.values(workflow.prompts)) {
    test(`${workflow.id}/${prompt.name} renders without a place left, in under 2,000 tokens of its own`, async () => {
      const names = placesOf(prompt);
      const known = new Set<string>([...commonPlaces, ...Object.values(placesByStep).flat()]);
      const facts = [...workflow.steps.flatMap(factsOf), ...workflow.artifacts.map(({ id }) => id)];
      for (const name of names) assert.ok(known.has(name) || facts.includes(name), name);
      const values = Object.fromEntries(
        names.map((name) => [name, name === 'sections' ? guides(workflow, prompt.name) : 'x']),
      );
      const { text } = await renderPrompt(prompt, values, new ScriptedModel({}));
      assert.ok(!text.includes('{{'), text);
      // English prose has about four and a half characters a token; three is an upper bound.
      assert.ok(text.length / 4 < 2000, `${text.length} characters`);
    });
  }
}

/** The sections with their notes: those of the largest request where there are several, else all that a document can have. */
function guides(workflow: Workflow, prompt: string): string {
  const [artifact] = workflow.artifacts;
  const { sections } = artifact ? templateOf(artifact, {}) : { sections: [] };
  const groups = workflow.steps.flatMap((step) =>
    step.kind === 'generate' && step.prompt === prompt ? (step.groups?.({}) ?? []) : [],
  );
  const requests = groups.map(({ headings }) => sections.filter(({ heading }) => headings.includes(heading)));
  const produced = workflow.artifacts.flatMap((one) =>
    (one.groups?.({}) ?? []).map(({ headings }) =>
      templateOf(one, {}).sections.filter(({ heading }) => headings.includes(heading)),
    ),
  );
  const all = [...requests, ...produced];
  const texts = (all.length > 0 ? all : [sections]).map(formatSections);
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
