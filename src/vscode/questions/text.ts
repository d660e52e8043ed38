// Questions as chat text with clickable answers, where there is no card or the user wants all at once. Pure.
import type { LedgerEntry, Suggestion } from '../../core/questions.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import type { RunPointer } from '../commands.ts';
import { plain } from '../chat/markdown.ts';
import { link, type Part } from '../chat/parts.ts';
import type { AnswerLabels } from './answers.ts';

type Tell = (sentence: Sentence) => string;

/** How many questions are shown together: the setting `planner.questions.mode`. */
export type QuestionMode = 'one' | 'all';

/** The open questions as text: the first one with a button for each answer, or all of them numbered. */
export function presentQuestions(
  open: readonly LedgerEntry[],
  mode: QuestionMode,
  run: RunPointer,
  tell: Tell,
): readonly Part[] {
  const [first] = open;
  if (!first) return [];
  return mode === 'all' && open.length > 1 ? allQuestions(open, tell) : oneQuestion(first, open.length, run, tell);
}

/** The two answers that are always there. */
export function answerLabels(tell: Tell): AnswerLabels {
  return { unsure: tell(say('Not sure')), skip: tell(say('Skip')) };
}

/** What the user may click instead of typing: labels of suggestions, and the two answers that are always there. */
export function quickAnswers(question: LedgerEntry, tell: Tell): readonly string[] {
  const { unsure, skip } = answerLabels(tell);
  return [...question.suggestions.map(({ label }) => label), unsure, skip];
}

/** One question: its suggestions are links, and what is always there stands in a line below. */
function oneQuestion(question: LedgerEntry, count: number, run: RunPointer, tell: Tell): readonly Part[] {
  const left = count > 1 ? tell(say('Question 1 of {0}', count)) : tell(say('One question'));
  const heading = question.section === '' ? left : `${left} · ${plain(question.section)}`;
  const reply = { kind: 'answer', run, question: question.id } as const;
  const choose = (label: string): string => link(label, 'planner.reply', reply, label);
  const suggestions = question.suggestions.map((suggestion) => `- ${suggestionLine(suggestion, choose, tell)}`);
  const { unsure, skip } = answerLabels(tell);
  const lines = [
    `*${heading}*`,
    `**${plain(question.question)}**`,
    plain(question.why),
    suggestions.join('\n'),
    `${choose(unsure)} · ${choose(skip)}`,
    tell(say('Choose an answer, or type your own.')),
  ];
  return [{ kind: 'text', text: `${lines.filter((line) => line !== '').join('\n\n')}\n\n`, links: true }];
}

function allQuestions(open: readonly LedgerEntry[], tell: Tell): readonly Part[] {
  const items = open.map((question, index) => {
    const suggestions = question.suggestions.map((suggestion) => `   - ${suggestionLine(suggestion, plain, tell)}`);
    const section = question.section === '' ? '' : ` · *${plain(question.section)}*`;
    return [`${index + 1}. **${plain(question.question)}**${section}`, `   ${plain(question.why)}`, ...suggestions]
      .filter((line) => line.trim() !== '')
      .join('\n');
  });
  const lines = [
    tell(say('{0} questions are open:', open.length)),
    items.join('\n'),
    tell(
      say('Answer in one message, such as “1: … 2: …”, or one after another. “Skip” and “not sure” are answers too.'),
    ),
  ];
  return [{ kind: 'text', text: `${lines.join('\n\n')}\n\n` }];
}

function suggestionLine(
  { label, detail, recommended }: Suggestion,
  show: (label: string) => string,
  tell: Tell,
): string {
  const mark = recommended ? ` (${tell(say('recommended'))})` : '';
  return `**${show(label)}**${mark}${detail ? `: ${plain(detail)}` : ''}`;
}
