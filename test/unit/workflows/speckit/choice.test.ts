// The user sees which documents will be written and what that costs, and can leave out any but the plan.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/documents/sentence.ts';
import { artifactsChoice } from '../../../../src/workflows/speckit/choice.ts';
import { costOf } from '../../../../src/workflows/speckit/estimate.ts';
import { artifactIds, isWanted } from '../../../../src/workflows/speckit/wanted.ts';
import { workflow } from '../../../../src/workflows/speckit/workflow.ts';
import { learned } from './drafted.ts';
import { old, service } from './specs.ts';

const facts = learned(service);
const read = (said: string) => {
  const chosen = artifactsChoice.read(said, facts, facts['artifacts']);
  return (
    chosen && { isAll: chosen.isAll, left: artifactIds.filter((id) => !isWanted(id, { artifacts: chosen.value })) }
  );
};

test('all is proposed, but for contracts that nobody relies on', () => {
  assert.deepEqual(
    artifactIds.filter((id) => !isWanted(id, facts)),
    [],
  );
  assert.deepEqual(
    artifactIds.filter((id) => !isWanted(id, learned(old))),
    ['contracts'],
  );
});

test('words leave out what they name, keep what they name alone, and say nothing where they name nothing', () => {
  assert.deepEqual(read('without performance-plan and executive summary'), {
    isAll: true,
    left: ['performance-plan', 'executive-summary'],
  });
  assert.deepEqual(read('only plan, tasks')?.left.length, artifactIds.length - 2);
  assert.deepEqual(read('All of them'), { isAll: true, left: [] });
  assert.deepEqual(read('The core')?.left, [
    'performance-plan',
    'security-plan',
    'testing-strategy',
    'executive-summary',
    'dependencies',
  ]);
  assert.equal(read('make it blue'), undefined);
  assert.equal(read('more on security-plan'), undefined);
  assert.deepEqual(read('drop the plan'), { isAll: true, left: [] });
  assert.equal(read('no quickstart, and name Redis everywhere')?.isAll, false);
});

test('what is left out is said with its reason, and the estimate follows', () => {
  const chosen = artifactsChoice.read('without research', facts, facts['artifacts'])?.value;
  const said = artifactsChoice.state(chosen, facts).map(english);
  assert.ok(
    said.some((one) => /^Left out: research\.md \(you left it out\)/.test(one)),
    said.join('\n'),
  );
  assert.ok(
    costOf(artifactIds, facts).tokens >
      costOf(
        artifactIds.filter((id) => id !== 'research'),
        facts,
      ).tokens,
  );
  assert.ok(costOf(artifactIds, facts).requests >= artifactIds.length);
  const step = workflow.steps.find(({ kind }) => kind === 'produce');
  assert.ok(step?.kind === 'produce' && !step.artifacts({ ...facts, artifacts: chosen }).includes('research'));
});

test('the sentences under the question are told apart', () => {
  assert.match(
    artifactsChoice.ask(facts['artifacts'], facts).why,
    /^About \d+ requests and [\d,]+ tokens\. Name those/,
  );
});
