// Phases as the chat shows them: where plans stand, what came of a step, what could change in later phases. Pure.
import type { PhaseOutcome } from '../../app/phases/phases.ts';
import type { PhaseReport, PlanStatus, StaleReason } from '../../app/phases/status.ts';
import type { Evidence } from '../../documents/phase/record.ts';
import { ofUnit } from '../../documents/phase/words.ts';
import { actionsOf } from '../../documents/phase/steps.ts';
import type { PhaseStatus } from '../../documents/phases.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import type { FilePointer } from '../commands.ts';
import { plain } from '../chat/markdown.ts';
import { link, linkLine, type Part } from '../chat/parts.ts';
import { failureText } from '../chat/present.ts';
import { offers } from './lenses.ts';

type Tell = (sentence: Sentence) => string;

/** Every plan with its phases, what of their proof is stale, and what to do next. */
export function presentPlans(plans: readonly PlanStatus[], folder: string, tell: Tell): readonly Part[] {
  return plans.flatMap((plan): readonly Part[] => {
    if (plan.kind === 'unreadable') {
      const reason = `${tell(say('The phases of this plan cannot be read.'))} ${tell(plan.reason)}`;
      return [{ kind: 'file', path: plan.path, line: plan.line }, text(` ${plain(reason)}\n\n`)];
    }
    const file = { folder, path: plan.path };
    const lines = plan.phases.map((phase) => phaseLine(file, phase, tell));
    return [
      text(`**${plain(plan.title)}** `),
      { kind: 'file', path: plan.path },
      linked(`\n\n${lines.join('  \n')}\n\n**${plain(tell(say('Next: {0}', tell(plan.next))))}**\n\n`),
    ];
  });
}

/** A phase in one line, with what can be done with it now. */
function phaseLine(file: FilePointer, phase: PhaseReport, tell: Tell): string {
  const { number, title, status, isClaimed, evidence, failed, stale, waitsFor, blocked } = phase;
  const { met, open } = phase.criteria;
  const notes: readonly (Sentence | string)[] = [
    ...(met + open > 0 ? [say('{0} of {1} criteria met', met, met + open)] : []),
    ...(isClaimed ? [say('calls itself completed, without evidence')] : []),
    ...(evidence ? [shortEvidence(evidence)] : []),
    ...(failed ? [say('tests failed')] : []),
    ...stale.map((reason) => staleWords[reason]),
    ...(status === 'planned' && waitsFor.length > 0 ? [say('waits for {0}', waitsFor.join(', '))] : []),
    ...(blocked === undefined ? [] : [blocked]),
  ];
  const written = isClaimed ? ({ written: 'completed' } as const) : {};
  const [action] = actionsOf({ status, ...written });
  const isOffered = action !== undefined && (status !== 'completed' || stale.length > 0);
  const name = number === 'plan' ? plain(tell(say('Plan'))) : `${plain(number)} ${plain(title)}`;
  return [
    `${marks[status]} **${name}**`,
    plain(tell(statusWords[status])),
    ...notes.map((note) => plain(typeof note === 'string' ? note : tell(note))),
    ...(isOffered && action ? [link(tell(offers[action].title), offers[action].command, file, number)] : []),
  ].join(' · ');
}

const marks: Readonly<Record<PhaseStatus, string>> = {
  planned: '○',
  active: '◐',
  reopened: '◐',
  blocked: '⊘',
  completed: '●',
};

/** The states, in words. */
export const statusWords: Readonly<Record<PhaseStatus, Sentence>> = {
  planned: say('planned'),
  active: say('active'),
  reopened: say('reopened'),
  blocked: say('blocked'),
  completed: say('completed'),
};

const staleWords: Readonly<Record<StaleReason, Sentence>> = {
  commit: say('stale: its commit is not in the history'),
  criteria: say('stale: its criteria changed since'),
};

function shortEvidence(evidence: Evidence): Sentence {
  return evidence.kind === 'waiver' ? say('waived by {0}', evidence.name) : say('tests passed {0}', evidence.date);
}

