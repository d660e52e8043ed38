// The mark of provisional decisions: put in, changed and taken out again, byte for byte, and contracts stay valid.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { embeddedFile } from '../../../../src/documents/embedded.ts';
import { provisionalOutcome, type TechnicalDecision } from '../../../../src/documents/speckit/decision/decision.ts';
import { contractEdits } from '../../../../src/documents/speckit/decision/contractMarks.ts';
import { markEdits, markSentence } from '../../../../src/documents/speckit/decision/marks.ts';
import { reviewTaskEdits } from '../../../../src/documents/speckit/decision/reviewTasks.ts';
import { readTasks } from '../../../../src/documents/speckit/tasks.ts';
import { database, decided, monolith } from '../../../fakes/decisions.ts';

const never = new AbortController().signal;
const marked = (text: string, ids: readonly string[]) =>
  applyEdits(text, markEdits(parseDocument('plan.md', text), ids));

const documents: Readonly<Record<string, string>> = {
  empty: '',
  plain: '# Plan\n\nText\n',
  'with blank lines at the top': '\n\n# Plan\n',
  'with front matter': '---\ndescription: "x"\n---\n\n# Tasks\n',
  'with front matter and nothing between': '---\ndescription: "x"\n---\n# Tasks\n',
  'with CRLF and a byte order mark': '\ufeff# Plan\r\n\r\nText',
  'with a quotation at the top': '> mine\n\n# Plan\n',
};

for (const [name, text] of Object.entries(documents)) {
  test(`a document ${name} gets the note once, and loses it without a trace`, () => {
    const once = marked(text, ['TD002']);
    assert.match(
      once,
      /^(?:\ufeff)?(?:---\n[^]*?---\n\n?|\n*)> \*\*PROVISIONAL DECISION\*\* \(TD002\) not confirmed yet, see plan\.md\.decisions\.md\.\r?\n/,
    );
    assert.equal(marked(once, ['TD002']), once);
    assert.match(marked(once, ['TD002', 'TD004']), /\(TD002, TD004\)/);
    assert.equal(marked(marked(once, ['TD002', 'TD004']), []), text);
    assert.deepEqual(
      parseDocument('', once).sections.map(({ key }) => key),
      parseDocument('', text).sections.map(({ key }) => key),
    );
  });
}

test('any text of the user’s comes back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('# a', 'x', '', '> q', '---', '- [ ] T001 x', '```'), { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      (lines, eol) => {
        const text = lines.join(eol);
        assert.equal(marked(marked(text, ['TD001']), []), text);
      },
    ),
    { numRuns: 300 },
  );
});

