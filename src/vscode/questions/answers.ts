// What a user's words mean as answers. Pure.
import type { Answer, Clarification } from '../../core/questions.ts';

/** The two answers that are always there, as the user's language calls them. English is always understood. */
export interface AnswerLabels {
  readonly unsure: string;
  readonly skip: string;
}

/**
 * Reads the answers in a message. Numbered parts (`1: … 2: …`) go to the questions of those numbers, in the order in
 * which they were shown; anything else is the answer to the first question.
 */
export function readAnswers(
  message: string,
  questions: readonly Clarification[],
  labels?: AnswerLabels,
): readonly Answer[] {
  const [first] = questions;
  if (!first || message.trim() === '') return [];
  const parts = questions.length > 1 ? numberedParts(message, questions.length) : [];
  if (parts.length === 0) return [readAnswer(message, first, labels)];
  return parts.flatMap(({ number, text }) => {
    const question = questions[number - 1];
    return question && text !== '' ? [readAnswer(text, question, labels)] : [];
  });
}

/** Reads one answer. "Skip" and "not sure" are answers; a suggestion is recognised whatever its case. */
export function readAnswer(message: string, question: Clarification, labels?: AnswerLabels): Answer {
  const text = message.trim();
  const words = text
    .toLowerCase()
    .replace(/[.!…\s]+$/u, '')
    .replace(/[’`]/gu, "'");
  if (skipWords.has(words) || words === labels?.skip.toLowerCase()) return { kind: 'skip', question: question.id };
  if (unsureWords.has(words) || words === labels?.unsure.toLowerCase())
    return { kind: 'unsure', question: question.id };
  const suggestion = question.suggestions.find(({ label }) => label.toLowerCase() === text.toLowerCase());
  return { kind: 'text', question: question.id, text: suggestion?.label ?? text };
}

/** Whether a message can only be meant as an answer to what was just asked: no model needs to judge it. */
export function isPlainlyAnswer(message: string, questions: readonly Clarification[], labels?: AnswerLabels): boolean {
  const [first] = questions;
  if (!first || message.trim() === '') return false;
  if (questions.length > 1 && numberedParts(message, questions.length).length > 0) return true;
  const answer = readAnswer(message, first, labels);
  return answer.kind !== 'text' || first.suggestions.some(({ label }) => label === answer.text);
}

const skipWords = new Set(['skip', 'skip it', 'skip this', 'skip this one', 'skip that', 'skip the question', 'pass']);
const unsureWords = new Set([
  'not sure',
  "i'm not sure",
  'i am not sure',
  'unsure',
  "don't know",
  "i don't know",
  'i do not know',
  'no idea',
]);

interface NumberedPart {
  readonly number: number;
  readonly text: string;
}

/** Splits `1: … 2: …`. The first number opens the message or a line, and numbers only rise: times and prices do not split. */
function numberedParts(message: string, count: number): readonly NumberedPart[] {
  const marks: { number: number; start: number; end: number }[] = [];
  for (const match of message.matchAll(/(^|\n|\s)[ \t]*#?(\d{1,2})[ \t]*([:.)])(?=\s|$|[^\d\s])/gu)) {
    const number = Number(match[2]);
    const opensLine = match[1] !== undefined && (match[1] === '' || match[1] === '\n');
    const last = marks.at(-1);
    if (number < 1 || number > count || (last && number <= last.number)) continue;
    if (!opensLine && (!last || match[3] === '.')) continue;
    marks.push({ number, start: match.index, end: match.index + match[0].length });
  }
  return marks.map(({ number, end }, index) => ({ number, text: message.slice(end, marks[index + 1]?.start).trim() }));
}
