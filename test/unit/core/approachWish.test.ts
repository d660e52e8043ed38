// Which words ask for several approaches, and which only speak of what is to be built.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readApproachChoice, readApproachWish } from '../../../src/core/approaches/wish.ts';

const asks: readonly (readonly [idea: string, count: number, names: readonly string[], rest: string])[] = [
  ['Two approaches: a queue and a cron job. Send mails.', 2, ['queue', 'cron job'], 'Send mails.'],
  ['Send mails. Give me two approaches, please.', 2, [], 'Send mails.'],
  ['Send mails, in two approaches please.', 2, [], 'Send mails.'],
  ['Send mails.\nThree alternatives', 3, [], 'Send mails.'],
  ['Send mails. Plan it in two different approaches and let me choose.', 2, [], 'Send mails.'],
  ['Schick Mails. Zwei Ansätze bitte: Warteschlange und Cronjob.', 2, ['Warteschlange', 'Cronjob'], 'Schick Mails.'],
  ['Envía correos. Dos enfoques, por favor.', 2, [], 'Envía correos.'],
  ['Envoyer des mails. Propose deux approches.', 2, [], 'Envoyer des mails.'],
  ['Inviare messaggi. Proponi due approcci.', 2, [], 'Inviare messaggi.'],
  ['Enviar lembretes. Duas abordagens', 2, [], 'Enviar lembretes.'],
  ['Отправлять письма. Предложи два подхода.', 2, [], 'Отправлять письма.'],
  ['发送提醒邮件。给出两种方案。', 2, [], '发送提醒邮件。'],
  ['リマインダーを送る。2つのアプローチを提案してください。', 2, [], 'リマインダーを送る。'],
];

for (const [idea, count, names, rest] of asks) {
  test(`asks for approaches: ${idea.replace(/\n/g, ' ')}`, () => {
    const wish = readApproachWish(idea);
    assert.deepEqual([wish?.count, wish?.names, wish?.rest, wish?.isSure], [count, names, rest, true]);
  });
}

for (const idea of [
  'Send mails. Compare a queue with a cron job.',
  'Compare Postgres with SQLite. We need a store for loans.',
  'Store loans. Postgres vs. SQLite',
  'Vergleiche Postgres mit SQLite. Wir brauchen einen Speicher.',
  'PostgresとSQLiteを比較してください。保存が必要です。',
]) {
  test(`may ask for approaches, and is asked: ${idea}`, () => {
    const wish = readApproachWish(idea);
    assert.deepEqual([wish?.count, wish?.names.length, wish?.isSure, wish?.rest], [2, 2, false, idea]);
  });
}

for (const idea of [
  'Support two approaches for login: password and SSO.',
  'The page lists two alternatives for each product.',
  'Compare prices with competitors',
  'There are two approaches in the literature. Implement the first.',
  'Build a shop. Compare prices with competitors. Send mails.',
  'Zwei Ansätze wurden verworfen. Baue den dritten.',
  'We tried both approaches. Now build it.',
  'Offer two options',
]) {
  test(`asks for one plan: ${idea}`, () => assert.equal(readApproachWish(idea), undefined));
}

test('a choice beforehand is a number or names', () => {
  assert.equal(readApproachChoice('3')?.count, 3);
  assert.deepEqual(readApproachChoice('a queue, a cron job')?.names, ['queue', 'cron job']);
  assert.equal(readApproachChoice('yes'), undefined);
  assert.equal(readApproachChoice('4'), undefined);
});
