// The readers for the documents of a feature, over texts as people and other tools write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readConstitution } from '../../../../src/documents/speckit/constitution.ts';
import { readDecisionLog } from '../../../../src/documents/speckit/decisionLog.ts';
import { readDecisions, readResearch } from '../../../../src/documents/speckit/decisions.ts';
import { pathParts, readContract, readEndpoints, sameEndpoint } from '../../../../src/documents/speckit/endpoints.ts';
import { entityKey, readEntities } from '../../../../src/documents/speckit/entities.ts';
import { kindOf } from '../../../../src/documents/speckit/kind.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { readTasks } from '../../../../src/documents/speckit/tasks.ts';
import { readVersions, sameVersion } from '../../../../src/documents/speckit/versions.ts';
import { feature, pathOf } from '../../../fixtures/rules/feature.ts';

const read = (text: string) => parseDocument('notes.md', text);

test('a document is known by its path in every layout, else by its title', () => {
  const kind = (path: string, text = '# x') => kindOf(parseDocument(path, text));
  assert.equal(kind('specs/001-x/spec.md'), 'spec');
  assert.equal(kind('.specify/specs/001-x/tasks.md'), 'tasks');
  assert.equal(kind('packages/app/docs/specs/feature/016-x/data-model.md'), 'data-model');
  assert.equal(kind('specs/001-x/plan.md.decisions.md'), 'decisions');
  assert.equal(kind('specs/001-x/contracts/api.md'), 'contract');
  assert.equal(kind('specs/001-x/checklists/requirements.md'), 'checklist');
  assert.equal(kind('.specify/memory/constitution.md'), 'constitution');
  assert.equal(kind('memory/constitution.md'), 'constitution');
  assert.equal(kind('docs/spec.md'), undefined);
  assert.equal(kind('docs/x.md', '# Feature Specification: X'), 'spec');
  assert.equal(kind('specs/001-x/NOTES.md'), undefined);
});

test('requirements stand in lists, tables and headings, and not in code, comments, quotations and prose', () => {
  const text =
    '# S\n\n## Req\n\n- FR-001: a\n- `FR-002`: b\n* **FR-ACCESS-003** – c\n\n**FR-004**: d\n\n### FR-005 e\n\n> - **FR-006**: q\n\n<!-- - **FR-007**: c -->\n\nAs FR-008 says, FR-009: no.\n\n- FR-001–FR-003 belong together\n';
  const { requirements } = readSpec(read(text));
  assert.deepEqual(
    requirements.map(({ id, text: words }) => [id, words]),
    [
      ['FR-001', 'a'],
      ['FR-002', 'b'],
      ['FR-ACCESS-003', 'c'],
      ['FR-004', 'd'],
      ['FR-005', 'e'],
    ],
  );
  const rows = readSpec(read('# S\n\n| ID | Text |\n|---|---|\n| FR-001 | a \\| b |\n| **NFR-2** | c |\n'));
  assert.deepEqual(
    rows.requirements.map(({ id, family, text: words }) => [id, family, words]),
    [
      ['FR-001', 'FR', 'a | b'],
      ['NFR-2', 'NFR', 'c'],
    ],
  );
});

test('an item whose mark is a slip is one all the same', () => {
  const { requirements } = readSpec(
    read(
      '# S\n\n## R\n\n- **FR-001**: a\n-- **FR-002**: b\n\u2022 **FR-003**: c\n  more of c\n- **FR-004**: d \u2014 FR-001\n\n\u2022 FR-005: e\n\u2022 FR-006: f\n',
    ),
  );
  assert.deepEqual(
    requirements.map(({ id, text }) => `${id} ${text}`),
    ['FR-001 a', 'FR-002 b', 'FR-003 c more of c', 'FR-004 d \u2014 FR-001', 'FR-005 e', 'FR-006 f'],
  );
});

test('a table that traces requirements defines them not again', () => {
  const { requirements, repeated } = readSpec(
    read(
      '# S\n\n## R\n\n- **FR-001**: a\n- **FR-002**: b\n\n## Trace\n\n| FR | T |\n|---|---|\n| FR-001 | T001 |\n\n- **FR-002**: in T002\n',
    ),
  );
  assert.deepEqual([requirements.map(({ text }) => text), repeated.length], [['a', 'b'], 0]);
});