/** What came of a step, without what a model has to say about it. */
export function presentOutcome(outcome: PhaseOutcome, file: FilePointer, tell: Tell): readonly Part[] {
  if (outcome.kind === 'refused') return failureText(outcome.message, outcome.next, tell);
  const { phase } = outcome;
  if (outcome.kind === 'failed') {
    return [
      text(
        `**${plain(tell(ofUnit(phase, say('The tests of phase {0} did not pass: it stays open.', phase), say('The tests of the plan did not pass: it stays open.'))))}** `,
      ),
      { kind: 'file', path: file.path },
      text(`\n\n${plain(tell(evidenceSentence(outcome.evidence)))}\n\n${quoted(outcome.tail)}`),
      ...linkLine([
        link(tell(say('Complete Again')), 'planner.completePhase', file, phase),
        link(tell(say('Waive the Tests')), 'planner.waivePhase', file, phase),
      ]),
    ];
  }
  const { evidence, summary, nearly, questions } = outcome;
  const remarks = nearly.map((other) => plain(tell(nearlySentence(other))));
  return [
    text(`**${plain(tell(doneSentence(outcome)))}** `),
    { kind: 'file', path: file.path },
    text('\n\n'),
    ...(evidence ? [text(`${plain(tell(evidenceSentence(evidence)))}\n\n`)] : []),
    // It is Markdown of ours, as it stands in the plan.
    ...(summary === undefined ? [] : [text(`${summary}\n\n`)]),
    ...(remarks.length > 0 ? [text(`${remarks.map((line) => `- ${line}`).join('\n')}\n\n`)] : []),
    ...linkLine(
      outcome.ready.map((next) => link(tell(say('Start Phase {0}', next)), 'planner.startPhase', file, next)),
    ),
    ...presentQuestions(questions, file, phase, tell),
  ];
}

/** That a phase is what it is now. */
export function doneSentence({ phase, status }: Extract<PhaseOutcome, { readonly kind: 'done' }>): Sentence {
  return phase === 'plan' ? planWords[status] : phaseWords(phase)[status];
}

const planWords: Readonly<Record<PhaseStatus, Sentence>> = {
  planned: say('The plan is planned.'),
  active: say('The plan is active.'),
  reopened: say('The plan is reopened.'),
  blocked: say('The plan is blocked.'),
  completed: say('The plan is completed.'),
};

function phaseWords(phase: string): Readonly<Record<PhaseStatus, Sentence>> {
  return {
    planned: say('Phase {0} is planned.', phase),
    active: say('Phase {0} is active.', phase),
    reopened: say('Phase {0} is reopened.', phase),
    blocked: say('Phase {0} is blocked.', phase),
    completed: say('Phase {0} is completed.', phase),
  };
}

/** What proves a phase, or does not. */
export function evidenceSentence(evidence: Evidence): Sentence {
  if (evidence.kind === 'waiver') return say('Waived by {0}: {1}', evidence.name, evidence.reason);
  const { command, ended, seconds, commit, isDirty } = evidence;
  const time = seconds.toFixed(1);
  if (commit === undefined) return say('Tests: {0}, {1}, {2} s, no commit', command, ended, time);
  const short = commit.slice(0, 12);
  return isDirty === true
    ? say('Tests: {0}, {1}, {2} s, commit {3} with uncommitted changes', command, ended, time, short)
    : say('Tests: {0}, {1}, {2} s, commit {3}', command, ended, time, short);
}

/** What keeps a phase from starting that waits for no other. */
export function nearlySentence({
  phase,
  open,
}: {
  readonly phase: string;
  readonly open: readonly string[];
}): Sentence {
  return ofUnit(
    phase,
    say('Phase {0} waits for its entry criteria: {1}', phase, open.join('; ')),
    say('The plan waits for its entry criteria: {0}', open.join('; ')),
  );
}

/** What the checkpoints ask, each with a way to answer it. */
export function presentQuestions(
  questions: readonly string[],
  file: FilePointer,
  phase: string,
  tell: Tell,
): readonly Part[] {
  if (questions.length === 0) return [];
  const answer = tell(say('Answer'));
  const lines = questions.map(
    (question) => `- ${plain(question)} ${link(answer, 'planner.answerCheckpoint', file, phase, question)}`,
  );
  const heading = tell(say('The checkpoints of the plan ask now:'));
  return [linked(`${heading}\n\n${lines.join('\n')}\n\n`)];
}

/** The last lines of what a command printed, so that nothing in them ends the block. */
function quoted(tail: string): string {
  const lines = tail
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .slice(-30)
    .join('\n');
  const marks = '~'.repeat(Math.max(3, ...[...lines.matchAll(/~+/g)].map(([run]) => run.length + 1)));
  return lines === '' ? '' : `${marks}text\n${lines}\n${marks}\n\n`;
}

function text(markdown: string): Part {
  return { kind: 'text', text: markdown };
}

function linked(markdown: string): Part {
  return { kind: 'text', text: markdown, links: true };
}
