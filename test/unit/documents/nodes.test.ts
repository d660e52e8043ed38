// Nodes by their types are those that going through the tree finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import { nodesOf } from '../../../src/documents/nodes.ts';
import { documentText } from './documents.ts';

test('all nodes of a type are found, in order; of several types together', () => {
  fc.assert(
    fc.property(documentText, (text) => {
      const root = parseMarkdown(text);
      const found = (...types: readonly Nodes['type'][]) => {
        const nodes: Nodes[] = [];
        visit(root, (node) => void (types.includes(node.type) && nodes.push(node)));
        return nodes;
      };
      assert.deepEqual(nodesOf(root, 'paragraph'), found('paragraph'));
      assert.deepEqual(nodesOf(root, 'inlineCode', 'code', 'html'), found('inlineCode', 'code', 'html'));
      assert.deepEqual(nodesOf(root, 'root'), [root]);
    }),
    { numRuns: 40 },
  );
});
