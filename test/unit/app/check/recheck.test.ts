// A document that is edited again and again is judged as one that is read for the first time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCheckSession } from '../../../../src/app/check/session.ts';
import { rules } from '../../../../src/rules/index.ts';
import { FakeCheckers } from '../../../fakes/fakeCheckers.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../../fakes/settings.ts';

const never = new AbortController().signal;

function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8');
}

const said = `# Feature Specification: Loans

## User Scenarios

### User Story 1 - Lend (Priority: P1)

**Acceptance Scenarios**:

1. **Given** a copy, **When** it is lent, **Then** it is away

## Requirements

### Functional Requirements

- **FR-001**: System MUST be fast and user-friendly (see [the model](#model)).
- **FR-002**: System MUST handle errors appropriately, within 300 ms.
- **FR-003**: System MUST keep TBD loans [NEEDS CLARIFICATION: how many?]

| Field | Meaning |
|---|---|
| Owner | <name of the owner> |

## Success Criteria

- **SC-001**: Everything works as expected
- **SC-002**: 95 % of the readers find a book quickly
`;

const path = {
  spec: 'specs/001-a/spec.md',
  tasks: 'specs/001-a/tasks.md',
  brief: '.clinespecs/a/task_brief.md',
} as const;

const starts: readonly (readonly [keyof typeof path, string])[] = [
  ['spec', said],
  ['spec', said.replaceAll(' MUST ', '\u00a0MUST ').replaceAll(': ', '：')],
  ['spec', fixture('traps/spec-clarifications.md')],
  ['spec', fixture('traps/spec-es.md')],
  ['spec', fixture('traps/spec-fenced-whole.md')],
  ['spec', fixture('traps/spec-nbsp-zwsp.md')],
  ['tasks', fixture('traps/tasks-bold.md')],
  ['tasks', fixture('traps/tasks-nested.md')],
  ['brief', fixture('rules/brief.md')],
];

/** What changes what a line is, or what stands around it. */
const inserted = fc.constantFrom(
  ...[
    '',
    ' ',
    'x',
    '\n',
    '\n\n',
    '\u00a0',
    '\u200b',
    '：',
    '**',
    '`',
    '|',
    ' 300 ms',
    ' fast',
    'works as expected',
    'TBD',
  ],
  ...[
    'FR-001',
    'FR-002: ',
    'SC-001',
    'T001',
    '- **FR-001**: ',
    '\n- **FR-002**: System MUST be robust etc.\n',
    '\n- [ ] T002 Do',
  ],
  ...[
    '\n## Requirements\n\n',
    '\n### Edge Cases\n\n',
    '\n## Clarifications\n\n- Q: Why? → A: So\n',
    '\n### User Story 1 - Two\n',
  ],
  ...[
    '\n#### Scenario 2: Late\n\n',
    'Given a, when b, then c',
    '[NEEDS CLARIFICATION: what?]',
    '[a](#b)',
    '{{place}}',
    '<owner>',
  ],
  ...[
    '\n<!-- planner-ignore wording/*: meant -->\n',
    '<!--',
    '-->',
    '\n```\n',
    '\n---\n',
    'Der Leser und die Leserin sind nicht ',
  ],
);

const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 0, 1, 8, 60), fc.boolean(), inserted), {
  minLength: 2,
  maxLength: 6,
});

function edited(text: string, [at, length, isCopy, words]: readonly [number, number, boolean, string]): string {
  const from = at % (text.length + 1);
  const end = Math.min(text.length, from + length);
  return text.slice(0, from) + words + (isCopy ? text.slice(from, end) : '') + text.slice(isCopy ? from : end);
}

test('many edits after each other are judged as a fresh check judges the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), edits, async ([kind, start], changes) => {
      const files = new MemoryFiles({ [path.spec]: said, [path.tasks]: '# Tasks\n\n- [ ] T001 [US1] Do FR-001\n' });
      files.texts.set(path[kind], start);
      const sessionOf = () =>
        createCheckSession(() => ({ rules, ports: { files, checkers: new FakeCheckers(), settings: fakeSettings() } }));
      const session = sessionOf();
      await session.check({}, never);
      for (const change of changes) {
        files.texts.set(path[kind], edited(files.texts.get(path[kind]) ?? '', change));
        assert.deepEqual(await session.recheck(path[kind], never), await sessionOf().recheck(path[kind], never));
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 20) },
  );
});