test('stories are found in every language, with priority and scenarios', () => {
  const heads = [
    '### 用户故事 1 - 借书 (优先级：P1)',
    '### ユーザーストーリー 1：借りる（優先度: P1）',
    '### Récit utilisateur 1 – Emprunter (Priorité : P1)',
    '### 1. Borrow (P1)',
    '### Benutzergeschichte 1: Leihen (Priorität: P1)',
    '### US1 — Borrow 🎯 (P1)',
  ];
  for (const head of heads) {
    const { stories } = readSpec(read(`# S\n\n${head}\n\n1. **Given** a, **When** b, **Then** c\n`));
    assert.deepEqual(
      stories.map(({ number, priority, scenarios }) => [number, priority, scenarios.length]),
      [[1, 'P1', 1]],
      head,
    );
  }
});

test('where nothing is called a story, scenarios with a head are the stories', () => {
  const steps = '- **Given** a copy\n- **When** it is lent\n- **Then** it is gone\n';
  const told = (text: string) => {
    const { stories, scenarios } = readSpec(read(`# S\n\n## User Scenarios\n\n${text}`));
    return [...stories.map(({ key, title, scenarios: own }) => [key, title, own.length]), scenarios.length];
  };
  for (const text of [
    `**Scenario 1: Borrow**\n${steps}\n**Scenario 2: Return**\n${steps}`,
    `**Scenario 1: Borrow**\n\n${steps}\n**Scenario 2: Return**\n\n${steps}`,
    `### Scenario 1: Borrow\n\n${steps.replaceAll('- ', '1. ')}\n### Scenario 2 - Return\n\n${steps}`,
    `### Scenario: Borrow\n\n${steps}\n### Scenario: Return\n\n${steps}`,
    `**Scenario A**: Borrow\n${steps}\n**Scenario B**: Return\n${steps}`,
    `Scenario 1: Borrow.\nGiven a copy, when it is lent, then it is gone.\n\nScenario 2: Return.\nGiven b, when c, then d.\n`,
    `- **Scenario 1: Borrow**\n  ${steps.trim().replaceAll('\n', '\n  ')}\n- **Scenario 2: Return**: given b, when c, then d\n`,
    `### Szenario 1: Borrow\n\nAngenommen a, wenn b, dann c.\n\n### Szenario 2: Return\n\nAngenommen b, wenn c, dann d.\n`,
    `### 场景 1：Borrow\n\n假设 a，当 b，那么 c\n\n### 场景 2：Return\n\n假设 a，当 b，那么 c\n`,
  ])
    assert.deepEqual(told(text), [['US-1', 'Borrow', 1], ['US-2', 'Return', 1], 0], text);
  assert.deepEqual(told(`### User Story 4 - Lend\n\n**Scenario 1: Borrow**: given a, when b, then c\n`), [
    ['US-4', 'Lend', 1],
    0,
  ]);
  assert.deepEqual(told(`### Edge Cases\n\n**Scenario 1: Borrow**\n${steps}\nThe scenario: a walk.\n`), [0]);
  assert.deepEqual(told(`### Acceptance\n\n1. **Given** a, **When** b, **Then** c\n`), [1]);
  const wishes = '* **As a reader**, I want a list.\n* **As a member**, I need a card.\n';
  assert.deepEqual(told(wishes), [
    ['US-1', 'As a reader, I want a list.', 0],
    ['US-2', 'As a member, I need a card.', 0],
    0,
  ]);
  assert.deepEqual(told(`As a reader, I want a list.\n\n1. **Given** a, **When** b, **Then** c\n`), [1]);
  assert.deepEqual(told('Als Leserin möchte ich a.\n\nAls Mitglied möchte ich b.\n').length, 3);
});

test('marks are those of questions, not those of rules about marks', () => {
  const text =
    '# S\n\n- a [NEEDS CLARIFICATION: how [much]?]\n- b [NEEDS CLARIFICATION]\n- [ ] No [NEEDS CLARIFICATION] markers remain\n- Use [NEEDS CLARIFICATION: specific question] where unsure\n- ~~c [NEEDS CLARIFICATION: old]~~\n- `[NEEDS CLARIFICATION: code]`\n\n```\n[NEEDS CLARIFICATION: fence]\n```\n';
  assert.deepEqual(
    readSpec(read(text)).marks.map(({ question, span }) => [question, span.line]),
    [
      ['how [much]?', 3],
      ['', 4],
    ],
  );
});

