// The ledger as it stands in the document: a task list that the user may edit too.
import { bodyOf, findSection, type MarkdownDocument, type Task } from '../documents/document.ts';
import { setBody } from '../documents/edit.ts';
import type { TextEdit } from '../documents/finding.ts';
import type { Answer, LedgerEntry } from './questions.ts';

/** What the user did to the questions in the document. */
export interface LedgerReading {
  /** Questions that the user ticked, with what stands behind the dash. */
  readonly answers: readonly Answer[];
  /** Questions whose line is gone. */
  readonly dropped: readonly string[];
}

/** Compares the questions with their lines in the document. A question that was never written there cannot be missing. */
export function readLedger(document: MarkdownDocument, heading: string, ledger: readonly LedgerEntry[]): LedgerReading {
  const tasks = tasksOf(document, heading);
  const answers: Answer[] = [];
  const dropped: string[] = [];
  for (const entry of ledger) {
    if (entry.section === '' || entry.state === 'dropped') continue;
    const task = tasks.find((candidate) => isLineOf(candidate, entry));
    if (!task) {
      if (entry.state === 'open' && entry.written) dropped.push(entry.id);
      continue;
    }
    const text = answerIn(task, entry);
    if (!task.checked || isNew(entry)) continue;
    if (text && text !== singleLine(entry.answer ?? '')) answers.push({ kind: 'text', question: entry.id, text });
    else if (!text && entry.state === 'open') answers.push({ kind: 'skip', question: entry.id });
  }
  return { answers, dropped };
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
    const task = tasks.find((candidate) => isLineOf(candidate, entry));
    // A line that the user took out stays out.
    if (!task && !entry.written) added.push(lineOf(entry));
    else if (
      task &&
      entry.state === 'answered' &&
      (!task.checked || answerIn(task, entry) !== singleLine(entry.answer ?? ''))
    ) {
      edits.push(...answerEdits(document, task, entry));
    }
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

/** Ticks the line and puts the answer behind the question. What the user wrote there stays, on a line of its own. */
function answerEdits(document: MarkdownDocument, task: Task, entry: LedgerEntry): readonly TextEdit[] {
  const end = firstLineEnd(document, task);
  const old = answerIn(task, entry);
  const note = old && !task.checked && old !== singleLine(entry.answer ?? '') ? `${document.eol}  ${old}` : '';
  return [{ start: task.start, end, text: lineOf(entry) + note }];
}

const noQuestions = 'No questions are open.';

/** The section's text for a ledger that is not in the document yet. */
export function ledgerBody(ledger: readonly LedgerEntry[]): string {
  const lines = ledger.filter((entry) => entry.section !== '' && entry.state !== 'dropped').map(lineOf);
  return lines.join('\n') || `- [x] ${noQuestions}`;
}

function lineOf(entry: LedgerEntry): string {
  const question = singleLine(entry.question);
  if (entry.state !== 'answered') return `- [ ] ${question}`;
  return `- [x] ${question} — ${singleLine(entry.answer ?? '')}`;
}

function tasksOf(document: MarkdownDocument, heading: string): readonly Task[] {
  const section = findSection(document, heading);
  if (!section) return [];
  return document.tasks.filter((task) => task.start >= section.start && task.end <= section.bodyEnd);
}

function isLineOf(task: Task, entry: LedgerEntry): boolean {
  return folded(task.text).startsWith(folded(entry.question));
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

function singleLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function folded(text: string): string {
  return singleLine(text).normalize('NFC').toLowerCase();
}
