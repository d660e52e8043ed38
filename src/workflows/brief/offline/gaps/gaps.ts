// Finds what a brief still lacks, as questions that name the things of the task.
import { parseDocument } from '../../../../documents/document.ts';
import { sameQuestion } from '../../../../core/questions.ts';
import type { Outline } from '../../facts.ts';
import { kindsOf } from '../draft/kinds.ts';
import { phrases } from '../phrases/phrases.ts';
import { proposals } from '../phrases/proposals.ts';
import { phraseLanguage } from '../../../../documents/language.ts';
import {
  approach,
  contradictions,
  kindQuestion,
  missingReasons,
  ownQuestions,
  riskGaps,
  scopeGaps,
  vagueGoals,
  type Brief,
  type Candidate,
  type Question,
} from './candidates.ts';
import { isCovered } from './covered.ts';

/** What was asked before, whatever became of it. */
export interface Asked {
  readonly section: string;
  readonly question: string;
  readonly state?: string;
  readonly answer?: string;
}

/** After so many times the limit nothing further is asked. */
const mostRounds = 3;

/** The questions to ask next, the one that matters most first; none where nothing is left. */
export function gapsOf(
  outline: Outline,
  text: string,
  asked: readonly Asked[],
  limit: number,
  tag: unknown,
  idea: string,
): readonly Question[] {
  const most = Math.max(1, limit);
  if (asked.length >= most * mostRounds) return [];
  const candidates = candidatesOf(outline, text, tag, idea, asked.length === 0);
  const fresh = candidates.filter((candidate) => !asked.some((known) => isSame(known, candidate, outline.questions)));
  return distinct(fresh)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ section, question, why, suggestions }) => ({ section, question, why, suggestions }));
}

/** All gaps of a brief, whether or not they were asked about. `isFirst`: also those of the idea's own words. */
export function candidatesOf(
  outline: Outline,
  text: string,
  tag: unknown,
  idea: string,
  isFirst = false,
): readonly Candidate[] {
  const language = phraseLanguage(tag, outline.language);
  const kinds = kindsOf(outline);
  const proposed = kinds.map((kind) => proposals[language][kind]);
  const brief: Brief = { outline, document: parseDocument('', text), idea, say: phrases[language], language, proposed };
  return [
    ...contradictions(brief),
    ...ownQuestions(brief),
    ...scopeGaps(brief),
    ...(kinds[0] && !isCovered(kinds[0], `${idea}\n${outline.problem}`) ? kindQuestion(brief) : []),
    ...riskGaps(brief),
    ...approach(brief),
    ...(isFirst ? [...vagueGoals(brief), ...missingReasons(brief)] : []),
  ];
}

function isSame(known: Asked, candidate: Candidate, raised: readonly string[]): boolean {
  const isRaised = raised.some((question) => known.question.includes(question));
  if (candidate.once && known.section === candidate.section && !isRaised) return true;
  return (
    known.question.trim() === candidate.question.trim() ||
    sameQuestion(asClarification(known), asClarification(candidate))
  );
}

function asClarification({ section, question }: { readonly section: string; readonly question: string }) {
  return { id: '', section, question, why: '', suggestions: [] };
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    if (!kept.some((known) => sameQuestion(asClarification(known), asClarification(candidate)))) kept.push(candidate);
  }
  return kept;
}
