// Asks what the specification leaves open and a plan cannot be made without; names the rest.
import { say, type Sentence } from '../../../documents/sentence.ts';
import { readable } from '../../../documents/speckit/readable.ts';
import type { Gap, GapKind } from '../../../documents/speckit/gaps.ts';
import type { Part, RunContext } from '../../context.ts';
import type { Clarification, LedgerEntry } from '../../questions.ts';
import type { FeatureInputs } from '../../speckit/inputs.ts';
import { isThin, ownQuestion, setUpQuestions, whatIsNeeded } from '../../speckit/questions.ts';
import { wordsOf } from './choice.ts';

/** Asks once. Returns whether the run waits. */
export async function* askGaps(context: RunContext, { spec }: FeatureInputs): Part<boolean> {
  const { facts, ledger } = context.state();
  if (facts[askedFact] === true) return ledger.some((entry) => isGapQuestion(entry.id) && entry.state === 'open');
  const gaps = spec?.gaps ?? [];
  const text = spec === undefined || gaps.some(({ kind }) => kind === 'empty') ? '' : readable(spec.document).prose;
  const isUnfilled = gaps.some(({ kind }) => kind === 'template');
  const isBare = isThin(`${wordsOf(context)}\n${isUnfilled ? '' : text}`);
  // With words to plan from, what is missing is named; without, it is asked for first.
  const needs =
    isBare && !ledger.some(({ id }) => id === setUpQuestions.needs)
      ? [whatIsNeeded(whyOf(gaps, spec === undefined))]
      : [];
  const limit = Math.max(1, context.ports.settings.questionLimit);
  // What the template itself marks as open is no question of the user's.
  const askable = isUnfilled ? [] : gaps.filter(({ kind }) => asked.has(kind));
  const questions = [
    ...needs,
    ...askable.slice(0, limit - needs.length).map((gap, index) => questionOf(gap, `G${index + 1}`)),
  ];
  const left = gaps.filter((gap) => !askable.slice(0, limit - needs.length).includes(gap));
  const told = isUnfilled ? left.filter(({ kind }) => kind === 'template') : left;
  yield* told.map(({ sentence }) => ({ kind: 'noted' as const, note: sentence }));
  if (spec === undefined && !isBare) {
    yield { kind: 'noted', note: say('The feature has no specification: the plan rests on what you said.') };
  }
  yield { kind: 'factLearned', name: askedFact, value: true };
  if (questions.length === 0) return false;
  yield { kind: 'questionsAsked', questions };
  return true;
}

/** What the user answered to gaps, by question; nothing where nobody did. */
export function answersToGaps(ledger: readonly LedgerEntry[]): string | undefined {
  const lines = ledger
    .filter(({ id, state }) => isGapQuestion(id) && state === 'answered')
    .map(({ question, answer = '' }) => `- ${question} → ${answer}`);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** Whether a question asks for what the specification leaves open. */
export function isGapQuestion(id: string): boolean {
  return id === setUpQuestions.needs || /^G\d+$/.test(id);
}

const askedFact = 'gapsAsked';

/** What is asked; the other gaps are named, and the plan says what it assumes. */
const asked: ReadonlySet<GapKind> = new Set<GapKind>(['mark', 'question', 'performance', 'security']);

function questionOf({ kind, sentence, question }: Gap, id: string): Clarification {
  const isQuality = kind === 'performance' || kind === 'security';
  // Whoever answers by a list need not know of these: without an answer the plan states an assumption.
  return { ...ownQuestion(id, question, [sentence]), ...(isQuality ? { optional: true, whenNobody: 'skip' } : {}) };
}

function whyOf(gaps: readonly Gap[], isMissing: boolean): readonly Sentence[] {
  if (isMissing) return [say('The feature has no specification, and your words alone are too few to plan from.')];
  return gaps.filter(({ kind }) => fundamental.has(kind)).map(({ sentence }) => sentence);
}

const fundamental: ReadonlySet<GapKind> = new Set<GapKind>(['empty', 'template', 'requirements', 'stories']);
