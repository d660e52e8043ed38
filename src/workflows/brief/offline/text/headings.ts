// Tells which lines are headings, with and without marks.
import { isTopicName, topicOf } from './topics.ts';

/** The words of a line that is marked as a heading: `## Goals`, `**Goals**`, `【目标】`, `■目的`, `[Goals]`, `== Goals ==`. */
export function headingIn(line: string): string | undefined {
  const marked =
    /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1] ??
    /^#{2,6}(?=\p{Lu})(.*?)\s*#*$/u.exec(line)?.[1] ??
    /^\s*(?:\*\*|__)([^*_]{2,80})(?:\*\*|__)\s*[:：]?\s*$/.exec(line)?.[1] ??
    /^\s*[【〔〖]([^】〕〗]{1,60})[】〕〗]\s*[:：]?\s*$/u.exec(line)?.[1] ??
    /^\s*={2,6}\s*([^=]{2,80}?)\s*={2,6}\s*$/.exec(line)?.[1];
  if (marked !== undefined) return marked;
  const named = /^\s*(?:[■◆▼□◇▽●◎★▶➤]\s*|\[)([^\]:：]{1,40})[\]:：]?\s*$/u.exec(line)?.[1];
  return named !== undefined && isTopicName(named) ? named : undefined;
}

/** A label in brackets before its statement, as `label: statement`: `【不做】外卖配送`. */
export function withPlainLabel(line: string): string {
  return line.replace(/^\s*[【〔〖]([^】〕〗]{1,30})[】〕〗]\s*(?=\S)/u, (found: string, label: string) =>
    topicOf(label) ? `${label}: ` : found,
  );
}

/** Whether a line underlines the one line above it. A fence of tildes is as long as three or four of them. */
export function isUnderline(line: string, above: string | undefined): boolean {
  const mark = /^\s*(-+|=+|~{4,}|\^{3,}|\+{3,}|\*{4,})\s*$/.exec(line)?.[1];
  if (mark === undefined || above === undefined) return false;
  return /^[-=]/.test(mark) || Math.abs(mark.length - above.trim().length) <= 4;
}

/** Whether a line without marks is a heading: nothing but a topic, or its number and a topic. */
export function isBareHeading(line: string): boolean {
  const words = line.trim().replace(/[:：]$/, '');
  return !/^[-*+•>|]/.test(words) && isTopicName(words);
}
