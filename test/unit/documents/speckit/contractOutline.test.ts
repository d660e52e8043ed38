// An OpenAPI contract in brief.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineOfContract } from '../../../../src/documents/speckit/contractOutline.ts';

const contract = `openapi: 3.1.0
info: { title: Loans, version: 1.0.0 }
paths:
  /loans:
    parameters: []
    get:
      operationId: listLoans
      summary: Lists loans (FR-001)
      responses:
        '200':
          description: All
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Loan' } } } }
        '404': { $ref: '#/components/responses/Problem' }
    post:
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Loan' } } }
      responses: { '201': { description: Made } }
components:
  schemas:
    Loan: { type: object, properties: { id: { type: string }, due: { type: string } } }
    ErrorCode: { enum: [not_found, taken] }
`;

test('operations with what goes in and out, schemas with their fields', () => {
  assert.equal(
    outlineOfContract(contract),
    [
      'Operations:',
      '- GET /loans (listLoans): Lists loans (FR-001); 200 list of Loan, 404 Problem',
      '- POST /loans: takes Loan; 201',
      'Schemas:',
      '- Loan: id, due',
      '- ErrorCode: one of not_found, taken',
    ].join('\n'),
  );
});

test('what is no readable OpenAPI file has no outline', () => {
  for (const text of [
    '# Errors',
    'openapi: 3.1.0',
    'openapi: 3.1.0\npaths: [',
    'asyncapi: 3.0.0',
    'openapi: 1\npaths: 3',
  ]) {
    assert.equal(outlineOfContract(text), undefined, text);
  }
});
