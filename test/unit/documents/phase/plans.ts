// Plans and records for the tests of phases.
import assert from 'node:assert/strict';
import { parseDocument, type MarkdownDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import type { TestEvidence } from '../../../../src/documents/phase/record.ts';
import { readPlanState, type PhaseState } from '../../../../src/documents/phase/state.ts';
import { takeStep, type Transition } from '../../../../src/documents/phase/transition.ts';
import type { Refusal } from '../../../../src/documents/phase/refusal.ts';

export const plan = `# Plan: Loan reminders

**Size**: M

## Overview

Text.

## Phase 1: Queue

**Status**: planned
**Owner**: Anna

### Acceptance Criteria

- Mails are sent once.

### Exit Criteria

- [ ] All tests pass
- [x] Reviewed

**Proof command**: \`npm test\`

## Phase 2: Mails

**Status**: planned
**Depends on**: Phase 1

### Entry Criteria

- [ ] The queue runs

### Exit Criteria

- [ ] A mail arrives

## Risks

None.
`;

export const commit = 'a'.repeat(40);
export const date = '2026-11-25';

export function read(text: string): MarkdownDocument {
  return parseDocument('.clinespecs/x/y-plan.md', text);
}

export function phasesOf(text: string): readonly PhaseState[] {
  const state = readPlanState(read(text));
  return state.kind === 'plan' ? state.phases : assert.fail(`line ${state.line}`);
}

export function phaseOf(text: string, number = '1'): PhaseState {
  return phasesOf(text).find(({ unit }) => unit.number === number) ?? assert.fail(`no phase ${number}`);
}

/** The text after a step that must be allowed. */
export function after(text: string, number: string, ...steps: readonly Transition[]): string {
  return steps.reduce((now, transition) => {
    const step = takeStep(read(now), number, transition);
    if (step.kind === 'refused') assert.fail(`${transition.kind}: ${step.message.text} ${step.message.args.join()}`);
    return applyEdits(now, step.edits);
  }, text);
}

export function refusalOf(text: string, number: string, transition: Transition): Refusal {
  const step = takeStep(read(text), number, transition);
  return step.kind === 'refused' ? step : assert.fail('it was allowed');
}

export function tests(changes: Partial<TestEvidence> = {}): TestEvidence {
  return {
    kind: 'tests',
    outcome: 'passed',
    date,
    ended: 'exit code 0',
    seconds: 12.3,
    commit,
    isDirty: false,
    patches: ['b'.repeat(40)],
    output: 'c'.repeat(64),
    criteria: 'd'.repeat(16),
    command: 'npm test',
    ...changes,
  };
}

export const start: Transition = { kind: 'start', date, commit };
export const complete: Transition = { kind: 'complete', date, evidence: tests(), summary: '3 commits.', open: 'tick' };
export const waive: Transition = {
  kind: 'complete',
  date,
  evidence: { kind: 'waiver', name: 'Anna', reason: 'no tests exist yet', date, criteria: 'd'.repeat(16) },
  summary: '3 commits.',
  open: 'leave',
};
export const reopen: Transition = { kind: 'reopen', date, commit, reason: 'A mail was lost' };
export const block: Transition = { kind: 'block', date, reason: 'No SMTP account' };
