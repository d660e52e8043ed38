// Which questions of the checkpoints are asked after a phase.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { checkpointsFor } from '../../../../src/documents/phase/checkpoints.ts';

function asked(lines: readonly string[], phase: string): readonly string[] {
  const text = `# Plan\n\n## Checkpoints\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
  return checkpointsFor(parseDocument('x-plan.md', text), phase).map(({ question }) => question);
}

test('a question that names another phase is not asked, in any language of a plan', () => {
  for (const word of ['After phase', 'Nach Phase', 'Tras la fase', 'После фазы', '阶段', 'フェーズ']) {
    const line = `${word} 3: ?`;
    assert.deepEqual(asked([line], '1'), [], word);
    assert.deepEqual(asked([line], '3'), [line], word);
  }
});

test('a question that names no phase is asked after each', () => {
  const line = 'After each phase: does the order of what builds on it still hold?';
  assert.deepEqual(asked([line], '2'), [line]);
});
