// Checks the syntax of TypeScript and JavaScript. The one file that knows Babel.
import { parse, type ParserOptions } from '@babel/parser';
import type { Problem } from '../../documents/finding.ts';
import { fillElisions } from './snippet.ts';
import { messageOf, verdictOf, type Check } from './verdict.ts';

export const checkTypeScript: Check = (text) => checkScript(text, [typeScript, typeScriptWithTags, olderTypeScript]);

/** Flow's and TypeScript's types are no JavaScript. */
export const checkJavaScript: Check = (text) => checkScript(text, [javaScript]);

type Plugins = NonNullable<ParserOptions['plugins']>;

const common: Plugins = ['decoratorAutoAccessors', 'deprecatedImportAssert', 'explicitResourceManagement'];
const javaScript: Plugins = [...common, 'decorators', 'jsx'];
const typeScript: Plugins = [...common, 'decorators', 'typescript'];
const typeScriptWithTags: Plugins = [...typeScript, 'jsx'];
/** Decorators of parameters, as frameworks use them. */
const olderTypeScript: Plugins = [...common, 'decorators-legacy', 'typescript'];

/** What a piece may be a part of: before and behind it, on its own lines. */
const frames: readonly (readonly [string, string])[] = [
  ['', ''],
  ['class A {', '}'],
  ['abstract class A {', '}'],
  ['interface A {', '}'],
  ['({', '})'],
  ['(', ')'],
  ['[', ']'],
  ['type A =', ''],
  ['f(', ')'],
  ['switch (a) {', '}'],
  ['function f() {', '}'],
  ['async function* f() {', '}'],
  ['enum A {', '}'],
];

/** Several tags side by side; any text would do between tags. Calls that go on from a value. */
function framesOf(text: string): typeof frames {
  if (/^\s*(?:\/\/[^\n]*\n\s*)*\.[A-Za-z]/.test(text)) return [['a', '']];
  return /^\s*(?:\/\/[^\n]*\n\s*)*<[A-Za-z][^]*>\s*$/.test(text) ? [...frames, ['<>', '</>']] : frames;
}

function checkScript(text: string, dialects: readonly Plugins[]) {
  const filled = fillElisions(text, 'script');
  const whole = dialects.map((plugins) => problemOf(text, plugins));
  const [first] = whole;
  if (whole.includes(undefined)) return verdictOf([]);
  for (const reading of new Set([text, filled, outlined(filled)])) {
    for (const [before, behind] of framesOf(reading)) {
      const framed = `${before}\n${reading}\n${behind}`;
      if (dialects.some((plugins) => problemOf(framed, plugins) === undefined)) return verdictOf([]);
    }
    if (isSeparate(reading, dialects)) return verdictOf([]);
  }
  const [problem] = dialects.map((plugins) => problemOf(filled, plugins));
  return verdictOf([problem ?? first].flatMap((one) => (one === undefined ? [] : [one])));
}

/** Classes of which only the heads of the methods are shown, with bodies. */
function outlined(text: string): string {
  if (!/\bclass\b/.test(text)) return text;
  return text.replace(
    /^([ \t]+(?:(?:static|async)[ \t]+)*(?!(?:if|for|while|switch|catch|with|super)\b)[#\w$]+\([^(){}\n]*\))[ \t]*;?(?=[ \t]*(?:\/\/[^\n]*)?$)/gm,
    '$1 {}',
  );
}

/** Several pieces with blank lines between them, each right by itself: members beside statements. */
function isSeparate(text: string, dialects: readonly Plugins[]): boolean {
  const parts = text.split(/\n[ \t]*\n/).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > 12) return false;
  return parts.every((part) =>
    framesOf(part).some(([before, behind]) =>
      dialects.some((plugins) => problemOf(`${before}\n${part}\n${behind}`, plugins) === undefined),
    ),
  );
}

function problemOf(text: string, plugins: Plugins): Problem | undefined {
  try {
    const { errors } = parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true,
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      allowNewTargetOutsideFunction: true,
      allowYieldOutsideFunction: true,
      allowImportExportEverywhere: true,
      plugins: [...plugins],
    });
    // The parser goes on behind what is wrong in its meaning, which a piece cannot be judged by.
    const real = (errors ?? []).find(({ reasonCode }) => syntactic.has(reasonCode));
    return real === undefined ? undefined : asProblem(real);
  } catch (error) {
    return asProblem(error);
  }
}

/** What the parser goes on behind although it is no right syntax. */
const syntactic: ReadonlySet<string> = new Set([
  ...[
    'MissingSemicolon',
    'UnexpectedToken',
    'InvalidDigit',
    'InvalidNumber',
    'InvalidEscapeSequence',
    'InvalidCodePoint',
  ],
  ...['UnterminatedTemplate', 'UnterminatedString', 'UnexpectedKeyword', 'InvalidLhs', 'ElementAfterRest'],
  ...['MissingClosingTagElement', 'MissingClosingTagFragment', 'InvalidOrUnexpectedToken', 'MissingEqInAssignment'],
]);

function asProblem(error: unknown): Problem {
  const message =
    messageOf(error)
      .replace(/ \(\d+:\d+\)\s*$/, '')
      .split('\n')[0] ?? '';
  const place: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'loc') : undefined;
  if (typeof place !== 'object' || place === null) return { message };
  const line: unknown = Reflect.get(place, 'line');
  const column: unknown = Reflect.get(place, 'column');
  if (typeof line !== 'number' || typeof column !== 'number') return { message };
  return { message, line, column: column + 1 };
}
