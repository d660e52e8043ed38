// Code in documents: faults are found, and what is a reasonable piece of code is not called wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckers, lazy } from '../../../../src/adapters/checkers/checkers.ts';
import { fenceLanguage, type CodeLanguage } from '../../../../src/documents/embedded.ts';

const checkers = createCheckers();
const signal = new AbortController().signal;

/** By language: pieces as plans have them. */
const right: Readonly<Record<CodeLanguage, readonly string[]>> = {
  typescript: [
    'interface Order {\n  id: string;\n  lines: Line[];\n}',
    'async place(order: Order): Promise<void> {\n  await this.store.add(order);\n}',
    'place(order: Order): Promise<Order>;\nremove(id: string): Promise<void>;',
    'function place(order: Order) {\n  ...\n}',
    'const order = { id, ...rest };',
    'type Events = {\n  placed: Order;\n  ...\n};',
    "{ id: 'a', count: 1 }",
    'export class Orders {\n  constructor(@Inject(Store) private readonly store: Store) {}\n}',
    'const view = <Order id={id}>Text</Order>;',
    'const result = /* ... */;',
    'return await load(id);',
    'const a = 1;\nconst a = 2;',
    "status: 'open' | 'paid'",
    "case 'open':\n  return 1;",
    '.refine(\n  (data) => data.end >= data.start,\n  { message: "Too short" },\n)',
    'readonly id: string;\n\nconst orders = new Orders();',
    'POST /orders\n{ id: string, lines: Line[] }',
  ],
  javascript: [
    'class Orders {\n  async load(id, limit = 10) // Of one user\n  remove(id)\n}',
    "import express from 'express';\napp.get('/', async (request, response) => {});",
    'module.exports = { a, b };',
    'app.use(cors({\n  ...\n}));',
    '<Order id={id} />\n<Order id={other} />',
    'await start();',
  ],
  jsonc: ['{\n  // Why\n  "a": 1,\n}'],
  json: [
    '{ "id": 1 }',
    '// comment\n{ "id": 1, }',
    '{\n  "id": 1,\n  ...\n}',
    '{ "lines": [ ... ], "more": "x" }',
    '"id": 1,\n"name": "Ada"',
    '{ "id": "uuid", "age": number, "tags": string[] }',
    '{ "id": <id>, "name": "{{name}}" }',
    '{"a": 1}\n{"a": 2}',
    '{ "a": 1 }\n\n{ "b": 2 }',
    'POST /orders HTTP/1.1\nContent-Type: application/json\n\n{ "id": 1 }',
    '{ "status": "open" | "paid" }',
    '{ "a": { "..." }, "b": [] }',
    '{\n  "a": {\n    "b": 1\n  ...',
    '',
  ],
  yaml: [
    'a: 1\nb:\n  - c',
    'services:\n  ...\nvolumes: {}',
    'name: {{ .Values.name }}\nport: {{ port }}',
    'a: 1\n---\nb: 2',
    'run: one\n\nrun: two',
    'paths:\n  /orders:\n    get: {}\n    # ...',
  ],
  python: [
    'def place(order):\n    return order.id',
    'class Order(BaseModel):\n    id: str\n    lines: list[Line]',
    '    def inner(self):\n        return 1\n',
    'def place(order: Order) -> None:',
    '@app.get("/orders")\nasync def orders() -> list[Order]:\n    ...',
    '>>> place(order)\nOrder(id=1)\n>>> for a in b:\n...     print(a)\n1',
    'return order',
    'client.place(order: Order, region: str = "eu")',
    'orders = [\n    Order(id=1),\n    ...',
    'if ready:\n    ...\nelse:\n    # later',
    "'id': 1,\n'name': 'Ada'",
    'async def place(self, ...) -> str:\n    return await self._call(...)',
    'def place(...) -> str:\n    return 1',
    'raise HTTPException(detail={"code": "X", ...})',
    'def place(\n    order: Order,\n    region: str = "eu",\n) -> Order',
    '# in the query\n.where(Order.id == 1)',
    'except IntegrityError as exc:\n    raise Conflict from exc',
    '@router.post(\n    "/orders",\n    responses={409: {}},\n)',
    'elif ready:\n    start()',
  ],
  shell: [
    'npm ci && npm test',
    '$ npm run build\n> building (all)\ndone in 3s (ok)\n$ ls',
    'planner run <workflow> --workspace <dir>',
    'planner check [PATH...] (--format text | --format json)...',
    'curl -X POST "$URL" \\\n  -d \'{"id": 1}\'',
    'for f in *.md; do\n  echo "$f"\ndone',
    "cat <<EOF > a.txt\nit's (fine)\nEOF",
    'app\n├── src (sources)\n└── test',
    '# a remark (with parentheses)\nexport A="b"',
    '$ curl \\\n>  -X GET a\n{"a": (1)}',
    'user@host:~$ ls -la\ntotal (0)',
  ],
  go: [
    'package main\n\nfunc main() {}',
    'func (o *Orders) Place(ctx context.Context, order Order) error {\n\treturn nil\n}',
    'type Order struct {\n\tID string `json:"id"`\n}',
    'order, err := orders.Place(ctx)\nif err != nil {\n\treturn err\n}',
    'ID string `json:"id"`\nLines []Line',
    'type S struct{}\n\nfunc (s S) Read() {}\n\ns := S{}\ns.Read()',
    'func Place(order Order) error {\n\t...\n}',
  ],
  java: [
    'public class Order {\n  private final String id;\n}',
    '@Override\npublic void place(Order order) {\n  store.add(order);\n}',
    'Order order = new Order("a");\norder.place();',
    'Order place(Order order);\nvoid remove(String id);',
    'public record Order(String id, List<Line> lines) {}',
    'public void place(Order order) {\n  ...\n}',
  ],
};

