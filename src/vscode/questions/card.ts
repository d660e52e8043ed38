// The question card of VS Code's chat: what goes into the built-in tool, and what its reply means. Pure.
import type { Answer, Clarification } from '../../core/questions.ts';
import { readAnswer } from './answers.ts';

/** Name of the built-in tool. It is no documented API: it is looked for, and its reply is checked. */
export const cardTool = 'vscode_askQuestions';

/** What the reply of a card means. `nobody`: there is no person at the editor; the question stays open. */
export type CardOutcome = Answer | 'nobody' | 'unreadable';

/** The words on the card that are ours, in the user's language. */
export interface CardWords {
  readonly unsure: string;
  readonly unsureDetail: string;
  readonly skip: string;
  /** Leaves out the answers that are always there: the question is none about a gap. */
  readonly isPlain?: boolean;
}

interface Option {
  readonly label: string;
  readonly description?: string;
  readonly recommended?: boolean;
}

/** The input of the tool for one question. Its limits: 50 characters of header, 200 of question, two options or none. */
export interface CardInput {
  readonly questions: readonly [
    {
      readonly header: string;
      readonly question: string;
      readonly message?: string;
      readonly options: readonly Option[];
      readonly multiSelect: false;
      readonly allowFreeformInput: true;
    },
  ];
}

/**
 * Makes the card of a question. Every option list ends with "Not sure"; alone it stands beside "Skip", since 1.110
 * refuses a list of one. Where the card shows no message, as there, the reason stands in the question if it has room.
 */
export function cardInput(question: Clarification, words: CardWords, showsMessage = true): CardInput {
  const options = question.suggestions.map(({ label, detail, recommended }) => ({
    label: optionLabel(label),
    ...(detail ? { description: detail } : {}),
    ...(recommended ? { recommended } : {}),
  }));
  return {
    questions: [
      {
        header: cardHeader(question),
        ...(showsMessage ? textAndMessage(question) : { question: textAlone(question) }),
        options: [...options, ...standing(options.length, words)],
        multiSelect: false,
        allowFreeformInput: true,
      },
    ],
  };
}

/** The answers that are always there. */
function standing(others: number, { unsure, unsureDetail, skip, isPlain = false }: CardWords): readonly Option[] {
  if (isPlain) return others === 1 ? [{ label: skip }] : [];
  return [{ label: unsure, description: unsureDetail }, ...(others === 0 ? [{ label: skip }] : [])];
}

/** Whether the tool takes a message for its card, by the schema of its input. */
export function takesMessage(schema: unknown): boolean {
  const items = record(record(record(record(schema)?.['properties'])?.['questions'])?.['items']);
  return record(items?.['properties'])?.['message'] !== undefined;
}

function textAndMessage({ question, why }: Clarification): { readonly question: string; readonly message?: string } {
  const long = question.length > longestQuestion;
  const message = [long ? question : '', why].filter((part) => part !== '').join('\n\n');
  return { question: long ? cut(question, longestQuestion) : question, ...(message ? { message } : {}) };
}

/** A card without a message cuts at more characters than it asks for. */
function textAlone({ question, why }: Clarification): string {
  const whole = why === '' ? question : `${question} (${why})`;
  return whole.length <= longestAlone ? whole : cut(question, longestAlone);
}

/** The reason that a card without a message has no room for: it must be told beside the card. Empty where it has. */
export function untold({ question, why }: Clarification, showsMessage: boolean): string {
  return showsMessage || `${question} (${why})`.length <= longestAlone ? '' : why;
}

const longestQuestion = 200;
const longestAlone = 300;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Reads the tool's reply: JSON by the header of the question. Its X means skip. */
export function readCard(reply: string, question: Clarification, words: CardWords): CardOutcome {
  const given = answerIn(reply, cardHeader(question));
  if (!given) return 'unreadable';
  const text = typeof given['freeText'] === 'string' ? given['freeText'].trim() : '';
  if (nobodySentence.test(text)) return 'nobody';
  if (text) return readAnswer(text, question);
  const selected = Array.isArray(given['selected']) ? given['selected'].filter((item) => typeof item === 'string') : [];
  const [label] = selected;
  if (label === words.unsure) return { kind: 'unsure', question: question.id };
  if (label === words.skip && (words.isPlain || question.suggestions.length === 0))
    return { kind: 'skip', question: question.id };
  if (label !== undefined) {
    const suggestion = question.suggestions.find((candidate) => optionLabel(candidate.label) === label);
    return { kind: 'text', question: question.id, text: suggestion?.label ?? label };
  }
  return given['skipped'] === true ? { kind: 'skip', question: question.id } : 'unreadable';
}

/** What an autopilot fills in where no person answers. */
const nobodySentence = /^the user is not available/iu;

/** The key of the answer, which the card also shows. */
function cardHeader(question: Clarification): string {
  const heading = question.section.replace(/^[\d.]+\s*|\s*\([^()]*\)$/gu, '').trim();
  return heading === '' ? 'Planner' : heading.slice(0, 50);
}

/** The card splits a label at ` - ` into title and description: another dash keeps it whole. */
function optionLabel(label: string): string {
  return label.replaceAll(' - ', ' – ');
}

function answerIn(reply: string, header: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(record(record(JSON.parse(reply))?.['answers'])?.[header]);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
}
