// Repairs: what is broken becomes what was meant, what is right stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMermaidChecker } from '../../../../src/adapters/checkers/mermaid.ts';
import { repairDiagram, sameGraph } from '../../../../src/documents/diagram/repair.ts';
import { broken, diagrams } from '../../../fixtures/mermaid/read.ts';

const check = createMermaidChecker();
const { signal } = new AbortController();

async function repaired(text: string): Promise<string | undefined> {
  for (const candidate of repairDiagram(text)) {
    const verdict = await check(candidate, signal);
    if (verdict.kind === 'valid' && sameGraph(text, candidate)) return candidate.trimEnd();
  }
  return undefined;
}

for (const { broken: text, meant } of broken) {
  test(`repairs: ${text.split('\n').slice(0, 2).join(' / ')}`, async () => {
    assert.equal((await check(text, signal)).kind, 'invalid');
    assert.equal(await repaired(text), meant.trimEnd());
  });
}

test('a diagram that Mermaid accepts is left alone', () => {
  for (const text of diagrams) assert.deepEqual(repairDiagram(text), []);
});

test('a diagram in Windows lines keeps its content', async () => {
  assert.equal(await repaired('graph TD\r\na[x (y)] --> b\r\n'), 'graph TD\na["x (y)"] --> b');
});

test('what is not known to be meant is not repaired', async () => {
  for (const text of ['', 'graph TD\na --> b c', 'pie\n: 3', 'words\nin lines', 'gantt\n Task']) {
    assert.equal(await repaired(text), undefined);
  }
});

test('the same graph has the same nodes and edges', () => {
  const graph = 'graph TD\na[One] -->|yes| b{Two}';
  assert.ok(sameGraph(graph, 'flowchart LR\na["One"] -- "yes" --> b{"Two"}'));
  assert.ok(sameGraph('graph TD\na --> end', 'graph TD\na --> endNode["end"]'));
  for (const other of [
    'a[One] --> b{Two}',
    'a[One] -->|yes| b[Two]',
    'a[One] -->|yes| c{Two}',
    'a[1] -->|yes| b{Two}',
  ]) {
    assert.ok(!sameGraph(graph, `graph TD\n${other}`), other);
  }
  assert.ok(!sameGraph(graph, `${graph}\nb --> c`));
  assert.ok(!sameGraph(graph, 'graph TD\na[One] -->|yes| b{Two}\nsubgraph x\nend'));
  assert.ok(!sameGraph('graph TD\na b', 'graph TD\na --> b'));
});

test('other diagrams are the same by their words', () => {
  assert.ok(sameGraph('sequencediagram\na=>>b: x; y', 'sequenceDiagram\na->>b: x#59; y'));
  assert.ok(!sameGraph('sequenceDiagram\na->>b: x', 'sequenceDiagram\na->>b: y'));
  assert.ok(!sameGraph('sequenceDiagram\na->>b: x', 'sequenceDiagram\nb->>a: x'));
});

test('what stands behind the end of a block is not of the diagram, a mark within it is nothing', async () => {
  assert.equal(await repaired('graph TD\na --> b```\n\nMore words.\n'), 'graph TD\na --> b');
  assert.equal(await repaired('graph TD\na --> b\n```\nb --> c'), 'graph TD\na --> b\nb --> c');
});

test('any text can be repaired and compared, and candidates are few', () => {
  const parts = [
    'graph TD\n',
    'sequenceDiagram\n',
    'classDiagram\n',
    'erDiagram\n',
    'stateDiagram-v2\n',
    'pie\n',
    'a',
    'B c',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '"',
    '|',
    '-->',
    '->>',
    '->',
    '--',
    ':',
    ';',
    '\n',
    ' ',
    'end',
    'subgraph x\n',
    '```',
    '---\n',
    '%%{',
    '||--o{',
    '“',
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((found) => found.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const candidates = repairDiagram(text);
      assert.ok(candidates.length <= 50 && !candidates.includes(text));
      for (const candidate of candidates) sameGraph(text, candidate);
    }),
    { numRuns: 300 },
  );
});

test('a very long text is left alone', () => {
  assert.deepEqual(repairDiagram(`graph TD\n${'a[x (y)] --> b\n'.repeat(4_000)}`).length, 0);
});
