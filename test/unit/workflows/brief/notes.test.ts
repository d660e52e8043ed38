// Notes as people take them: minutes, lines without marks, chats, forms, stories in other languages than English.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, extract, gaps } from './offlineBrief.ts';

test('minutes: their subject is the title, who met belongs to the minutes, facts are no work', () => {
  const outline = extract(
    'Meeting notes 2026-03-02 — archive scanners\nAttendees: Ola, Petr\nSite: Hall B\n\n- Scanner OS is out of support, no security patches, half of the drivers are unmaintained\n- 9 scanners on the old OS, 2 already on Debian\n- Decided: move the others to Debian by June, one per week\n- The labels are not part of this\n- Who pays for the new lamps?\nAction items:\n- Petr: test plan',
  );
  assert.equal(outline.title, 'Archive scanners');
  assert.deepEqual(outline.goals, ['Move the others to Debian by June, one per week']);
  assert.deepEqual(outline.inScope, ['Petr: test plan']);
  assert.deepEqual(outline.ideas, []);
  assert.deepEqual(outline.questions, ['Who pays for the new lamps?']);
  assert.match(
    outline.problem,
    /^Scanner OS is out of support, no security patches, half .* unmaintained\. 9 scanners/,
  );
  assert.match(outline.problem, /Attendees: Ola, Petr; Site: Hall B\.$/);
  assert.ok(!outline.outOfScope.some((left) => left.includes('security patches')), outline.outOfScope.join('\n'));
});

test('German minutes are named by their topic, abbreviated names are whole', () => {
  const outline = extract(
    'Protokoll Jour fixe 4.5.\nStandort: Werk Süd\nTeilnehmer: Hr. Adam, Fr. Can\n\nThema Werkzeugausgabe:\n- Ausgabe läuft über Zettel, oft unleserlich\n- Wunsch: Ausgabe am Tablet, Rückgabe mit Unterschrift\n- Betriebsrat muss vorher zustimmen',
  );
  assert.equal(outline.title, 'Werkzeugausgabe');
  assert.deepEqual(outline.goals, ['Ausgabe am Tablet', 'Rückgabe mit Unterschrift']);
  assert.deepEqual(outline.dependencies, ['Betriebsrat muss vorher zustimmen']);
  assert.match(outline.problem, /Ausgabe läuft über Zettel, oft unleserlich\./);
  assert.match(outline.problem, /Teilnehmer: Hr\. Adam, Fr\. Can\.$/);
  assert.deepEqual(outline.inScope, []);
});

test('lines of different length are statements of their own, the first is the headline', () => {
  const outline = extract(
    'Key handover at the camp site\nQueue of an hour on Fridays. Two clerks, one always away, no spare keys.\nWant: a key box, code from the booking mail, open in <5 s\nMobile signal flaky at the gate\nNo card payment',
  );
  assert.equal(outline.title, 'Key handover at the camp site');
  assert.ok(outline.goals.includes('Open in <5 s'), outline.goals.join('\n'));
  assert.deepEqual(outline.outOfScope, ['Card payment']);
  assert.match(outline.problem, /Two clerks, one always away, no spare keys\./);
});

test('a chat: greetings and sighs say nothing, what only tells is no headline', () => {
  const outline = extract(
    'maria  9:14 AM\nmorning! the nightly import failed again, 3rd time this month\ntom  9:16 AM\nugh. we only notice in the afternoon\nmaria  9:17 AM\ncan we get an alert in #ops when the file is not there by 6am?\ntom  9:21 AM\n+1. the scheduler has sensors for that. no need to touch the parser though',
  );
  assert.equal(outline.title, 'Get an alert in #ops when the file is not there by 6am');
  assert.deepEqual(outline.goals, ['Get an alert in #ops when the file is not there by 6am']);
  assert.deepEqual(outline.inScope, []);
  assert.deepEqual(outline.ideas, ['The scheduler has sensors for that']);
  assert.match(outline.problem, /^The nightly import failed again, 3rd time this month\./);
});

test('a request without a wish tells what is wrong, and asks for the goal', () => {
  const idea = 'Feature request: the help button is hidden behind the keyboard. Most of our readers use tablets.';
  const outline = extract(idea);
  assert.deepEqual([outline.goals, outline.inScope], [[], []]);
  assert.equal(outline.problem, 'The help button is hidden behind the keyboard. Most of our readers use tablets.');
  assert.ok(gaps(idea, draft(idea)).some(({ section }) => section.startsWith('2.')));
});

test('a bracket that nobody closed ends no sentence and no title', () => {
  const outline = extract(
    'Add SSO for the shop portal (Okta first, Azure AD later. Suppliers now get a password by mail and lose it. We should keep the old login for one year.',
  );
  assert.equal(outline.title, 'Add SSO for the shop portal');
  assert.ok(
    outline.goals.includes('Add SSO for the shop portal (Okta first, Azure AD later)'),
    outline.goals.join('\n'),
  );
  assert.ok(outline.goals.includes('Keep the old login for one year'));
  assert.equal(outline.problem, 'Suppliers now get a password by mail and lose it.');
});

test('sentences that are counted lose their numbers, in Italian too', () => {
  const outline = extract(
    'Richiesta: registro dei prestiti\n\nOggi i prestiti stanno su un quaderno. **1** Vogliamo una scheda per ogni prestito. **2** Vogliamo stampare la ricevuta. **3** Non vogliamo gestire i pagamenti.',
  );
  assert.ok(outline.goals.includes('Una scheda per ogni prestito'), outline.goals.join('\n'));
  assert.ok(outline.goals.includes('Stampare la ricevuta'));
  assert.deepEqual(outline.outOfScope, ['I pagamenti']);
  assert.deepEqual(
    extract('Use slot **2** for the card. **4** lamps are lit.').goals.filter((goal) => /^lamps/.test(goal)),
    [],
  );
});

