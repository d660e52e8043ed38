// Each kind of gap that a brief may have, as questions.
import { bodyOf, findSection, type MarkdownDocument } from '../../../../documents/document.ts';
import type { Outline } from '../../facts.ts';
import { hasReason } from '../extract/outline.ts';
import { sentenceOf } from '../extract/wording.ts';
import type { Phrases, Proposal } from '../phrases/types.ts';
import { languageOf, phraseLanguage, type Language } from '../../../../documents/language.ts';
import { quotesIn } from '../text/quotes.ts';
import { items, isOpen } from '../revise/items.ts';
import { vagueWord } from './vague.ts';

export interface Suggestion {
  readonly label: string;
  readonly detail?: string;
  readonly recommended?: boolean;
}

export interface Question {
  readonly section: string;
  readonly question: string;
  readonly why: string;
  readonly suggestions: readonly Suggestion[];
}

/** The headings that questions belong to. */
const at = {
  background: '1. Background and Problem Statement',
  goals: '2. Goals and Success Criteria',
  inScope: '3.1. In Scope',
  outOfScope: '3.2. Out of Scope (Non-Goals)',
  solution: '4. Proposed Technical Solution',
  risks: '5. Risks and Dependencies',
} as const;

/** A question, how much its answer changes the plan, and whether one question of its section settles it. */
export interface Candidate extends Question {
  readonly weight: number;
  readonly once?: boolean;
}

/** What questions are found in. */
export interface Brief {
  readonly outline: Outline;
  readonly document: MarkdownDocument;
  readonly idea: string;
  readonly say: Phrases;
  readonly language: Language;
  readonly proposed: readonly Proposal[];
}

/** The outline keeps a contradiction as one sentence with both statements in quotes. */
export function contradictions({ outline, say }: Brief): readonly Candidate[] {
  return outline.contradictions.map((sentence) => {
    const [one, other] = quotesIn(sentence);
    const question = one && other ? say.ask.contradiction(one, other) : say.ask.open(sentence);
    const suggestions = one && other ? [{ label: one }, { label: other }] : [];
    return { section: at.goals, question, why: say.ask.whyContradiction, suggestions, weight: 100 };
  });
}

