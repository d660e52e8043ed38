// Reports of defects in every shape: what makes a text one, and how much it asks for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRepository } from '../../../../src/workflows/phases/facts.ts';
import { planOutlineOf } from '../../../../src/workflows/phases/offline/outline.ts';
import { sizeOf } from '../../../../src/workflows/phases/sizing.ts';
import { clausesOf } from '../../../../src/workflows/phases/sizing/clauses.ts';
import { isReport, reportIn } from '../../../../src/workflows/phases/sizing/reports.ts';

const sizeOfIdea = (idea: string) => sizeOf(planOutlineOf({ idea, references: [] }), readRepository(undefined), idea);
const reported = (idea: string) => reportIn(idea, clausesOf(idea));

const reports: Readonly<Record<string, string>> = {
  mail: `From: Support\nSubject: AW: AW: cannot print\n\nHi all,\n\nsame again: the label comes out blank since the update. In the old version it was fine. The margin in \`label.ts\` is missing.\n\nRegards\nOla Berg\n\n> Please migrate all teams to the new platform,\n> rewrite the whole print service,\n> add an API, a portal and a mobile app.`,
  log: `Nov 02 03:11:52 box-4 kernel: Out of memory: Killed process 812 (player)\nNov 02 03:11:53 box-4 systemd[1]: player.service: Failed with result 'oom-kill'.\nNov 03 03:09:10 box-4 kernel: Out of memory: Killed process 901 (player)\n\nThe frame buffer leaks on every slide change. Free it.`,
  trace: `java.lang.IllegalStateException: closed\n\tat com.shop.cart.Cart.total(Cart.java:88)\n\tat com.shop.cart.CartView.show(CartView.java:12)\n\tat com.shop.Main.main(Main.java:4)\n\nOpening an empty basket crashes the app since 4.18.`,
  form: `**Describe the bug**\nThe token is rejected.\n\n**Steps to reproduce**\n1. Open the portal\n2. Create an account\n3. Invite a member\n\n**Expected behavior**\nIt is accepted.\n\n**Environment**\nwindows, ios, android, staging`,
  chat: `**ada** 10:02\nthe meters keep dropping off again\n\n**lin** 10:03\nkeepalive is 300, the operator cuts at 240\n\n**ada** 10:04\nok so make 120 the default`,
  German:
    'Störung: Beim Drucken der Mahnliste fehlt die letzte Seite. Seit dem Update am Montag, vorher war es richtig.',
  French: "Depuis la mise à jour, la date affichée est décalée d'un jour. En base elle est correcte.",
  Spanish: 'Incidencia: desde la actualización los profesores no pueden abrir las notas, sale un error 403.',
  Portuguese: 'Defeito: desde a versão 3 o total aparece errado e o pedido não abre.',
  Russian: 'Ошибка: после обновления заказ не открывается, сумма неправильная.',
  Chinese: '不具合ではなく缺陷:升级后导出的文件打开是乱码,列也反了。',
  Japanese: '【不具合】アップデート後、一覧の日付がずれて表示されない行があります。期待する動作:全行が表示される。',
};

for (const [shape, idea] of Object.entries(reports)) {
  test(`a report told as ${shape} is one, and one correction`, () => {
    const report = reported(idea);
    assert.ok(isReport(report, 0), JSON.stringify(report));
    assert.equal(sizeOfIdea(idea).size, 'XS', JSON.stringify(sizeOfIdea(idea).signals));
  });
}

test('a report that asks for several things is more than a correction', () => {
  const one = reports['trace'] ?? '';
  const more = `${one}\n\nWe need to guard the total, show a hint in the basket, and send the error to the log.`;
  assert.equal(sizeOfIdea(more).size, 'S');
  assert.equal(reported(`${one} Please add a unit test.`).asks, reported(one).asks);
});

test('steps that show a defect are nothing to be done', () => {
  assert.equal(reported(reports['form'] ?? '').asks, 0);
});

test('a wish is no report, whatever goes wrong today', () => {
  for (const idea of [
    'Feature request: search that finds misspelled names. Today a wrong letter means an empty page.',
    'As a nurse I want the list to open offline, because today it fails in the cellar.',
    'We want a new page for returns. Today parcels get lost and nobody can find them.',
  ])
    assert.ok(!isReport(reported(idea), 0), idea);
});

test('a defect whose repair moves data between systems is weighed as the work that it is', () => {
  const idea =
    'Bug: totals are wrong since the update. We must migrate the ledger without downtime to the new database, sync it in real time with the ERP, keep the old API backwards compatible, run both in parallel, pilot it with one bank, and pass the audit of the regulator.';
  assert.ok(['M', 'L'].includes(sizeOfIdea(idea).size), JSON.stringify(sizeOfIdea(idea)));
});

test('what marks a defect is told in its own words, or not at all', () => {
  const told = sizeOfIdea(reports['log'] ?? '').signals.find(({ name }) => name === 'defect');
  assert.ok(told);
  assert.doesNotMatch(told.detail, /\n/);
});
