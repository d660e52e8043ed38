// Open questions are found where they stand, and an answer changes nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';
import { answerEdits, openQuestionsIn } from '../../../src/documents/openQuestions.ts';

const brief =
  '# Brief\n\n- [ ] no question\n\n## 6. Open Questions\n\n- [x] Who? — Members\n- [ ] Which browsers? — so far: all\n  More.\n- [ ] When?\n';
const spec =
  '# Feature Specification: A\n\n## Requirements\n\n- **FR-001**: Sign in by [NEEDS CLARIFICATION: SSO or mail?].\n- **FR-002**: Keep for [NEEDS CLARIFICATION].\n';

function answered(text: string, at: number, answer: string): string {
  const document = parseDocument('specs/001-a/spec.md', text);
  const question = openQuestionsIn(document)[at];
  assert.ok(question);
  return applyEdits(text, answerEdits(document, question, answer, '2026-11-25'));
}

test('open tasks below open questions, and marks, are questions', () => {
  const found = (text: string) =>
    openQuestionsIn(parseDocument('a.md', text)).map(({ kind, question, span }) => [kind, question, span.line]);
  assert.deepEqual(found(brief), [
    ['task', 'Which browsers?', 8],
    ['task', 'When?', 10],
  ]);
  assert.deepEqual(found(spec), [
    ['mark', 'SSO or mail?', 5],
    ['mark', '', 6],
  ]);
  assert.deepEqual(found('# Brief\n\n## Offene Fragen\n\n- [ ] Wann?\n'), [['task', 'Wann?', 5]]);
});

test('a task is ticked with its answer in one line, line endings stay', () => {
  assert.equal(answered(brief, 1, ' next\n week '), brief.replace('- [ ] When?', '- [x] When? — next week'));
  assert.equal(
    answered(brief.replaceAll('\n', '\r\n'), 1, 'soon'),
    brief.replace('- [ ] When?', '- [x] When? — soon').replaceAll('\n', '\r\n'),
  );
});

test('a mark gives way to its answer, which is kept with the question', () => {
  const first = answered(spec, 0, 'SSO');
  assert.equal(
    first,
    '# Feature Specification: A\n\n## Clarifications\n\n### Session 2026-11-25\n\n- Q: SSO or mail? → A: SSO\n\n## Requirements\n\n- **FR-001**: Sign in by SSO.\n- **FR-002**: Keep for [NEEDS CLARIFICATION].\n',
  );
  const second = answered(first, 0, '30 days');
  assert.match(second, /→ A: SSO\n- Q: FR-002: Keep for …\. → A: 30 days\n\n## Requirements/);
  const later = applyEditsOn(first, '2026-11-26');
  assert.match(later, /→ A: SSO\n\n### Session 2026-11-26\n\n- Q: .* → A: yes\n\n## Requirements/);
});

function applyEditsOn(text: string, date: string): string {
  const document = parseDocument('specs/001-a/spec.md', text);
  const [question] = openQuestionsIn(document);
  assert.ok(question);
  return applyEdits(text, answerEdits(document, question, 'yes', date));
}
