// The offline model drafts whole features: complete, in their form, without what the rules find fault with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import { collectVerdicts } from '../../../../src/core/framing.ts';
import type { Facts } from '../../../../src/core/workflow.ts';
import { embeddedFile } from '../../../../src/documents/embedded.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { readTasks } from '../../../../src/documents/speckit/tasks.ts';
import { checkDocument, rules } from '../../../../src/rules/index.ts';
import { draftOffline } from '../../../../src/workflows/speckit/offline/offline.ts';
import { actionOf } from '../../../../src/workflows/speckit/offline/actions.ts';
import { drafted, folder, learned, type Drafted } from './drafted.ts';
import { old, service, tool } from './specs.ts';

const fixture = readFileSync(
  new URL('../../../fixtures/feature/specs/004-library-loans/spec.md', import.meta.url),
  'utf8',
);
const constitution =
  '# Library Constitution\n\n## Core Principles\n\n### I. Test-First\n\nTests MUST be written before the code.\n\n### II. Privacy\n\nLoans of a member MUST NOT be shown to others.\n';
const features: Readonly<Record<string, readonly [spec: string, more: Facts]>> = {
  service: [service, { constitution }],
  tool: [
    tool,
    { repository: { languages: ['Go'], testCommand: 'go test ./...', layout: ['internal: check', 'cmd: tool'] } },
  ],
  old: [old, {}],
  fixture: [fixture, {}],
};

