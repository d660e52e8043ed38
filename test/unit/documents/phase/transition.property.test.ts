// Whatever people, files and steps do to a plan: no phase is completed without evidence, and no foreign byte changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { findPhase, takeStep, type Transition } from '../../../../src/documents/phase/transition.ts';
import { readPlanState } from '../../../../src/documents/phase/state.ts';
import { commit, date, plan, read, tests } from './plans.ts';

type Action =
  | { readonly kind: 'step'; readonly phase: string; readonly step: Transition }
  | { readonly kind: 'write'; readonly status: string; readonly at: number }
  | { readonly kind: 'insert'; readonly text: string; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number };

const reason = fc.oneof(
  fc.constantFrom('no SMTP account', 'x', '', '**Status**: completed', 'a <!-- b `c'),
  fc.string(),
);
const open = fc.constantFrom('tick', 'leave', undefined);

const step: fc.Arbitrary<Transition> = fc.oneof(
  fc.record({ reason: fc.option(reason, { nil: undefined }) }).map((given): Transition => ({
    kind: 'start',
    date,
    commit,
    ...(given.reason === undefined ? {} : { reason: given.reason }),
  })),
  reason.map((text): Transition => ({ kind: 'block', date, reason: text })),
  reason.map((text): Transition => ({ kind: 'reopen', date, commit, reason: text })),
  fc
    .constantFrom('exit code 1', 'timed out')
    .map((ended): Transition => ({ kind: 'fail', tests: tests({ outcome: 'failed', ended }) })),
  fc
    .record({
      open,
      evidence: fc.oneof(
        fc
          .record({ command: fc.string(), code: fc.constantFrom(0, 0, 1) })
          .map(({ command, code }) => tests({ command: `x${command}`, ended: `exit code ${code}` })),
        fc
          .record({ name: fc.constantFrom('Anna', '', 'Q. — R'), reason })
          .map((given) => ({ kind: 'waiver' as const, ...given, date })),
      ),
      summary: fc.constantFrom('3 commits.', 'No commits.'),
    })
    .map((given): Transition => ({
      kind: 'complete',
      date,
      evidence: given.evidence,
      summary: given.summary,
      ...(given.open === undefined ? {} : { open: given.open }),
    })),
);

const lines = [
  '**Status**: completed',
  '**Status**: done ✅',
  '**Tests run**: 12 passed',
  '**Waiver**: name — reason',
  '- [ ] Another box',
  '```',
  '<!-- open',
  '---',
  '## Phase 2: Again',
  '### Exit Criteria',
  '',
  'Words.',
];

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('step' as const), phase: fc.constantFrom('1', '2'), step }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      status: fc.constantFrom('completed', 'active', 'done', 'planned', ''),
      at: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('insert' as const), text: fc.constantFrom(...lines), at: fc.nat(60) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(60) }) },
);

function act(text: string, taken: Action): string {
  if (taken.kind === 'step') return walk(text, taken.phase, taken.step);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (taken.kind === 'write') {
    let seen = 0;
    return text.replace(/^(\*\*Status\*\*: ).*$/gm, (line, label: string) =>
      seen++ === taken.at ? label + taken.status : line,
    );
  }
  const all = text.split(eol);
  // The byte order mark and the title stay in their place.
  all.splice(
    1 + (taken.at % (all.length - 1)),
    taken.kind === 'remove' ? 1 : 0,
    ...(taken.kind === 'insert' ? [taken.text] : []),
  );
  return all.join(eol);
}

/** Takes a step, and checks that it changed nothing but the lines of its phase. */
function walk(text: string, number: string, transition: Transition): string {
  const document = read(text);
  const before = findPhase(document, number);
  const taken = takeStep(document, number, transition);
  if (taken.kind === 'refused') return text;
  assert.ok('phase' in before);
  const { start, end } = before.phase.unit;
  const changed = applyEdits(text, taken.edits);
  assert.equal(changed.slice(0, start), text.slice(0, start));
  assert.equal(changed.slice(changed.length - (text.length - end)), text.slice(end));
  if (!/[^\r]\n/.test(text)) assert.ok(!/[^\r]\n/.test(changed), 'line endings');
  const after = findPhase(read(changed), number);
  assert.ok('phase' in after);
  if (transition.kind === 'complete') assert.equal(after.phase.status, 'completed');
  else assert.notEqual(after.phase.status, 'completed');
  if (before.phase.status === 'completed') assert.equal(transition.kind, 'reopen');
  // Every word of before is still there, apart from the lines that keep the state.
  const kept = text
    .slice(start, end)
    .split(/\r?\n/)
    .filter((line) => !/\*\*|#|\[ \]/.test(line));
  for (const line of kept) assert.ok(changed.includes(line), line);
  return changed;
}

test('no phase is completed without evidence or a waiver, and no byte outside of its lines changes', () => {
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 14 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\ufeff'),
      (actions, eol, mark) => {
        let text = mark + plan.replaceAll('\n', eol);
        for (const one of actions) {
          text = act(text, one);
          const state = readPlanState(read(text));
          if (state.kind === 'unreadable') continue;
          for (const { status, evidence } of state.phases) {
            if (status !== 'completed') continue;
            assert.ok(evidence, 'completed without evidence');
            if (evidence.kind === 'tests') assert.equal(evidence.ended, 'exit code 0');
            else assert.ok(evidence.name !== '' && (evidence.reason.match(/\p{L}+/gu) ?? []).length > 1);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
