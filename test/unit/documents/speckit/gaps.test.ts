// What a specification leaves open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { findGaps } from '../../../../src/documents/speckit/gaps.ts';
import template from '../../../../src/core/speckit/scaffold/spec-template.md';

const whole = `# Feature Specification: Login

## User Scenarios & Testing

### User Story 1 - Sign in (Priority: P1)

1. **Given** a member, **When** she signs in, **Then** she sees her page

### Edge Cases

- What happens when the password is wrong?

## Requirements

- **FR-001**: The system MUST check the password.

## Success Criteria

- **SC-001**: Signing in takes less than 2 seconds for 1,000 concurrent members.
`;
const gaps = (text: string) => findGaps(parseDocument('specs/001-login/spec.md', text));
const kinds = (text: string) => gaps(text).map(({ kind }) => kind);

test('a whole specification has none but what it is silent about', () => {
  assert.deepEqual(kinds(whole), ['security']);
  assert.deepEqual(kinds(`${whole}\nOnly members with the permission see it.\n`), []);
  assert.deepEqual(kinds(`${whole}\nOnly users of the office can see it.\n`), []);
  assert.deepEqual(kinds(`${whole}\nOnly members of that town are shown.\n`), ['security']);
  for (const rule of [
    'Only librarians MUST be able to lend; a member sees the own loans.',
    'Only the head of a department may approve an order.',
    'only those who wrote a note can change it.',
    'An order of somebody else is not shown; others are refused.',
  ])
    assert.deepEqual(kinds(`${whole}\n${rule}\n`), [], rule);
  for (const rule of [
    'Only files below 5 MB can be uploaded.',
    'Only numbers may appear in the field.',
    'Only one job can run at a time.',
    'The list is only loaded after members can see the page.',
  ])
    assert.deepEqual(kinds(`${whole}\n${rule}\n`), ['security'], rule);
});

test('each part that is missing is a gap of its own', () => {
  assert.deepEqual(kinds('  \n'), ['empty']);
  assert.deepEqual(kinds('# Feature Specification: Login\n\nMembers sign in.\n'), [
    ...['requirements', 'stories', 'criteria', 'edgeCases', 'performance', 'security'],
  ]);
  assert.ok(kinds(whole.replace(/1\. \*\*Given.*\n/, 'To be written.\n')).includes('scenarios'));
});

test('marks and open questions are asked as they are, each in its place', () => {
  const [mark, question] = gaps(`${whole.replace('check the password', 'check [NEEDS CLARIFICATION: password or key?]')}
## Clarifications

### Session 2026-11-03

- Q: Is there a permission for guests?
`);
  assert.deepEqual([mark?.kind, mark && english(mark.question), mark?.span?.line], ['mark', 'password or key?', 15]);
  assert.deepEqual(
    [question?.kind, question && english(question.question)],
    ['question', 'Is there a permission for guests?'],
  );
});

test('a template that nobody filled is known as one', () => {
  assert.equal(kinds(template)[0], 'template');
});

test('a specification in another language is no less whole', () => {
  const german = whole
    .replace('less than 2 seconds for 1,000 concurrent members', 'weniger als 2 Sekunden')
    .replace('check the password', 'die Berechtigung prüfen');
  assert.deepEqual(kinds(german), []);
});

test('where a block without an end hides the rest, nothing is called missing that may be there', () => {
  assert.deepEqual(
    kinds(`${whole}\nOnly with a permission.\n\n\`\`\`text\nand then\n`).filter((kind) => kind !== 'unread'),
    [],
  );
});
