// Malformed workflows are refused at load.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWorkflow } from '../../../src/core/check.ts';
import type { Workflow } from '../../../src/core/workflow.ts';
import { english } from '../../../src/documents/sentence.ts';
import { decideWorkflow } from '../../fakes/decideWorkflow.ts';
import { artifacts, producing } from '../../fakes/produceWorkflow.ts';
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

const made = producing();
const malformedGraphs: Readonly<Record<string, readonly [typeof made, RegExp]>> = {
  'an artifact to make that is not there': [producing(artifacts, ['research', 'memo']), /names the artifact memo/],
  'none at once': [producing(artifacts, ['research'], 0), /at least one artifact at once/],
  'whole files with a template': [
    producing(artifacts.map((one) => (one.files ? { ...one, template: '# T\n\n## A\n' } : one))),
    /its template must be empty/,
  ],
  'whole files in a file': [
    producing(artifacts.map((one) => (one.files ? { ...one, path: '{{feature}}/contracts.yaml' } : one))),
    /must be a folder/,
  ],
  'a need that comes later': [
    producing(artifacts.map((one) => (one.id === 'research' ? { ...one, needs: () => ['artifact:tasks.md#*'] } : one))),
    /made from “artifact:tasks\.md#\*”/,
  ],
  'a need of its own': [
    producing(
      artifacts.map((one) => (one.id === 'tasks' ? { ...one, needs: () => ['artifact:tasks.md#Setup'] } : one)),
    ),
    /made from “artifact:tasks\.md#Setup”/,
  ],
  'a circle': [
    producing(artifacts.map((one) => (one.id === 'research' ? { ...one, requires: ['tasks'] } : one))),
    /in a circle/,
  ],
  'a prompt that is missing': [
    { ...made, prompts: Object.fromEntries(Object.entries(made.prompts).filter(([name]) => name !== 'update')) },
    /names the prompt update/,
  ],
  'whole files section by section': [
    {
      ...made,
      steps: [
        ...made.steps,
        { kind: 'generate', id: 'more', artifact: 'contracts', prompt: 'artifact', repair: 'repair' },
      ],
    },
    /its files are written whole/,
  ],
};

test('a workflow with a graph of artifacts is well formed', () => assert.deepEqual(checkWorkflow(made), []));

for (const [name, [workflow, expected]] of Object.entries(malformedGraphs)) {
  test(name, () => assert.match(checkWorkflow(workflow).map(english).join('\n'), expected));
}
