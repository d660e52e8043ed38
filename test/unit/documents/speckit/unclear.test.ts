// Marks of what is not clear that stand bare behind a label.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readMarks } from '../../../../src/documents/speckit/clarifications.ts';

const questions = (text: string) =>
  readMarks(parseDocument('specs/001-a/plan.md', `# Plan\n\n${text}\n`)).map(({ question }) => question);

test('a label may have its colon within or behind its marks, or twice', () => {
  for (const label of ['**Storage**:', '**Storage:**', '**Storage:** :', '- **Storage** \t:']) {
    assert.deepEqual(questions(`${label} NEEDS CLARIFICATION (files or database?)`), ['files or database?'], label);
  }
});

// A pattern that shares out the same spaces in more than one way would take minutes for these.
test('behind a label may stand any number of spaces', () => {
  assert.deepEqual(questions(`**Storage**:${' '.repeat(500_000)}x`), []);
});
