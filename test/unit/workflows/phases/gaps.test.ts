// What must be asked of a phase plan whatever a model finds.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { workflow } from '../../../../src/workflows/phases/workflow.ts';

const facts = {
  outline: { title: 'Overdue mails', language: 'en' },
  size: { size: 'S', by: 'planner', signals: [], phases: 1, sections: [] },
};

/** The sections that a question is required for, in a plan with this scope. */
function asked(scope: string): readonly string[] {
  const text = `# Overdue mails\n\n## Overview\nToday nobody is told.\n\n### Scope\n${scope}\n`;
  const [plan] = workflow.artifacts;
  return (plan?.frame.gaps?.(parseDocument('p-plan.md', text), facts) ?? []).map(({ section }) => section);
}

test('what is left out is asked for where the plan names nothing', () => {
  assert.ok(asked('**In scope:**\n- The mail\n\n**Out of scope:**\nTo be determined').includes('Scope'));
  assert.ok(asked('**In scope:**\n- The mail').includes('Scope'));
});

test('what the plan leaves out already is not asked for, in any language', () => {
  for (const out of ['- Payment of fees', '- Оплата', '- 決済']) {
    assert.ok(!asked(`**In scope:**\n- The mail\n\n**Out of scope:**\n${out}`).includes('Scope'), out);
  }
});
