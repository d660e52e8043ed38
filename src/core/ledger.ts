// The ledger as it stands in the document: a task list that the user may edit too.
import { bodyOf, findSection, type MarkdownDocument, type Task } from '../documents/document.ts';
import { setBody } from '../documents/edit.ts';
import type { TextEdit } from '../documents/finding.ts';
import { singleLine } from '../documents/words.ts';
import type { Answer, LedgerEntry } from './questions.ts';

/** What the user did to the questions in the document. */
export interface LedgerReading {
  /** Questions that the user ticked, with what stands behind the dash. */
  readonly answers: readonly Answer[];
  /** Questions whose line is gone. */
  readonly dropped: readonly string[];
  /** Answered questions whose tick was taken off. */
  readonly reopened: readonly string[];
}

/** Compares the questions with their lines in the document. A question that was never written there cannot be missing. */
export function readLedger(document: MarkdownDocument, heading: string, ledger: readonly LedgerEntry[]): LedgerReading {
  const tasks = tasksOf(document, heading);
  const answers: Answer[] = [];
  const dropped: string[] = [];
  const reopened: string[] = [];
  for (const entry of ledger) {
    if (entry.section === '' || entry.state === 'dropped') continue;
    const task = lineFor(tasks, entry, ledger);
    if (!task) {
      if (entry.state === 'open' && entry.written) dropped.push(entry.id);
      continue;
    }
    if (isNew(entry)) continue;
    if (!task.checked) {
      if (entry.state === 'answered' && entry.ticked) reopened.push(entry.id);
      continue;
    }
    const text = answerIn(task, entry);
    if (entry.state === 'open' && entry.said !== undefined && text === behindDash(entry)) {
      // Whoever ticks what was said so far takes it for the answer.
      answers.push({ kind: 'text', question: entry.id, text: entry.said });
    } else if (isUnsureMark(text)) {
      // Whoever ticks a proposal takes it.
      if (entry.state === 'unsure' && entry.proposal)
        answers.push({ kind: 'text', question: entry.id, text: entry.proposal });
    } else if (text && text !== behindDash(entry)) {
      answers.push({ kind: 'text', question: entry.id, text });
    } else if (!text && entry.state === 'open') {
      answers.push({ kind: 'skip', question: entry.id });
    }
  }
  return { answers, dropped, reopened };
}

/**
 * The questions that stand in a document, with what stands behind them; `known` tells more of those that a run asked.
 * What is not ticked was left open: it counts as skipped.
 */
export function ledgerIn(
  document: MarkdownDocument,
  heading: string,
  known: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const tasks = tasksOf(document, heading).filter((task) => singleLine(task.text) !== noQuestions);
  return tasks.map((task, index): LedgerEntry => {
    const entry = known.find((candidate) => candidate.section !== '' && lineFor([task], candidate, known));
    const line = singleLine(task.text);
    const question = entry?.question ?? line.split(/\s[—–]\s/)[0] ?? line;
    const plain: LedgerEntry = {
      id: '',
      section: '',
      question,
      why: '',
      suggestions: [],
      state: 'skipped',
      applied: true,
    };
    const { why, suggestions } = entry ?? plain;
    const said = answerIn(task, { ...plain, question });
    const base = { ...plain, why, suggestions, id: `Q${index + 1}` };
    if (isUnsureMark(said)) return { ...base, state: 'unsure' };
    const answer = task.checked ? said || entry?.answer || '' : '';
    return answer === '' ? base : { ...base, state: 'answered', answer };
  });
}

/** Edits that bring the lines of the ledger up to date; every other line of the section stays as it is. */
export function ledgerEdits(
  document: MarkdownDocument,
  heading: string,
  ledger: readonly LedgerEntry[],
): readonly TextEdit[] {
  const section = findSection(document, heading);
  if (!section) return [];
  const tasks = tasksOf(document, heading);
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const entry of ledger) {
    if (entry.section === '' || entry.state === 'dropped') continue;
    const task = lineFor(tasks, entry, ledger);
    // A line that the user took out stays out.
    if (!task && !entry.written) added.push(lineOf(entry));
    else if (task && isOutdated(task, entry)) edits.push(...lineEdits(document, task, entry));
  }
  if (added.length === 0) return edits;
  const none = tasks.find((task) => singleLine(task.text) === noQuestions);
  if (none) return [...edits, { start: none.start, end: none.end, text: added.join(document.eol) }];
  const last = tasks.at(-1);
  if (last) {
    const below = { start: last.end, end: last.end, text: document.eol + added.join(document.eol) };
    return [...edits, below].sort((one, other) => one.start - other.start);
  }
  const own = bodyOf(document, section);
  const kept = own === '' || /^\W*to be determined\W*$/i.test(own) ? [] : [own, ''];
  return [setBody(document, section, [...kept, ...added].join('\n'))];
}

