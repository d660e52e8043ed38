// The graph of artifacts: circles, chains, and what is left when some are dropped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ancestors, chainLengths, findCycle, subgraph } from '../../../src/core/graph.ts';

const node = (id: string, ...requires: string[]) => ({ id, requires });

test('a circle is named whole; without one there is none', () => {
  assert.deepEqual(findCycle([node('a', 'b'), node('b', 'c'), node('c', 'b')]), ['b', 'c', 'b']);
  assert.deepEqual(findCycle([node('a', 'a')]), ['a', 'a']);
  assert.equal(findCycle([node('a', 'b', 'c'), node('b', 'c'), node('c', 'unknown')]), undefined);
});

test('what lies between is waited for through what was dropped', () => {
  const nodes = [node('a'), node('b', 'a'), node('c', 'b'), node('d', 'c', 'a')];
  assert.deepEqual(subgraph(nodes, new Set(['a', 'd'])), [node('a'), node('d', 'a')]);
  assert.deepEqual([...ancestors(nodes, 'c')].sort(), ['a', 'b']);
});

test('the longest chain counts, however long', () => {
  const lengths = chainLengths([node('a'), node('b', 'a'), node('c', 'a', 'b'), node('d')]);
  assert.deepEqual(Object.fromEntries(lengths), { a: 3, b: 2, c: 1, d: 1 });
  const long = Array.from({ length: 50_000 }, (_, index) => node(`t${index}`, ...(index > 0 ? [`t${index - 1}`] : [])));
  assert.equal(chainLengths(long).get('t0'), 50_000);
  assert.equal(findCycle(long), undefined);
});

const graphs = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((id, index) => fc.subarray(ids.slice(0, index)).map((requires) => ({ id, requires })))),
  );

test('a node comes before all that waits for it, by the length of its chain', () => {
  fc.assert(
    fc.property(graphs, (nodes) => {
      const lengths = chainLengths(nodes);
      for (const { id, requires } of nodes) {
        for (const one of requires) assert.ok((lengths.get(one) ?? 0) > (lengths.get(id) ?? 0));
      }
    }),
  );
});

test('among what is kept, exactly that is waited for which came before with nothing kept between', () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), (nodes, keep) => {
      const kept = new Set<string>(keep);
      const rest = subgraph(nodes, kept);
      for (const { id } of rest) {
        const before = [...ancestors(nodes, id)].filter((one) => kept.has(one)).sort();
        assert.deepEqual([...ancestors(rest, id)].sort(), before);
      }
    }),
  );
});
