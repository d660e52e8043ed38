// Which texts of documents and files are checked in which language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../src/documents/document.ts';
import { embeddedFile, embeddedTexts } from '../../../src/documents/embedded.ts';

/** `language`, in brackets where the file is no contract of a known kind, or `-`. */
function kindOf(path: string, text = ''): string {
  const file = embeddedFile({ path, text });
  if (file === undefined) return '-';
  return file.isContract ? (file.language ?? '?') : `(${file.language ?? ''})`;
}

const files: readonly (readonly [path: string, text: string, kind: string])[] = [
  ['specs/1/contracts/api.yaml', 'openapi: 3.1.0\ninfo: {}\n', 'openapi'],
  ['specs/1/api.yml', '# ours\n\nopenapi: 3.1.0\n', 'openapi'],
  ['api.json', '{ "openapi": "3.0.0" }', 'openapi'],
  ['api.json', '{\n  "info": {},\n  "openapi": "3.0.0"\n}', 'openapi'],
  ['api.yaml', 'Here is the contract:\n\nopenapi: 3.0.0\n', 'openapi'],
  ['api.yaml', '```yaml\nopenapi: 3.0.0\n```', 'openapi'],
  ['api.yaml', 'info:\n  title: a\npaths: {}\n', 'openapi'],
  ['api.yaml', '\ufeffasyncapi: 3.0.0\r\ninfo: {}\r\n', 'asyncapi'],
  ['events.yaml', 'info:\n  title: a\nchannels: {}\n', 'asyncapi'],
  ['a.schema.json', '{}', 'jsonschema'],
  ['a.json', '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema"\n}', 'jsonschema'],
  ['a.json', '{\n  "type": "object",\n  "properties": {}\n}', 'jsonschema'],
  ['a.yaml', 'type: object\nproperties:\n  a: {}\n', 'jsonschema'],
  ['orders.proto', '', 'protobuf'],
  ['schema.graphql', '', 'graphql'],
  ['schema.gql', '', 'graphql'],
  ['schema.GraphQLS', '', 'graphql'],
  ['specs/1/contracts/patch.yaml', 'paths:\n  /a:\n    get: {}\n', '(yaml)'],
  ['specs/1/contracts/example.json', '{ "id": 1 }', '(json)'],
  ['specs/1/contracts/orders.avsc', '{}', '()'],
  ['specs/1/contracts/README.md', '# a', '-'],
  ['specs/1/package.json', '{ "name": "openapi" }', '-'],
  ['specs/1/compose.yaml', 'services:\n  openapi:\n    image: a\n', '-'],
  ['specs/1/notes.txt', 'openapi: 3.1.0', '-'],
];
for (const [path, text, kind] of files) {
  test(`${path} with ${JSON.stringify(text)} is ${kind}`, () => assert.equal(kindOf(path, text), kind));
}

function textsOf(markdown: string): readonly string[] {
  return embeddedTexts(parseDocument('plan.md', markdown)).map(({ language, text }) => `${language} ${text}`);
}

test('closed code blocks are checked in their language, those of YAML and JSON as the contracts that they are', () => {
  assert.deepEqual(
    textsOf(
      [
        '```yaml\nopenapi: 3.1.0\npaths: {}\n```',
        '- item\n\n  ```yml\n  a: 1\n  ```',
        '> ```ts\n> a;\n> ```',
        '~~~mermaid\ngraph TD\n~~~',
        '```json title="a"\n{"asyncapi": "3.0.0"}\n```',
        '```proto\nmessage A {}\n```',
        '```rust\nfn a() {}\n```',
        '```\nnone\n```',
        '```python\nopen',
      ].join('\n\n'),
    ),
    [
      'openapi openapi: 3.1.0\npaths: {}',
      'yaml a: 1',
      'typescript a;',
      'mermaid graph TD',
      'asyncapi {"asyncapi": "3.0.0"}',
      'protobuf message A {}',
    ],
  );
});

test('a contract with parts left out is checked for its syntax only', () => {
  assert.deepEqual(textsOf('```yaml\nopenapi: 3.1.0\npaths:\n  # ...\n```'), ['yaml openapi: 3.1.0\npaths:\n  # ...']);
  assert.deepEqual(textsOf('```json\n{\n  "openapi": "3.1.0",\n  // more\n}\n```'), [
    'json {\n  "openapi": "3.1.0",\n  // more\n}',
  ]);
});

test('a file gives its text without a byte order mark', () => {
  assert.deepEqual(
    embeddedTexts({ path: 'a.graphql', text: '\ufefftype A' }),
    [{ language: 'graphql', text: 'type A', isContract: true }].map(({ language, text }) => ({ language, text })),
  );
  assert.deepEqual(embeddedTexts({ path: 'a.txt', text: 'type A' }), []);
});

// A pattern that shares out the same blank lines in more than one way would take hours for these.
test('what a file with many blank lines is, is seen at once', () => {
  const blank = '\n'.repeat(20_000);
  assert.equal(kindOf('a.json', `{${blank}}`), kindOf('a.json', '{}'));
  assert.equal(kindOf('a.json', `{${blank}"$schema"${blank}:${blank}"https://json-schema.org/schema"}`), 'jsonschema');
});
