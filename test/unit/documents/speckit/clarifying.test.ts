// Answers taken up in a specification in spec-kit's own way, with every other byte as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { clarificationLines, clarifyingEdits, isAnsweredIn } from '../../../../src/documents/speckit/clarifying.ts';
import { readClarifications } from '../../../../src/documents/speckit/clarifications.ts';
import { findGaps } from '../../../../src/documents/speckit/gaps.ts';

const answered = [{ question: 'how long? (FR-001)', answer: 'Four\nweeks.' }];

function taken(text: string, day = '2026-11-21'): string {
  return applyEdits(text, clarifyingEdits(parseDocument('spec.md', text), answered, day));
}

test('without the section, it comes before the first one; line endings and byte order mark stay', () => {
  const text = '\ufeff# Feature Specification: Loans\r\n\r\n**Status**: Draft\r\n\r\n## Requirements\r\n\r\n- a\r\n';
  const session =
    '## Clarifications\r\n\r\n### Session 2026-11-21\r\n\r\n- Q: how long? (FR-001) → A: Four weeks.\r\n\r\n';
  assert.equal(taken(text), text.replace('## Requirements', `${session}## Requirements`));
  assert.equal(taken('# Only\n'), `# Only\n\n${session.replaceAll('\r\n', '\n').trimEnd()}\n`);
  const read = readClarifications(parseDocument('spec.md', taken(text)));
  assert.deepEqual(
    read.map(({ question, answer, session: of }) => [question, answer, of]),
    [['how long? (FR-001)', 'Four weeks.', 'Session 2026-11-21']],
  );
});

test('with the section, a session of the day is added to, another one gets a session beside it', () => {
  const text =
    '# S\n\n## Clarifications\n\n### Session 2026-11-20\n\n- Q: who? → A: Members.\n\n### Session 2026-11-21\n\n- Q: what? → A: Books.\n\n## Requirements\n\n- a\n';
  const line = '- Q: how long? (FR-001) → A: Four weeks.\n';
  assert.equal(taken(text), text.replace('Books.\n', `Books.\n${line}`));
  assert.equal(taken(text, '2026-11-20'), text.replace('Members.\n', `Members.\n${line}`));
  assert.equal(taken(text, '2026-11-22'), text.replace('Books.\n', `Books.\n\n### Session 2026-11-22\n\n${line}`));
  const empty = '# S\n\n## Clarifications\n\n### Session 2026-11-21\n\n## Requirements\n';
  assert.equal(taken(empty), empty.replace('21\n', `21\n\n${line}`));
});

test('a heading that only sounds like it is none', () => {
  const text = '# S\n\n## Clarity of terms, Q&A later\n\nText.\n\n## Requirements\n';
  assert.equal(taken(text).indexOf('## Clarifications'), text.indexOf('## Clarity'));
});

test('what is answered there is not offered again, and its mark is no gap any more', () => {
  const text = '# S\n\n## Requirements\n\n- **FR-001**: Lend for [NEEDS CLARIFICATION: how long?].\n';
  const after = parseDocument('spec.md', taken(text));
  assert.equal(isAnsweredIn(after, 'How long?'), true);
  assert.equal(clarificationLines(after, answered, '2026-11-22'), '');
  assert.deepEqual(clarifyingEdits(after, answered, '2026-11-22'), []);
  const marks = (one: typeof after) => findGaps(one).filter(({ kind }) => kind === 'mark').length;
  assert.deepEqual([marks(parseDocument('spec.md', text)), marks(after)], [1, 0]);
});
