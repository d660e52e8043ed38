// The diagrams that code makes: names of any script, as Mermaid itself takes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import { analysisFact } from '../../../../src/workflows/speckit/analysis.ts';
import { entityDiagram } from '../../../../src/workflows/speckit/diagrams.ts';

test('fields keep their letters, and Mermaid accepts them', async () => {
  const field = (name: string) => ({ name, type: 'text', rule: '' });
  const entity = (name: string, ...fields: readonly string[]) => ({
    name,
    purpose: '',
    fields: fields.map(field),
    relations: [],
  });
  const entities = [
    entity('Ausleihe', 'Zeitpunkt der Rückgabe', 'Schäden', 'E-Mail', '100 %'),
    entity('貸出', '返却日', '会員'),
    entity('Выдача', 'срок возврата'),
  ];
  const text = entityDiagram({ [analysisFact.name]: { summary: 'Loans', entities } }) ?? assert.fail();
  for (const name of ['Zeitpunkt_der_Rückgabe', 'Schäden', 'E_Mail', '返却日', 'срок_возврата']) {
    assert.ok(text.includes(`text ${name}\n`), `${name} in\n${text}`);
  }
  const code = text.replace(/^```mermaid\n|\n```$/g, '');
  const verdict = await createCheckers().check('mermaid', code, AbortSignal.timeout(60_000));
  assert.equal(verdict.kind, 'valid', JSON.stringify(verdict));
});
