// Checks JSON: strictly as a contract, leniently as a piece shown in a document.
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Problem } from '../../documents/finding.ts';
import { placeAt, verdictOf, type Check } from './verdict.ts';
import { blank, closeElided, fillElisions } from './snippet.ts';

/** What is wrong with a text as JSON, with `lenient` comments and commas at the end are not. */
export function jsonProblems(text: string, lenient = false): readonly Problem[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: !lenient, allowTrailingComma: lenient, allowEmptyContent: lenient });
  return errors.slice(0, 1).map(({ error, offset }) => ({
    message: messages[printParseErrorCode(error)] ?? 'this is not JSON',
    ...placeAt(text, offset),
  }));
}

/**
 * Checks JSON in a document: it may leave parts out, name types instead of values, hold several values or members only.
 * Where it does nothing of the kind it is meant to be JSON to the letter, without a comma at the end.
 */
export const checkJson: Check = (text) => {
  const last = /["\w}\]]\s*,(?=\s*[}\]])/.exec(
    text.replace(/"(?:\\.|[^"\\\n])*"/g, (quoted) => `"${'_'.repeat(quoted.length - 2)}"`),
  );
  const isWhole = last !== null && jsonProblems(text, true).length === 0 && !/\/[/*]|\.{3}|…/.test(text);
  if (!isWhole) return checkJsonWithComments(text);
  const place = placeAt(text, last.index + last[0].length - 1);
  return verdictOf([{ message: 'JSON has no comma behind the last value', ...place }]);
};

/** Checks what editors and tools read as their settings: with comments, and commas at the end. */
export const checkJsonWithComments: Check = (text) => {
  const shown = withoutMessageHead(text);
  const filled = fillElisions(shown, 'json');
  const readings = [text, filled, withValues(filled), `{${withValues(filled)}}`, closeElided(shown)];
  const problems = readings.map((reading) => jsonProblems(reading, true));
  if (problems.some((found) => found.length === 0)) return verdictOf([]);
  if (isSequence(withValues(filled))) return verdictOf([]);
  return verdictOf(problems[2] ?? []);
};

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value; text stands in double quotes',
  InvalidNumberFormat: 'this number cannot be read',
  PropertyNameExpected: 'a name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'the end is expected here',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'this comment is not closed',
  UnexpectedEndOfString: 'this text is not closed',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: 'this is no valid escape of a character',
  InvalidEscapeCharacter: 'this is no valid escape',
  InvalidCharacter: 'this character must be escaped',
};

/** The lines of an HTTP message before its body, and labels between several bodies. */
function withoutMessageHead(text: string): string {
  return text.replace(
    /^[ \t]*(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t].*|HTTP\/.*|[A-Z][\w-]*(?: [\w-]+)*:[ \t]*[^"{[\n]*)$/gm,
    blank,
  );
}

const type = String.raw`(?:string|number|integer|int|long|float|double|decimal|bool|boolean|object|array|any|null|true|false|uuid|guid|date|datetime|timestamp|enum|url|email|undefined|unknown|void)`;

/** Types where values stand (`"id": string | null`, `number[]`), and places (`<id>`, `{{id}}`, `${id}`), as values. */
function withValues(text: string): string {
  const one = String.raw`(?:${type}(?:\([^)\n]*\))?(?:\[\])*\??|"[^"\n]*"(?:\[\])*|-?\d[\d.]*|<[^<>\n]+>|\{\{[^{}\n]+\}\}|\$\{[^{}\n]+\}|\$\w+)`;
  const value = new RegExp(String.raw`([:[,]\s*)(${one}(?:\s*[|/]\s*${one})*)(?=\s*(?:[,\]}\n]|//|/\*|$))`, 'gi');
  return text.replace(value, (whole, before: string, written: string) =>
    /^(?:"[^"]*"|-?\d+(?:\.\d+)?|true|false|null)$/.test(written) || written.length < 1
      ? whole
      : before + '0'.padEnd(written.length),
  );
}

/** Several values, one after the other. */
function isSequence(text: string): boolean {
  const parts = text.split(/\n\s*\n|(?<=[}\]])\s*\n(?=\s*[{[])/).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every((part) => jsonProblems(part, true).length === 0);
}
