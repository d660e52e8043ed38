// Logs of clarifications in every shape, and the document beside the specification.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readClarificationDocument, readClarificationLog } from '../../../../src/documents/speckit/clarificationLog.ts';

const one = {
  id: 'CL001',
  category: 'Business Requirements',
  question: 'Who pays?',
  answer: 'The club',
  timestamp: '2026-11-03T10:00:00Z',
  answered_by: 'user',
  impact: 'Invoices',
};
const feature = { feature: 'Club fees', branch: '003-club-fees', clarifications: [one] };
const read = (value: unknown) =>
  readClarificationLog({ path: 'log.json', text: typeof value === 'string' ? value : JSON.stringify(value) });
const told = (value: unknown) => read(value).clarifications.map(({ question, answer }) => `${question} ${answer}`);

test('all of an entry is read', () => {
  assert.deepEqual(read(feature), {
    clarifications: [
      {
        ...{ id: 'CL001', feature: 'Club fees', branch: '003-club-fees', category: 'Business Requirements' },
        ...{ topic: 'business', question: 'Who pays?', answer: 'The club', impact: 'Invoices' },
        ...{ timestamp: '2026-11-03T10:00:00Z', answeredBy: 'user' },
      },
    ],
    unread: [],
  });
});

const text = JSON.stringify(feature);
const shapes: Readonly<Record<string, unknown>> = {
  'a list of features': [feature],
  'features one after another': `${text}\n${text.replace('Who pays?', 'When?')}`.replace(/\n.*/s, ''),
  'a flat list': [one],
  'with a version': { version: 1, entries: [one] },
  sessions: { sessions: [{ date: '2026-11-03', questions: [one] }] },
  'by id': { CL001: { question: 'Who pays?', answer: 'The club' } },
  'by feature': { '003-club-fees': [one] },
  'question to answer': { 'Who pays?': 'The club' },
  'other words': [{ q: 'Who pays?', resolution: 'The club' }],
  'with comments and a comma too many': `// ours\n{"clarifications": [${JSON.stringify(one)},],}`,
  'with a byte order mark': `\ufeff${text}`,
  'an answer as a list': [{ question: 'Who pays?', answer: ['The club'] }],
};
for (const [name, shape] of Object.entries(shapes)) {
  test(name, () => {
    assert.deepEqual(told(shape), ['Who pays? The club']);
    assert.deepEqual(read(shape).unread, []);
  });
}

test('features one after another are all read', () => {
  assert.deepEqual(told(`${text}\n${text.replace('Who pays?', 'When?')}\n`), ['Who pays? The club', 'When? The club']);
});

test('what is whole is read where the end is missing, and the rest is named', () => {
  const cut = read(`[${text}, {"feature": "x", "clarif`);
  assert.equal(cut.clarifications.length, 1);
  assert.equal(cut.unread.length, 1);
  assert.equal(read('"just words"').unread.length, 1);
  assert.deepEqual(read(''), { clarifications: [], unread: [] });
  assert.deepEqual(read([]), { clarifications: [], unread: [] });
});

test('an open question has no answer, and topics follow the category', () => {
  const topics = ['Assumption', 'Technical Decisions', 'Data Requirements', 'Geschäftsregel', 'Colour'].map(
    (category) => ({
      category,
      question: 'x?',
      answer: 'TBD',
    }),
  );
  const { clarifications } = read(topics);
  assert.deepEqual(
    clarifications.map(({ topic }) => topic),
    ['assumption', 'constraint', 'requirement', 'business', 'other'],
  );
  assert.ok(clarifications.every(({ answer }) => answer === ''));
});

test('the document beside the specification', () => {
  const document = parseDocument(
    'spec.md.clarifications.md',
    `# NEEDS CLARIFICATION for Club fees

## Critical Clarifications Required

### CL001: Business Requirements - Who pays
**Context**: Nobody said it.
**Question**: Who pays?
**Options**:
  - Option A: The club
  - Option B: The member
**Impact**: Invoices
**Default Assumption**: The club
**User's Answer**: The club
**Timestamp**: 2026-11-03

### CL002: When
**Question**: When is it due?
**Answer**: [pending]
`,
  );
  const found = readClarificationDocument(document);
  assert.deepEqual(
    found.map(({ id, topic, question, answer, timestamp }) => [id, topic, question, answer, timestamp]),
    [
      ['CL001', 'business', 'Who pays?', 'The club', '2026-11-03'],
      ['CL002', 'other', 'When is it due?', '', ''],
    ],
  );
});
