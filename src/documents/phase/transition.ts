// What can happen to a phase: which step is allowed from where, and how the plan says it afterwards.
import type { MarkdownDocument } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { english, say, type Sentence } from '../sentence.ts';
import {
  isName,
  isReason,
  writeBeginning,
  writeTests,
  writeWaiver,
  type Evidence,
  type TestEvidence,
} from './record.ts';
import { refuse, type Refusal } from './refusal.ts';
import { labelNamed, readPlanState, waitsFor, type PhaseState } from './state.ts';
import { ofUnit } from './words.ts';
import { writeUnit, type Change } from './write.ts';

export type Transition =
  /** `reason`: why it starts although something that it waits for is open. */
  | { readonly kind: 'start'; readonly date: string; readonly commit?: string; readonly reason?: string }
  | { readonly kind: 'block'; readonly date: string; readonly reason: string }
  | {
      readonly kind: 'complete';
      readonly date: string;
      readonly evidence: Evidence;
      /** What was really changed, as Markdown in one line. */
      readonly summary: string;
      /** What becomes of exit criteria that are open. Without it they keep the phase open. */
      readonly open?: 'tick' | 'leave';
    }
  /** Tests ran and did not pass: the phase stays as it is, with the run in it. */
  | { readonly kind: 'fail'; readonly tests: TestEvidence }
  | { readonly kind: 'reopen'; readonly date: string; readonly commit?: string; readonly reason: string };

export type Step = { readonly kind: 'changed'; readonly edits: readonly TextEdit[] } | Refusal;

/** The edits that take a phase one step on, all of them in its own lines, or why it cannot go there. */
export function takeStep(document: MarkdownDocument, number: string, transition: Transition): Step {
  const found = findPhase(document, number);
  if ('kind' in found) return found;
  const { phase, phases } = found;
  const refusal =
    checks[transition.kind](phase, transition) ??
    (transition.kind === 'start' ? checkWaits(phases, phase, transition.reason) : undefined);
  return refusal ?? writeUnit(document, phase.unit, changeOf(phase, transition));
}

/** The phase of that number, or why there is none to work with. */
export function findPhase(
  document: MarkdownDocument,
  number: string,
): { readonly phase: PhaseState; readonly phases: readonly PhaseState[] } | Refusal {
  const state = readPlanState(document);
  if (state.kind === 'unreadable') {
    return refuse('unreadable', say('{0}, line {1}: {2}', document.path, state.line, english(state.reason)), [
      say('Correct it there. Nothing was changed.'),
    ]);
  }
  const { phases } = state;
  const wanted = number
    .trim()
    .replace(/^phase\s+/i, '')
    .toUpperCase();
  const named = phases.filter(({ unit }) => unit.number.toUpperCase() === wanted);
  const [phase] = named;
  if (!phase) {
    return refuse('unknownPhase', say('There is no phase {0} in {1}.', number, document.path), [
      say('Name one of: {0}', phases.map(({ unit }) => unit.number).join(', ')),
    ]);
  }
  if (named.length > 1) {
    return refuse('twoPhases', say('There are {0} phases {1} in {2}.', named.length, number, document.path), [
      say('Number them anew.'),
    ]);
  }
  return { phase, phases };
}

type Check = (phase: PhaseState, transition: Transition) => Refusal | undefined;

const checks: Readonly<Record<Transition['kind'], Check>> = {
  start: (phase) => {
    if (phase.status === 'active') {
      return phase.written === 'completed'
        ? notAllowed(
            ofUnit(
              phase.unit.number,
              say('Phase {0} says that it is completed, without evidence: it counts as active.', phase.unit.number),
              say('The plan says that it is completed, without evidence: it counts as active.'),
            ),
            [say('Complete it with its tests, or with a waiver.')],
          )
        : notAllowed(
            ofUnit(
              phase.unit.number,
              say('Phase {0} is active already.', phase.unit.number),
              say('The plan is active already.'),
            ),
            [say('Complete it when it is done.')],
          );
    }
    return phase.status === 'completed' ? isCompleted(phase) : undefined;
  },
  block: (phase, transition) => {
    if (phase.status === 'completed') return isCompleted(phase);
    if (phase.status === 'blocked') {
      return notAllowed(
        ofUnit(
          phase.unit.number,
          say('Phase {0} is blocked already.', phase.unit.number),
          say('The plan is blocked already.'),
        ),
        [say('Start it when it can go on.')],
      );
    }
    return checkReason(transition);
  },
  complete: (phase, transition) => {
    if (transition.kind !== 'complete') return undefined;
    const early = checkActive(phase);
    if (early) return early;
    const { evidence } = transition;
    if (evidence.kind === 'waiver') {
      if (!isName(evidence.name)) {
        return refuse('noName', say('A waiver needs the name of the one who answers for it.'), [say('Add the name.')]);
      }
      if (!isReason(evidence.reason)) return noReason();
    } else if (evidence.outcome === 'failed' || evidence.ended !== 'exit code 0') {
      return refuse(
        'failedTests',
        ofUnit(
          phase.unit.number,
          say('The tests of phase {0} did not pass.', phase.unit.number),
          say('The tests of the plan did not pass.'),
        ),
        [say('Correct what fails and complete the phase again.')],
      );
    }
    return transition.open === undefined ? checkCriteria(phase) : undefined;
  },
  fail: (phase) => checkActive(phase),
  reopen: (phase, transition) =>
    phase.written === 'completed'
      ? checkReason(transition)
      : notAllowed(
          ofUnit(
            phase.unit.number,
            say('Phase {0} is not completed: there is nothing to reopen.', phase.unit.number),
            say('The plan is not completed: there is nothing to reopen.'),
          ),
          [say('Start it, or complete it.')],
        ),
};