const api = (info: string) => `openapi: 3.1.0\ninfo:\n${info}  title: Loans\n  version: 1.0.0\npaths: {}\n`;
const contracts: readonly (readonly [name: string, path: string, text: string])[] = [
  ['YAML without a description', 'api.yaml', api('')],
  ['YAML with a plain description', 'api.yml', api('  description: Loans of books, and more\n')],
  ['YAML in double quotes', 'api.yaml', api('  description: "Loans: \\"all\\""\n')],
  ['YAML in single quotes', 'api.yaml', api("  description: 'Loans: it''s all'\n")],
  ['a literal block', 'api.yaml', api('  description: |\n    Loans\n      indented\n')],
  ['a folded block', 'api.yaml', api('  description: >-\n\n    Loans\n    all\n')],
  ['a block with a number', 'api.yaml', api('  description: |2\n      Loans\n')],
  ['a description of several lines', 'api.yaml', api('  description: Loans\n    and more\n')],
  ['an empty description', 'api.yaml', api('  description: ""\n')],
  ['a description without a value', 'api.yaml', api('  description:\n').replace('title', 'summary: x\n  title')],
  ['brackets in YAML', 'api.yaml', 'openapi: 3.1.0\ninfo: { title: Loans, version: 1.0.0 }\npaths: {}\n'],
  [
    'a plain description in brackets',
    'api.yaml',
    'openapi: 3.1.0\ninfo: { description: a b, title: Loans, version: 1.0.0 }\npaths: {}\n',
  ],
  ['CRLF', 'api.yaml', api('').replaceAll('\n', '\r\n')],
  ['a byte order mark', 'api.yaml', `\ufeff${api('')}`],
  [
    'JSON',
    'api.json',
    '{\n  "openapi": "3.1.0",\n  "info": {\n    "title": "Loans",\n    "version": "1.0.0"\n  },\n  "paths": {}\n}\n',
  ],
  [
    'JSON on one line',
    'api.json',
    '{"openapi":"3.1.0","info":{"description":"x","title":"Loans","version":"1"},"paths":{}}',
  ],
  ['AsyncAPI', 'events.yaml', 'asyncapi: 3.0.0\ninfo:\n  title: Events\n  version: 1.0.0\n'],
  [
    'a JSON Schema',
    'loan.schema.json',
    '{\n\t"$schema": "https://json-schema.org/draft/2020-12/schema",\n\t"type": "object"\n}\n',
  ],
  [
    'a JSON Schema with a comment of its own',
    'loan.json',
    '{ "$comment": "mine", "$schema": "https://json-schema.org/draft/2020-12/schema" }',
  ],
  ['a JSON Schema in YAML', 'loan.yaml', '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n'],
  ['other YAML', 'queue.yaml', 'queues:\n  - loans\n'],
  ['broken YAML', 'broken.yaml', 'a: [1\nb: "\n'],
  ['several YAML documents', 'two.yaml', 'openapi: 3.1.0\n---\nb: 2\n'],
  ['GraphQL', 'schema.graphql', 'type Query {\n  loans: [Int]\n}\n'],
  ['a proto file', 'loans.proto', 'syntax = "proto3";\nmessage Loan {\n  int32 id = 1;\n}\n'],
  ['XML', 'loans.xsd', '<?xml version="1.0"?>\n<schema/>\n'],
];

for (const [name, path, text] of contracts) {
  test(`a contract is marked once and loses the mark without a trace: ${name}`, async () => {
    const put = (source: string, ids: readonly string[]) => {
      const edits = contractEdits(`specs/x/contracts/${path}`, source, ids);
      assert.ok(edits, 'the format has a place');
      return applyEdits(source, edits);
    };
    const once = put(text, ['TD002']);
    assert.ok(once.includes(markSentence(['TD002'])));
    assert.equal(put(once, ['TD002']), once);
    assert.ok(put(once, ['TD002', 'TD005']).includes('(TD002, TD005)'));
    assert.equal(put(put(once, ['TD002', 'TD005']), []), text);
    assert.equal(put(text, []), text);
    const { language, text: checked = '' } = embeddedFile({ path: `specs/x/contracts/${path}`, text: once }) ?? {};
    if (language !== undefined && name !== 'broken YAML') {
      const before = await createCheckers().check(language, text.replace(/^\ufeff/, ''), never);
      assert.equal((await createCheckers().check(language, checked, never)).kind, before.kind);
    }
    if (/api|events/.test(path) && !/in brackets$|without a value|with a number/.test(name)) {
      assert.match(parse(once.replace(/^\ufeff/, '')).info.description, /^PROVISIONAL DECISION/);
    }
  });
}

test('what has no place for a mark is said so', () => {
  assert.equal(contractEdits('contracts/a.json', '[1, 2]', ['TD001']), undefined);
  assert.equal(contractEdits('contracts/a.png', 'x', ['TD001']), undefined);
});

test('every contract of the fixtures stays valid with the mark, and comes back without it', async () => {
  const folder = join(import.meta.dirname, '../../../fixtures/contracts/valid');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:ya?ml|json|graphqls?|proto)$/.test(name) && name !== 'index.json',
  );
  assert.ok(files.length > 5);
  const checkers = createCheckers();
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const edits = contractEdits(`contracts/${name}`, text, ['TD001']);
    assert.ok(edits && edits.length > 0, name);
    const once = applyEdits(text, edits);
    assert.equal(applyEdits(once, contractEdits(`contracts/${name}`, once, []) ?? []), text, name);
    const { language } = embeddedFile({ path: `specs/x/contracts/${name}`, text: once }) ?? {};
    if (language === undefined) continue;
    const [before, after] = [await checkers.check(language, text, never), await checkers.check(language, once, never)];
    assert.equal(after.kind, before.kind, name);
  }
});

