// What a model says of decisions, as the run keeps it; what answers mean; and what a changed decision makes stale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDecisionQuestion, readChoice } from '../../../src/core/decisions/choice.ts';
import { identifiedFact, isIdentified, pathFact } from '../../../src/core/decisions/facts.ts';
import { decisionInputs } from '../../../src/core/decisions/inputs.ts';
import { provisionalOutcome } from '../../../src/documents/speckit/decision/decision.ts';
import { database, decided, monolith } from '../../fakes/decisions.ts';

const said = (changes: object = {}) => ({
  ...{
    category: 'Data Strategy',
    title: 'The database.',
    options: [{ text: 'Option A: PostgreSQL' }, { text: 'SQLite' }],
    ...changes,
  },
});
const all = ['Architecture', 'Technology', 'Integration', 'Performance', 'Security', 'Scaling', 'Deployment', 'Data'];
const categories = all.map((category) => ({ category, reason: `Settled: ${category}` }));
const identify = (value: object, known = {}) => {
  const fact = identifiedFact.parse(value, known);
  assert.ok(isIdentified(fact));
  return fact;
};

test('what a model leaves out has its default, and is nothing invented', () => {
  const { decisions, considered } = identify({ decisions: [said()], categories });
  assert.deepEqual(decisions, [
    {
      ...{ id: 'TD001', category: 'Data', title: 'The database', context: '', required: 'The database.' },
      options: [
        { text: 'PostgreSQL', pros: [], cons: [], cost: '' },
        { text: 'SQLite', pros: [], cons: [], cost: '' },
      ],
      ...{
        recommendation: { option: 0, reasons: '' },
        impact: '',
        reversibility: 'Medium',
        migration: '',
        dependsOn: [],
        weight: 5,
      },
    },
  ]);
  assert.deepEqual(
    considered.find(({ category }) => category === 'Data'),
    { category: 'Data', decisions: ['TD001'], reason: 'Settled: Data' },
  );
  assert.equal(considered.length, 8);
});

test('categories that nobody considered: a few are said to be so, many are asked again', () => {
  const { considered } = identify({ decisions: [said()], categories: categories.slice(0, 5) });
  assert.match(considered.find(({ category }) => category === 'Deployment')?.reason ?? '', /named neither/);
  assert.throws(() => identify({ decisions: [said()], categories: [] }), /missing: Architecture, Technology/);
});

test('a decision between less than two options is none, and the model is told so', () => {
  assert.throws(() => identify({ decisions: [said({ options: [{ text: 'x' }] })], categories }));
});

test('the recommended option is found by number, letter, name and words', () => {
  for (const recommended of [2, '2', 'B', 'Option B', 'b) SQLite', 'SQLite']) {
    const [decision] = identify({ decisions: [said({ recommended })], categories }).decisions;
    assert.equal(decision?.recommendation.option, 1, String(recommended));
  }
  assert.equal(identify({ decisions: [said({ recommended: 9 })], categories }).decisions[0]?.recommendation.option, 0);
});

test('dependencies lead to decisions by id or title, and links that nobody gave go', () => {
  const { decisions } = identify(
    {
      decisions: [
        said({ id: 'D1', title: 'One' }),
        said({
          id: 'D2',
          title: 'Two',
          dependsOn: ['D1', 'Nothing', 'D2'],
          context: 'See https://known.example and https://made.up/x',
        }),
        said({ id: 'D3', title: 'Three', dependsOn: 'One' }),
      ],
      categories,
    },
    { spec: 'https://known.example' },
  );
  assert.deepEqual(
    decisions.map(({ id, dependsOn }) => [id, dependsOn]),
    [
      ['TD001', []],
      ['TD002', ['TD001']],
      ['TD003', ['TD001']],
    ],
  );
  assert.equal(decisions[1]?.context, 'See https://known.example and');
});

