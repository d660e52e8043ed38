// The sections that the offline model writes, its thoughts and its repairs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMermaidChecker } from '../../../../src/adapters/checkers/mermaid.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { draftOffline } from '../../../../src/workflows/brief/offline/offline.ts';
import { bodyIn, draft, extract, ideaOf } from './offlineBrief.ts';

test('ordered steps become a valid flow with short labels, a store as a cylinder', async () => {
  const body = bodyIn(draft(ideaOf('steps')), '4.3') ?? '';
  const [fence] = parseDocument('', body).fences;
  assert.match(fence?.text ?? '', /^graph TD/);
  assert.match(fence?.text ?? '', /\[\("Account is created"\)\]/);
  for (const [, label = ''] of (fence?.text ?? '').matchAll(/"([^"]*)"/g))
    assert.ok(label.split(' ').length < 6, label);
  const verdict = await createMermaidChecker()(fence?.text ?? '', new AbortController().signal);
  assert.equal(verdict.kind, 'valid');
});

test('an if with an otherwise becomes a decision', async () => {
  const body = bodyIn(draft(ideaOf('technical')), '4.3') ?? '';
  assert.match(body, /check\{"Index is down\?"\}/);
  assert.match(body, /-->\|yes\|[\s\S]*-->\|no\|/);
  const [fence] = parseDocument('', body).fences;
  const verdict = await createMermaidChecker()(fence?.text ?? '', new AbortController().signal);
  assert.equal(verdict.kind, 'valid');
});

test('without steps there is no flow', () => {
  for (const name of ['thin', 'offline-mode', 'migration', 'issue-template', 'long']) {
    assert.equal(bodyIn(draft(ideaOf(name)), '4.3'), undefined, name);
  }
});

test('without technical ideas a standard approach is proposed and marked', () => {
  const reply = draft(ideaOf('thin'));
  assert.match(bodyIn(reply, '4') ?? '', /^\*\*Proposed for review:\*\* All colors/);
  assert.match(bodyIn(reply, '4.1') ?? '', /\(proposed for review\)$/);
  for (const line of (bodyIn(reply, '4.2') ?? '').split('\n'))
    assert.match(line, /^- \*\*.+:\*\* .+\(proposed for review\)$/);
});

test('with technical ideas section 4 says them', () => {
  assert.match(bodyIn(draft(ideaOf('technical')), '4') ?? '', /OpenSearch.*fall back to Postgres/);
  assert.doesNotMatch(bodyIn(draft(ideaOf('technical')), '4') ?? '', /Proposed for review/);
});

test('nothing said about limits and risks is to be determined', () => {
  const reply = draft(ideaOf('thin'));
  assert.equal(bodyIn(reply, '3.2'), 'To be determined');
  assert.equal(bodyIn(reply, '5'), 'To be determined');
});

test('a body is in the language of its idea', () => {
  for (const [name, words] of [
    ['german-ticket', 'Die Beschreibung nennt'],
    ['chinese-list', '描述提到了'],
    ['japanese', '説明では'],
    ['russian', 'Описание называет'],
    ['spanish-prose', 'La descripción nombra'],
  ] as const) {
    assert.ok(bodyIn(draft(ideaOf(name)), '4')?.startsWith(words), name);
  }
});

test('text of the idea does not become structure of the document', () => {
  const reply = draft('# Add <b>x</b>\n\n- must keep # signs\n- should show `<file>` and <file> names\n');
  assert.match(reply, /`<file>` and \\<file> names/);
});

test('three thoughts come from the idea', () => {
  const reply = String(draftOffline({ id: 'brief/think', facts: { idea: ideaOf('thin'), references: [] } }));
  assert.match(reply, /^1\. .*Dark mode.*\n2\. .+\n3\. .*risks/);
});

const repair = (section: string, text: string): string =>
  String(draftOffline({ id: 'brief/repair', facts: { section, text, findings: [] } }));

test('a repair adds what is missing and keeps the rest', () => {
  assert.equal(
    repair(
      '5. Risks and Dependencies',
      '*A note of the template.*\n- **Risk:** It breaks.\n- **Risk:** It is slow.\n  - **Mitigation:** Measure.',
    ),
    '## 5. Risks and Dependencies\n\n- **Risk:** It breaks.\n  - **Mitigation:** To be determined\n- **Risk:** It is slow.\n  - **Mitigation:** Measure.\n',
  );
  assert.equal(repair('2. Goals', '- One\n- Two'), '## 2. Goals\n\n- One\n- Two\n');
});

test('a repair shortens and quotes labels and closes the fence', () => {
  const reply = repair(
    '4.3. High-Level Flow (Mermaid)',
    '```mermaid\ngraph TD\n  a[Read the file from the disk now] --> b{"Ok?"}',
  );
  assert.match(reply, /a\["Read the file from"\] --> b\{"Ok\?"\}\n```/);
});

test('missing facts count as empty', () => {
  for (const id of ['extract', 'think', 'draft', 'gaps', 'revise', 'repair', 'unknown']) {
    assert.doesNotThrow(() => draftOffline({ id: `brief/${id}`, facts: {} }), id);
  }
  assert.ok(extract('').title.length > 0);
});
