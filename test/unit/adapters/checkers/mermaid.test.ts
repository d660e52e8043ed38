// Verdicts on diagrams: valid, invalid with the line as written, not checked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineAsWritten } from '../../../../src/adapters/checkers/lines.ts';
import { createMermaidChecker } from '../../../../src/adapters/checkers/mermaid.ts';
import { isFaulty, isShown } from '../../../../src/documents/finding.ts';
import { broken, diagrams } from '../../../fixtures/mermaid/read.ts';

const check = createMermaidChecker();
const { signal } = new AbortController();
const lines = (...texts: readonly string[]) => texts.join('\n');

for (const text of diagrams) {
  const header = text.split('\n').find((line) => /^[a-z]/i.test(line) && !line.includes(': ')) ?? '';
  test(`accepts: ${header}`, async () => assert.deepEqual(await check(text, signal), { kind: 'valid' }));
}

test('rejects the broken diagrams', async () => {
  for (const { broken: text } of broken) assert.equal((await check(text, signal)).kind, 'invalid', text);
});

/** The line of the fault, by the kind of error that Mermaid gives. */
const faults: readonly (readonly [name: string, text: string, line: number])[] = [
  ['a token that does not fit', lines('graph TD', 'a --> b', 'b --> (c'), 3],
  ['a character that no token has', lines('graph TD', 'a → b'), 2],
  ['the end of the text', lines('sequenceDiagram', 'loop x', 'a->>b: c'), 3],
  [
    'below front matter, directive and comments',
    lines(
      '---',
      'title: x',
      '---',
      '',
      '%% one',
      '%%{init: {',
      '"theme": "dark"}}%%',
      '',
      'graph TD',
      '%% two',
      'a --> (b',
    ),
    11,
  ],
  ['Windows lines', 'graph TD\r\n%% one\r\na --> (b', 3],
  ['a generated parser', lines('pie', '%% one', '"a" 3'), 3],
  ['an unknown type', lines('', 'words'), 1],
];

for (const [name, text, line] of faults) {
  test(`names the line: ${name}`, async () => {
    const verdict = await check(text, signal);
    assert.equal(verdict.kind, 'invalid');
    assert.equal(verdict.kind === 'invalid' && verdict.problems[0].line, line);
  });
}

test('a message is short, on one line and without lines of its own', async () => {
  const verdict = await check('graph TD\na[x (y)] --> b', signal);
  assert.deepEqual(verdict, {
    kind: 'invalid',
    problems: [{ message: 'unexpected `(` in or after `graph TDa[x (y)] --> b`', line: 2 }],
  });
  const long = await check(`${'word '.repeat(300)}`, signal);
  const message = long.kind === 'invalid' ? long.problems[0].message : '';
  assert.ok(message !== '' && message.length < 320 && !message.includes('\n'));
});

test('a diagram that parses and cannot be drawn is valid, with what is wrong', async () => {
  const gantt = lines('gantt', 'dateFormat YYYY-MM-DD', 'section a', 'b :b1, 2026-13-45, 3d');
  assert.deepEqual(await check(gantt, signal), {
    kind: 'valid',
    undrawn: { message: 'Invalid date:2026-13-45', line: 4 },
  });
  const c4 = await check(lines('C4Context', 'Person(a, "A")', 'Rel(a, b, "x")'), signal);
  const problem = c4.kind === 'valid' ? c4.undrawn : undefined;
  assert.ok(problem?.line === 3 && problem.message.includes('"b"'));
  const requirement = await check(
    lines('requirementDiagram', 'element e {', 'type: t', '}', 'e - satisfies -> r'),
    signal,
  );
  assert.ok(requirement.kind === 'valid' && requirement.undrawn !== undefined);
  assert.ok(isFaulty(requirement) && !isShown(requirement));
});

test('what is too long is not checked', async () => {
  const long = await check(`graph TD\n${'a --> b\n'.repeat(7_000)}`, signal);
  const slow = await check(`classDiagram\n${'A --> B\n'.repeat(2_600)}`, signal);
  const wide = await check(`graph TD\n${'a --> '.repeat(2_000)}b`, signal);
  assert.deepEqual(
    [long, slow, wide].map(({ kind }) => kind),
    ['unchecked', 'unchecked', 'unchecked'],
  );
});

test('a diagram with too many links is rejected, as Mermaid does', async () => {
  assert.equal((await check(`graph TD\n${'a --> b\n'.repeat(501)}`, signal)).kind, 'invalid');
  assert.equal((await check(`graph TD\n${'a --> b\n'.repeat(499)}`, signal)).kind, 'valid');
});

test('calls wait for each other, and each gets its own verdict', async () => {
  const texts = Array.from({ length: 10 }, (_, index) =>
    index % 2 === 0 ? 'graph TD\na --> b' : 'sequenceDiagram\na',
  );
  const verdicts = await Promise.all(texts.map((text) => check(text, signal)));
  assert.deepEqual(
    verdicts.map(({ kind }) => kind === 'valid'),
    texts.map((_, index) => index % 2 === 0),
  );
});

test('a call that is cancelled rejects, the next one goes on', async () => {
  const controller = new AbortController();
  const first = check('graph TD\na --> b', controller.signal);
  controller.abort();
  await assert.rejects(first, { name: 'AbortError' });
  assert.equal((await check('graph TD\na --> b', signal)).kind, 'valid');
});

test('a diagram leaves nothing behind for the next', async () => {
  await check('%%{init: {"theme": "dark", "flowchart": {"htmlLabels": false}}}%%\ngraph TD\na --> b', signal);
  await check('%%{init: {"__proto__": {"polluted": true}}}%%\ngraph TD\na --> b', signal);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.equal((await check('graph TD\nb --> c', signal)).kind, 'valid');
});

test('lines: those that Mermaid counts, as they are written', () => {
  const text = lines('---', 'a: b', '---', '%% c', 'graph TD', '', '%% d', 'e', 'f');
  assert.deepEqual(
    [0, 1, 2, 3, 99].map((line) => lineAsWritten(text, line)),
    [5, 5, 8, 9, 9],
  );
  assert.equal(lineAsWritten('', 3), 1);
});