/** Whether a phase can be completed from where it stands: nothing, or why not. */
export function checkActive(phase: PhaseState): Refusal | undefined {
  const { number } = phase.unit;
  if (phase.status === 'completed') return isCompleted(phase);
  if (phase.status === 'planned') {
    return notAllowed(
      ofUnit(number, say('Phase {0} has not been started.', number), say('The plan has not been started.')),
      [say('Start it first.')],
    );
  }
  if (phase.status === 'blocked') {
    return notAllowed(ofUnit(number, say('Phase {0} is blocked.', number), say('The plan is blocked.')), [
      say('Start it again first.'),
    ]);
  }
  return undefined;
}

/** Names the exit criteria that are open. */
export function checkCriteria({ unit }: PhaseState): Refusal | undefined {
  const open = unit.exit.filter(({ state }) => state === 'open');
  if (open.length === 0) return undefined;
  const names = open.map(({ text }) => `\u201c${text}\u201d`).join(', ');
  return refuse(
    'openCriteria',
    ofUnit(
      unit.number,
      say('Exit criteria of phase {0} are open: {1}', unit.number, names),
      say('Exit criteria of the plan are open: {0}', names),
    ),
    [say('Tick what is met, or say whether the open ones are to be ticked or left open.')],
  );
}

function checkWaits(phases: readonly PhaseState[], phase: PhaseState, reason: string | undefined): Refusal | undefined {
  if (phase.status !== 'planned') return undefined;
  const open = [
    ...waitsFor(phases, phase).map((number) => number),
    ...phase.unit.entry.filter(({ state }) => state === 'open').map(({ text }) => `\u201c${text}\u201d`),
  ];
  if (open.length === 0 || (reason !== undefined && isReason(reason))) return undefined;
  return refuse(
    'waits',
    ofUnit(
      phase.unit.number,
      say('Phase {0} waits for what is not done: {1}', phase.unit.number, open.join(', ')),
      say('The plan waits for what is not done: {0}', open.join(', ')),
    ),
    [say('Complete that first, or give a reason of at least two words why it can start now.')],
  );
}

function checkReason(transition: Transition): Refusal | undefined {
  return 'reason' in transition && transition.reason !== undefined && isReason(transition.reason)
    ? undefined
    : noReason();
}

function noReason(): Refusal {
  return refuse('noReason', say('A reason is needed, in two words at least.'), [say('Say why.')]);
}

function isCompleted({ unit }: PhaseState): Refusal {
  return notAllowed(ofUnit(unit.number, say('Phase {0} is completed.', unit.number), say('The plan is completed.')), [
    say('Reopen it, with a reason, to change it.'),
  ]);
}

function notAllowed(message: Sentence, next: readonly Sentence[]): Refusal {
  return refuse('notAllowed', message, next);
}

/** How the lines of the phase change. What was recorded before stays, as earlier. */
function changeOf(phase: PhaseState, transition: Transition): Change {
  const { unit } = phase;
  const has = (name: string) => (labelNamed(unit, name)?.value ?? '') !== '';
  const earlier = (...names: readonly string[]) => names.filter(has);
  switch (transition.kind) {
    case 'start': {
      // The commit of the first start counts, and after a reopening that of the reopening.
      const isNew = phase.beganAt === undefined;
      const lines = isNew ? [{ name: 'Started', value: writeBeginning(transition) }] : [];
      // A proof of before the start proves nothing of what comes.
      const old = phase.tests?.outcome === 'passed' ? ['tests run'] : [];
      return { status: 'active', earlier: earlier('blocked', ...old), lines, ticks: [] };
    }
    case 'block':
      return {
        status: 'blocked',
        earlier: [],
        lines: [{ name: 'Blocked', value: writeBeginning(transition) }],
        ticks: [],
      };
    case 'reopen':
      return {
        status: `reopened (${transition.date})`,
        earlier: earlier('reopened', 'tests run', 'waiver', 'summary of changes', 'changes in git'),
        lines: [{ name: 'Reopened', value: writeBeginning(transition) }],
        ticks: [],
      };
    case 'fail': {
      const own = phase.tests !== undefined;
      return {
        earlier: own ? [] : earlier('tests run'),
        lines: [{ name: 'Tests run', value: writeTests(transition.tests) }],
        ticks: [],
      };
    }
    case 'complete': {
      const { evidence, date, summary, open } = transition;
      const proof =
        evidence.kind === 'tests'
          ? { name: 'Tests run', value: writeTests(evidence) }
          : { name: 'Waiver', value: writeWaiver(evidence) };
      const isReplaced = evidence.kind === 'tests' && phase.tests !== undefined;
      return {
        status: evidence.kind === 'tests' ? `completed (${date})` : `completed by waiver (${date})`,
        earlier: isReplaced ? earlier('changes in git') : earlier(proof.name.toLowerCase(), 'changes in git'),
        // A summary that a person wrote stays; ours stands beside it.
        lines: [proof, { name: has('summary of changes') ? 'Changes in git' : 'Summary of changes', value: summary }],
        ticks:
          open === 'tick'
            ? unit.exit.flatMap(({ state, box }) => (state === 'open' && box !== undefined ? [box] : []))
            : [],
      };
    }
  }
}
