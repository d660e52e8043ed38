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

test('a relation that both ends tell is drawn once, as the end has it that knows how many there are', () => {
  const relation = (to: string, kind: string, label: string) => ({ to, kind, label });
  const open = 'relates to, cardinality open';
  const entities = [
    { name: 'Member', purpose: '', fields: [], relations: [relation('Loan', 'many-to-many', open)] },
    {
      name: 'Loan',
      purpose: '',
      fields: [],
      relations: [relation('Member', 'many-to-one', 'belongs to'), relation('Book', 'many-to-many', open)],
    },
    { name: 'Book', purpose: '', fields: [], relations: [relation('Loan', 'many-to-many', open)] },
    { name: 'Shelf', purpose: '', fields: [], relations: [relation('Book', 'one-to-many', 'holds')] },
  ];
  const text = entityDiagram({ [analysisFact.name]: { summary: 'Loans', entities } }) ?? assert.fail();
  assert.deepEqual(
    text.split('\n').flatMap((line) => (line.includes(' : ') ? [line.trim()] : [])),
    [
      'Loan }o--|| Member : "belongs to"',
      'Loan }o--o{ Book : "relates to, cardinality open"',
      'Shelf ||--o{ Book : "holds"',
    ],
  );
});