const tasks =
  '# Tasks: Loans\n\n## Phase 1: Setup\n\n- [ ] T001 [P] Create src/loans.py\n- [x] T007 [US1] Write tests/test_loans.py\n';
const provisional = (decision: TechnicalDecision) => ({
  ...decision,
  outcome: provisionalOutcome(decision, '2026-11-25T10:00:00Z'),
});
const withTasks = (text: string, decisions: readonly TechnicalDecision[]) =>
  applyEdits(text, reviewTaskEdits(parseDocument('specs/x/tasks.md', text), decisions));

test('each provisional decision gets a checkpoint and the way back, with ids that continue', () => {
  const once = withTasks(tasks, [provisional(monolith), provisional(database)]);
  assert.ok(once.startsWith(tasks.trimEnd()));
  const { tasks: read, repeated } = readTasks(parseDocument('specs/x/tasks.md', once));
  assert.deepEqual(
    read.map(({ id }) => id),
    ['T001', 'T007', 'T008', 'T009', 'T010', 'T011'],
  );
  assert.deepEqual(repeated, []);
  assert.match(
    once,
    /## Phase 2: Decision Review\n\n- \[ \] T008 Review checkpoint: confirm or change the provisional TD001 in plan\.md\.decisions\.md/,
  );
  assert.match(
    once,
    /- \[ \] T009 Migrate from Option B to Option A in case TD001 is changed, as plan\.md\.decisions\.md says \(depends on T008\): Cut the loans/,
  );
  assert.deepEqual(
    read[3]?.dependencies.map(({ id }) => id),
    ['T008'],
  );
  assert.equal(withTasks(once, [provisional(monolith), provisional(database)]), once);
});

test('a later one joins the phase; a decision that is taken ticks its checkpoint', () => {
  const once = withTasks(tasks, [provisional(monolith)]);
  const twice = withTasks(once, [provisional(monolith), provisional(database)]);
  assert.equal(twice.match(/Decision Review/g)?.length, 1);
  assert.match(twice, /T009 [^\n]*\n- \[ \] T010 Review/);
  const kept = withTasks(twice, [{ ...monolith, outcome: decided }, provisional(database)]);
  assert.match(kept, /- \[x\] T008 /);
  assert.match(kept, /- \[ \] T009 Migrate from Option B to Option A/, 'Option B was built, and Option A was decided');
  const gone = withTasks(twice, [{ ...monolith, outcome: { ...decided, option: 1 } }, provisional(database)]);
  assert.doesNotMatch(gone, /T009/);
  assert.match(gone, /T010[^\n]*\n- \[ \] T011/);
});

test('ids are written as the project writes them', () => {
  const own = '# Tasks\r\n\r\n- [ ] T-0001 Do a.py\r\n';
  assert.match(withTasks(own, [provisional(monolith)]), /\r\n## Decision Review\r\n\r\n- \[ \] T-0002 Review/);
  assert.match(withTasks('', [provisional(monolith)]), /- \[ \] T001 Review/);
});

test('the phase for decisions stands with the other phases, before what speaks of all tasks', () => {
  const text =
    '# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Set up in a.ts\n\n## Dependencies\n\nNone.\n\n## Monitoring\n\nNone.\n';
  const marked = withTasks(text, [provisional(monolith)]);
  assert.match(
    marked,
    /T001 Set up in a\.ts\n\n## Phase 2: Decision Review\n\n- \[ \] T002 [^\n]*\n- \[ \] T003 [^\n]*\n\n## Dependencies\n\nNone\.\n\n## Monitoring/,
  );
  assert.ok(marked.startsWith(text.slice(0, text.indexOf('## Dependencies'))));
  assert.ok(marked.endsWith(text.slice(text.indexOf('## Dependencies'))));
});
