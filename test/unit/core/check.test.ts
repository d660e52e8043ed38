// Malformed workflows are refused at load.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWorkflow } from '../../../src/core/check.ts';
import type { Workflow } from '../../../src/core/workflow.ts';
import { english } from '../../../src/documents/sentence.ts';
import { decideWorkflow } from '../../fakes/decideWorkflow.ts';
import { workflow as brief } from '../../../src/workflows/brief/workflow.ts';

const [artifact] = brief.artifacts;
const [gather, extract, draft, clarify] = brief.steps;
assert.ok(artifact && gather && extract && draft && clarify);

const malformed: Readonly<Record<string, readonly [Partial<Workflow>, RegExp]>> = {
  'an id that is no folder name': [{ id: 'My Brief' }, /lower-case/],
  'two steps of one id': [{ steps: [...brief.steps, gather] }, /two steps/],
  'no steps': [{ steps: [] }, /no steps/],
  'an unknown artifact': [{ artifacts: [{ ...artifact, id: 'other' }] }, /names the artifact brief/],
  'a requirement that is not there': [{ artifacts: [{ ...artifact, requires: ['plan'] }] }, /requires plan/],
  'a circle of requirements': [
    {
      artifacts: [
        { ...artifact, requires: ['b'] },
        { ...artifact, id: 'b', requires: ['brief'] },
      ],
    },
    /brief → b → brief/,
  ],
  'a path out of the workspace': [{ artifacts: [{ ...artifact, path: '../{{slug}}.md' }] }, /stay in the workspace/],
  'a missing prompt': [{ prompts: {} }, /names the prompt extract/],
  'a fact before it is learned': [
    { steps: [gather, draft, extract, clarify] },
    /\{\{outline\}\}, which is not known in the step draft/,
  ],
  'a part that is not closed': [
    { prompts: { ...brief.prompts, draft: { name: 'draft', text: '{{#idea}} {{idea}}' } } },
    /part \{\{#idea\}\}/,
  ],
  'a place nobody knows': [
    { prompts: { ...brief.prompts, draft: { name: 'draft', text: '{{weather}}' } } },
    /\{\{weather\}\}/,
  ],
};

for (const [name, [changes, expected]] of Object.entries(malformed)) {
  test(name, () =>
    assert.match(
      checkWorkflow({ ...brief, ...changes })
        .map(english)
        .join('\n'),
      expected,
    ),
  );
}

test('the brief is well formed', () => assert.deepEqual(checkWorkflow(brief), []));

test('a workflow with decisions is well formed, and its prompts are checked', () => {
  assert.deepEqual(checkWorkflow(decideWorkflow), []);
  const { reply: _, ...prompts } = decideWorkflow.prompts;
  assert.match(
    checkWorkflow({ ...decideWorkflow, prompts })
      .map(english)
      .join('\n'),
    /names the prompt reply/,
  );
  const early = { ...decideWorkflow.prompts, identify: { name: 'identify', text: '{{decisions}}' } };
  assert.match(
    checkWorkflow({ ...decideWorkflow, prompts: early })
      .map(english)
      .join('\n'),
    /\{\{decisions\}\}/,
  );
});