/** By language: a fault, and its line and column. */
const wrong: Readonly<Record<CodeLanguage, readonly (readonly [string, number, number])[]>> = {
  typescript: [
    ['const a: = 1;', 1, 10],
    ['interface Order {\n  id string;\n}', 2, 6],
    ['function place(order: Order {\n}', 1, 29],
    ["const a = 'it's';", 1, 16],
  ],
  javascript: [
    ['class Orders {\n  load(id) {\n    if (id)\n  }\n}', 4, 3],
    ['const a = {\n  b: 1\n  c: 2\n};', 3, 3],
    ['if (a {\n}', 1, 7],
  ],
  jsonc: [['{ "a": 1 "b": 2 }', 1, 10]],
  json: [
    ['{ "a": 1 "b": 2 }', 1, 10],
    ['{\n  "a": tru\n}', 2, 8],
    ["{ 'a': 1 }", 1, 3],
    ['{ "a": [1, 2 }', 1, 14],
  ],
  yaml: [
    ['a: b: c', 1, 4],
    ['a:\n\t- b', 2, 1],
    ['a: [1, 2', 1, 9],
  ],
  python: [
    ['def place(order:\n    return 1', 1, 1],
    ['orders = [1, 2\nprint(orders)', 1, 14],
    ['except IntegrityError as exc\n    raise (Conflict', 1, 1],
  ],
  shell: [
    ['if [ -f a ]; then\n  echo a', 2, 9],
    ['echo "open', 1, 6],
    ['for a in b; do echo; fi', 1, 22],
  ],
  go: [['func main( {\n}', 1, 11]],
  java: [['class A {\n  void f( {\n  }\n}', 2, 10]],
};