for (const [story, goal, title] of [
  [
    'US-09 - Como socio quiero reservar una pista para jugar con mis amigos',
    'Socio puede reservar una pista para jugar con sus amigos',
    'Reservar una pista para jugar con sus amigos',
  ],
  [
    'Como gestor, quero exportar meu relatório em CSV.',
    'Gestor pode exportar seu relatório em CSV',
    'Exportar seu relatório em CSV',
  ],
  [
    'En tant que **bénévole**\nJe veux **voir mes missions**\nAfin de **préparer la journée**',
    'Bénévole peut voir ses missions afin de préparer la journée',
    'Voir ses missions',
  ],
  ['Come socio, vorrei prenotare il mio campo.', 'Socio può prenotare il suo campo', 'Prenotare il suo campo'],
  [
    'Как читатель, я хочу продлевать книги, чтобы мне не звонить.',
    'Читатель может продлевать книги, чтобы ему не звонить',
    'Продлевать книги',
  ],
] as const) {
  test(`a story: ${goal}`, () => {
    const outline = extract(story);
    assert.deepEqual(outline.goals, [goal]);
    assert.equal(outline.title, title);
  });
}

test('rate limits have a proposal of their own, in every language of the phrases', () => {
  for (const [idea, word] of [
    [
      'Rate limiting for the public API. Clients send 50 requests per second and nobody stops them.',
      /Each caller is counted/,
    ],
    ['Ratenbegrenzung für die öffentliche API. Heute kann jeder beliebig oft abfragen.', /Jeder Aufrufer wird/],
    ['公开接口需要限流。目前任何人都可以无限调用。', /每个调用方/],
  ] as const)
    assert.match(draft(idea), word);
  assert.doesNotMatch(draft('After the security audit we want a shortcut for the grid on every page.'), /append-only/);
});

test('a form of a tracker: ticked promises, comments and empty answers say nothing', () => {
  const outline = extract(
    "### 提交前确认\n\n- [x] 我已搜索现有 Issue，确认没有相同的问题。\n\n[//]: # '方框内填 x'\n\n### 使用场景或现有问题\n\n打印方式过少\n\n### 希望增加的功能\n\n打印方式只有A4，希望能够增加标签纸打印\n\n### 预期效果\n\n如上",
  );
  assert.equal(outline.title, '增加标签纸打印');
  assert.equal(outline.problem, '打印方式过少。');
  assert.deepEqual(outline.inScope, []);
  assert.doesNotMatch(JSON.stringify(outline), /如上|方框|搜索/);
  assert.match(
    extract('The export breaks off. I checked the logs: the proxy gives up. Raise its limit.').problem,
    /I checked/,
  );
});

test('criteria and test cases are no tickets, a risk that is only rated is none', () => {
  const outline = extract(
    'US-60: Clear errors\n\n**Riesgo:** 5 / 5\n\n### Acceptance Criteria\n- **AC-1:** Every error has a code.\n\n### Test Cases\n- **TC-1:** Send 5. Read the code.',
  );
  assert.deepEqual(
    outline.tickets.map(({ id }) => id),
    ['US-60'],
  );
  assert.deepEqual(outline.risks, []);
  assert.ok(outline.goals.includes('AC-1: Every error has a code'), outline.goals.join('\n'));
  assert.ok(outline.inScope.includes('TC-1: Send 5. Read the code'), outline.inScope.join('\n'));
});

test('a sentence that announces a list is no statement, and a workaround is the reason', () => {
  const { problem, inScope, goals, ideas } = extract(
    'Better upgrades of pools\n\nWhen one changes a pool, the tool will destroy the cluster. We now work around this by:\n\n- Making a second pool\n- Draining the first\n\nAdd a switch for it. An example could be:\n\n```yaml\nupgrade: rolling\n```\n\nUse cases could be:\n- nightly upgrades',
  );
  assert.match(problem, /destroy the cluster\. We now work around this by: Making a second pool; Draining the first\./);
  assert.deepEqual(inScope, ['Nightly upgrades']);
  assert.ok(goals.includes('Add a switch for it'));
  assert.doesNotMatch(JSON.stringify([goals, inScope, ideas]), /could be/);
});

test('a task that ends in a question is a task, one under a condition names no work', () => {
  const outline = extract(
    '## Rationale\n\nAs the audit says, we should guarantee that a bad update does not brick the lamp.\n\n## Tasks\n- [ ] Apply a faulty update and look: rollback or brick?\n- [ ] If bricked add the rollback setting',
  );
  assert.equal(outline.title, 'Guarantee that a bad update does not brick the lamp');
  assert.deepEqual(outline.questions, []);
  assert.deepEqual(outline.inScope, [
    'Apply a faulty update and look: rollback or brick?',
    'If bricked add the rollback setting',
  ]);
});

test('small talk, pronouns and what others do say no work', () => {
  const outline = extract(
    'Would it be possible to add a weekly summary? Bonus point if I can choose the day. Have a nice day.',
  );
  assert.deepEqual(outline.inScope, []);
  assert.ok(outline.goals.includes('Users can choose the day'), outline.goals.join('\n'));
  const russian = extract('Нужно отключать уведомления по чату. Push через Firebase уже есть, его не трогаем.');
  assert.deepEqual(russian.outOfScope, ['Push через Firebase уже есть']);
});
