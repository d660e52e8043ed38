// What the offline model says that a specification says, or does not say: it is held against the specification.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { assigned } from '../../../../src/workflows/speckit/offline/assign.ts';
import { edgesOf } from '../../../../src/workflows/speckit/offline/edges.ts';
import { drafted } from './drafted.ts';

const directory = `# Feature Specification: Member directory

**Input**: User description: "Members of a club find each other; a web page lists those who agreed to be listed."

## User Scenarios & Testing *(mandatory)*

### User Story 1 - Browse the directory (Priority: P1)

A member opens the directory page and sees cards of other members.

**Acceptance Scenarios**:

1. **Given** a member opens the page, **When** it loads, **Then** cards of listed members are shown.

### User Story 2 - Search and filter members (Priority: P1)

A member types a name and picks a town on the page.

**Acceptance Scenarios**:

1. **Given** the page is open, **When** a name is typed, **Then** only members of that name are shown.
2. **Given** the page is open, **When** a town is picked, **Then** only members of that town are shown.

### Edge Cases

- What happens when a member has no picture?
  - A placeholder is shown on the page.
- What happens when nobody is found? — An empty list with a hint is shown.
- What happens when the page is printed?

## Requirements *(mandatory)*

### Functional Requirements

#### Directory

- **FR-001**: System MUST list members who agreed to be listed.

#### Search & Filtering

- **FR-002**: System MUST offer the towns of the club.
- **FR-003**: System MUST support text search with case-insensitive prefixes.

#### GDPR & Data

- **FR-004**: The wish to be listed MUST be part of what a member can download.

### Key Entities

- **Member Profile** (existing, from the accounts): extended with \`is_listed\` boolean. Contains name, town, picture.
- **Listing State**: A stage of the listing (asked, agreed, withdrawn).

## Dependencies

- **Accounts** of the club: give name and town.

## Assumptions

- Session-based authentication is in place; the directory is shown to members only.

## Success Criteria *(mandatory)*

- **SC-001**: The directory supports 5,000+ listed members.
- **SC-002**: Members say that they find each other.
`;

const { documents, files } = drafted(directory, { idea: 'TypeScript, Fresco 2 and PostgreSQL 16 for the members' });

function textOf(file: string): string {
  const found = [...documents, ...files].find(({ path }) => path.endsWith(`/${file}`));
  assert.ok(found, file);
  return found.text;
}

function section(file: string, heading: string): string {
  const { text } = parseDocument('', textOf(file));
  const from = text.indexOf(`## ${heading}`);
  assert.ok(from >= 0, heading);
  const end = text.indexOf('\n## ', from + 1);
  return text.slice(from, end < 0 ? undefined : end);
}

test('what is said among assumptions and headings is not denied', () => {
  const access = section('security-plan.md', 'Authentication and authorization strategy');
  assert.match(access, /“Session-based authentication is in place[^”]*” \(spec\.md, Assumptions\)/);
  assert.doesNotMatch(access, /names no sign-in/);
  assert.match(section('data-model.md', 'Data privacy and retention policies'), /- FR-004: /);
  assert.match(section('plan.md', 'Technical Context'), /\*\*Scale\/Scope\*\*: SC-001: /);
});

