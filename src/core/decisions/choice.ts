// A decision as a question, and what the user's words mean as its answer. Pure.
import {
  choiceText,
  optionName,
  type DecisionOption,
  type Outcome,
  type Reversibility,
  type TechnicalDecision,
} from '../../documents/speckit/decision/decision.ts';
import { english, say, type Sentence } from '../../documents/sentence.ts';
import { everyPhrase, phrasesFor, type Written } from '../../documents/speckit/decision/phrases.ts';
import { readOption } from '../../documents/speckit/decision/read.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { whyIn, type Clarification, type Suggestion, type Told } from '../questions.ts';
import type { Conflict } from './facts.ts';

/** What words mean as the answer to a decision. */
export type Choice =
  | { readonly kind: 'option'; readonly option: number; readonly rationale: string }
  /** An option that is none of those proposed. */
  | { readonly kind: 'other'; readonly text: string; readonly rationale: string }
  /** The user asks back: the decision stays open. */
  | { readonly kind: 'question' }
  /** Not now. */
  | { readonly kind: 'defer' }
  /** A letter or number that no option has. */
  | { readonly kind: 'unknown' };

/** The id of the question for the reasons of a decision: a decision that is taken anew has new reasons. */
export function whyId(id: string, number: number): string {
  return number <= 1 ? `${id}-why` : `${id}-why-${number}`;
}

/** Whether a question asks for the reasons of a decision. */
export function isWhyOf(question: string, id: string): boolean {
  return question === whyId(id, 1) || question.startsWith(`${whyId(id, 1)}-`);
}

/** Whether a question asks for a decision, for its reasons, or about decisions that do not go together. */
export function isDecisionQuestion(question: string): boolean {
  return /^(?:TD-?\d+(?:-why(?:-\d+)?)?|C\d+)$/.test(question);
}

/** The question of a decision; `place` says which of how many it is, where there are several. */
export function decisionQuestion(decision: TechnicalDecision, place: Place | undefined): Clarification {
  const { id, category, title, context, required, recommendation, impact, reversibility, migration } = decision;
  const named = `${category}: ${title}.`;
  const why = [
    place ? say('{0} · Decision {1} of {2} · {3}', id, place.number, place.of, named) : say('{0}', `${id} · ${named}`),
    ...(context.trim() === '' ? [] : [say('{0}', context.trim())]),
    say('Recommended: {0}. {1}', choiceText(decision, recommendation.option, ''), recommendation.reasons),
    ...(impact.trim() === '' ? [] : [say('Impact: {0}', impact.trim())]),
    migration.trim() === ''
      ? say('Reversibility: {0}.', levelNames[reversibility])
      : say('Reversibility: {0}. To change it later: {1}', levelNames[reversibility], migration.trim()),
  ];
  const details = decision.options.map(detailOf);
  const told: Told = { question: say('{0}', required), why, isLong: true, details };
  return {
    id,
    section: '',
    question: required,
    why: whyIn(told, english),
    suggestions: decision.options.map((option, index) => ({
      label: optionLabel(option, index),
      detail: details[index] ? english(details[index]) : '',
      ...(index === recommendation.option ? { recommended: true } : {}),
    })),
    whenNobody: 'skip',
    told,
  };
}

/** Which of how many decisions one is. */
export interface Place {
  readonly number: number;
  readonly of: number;
}

/** The question for the user's reasons: it is asked once, and need not be answered. */
export function whyQuestion(decision: TechnicalDecision, number: number): Clarification {
  const { id, outcome } = decision;
  const question = say('Why {0}?', choiceText(decision, outcome?.option, outcome?.text ?? ''));
  const why = [
    say('{0} · {1}.', id, decision.title),
    say('The reason is recorded for whoever looks at the decision later. You can skip this.'),
  ];
  return {
    id: whyId(id, number),
    section: '',
    question: english(question),
    why: why.map(english).join(' '),
    suggestions:
      outcome?.option === decision.recommendation.option && decision.recommendation.reasons !== ''
        ? [{ label: shortened(decision.recommendation.reasons, longestLabel) }]
        : [],
    whenNobody: 'skip',
    optional: true,
    told: { question, why, details: [] },
  };
}

