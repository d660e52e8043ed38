// Answers as spec-kit writes them into a specification: `## Clarifications`, a session a day, `- Q: … → A: …`. Nothing
// else of the document changes.
import type { MarkdownDocument, Section } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { mainEol } from '../text.ts';
import { isClarifications, readClarifications } from './clarifications.ts';

/** A question about a specification, with its answer. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
}

/** The heading of the section that spec-kit keeps them in. */
export const clarificationsHeading = 'Clarifications';

/** Those that a specification has no answer to yet, as lines under the session of a day; nothing where there is none. */
export function clarificationLines(document: MarkdownDocument, answered: readonly Answered[], day: string): string {
  const lines = linesOf(document, answered);
  return lines.length === 0 ? '' : [sessionHeading(day), '', ...lines].join('\n');
}

/** How a specification takes answers up: added to the session of the day, to the section, or with a section of their own. */
export function clarifyingEdits(
  document: MarkdownDocument,
  answered: readonly Answered[],
  day: string,
): readonly TextEdit[] {
  const lines = linesOf(document, answered);
  if (lines.length === 0) return [];
  const eol = mainEol(document.text);
  const said = lines.join(eol);
  const session = `${sessionHeading(day)}${eol}${eol}${said}`;
  const section = sectionOf(document);
  if (section) {
    const today = document.sections.find(
      ({ start, end, title }) => start > section.start && end <= section.end && title.trim() === `Session ${day}`,
    );
    const { end: last } = today ?? section;
    const at = trimmedEnd(document.text, last);
    const isEmpty = today !== undefined && at <= today.headingEnd;
    return [insert(at, `${eol}${today && !isEmpty ? '' : eol}${today ? said : session}`)];
  }
  const own = `## ${clarificationsHeading}${eol}${eol}${session}`;
  const first = document.sections.find(({ depth }) => depth === 2);
  if (first) return [insert(first.start, `${own}${eol}${eol}`)];
  const at = trimmedEnd(document.text, document.text.length);
  return [insert(at, `${at === 0 ? '' : `${eol}${eol}`}${own}`)];
}

/** Whether a specification answers a question among its clarifications. */
export function isAnsweredIn(document: MarkdownDocument, question: string): boolean {
  const asked = folded(question);
  return (
    asked !== '' &&
    readClarifications(document).some((one) => (one.answer ?? '') !== '' && folded(one.question) === asked)
  );
}

/** The chapter that has clarifications, or is called so. */
function sectionOf(document: MarkdownDocument): Section | undefined {
  const known = readClarifications(document);
  return document.sections.find(
    ({ depth, title, start, end }) =>
      depth === 2 &&
      isClarifications(title) &&
      (/^clarifications?\b/i.test(title) || known.some(({ span }) => span.start >= start && span.start < end)),
  );
}

function linesOf(document: MarkdownDocument, answered: readonly Answered[]): readonly string[] {
  return answered
    .filter(({ question, answer }) => answer.trim() !== '' && !isAnsweredIn(document, question))
    .map(({ question, answer }) => `- Q: ${oneLine(question)} → A: ${oneLine(answer)}`);
}

function sessionHeading(day: string): string {
  return `### Session ${day}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Without the ids that say where it was asked. */
function folded(question: string): string {
  return question
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}
