// Contracts: what is right is never called wrong, and what is wrong is found where it stands.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import { embeddedFile, type EmbeddedLanguage } from '../../../../src/documents/embedded.ts';
import type { Problem, Verdict } from '../../../../src/documents/finding.ts';

const folder = join(import.meta.dirname, '../../../fixtures/contracts/valid');
const checkers = createCheckers();
const signal = new AbortController().signal;

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

async function checkAs(name: string, text: string): Promise<Verdict> {
  const file = embeddedFile({ path: `specs/1/contracts/${name}`, text });
  assert.ok(file?.language !== undefined && file.isContract, `${name} is not seen as a contract`);
  return checkers.check(file.language, file.text, signal);
}

for (const name of readdirSync(folder)) {
  test(`${name} is valid, with any line endings`, async () => {
    assert.deepEqual(await checkAs(name, read(name)), { kind: 'valid' });
    assert.deepEqual(await checkAs(name, `\ufeff${read(name).replaceAll('\n', '\r\n')}`), { kind: 'valid' });
  });
}

const json = 'users.openapi.json';
const api = 'orders.openapi.yaml';
const events = 'orders.asyncapi.yaml';
const lights = 'lights.asyncapi.yml';
const graphql = 'shop.graphql';
const proto = 'orders.proto';
const schema = 'event.schema.json';

