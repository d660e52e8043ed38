// What Mermaid says of a broken diagram, in few words and with the line of the source.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineInSource, readComplaint } from '../../../src/webview/complaint.ts';

test('a parse error keeps its excerpt and what was found, not the tokens that were expected', () => {
  const error = new Error(
    "Parse error on line 2:\n...h TD  A[Start --> B[End]\n---------------------^\nExpecting 'SQE', 'PE', got 'SQS'",
  );
  assert.deepEqual(readComplaint(error, 'graph TD\n  A[Start --> B[End]'), {
    message: "...h TD  A[Start --> B[End]\n---------------------^\nUnexpected 'SQS'",
    line: 2,
  });
});

test('an error without a line points at no line', () => {
  assert.deepEqual(readComplaint(new Error('There can be only one root.'), 'mindmap'), {
    message: 'There can be only one root.',
  });
  assert.deepEqual(readComplaint('odd', ''), { message: 'odd' });
  assert.notEqual(readComplaint(new Error('Parse error on line 3:'), 'a\nb\nc').message, '');
});

test('lines that Mermaid leaves out are counted', () => {
  assert.equal(lineInSource(2, 'graph TD\n  %% note\n\n  A[x'), 3);
  assert.equal(lineInSource(2, '%% note\n\ngraph TD\nA[x'), 4);
  assert.equal(lineInSource(2, '---\ntitle: T\n---\ngraph TD\nA[x'), 5);
  assert.equal(lineInSource(1, '%%{init: {}}%%\ngraph TD'), 1);
  assert.equal(lineInSource(99, 'graph TD\nA'), 2);
});