for (const [language, texts] of Object.entries(right) as [CodeLanguage, readonly string[]][]) {
  for (const text of texts) {
    test(`it is no fault of ${language}: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await checkers.check(language, text, signal), { kind: 'valid' });
      assert.deepEqual(await checkers.check(language, text.replaceAll('\n', '\r\n'), signal), { kind: 'valid' });
    });
  }
}

for (const [language, texts] of Object.entries(wrong) as [CodeLanguage, (typeof wrong)[CodeLanguage]][]) {
  for (const [text, line, column] of texts) {
    test(`it is a fault of ${language}: ${JSON.stringify(text)}`, async () => {
      const verdict = await checkers.check(language, text, signal);
      assert.ok(verdict.kind === 'invalid', JSON.stringify(verdict));
      const [problem] = verdict.problems;
      assert.deepEqual([problem.line, problem.column], [line, column], problem.message);
      assert.notEqual(problem.message, '');
    });
  }
}

test('a script for another program is not checked', async () => {
  const verdict = await checkers.check('shell', '#!/usr/bin/env python3\nprint("a" (', signal);
  assert.equal(verdict.kind, 'unchecked');
});

test('what people write after the marks names a checker', () => {
  const languages = ['ts', 'TSX', 'js', 'jsonc', 'yml', 'py', 'bash', 'golang', 'java', '{.python', 'ts:src/a.ts'];
  assert.deepEqual(
    languages.map((language) => fenceLanguage({ language, text: '' })),
    [
      'typescript',
      'typescript',
      'javascript',
      'jsonc',
      'yaml',
      'python',
      'shell',
      'go',
      'java',
      'python',
      'typescript',
    ],
  );
});

test('a checker that cannot be loaded, or that fails, calls nothing right or wrong', async () => {
  const missing = lazy(10, () => Promise.reject(new Error('gone')));
  assert.deepEqual(await missing('a', signal), { kind: 'unchecked', reason: 'the checker could not be loaded: gone' });
  const failing = lazy(10, () =>
    Promise.resolve(() => {
      throw new Error('broken');
    }),
  );
  assert.deepEqual(await failing('a', signal), { kind: 'unchecked', reason: 'the checker failed: broken' });
  assert.deepEqual(await failing('a'.repeat(11), signal), {
    kind: 'unchecked',
    reason: 'it is longer than 10 characters',
  });
});

test('a cancelled check rejects', async () => {
  const controller = new AbortController();
  const slow = lazy(10, () => {
    controller.abort();
    return Promise.resolve(() => ({ kind: 'valid' as const }));
  });
  await assert.rejects(slow('a', controller.signal), { name: 'AbortError' });
});

test('a plan of who does what is no script, elisions and places to fill are no faults, a last comma is one', async () => {
  const checkers = createCheckers();
  const kind = async (language: 'shell' | 'typescript' | 'json' | 'jsonc', text: string) =>
    (await checkers.check(language, text, signal)).kind;
  for (const text of [
    '# At once:\n- Tests (T012)\n- Docs (T013)\n',
    'Ada (US1): T004 (schema) → T005\nBo: T008 (mocks)\n',
  ])
    assert.equal(await kind('shell', text), 'valid', text);
  assert.equal(await kind('shell', 'npm test (now)\n'), 'invalid');
  for (const text of [
    'const a = { id: 1, ... };\n',
    "type A = 'a' | 'b' | ... (12 more);\n",
    'call({ id, ..., name }, b);\n',
    'function View() {\n  return (\n    // The list\n  );\n}\n',
    '// Wide\n<div>\n</div>\n<p>\n</p>\n',
  ])
    assert.equal(await kind('typescript', text), 'valid', text);
  assert.equal(await kind('typescript', 'const a = { id: , ... };\n'), 'invalid');
  for (const text of ['{ "a": [...bookings...] }', '{ "a": true/false }', '{ "a": 1,\n  ...\n}'])
    assert.equal(await kind('json', text), 'valid', text);
  assert.equal(await kind('json', '{ "a": 1, }'), 'invalid');
  assert.equal(await kind('jsonc', '{ "a": 1, }'), 'valid');
});

test('an OpenAPI of the future is unchecked, and a missing type is one fault', async () => {
  const text = 'openapi: 4.0.0\ninfo: { title: A, version: "1" }\npaths: {}\n';
  const checkers = createCheckers();
  assert.equal((await checkers.check('openapi', text, signal)).kind, 'unchecked');
  const schema = `${text.replace('4.0.0', '3.0.1')}components:\n  schemas:\n    A:\n      type: null\n`;
  const verdict = await checkers.check('openapi', schema, signal);
  assert.deepEqual(verdict.kind === 'invalid' && verdict.problems.map(({ message }) => message), [
    '"type" has no value',
  ]);
  assert.equal(fenceLanguage({ language: 'yaml', text: 'raml: 1.0\ninfo: {}\npaths: {}\n' }), 'yaml');
});
