// Statements that people put beside their wish: what they exclude, compare, sign with, or name in passing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentsIn } from '../../../../src/workflows/brief/offline/extract/components.ts';
import { alternatives } from '../../../../src/workflows/brief/offline/gaps/candidates.ts';
import { vagueWord } from '../../../../src/workflows/brief/offline/gaps/vague.ts';
import { draft, bodyIn, extract } from './offlineBrief.ts';

const wish = 'Readers miss our reminder mails today. We want a text message as a second way.';

for (const [idea, excluded] of [
  [`${wish} Not touching the archive export now.`, 'The archive export'],
  [`${wish} Don't change the sign-up page.`, 'The sign-up page'],
  [`${wish} Recurring loans come later.`, 'Recurring loans come later'],
  [`Why: ${wish}\nOut: push messages, letters`, 'Push messages'],
  ['Leser übersehen Mails. Wir wollen eine SMS als zweiten Weg. Rechnungen fassen wir nicht an!', 'Rechnungen'],
  ['Мы хотим сканировать штрихкоды телефоном. 1С менять нельзя.', '1С менять нельзя'],
  ['備品をSlackから貸出できるようにしたい。対象はノートPCだけで、書籍は対象外。', '書籍'],
] as const) {
  test(`excluded: ${excluded}`, () =>
    assert.ok(extract(idea).outOfScope.includes(excluded), JSON.stringify(extract(idea))));
}

test('what is done later under a condition, and what is not allowed, is not excluded', () => {
  const offline = 'Хотим сканировать штрихкоды. Без интернета приложение должно копить сканы и отправлять позже.';
  assert.deepEqual(extract(offline).outOfScope, []);
  assert.equal(extract(offline).goals.length, 2);
  assert.deepEqual(extract('The app must work offline. No local copies of client data allowed.').outOfScope, []);
});

test('a rule under a wish that names an order is no other team’s work', () => {
  const { goals, dependencies } = extract('Want:\n- customers can downgrade\n- extra seats must be removed first');
  assert.equal(goals.length, 2);
  assert.deepEqual(dependencies, []);
});

test('offline work and data that is never on the device exclude each other', () => {
  const { contradictions } = extract(
    'The app has to work offline for inspectors. All data must always be live from the server.',
  );
  assert.equal(contradictions.length, 1);
});

test('a scenario below a heading stays in one piece', () => {
  const { goals } = extract(
    'Acceptance criteria:\nGiven two bookings overlap\nWhen I open the day view\nThen both are red\n\nGiven one is moved\nWhen none overlaps\nThen both are plain',
  );
  assert.deepEqual(goals, [
    'Given two bookings overlap, when I open the day view, then both are red',
    'Given one is moved, when none overlaps, then both are plain',
  ]);
});

test('a reason behind a worry is part of it', () => {
  const { risks } = extract(`${wish}\n\nRisk: the old system writes into the table too, since nobody removed it`);
  assert.deepEqual(
    risks.map(({ risk }) => risk),
    ['The old system writes into the table too, since nobody removed it'],
  );
});

test('a ticket line and a signature are no scope, a later ticket is not this one', () => {
  const { inScope, problem, tickets } = extract(`${wish} Ticket is LIB-7. Fines come later (LIB-9).\n\nGruß\nPetra`);
  assert.doesNotMatch([...inScope, problem].join(' '), /LIB-7|Petra/);
  assert.deepEqual(
    tickets.map(({ id, role }) => [id, role]),
    [
      ['LIB-7', 'own'],
      ['LIB-9', 'related'],
    ],
  );
});

test('what is expected and what happens keep their labels', () => {
  const { goals, problem } = extract('Bug: export drops rows\n\nExpected: 12 rows\nActual: 10 rows\nFix it soon.');
  assert.ok(goals.includes('Expected: 12 rows'), JSON.stringify(goals));
  assert.match(problem, /Actual: 10 rows/);
});

for (const [idea, title] of [
  [
    'Bug: CSV export drops rows\n\nThe exporter never asks for page 2.\nWe should stream it instead.',
    'CSV export drops rows',
  ],
  [
    'Our login throttle is per process. Move it to Redis (we already run 7.2), sliding window.',
    'Move login throttle to Redis',
  ],
  ['Angebote gehen doppelt raus. Ich hätte gern, dass ein Angebot nur einmal rausgeht.', 'Angebot nur einmal rausgeht'],
  [
    'Aujourd’hui les bons se perdent. On aimerait que les techniciens puissent signer le bon sur la tablette.',
    'Signer le bon sur la tablette',
  ],
  [
    'Los profesores se equivocan al subir notas. Que puedan importar un Excel con las notas.',
    'Importar un Excel con las notas',
  ],
] as const) {
  test(`a title names the work: ${title}`, () => assert.ok(extract(idea).title.startsWith(title), extract(idea).title));
}

test('a technique that only the wish names is the approach', () => {
  const idea = 'Our login throttle is per process. Move it to Redis with a sliding window.';
  assert.match(bodyIn(draft(idea), '4') ?? '', /names this approach\. Move it to Redis/);
  assert.deepEqual(
    extract('订单经常超卖。希望下单时锁定库存。现在用的是 MySQL，考虑用 Redis 预扣库存。').ideas.length,
    1,
  );
});

test('what a thing does is no part of its name', () => {
  for (const [text, language] of [
    ['The API caps page size at 100', 'en'],
    ["L'application tourne sur Android", 'fr'],
    ['Le client doit recevoir le PDF', 'fr'],
    ['O painel tem que atualizar', 'pt'],
    ['El servicio debe responder', 'es'],
  ] as const) {
    assert.deepEqual(componentsIn([text], language), [], text);
  }
  assert.equal(componentsIn(['Le tableau de bord commercial change'], 'fr')[0]?.name, 'Tableau de bord commercial');
});

test('a vague word counts where it is the goal’s, not the reason’s', () => {
  assert.equal(vagueWord('Doit marcher hors ligne car beaucoup de caves n’ont pas de réseau', 'fr'), undefined);
  assert.equal(vagueWord('The list is faster because several people use it', 'en'), 'faster');
  assert.equal(vagueWord('Export in the background because large files fail', 'en'), undefined);
});

test('a question that names its answers offers them, with a comma before the last one too', () => {
  for (const question of [
    'Is it kept: in the browser only, or with the account?',
    'Is it kept: in the browser only or with the account?',
  ]) {
    assert.deepEqual(
      alternatives(question).map(({ label }) => label),
      ['in the browser only', 'with the account'],
      question,
    );
  }
});