for (const [name, [spec, more]] of Object.entries(features)) {
  test(`${name}: the rules find no fault with what is drafted, and every checker accepts it`, async () => {
    const feature = drafted(spec, more);
    assert.deepEqual(await faultsIn(feature), []);
  });

  test(`${name}: every section says something, and nothing of a template is left`, () => {
    const { documents } = drafted(spec, more);
    for (const { path, text } of documents.filter((one) => !one.path.endsWith('/spec.md'))) {
      assert.doesNotMatch(text, /^To be determined$/m, path);
      assert.doesNotMatch(text, /\{\{|NEEDS CLARIFICATION|\[FEATURE|undefined|\[object/, path);
    }
  });

  test(`${name}: each requirement has a task, ids are given once, tasks wait for tasks that come before`, () => {
    const { documents } = drafted(spec, more);
    const find = (file: string) => documents.find(({ path }) => path.endsWith(`/${file}`));
    const [specification, list] = [find('spec.md'), find('tasks.md')];
    assert.ok(specification && list);
    const { tasks, repeated } = readTasks(list);
    assert.deepEqual(repeated, []);
    const named = new Set(tasks.flatMap(({ references }) => references.map(({ key }) => key)));
    for (const { key, id } of readSpec(specification).requirements) assert.ok(named.has(key), `${id} has no task`);
    tasks.forEach(({ id, dependencies }, index) => {
      const before = new Set(tasks.slice(0, index).map(({ key }) => key));
      for (const { key } of dependencies) assert.ok(before.has(key), `${id} waits for ${key}`);
    });
    for (const line of list.text.split('\n').filter((one) => one.startsWith('- [ ]'))) {
      assert.match(line, /^- \[ \] T\d{3} (?:\[P\] )?(?:\[US\d+\] )?\S/, line);
    }
  });
}

test('contracts hold what the specification names: endpoints with their requirement, entities, one error format', () => {
  const { files } = drafted(service);
  const api = files.find(({ path }) => path.endsWith('openapi.yaml'))?.text ?? '';
  assert.match(api, /\/loans:\n\s+post:/);
  assert.match(api, /\/members\/\{id\}\/loans:\n\s+get:/);
  assert.match(api, /summary: POST \/loans \(FR-001\)/);
  assert.match(api, /due_date:\n\s+type: string\n\s+format: date-time/);
  assert.match(api, /application\/problem\+json/);
});

test('a command line has its commands, and no other contract', () => {
  const { files } = drafted(tool);
  assert.deepEqual(
    files.map(({ path }) => path),
    [`${folder}/contracts/commands.md`],
  );
  assert.match(files[0]?.text ?? '', /`tool check --strict`/);
});

test('entities keep the fields and relations that the words tell, and get no others', () => {
  const { analysis } = learned(service);
  const entities = entitiesIn(analysis);
  assert.deepEqual(
    entities.map(({ name }) => name),
    ['Loan', 'Member', 'Book'],
  );
  assert.deepEqual(
    entities[0]?.fields.map(({ name }) => name),
    ['due_date', 'borrowed_at', 'returned_at'],
  );
  assert.deepEqual(
    entities[0]?.relations.map(({ to, kind }) => `${kind} ${to}`),
    ['many-to-one Member', 'many-to-one Book'],
  );
});

test('a decision is needed only where the material leaves it open; every category has a word', () => {
  const open = identifiedIn(learned(service));
  assert.ok(open.decisions.some(({ title }) => title === 'Language of the implementation'));
  assert.ok(open.decisions.some(({ title }) => title === 'Which database holds the entities'));
  const settled = identifiedIn(
    learned(service.replace('by mail', 'by mail; loans are kept in PostgreSQL'), { idea: 'TypeScript' }),
  );
  const titles = settled.decisions.map(({ title }) => title);
  assert.ok(!titles.includes('Language of the implementation'));
  assert.ok(!titles.includes('Which database holds the entities'));
  for (const { considered } of [open, settled]) {
    assert.equal(considered.length, 8);
    for (const { category, decisions, reason } of considered)
      assert.ok(decisions.length > 0 || reason !== '', category);
  }
});

test('a requirement becomes work in its own words', () => {
  assert.equal(actionOf({ id: 'FR-001', text: 'System MUST send one reminder.' }), 'Send one reminder');
  assert.equal(
    actionOf({ id: 'FR-002', text: 'System MUST NOT lend twice.' }),
    'Implement FR-002: System MUST NOT lend twice',
  );
  assert.equal(
    actionOf({ id: 'FR-003', text: 'The field `due_at` MUST be set' }),
    'Implement FR-003: The field due_at MUST be set',
  );
});

test('the smaller requests are answered too, and an unknown one with nothing', () => {
  const facts = learned(service);
  const ask = (prompt: string, more: Facts = {}) =>
    draftOffline({ id: `speckit/${prompt}`, facts: { ...facts, ...more } });
  assert.match(String(ask('analysisThink')), /^1\. Book loans: 6 requirements, 2 stories/);
  assert.deepEqual(ask('path'), { conflicts: [], decisions: [], risks: [], timeline: '' });
  assert.match(
    String(
      ask('decisionReply', {
        decision: JSON.stringify({ options: [{ text: 'SQLite', pros: ['small'], cons: [], cost: '' }] }),
        question: 'Why SQLite?',
      }),
    ),
    /SQLite: for it small/,
  );
  assert.equal(ask('repair', { section: 'A', text: '```sh\nls' }), '## A\n\n```sh\nls\n```\n');
  assert.equal(ask('repair', { section: 'contracts/a.yaml', text: 'a: 1\n' }), 'a: 1\n');
  assert.match(
    String(
      ask('update', {
        artifact: 'research',
        section: 'Risk assessment and mitigation strategies',
        wishes: ['name the owner'],
      }),
    ),
    /Wanted \(not worked in yet\): name the owner/,
  );
  assert.deepEqual(
    ask('targets', {
      wishes: ['more about encryption'],
      targets: 'security-plan # Data encryption requirements: x\nplan # Summary: y',
    }),
    {
      sections: [{ artifact: 'security-plan', heading: 'Data encryption requirements' }],
    },
  );
  assert.equal(ask('unheard'), '');
  assert.equal(draftOffline({ id: 'speckit/artifact', facts: {} }), '');
});

async function faultsIn({ documents, files }: Drafted): Promise<readonly string[]> {
  const checkers = createCheckers();
  const { signal } = new AbortController();
  const set = { folder, documents, files, exists: () => true };
  const faults: string[] = [];
  for (const document of documents.filter(({ path }) => !path.endsWith('/spec.md'))) {
    const verdicts = await collectVerdicts(document, checkers, signal);
    const found = checkDocument(document, verdicts, rules, set).filter(
      // The mark is put in by the step that follows.
      ({ rule, severity }) => severity !== 'info' && rule !== 'speckit/provisional-mark',
    );
    faults.push(
      ...found.map(({ rule, place, message }) => `${document.path}:${place.line} ${rule} ${english(message)}`),
    );
  }
  for (const file of files) {
    const embedded = embeddedFile(file);
    if (embedded?.language === undefined) continue;
    const verdict = await checkers.check(embedded.language, embedded.text, signal);
    if (verdict.kind !== 'valid') faults.push(`${file.path} ${JSON.stringify(verdict)}`);
  }
  return faults;
}

interface Entity {
  readonly name: string;
  readonly fields: readonly { readonly name: string }[];
  readonly relations: readonly { readonly to: string; readonly kind: string }[];
}

function entitiesIn(analysis: unknown): readonly Entity[] {
  assert.ok(
    typeof analysis === 'object' && analysis !== null && 'entities' in analysis && Array.isArray(analysis.entities),
  );
  return analysis.entities;
}

interface Identified {
  readonly decisions: readonly { readonly title: string }[];
  readonly considered: readonly {
    readonly category: string;
    readonly decisions: readonly string[];
    readonly reason: string;
  }[];
}

function identifiedIn(facts: Facts): Identified {
  const value = facts['identified'];
  assert.ok(typeof value === 'object' && value !== null && 'decisions' in value && 'considered' in value);
  const { decisions, considered } = value;
  assert.ok(Array.isArray(decisions) && Array.isArray(considered));
  return { decisions, considered };
}

test('a library of books is no software library, and one story is no stories', () => {
  const small = `# Feature Specification: Reservations of the library

**Input**: User description: "Members of the library reserve books at the library's desk; the library has 200 members."

### User Story 1 - Reserve (Priority: P1)

A member of the library reserves a book of the library.

## Requirements

- **FR-001**: Staff MUST be able to reserve a book for a member of the library.
`;
  const plan = drafted(small, {}).documents.find(({ path }) => path.endsWith('/plan.md'))?.text ?? '';
  assert.doesNotMatch(plan, /\*\*Project Type\*\*: library/);
  assert.match(plan, /1 requirement, 1 user story; no load is stated/);
});
