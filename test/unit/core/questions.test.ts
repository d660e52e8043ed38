// Questions that ask the same are asked once; questions about the same thing are not taken for each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameQuestion, type Clarification } from '../../../src/core/questions.ts';

const scope = '3.1. In Scope';

function asks(question: string, section = scope): Clarification {
  return { id: 'Q1', section, question, why: '', suggestions: [] };
}

test('the same question in almost the same words is one', () => {
  for (const [one, other] of [
    ['Which dashboard operations must be stored?', 'Which dashboard operations are to be stored?'],
    ['How long must the operations be kept?', 'How long must stored operations be kept?'],
    ['哪些操作必须保存？', '哪些操作必须保存?'],
  ] as const) {
    assert.ok(sameQuestion(asks(one), asks(other)), one);
  }
  assert.ok(
    sameQuestion(
      asks('Who pays for the text messages?'),
      asks('Who pays for the text messages?', '5. Risks and Dependencies'),
    ),
  );
});

test('several questions about one thing are several', () => {
  const questions = [
    'Which dashboard operations must be stored?',
    'How long must the stored dashboard operations be kept?',
    'Who may view the stored operations in the dashboard?',
    'Must the stored operations be exportable for the auditors?',
    'Welche Vorgänge müssen gespeichert werden?',
    'Wie lange müssen die Vorgänge gespeichert werden?',
  ];
  for (const [index, one] of questions.entries()) {
    for (const other of questions.slice(index + 1)) assert.ok(!sameQuestion(asks(one), asks(other)), `${one} ${other}`);
  }
});
