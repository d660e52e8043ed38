// What looks like a fault of structure and is meant: group rows, forms to be signed, folders in brackets, pictures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { checkDocument } from '../../../../src/rules/index.ts';
import { findingsIn, pathOf } from '../../../fixtures/rules/feature.ts';

function heard(rule: string, ...lines: readonly string[]): readonly string[] {
  return checkDocument(parseDocument('notes.md', `${lines.join('\n')}\n`), () => undefined)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, place }) => `${severity} ${place.line}`);
}

test('a row of one cell may name the rows below it', () => {
  const table = (...rows: readonly string[]) =>
    heard('structure/uneven-table', '# Report', '', '| Module | Missed | State |', '|---|---|---|', ...rows);
  assert.deepEqual(table('| **Gaps** |', '| a | 1 | low |'), []);
  assert.deepEqual(table('| Gaps |', '| a | 1 | low |', '| Rest |', '| b | 2 | low |'), ['info 5', 'info 7']);
  assert.deepEqual(table('| Gaps |', '| a | 1 | low |'), ['warning 5']);
  assert.deepEqual(table('| **a** | 1 |', '| b | 1 | low |'), ['warning 5']);
});

test('a form that a person signs later is a hint', () => {
  const form = (...lines: readonly string[]) => heard('structure/template-leftover', '# Guide', '', ...lines);
  assert.deepEqual(form('**Validation Complete**: [DATE]', '**Time Taken**: [MINUTES]'), ['info 3']);
  assert.deepEqual(form('**Issues Found**: [LIST OR "NONE"]', '**Reviewed**: [DATE]'), ['info 4']);
  assert.deepEqual(form('**Created**: [DATE]', '**Time Taken**: [MINUTES]'), ['error 3']);
  assert.deepEqual(form('**Validation Complete**: [DATE]', '', 'Words'), ['error 3']);
});

test('headings with different pictures are told apart by eye', () => {
  const headings = (one: string, other: string) =>
    heard('structure/repeated-heading', '# Plan', '', `## ${one}`, '', 'Books.', '', `## ${other}`, '', 'Pages.');
  assert.deepEqual(headings('📚 References', '🔗 References'), ['info 7']);
  assert.deepEqual(headings('📚 References', '📚 References'), ['warning 7']);
  assert.deepEqual(headings('📚 References', 'References'), ['warning 7']);
});

test('a folder in brackets is the project’s own', () => {
  const tree = (line: string) =>
    findingsIn({ [pathOf('plan.md')]: `# Plan\n\n\`\`\`text\nlib/\n${line}\n\`\`\`\n` }).filter((finding) =>
      finding.includes('unfilled-template'),
    ).length;
  assert.equal(tree('└── [domain-specific]/ # utilities'), 0);
  assert.equal(tree('└── [domain-specific, e.g., 1000 req/s]'), 1);
});
