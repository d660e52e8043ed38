// Other phases without a model: what wishes mean by rules, and a whole run with the embedded model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOfflineModel } from '../../../../src/adapters/models/offline.ts';
import { continueRun, startRun } from '../../../../src/app/runs/runs.ts';
import { dividedBy } from '../../../../src/workflows/phases/offline/divide.ts';
import { isDivision } from '../../../../src/workflows/phases/divide.ts';
import type { PresentPhase } from '../../../../src/workflows/phases/division.ts';
import { workflows } from '../../../../src/workflows/index.ts';
import { eventsOf, fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';

const never = new AbortController().signal;
const phase = (number: number, title: string, dependsOn: readonly number[]): PresentPhase => ({
  number,
  title,
  goal: '',
  dependsOn,
  status: 'planned',
  fixed: false,
  edited: false,
});
const present = [phase(1, 'Queue', []), phase(2, 'Mails', [1]), phase(3, 'Desk', [2])];

const unchanged = '1 Queue (), 2 Mails (1), 3 Desk (2)';
const wishes = [
  ['drop phase 2', '1 Queue (), 3 Desk (1)'],
  ['please remove the last phase', '1 Queue (), 2 Mails (1)'],
  ['Phase 1 streichen', '2 Mails (), 3 Desk (1)'],
  ['split phase 2', '1 Queue (), 2 Mails (1), 0 Mails (2) (2), 3 Desk (3)'],
  ['split phase 2 into templates and sending', '1 Queue (), 2 Templates (1), 0 Sending (2), 3 Desk (3)'],
  ['add a phase for the admin page', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Admin page (3)'],
  ['add a phase for the admin page after phase 1', '1 Queue (), 0 Admin page (1), 2 Mails (1), 3 Desk (3)'],
  ['Füge eine Phase für die Suche hinzu', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Suche (3)'],
  ['rename phase 1 to Waiting list', '1 Waiting list (), 2 Mails (1), 3 Desk (2)'],
  ['drop phase 2 and add a phase for the admin page', '1 Queue (), 3 Desk (1), 0 Admin page (2)'],
  ['Entferne die letzte Phase', '1 Queue (), 2 Mails (1)'],
  ['Teile Phase 2 in Vorlagen und Versand auf', '1 Queue (), 2 Vorlagen (1), 0 Versand (2), 3 Desk (3)'],
  ['Benenne Phase 1 in Warteliste um', '1 Warteliste (), 2 Mails (1), 3 Desk (2)'],
  ['supprime la phase 2', '1 Queue (), 3 Desk (1)'],
  ['retire la dernière étape', '1 Queue (), 2 Mails (1)'],
  ["ajoute une phase pour l'écran de recherche", '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Écran de recherche (3)'],
  ['divise la phase 2 en modèles et envoi', '1 Queue (), 2 Modèles (1), 0 Envoi (2), 3 Desk (3)'],
  ['renomme la phase 1 en Liste d’attente', '1 Liste d’attente (), 2 Mails (1), 3 Desk (2)'],
  ['elimina la fase 2', '1 Queue (), 3 Desk (1)'],
  ['quita la última etapa', '1 Queue (), 2 Mails (1)'],
  ['añade una fase para el panel después de la fase 1', '1 Queue (), 0 Panel (1), 2 Mails (1), 3 Desk (3)'],
  ['divide la fase 2 en plantillas y envío', '1 Queue (), 2 Plantillas (1), 0 Envío (2), 3 Desk (3)'],
  ['renombra la fase 1 a Lista de espera', '1 Lista de espera (), 2 Mails (1), 3 Desk (2)'],
  ['remova a fase 2', '1 Queue (), 3 Desk (1)'],
  ['acrescente uma fase para o painel', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Painel (3)'],
  ['divida a fase 2 em modelos e envio', '1 Queue (), 2 Modelos (1), 0 Envio (2), 3 Desk (3)'],
  ['renomeie a fase 1 para Lista de espera', '1 Lista de espera (), 2 Mails (1), 3 Desk (2)'],
  ['удали этап 2', '1 Queue (), 3 Desk (1)'],
  ['убери последний этап', '1 Queue (), 2 Mails (1)'],
  ['добавь этап для поиска', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 Поиска (3)'],
  ['раздели этап 2 на шаблоны и отправку', '1 Queue (), 2 Шаблоны (1), 0 Отправку (2), 3 Desk (3)'],
  ['переименуй этап 1 в Очередь', '1 Очередь (), 2 Mails (1), 3 Desk (2)'],
  ['删除阶段2', '1 Queue (), 3 Desk (1)'],
  ['去掉最后一个阶段', '1 Queue (), 2 Mails (1)'],
  ['增加一个搜索页面的阶段', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 搜索页面 (3)'],
  ['把第2阶段拆分成模板和发送', '1 Queue (), 2 模板 (1), 0 发送 (2), 3 Desk (3)'],
  ['把阶段1改名为候补名单', '1 候补名单 (), 2 Mails (1), 3 Desk (2)'],
  ['フェーズ2を削除してください', '1 Queue (), 3 Desk (1)'],
  ['最後のフェーズを削除して', '1 Queue (), 2 Mails (1)'],
  ['検索画面のフェーズを追加して', '1 Queue (), 2 Mails (1), 3 Desk (2), 0 検索画面 (3)'],
  ['フェーズ2をテンプレートと送信に分割して', '1 Queue (), 2 テンプレート (1), 0 送信 (2), 3 Desk (3)'],
  ['フェーズ1を待ちリストに改名して', '1 待ちリスト (), 2 Mails (1), 3 Desk (2)'],
  ['make phase 2 quicker', unchanged],
  ['rends la phase 2 plus rapide', unchanged],
  ['quita los correos de la fase 2', unchanged],
  ['remova os e-mails da fase 2', unchanged],
  ['ускорь этап 2', unchanged],
  ['добавь тест в этап 2', unchanged],
  ['从阶段2中删除邮件', unchanged],
  ['フェーズ2からメールを削除して', unchanged],
] as const;

for (const [wish, expected] of wishes) {
  test(`“${wish}” gives ${expected}`, () => {
    const phases = dividedBy([wish], present).map(
      ({ was, title, dependsOn }) => `${was} ${title} (${dependsOn.join()})`,
    );
    assert.equal(phases.join(', '), expected);
  });
}

test('every wish for other phases that the rules follow is known as one, in each language', () => {
  const facts = { size: { size: 'L', phases: 3 }, phases: present };
  for (const [wish, expected] of wishes) assert.equal(isDivision(wish, facts), expected !== unchanged, wish);
});

test('the embedded model adds a phase and takes it out again; all other lines stay', async () => {
  const files = new MemoryFiles({ 'package.json': '{"scripts": {"test": "node --test"}}' });
  const host = fakeHost(createOfflineModel(workflows), { files });
  const text =
    'Marketing wants coupon codes. Create codes in the admin, enter one in the cart, show the discount on the invoice.';
  await eventsOf(startRun(host, 'phases', { text, references: [] }, never, { choices: { size: 'M' } }));
  const path = [...files.texts.keys()].find((name) => name.endsWith('-plan.md')) ?? '';
  const plan = (): string => files.texts.get(path) ?? '';
  const before = plan();
  const count = before.match(/^## Phase \d/gm)?.length ?? 0;
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'add a phase for the admin page' }, never));
  assert.match(plan(), new RegExp(`## Phase ${count + 1}: Admin page\\n`));
  const heads = new Set(['graph TD']);
  for (const line of before.split('\n')) assert.ok(plan().includes(line) || heads.has(line), line);
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: `drop phase ${count + 1}` }, never));
  assert.equal(plan(), before);
});

test('a plan without phases that grows with the embedded model keeps what was worked into it', async () => {
  const files = new MemoryFiles({ 'package.json': '{"scripts": {"test": "node --test"}}' });
  const host = fakeHost(createOfflineModel(workflows), { files });
  const text = 'The link in the footer points to the old page. It should point to the new one.';
  await eventsOf(startRun(host, 'phases', { text, references: [] }, never, { choices: { size: 'XS' } }));
  const path = [...files.texts.keys()].find((name) => name.endsWith('-plan.md')) ?? '';
  const change = /## Change\n\n([^]*?)\n\n##/.exec(files.texts.get(path) ?? '')?.[1] ?? '';
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'make it size S' }, never));
  const plan = files.texts.get(path) ?? '';
  assert.doesNotMatch(plan, /## Change\n/);
  assert.match(plan, /## Phase 1: /);
  for (const line of change.split('\n').filter((one) => one.startsWith('- '))) {
    assert.ok(plan.includes(line.replace(/^- (?:\[.\] )?/, '')), line);
  }
});
