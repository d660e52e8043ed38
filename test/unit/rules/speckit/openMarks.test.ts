// Marks of what is not clear without brackets, and texts that speak of such marks; samples of the template beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, pathOf } from '../../../fixtures/rules/feature.ts';

/** What is said of the lines of a plan. */
function heard(rule: string, ...lines: readonly string[]): readonly string[] {
  const text = ['# Implementation Plan: Loans', '', '## Technical Context', '', ...lines, ''].join('\n');
  return findingsIn({ [pathOf('plan.md')]: text }, new RegExp(`^speckit/${rule}$`)).map((line) =>
    line.replace(/^(\w+) \S+ plan\.md:(\d+) /, '$1 $2 '),
  );
}

const marks = (...lines: readonly string[]) => heard('unresolved-clarification', ...lines);
const bare = 'This is marked as not clear. Find out what is meant, and replace the mark.';
const asks = (question: string) =>
  `This is not clear yet: “${question}”. Answer the question, and replace the mark by what it says.`;

test('marks without brackets are found', () => {
  for (const [line, said] of [
    ['- NEEDS CLARIFICATION: Which model is used?', asks('Which model is used?')],
    ['- **NEEDS CLARIFICATION**: Interface of the adapter.', asks('Interface of the adapter.')],
    ['**NEEDS CLARIFICATION:** Which region?', asks('Which region?')],
    ['1. NEEDS CLARIFICATION: Which region?', asks('Which region?')],
    ['**Performance Goals**: Fast pages (specific metrics NEEDS CLARIFICATION)', bare],
    ['**Constraints**: 10 users (NEEDS CLARIFICATION)', bare],
    ['- Data Fetching: React Query or SWR (NEEDS CLARIFICATION - choose a library)', asks('choose a library')],
    ['**Node**: 18+ assumed (NEEDS CLARIFICATION: version to pin)', asks('version to pin')],
    ['- Partition strategy: NEEDS CLARIFICATION (by client, or by day)', asks('by client, or by day')],
    ['**Testing**: Vitest, NEEDS CLARIFICATION (tests of IPC)', asks('tests of IPC')],
    ['- `pq` or `pgx` (driver) - NEEDS CLARIFICATION on preference.', asks('on preference')],
    ['- **Logo**: Height of the logos. NEEDS CLARIFICATION.', bare],
    ['**Testing**: NEEDS CLARIFICATION', bare],
  ] as const) {
    assert.deepEqual(marks(line), [`warning 5 ${said}`], line);
  }
  assert.deepEqual(
    marks('**Language**: TypeScript (version NEEDS CLARIFICATION), Node (version NEEDS CLARIFICATION)'),
    [`warning 5 ${bare}`, `warning 5 ${bare}`],
  );
});

test('a text that speaks of such marks has none', () => {
  for (const line of [
    'No NEEDS CLARIFICATION remain.',
    '**No unresolved NEEDS CLARIFICATION.**',
    '- [ ] NEEDS CLARIFICATION: none remain',
    '- [x] All NEEDS CLARIFICATION resolved',
    '- [x] The specification was checked (NEEDS CLARIFICATION 0).',
    'Research tasks (resolve any NEEDS CLARIFICATION):',
    '**Unknowns / NEEDS CLARIFICATION**: None identified',
    '- The policy is marked as NEEDS CLARIFICATION',
    '- What is not known is written as `NEEDS CLARIFICATION: question`',
    '- They write "NEEDS CLARIFICATION: which one?" there',
    'It said: "Storage: NEEDS CLARIFICATION".',
    '### Scale (Previously NEEDS CLARIFICATION)',
    '## NEEDS CLARIFICATION Review',
    '> NEEDS CLARIFICATION: as quoted',
    '- ~~NEEDS CLARIFICATION: which region?~~',
    '| Storage | NEEDS CLARIFICATION |',
    '    └── tests/ # NEEDS CLARIFICATION: tests',
    'NEEDS CLARIFICATION (to resolve in Phase 0 research):',
    '- NEEDS CLARIFICATION: none',
    '**NEEDS CLARIFICATION**: nenhum bloqueante, o contrato foi lido.',
    'Technical Context에 남은 미해결(NEEDS CLARIFICATION)은 없다.',
    'The open points (NEEDS CLARIFICATION) were resolved in the session.',
    '- needs clarification: whatever is written small',
  ]) {
    assert.deepEqual(marks(line), [], line);
  }
});

test('a mark with its decision below it is answered', () => {
  const question = '**NEEDS CLARIFICATION**: Which database?';
  assert.deepEqual(marks(question, '', '**Decision**: PostgreSQL'), []);
  assert.equal(marks(question, '', '## Next', '', '**Decision**: of something else').length, 1);
});

test('what a user asked for was to stand in place of $ARGUMENTS, and elsewhere it is a name', () => {
  const samples = (...lines: readonly string[]) => heard('unfilled-template', ...lines);
  for (const line of ['**Input**: User description: "$ARGUMENTS"', '**Input**: $ARGUMENTS', '$ARGUMENTS']) {
    assert.deepEqual(
      samples(line),
      ['warning 5 “$ARGUMENTS” is a sample of the template. Replace or remove it.'],
      line,
    );
  }
  for (const line of [
    '- [x] T037 [US3] Implement template expansion with $ARGUMENTS in src/loader.py',
    'A command replaces $ARGUMENTS by what follows it.',
    '- **Expansion**: each "$ARGUMENTS" of a command is replaced',
    'Pass `$ARGUMENTS`.',
  ]) {
    assert.deepEqual(samples(line), [], line);
  }
});

test('each cell of the sample rows counts', () => {
  const rows = [
    '| Violation | Why Needed | Simpler Alternative Rejected Because |',
    '|---|---|---|',
    '| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |',
    '| [e.g., Repository pattern] | [specific problem] | [why direct DB access insufficient] |',
  ];
  assert.deepEqual(heard('unfilled-template', ...rows), [
    'warning 7 6 samples of the template remain in this table. Fill it, or remove it.',
  ]);
});