test('tasks are read with what they say', () => {
  const text =
    '# Tasks\n\n## Phase 1: Story\n\n- [ ] T-001 [P] [US1/2] Model in `src/a.ts` (FR-001)\n- [x] **T002** Service, see T-001–T003\n- T001-T002 can run in parallel\n\n```\n- [ ] T009 sample\n```\n';
  const { tasks } = readTasks(read(text));
  assert.deepEqual(
    tasks.map(({ id, state, parallel, stories, paths, phase, title }) => ({
      id,
      state,
      parallel,
      stories,
      paths,
      phase,
      title,
    })),
    [
      {
        id: 'T-001',
        state: 'open',
        parallel: true,
        stories: ['US-1', 'US-2'],
        paths: ['src/a.ts'],
        phase: 'Phase 1: Story',
        title: 'Model in src/a.ts (FR-001)',
      },
      {
        id: 'T002',
        state: 'done',
        parallel: false,
        stories: [],
        paths: [],
        phase: 'Phase 1: Story',
        title: 'Service, see T-001–T003',
      },
    ],
  );
});

test('tasks in headings and tables have states and dependencies too', () => {
  const heads = readTasks(
    read('# T\n\n### T001: Queue\n\n- **Status**: Done\n\n### T002: Mails\n\n- **Dependencies**: T001\n'),
  );
  assert.deepEqual(
    heads.tasks.map(({ id, state, title, dependencies }) => [id, state, title, dependencies.map(({ key }) => key)]),
    [
      ['T001', 'done', 'Queue', []],
      ['T002', 'open', 'Mails', ['T-1']],
    ],
  );
  const rows = readTasks(
    read(
      '# T\n\n| ID | Depends on | Task | Status |\n|---|---|---|---|\n| T001 | – | Queue | done |\n| T002 | T001 | Mails | open |\n',
    ),
  );
  assert.deepEqual(
    rows.tasks.map(({ id, state, title, dependencies }) => [id, state, title, dependencies.map(({ key }) => key)]),
    [
      ['T001', 'done', 'Queue', []],
      ['T002', 'open', 'Mails', ['T-1']],
    ],
  );
});

test('the decisions document is read as its template has it', () => {
  const { planners, title, decisions } = readDecisions(
    parseDocument('plan.md.decisions.md', feature[pathOf('plan.md.decisions.md')] ?? ''),
  );
  assert.deepEqual([planners, title], [true, 'TECHNICAL DECISIONS REQUIRED for Library Loans']);
  const {
    category,
    title: name,
    options,
    recommendation,
    outcome,
    rationale,
    reversibility,
    provisional,
  } = decisions[1] ?? assert.fail();
  assert.deepEqual([category, name, outcome, provisional], ['Data', 'Where loans are stored', 'Option A', false]);
  assert.deepEqual(options, [
    { label: 'Option A', text: 'PostgreSQL' },
    { label: 'Option B', text: 'MongoDB' },
  ]);
  assert.deepEqual(
    [recommendation, rationale, reversibility],
    ['Option A, because of the reports', 'The reports need joins.', 'Hard (all queries change)'],
  );
  const open = readDecisions(
    read('### TD001: [Security] - [Sign-in]\n\n**Decision**: [pending]\n\n**Options**:\n- **Option A**: x\n'),
  );
  assert.deepEqual(
    open.decisions.map((one) => [one.category, one.title, one.outcome]),
    [['Security', 'Sign-in', '']],
  );
});

test('decisions of research are labels, list items or headings', () => {
  const text =
    '# R\n\n## A\n\n**Decision**: x\n**Rationale**: y\n**Alternatives considered**: z\n\n## B\n\n- **Decision (revised)**: x\n- **Rationale**: y\n\n## C\n\n### Decision: x\n\n### Rationale\n\ny\n\n## D\n\n### Decision\n\nx\n';
  assert.deepEqual(
    readResearch(read(text)).map(({ title, outcome, rationale }) => [title, outcome, rationale]),
    [
      ['A', 'x', 'y'],
      ['B', 'x', 'y'],
      ['C', 'x', 'y'],
      ['D', 'x', ''],
    ],
  );
});

test('a log of any shape is read, and what is no decision is named', () => {
  const log = (text: string) => readDecisionLog({ path: 'technical-decisions-log.json', text });
  assert.deepEqual(log('').decisions, []);
  assert.equal(log('').whole, true);
  assert.equal(log('[{"id":"TD001","decision":"PROVISIONAL DECISION: x"},]').decisions[0]?.provisional, true);
  assert.equal(log('{"decisions":[{"id":"TD001"}]}{"decisions":[{"id":"TD002"}]}').decisions.length, 2);
  assert.equal(log('{"a":"// no comment","decisions":[{"id":"TD001"}]}').decisions.length, 1);
  assert.deepEqual(
    [log('"text"').whole, log('[1]').whole, log('not json').whole, log('{"decisions":[{}]}').whole],
    [false, false, false, false],
  );
});

