// What the editor shows of phases: lenses, the status, outcomes, and what a message names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largestDocument } from '../../../../src/app/check/load.ts';
import type { PhaseOutcome } from '../../../../src/app/phases/phases.ts';
import { readPlanStatuses } from '../../../../src/app/phases/status.ts';
import { english, say } from '../../../../src/documents/sentence.ts';
import { lensesOf } from '../../../../src/vscode/phases/lenses.ts';
import { allows, fittingPhases } from '../../../../src/vscode/phases/pickPhase.ts';
import { presentOutcome, presentPlans } from '../../../../src/vscode/phases/present.ts';
import { readRequest } from '../../../../src/vscode/phases/request.ts';
import type { Part } from '../../../../src/vscode/chat/parts.ts';
import { fakePorts } from '../../../fakes/ports.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { ScriptedModel } from '../../../fakes/scriptedModel.ts';
import { after, block, complete, plan, reopen, start, tests, waive } from '../../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';
const file = { folder: 'file:///w', path };
const { signal } = new AbortController();

const lenses = (text: string, at = path): readonly string[] =>
  lensesOf({ ...file, path: at }, text).map(({ line, title, detail, command }) =>
    [line, english(title), ...(detail ? [english(detail)] : []), command ?? 'tells'].join(' '),
  );

test('a plan that is too large to be checked has none: it would be read anew at each change', () => {
  assert.deepEqual(lenses(`${plan}${'\n'.repeat(largestDocument)}`), []);
});

test('each phase has lenses for what its state allows', () => {
  const of = (text: string) =>
    lenses(text)
      .filter((lens) => lens.startsWith('9 '))
      .map((lens) => lens.slice(2));
  assert.deepEqual(lenses(plan), [
    '9 Start planner.startPhase',
    '9 Block planner.blockPhase',
    '25 Start planner.startPhase',
    '25 Block planner.blockPhase',
  ]);
  const open = [
    'Complete planner.completePhase',
    'Implement This Phase planner.implementPhase',
    'Block planner.blockPhase',
  ];
  assert.deepEqual(of(after(plan, '1', start)), open);
  assert.deepEqual(of(after(plan, '1', block)), ['Start Again planner.startPhase']);
  assert.deepEqual(of(after(plan, '1', start, complete)), [
    'Tests passed on 2026-11-25 tells',
    'Reopen planner.reopenPhase',
  ]);
  assert.deepEqual(of(after(plan, '1', start, waive)), ['Waived by Anna tells', 'Reopen planner.reopenPhase']);
  assert.deepEqual(of(after(plan, '1', start, complete, reopen)), open);
  const failed = after(plan, '1', start, { kind: 'fail', tests: tests({ outcome: 'failed', ended: 'exit code 1' }) });
  assert.deepEqual(of(failed), ['Tests failed on 2026-11-25 tells', ...open]);
  assert.deepEqual(of(plan.replace('**Status**: planned', '**Status**: completed')), [
    'Completed without evidence: counts as active tells',
    'Complete planner.completePhase',
    'Reopen planner.reopenPhase',
    'Implement This Phase planner.implementPhase',
  ]);
});

test('a plan without phases has them on its title, another document none, one that cannot be read says why', () => {
  assert.deepEqual(lenses('# Typo\n\n**Status**: active\n\nA word.\n'), [
    '1 Complete planner.completePhase',
    '1 Implement This Phase planner.implementPhase',
    '1 Block planner.blockPhase',
  ]);
  assert.deepEqual(lenses(plan, 'docs/notes.md'), []);
  assert.deepEqual(lenses(plan.replace('Text.', '```\nText.')), [
    '7 The phases of this plan cannot be read. This code block is not closed: what follows it was not read. tells',
  ]);
  const [lens] = lensesOf(file, after(plan, '1', start));
  assert.deepEqual([lens?.arguments, lens?.tooltip && english(lens.tooltip)], [[file, '1'], 'Runs npm test']);
});

const shown = (parts: readonly Part[]): string =>
  parts
    .map((part) =>
      part.kind === 'text' ? decodeURIComponent(part.text) : part.kind === 'file' ? `‹${part.path}›` : '',
    )
    .join('');

async function statuses(texts: Readonly<Record<string, string>>) {
  return readPlanStatuses(fakePorts(new ScriptedModel({}), { files: new MemoryFiles(texts) }), signal);
}

