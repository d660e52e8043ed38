// Checks shell commands and scripts, as Bash reads them. The one file that knows unbash.
import { forEachChild, parse, type SyntaxNode } from 'unbash';
import type { Problem } from '../../documents/finding.ts';
import { blank, fillElisions, withoutPrompts } from './snippet.ts';
import { placeAt, verdictOf, type Check } from './verdict.ts';

/** Checks a script, or commands behind prompts with their output. Descriptions of a command's usage are no commands. */
export const checkShell: Check = (text) => {
  if (/^#!(?!.*\b(?:ba|da|k|z)?sh\b)/.test(text))
    return { kind: 'unchecked', reason: 'its first line names another program' };
  const commands = withoutPrompts(
    text,
    /^[ \t]*(?:[\w.@~:/-]+[ \t]?)?[$%❯][ \t]/,
    /^[ \t]*>[ \t]/,
    /(?:\\|\||&&)[ \t]*$/,
  );
  // A drawing of folders is no script, whatever the marks say, and neither is a plan of who does what.
  if (problemsOf(commands).length === 0 || /^[ \t│]*[├└]/m.test(commands) || isProse(commands)) return verdictOf([]);
  const filled = fillElisions(withoutUsage(commands), 'shell');
  return verdictOf(problemsOf(filled).slice(0, 3));
};

/** Nothing but items of a list and sentences: `- Tests (T012)`, `Ada: T004 (schema) → T005`. No command starts like that. */
function isProse(text: string): boolean {
  const lines = text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  return lines.every((line) =>
    /^\s*(?:[-*•]\s+[\p{L}[`]|\d+[.)]\s+\p{L}|(?=[^=;|&$]*(?::(?:\s|$)|→|->|\bT\d{3}))\p{Lu}\p{L}*[\s:])/u.test(line),
  );
}

function problemsOf(text: string): readonly Problem[] {
  return errorsOf(parse(text)).map(({ message, pos }) => ({ message, ...placeAt(text, pos) }));
}

function errorsOf(node: SyntaxNode): readonly { readonly message: string; readonly pos: number }[] {
  const below: { readonly message: string; readonly pos: number }[] = [];
  forEachChild(node, (child) => {
    below.push(...errorsOf(child));
  });
  const own = 'errors' in node && Array.isArray(node.errors) ? (node.errors as typeof below) : [];
  return [...own, ...below];
}

/** Lines that say how a command is used: `tool <file> [--all] (a | b) ...`; and remarks behind a command. */
function withoutUsage(text: string): string {
  return text.replace(/^(?!\s*#).*(?:<[\w][\w -]*>|\[-{1,2}\w|\.\.\.|…|\[[a-z_]+\]).*$/gm, (line) =>
    /[()|<>]/.test(line) && !/\$\(|<<|\b(?:if|then|else|fi|for|do|done|while|case|esac|function)\b|[{}]/.test(line)
      ? blank(line)
      : line,
  );
}
