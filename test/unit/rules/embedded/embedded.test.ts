// Contracts and code: what the checkers say is told at the right place of the document or file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import { collectVerdicts } from '../../../../src/core/framing.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import type { DocumentSet, PlanFile } from '../../../../src/documents/documentSet.ts';
import type { Finding } from '../../../../src/documents/finding.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { contractsValid } from '../../../../src/rules/contracts/valid.ts';
import { checkDocument, rules } from '../../../../src/rules/index.ts';

const checkers = createCheckers();
const signal = new AbortController().signal;

function shown({ rule, severity, place, message }: Finding): string {
  return `${severity} ${rule} ${place.line}:${place.column} ${english(message)}`;
}

async function findings(text: string): Promise<readonly Finding[]> {
  const document = parseDocument('plan.md', text);
  const found = checkDocument(document, await collectVerdicts(document, checkers, signal));
  return found.filter(({ rule }) => /^(?:code|contracts)\//.test(rule));
}

async function inDocument(text: string): Promise<readonly string[]> {
  return (await findings(text)).map(shown);
}

async function inFile(path: string, text: string): Promise<readonly string[]> {
  const file: PlanFile = { path, text };
  const verdicts = await collectVerdicts(file, checkers, signal);
  const set: DocumentSet = { folder: '', documents: [], files: [file], exists: () => undefined };
  return rules.flatMap((rule) => rule.checkFile?.(file, verdicts, set) ?? []).map(shown);
}

const json = 'This is not JSON as it stands: a colon is expected.';

test('a fault is told in its line and column, in lists and quotations too, with any line endings', async () => {
  const texts: readonly (readonly [string, number, number])[] = [
    ['# Plan\n\n```json\n{\n  "a" 1\n}\n```\n', 5, 7],
    ['\ufeff# Plan\n\n```json\n{\n  "a" 1\n}\n```\n', 5, 7],
    ['- item\n\n  1. item\n\n     ```json\n     {\n       "a" 1\n     }\n     ```\n', 7, 12],
    ['> quoted\n>\n> ```json\n> {\n>   "a" 1\n> }\n> ```\n', 5, 9],
    ['> - item\n>\n>   ~~~json\n>   {\n>     "a" 1\n>   }\n>   ~~~\n', 5, 11],
  ];
  for (const [text, line, column] of texts) {
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      const [found, ...more] = await findings(written);
      assert.ok(found !== undefined && more.length === 0, written);
      assert.equal(shown(found), `warning code/syntax ${line}:${column} ${json}`);
      assert.equal(written.slice(found.place.start, found.place.end), '1');
    }
  }
});

test('what a parser says next in the line of a fault is not told', async () => {
  const found = await inDocument("# Plan\n\n```bash\nemacs --eval '(load 'a nil \"b\")'\nls\n```\n");
  assert.deepEqual(
    found.map((line) => line.slice(0, 24)),
    ['warning code/syntax 4:31'],
  );
});

test('a fault at the end of a block is told on its last line', async () => {
  assert.deepEqual(await inDocument('```json\n{ "a": 1\n```\n'), [
    'warning code/syntax 2:8 This is not JSON as it stands: a closing brace is expected.',
  ]);
});

test('contracts in documents are errors, what they miss and another piece may have is an information', async () => {
  assert.deepEqual(
    await inDocument(
      '```graphql\ntype Query {\n  me: User\n}\n```\n\n```proto\nenum A {\n  B = 1;\n}\nmessage C {\n  D d = 1;\n}\n```\n',
    ),
    [
      'info contracts/valid 3:7 This is not valid GraphQL: Unknown type "User".',
      'info contracts/valid 12:3 This is not valid Protocol Buffers: the type "D" is not defined.',
    ],
  );
  assert.deepEqual(await inDocument('```yaml\nopenapi: 3.1.0\ninfo:\n  title: a\n  version: 1\npaths: {}\n```\n'), [
    'error contracts/valid 5:3 This is not valid OpenAPI: "version" must be string.',
  ]);
});

test('a contract that is not even YAML or JSON is told so, in words of whoever writes it, once for a line', async () => {
  const said = async (line: string) => {
    const found = await inFile('contracts/a.yaml', `openapi: 3.1.0\ninfo:\n  title: a\n${line}\npaths: {}\n`);
    return found.map((one) => one.replace(/^error contracts\/valid (\d+):\d+ This is not valid YAML: /, '$1 '));
  };
  const quotes = 'keys stand below a value, or a value that holds ": " stands without quotes.';
  assert.deepEqual(await said('  description: Path to list (default: root)'), [`4 ${quotes}`]);
  assert.deepEqual(await said('    version: 1'), [`3 ${quotes}`]);
  assert.deepEqual(await said('  description: @team'), ['4 a value that begins with @ must stand in quotes.']);
  assert.deepEqual(await said('  description: "team'), ['6 a closing " is missing.']);
  assert.deepEqual(await said(' version: "1"'), ['4 all keys of an object must begin in the same column.']);
  assert.deepEqual(await said("  description: 'it's'"), ['4 more text stands behind the end of a value.']);
  assert.deepEqual(await said('  tags:\n    - x\n   - y'), ['6 all items of a list must begin in the same column.']);
  assert.deepEqual(await said('  contact: {name: x'), [
    '5 a closing } is missing, or its lines are indented too little.',
  ]);
  assert.deepEqual(await said('  version'), ['4 a colon is missing behind this key.']);
  assert.deepEqual(await inFile('contracts/openapi.json', '{ "openapi": "3.1.0", "info" 1 }'), [
    'error contracts/valid 1:30 This is not valid JSON: a colon is expected.',
  ]);
});