/** A file, what is changed in it, and where the fault must be told: at the change, unless `at` is another text. */
const faults: readonly (readonly [name: string, from: string, to: string, message: RegExp, at?: string])[] = [
  [api, 'openapi: 3.0.3', 'openapi: 3.0', /must be a version/],
  [api, 'openapi: 3.0.3\n', '', /version is missing/, 'info:'],
  [api, '  title: Orders\n', '', /lacks the field "title"/, 'info:'],
  [api, '  /orders:', '  orders:', /"orders" is not a field/],
  [api, 'in: query', 'in: body', /"in" must be one of/],
  [api, 'type: integer', 'type: int', /"type" must be one of/],
  [api, "$ref: '#/components/schemas/Order'", "$ref: '#/components/schemas/Ordre'", /names nothing/],
  [api, "$ref: '#/components/parameters/Limit'", "$ref: '#/components/responses/Problem'", /is none of the parameters/],
  [api, 'operationId: createOrder', 'operationId: listOrders', /used twice/],
  [api, 'name: orderId', 'name: orderNumber', /\{orderId\} is not declared/, 'get:\n      operationId: readOrder'],
  [api, '- bearer: []', '- oauth: []', /"oauth" is not declared/, 'oauth'],
  [api, 'name: status', 'name: "status"\n          in: query', /unique/, 'in: query\n          schema'],
  [api, '  title: Orders', '  title: Orders: all', /stands without quotes/, 'Orders: all'],
  [api, 'pattern: ^[A-Z]', 'pattern: ^[Z-A]', /regex/, 'pattern:'],
  [
    api,
    'description: Created',
    'description: Created\n  /orders/{id}:\n    get: { responses: { 200: { description: ok } } }',
    /same as/,
    '/orders/{orderId}:',
  ],
  [json, '"exclusiveMinimum": 0', '"exclusiveMinimum": true', /must be number/],
  [json, '"required": ["id"],', '"requierd": ["id"],', /perhaps "required" is meant/],
  [json, '"id": { "type": "string" },', '"id": { "type": "string" }', /a comma is expected/, '"nickname"'],
  [json, '{ "description": "Heard" }', '{ }', /lacks the field "description"/, '"204"'],
  [events, 'action: send', 'action: emit', /must be one of send, receive/],
  [events, 'asyncapi: 3.0.0', 'asyncapi: 3.0', /must be a version/],
  [events, 'address: orders.{region}.placed', 'address: orders.{country}.placed', /\{country\}/, 'orderPlaced:'],
  [
    events,
    "- $ref: '#/channels/orderPlaced/messages/placed'",
    "- $ref: '#/components/messages/Placed'",
    /no message of the channel/,
    "$ref: '#/components/messages/Placed'\ncomponents",
  ],
  [events, "$ref: '#/channels/orderPlaced'\n", "$ref: '#/components/schemas/Order'\n", /none of channels/],
  [lights, 'asyncapi: 2.4.0\n', '', /version is missing/, 'info:'],
  [lights, '      lightId:', '      lampId:', /\{lightId\} of the address/, 'lights/{lightId}'],
  [lights, '- user: []', '- admin: []', /"admin" is not declared/, 'admin'],
  [events, 'region:\n        description: Where the order was placed', 'region:', /is no object/],
  [lights, 'mqtt://{host}', 'mqtt://{{host}', /braces/, 'home:'],
  [lights, '      host:', '      hostname:', /variable \{host\}/, 'home:'],
  [lights, 'type: integer', 'type: int', /must be/],
  [graphql, 'order(id: ID!): Order', 'order(id: ID!): Ordre', /Unknown type "Ordre"/, 'Ordre'],
  [graphql, 'sku: String!\n  count: Int!\n', '', /Expected Name/, '}\n\ninput NewOrder'],
  [graphql, 'type Order implements Node {\n  id: ID!', 'type Order implements Node {', /id/, 'Order implements'],
  [graphql, 'lines: [NewLine!]!', 'lines: [Line!]!', /Input Type/],
  [graphql, 'Int! = 1', 'Int! = 2.5', /default value of "count"/],
  [graphql, '@deprecated', '@depreciated', /perhaps "@deprecated" is meant/],
  [graphql, 'CLERK\n}', 'CUSTOMER\n}', /only be defined once/, 'CUSTOMER\n}'],
  [proto, 'string region = 1;', 'string region = 1', /';' expected/, '}\n\nmessage Order'],
  [proto, 'int32 count = 2', 'int32 count = 1', /has the number of "sku"/, '1;\n}\n'],
  [proto, 'int32 count = 2', 'int32 count = 19500', /reserved for the compiler/, '19500'],
  [proto, 'int32 count = 2', 'int32 count = 0', /between 1/, '0;\n}\n'],
  [proto, 'STATUS_UNSPECIFIED = 0', 'STATUS_UNSPECIFIED = 3', /must be 0/],
  [proto, 'string region = 1', 'string region = 6', /6 is reserved/, 'region'],
  [proto, 'string region = 1', 'string since = 1', /"since" is reserved/, 'since = 1'],
  [proto, 'reserved "since";', 'reserved "since";\n  reserved "since";', /reserved twice/, '"since";\n  string'],
  [proto, 'Status status = 2', 'State status = 2', /"State" is not defined/, 'State status'],
  [proto, 'import "google/protobuf/timestamp.proto";\n', '', /not imported/, 'google.protobuf.Timestamp'],
  [proto, 'map<string, string>', 'map<float, string>', /illegal type/, 'float'],
  [proto, 'returns (Order)', 'returns (string)', /no message/, 'string)'],
  [proto, 'string sku = 1', 'required string sku = 1', /required/, 'required'],
  [proto, 'int32 count = 2;', 'int32 sku = 2;', /already defined/, 'sku = 2'],
  [proto, '[deprecated = true]', '[depracated = true]', /no option/, 'depracated'],
  [proto, 'syntax = "proto3";\n', '', /does not say its syntax/, 'package'],
  [schema, '"type": "object"', '"type": "objekt"', /must be/],
  [schema, '"#/$defs/moment"', '"#/$defs/moments"', /names nothing/, '"$ref"'],
  [schema, '"#part"', '"#parts"', /names nothing/, '"$ref": "#parts"'],
  [schema, '"pattern": "^[a-z]', '"pattern": "^[z-a]', /regular expression|regex/, '"pattern"'],
  [schema, '"minItems": 1', '"minItems": 10', /more than/],
  [schema, '["id", "kind"]', '["id", "id"]', /twice|duplicate/, '"required"'],
  [schema, '"additionalProperties": false', '"additionalPropertys": false', /perhaps "additionalProperties" is meant/],
];

for (const [name, from, to, message, at] of faults) {
  test(`${name} with ${JSON.stringify(to)} for ${JSON.stringify(from)} is invalid, and it is said where`, async () => {
    const text = read(name);
    const index = text.indexOf(from);
    assert.ok(index >= 0, 'the fixture does not have that text');
    const broken = text.slice(0, index) + to + text.slice(index + from.length);
    const verdict = await checkAs(name, broken);
    const problems: readonly Problem[] = verdict.kind === 'invalid' ? verdict.problems : [];
    const lineOf = (offset: number) => broken.slice(0, offset).split('\n').length;
    const near = at === undefined ? -1 : broken.indexOf(at, Math.max(0, index - 80));
    const line = lineOf(near < 0 ? index + to.length - to.trimStart().length : near);
    assert.ok(
      problems.some((problem) => message.test(problem.message) && problem.line === line),
      `expected ${message} in line ${line}, not ${JSON.stringify(verdict)}`,
    );
  });
}