test('a constitution has principles and statements; the template has none', () => {
  const { principles, statements, version, template } = readConstitution(
    parseDocument('memory/constitution.md', feature['.specify/memory/constitution.md'] ?? ''),
  );
  assert.deepEqual(
    [principles.map(({ title }) => title), version, template],
    [['I. Test-First (NON-NEGOTIABLE)', 'II. One Language'], '1.0.0', false],
  );
  assert.deepEqual(
    statements.map(({ force, text }) => `${force}: ${text}`),
    [
      'must: Tests MUST be written before the code that they cover.',
      'must: The implementation MUST be written in Python.',
      'must: Data MUST be stored in PostgreSQL.',
    ],
  );
  const wrapped = readConstitution(
    read('# C\n\n## Core Principles\n\n### I. A\n\nThe tool MUST\nNOT call home. It SHOULD be small.\n'),
  );
  assert.deepEqual(
    wrapped.statements.map(({ force }) => force),
    ['must not', 'should'],
  );
});

test('entities, endpoints and versions are read with their names', () => {
  const model = read(
    '# M\n\n## Entities\n\n### 1. User Profiles\n\n### Loan — the act\n\n```mermaid\nerDiagram\n  MEMBER ||--o{ LOAN : has\n  COPY {\n    int id\n  }\n```\n\n```sql\nCREATE TABLE IF NOT EXISTS public.holds (id int);\n```\n',
  );
  assert.deepEqual(
    readEntities(model).map(({ name }) => name),
    ['User Profiles', 'Loan', 'MEMBER', 'COPY', 'LOAN', 'holds'],
  );
  assert.equal(entityKey('UserProfile'), entityKey('user_profiles'));
  assert.deepEqual(
    readEndpoints(read('`GET /a/{id}`, POST `https://x.org/b/:c`.')).map(({ method, path }) => `${method} ${path}`),
    ['GET /a/{id}', 'POST /b/:c'],
  );
  assert.deepEqual(pathParts('/a/{id}/:b/[c]?x=1'), ['a', '{}', '{}', '{}']);
  const endpoint = (path: string) => ({ method: 'GET', path, span: { start: 0, end: 0, line: 1 } });
  assert.equal(sameEndpoint(endpoint('/api/v1/users/:id'), endpoint('/users/{id}')), true);
  assert.equal(sameEndpoint(endpoint('/users'), endpoint('/loans')), false);
  const versions = readVersions(read('Python 3.11+, Jest 30.1.3 and react@19, under 20 seconds, in 2 days'));
  assert.deepEqual(
    versions.map(({ name, version, exact }) => [name, version, exact]),
    [
      ['Python', '3.11', false],
      ['Jest', '30.1.3', true],
      ['react', '19', true],
    ],
  );
  assert.equal(versions.length, 3);
  assert.deepEqual([sameVersion('18', '18.2'), sameVersion('18', '19')], [true, false]);
});

test('a contract is read from YAML and JSON, and a broken one is said to be broken', () => {
  const { endpoints, version } =
    readContract({ path: 'contracts/a.yaml', text: feature[pathOf('contracts/loans.yaml')] ?? '' }) ?? assert.fail();
  assert.deepEqual(
    [version, endpoints.map(({ method, path, span }) => `${method} ${path} ${span.line}`)],
    ['1.0.0', ['GET /loans 9', 'POST /loans 12', 'POST /loans/{loanId}/return 16']],
  );
  assert.equal(readContract({ path: 'a.json', text: '{"openapi":"3.1.0","paths":{"/x":{"get":{}}}}' }), undefined);
  assert.equal(
    readContract({ path: 'a.json', text: '{\n"openapi":"3.1.0","paths":{"/x":{"get":{}}}}' })?.endpoints.length,
    1,
  );
  assert.equal(readContract({ path: 'a.yaml', text: 'openapi: 3.1.0\npaths:\n  /x: {get: [\n' })?.unread.length, 1);
  assert.equal(readContract({ path: 'a.yaml', text: 'name: x' }), undefined);
});

test('the checkpoint of a phase is no part of the task before it', () => {
  const text = '# Tasks: X\n\n## Phase 1: US1\n\n- [ ] T001 [US1] Borrow (FR-001)\n**Checkpoint**: FR-006 holds.\n';
  const [task] = readTasks(parseDocument('specs/001-a/tasks.md', text)).tasks;
  assert.equal(task?.title, 'Borrow (FR-001)');
  assert.deepEqual(
    task.references.map(({ id }) => id),
    ['US1', 'FR-001'],
  );
});
