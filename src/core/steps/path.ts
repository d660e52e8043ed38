// Looks at the path again once decisions are taken: conflicts with alternatives, decisions that are needed now, risks.
import { hash } from '../../documents/hash.ts';
import { patternOf, speakerOf, type Speaker } from '../../documents/phrases/phrases.ts';
import { say } from '../../documents/sentence.ts';
import { meaningfulWords } from '../../documents/words.ts';
import { choiceText, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { askFact } from '../ask.ts';
import { promptOf, type Part, type RunContext } from '../context.ts';
import { conflictQuestion, outcomeOf, readChoice } from '../decisions/choice.ts';
import { decisionsOf, type Alternative, type Conflict, type PathReview } from '../decisions/facts.ts';
import { numberedAfter } from '../decisions/found.ts';
import { readOnDisk } from '../decisions/store.ts';
import { PlannerError } from '../error.ts';
import type { Clarification, LedgerEntry } from '../questions.ts';
import type { Facts } from '../workflow.ts';
import type { Decide } from './decide.ts';
import { think } from './think.ts';
import { bodyLanguage, commonValues } from './values.ts';

/** After so many looks Planner goes on: what is left of conflicts stands in the report. */
const mostRounds = 3;

/** What the run knows of its path. */
interface Path {
  /** How often it was looked at since the user last decided on their own. */
  readonly rounds: number;
  /** Of the outcomes that were looked at. */
  readonly seen: string;
  readonly conflicts: readonly KnownConflict[];
  /** Risks, the timeline, what became of conflicts: for document and report. */
  readonly remarks: readonly string[];
  /** Remarks of before that a later one says anew. */
  readonly replaced?: readonly string[];
}

interface KnownConflict extends Conflict {
  /** Of its question. */
  readonly id: string;
  /** What became of it; missing while it is open. */
  readonly outcome?: string;
}

/** Whether nothing is left to look at: all was looked at as it is now, or often enough. */
export function isPathClear({ state }: RunContext): boolean {
  const { facts, updating } = state();
  const decisions = decisionsOf(facts);
  const { rounds, seen } = pathOf(facts);
  // An update takes what the document says, and asks nothing: it was looked at before.
  if (updating && rounds > 0) return true;
  return decisions.length === 0 || seen === outcomesHash(decisions) || rounds >= mostRounds;
}

/** Sentences on what the decisions mean together. */
export function remarksOf(facts: Facts): readonly string[] {
  return pathOf(facts).remarks;
}

/** The risks among them, whatever their language. */
export function pathRisksOf(facts: Facts): readonly string[] {
  return remarksOf(facts).flatMap((remark) => riskIn(remark) ?? []);
}

/** The risk that a remark tells, whatever its language; nothing where it tells something else. */
export function riskIn(remark: string): string | undefined {
  return riskRemark.exec(remark)?.[1];
}

const riskRemark = new RegExp(String.raw`^\S+ · ${patternOf('risk')}: ([\s\S]*)$`);

/** Sentences of before that stand no longer. */
export function replacedRemarksOf(facts: Facts): readonly string[] {
  return pathOf(facts).replaced ?? [];
}

/** The fact that lets the path be looked at anew, as often as at first. */
export function afreshFact(facts: Facts): Path {
  return { ...pathOf(facts), rounds: 0 };
}

/** Asks the model, after thinking where there is a tool. Adds what it found to what is asked. */
export async function* reviewPath(step: Decide, context: RunContext, signal: AbortSignal): Part<void> {
  yield { kind: 'progress', message: say('Checking the path with what was decided') };
  const { facts } = context.state();
  const decisions = decisionsOf(facts);
  const before = pathOf(facts);
  const looked = { ...before, rounds: before.rounds + 1, seen: outcomesHash(decisions) };
  const review = yield* ask(step, context, signal);
  if (review === undefined) {
    yield { kind: 'factLearned', name: 'decisionPath', value: looked };
    return;
  }
  const onDisk = await readOnDisk(context, step.place(facts));
  const last = Math.max(onDisk.last, ...decisions.map(({ id }) => Number(/\d+/.exec(id)?.[0] ?? 0)));
  const added = numberedAfter(review.decisions, { decisions, last });
  if (added.length > 0) yield { kind: 'factLearned', name: 'decisions', value: [...decisions, ...added] };
  const isNew = ({ problem }: Conflict): boolean => !before.conflicts.some((known) => known.problem === problem);
  const conflicts = review.conflicts.filter(isNew).map((conflict, index): KnownConflict => {
    return { ...conflict, id: `C${before.conflicts.length + index + 1}` };
  });
  const isLast = looked.rounds >= mostRounds;
  const speak = speakerIn(context);
  const today = context.ports.clock.now().toISOString().slice(0, 10);
  const said = [
    ...review.risks.map(
      ({ risk, mitigation }) =>
        `${speak('risk')}: ${sentence(risk)}${mitigation === '' ? '' : ` ${speak('mitigation')}: ${mitigation}`}`,
    ),
    ...(review.timeline === '' ? [] : [`${speak('timeline')}: ${review.timeline}`]),
    ...(isLast ? conflicts.map(({ problem }) => `${speak('risk')}: ${speak('notResolved')}: ${problem}`) : []),
  ].map((remark) => `${today} \u00b7 ${remark}`);
  const gone = before.remarks.filter((old) => !said.includes(old) && said.some((one) => isSameRemark(old, one)));
  const path: Path = {
    ...looked,
    conflicts: [...before.conflicts, ...(isLast ? conflicts.map(unresolved) : conflicts)],
    remarks: [...before.remarks.filter((old) => !gone.includes(old) && !said.includes(old)), ...said],
    ...(gone.length > 0 ? { replaced: [...(before.replaced ?? []), ...gone] } : {}),
  };
  yield { kind: 'factLearned', name: 'decisionPath', value: path };
  if (isLast && conflicts.length > 0) {
    const note = say(
      'After {0} rounds decisions still do not go together: {1}',
      mostRounds,
      conflicts[0]?.problem ?? '',
    );
    yield { kind: 'noted', note };
  }
}

/** The question about the next decisions that do not go together, where it was not asked yet. */
export function nextConflict({ state }: RunContext): Clarification | undefined {
  const { facts, ledger } = state();
  const conflict = pathOf(facts).conflicts.find(
    ({ id, outcome }) => outcome === undefined && !ledger.some((entry) => entry.id === id),
  );
  return conflict && conflictQuestion(conflict.id, conflict);
}

/** Carries out what the user said to conflicts. */
export async function* takeConflicts(context: RunContext): Part<void> {
  const speak = speakerIn(context);
  for (const conflict of pathOf(context.state().facts).conflicts) {
    const entry = context.state().ledger.find(({ id }) => id === conflict.id);
    if (conflict.outcome !== undefined || entry === undefined || entry.state === 'open') continue;
    const changes = chosenAlternative(conflict, entry)?.changes ?? changesIn(entry);
    if (changes.length > 0) {
      const by = context.ports.settings.author?.trim() || (await context.ports.git.userName()) || 'the user';
      const at = context.ports.clock.now().toISOString();
      const decisions = decisionsOf(context.state().facts).map((decision): TechnicalDecision => {
        const change = changes.find((one) => one.decision === decision.id);
        if (change === undefined) return decision;
        const read = readChoice(change.choice, decision);
        const choice = read.kind === 'option' ? read : ({ kind: 'other', text: change.choice, rationale: '' } as const);
        return {
          ...decision,
          outcome: outcomeOf(decision, { ...choice, rationale: speak('didNotFit', conflict.problem) }, by, at),
        };
      });
      yield { kind: 'factLearned', name: 'decisions', value: decisions };
    }
    const outcome = entry.state === 'answered' ? (entry.answer ?? '') : speak('notResolved');
    const path = pathOf(context.state().facts);
    const today = context.ports.clock.now().toISOString().slice(0, 10);
    const between = conflict.decisions.join(` ${speak('and')} `);
    const remark = `${today} \u00b7 ${speak('conflict', between, sentence(conflict.problem), outcome)}`;
    yield {
      kind: 'factLearned',
      name: 'decisionPath',
      value: {
        ...path,
        conflicts: path.conflicts.map((one) => (one.id === conflict.id ? { ...one, outcome } : one)),
        remarks: [...path.remarks, remark],
      } satisfies Path,
    };
    yield { kind: 'answersApplied', questions: [conflict.id] };
  }
}

function speakerIn({ state, ports }: RunContext): Speaker {
  return speakerOf(bodyLanguage(state(), ports.settings.language));
}

/** A later look says a risk again, in slightly other words, and the timeline anew: then the earlier words go. */
function isSameRemark(old: string, later: string): boolean {
  if (timelineRemark.test(old)) return timelineRemark.test(later);
  const [words, others] = [old, later].map(
    (one) => new Set(meaningfulWords((riskIn(one) ?? '').replace(mitigationPart, ''))),
  );
  const shared = [...(words ?? [])].filter((word) => others?.has(word)).length;
  return shared > 0 && shared / Math.min(words?.size ?? 0, others?.size ?? 0) >= 0.75;
}

const timelineRemark = new RegExp(String.raw`^\S+ · ${patternOf('timeline')}: `);
const mitigationPart = new RegExp(String.raw` ${patternOf('mitigation')}: [\s\S]*$`);

/** With a full stop, so that something can follow. */
function sentence(text: string): string {
  return /[.!?。！？]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** Changes in the user's own words: `TD001: Option A`, `TD001 becomes Option A`. */
function changesIn({ state, answer = '' }: LedgerEntry): Alternative['changes'] {
  if (state !== 'answered') return [];
  return [
    ...answer.matchAll(/\b(TD\d+)\b[\s:=,\u2013\u2014-]*(?:becomes|is|to|takes?|with)?\s*(option [a-z])\b/gi),
  ].map(([, decision = '', choice = '']) => ({ decision: decision.toUpperCase(), choice }));
}

function chosenAlternative({ alternatives }: Conflict, { state, answer = '', suggestions }: LedgerEntry) {
  if (state !== 'answered') return undefined;
  const folded = answer.trim().toLowerCase();
  const at = suggestions.findIndex(({ label }) => label.toLowerCase() === folded);
  const named = alternatives[at] ?? alternatives.find(({ text }) => text.toLowerCase() === folded);
  const number = /^\s*(?:option\s+|#)?(?:(\d{1,2})|([a-z]))\s*[.)]?\s*$/i.exec(answer);
  if (named !== undefined || number === null) return named;
  const [, digits, letter = ''] = number;
  return alternatives[digits === undefined ? letter.toUpperCase().charCodeAt(0) - 65 : Number(digits) - 1];
}

async function* ask(step: Decide, context: RunContext, signal: AbortSignal): Part<PathReview | undefined> {
  const { settings, model, clock } = context.ports;
  const state = context.state();
  const outcomes = outcomesText(decisionsOf(state.facts));
  const values = { ...commonValues(state, bodyLanguage(state, settings.language)), outcomes };
  const facts = { ...state.facts, outcomes };
  const sent = ['decisions'];
  const opening = `What do these decisions mean together, and do they conflict? (${step.learns.name})`;
  const thoughts = step.thinking
    ? yield* think(context, { prompt: step.thinking, opening, values, facts, sent }, signal)
    : '';
  try {
    const value = yield* askFact(
      model,
      {
        id: `${context.workflow.id}/${step.prompt}`,
        prompt: promptOf(context, step.prompt),
        values: { ...values, thoughts: thoughts || '(none)' },
        ...{ facts, sent },
      },
      step.learns,
      state.facts,
      () => clock.now(),
      signal,
    );
    return isReview(value) ? value : undefined;
  } catch (error) {
    // Decisions that were taken hold without a second look; that it was not had is said.
    if (!PlannerError.is(error, 'model.unusable') && !PlannerError.is(error, 'model.empty')) throw error;
    yield { kind: 'noted', note: say('The decisions could not be checked against each other: {0}', error.message) };
    return undefined;
  }
}

function outcomesText(decisions: readonly TechnicalDecision[]): string {
  return decisions
    .map((decision) => {
      const { id, title, outcome } = decision;
      if (outcome === undefined) return `- ${id} ${title}: open`;
      const said = choiceText(decision, outcome.option, outcome.text);
      const built =
        outcome.built === undefined ? '' : `; built until confirmed: ${choiceText(decision, outcome.built, '')}`;
      return `- ${id} ${title}: ${said}${outcome.kind === 'provisional' ? ' (provisional)' : ''}${built}`;
    })
    .join('\n');
}

function outcomesHash(decisions: readonly TechnicalDecision[]): string {
  return hash(outcomesText(decisions));
}

function unresolved(conflict: KnownConflict): KnownConflict {
  return { ...conflict, outcome: 'not resolved' };
}

function pathOf(facts: Facts): Path {
  const value = facts['decisionPath'];
  return isPath(value) ? value : { rounds: 0, seen: '', conflicts: [], remarks: [] };
}

function isPath(value: unknown): value is Path {
  return typeof value === 'object' && value !== null && 'rounds' in value && 'conflicts' in value && 'remarks' in value;
}

function isReview(value: unknown): value is PathReview {
  return typeof value === 'object' && value !== null && 'conflicts' in value && 'risks' in value;
}
