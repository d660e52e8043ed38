// Questions that wait for an answer in a document: open tasks below "Open Questions", and marks of what is not clear.
import { findSection, type MarkdownDocument } from './document.ts';
import type { TextEdit } from './finding.ts';
import { readMarks } from './speckit/clarifications.ts';
import { plainLine } from './speckit/definition.ts';
import type { Span } from './speckit/readable.ts';
import { remember } from './speckit/remember.ts';
import { endOfContent, endOfLine, startOfLine } from './text.ts';

/** `task`: an item with an empty box. `mark`: `[NEEDS CLARIFICATION: …]` in a sentence. */
export interface OpenQuestion {
  readonly kind: 'task' | 'mark';
  /** Empty where a mark says none. */
  readonly question: string;
  readonly span: Span;
}

/** The open questions of a document, in their order, read once. */
export const openQuestionsIn = remember((document: MarkdownDocument): readonly OpenQuestion[] => {
  const chapters = document.sections.filter(({ title }) => chapter.test(title));
  const tasks = document.tasks
    .filter(({ checked, start }) => !checked && chapters.some((one) => start >= one.start && start < one.end))
    .map(({ text, start, end, line }): OpenQuestion => {
      const question = (text.split(/\s[\u2014\u2013]\s/)[0] ?? text).replace(/\s+/g, ' ').trim();
      return { kind: 'task', question, span: { start, end, line } };
    });
  const marks = readMarks(document).map(({ question, span }): OpenQuestion => ({ kind: 'mark', question, span }));
  return [...tasks, ...marks].sort((one, other) => one.span.start - other.span.start);
});

const chapter =
  /open questions?|unresolved questions?|offene fragen|preguntas abiertas|questions? ouvertes?|quest\u00f5es (?:em aberto|abertas)|\u672a\u89e3\u51b3|\u5f85\u5b9a\u95ee\u9898|\u672a\u89e3\u6c7a|\u043e\u0442\u043a\u0440\u044b\u0442\u044b\u0435 \u0432\u043e\u043f\u0440\u043e\u0441\u044b/i;

/**
 * The edits that put an answer into the document: a task is ticked, with the answer behind a dash; a mark gives way to
 * the answer, which is kept with its question below "Clarifications" too. `date` is the day, as `2026-11-25`.
 */
export function answerEdits(
  document: MarkdownDocument,
  { kind, question, span }: OpenQuestion,
  answer: string,
  date: string,
): readonly TextEdit[] {
  const line = answer.replace(/\s+/g, ' ').trim();
  const { text } = document;
  if (kind === 'task') {
    const end = Math.min(endOfLine(text, span.start), span.end);
    const head = text.slice(span.start, end);
    const box = /\[[ \t]?\]/.exec(head);
    if (box === null) return [];
    const at = span.start + box.index;
    return [
      { start: at, end: at + box[0].length, text: '[x]' },
      { start: end, end, text: ` \u2014 ${line}` },
    ];
  }
  const entry = `- Q: ${question === '' ? sentenceAround(text, span) : question} \u2192 A: ${line}`;
  return [logEdit(document, entry, date), { start: span.start, end: span.end, text: line }].sort(
    (one, other) => one.start - other.start,
  );
}

/** A mark without a question asks about the line that it stands in. */
function sentenceAround(text: string, { start, end }: Span): string {
  const line = text.slice(startOfLine(text, start), endOfLine(text, end));
  return plainLine(line.replace(/\[NEEDS CLARIFICATION[^\]]*\]/i, '\u2026').replace(/^\s*[*+-]\s+/, ''));
}

/** Below the session of the day, which is added where it is missing, as is the chapter: behind the first one. */
function logEdit(document: MarkdownDocument, entry: string, date: string): TextEdit {
  const { text, eol, sections } = document;
  const log = findSection(document, 'Clarifications');
  const session = `### Session ${date}`;
  if (log) {
    const own = sections.find((one) => one.start > log.start && one.end <= log.end && one.title === `Session ${date}`);
    const from = own ?? log;
    const start = endOfContent(text, from.headingEnd, own ? own.bodyEnd : log.end);
    const isEmpty = start === from.headingEnd;
    if (own) return { start, end: start, text: `${isEmpty ? eol : ''}${eol}${entry}` };
    return { start, end: start, text: `${eol}${eol}${session}${eol}${eol}${entry}` };
  }
  const first = sections.find(({ depth }) => depth === 2);
  const start = first?.start ?? text.length;
  const added = `## Clarifications${eol}${eol}${session}${eol}${eol}${entry}${eol}`;
  const gap = first === undefined && !text.endsWith('\n') ? eol : '';
  return { start, end: start, text: first ? `${added}${eol}` : `${gap}${eol}${added}` };
}