/** The answer that leaves a conflict as it is. */
const keepAll = say('Keep the decisions as they are');

/** The question what to do about decisions that do not go together. */
export function conflictQuestion(id: string, { decisions, problem, alternatives }: Conflict): Clarification {
  const [first = '', second = '', ...others] = decisions;
  const question =
    others.length > 0 || second === ''
      ? say('{0} do not go together: {1}', decisions.join(', '), problem)
      : say('{0} and {1} do not go together: {2}', first, second, problem);
  const why = [say('Choose an alternative, write another one, or keep the decisions and carry the risk.')];
  const labels = [...alternatives.map(({ text }) => say('{0}', shortened(text, longestLabel))), keepAll];
  const details = alternatives.map(({ changes }) =>
    changes.length === 0
      ? undefined
      : say(
          '{0}',
          changes.map(({ decision, choice }) => say('{0} becomes {1}', decision, choice)),
        ),
  );
  return {
    id,
    section: '',
    question: english(question),
    why: why.map(english).join(' '),
    suggestions: labels.map((label, index): Suggestion => ({
      label: english(label),
      ...(details[index] ? { detail: english(details[index]) } : {}),
      ...(index === 0 && alternatives.length > 0 ? { recommended: true } : {}),
    })),
    whenNobody: 'skip',
    told: { question, why, details, labels },
  };
}

/** Reads an answer: an option by letter, number, label or words, with or without reasons; another option; a question. */
export function readChoice(said: string, decision: TechnicalDecision): Choice {
  const text = said.trim();
  const { options, recommendation } = decision;
  const label = options.findIndex((option, index) => optionLabel(option, index) === text);
  if (label >= 0) return { kind: 'option', option: label, rationale: '' };
  const bare = text.replace(/[.!\s]+$/, '').toLowerCase();
  if (later.test(bare)) return { kind: 'defer' };
  const { head, rationale } = parted(text);
  const name = nameIn(head);
  if (agreed.test(head.replace(/[.!\s]+$/, ''))) return { kind: 'option', option: recommendation.option, rationale };
  if (name !== undefined) {
    return name >= 0 && name < options.length ? { kind: 'option', option: name, rationale } : { kind: 'unknown' };
  }
  const byWords = readOption(head, options);
  if (byWords !== undefined && !/^\W*option\b/i.test(head)) {
    return { kind: 'option', option: byWords.option, rationale };
  }
  if (asks(text)) return { kind: 'question' };
  return { kind: 'other', text: head, rationale };
}

/** The outcome of a choice that is one. */
export function outcomeOf(
  decision: TechnicalDecision,
  choice: Extract<Choice, { readonly kind: 'option' | 'other' }>,
  by: string,
  at: string,
): Outcome {
  const option = choice.kind === 'option' ? choice.option : undefined;
  const isRecommended = option === decision.recommendation.option;
  return {
    kind: 'decided',
    ...(option === undefined ? {} : { option }),
    text: choice.kind === 'option' ? (decision.options[choice.option]?.text ?? '') : choice.text,
    rationale: choice.rationale || noReason(decision, isRecommended ? decision.recommendation.reasons : ''),
    by,
    at,
    reviewTrigger: decision.review || phrasesFor([decision]).whenChanged,
  };
}

/** What stands for reasons that nobody gave, in the language of what was chosen between. */
export function noReason(chosen: Written, recommended: string): string {
  const say = phrasesFor([chosen]);
  return recommended === '' ? say.noReason : `${say.noReason} ${say.wasRecommended} ${recommended}`;
}

/** A rationale for a model: why it was recommended, where nobody gave another reason. */
export function statedReason(rationale: string): string {
  const recommended = everyPhrase('wasRecommended');
  const lead = everyPhrase('noReason')
    .map((phrase, index) => `${phrase} ${recommended[index] ?? ''} `)
    .find((one) => rationale.startsWith(one));
  return lead === undefined ? rationale : `it was recommended: ${rationale.slice(lead.length)}`;
}

