// Repairs that go line by line, and parts of lines that are no label.
import { unifyLines, withoutPreamble } from './statements.ts';

/** Takes a text and yields it with one kind of slip corrected; the text itself where there is none. */
export type Repair = (text: string) => string;

/** Longer lines are left alone: some patterns would take long for them. In characters. */
const longestLine = 2_000;

/** Changes each line that is neither blank nor of a comment, front matter or a directive. A line may become several. */
export function eachLine(change: (line: string, index: number) => string): Repair {
  return (text) => {
    const body = withoutPreamble(text).split('\n');
    return unifyLines(text)
      .split('\n')
      .map((line, index) =>
        line.length > longestLine || /^\s*(?:%%|$)/.test(body[index] ?? '') ? line : change(line, index),
      )
      .join('\n');
  };
}

/** Replaces a pattern in each such line. */
export function inLines(pattern: RegExp, replacement: string): Repair {
  return eachLine((line) => line.replace(pattern, replacement));
}

/** Changes what stands outside of quotation marks, brackets and pipes. */
export function outsideLabels(line: string, change: (part: string) => string): string {
  const labels = /"[^"\n]*"|\[[^[\]\n]*\]|\([^()\n]*\)|\{[^{}\n]*\}|\|[^|\n]*\|/g;
  let end = 0;
  let result = '';
  for (const found of line.matchAll(labels)) {
    result += change(line.slice(end, found.index)) + found[0];
    end = found.index + found[0].length;
  }
  return result + change(line.slice(end));
}

/** A line as a comment of Mermaid's, with its indentation. */
export function asComment(line: string): string {
  return line.replace(/^(\s*)/, '$1%% ').trimEnd();
}

/** A text in quotation marks; those inside become entities. */
export function inQuotes(text: string): string {
  const bare = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  return `"${bare.replace(/\\?"/g, '#quot;')}"`;
}
