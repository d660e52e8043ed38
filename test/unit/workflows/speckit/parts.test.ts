// A section rests on the parts of its inputs that it speaks of: cited ids, words of the choice, fields of the plan.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../../../src/core/workflow.ts';
import { inPartsOf, usesIn } from '../../../../src/workflows/speckit/parts.ts';

const option = (text: string, pros: readonly string[] = []) => ({ text, pros, cons: [], cost: '' });
const facts: Facts = {
  spec: '# Feature Specification: Rooms\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: The list MUST show rooms.\n- **FR-002**: Two bookings MUST NOT overlap.\n  Not even in the same second.\n\n## Success Criteria\n\n- **SC-001**: The list answers in 300 ms.\n',
  decisions: [
    {
      ...{ id: 'TD001', category: 'Data', title: 'Where rooms are kept', context: '', required: '' },
      options: [option('PostgreSQL with an exclusion constraint', ['Several instances']), option('SQLite file')],
      ...{ recommendation: { option: 0, reasons: '' }, impact: '', reversibility: 'Hard', migration: '' },
      ...{ dependsOn: [], weight: 5 },
      outcome: { kind: 'decided', option: 0, text: 'PostgreSQL', rationale: '', by: 'Ada', at: '', reviewTrigger: '' },
    },
  ],
};

const uses = (artifact: string, text: string) => usesIn({ artifact, text }, facts);

test('requirements, criteria and choices count by themselves, with all lines that they have', () => {
  const parts = inPartsOf(facts);
  assert.deepEqual([...(parts['spec:Functional Requirements']?.texts.keys() ?? [])], ['FR-001', 'FR-002']);
  assert.match(parts['spec:Functional Requirements']?.texts.get('FR-002') ?? '', /overlap\.\n {2}Not even/);
  assert.doesNotMatch(parts['spec:Functional Requirements']?.frame ?? '', /overlap|Not even/);
  assert.deepEqual([...(parts['spec:Success Criteria']?.texts.keys() ?? [])], ['SC-001']);
  assert.equal(parts['decision:TD001']?.texts.get('choice'), 'Option A: PostgreSQL with an exclusion constraint');
});

test('of the requirements, those that are cited; without any id, each', () => {
  const one = uses('tasks', 'Build it (FR-001–FR-003).');
  assert.equal(one('spec:Functional Requirements', 'FR-002', ''), true);
  assert.equal(uses('tasks', 'Only FR-001.')('spec:Functional Requirements', 'FR-002', ''), false);
  assert.equal(uses('tasks', 'Nothing is cited.')('spec:Functional Requirements', 'FR-002', ''), true);
});

test('of a decision, where its id or a word of its choice stands; the plan itself rests on all', () => {
  const choice = (artifact: string, text: string) => uses(artifact, text)('decision:TD001', 'choice', '');
  assert.equal(choice('data-model', 'Kept as decided (TD001).'), true);
  assert.equal(choice('data-model', 'The exclusion refuses the second one.'), true);
  assert.equal(choice('data-model', 'Tables in postgresql.'), true);
  assert.equal(choice('data-model', 'No events are sent; rooms answer by themselves.'), false);
  assert.equal(choice('plan', 'No events are sent.'), true);
});

test('of the plan’s fields, those whose words or decisions are taken up', () => {
  const context = 'artifact:plan.md#Technical Context';
  const storage = 'PostgreSQL 17 (TD001)';
  assert.equal(uses('data-model', 'PostgreSQL holds them.')(context, 'Storage', storage), true);
  assert.equal(uses('data-model', 'See TD001.')(context, 'Storage', storage), true);
  assert.equal(uses('data-model', 'JSON of a room.')(context, 'Storage', storage), false);
  assert.equal(uses('data-model', 'Rooms.')(context, 'Storage', 'N/A'), true);
  assert.equal(uses('data-model', 'Rooms.')(context, 'Testing', 'N/A'), false);
  assert.equal(uses('data-model', 'Rooms.')(context, 'Almacenamiento', 'N/A'), true);
  assert.equal(uses('quickstart', 'Rooms.')(context, 'Testing', 'N/A'), true);
});