test('the status tells of each phase what proves it, what is stale, and what can be done', async () => {
  const text = after(plan, '1', start, waive).replace('sent once', 'sent twice');
  const said = shown(presentPlans(await statuses({ [path]: text }), file.folder, english));
  assert.match(said, /^\*\*Plan: Loan reminders\*\* ‹\.clinespecs\/x\/y-plan\.md›/);
  assert.match(
    said,
    /\n● \*\*1 Queue\*\* · completed · 1 of 2 criteria met · waived by Anna · stale: its criteria changed since · \[Reopen\]/,
  );
  assert.match(
    said,
    / {2}\n○ \*\*2 Mails\*\* · planned · 0 of 1 criteria met · \[Start\]\(command:planner\.startPhase/,
  );
  assert.match(said, /\*\*Next: The evidence of phase 1 is stale\\\./);
  const claimed = shown(
    presentPlans(await statuses({ [path]: plan.replace('planned', 'completed') }), file.folder, english),
  );
  assert.match(claimed, /◐ \*\*1 Queue\*\* · active .* · calls itself completed, without evidence · \[Complete\]/);
  assert.match(claimed, /2 Mails.* · waits for 1/);
  const blocked = shown(presentPlans(await statuses({ [path]: after(plan, '1', block) }), file.folder, english));
  assert.match(blocked, /⊘ \*\*1 Queue\*\* · blocked .* · No SMTP account · \[Start\]/);
  const broken = shown(
    presentPlans(await statuses({ [path]: plan.replace('Text.', '```\nText.') }), file.folder, english),
  );
  assert.match(broken, /^‹.*› The phases of this plan cannot be read\\\. This code block/);
});

const done: PhaseOutcome = {
  kind: 'done',
  phase: '1',
  status: 'completed',
  evidence: tests({ isDirty: true }),
  summary: '1 commit, 1 file (+40 -2). Areas: `src/mail/`.',
  ready: ['2'],
  nearly: [{ phase: '3', open: ['The *account* is there'] }],
  questions: ['Does [it](command:x) hold?'],
};

test('a completed phase tells its proof and its changes, what can start, and what the checkpoints ask', () => {
  const said = shown(presentOutcome(done, file, english));
  assert.match(said, /^\*\*Phase 1 is completed\\\.\*\* ‹/);
  assert.match(said, /npm test, exit code 0, 12\\\.3 s, commit aaaaaaaaaaaa with uncommitted changes/);
  assert.match(said, /\n1 commit, 1 file \(\+40 -2\)\. Areas: `src\/mail\/`\.\n/);
  assert.match(said, /- Phase 3 waits for its entry criteria: The \\\*account\\\* is there/);
  assert.match(said, /\[Start Phase 2\]\(command:planner\.startPhase/);
  assert.match(said, /- Does \\\[it\\\]\\\(command:x\\\) hold\? \[Answer\]\(command:planner\.answerCheckpoint/);
  const plain = shown(presentOutcome({ ...done, phase: 'plan', ready: [], nearly: [], questions: [] }, file, english));
  assert.match(plain, /^\*\*The plan is completed\\\.\*\*/);
  assert.doesNotMatch(plain, /checkpoints|Start/);
});

test('what git and commands say cannot bring links to commands', () => {
  const summary = 'Commits: `x` [Take](command:planner.takePhaseChange)';
  const linked = presentOutcome({ ...done, summary }, file, english).filter(
    (part) => part.kind === 'text' && part.links,
  );
  assert.doesNotMatch(shown(linked), /\[Take\]/);
});

test('tests that failed show the end of what they printed, which cannot end its block', () => {
  const evidence = tests({ outcome: 'failed', ended: 'exit code 1' });
  const tail = `${Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n')}\n~~~~\n\u001b[31m2 failed\u001b[0m\n`;
  const said = shown(presentOutcome({ kind: 'failed', phase: '1', evidence, tail }, file, english));
  assert.match(said, /did not pass: it stays open/);
  assert.match(said, /\n~~~~~text\nline 22\n[^]*\n~~~~\n2 failed\n~~~~~\n/);
  assert.doesNotMatch(said, /line 21\n/);
  assert.match(said, /\[Complete Again\].*\[Waive the Tests\]\(command:planner\.waivePhase/);
  const refused = { kind: 'refused', why: 'noReason', message: say('No.'), next: [say('Say why.')] } as const;
  assert.match(shown(presentOutcome(refused, file, english)), /\*\*No\\\.\*\*\n\n- Say why/);
});

test('a message names a plan, a phase, both or none', async () => {
  const other = '.clinespecs/fines/late-fines-plan.md';
  const plans = await statuses({ [path]: plan, [other]: plan.replace('Loan reminders', 'Late fines') });
  const named = (text: string, paths: readonly string[] = []) => {
    const { plans: fitting, phase } = readRequest(text, plans, paths);
    return [fitting.map((one) => one.path).join(), phase ?? ''];
  };
  const both = `${other},${path}`;
  assert.deepEqual(named(''), [both, '']);
  assert.deepEqual(named('phase 2'), [both, '2']);
  assert.deepEqual(named('fines 2.'), [other, '2']);
  assert.deepEqual(named(`${path} 1`), [path, '1']);
  assert.deepEqual(named('phase 1 of “late-fines”'), [other, '1']);
  assert.deepEqual(named('2', [path]), [path, '2']);
  assert.deepEqual(named('rockets'), ['', '']);
  assert.deepEqual(
    fittingPhases(plans, allows('start')).map(({ phase }) => phase.number),
    ['1', '2', '1', '2'],
  );
  assert.deepEqual(fittingPhases(plans, allows('complete')), []);
});