test('contracts in files are errors, at their place in the file', async () => {
  assert.deepEqual(await inFile('contracts/a.graphql', '\ufefftype Query { me: User }\r\n'), [
    'error contracts/valid 1:18 This is not valid GraphQL: Unknown type "User".',
  ]);
  assert.deepEqual(
    await inFile('contracts/a.yaml', 'openapi: 3.1.0\r\ninfo:\r\n  title: a\r\n  version: 1\r\npaths: {}\r\n'),
    ['error contracts/valid 4:3 This is not valid OpenAPI: "version" must be string.'],
  );
  assert.deepEqual(await inFile('contracts/a.graphql', 'type Query { me: ID }\n'), []);
});

test('one mistake that stands all over a contract is told once, with its lines', async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, at) => `  a${at}: Usr\n`).join('');
  const said = 'error contracts/valid 2:7 This is not valid GraphQL: Unknown type "Usr". The same in line';
  assert.deepEqual(await inFile('contracts/a.graphql', `type Query {\n${fields(3)}  b: Qqqqqqqq\n}\n`), [
    `${said} 3, 4.`,
    'error contracts/valid 5:6 This is not valid GraphQL: Unknown type "Qqqqqqqq".',
  ]);
  assert.deepEqual(await inFile('contracts/a.graphql', `type Query {\n${fields(12)}}\n`), [
    `${said} 3, 4, 5, 6, 7, 8, 9, 10, ….`,
  ]);
});

test('others explain with blocks, and write down only what they add to a schema that is elsewhere', async () => {
  const others = async (text: string) => {
    const document = parseDocument('specs/001-a/research.md', text);
    const set: DocumentSet = { folder: 'specs/001-a', documents: [document], files: [], exists: () => undefined };
    const verdicts = await collectVerdicts(document, checkers, signal);
    return contractsValid.check(document, verdicts, set).map(({ severity }) => severity);
  };
  assert.deepEqual(
    await others(
      '```proto\n// Version 1\nmessage User { int32 a = 1; }\n// Version 2\nmessage User { int32 a = 1; }\n```\n',
    ),
    ['info'],
  );
  assert.deepEqual(await others('```graphql\n"The field that goes."\nuser: User\n```\n'), ['info']);
  assert.deepEqual(await others('```yaml\nopenapi: 3.1.0\ninfo: { title: a, version: 1 }\npaths: {}\n```\n'), [
    'error',
  ]);
  const added = 'type Room {\n  members: [Actor!]!\n}\n\ntype Mutation {\n  leave(id: ID!): Room\n}\n';
  assert.deepEqual(await inFile('contracts/rooms.graphql', added), [
    'info contracts/valid 2:13 This is not valid GraphQL: Unknown type "Actor".',
  ]);
  assert.deepEqual(await inFile('contracts/rooms.graphql', `${added}\ntype Query {\n  room: Room\n}\n`), [
    'error contracts/valid 2:13 This is not valid GraphQL: Unknown type "Actor".',
  ]);
});

test('a file among the contracts that is none that is known is checked for its syntax, and that is said', async () => {
  assert.deepEqual(await inFile('contracts/a.yaml', 'paths:\n  /a: {}\n'), [
    'info contracts/unchecked 1:1 Only the syntax of this file was checked: it does not say what kind of contract it is.',
  ]);
  assert.deepEqual(await inFile('contracts/a.json', '{ "a" 1 }'), [
    'error contracts/valid 1:7 This is not valid JSON: a colon is expected.',
  ]);
  assert.deepEqual(await inFile('contracts/a.thrift', 'struct A {}'), [
    'info contracts/unchecked 1:1 This file was not checked: its format is not known.',
  ]);
  assert.deepEqual(await inFile('contracts/a.yaml', 'swagger: "2.0"\npaths: {}\n'), [
    'info contracts/unchecked 1:1 This OpenAPI was not checked: Swagger 2.0 is not checked.',
  ]);
  assert.deepEqual(await inFile('src/a.ts', 'let a ='), []);
});