/** Whether nobody gave a reason, in whatever language that is said. */
export function isWithoutReason(rationale: string): boolean {
  return everyPhrase('noReason').some((phrase) => rationale.startsWith(phrase));
}

const longestLabel = 120;

function optionLabel({ text }: DecisionOption, index: number): string {
  return shortened(`${optionName(index)}: ${text}`, longestLabel);
}

function detailOf({ pros, cons, cost, reversibility }: DecisionOption): Sentence {
  const ended = (items: readonly string[]): string => items.join('; ').replace(/[.\s]*$/, '');
  const parts = [
    ...(pros.length > 0 ? [say('Pros: {0}.', ended(pros))] : []),
    ...(cons.length > 0 ? [say('Cons: {0}.', ended(cons))] : []),
    ...(cost === '' ? [] : [say('Cost: {0}.', ended([cost]))]),
    ...(reversibility === undefined ? [] : [say('Reversibility: {0}.', levelNames[reversibility])]),
  ];
  const [first = say('{0}', ''), ...rest] = parts;
  return rest.reduce((whole, part) => say('{0} {1}', whole, part), first);
}

const levelNames: Readonly<Record<Reversibility, Sentence>> = {
  Easy: say('Easy'),
  Medium: say('Medium'),
  Hard: say('Hard'),
};

const later =
  /^(?:defer(?: it| this)?|later|not now|not yet|postpone(?: it)?|skip(?: it)?|undecided|decide later|sp\u00e4ter|jetzt nicht|noch nicht|verschieben|offen lassen|m\u00e1s tarde|plus tard|mais tarde|\u0437\u0430\u0442\u0435\u043c|\u043f\u043e\u0437\u0436\u0435|\u7a0d\u540e|\u3042\u3068\u3067)$/i;
const agreed =
  /^(?:yes|ok(?:ay)?|agreed?|fine|the |as )?\s*(?:recommend(?:ed|ation)|yes|ok(?:ay)?|agreed?|proposed|ja|empfohlen(?:e)?|wie empfohlen)$/i;

/** The choice and the reasons behind it: after "because", a dash, a colon or on the next line. */
export function parted(text: string): { readonly head: string; readonly rationale: string } {
  const because =
    /^([^]{1,400}?)[\s,;:.\u2013\u2014-]+((?:because|since|due to|weil|da wir|denn|porque|ya que|parce qu|car |pois|\u043f\u043e\u0442\u043e\u043c\u0443|\u56e0\u4e3a|\u306a\u305c\u306a\u3089)[^]*)$/iu.exec(
      text,
    );
  if (because) return { head: (because[1] ?? '').trim(), rationale: (because[2] ?? '').trim() };
  const named = /^((?:option\s+)?[a-z]|#?\d{1,2})\s*(?:[,;:.)\u2013\u2014]|\s-|\r?\n)\s*([^]+)$/iu.exec(text);
  if (named) return { head: (named[1] ?? '').trim(), rationale: (named[2] ?? '').trim() };
  const [first = '', ...rest] = text.split(/\r?\n/);
  return { head: first.trim(), rationale: rest.join(' ').trim() };
}

/** The index that a letter or number names, also one that no option has. */
function nameIn(head: string): number | undefined {
  const match =
    /^(?:(?:take|choose|use|go with|let's take|nimm|wir nehmen)\s+)?(?:option\s+|#)?(?:([a-z])|(\d{1,2}))[.!)]*$/i.exec(
      head,
    );
  if (!match) return undefined;
  return match[1] === undefined ? Number(match[2]) - 1 : match[1].toUpperCase().charCodeAt(0) - 65;
}

/** Whether words ask: they end with a question mark, or begin as questions do. */
function asks(text: string): boolean {
  if (/[?\uff1f]\s*$/.test(text)) return true;
  return /^(?:why|what|how|when|where|who|which|explain|compare|tell me|warum|was|wie|wieso|welche[rs]?|erkl\u00e4re?|por qu\u00e9|pourquoi)\b/i.test(
    text,
  );
}