/** Given since the document was last read: what stands there is older. */
function isNew(entry: LedgerEntry): boolean {
  return entry.state === 'answered' && !entry.applied && !entry.setAside && entry.by === 'user';
}

/** Whether a line does not say what became of its question. What the user wrote behind an open one stays. */
function isOutdated(task: Task, entry: LedgerEntry): boolean {
  const shown = answerIn(task, entry);
  if (entry.state === 'answered') return !task.checked || shown !== behindDash(entry);
  if (task.checked) return false;
  return shown !== behindDash(entry) && (shown === '' || isUnsureMark(shown) || entry.state === 'unsure');
}

/** Writes the line anew. What the user wrote there stays, as a paragraph of its own: it is no part of the answer. */
function lineEdits(document: MarkdownDocument, task: Task, entry: LedgerEntry): readonly TextEdit[] {
  const end = firstLineEnd(document, task);
  const old = answerIn(task, entry);
  const isTheirs = old && !task.checked && !isUnsureMark(old) && old !== behindDash(entry);
  return [{ start: task.start, end, text: lineOf(entry) + (isTheirs ? `${document.eol}${document.eol}  ${old}` : '') }];
}

const noQuestions = 'No questions are open.';

/** The section's text for a ledger that is not in the document yet. */
export function ledgerBody(ledger: readonly LedgerEntry[]): string {
  const lines = ledger.filter((entry) => entry.section !== '' && entry.state !== 'dropped').map(lineOf);
  return lines.join('\n') || `- [x] ${noQuestions}`;
}

function lineOf(entry: LedgerEntry): string {
  const behind = behindDash(entry);
  return `- [${entry.state === 'answered' ? 'x' : ' '}] ${singleLine(entry.question)}${behind ? ` — ${behind}` : ''}`;
}

/** What stands behind the question: the answer, cut where it is an essay, what was said so far, or that the user is not sure. */
function behindDash({ state, answer = '', proposal, said }: LedgerEntry): string {
  if (state === 'answered') return cut(singleLine(answer));
  if (state === 'open' && said !== undefined) return `${soFarMark} ${cut(singleLine(said))}`;
  if (state !== 'unsure') return '';
  return proposal ? `${unsureMark}; ${proposedMark} ${cut(singleLine(proposal))}` : unsureMark;
}

const longestAnswer = 1000;
const soFarMark = 'so far:';
const unsureMark = 'not sure';
const proposedMark = 'proposed for review:';

function isUnsureMark(text: string): boolean {
  return text === unsureMark || text.startsWith(`${unsureMark}; ${proposedMark}`);
}

function cut(text: string): string {
  return text.length > longestAnswer ? `${text.slice(0, longestAnswer).toWellFormed()}…` : text;
}

function tasksOf(document: MarkdownDocument, heading: string): readonly Task[] {
  const section = findSection(document, heading);
  if (!section) return [];
  return document.tasks.filter((task) => task.start >= section.start && task.end <= section.bodyEnd);
}

/** The line of a question; not that of a longer question which begins with the same words. */
function lineFor(tasks: readonly Task[], entry: LedgerEntry, ledger: readonly LedgerEntry[]): Task | undefined {
  const longer = ledger.filter(
    (other) => other.question.length > entry.question.length && begins(other.question, entry.question),
  );
  return tasks.find(
    (task) => begins(task.text, entry.question) && !longer.some(({ question }) => begins(task.text, question)),
  );
}

function begins(text: string, question: string): boolean {
  return folded(text).startsWith(folded(question));
}

/** What stands behind the question, without the dash. */
function answerIn(task: Task, entry: LedgerEntry): string {
  const text = singleLine(task.text);
  const question = singleLine(entry.question);
  const rest = text.startsWith(question) ? text.slice(question.length) : (/\s[—–-]\s(.*)$/.exec(text)?.[1] ?? '');
  return rest.replace(/^\s*[—–:-]?\s*/, '').trim();
}

function firstLineEnd(document: MarkdownDocument, task: Task): number {
  const end = document.text.slice(task.start, task.end).search(/\r?\n/);
  return end < 0 ? task.end : task.start + end;
}

function folded(text: string): string {
  return singleLine(text).normalize('NFC').toLowerCase();
}