export function ownQuestions({ outline, say }: Brief): readonly Candidate[] {
  const place = '\u0000';
  const [before = '', after = ''] = say.planted(place).split(place);
  return outline.questions.map((text, index) => {
    if (text.startsWith(before) && text.endsWith(after)) {
      const suggestions = [{ label: say.ask.leaveOut, recommended: true }];
      return { section: at.inScope, question: text, why: say.ask.whyPlanted, suggestions, weight: 95 };
    }
    const question = /[?？]["”»』」)]*$/u.test(text) ? text : say.ask.open(text);
    return {
      section: sectionOf(text),
      question,
      why: say.ask.whyOpen,
      suggestions: alternatives(text).length > 0 ? alternatives(text) : [{ label: say.ask.later }],
      weight: 84 - index,
    };
  });
}

/** `A or B?` offers its own answers, where both are short. */
export function alternatives(question: string): readonly Suggestion[] {
  const found =
    /(?:^|[:,]\s|\b(?:be|use|is|in|with|as|by)\s)([\p{L}\p{N}' -]{2,40}?),?\s(?:or|oder|ou|o|или)\s([\p{L}\p{N}' -]{2,40})[?？]$/iu.exec(
      question,
    );
  const [one, other] = [found?.[1]?.trim(), found?.[2]?.trim()];
  if (!one || !other || one.split(' ').length > 4 || other.split(' ').length > 4) return [];
  return [{ label: one }, { label: other }];
}

function sectionOf(question: string): string {
  if (/\brisk|\bbreak|\bfail|gefahr|risik|riesgo|risque|риск|风险|リスク/iu.test(question)) return at.risks;
  if (
    /\b(?:use|library|framework|database|api|store[ds]?|cache|protocol|backend|server|architecture|technology)\b|datenbank|speicher|base de datos|библиотек|технолог|数据库|框架|存储|データベース|技術/iu.test(
      question,
    )
  )
    return at.solution;
  return at.inScope;
}

export function scopeGaps({ document, outline, say, proposed }: Brief): readonly Candidate[] {
  const section = findSection(document, at.outOfScope);
  if (!section) return [];
  const body = bodyOf(document, section);
  if (!isOpen(body)) {
    const smaller = items(body).find((item) => /To be determined\W*$/i.test(item));
    const wish = quotesIn(smaller ?? '')[0];
    if (!wish) return [];
    const suggestions = outline.inScope.slice(0, 3).map(short);
    return [
      { section: at.outOfScope, question: say.ask.smaller(wish), why: say.ask.whySmaller, suggestions, weight: 90 },
    ];
  }
  const near = proposed.flatMap(({ outside }) => outside).slice(0, 3);
  const suggestions = [...near.map((label) => ({ label })), { label: say.ask.nothingExcluded }];
  return [
    {
      section: at.outOfScope,
      question: say.ask.outside(outline.title),
      why: say.ask.whyOutside,
      suggestions,
      weight: 78,
      once: true,
    },
  ];
}

/** A statement as it is quoted in a question: whole, or up to a word. */
function quote(text: string): string {
  const words = text.replace(/[?？.。\s]+$/u, '');
  if (words.length <= 110) return words;
  const cut = words.lastIndexOf(' ', 100);
  return `${words.slice(0, cut > 40 ? cut : 60)} …`;
}

function short(text: string): Suggestion {
  const words = text.split(' ');
  return words.length <= 8 && text.length < 60
    ? { label: text }
    : { label: `${words.slice(0, 7).join(' ').slice(0, 60)} …`, detail: text };
}

/** What such work always has to decide, in the words of its kind. */
export function kindQuestion({ proposed, say, outline }: Brief): readonly Candidate[] {
  const [kind] = proposed;
  if (!kind || kind.answers.length === 0) return [];
  const suggestions = kind.answers.map((label, index) => ({
    label,
    ...(index === 0 && kind.answers.length > 1 ? { recommended: true } : {}),
  }));
  return [
    {
      section: at.inScope,
      question: say.ask.about(outline.title, kind.question),
      why: kind.why,
      suggestions,
      weight: 80,
    },
  ];
}

export function riskGaps({ document, outline, say, proposed }: Brief): readonly Candidate[] {
  const section = findSection(document, at.risks);
  if (!section) return [];
  const body = bodyOf(document, section);
  if (isOpen(body)) {
    const usual = proposed.flatMap(({ risks }) => risks).slice(0, 3);
    const suggestions = [...usual.map((label) => ({ label })), { label: say.ask.noneKnown }];
    return [
      {
        section: at.risks,
        question: say.ask.risks(outline.title),
        why: say.ask.whyRisks,
        suggestions,
        weight: 76,
        once: true,
      },
    ];
  }
  return items(body)
    .filter((item) => /\*\*Mitigation:\*\*\s*To be determined/i.test(item))
    .map((item, index) => {
      const risk = (/\*\*Risk:\*\*\s*([^\n]*)/i.exec(item)?.[1] ?? '').replace(/[.。\s]+$/u, '');
      const isDependency = outline.dependencies.some((need) => sentenceOf(need).startsWith(risk));
      return {
        section: at.risks,
        question: isDependency ? say.ask.dependency(quote(risk)) : say.ask.mitigation(quote(risk)),
        why: isDependency ? say.ask.whyDependency : say.ask.whyMitigation,
        suggestions: (isDependency
          ? [say.ask.agreeDate, say.ask.startWithout]
          : [say.ask.tryFirst, say.ask.accept]
        ).map((label) => ({ label })),
        weight: 70 - index,
      };
    });
}

export function approach({ document, outline, say, proposed }: Brief): readonly Candidate[] {
  const section = findSection(document, at.solution);
  if (!section) return [];
  const body = bodyOf(document, section);
  if (!/^\s*\*\*Proposed for review/i.test(body) && !body.includes(say.mark)) return [];
  const detail = proposed[0]?.approach;
  const suggestions = [
    { label: say.ask.takeIt, ...(detail ? { detail } : {}), recommended: true },
    { label: say.ask.another },
  ];
  return [
    {
      section: at.solution,
      question: say.ask.approach(outline.title),
      why: outline.ideas.length > 0 ? say.ask.whyCompleted : say.ask.whyApproach,
      suggestions,
      weight: 65,
      once: true,
    },
  ];
}

export function vagueGoals({ outline, say }: Brief): readonly Candidate[] {
  const written = phraseLanguage(languageOf([outline.title, ...outline.goals].join('\n')));
  const found = [...outline.goals, ...outline.inScope].flatMap((statement) => {
    const word = vagueWord(statement, written);
    return word === undefined ? [] : [{ statement, word }];
  });
  return found.slice(0, 2).map(({ statement, word }, index) => ({
    section: at.goals,
    question: say.ask.vague(quote(statement), word),
    why: say.ask.whyVague(word),
    suggestions: [{ label: say.ask.measured }, { label: say.ask.trial }],
    weight: 72 - index * 10,
  }));
}

export function missingReasons({ outline, say }: Brief): readonly Candidate[] {
  const gaps: Candidate[] = [];
  if (outline.goals.length === 0) {
    gaps.push({
      section: at.goals,
      question: say.ask.goals(outline.title),
      why: say.ask.whyGoals,
      suggestions: [{ label: say.ask.measured }, { label: say.ask.trial }],
      weight: 88,
    });
  }
  if (!hasReason(outline)) {
    gaps.push({
      section: at.background,
      question: say.ask.problem(outline.title),
      why: say.ask.whyProblem,
      suggestions: [{ label: say.ask.byHand }, { label: say.ask.impossible }],
      weight: 60,
    });
  }
  return gaps;
}
