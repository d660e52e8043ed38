// Text that was pasted from a tracker, a mail or a chat is read like any other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asMarkdown } from '../../../../src/workflows/brief/offline/pasted/pasted.ts';
import { extract } from './offlineBrief.ts';

test('Jira marks become Markdown', () => {
  const jira =
    'h3. Scope\n# One\n** Two\n||A||B||\n|c|d|\n{code:java}\n# no item\n{code}\n{quote}Said{quote}\n' +
    '{panel:title=Why}\nUse {{Job}}, see [docs|https://docs.example.net/x] and [~kim].\n{panel}\n*Bold*';
  assert.deepEqual(
    asMarkdown(jira)
      .split('\n')
      .filter((line) => line !== ''),
    [
      '### Scope',
      '1. One',
      '  - Two',
      '|A|B|',
      '|---|---|',
      '|c|d|',
      '```',
      '# no item',
      '```',
      'Said',
      '### Why',
      'Use `Job`, see [docs](https://docs.example.net/x) and kim.',
      '**Bold**',
    ],
  );
});

test('text of no such kind stays as it is', () => {
  const text = '# Title\n\n# Not a list\n- a | b\n> quoted\nAt 10:42 we met.\n*emphasis*\n';
  assert.equal(asMarkdown(text), text);
});

test('a mail gives its subject as title, and neither greeting nor signature', () => {
  const mail =
    'From: Kim <kim@example.com>\nTo: it@example.com\nSubject: Re: Fwd: Room plan\n\nHi all,\n\n' +
    'We need a plan of the rooms on the wall screen, because guests get lost.\n\nBest regards\nKim\nTel. 0123\n\n' +
    'On Monday, Lee wrote:\n> The screen runs a browser.\n> What do you need?';
  const { title, goals, problem, questions } = extract(mail);
  assert.equal(title, 'Room plan');
  assert.deepEqual(goals.length, 1);
  assert.match(problem, /The screen runs a browser/);
  assert.deepEqual(questions, []);
  assert.doesNotMatch(JSON.stringify(extract(mail)), /0123|regards|wrote|Hi all/);
});

test('a mail that only forwards is read with what it forwards', () => {
  const mail = 'Subject: fw\nFrom: a@example.com\n\nFYI\n\n> The badge printer must print in colour.\n> No photos.';
  const { goals, outOfScope } = extract(mail);
  assert.match(goals.join(), /print in colour/);
  assert.match(outOfScope.join(), /Photos/);
});

test('a chat is read message by message', () => {
  for (const chat of [
    'Ann 10:42 AM\nwe need labels from the recipe\nBo 10:43 AM\nok\nBo 10:44 AM\nno price tags for now',
    '[10:42] ann: we need labels from the recipe\n[10:43] bo: ok\n[10:44] bo: no price tags for now',
    '12/03/25, 10:42 - Ann: we need labels from the recipe\n12/03/25, 10:44 - Bo: no price tags for now',
  ]) {
    const { goals, outOfScope, problem } = extract(chat);
    assert.match(goals.join(), /abels from the recipe/, chat);
    assert.match(outOfScope.join(), /rice tags/, chat);
    assert.doesNotMatch(problem + goals.join(), /10:4|\bok\b/i, chat);
  }
});

test('headings without marks are heard, and lines below them are a list', () => {
  const { goals, outOfScope, risks, questions } = extract(
    'Club roster\n\nGoals\nOne list for all\nSwap a shift with one tap\n\nNOT DOING\n~~~~~~~~~\nLocation tracking\n\n' +
      'Worries\nSome have no phone\n\nOpen points\nWho pays',
  );
  assert.ok(goals.includes('One list for all') && goals.includes('Swap a shift with one tap'), goals.join());
  assert.deepEqual(outOfScope, ['Location tracking']);
  assert.deepEqual(risks, [{ risk: 'Some have no phone', mitigation: '' }]);
  assert.deepEqual(questions, ['Who pays?']);
});