test('every problem but those of the parser of Protocol Buffers has a column', async () => {
  const verdict = await checkAs(api, read(api).replace('type: integer', 'type: int'));
  assert.deepEqual(verdict.kind === 'invalid' && verdict.problems.map(({ line, column }) => [line, column]), [[75, 9]]);
});

const unchecked: readonly (readonly [EmbeddedLanguage, string, RegExp])[] = [
  ['openapi', 'swagger: "2.0"\npaths: {}\n', /Swagger 2\.0/],
  ['asyncapi', 'asyncapi: 1.2.0\n', /1\.2\.0/],
  ['jsonschema', '{ "$schema": "https://example.com/dialect" }', /dialect/],
];
for (const [language, text, reason] of unchecked) {
  test(`what is not known is unchecked: ${text.trim()}`, async () => {
    const verdict = await checkers.check(language, text, signal);
    assert.ok(verdict.kind === 'unchecked');
    assert.match(verdict.reason, reason);
  });
}

/** Not wrong, although it looks as if. */
const fine: readonly (readonly [EmbeddedLanguage, string])[] = [
  ['graphql', 'type Token @entity {\n  id: ID!\n  supply: BigInt!\n}'],
  ['graphql', 'extend type Query {\n  orders: [Order!]!\n}\ntype Order @key(fields: "id") {\n  id: ID!\n}'],
  ['graphql', 'query Orders($first: Int) {\n  orders(first: $first) {\n    ...Line\n  }\n}'],
  ['graphql', 'type Order {\n  id: ID!\n  # ...\n  user: User\n}'],
  ['protobuf', 'message Order {\n  string id = 1;\n  ...\n}'],
  ['protobuf', 'syntax = "proto3";\nimport "common/money.proto";\nmessage Order {\n  common.Money total = 1;\n}'],
  [
    'protobuf',
    'syntax = "proto2";\nmessage A {\n  optional group B = 1 {\n    optional int32 c = 1;\n  }\n  extensions 100 to max;\n}',
  ],
  ['protobuf', 'edition = "2023";\nmessage A {\n  string b = 1 [features.field_presence = IMPLICIT];\n}'],
  ['jsonschema', 'true'],
  [
    'jsonschema',
    '{ "$schema": "http://json-schema.org/draft-04/schema#", "id": "a", "maximum": 3, "exclusiveMaximum": true }',
  ],
  [
    'jsonschema',
    '{ "$schema": "http://json-schema.org/draft-07/schema#", "properties": { "$ref": { "type": "string" } } }',
  ],
  [
    'openapi',
    'openapi: 3.1.0\ninfo: { title: a, version: "1" }\ncomponents:\n  schemas:\n    A: { $ref: "other.yaml#/A" }\n',
  ],
  [
    'openapi',
    'openapi: 3.2.0\ninfo: { title: a, version: "1" }\npaths:\n  /a:\n    query: { responses: { "200": { description: ok } } }\n',
  ],
];
for (const [language, text] of fine) {
  test(`it is no fault of ${language}: ${JSON.stringify(text)}`, async () => {
    assert.deepEqual(await checkers.check(language, text, signal), { kind: 'valid' });
  });
}

test('a type that a piece does not define may stand elsewhere', async () => {
  const verdict = await checkers.check('graphql', 'type Query {\n  me: User\n}', signal);
  assert.ok(verdict.kind === 'invalid');
  assert.deepEqual(
    verdict.problems.map(({ line, column, elsewhere }) => [line, column, elsewhere]),
    [[2, 7, true]],
  );
});

test('a value that fits none of several alternatives is one fault, with the values of all', async () => {
  const text =
    'openapi: 3.0.3\ninfo: { title: a, version: "1" }\npaths: {}\ncomponents:\n  parameters:\n    File:\n      name: file\n      in: formData\n      required: true\n      schema: { type: string }\n';
  const verdict = await checkers.check('openapi', text, signal);
  assert.ok(verdict.kind === 'invalid');
  assert.deepEqual(
    verdict.problems.map(({ line, message }) => [line, message]),
    [[8, '"in" must be one of path, query, header, cookie']],
  );
});
