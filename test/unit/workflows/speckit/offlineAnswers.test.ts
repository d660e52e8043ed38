// What the offline model makes of roles, of what the user answered, and of what was found more than once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/documents/sentence.ts';
import { securityQuestion } from '../../../../src/documents/speckit/gaps.ts';
import { reportOf } from '../../../../src/workflows/speckit/report.ts';
import { drafted } from './drafted.ts';

const spec = (rule: string): string => `# Feature Specification: Export of invoices

## User Scenarios & Testing

### User Story 1 - Export a month (Priority: P1)

As a bookkeeper I download the invoices of a month in the web.

**Acceptance Scenarios**:

1. **Given** 12 invoices, **When** March is exported, **Then** the file has 12 lines.

### Edge Cases

- No invoice: the file has the header only.

## Requirements

### Functional Requirements

- **FR-001**: The system MUST store each export through an API endpoint.
- **FR-002**: ${rule}

### Key Entities

- **Invoice**: number, date, amount

## Success Criteria

- **SC-001**: An export of 5,000 invoices takes less than 3 seconds.
`;

const open = spec('The file MUST have a header line.');
const answered = {
  specAnswers: `- ${english(securityQuestion)} → Bookkeepers alone, and nobody from outside`,
  idea: 'Node 22, TypeScript, Fastify 5',
};

function sectionOf({ documents }: ReturnType<typeof drafted>, file: string, heading: string): string {
  const text = documents.find(({ path }) => path.endsWith(`/${file}`))?.text ?? '';
  const from = text.indexOf(`## ${heading}`);
  assert.ok(from >= 0, heading);
  const end = text.indexOf('\n## ', from + 1);
  return text.slice(from, end < 0 ? undefined : end);
}

for (const rule of [
  'Only users of the accounts office MUST be able to export.',
  'Whoever exports MUST be somebody with the role “bookkeeper”.',
]) {
  test(`“${rule}” is a rule of access`, () => {
    const plan = drafted(spec(rule), { idea: answered.idea });
    assert.match(sectionOf(plan, 'security-plan.md', 'Authentication'), /FR-002/);
    assert.deepEqual(reportOf(plan.facts).questions, []);
  });
}

test('what the user answered is neither denied nor asked again', () => {
  const plan = drafted(open, answered);
  assert.match(sectionOf(plan, 'security-plan.md', 'Authentication'), /“Bookkeepers alone, and nobody from outside”/);
  assert.doesNotMatch(sectionOf(plan, 'security-plan.md', 'Authentication'), /names no sign-in/);
  assert.deepEqual(reportOf(plan.facts).questions, []);
  assert.deepEqual(reportOf(drafted(open, { idea: answered.idea }).facts).questions, [english(securityQuestion)]);
});

test('what is built until somebody decides is not among its own alternatives', () => {
  const text = sectionOf(drafted(open, answered), 'research.md', 'Alternative approaches considered');
  assert.match(text, /: SQLite, for now \(recommended, not confirmed: PostgreSQL\)/);
  assert.match(text, /Alternatives considered\*\*: PostgreSQL [^\n]*; MongoDB /);
  assert.doesNotMatch(text, /Alternatives considered\*\*:[^\n]*SQLite/);
});

test('a claim that several queries brought stands once', () => {
  const source = { kind: 'search', tool: 'search', title: 'Node', url: 'https://example.org/node', date: '2026-11-25' };
  const finding = (id: string): object => {
    const claims = [{ text: 'Version 24 is stable.', source: { ...source, query: id }, verified: true }];
    return { id, topic: id, query: id, claims };
  };
  const plan = drafted(open, { ...answered, findings: [finding('versions-node'), finding('changes-node')] });
  const text = sectionOf(plan, 'research.md', 'Technology stack evaluation');
  assert.equal(text.split('Version 24 is stable.').length, 2, text);
});
