// The question card: what goes in, and what its replies mean.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clarification } from '../../../src/core/questions.ts';
import { cardInput, readCard, takesMessage, untold } from '../../../src/vscode/questions/card.ts';

const words = { unsure: 'Not sure', unsureDetail: 'It stays open', skip: 'Skip' };
const question: Clarification = {
  id: 'q1',
  section: '4. Proposed Technical Solution',
  question: 'Which store?',
  why: 'It decides the migration.',
  suggestions: [{ label: 'Postgres - managed', detail: 'What the team runs', recommended: true }, { label: 'SQLite' }],
};
const [card] = cardInput(question, words).questions;
const reply = (answer: object): string => JSON.stringify({ answers: { [card.header]: answer } });
const picked = (...selected: readonly string[]): string => reply({ selected, freeText: null, skipped: false });

test('the card recommends, explains, takes free text, and ends with "Not sure"', () => {
  assert.equal(card.header, 'Proposed Technical Solution');
  assert.equal(card.message, 'It decides the migration.');
  assert.deepEqual(card.options, [
    { label: 'Postgres – managed', description: 'What the team runs', recommended: true },
    { label: 'SQLite' },
    { label: 'Not sure', description: 'It stays open' },
  ]);
  assert.equal(card.allowFreeformInput, true);
});

test('the limits of the tool are kept: long texts go into the message', () => {
  const long = { ...question, section: `4. ${'x'.repeat(80)}`, question: 'y'.repeat(300), suggestions: [] };
  const [only] = cardInput(long, words).questions;
  assert.equal(only.header.length, 50);
  assert.equal(only.question.length, 200);
  assert.ok(only.message?.startsWith('y'.repeat(300)));
});

test('a list of one option, which 1.110 refuses, is never made: "Skip" stands beside "Not sure"', () => {
  const open = { ...question, suggestions: [] };
  const [only] = cardInput(open, words).questions;
  assert.deepEqual(
    only.options.map(({ label }) => label),
    ['Not sure', 'Skip'],
  );
  assert.equal(kind(readCard(picked('Skip'), open, words)), 'skip');
  // A suggestion may be called like it.
  const named = { ...question, suggestions: [{ label: 'Skip' }] };
  assert.equal(kind(readCard(picked('Skip'), named, words)), 'text');
});

test('a card without a message says the reason with the question, as far as there is room', () => {
  const alone = (given: Clarification): object => cardInput(given, words, false).questions[0];
  assert.deepEqual(Object.keys(alone(question)).includes('message'), false);
  assert.match(JSON.stringify(alone(question)), /Which store\? \(It decides the migration\.\)/);
  assert.match(JSON.stringify(alone({ ...question, why: '' })), /"Which store\?"/);
  assert.match(JSON.stringify(alone({ ...question, why: 'y'.repeat(300) })), /"Which store\?"/);
  const long = cardInput({ ...question, question: 'y'.repeat(400) }, words, false).questions[0].question;
  assert.equal(long, `${'y'.repeat(299)}…`);
});

test('whether a card takes a message is read from the schema of its tool', () => {
  const schema = (properties: object): object => ({ properties: { questions: { items: { properties } } } });
  assert.equal(takesMessage(schema({ header: {}, message: {} })), true);
  for (const other of [schema({ header: {} }), {}, undefined, null]) assert.equal(takesMessage(other), false);
});

test('a question about the run itself has a header too', () => {
  assert.equal(cardInput({ ...question, section: '' }, words).questions[0].header, 'Planner');
});

test('a picked option is the suggestion, with the label as it was before the card', () => {
  assert.deepEqual(readCard(picked('Postgres – managed'), question, words), {
    kind: 'text',
    question: 'q1',
    text: 'Postgres - managed',
  });
});

test('free text wins over what was preselected', () => {
  const answer = reply({ selected: ['SQLite'], freeText: ' DuckDB ', skipped: false });
  assert.deepEqual(readCard(answer, question, words), { kind: 'text', question: 'q1', text: 'DuckDB' });
});

test('"Not sure", the X, and "skip" in words', () => {
  assert.equal(kind(readCard(picked('Not sure'), question, words)), 'unsure');
  assert.equal(kind(readCard(reply({ selected: [], freeText: null, skipped: true }), question, words)), 'skip');
  assert.equal(kind(readCard(reply({ selected: [], freeText: 'skip', skipped: false }), question, words)), 'skip');
});

test('what an autopilot fills in is no answer', () => {
  const freeText = 'The user is not available to respond and will review your work later. Work autonomously.';
  assert.equal(readCard(reply({ selected: [], freeText, skipped: false }), question, words), 'nobody');
});

test('a reply of another shape is no answer', () => {
  for (const strange of [
    '',
    'null',
    '[]',
    '{"answers":{}}',
    '{"answers":{"other":{"selected":["SQLite"]}}}',
    '{',
    reply({}),
  ]) {
    assert.equal(readCard(strange, question, words), 'unreadable', strange);
  }
});

function kind(outcome: ReturnType<typeof readCard>): string {
  return typeof outcome === 'string' ? outcome : outcome.kind;
}

test('a reason that a card without a message has no room for is told beside it', () => {
  const long = { ...question, why: 'because '.repeat(60) };
  assert.equal(untold(long, false), long.why);
  assert.equal(untold(long, true), '');
  assert.equal(untold({ ...question, why: 'Short.' }, false), '');
});