test('names that only begin like a topic are no topic', () => {
  const { outOfScope, dependencies } = extract(
    '## V2 API\n\nShow the orders.\n\n## Requires login\n\nHide the prices.',
  );
  assert.deepEqual([outOfScope, dependencies], [[], []]);
});

test('labels in brackets stand for what follows', () => {
  const { goals, outOfScope, risks } = extract(
    '【目标】\n- 扫码盘点\n【不做】采购流程；会员积分\n■ 风险\n・条码扫不出来',
  );
  assert.deepEqual(goals, ['扫码盘点']);
  assert.deepEqual(outOfScope, ['采购流程', '会员积分']);
  assert.deepEqual(
    risks.map(({ risk }) => risk),
    ['条码扫不出来'],
  );
});

test('a fence that nobody closed hides nothing', () => {
  const { goals } = extract('Photo sync\n\n```\nls -la\n\nWe need a list of the deleted photos.');
  assert.match(goals.join('; '), /list of the deleted photos/);
});

test('code alone speaks through its comments', () => {
  const { goals } = extract('```ts\n// TODO: replace polling with a subscription\nsetInterval(load, 60);\n```');
  assert.deepEqual(goals, ['Replace polling with a subscription']);
});

test('wrapped prose is not taken for a list', () => {
  const { problem } = extract(
    'Today the clerk writes every delivery into a paper book at the gate of the\nOld Harbour and nobody can read it afterwards.\n\nWe want a form.',
  );
  assert.match(problem, /at the gate of the Old Harbour and nobody/);
});

test('a scenario is one statement with its name', () => {
  const { inScope, goals } = extract(
    'As a singer I want to report an absence so that I need no mail.\n\nScenario: late absence\nGiven a rehearsal starts soon\nWhen a singer reports\nThen the conductor is told',
  );
  assert.deepEqual(goals, ['A singer can report an absence so that they need no mail']);
  assert.ok(
    inScope.includes('Late absence: given a rehearsal starts soon, when a singer reports, then the conductor is told'),
    inScope.join('; '),
  );
});

test('requests, fears and refusals lose their opening, in every language', () => {
  const cases: readonly (readonly [string, keyof ReturnType<typeof extract>, string])[] = [
    ['Orders are typed by hand. Can you add an import of orders?', 'goals', 'Add an import of orders'],
    ['Orders are typed by hand. What if people could scan the order?', 'goals', 'People could scan the order'],
    ["I'm a bit worried that the batteries won't last.", 'risks', "The batteries won't last"],
    ['We print labels. We really don’t want to deal with payments.', 'outOfScope', 'Payments'],
    ['Wir drucken Etiketten. Wir wollen keine Bezahlfunktion.', 'outOfScope', 'Bezahlfunktion'],
    ['Nous imprimons des badges. Pas de paiement en ligne.', 'outOfScope', 'Paiement en ligne'],
    ['Imprimimos etiquetas. No queremos cobrar en línea.', 'outOfScope', 'Cobrar en línea'],
    ['Imprimimos etiquetas. Não vamos tratar da cobrança.', 'outOfScope', 'Cobrança'],
    ['Мы печатаем бейджи. Оплата не нужна.', 'outOfScope', 'Оплата'],
    ['我们打印标签。暂时不考虑收费。', 'outOfScope', '收费'],
    ['名札を印刷しています。決済機能は要りません。', 'outOfScope', '決済機能'],
  ];
  for (const [idea, list, statement] of cases) {
    const found = extract(idea)[list];
    assert.ok(JSON.stringify(found).includes(`"${statement}"`), `${idea} → ${JSON.stringify(found)}`);
  }
});

test('a wish not to lose something is no exclusion', () => {
  const { outOfScope } = extract("The app syncs notes. We don't want to lose notes when the phone is offline.");
  assert.deepEqual(outOfScope, []);
});

test('a flow is drawn of what is planned, not of what happens today or of scenarios', () => {
  const { inScope } = extract('Every morning somebody walks around, then the list gets lost, and then we search.');
  assert.deepEqual(inScope, []);
});
