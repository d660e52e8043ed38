// A completed phase shows that its tests ran, what changed, and when.
import type { MarkdownDocument } from '../../documents/document.ts';
import { labelNamed, readPlanState, type PhaseState } from '../../documents/phase/state.ts';
import { ofUnit } from '../../documents/phase/words.ts';
import { readPhasePlan, type Phase } from '../../documents/phases.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { tellsOfFailure } from '../../documents/testRun.ts';
import type { Remark } from '../speckit/rule.ts';
import { planRule } from './rule.ts';

export const phaseEvidence = planRule(
  'evidence',
  {
    severity: 'error',
    summary: say(
      'A completed phase has a recorded test run or a waiver with name and reason, a summary of changes, and a date.',
    ),
    why: say(
      'The plan is the record of what was done. Completed without proof is a claim: the phase counts as active.',
    ),
    wrong: '**Status**: completed\n**Tests run**: 212 passed',
    right:
      '**Status**: completed by waiver (2026-11-25)\n**Waiver**: Anna \u2014 no tests exist for the printer yet\n**Summary of changes**: Queue in src/mail/, retries after 5 minutes.',
  },
  (_, document) => {
    const state = readPlanState(document);
    if (state.kind === 'unreadable') return [];
    return state.phases.filter(({ written }) => written === 'completed').flatMap((phase) => missing(document, phase));
  },
);

function missing(document: MarkdownDocument, state: PhaseState): readonly Remark[] {
  const { unit, status } = state;
  const phase = readPhasePlan(document).phases.find(({ span }) => span.line === unit.line);
  const span = { start: unit.start, end: unit.headingEnd, line: unit.line };
  const isProven = status === 'completed';
  const text = (part: 'testsRun' | 'waiver' | 'summary' | 'completed') => textOf(state, phase, part);
  const found: Remark[] = [];
  if (!isProven && isByHand(text('testsRun'))) {
    const message = say(
      'Phase {0} has its test run written by hand. For Planner it counts as active; complete it with its tests to record them.',
      unit.number,
    );
    found.push({ severity: 'info', span, message });
  } else if (!isProven) {
    found.push({ severity: 'error', span, message: unproven(state, text('testsRun'), text('waiver')) });
  }
  if (text('summary') === '') {
    const message = ofUnit(
      unit.number,
      say(
        'Phase {0} is completed without a summary. Add “{1}”: what was really changed.',
        unit.number,
        '**Summary of changes**: …',
      ),
      say('The plan is completed without a summary. Add “{0}”: what was really changed.', '**Summary of changes**: …'),
    );
    found.push({ severity: 'warning', span, message });
  }
  const dated = [statusText(state, phase), text('completed'), text('testsRun'), text('summary'), text('waiver')];
  if (!dated.some((part) => date.test(part))) {
    const message = ofUnit(
      unit.number,
      say('Phase {0} does not say when it was completed. Add the date to its status.', unit.number),
      say('The plan does not say when it was completed. Add the date to its status.'),
    );
    found.push({ severity: 'warning', span, message });
  }
  return found;
}

/** A command and its exit code: somebody else can repeat it, though Planner did not run it. */
function isByHand(ran: string): boolean {
  return /\p{L}\P{N}*\bexit (?:code|status) 0\b/iu.test(ran) && !tellsOfFailure(ran);
}

/** Why what is written proves nothing. */
function unproven({ unit: { number }, tests }: PhaseState, ran: string, waiver: string): Sentence {
  if (tests?.outcome === 'failed' || tellsOfFailure(ran)) {
    return ofUnit(
      number,
      say('Phase {0} is completed, but its tests failed. Repair them, or reopen the phase.', number),
      say('The plan is completed, but its tests failed. Repair them, or reopen the plan.'),
    );
  }
  if (waiver !== '') {
    return ofUnit(
      number,
      say('The waiver of phase {0} needs a name and a reason: “{1}”.', number, '**Waiver**: name — reason'),
      say('The waiver of the plan needs a name and a reason: “{0}”.', '**Waiver**: name — reason'),
    );
  }
  return ofUnit(
    number,
    say(
      'Phase {0} is completed without a recorded test run: it counts as active. Complete it with its tests, or add “{1}”.',
      number,
      '**Waiver**: name — reason',
    ),
    say(
      'The plan is completed without a recorded test run: it counts as active. Complete it with its tests, or add “{0}”.',
      '**Waiver**: name — reason',
    ),
  );
}

const labels = { testsRun: 'tests run', waiver: 'waiver', summary: 'summary of changes', completed: '' } as const;

/** What a person wrote counts too: a plan without phases has its labels alone. */
function textOf({ unit }: PhaseState, phase: Phase | undefined, part: keyof typeof labels): string {
  return phase?.parts.get(part)?.text ?? labelNamed(unit, labels[part])?.value ?? '';
}

function statusText({ unit }: PhaseState, phase: Phase | undefined): string {
  return phase?.statusText ?? labelNamed(unit, 'status')?.value ?? '';
}

const date =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}\b/i;