test('a text names another decision by the id that it gets, or by its title where it is numbered anew', () => {
  const found = {
    decisions: [
      said({ id: 'D1', title: 'One' }),
      said({ id: 'D2', title: 'Two', context: 'In front of the database (D1), kept in S3 and for FR-001.' }),
    ],
    categories,
  };
  const contextOf = (known: object): string | undefined => identify(found, known).decisions[1]?.context;
  assert.equal(contextOf({}), 'In front of the database (TD001), kept in S3 and for FR-001.');
  assert.match(contextOf({ decisionsOnDisk: '### TD001: Data - Old' }) ?? '', /database \(“One”\), kept in S3/);
});

test('a conflict of decisions that there are not is none', () => {
  const value = pathFact.parse(
    {
      conflicts: [
        { decisions: ['TD001', 'TD009'], problem: 'x' },
        { decisions: ['TD009'], problem: 'y' },
      ],
    },
    { decisions: [monolith] },
  );
  assert.deepEqual(value, {
    ...{
      conflicts: [{ decisions: ['TD001'], problem: 'x', alternatives: [] }],
      decisions: [],
      risks: [],
      timeline: '',
    },
  });
});

const answers: readonly (readonly [said: string, kind: string, option?: number | string, rationale?: string])[] = [
  ['A', 'option', 0, ''],
  ['b.', 'option', 1, ''],
  ['Option B', 'option', 1, ''],
  ['2', 'option', 1, ''],
  ['#1', 'option', 0, ''],
  ['take B', 'option', 1, ''],
  ['Option B: A service per domain', 'option', 1, ''],
  ['a service per domain', 'option', 1, ''],
  ['A, because we are three', 'option', 0, 'because we are three'],
  ['A: we are three', 'option', 0, 'we are three'],
  ['B - it scales', 'option', 1, 'it scales'],
  ['B weil es skaliert', 'option', 1, 'weil es skaliert'],
  ['Option A\nWe are three.', 'option', 0, 'We are three.'],
  ['as recommended', 'option', 0, ''],
  ['yes', 'option', 0, ''],
  ['wie empfohlen, weil es einfach ist', 'option', 0, 'weil es einfach ist'],
  ['Two services because of the mails', 'other', 'Two services', 'because of the mails'],
  ['A monolith with a queue', 'other', 'A monolith with a queue', ''],
  ['Why A?', 'question'],
  ['Was spricht gegen B', 'question'],
  ['Could we start with two?', 'question'],
  ['为什么？', 'question'],
  ['later', 'defer'],
  ['Später.', 'defer'],
  ['Option F', 'unknown'],
  ['7', 'unknown'],
];

for (const [words, kind, option, rationale] of answers) {
  test(`“${words.replace('\n', ' / ')}” is ${kind}`, () => {
    const choice = readChoice(words, monolith);
    assert.equal(choice.kind, kind);
    if (choice.kind === 'option') assert.deepEqual([choice.option, choice.rationale], [option, rationale]);
    if (choice.kind === 'other') assert.deepEqual([choice.text, choice.rationale], [option, rationale]);
  });
}

test('any words are some choice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => Boolean(readChoice(words, database).kind)),
  );
});

test('questions of decisions are known by their ids', () => {
  assert.deepEqual(['TD001', 'TD001-why', 'TD001-why-2', 'C1', 'Q1', 'folder', 'TD001-x'].map(isDecisionQuestion), [
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('what counts of a decision is what is decided and built, not who decided when', () => {
  const taken = { ...monolith, outcome: decided };
  const renamed = { ...monolith, outcome: { ...decided, by: 'Bo', at: '2027', rationale: 'Other reasons' } };
  assert.deepEqual(decisionInputs([renamed]), decisionInputs([taken]));
  const other = { ...monolith, outcome: { ...decided, option: 1, text: 'A service per domain' } };
  assert.notDeepEqual(decisionInputs([other]), decisionInputs([taken]));
  const provisional = { ...database, outcome: provisionalOutcome(database, '') };
  const confirmed = { ...database, outcome: { ...decided, text: 'PostgreSQL' } };
  assert.deepEqual(decisionInputs([provisional]), decisionInputs([confirmed]), 'a confirmation alone changes nothing');
});
