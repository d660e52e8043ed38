// What an agent is told: the phase, what it must reach, what is not there yet, and what it leaves alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { implementPrompt } from '../../../../src/app/phases/implement.ts';
import { after, phaseOf, phasesOf, plan, reopen, start, complete, tests } from '../../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';

function promptOf(text: string, number = '1'): string {
  return implementPrompt(path, { phase: phaseOf(text, number), phases: phasesOf(text) });
}

test('an agent gets the phase, its criteria and its command, and leaves the state alone', () => {
  const text = promptOf(after(plan, '1', start));
  assert.match(text, /^Implement phase 1 “Queue” of \.clinespecs\/x\/y-plan\.md, and no other phase\./);
  assert.match(text, /until this holds, [^\n]*:\n- Mails are sent once\.\n/);
  assert.match(text, /must pass: npm test\nDo not make it pass by weakening/);
  assert.match(text, /conventions/);
  assert.match(text, /Leave the status/);
  assert.match(text, /Commit nothing that belongs to another phase/);
  assert.doesNotMatch(text, /reopened|failed|Not done yet/);
});

test('an agent is told what is not done, what failed, and why the phase was opened again', () => {
  const early = after(plan, '2', { kind: 'start', date: '2026-11-26', reason: 'The queue is mocked' });
  assert.match(promptOf(early, '2'), /Not done yet, and not yours to do: phase 1, “The queue runs”\./);
  assert.doesNotMatch(promptOf(early, '2'), /must pass/);
  const opened = after(plan, '1', start, complete, reopen);
  assert.match(promptOf(opened), /completed before, and reopened: A mail was lost\n/);
  assert.doesNotMatch(promptOf(opened), /failed/);
  const failed = after(opened, '1', { kind: 'fail', tests: tests({ outcome: 'failed', ended: 'exit code 3' }) });
  assert.match(promptOf(failed), /failed last \(exit code 3\)/);
});

test('many criteria are left to the plan, none are read there', () => {
  const many = Array.from({ length: 40 }, (_, index) => `- Criterion ${index + 1}`).join('\n');
  const text = promptOf(plan.replace('- Mails are sent once.', many));
  assert.match(text, /\n- Criterion 15\n- and 25 more that the plan lists\n/);
  assert.match(promptOf(plan.replace('- Mails are sent once.', '')), /until every criterion in it is met/);
});

test('a plan without phases is handed over whole, and so is a document that is no plan', () => {
  const small =
    '# Plan: Typo\n\nFix it.\n\n## Acceptance Criteria\n\n- Spelled right\n\n**Proof command**: `npm test`\n';
  const text = promptOf(small, 'plan');
  assert.match(
    text,
    /^Implement what \.clinespecs\/x\/y-plan\.md plans\.\nRead the whole file first\. Keep to its scope/,
  );
  assert.match(text, /- Spelled right\nThe plan is proven by this command, which must pass: npm test/);
  assert.match(text, /Leave the status/);
  assert.doesNotMatch(text, /phase/);
  const brief = implementPrompt('.clinespecs/x/task_brief.md');
  assert.match(brief, /^Implement what \.clinespecs\/x\/task_brief\.md plans\./);
  assert.doesNotMatch(brief, /phase|Leave the status|proven/);
});
