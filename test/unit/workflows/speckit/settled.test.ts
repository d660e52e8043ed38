// What became of a conflict or a question of the analysis, and which documents are told of those that are open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import { shownOf } from '../../../../src/workflows/speckit/inputs.ts';
import { needsOf } from '../../../../src/workflows/speckit/needs.ts';
import { learned } from './drafted.ts';
import { service } from './specs.ts';

const facts = learned(service);

test('a conflict is settled by a decision that names its principle or speaks of it in its words, a question by one that decides it', () => {
  const [first] = decisionsOf(facts);
  assert.ok(first);
  const constitution =
    '# Constitution\n\n## Core Principles\n\n### I. Data at Home\n\nData MUST stay.\n\n### II. Tests Before Code (NON-NEGOTIABLE)\n\nTests MUST come first.\n';
  const shown = (
    context: string,
    requirements: readonly string[],
    problem: string,
    ...questions: readonly string[]
  ): string => {
    const analysis = { ...Object(facts['analysis']), conflicts: [{ requirements, problem, options: [] }], questions };
    const decisions = [
      {
        ...first,
        title: 'Place',
        required: 'Decide.',
        context,
        options: [
          { ...first.options[0], text: 'Home' },
          { ...first.options[1], text: 'Away' },
        ],
      },
    ];
    return shownOf({ ...facts, constitution, analysis, decisions })['analysis:conflicts'] ?? '';
  };
  const isSettled = /→ Settled by TD001/;
  assert.match(shown('Constitution I demands it.', ['Constitution I'], 'Abroad.'), isSettled);
  assert.match(shown('Principles I and II of the constitution demand it.', ['Principle 2'], 'Abroad.'), isSettled);
  assert.match(shown('The constitution wants data at home.', ['Constitution: Data at Home'], 'Abroad.'), isSettled);
  assert.doesNotMatch(shown('Constitution I demands it.', ['Constitution II'], 'No tests.'), isSettled);
  assert.doesNotMatch(shown('I decide, and the constitution is silent.', ['Constitution I'], 'Abroad.'), isSettled);
  const problem = 'FR-001 stores loans for years, while members expect deletion of returned loans at once (FR-002).';
  assert.match(
    shown(
      'FR-001 stores loans for years, members expect deletion of loans that are returned.',
      ['FR-001', 'FR-002'],
      problem,
    ),
    isSettled,
  );
  assert.doesNotMatch(
    shown('FR-001 stores loans in a database of the library.', ['FR-001', 'FR-002'], problem),
    isSettled,
  );
  const question = 'Which status does an overdue loan have in the reading room?';
  assert.match(
    shown('The reading room does not say which status a loan that is overdue may have.', ['FR-003'], 'x', question),
    /- Which status.*\n {2}→ Settled by TD001/,
  );
  assert.match(shown('The reading room has loans.', ['FR-003'], 'x', question), /- Open: Which status/);
});

test('open conflicts reach the rules of the data, and what was found the plans that it bears on', () => {
  assert.ok(needsOf('data-model', 'Data validation rules', facts).includes('analysis:conflicts'));
  const security = needsOf('security-plan', 'Threat model and attack vectors', facts);
  for (const name of ['analysis:conflicts', 'finding:authentication', 'finding:architecture']) {
    assert.ok(security.includes(name), name);
  }
  assert.ok(
    needsOf('performance-plan', 'Optimization opportunities identified', facts).includes('finding:architecture'),
  );
});
