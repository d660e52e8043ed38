// Where a problem of a code block or of a file lies in the document, and what the checkers say of it.
import type { Verdicts } from '../core/rule.ts';
import type { Fence, MarkdownDocument } from '../documents/document.ts';
import type { PlanFile } from '../documents/documentSet.ts';
import {
  embeddedFences,
  languageNames,
  type EmbeddedFence,
  type EmbeddedFile,
  type EmbeddedLanguage,
} from '../documents/embedded.ts';
import type { Finding, Problem, Severity } from '../documents/finding.ts';
import { english, say, type Sentence } from '../documents/sentence.ts';
import { grouped } from '../documents/grouped.ts';
import { endOfLine, startOfLine } from '../documents/text.ts';
import { lineRange, report, type Range } from './finding.ts';

/** Of one language: how bad a problem is, and what is said of it. */
export interface Wording {
  readonly rule: string;
  readonly severity: (problem: Problem, text: string, language: EmbeddedLanguage) => Severity;
  readonly say: (language: string, message: string) => Sentence;
  /** Whether one mistake may stand all over a text, such as a name that is declared nowhere: it is told once. */
  readonly isOnce?: true;
}

/** Findings for the problems of all code blocks whose language is wanted. */
export function fenceProblems(
  document: MarkdownDocument,
  verdicts: Verdicts,
  isWanted: (language: EmbeddedLanguage) => boolean,
  wording: Wording,
): readonly Finding[] {
  return embeddedFences(document)
    .filter(({ language, text }) => isWanted(language) && !innerFence.test(text))
    .flatMap(({ language, text, fence }) =>
      told(
        problemsOf(verdicts, language, text).map((problem) =>
          report(
            document,
            wording.rule,
            wording.severity(problem, text, language),
            rangeInFence(document, fence, problem),
            wording.say(problem.syntax ?? languageNames[language], sentence(problem.message)),
          ),
        ),
        wording,
      ),
    );
}

/** The findings of one text, those that say the same as one, with the lines of the others. */
function told(found: readonly Finding[], { isOnce }: Wording): readonly Finding[] {
  if (isOnce !== true || found.length < 2) return found;
  return [...grouped(found, ({ severity, message }) => `${severity} ${english(message)}`).values()].flatMap((alike) => {
    const [first, ...others] = alike;
    const lines = [...new Set(others.map(({ place }) => place.line))].filter((line) => line !== first?.place.line);
    if (first === undefined || lines.length === 0) return first ?? [];
    const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
    return { ...first, message: say('{0} The same in line {1}.', first.message, shown.join(', ')) };
  });
}

const mostLines = 8;

/** A block with the marks of another in it is rather badly closed: what a parser says of it is of no use. */
const innerFence = /^[ \t]*(?:`{3,}|~{3,})[ \t]*\w*[ \t]*$/m;

/** Findings for the problems of a file. */
export function fileProblems(
  file: PlanFile,
  embedded: EmbeddedFile,
  verdicts: Verdicts,
  wording: Wording,
): readonly Finding[] {
  const { language } = embedded;
  if (language === undefined) return [];
  const found = problemsOf(verdicts, language, embedded.text).map((problem) =>
    report(
      file,
      wording.rule,
      wording.severity(problem, embedded.text, language),
      rangeInLine(file, lineRange(file, problem.line ?? 1), problem.column),
      wording.say(problem.syntax ?? languageNames[language], sentence(problem.message)),
    ),
  );
  return told(found, wording);
}

/** Code blocks of wanted languages that were not checked, and why. Texts without a verdict say nothing. */
export function uncheckedFences(
  document: MarkdownDocument,
  verdicts: Verdicts,
  isWanted: (language: EmbeddedLanguage) => boolean,
): readonly (EmbeddedFence & { readonly reason: string })[] {
  return embeddedFences(document).flatMap((one) => {
    const verdict = isWanted(one.language) ? verdicts(one.language, one.text) : undefined;
    return verdict?.kind === 'unchecked' ? [{ ...one, reason: verdict.reason }] : [];
  });
}

/** The line that opens a code block. */
export function openingRange(document: MarkdownDocument, fence: Fence): Range {
  return { start: fence.start, end: endOfLine(document.text, fence.start) };
}

/** The first line of a file. */
export function topOf(file: PlanFile): Range {
  return lineRange(file, 1);
}

function problemsOf(verdicts: Verdicts, language: EmbeddedLanguage, text: string): readonly Problem[] {
  const verdict = verdicts(language, text);
  return verdict?.kind === 'invalid' ? verdict.problems : [];
}

/** From the place of a problem to the end of its line. */
export function rangeInFence(
  document: MarkdownDocument,
  fence: Fence,
  problem: Pick<Problem, 'line' | 'column'>,
): Range {
  const lines = fence.text.split(/\r\n|\r|\n/);
  const line = Math.min(Math.max(problem.line ?? 1, 1), lines.length);
  const range = lineRange(document, fence.line + line - 1);
  const written = lines[line - 1] ?? '';
  const end = endOfLine(document.text, range.start);
  // Before the text of the block stand the marks of the list or quotation that it is in.
  if (!document.text.slice(startOfLine(document.text, range.start), end).endsWith(written)) return range;
  return within(range, end - written.length + (problem.column ?? 1) - 1, problem.column);
}

function rangeInLine(file: PlanFile, range: Range, column: number | undefined): Range {
  return within(range, startOfLine(file.text, range.start) + (column ?? 1) - 1, column);
}

/** A place at or behind the end of its line is shown on the line's last character. */
function within(range: Range, start: number, column: number | undefined): Range {
  if (column === undefined || range.end <= range.start) return range;
  return { start: Math.min(Math.max(start, range.start), range.end - 1), end: range.end };
}

function sentence(message: string): string {
  return message.replace(/\.$/, '');
}
