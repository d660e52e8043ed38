// The embedded model: it answers by the workflows, and says so where none is asked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOfflineModel } from '../../../../src/adapters/models/offline.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import type { ModelPart } from '../../../../src/core/ports.ts';
import type { Workflow } from '../../../../src/core/workflow.ts';
import { say } from '../../../../src/documents/sentence.ts';

function workflow(id: string, offline: Workflow['offline']): Workflow {
  return {
    id,
    title: say(id),
    description: say(id),
    opening: say('What shall be planned?'),
    artifacts: [],
    steps: [],
    prompts: {},
    offline,
    next: [],
  };
}

async function ask(
  offline: Workflow['offline'],
  id: string,
  signal = new AbortController().signal,
): Promise<ModelPart[]> {
  const model = createOfflineModel([workflow('brief', offline), workflow('brie', () => 'the wrong one')]);
  const parts: ModelPart[] = [];
  for await (const part of model.ask({ id, facts: { idea: 'x' }, messages: [] }, signal)) parts.push(part);
  return parts;
}

test('streams the text of the workflow whole, in small pieces', async () => {
  const text = `\n# Title\n\n${'word '.repeat(50)}\n${'無'.repeat(200)}\n\n- [ ] end  \n`;
  const parts = await ask(({ id, facts }) => `${id} ${String(facts['idea'])}${text}`, 'brief/draft');
  assert.ok(parts.length > 10);
  assert.ok(parts.every((part) => part.kind === 'text' && part.text.length <= 200));
  assert.equal(parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''), `brief/draft x${text}`);
});

test('gives a fact as it is, and nothing for nothing', async () => {
  assert.deepEqual(await ask(() => ({ title: 'x' }), 'brief/outline'), [{ kind: 'fact', value: { title: 'x' } }]);
  assert.deepEqual(await ask(() => '', 'brief/outline'), []);
});

test('says what it is to everything else', async () => {
  for (const id of ['chat/talk', 'brief', 'briefly/x', '']) {
    const parts = await ask(() => 'no', id);
    assert.match(parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''), /^I am the offline model/);
  }
});

test('ends when it is cancelled', async () => {
  assert.deepEqual(await ask(() => 'text', 'brief/draft', AbortSignal.abort()), []);
});

test('rules that fail are a failure of the model', async () => {
  const failing = (): never => {
    throw new Error('no such prompt');
  };
  await assert.rejects(
    ask(failing, 'brief/none'),
    (error) => PlannerError.is(error, 'model.failed') && /brief\/none.*no such prompt/.test(error.message),
  );
});
