// Repairs: what is broken becomes what was meant, what is right stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMermaidChecker } from '../../../../src/adapters/checkers/mermaid.ts';
import { repairDiagram, sameGraph } from '../../../../src/documents/diagram/repair.ts';
import { repairDiagrams } from '../../../../src/core/framing.ts';
import { sameTokens } from '../../../../src/documents/diagram/tokens.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { isShown } from '../../../../src/documents/finding.ts';
import { mutantsOf } from '../../adapters/checkers/mutants.ts';
import { broken, diagrams, slips } from '../../../fixtures/mermaid/read.ts';

const check = createMermaidChecker();
const { signal } = new AbortController();

async function repaired(text: string): Promise<string | undefined> {
  for (const candidate of repairDiagram(text)) {
    const verdict = await check(candidate, signal);
    if (isShown(verdict) && sameGraph(text, candidate)) return candidate.trimEnd();
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

test('the slips that repairs were made for are repaired but for three, the others in most cases', async () => {
  const count = async (texts: readonly string[]) => {
    let done = 0;
    for (const text of texts) if ((await repaired(text)) !== undefined) done++;
    return done;
  };
  assert.ok((await count(slips.tuned)) >= 97);
  assert.ok((await count(slips.heldOut)) >= 79);
});

test('what was repaired is accepted and shows the same; once it is, nothing more is done', async () => {
  for (const text of [...slips.tuned, ...slips.heldOut]) {
    const result = await repaired(text);
    if (result === undefined) continue;
    assert.ok(isShown(await check(result, signal)));
    assert.ok(sameGraph(text, result) && sameGraph(result, result), result);
  }
});

test('mutants of diagrams that Mermaid accepts are never touched, what is repaired shows the same words', async () => {
  for (const [index, text] of diagrams.entries()) {
    for (const mutant of mutantsOf(text, index, 4)) {
      const verdict = await check(mutant, signal);
      const document = parseDocument('', `~~~~mermaid\n${mutant}\n~~~~\n`);
      const { body } = await repairDiagrams(document.text, { check: (_, one) => check(one, signal) }, signal);
      if (isShown(verdict)) assert.equal(body, document.text);
      if (body === document.text) continue;
      const [fence] = parseDocument('', body).fences;
      assert.ok(fence && isShown(await check(fence.text, signal)), body);
      assert.ok(sameTokens(mutant, fence.text), `${mutant}\n=>\n${fence.text}`);
    }
  }
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
      assert.ok(candidates.length <= 80 && !candidates.includes(text));
      for (const candidate of candidates) sameGraph(text, candidate);
    }),
    { numRuns: 300 },
  );
});

test('a very long text is left alone, a megabyte of garbage too', () => {
  assert.equal(repairDiagram(`graph TD\n${'a[x (y)] --> b\n'.repeat(2_000)}`).length, 0);
  assert.equal(repairDiagram(`graph TD\n${'a[('.repeat(350_000)}`).length, 0);
});

test('a row of blanks that nobody writes is left alone, a long one is not', () => {
  const withRow = (length: number) => `graph TD\n  a[Start (now)]${' '.repeat(length)}--> b\n`;
  assert.notDeepEqual(repairDiagram(withRow(900)), []);
  assert.deepEqual(repairDiagram(withRow(19_000)), []);
});