test('a contract file that holds Markdown is told once, in words of its own', async () => {
  const markdown =
    '# Events\n\n**Version**: 1.0.0\n\n---\n\n## Topics\n\n| Topic | Days |\n|---|---|\n| a | 7 |\n\n```json\n{\n  "type": "object",\n  "properties": {}\n}\n```\n';
  for (const [path, format] of [
    ['contracts/events.yaml', 'YAML'],
    ['contracts/events.json', 'JSON'],
    ['contracts/events.schema.json', 'JSON'],
    ['contracts/events.graphql', 'GraphQL'],
    ['contracts/events.proto', 'Protocol Buffers'],
  ] as const) {
    for (const text of [
      markdown,
      `\ufeff${markdown.replaceAll('\n', '\r\n')}`,
      '# A\n\n```yaml\nopenapi: 3.1.0\n```\n',
    ]) {
      assert.deepEqual(
        await inFile(path, text),
        [
          `error contracts/valid 1:1 This file holds Markdown, not ${format}. Rename it to end with .md, or write it in ${format}.`,
        ],
        path + text,
      );
    }
  }
  for (const [path, text] of [
    ['contracts/a.yaml', '# Events\n\nopenapi: 3.1.0\ninfo:\n  title: a: b\npaths: {}\n```\n'],
    ['contracts/a.yaml', '# Events\nopenapi: 3.1.0\ninfo:\n  description: |\n    # A\n    **B**: c\n  title: a: b\n'],
    [
      'contracts/a.graphql',
      '# Events\n\"\"\"\n# A\n\n**B**: c\n\n```json\n{}\n```\n\"\"\"\ntype Query {\n  me: User\n}\n',
    ],
    ['contracts/a.yaml', '# Events\n- a: b: c\n'],
  ] as const) {
    const found = await inFile(path, text);
    assert.ok(
      found.some((line) => line.includes('This is not valid')),
      text,
    );
    assert.ok(!found.some((line) => line.includes('Markdown')), text);
  }
});

test('a language that nothing checks is said to be unchecked, text is not', async () => {
  assert.deepEqual(
    await inDocument('```rust\nfn a( {\n```\n\n```text\na (\n```\n\n```\nb (\n```\n\n```C++\nint a\n```\n'),
    [
      'info code/unchecked 1:1 This code was not checked: Planner does not know the language "rust".',
      'info code/unchecked 13:1 This code was not checked: Planner does not know the language "C++".',
    ],
  );
  const [two, three] = [2, 3].map((times) => '```rust\na\n```\n\n```toml\nb\n```\n\n'.repeat(times));
  assert.deepEqual(await inDocument(two ?? ''), [
    'info code/unchecked 1:1 This code and one more block were not checked: Planner does not know the language "rust".',
    'info code/unchecked 5:1 This code and one more block were not checked: Planner does not know the language "toml".',
  ]);
  assert.deepEqual((await inDocument(three ?? '')).length, 2);
  assert.match((await inDocument(three ?? ''))[0] ?? '', /This code and 2 more blocks/);
  assert.deepEqual(await inDocument('```sh\n#!/usr/bin/perl\nprint (\n```\n'), [
    'info code/unchecked 1:1 This shell was not checked: its first line names another program.',
  ]);
});

test('a text without a verdict is neither right nor wrong', () => {
  const document = parseDocument('plan.md', '```json\n{ "a" 1 }\n```\n\n```graphql\ntype\n```\n');
  assert.deepEqual(
    checkDocument(document, () => undefined),
    [],
  );
});

const sql: readonly (readonly [string, string | undefined])[] = [
  ["CREATE TABLE orders (\n  id UUID PRIMARY KEY, -- the customer's\n  note TEXT DEFAULT 'it''s'\n);", undefined],
  ["SELECT 'a)' AS \"b(\", `c(` FROM d WHERE e = E'f\\'g';", undefined],
  ["CREATE FUNCTION f() RETURNS trigger AS $body$\nBEGIN\n  x := '(';\nEND;\n$body$ LANGUAGE plpgsql;", undefined],
  ['/* ( */ SELECT 1; -- )', undefined],
  ['CREATE TABLE orders (\n  id INT\n;', '2:21 This parenthesis of the SQL is not closed.'],
  ['SELECT count(*)) FROM orders;', '2:16 This parenthesis of the SQL was not opened.'],
  ["SELECT 1;\nSELECT 'open;", "3:8 What starts here with 'o is not closed in the SQL."],
  ['SELECT 1 /* open', '2:10 What starts here with /* is not closed in the SQL.'],
];
for (const [text, expected] of sql) {
  test(`SQL ${JSON.stringify(text)}: ${expected ?? 'nothing'}`, async () => {
    assert.deepEqual(
      await inDocument(`\`\`\`sql\n${text}\n\`\`\`\n`),
      expected === undefined ? [] : [`warning code/sql-balance ${expected}`],
    );
  });
}

test('a block with the marks of another in it is badly closed, and nothing is told of its text', async () => {
  const inner = [
    '**Schema**:',
    '',
    '```json',
    '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"',
  ];
  for (const marks of ['````', '~~~']) {
    const text = (lines: readonly string[]) => [
      '# Plan',
      '',
      `${marks}yaml`,
      'openapi: 3.1.0',
      'a: [b',
      ...lines,
      marks,
      '',
    ];
    assert.deepEqual(await inDocument(text(inner).join('\n')), []);
    assert.notDeepEqual(await inDocument(text([]).join('\n')), []);
  }
});
