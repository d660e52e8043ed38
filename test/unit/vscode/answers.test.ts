// What a user's words mean as answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clarification } from '../../../src/core/questions.ts';
import { isPlainlyAnswer, readAnswer, readAnswers } from '../../../src/vscode/questions/answers.ts';

const question = (id: string, ...labels: readonly string[]): Clarification => ({
  id,
  section: '3.2. Out of Scope (Non-Goals)',
  question: `Question ${id}?`,
  why: 'It matters.',
  suggestions: labels.map((label) => ({ label })),
});
const three = [question('a', 'Postgres', 'SQLite'), question('b'), question('c')];
const text = (id: string, words: string) => ({ kind: 'text', question: id, text: words });

test('a free message answers the first question', () => {
  assert.deepEqual(readAnswers('Only the web client.', three), [text('a', 'Only the web client.')]);
});

test('numbered parts answer the questions of their numbers, on one line or several', () => {
  const answers = [text('a', 'SQLite'), { kind: 'skip', question: 'b' }, text('c', 'two weeks')];
  assert.deepEqual(readAnswers('1: sqlite 2: skip 3: two weeks', three), answers);
  assert.deepEqual(readAnswers('1. sqlite\n2) skip\n#3: two weeks', three), answers);
  assert.deepEqual(readAnswers('3: two weeks', three), [answers[2]]);
});

test('numbers that are no marks stay in the answer', () => {
  for (const words of ['by 10:30 on day 2', 'we keep 3 copies: one here', '2.5 seconds at most', '7: out of range']) {
    assert.deepEqual(readAnswers(words, three), [text('a', words)], words);
  }
  const parts = readAnswers('1: at 2: 30 2: in ratio 1:3', three);
  assert.equal(parts[0]?.question, 'a');
});

test('with one question a number at the beginning is part of the answer', () => {
  assert.deepEqual(readAnswers('1: yes', [question('a')]), [text('a', '1: yes')]);
});

test('an empty part answers nothing', () => {
  assert.deepEqual(readAnswers('1: 2: yes', three), [text('b', 'yes')]);
  assert.deepEqual(readAnswers('  ', three), []);
  assert.deepEqual(readAnswers('yes', []), []);
});

test('skip and not sure are understood in English and in the language of the buttons', () => {
  for (const words of ['skip', 'Skip it.', 'pass']) assert.equal(readAnswer(words, question('a')).kind, 'skip', words);
  for (const words of ['Not sure', 'I don’t know', 'no idea…'])
    assert.equal(readAnswer(words, question('a')).kind, 'unsure', words);
  const german = { skip: 'Überspringen', unsure: 'Nicht sicher' };
  assert.equal(readAnswer('überspringen', question('a'), german).kind, 'skip');
  assert.equal(readAnswer('Nicht sicher', question('a'), german).kind, 'unsure');
  assert.equal(readAnswer('skip the login page', question('a')).kind, 'text');
});

test('a suggestion is recognised whatever its case', () => {
  assert.deepEqual(readAnswer(' postgres ', question('a', 'Postgres')), text('a', 'Postgres'));
});

test('only what leaves no doubt is plainly an answer', () => {
  assert.equal(isPlainlyAnswer('sqlite', three), true);
  assert.equal(isPlainlyAnswer('not sure', three), true);
  assert.equal(isPlainlyAnswer('1: a\n2: b', three), true);
  assert.equal(isPlainlyAnswer('also support SSO', three), false);
  assert.equal(isPlainlyAnswer('sqlite', []), false);
});