test('what is said nowhere is said to be said nowhere, and left to be decided', () => {
  const plain = directory.replace(/\n## Assumptions[\s\S]*?(?=\n## Success)/, '').replace('GDPR & Data', 'Data');
  const { documents: others } = drafted(plain, { idea: 'TypeScript, PostgreSQL 16' });
  const text = others.find(({ path }) => path.endsWith('/security-plan.md'))?.text ?? '';
  assert.match(
    text,
    /names no sign-in and no right that only some have\. Whether everybody may do everything is to be/,
  );
});

test('in a language that rules know little, nothing is denied without a person', () => {
  const korean = `# 기능 명세: 예약

## 사용자 시나리오

### 사용자 스토리 1 - 예약 (우선순위: P1)

회원이 책을 예약한다.

## 요구사항

- **FR-001**: 시스템은 회원이 책을 예약할 수 있게 해야 한다.
- **FR-002**: 시스템은 예약된 책을 보여 주어야 한다. 모든 예약은 목록에 있어야 한다.
`;
  const { documents: others } = drafted(korean);
  const text = others.find(({ path }) => path.endsWith('/performance-plan.md'))?.text ?? '';
  assert.doesNotMatch(text, /asks for no cache and nothing is delivered through a CDN\.$/m);
  assert.match(text, /nothing is delivered through a CDN, as far as rules read its language/);
});

test('entities that are there do not start empty, names in code are their fields, kinds are none', () => {
  const migration = section('data-model.md', 'Data migration strategies');
  assert.match(migration, /names as existing: Member Profile\./);
  assert.doesNotMatch(migration, /start empty/);
  const schema = section('data-model.md', 'Database schema with indexes and constraints');
  assert.match(schema, /\| `is_listed` \| boolean \(assumption\) \|/);
  assert.doesNotMatch(schema, /`agreed`|`withdrawn`/);
});

test('an edge case keeps the answer that stands beside it or below it', () => {
  const document = parseDocument('', directory);
  assert.deepEqual(edgesOf({ document, spec: readSpec(document) }), [
    { symptom: 'A member has no picture', answer: 'A placeholder is shown on the page.' },
    { symptom: 'Nobody is found', answer: 'An empty list with a hint is shown.' },
    { symptom: 'The page is printed', answer: '' },
  ]);
  const table = section('quickstart.md', 'Troubleshooting guide');
  assert.match(table, /\| A member has no picture \| A placeholder is shown on the page\. \|/);
  assert.match(table, /\| The page is printed \| not stated in the specification: to be decided \|/);
});

test('a requirement goes with the story that its heading is named after, one of another heading with none', () => {
  const document = parseDocument('', directory);
  const { ofStory, shared } = assigned(document, readSpec(document));
  assert.deepEqual(
    ofStory.get(2)?.map(({ id }) => id),
    ['FR-002', 'FR-003'],
  );
  assert.deepEqual(
    shared.map(({ id }) => id),
    ['FR-004'],
  );
});

test('the specification’s own dependencies are among the dependencies', () => {
  assert.match(
    section('dependencies.md', 'External service dependencies'),
    /- Accounts of the club: give name and town/,
  );
  assert.doesNotMatch(section('dependencies.md', 'External service dependencies'), /None: /);
});

test('a name in the technical context that no list has is a dependency, plain words are none', () => {
  const context = section('plan.md', 'Technical Context');
  assert.match(context, /\*\*Primary Dependencies\*\*: Fresco/);
  const loose = drafted(directory, { idea: 'TypeScript. Use what is there, Offline first; PostgreSQL 16' });
  const text = loose.documents.find(({ path }) => path.endsWith('/plan.md'))?.text ?? '';
  assert.doesNotMatch(text, /\*\*Primary Dependencies\*\*: [^\n]*(?:Offline|Use)/);
});

test('a case-insensitive search is no secret', () => {
  assert.doesNotMatch(section('security-plan.md', 'Threat model and attack vectors'), /FR-003/);
});

test('a question that nobody has answered is a condition of the recommendation; one that is answered is none', () => {
  const open = /Go with conditions[\s\S]*- Answered: [^\n]*\(product owner\)/;
  const bare = directory.replace(/\n## Assumptions[\s\S]*?(?=\n## Success)/, '').replace('GDPR & Data', 'Data');
  const go = (more: Readonly<Record<string, string>>): string => {
    const made = drafted(bare, { idea: 'TypeScript, PostgreSQL 16', ...more }).documents;
    const text = made.find(({ path }) => path.endsWith('/executive-summary.md'))?.text ?? '';
    return text.slice(text.indexOf('## Go/No-go'));
  };
  const question = / Answered: ([^\n]*) \(product owner\)/.exec(go({}))?.[1] ?? '';
  assert.match(go({}), open);
  assert.notEqual(question, '');
  assert.ok(!go({ specAnswers: `- ${question} → All members.` }).includes(question));
});

test('ids keep their letters, and one of something is one', () => {
  assert.doesNotMatch(textOf('executive-summary.md'), /\bsc-\d|\b1 (?:tasks|points)\b/);
  assert.doesNotMatch(textOf('tasks.md'), /(T\d{3})–\1/);
  assert.doesNotMatch(textOf('testing-strategy.md'), /\b1 scenarios\b/);
});

test('a criterion without a figure is not said to have one, and what is watched has its task', () => {
  const watched = section('tasks.md', 'Monitoring and alerting setup tasks');
  assert.match(watched, /SC-002: [^|]*\| not stated \| not stated: to be decided \|/);
  const task = /- \[ \] T\d{3} Set up the signals[^\n]*/.exec(textOf('tasks.md'))?.[0] ?? '';
  assert.match(task, /SC-001, SC-002/);
});

test('an edge case that is told as a rule answers itself, in any of the languages', () => {
  const lines = [
    'Reserva com horário de fim anterior ao início deve ser rejeitada.',
    'Eine Rückgabe nach der Frist wird abgelehnt.',
    'A late return is refused.',
    'Printing of the page',
    'O que acontece quando a sala é fechada?',
  ];
  const document = parseDocument('', `# Spec\n\n### Edge Cases\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`);
  assert.deepEqual(
    edgesOf({ document, spec: readSpec(document) }).map(({ answer }) => answer === ''),
    [false, false, false, true, true],
  );
});

test('a Portuguese specification is read for who may do what and how fast, and paths are plain letters', () => {
  const text = `# Feature Specification: Agendamento de Laboratórios

### User Story 1 - Reservar sala (Priority: P1)

Um usuário autenticado reserva uma sala.

## Requirements

- **FR-001**: O sistema deve permitir o cancelamento apenas pelo usuário que criou a reserva; só ele tem permissão.
- **FR-002**: O sistema deve responder em menos de 3 segundos.

### Key Entities

- **Usuário Elegível**: representa a pessoa que pode reservar.
`;
  const made = drafted(text, { idea: 'JavaScript' }).documents;
  const of = (file: string): string => made.find(({ path }) => path.endsWith(`/${file}`))?.text ?? '';
  assert.match(of('security-plan.md'), /\| FR-001 \| O sistema deve permitir/);
  assert.match(of('performance-plan.md'), /\| O sistema deve responder em menos de 3 segundos\. \| FR-002 \|/);
  assert.match(of('tasks.md'), /src\/agendamento-de-laboratorios\/usuario-elegivel\.js/);
});

test('an API of the feature’s own is no service of others', () => {
  const text = `# Feature Specification: Chat

### User Story 1 - Chat (Priority: P1)

A visitor chats.

## Requirements

- **FR-001**: The Widget Config API (\`GET /api/v1/widget/config\`) MUST give the greeting.
- **FR-002**: The Feedback API MUST take a vote.
- **FR-003**: Mails MUST go through the Postbote API.

## 7. Feedback

A vote for each answer.
`;
  const made = drafted(text, { idea: 'TypeScript' }).documents;
  const found = made.find(({ path }) => path.endsWith('/dependencies.md'))?.text ?? '';
  assert.match(found, /\| Postbote \|/);
  assert.doesNotMatch(found, /\| (?:Widget Config|Feedback) \|/);
});
