// The body of a section, made fit to stand between two headings.
import { parseMarkdown, rangeOf } from './markdown.ts';
import { endOfLine, startOfLine, trimBlankLines } from './text.ts';

const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
// Keeps a line of dashes at the start of a body from being read as front matter.
const before = '# x\n\n';

/**
 * Makes written Markdown the body of one section: a fence around the whole is taken off, rules (`---`) at its ends go,
 * headings become bold lines, so that the document keeps the outline of its template, and what is open is closed.
 * In and out with `\n`.
 */
export function settleBody(markdown: string): string {
  const body = boldHeadings(withoutRules(withoutFence(withoutRules(markdown))));
  const closing = closingLine(body, '# x');
  if (closing === '') return body;
  // A fence that was opened and has nothing in it says nothing.
  const lastLine = startOfLine(body, body.length);
  const above = trimBlankLines(body.slice(0, lastLine));
  const isBare = /^ {0,3}[`~]{3}/.test(body.slice(lastLine)) && closingLine(above, '# x') === '';
  return isBare ? above : `${body}\n${closing}`;
}

/**
 * The line that must follow some Markdown so that `heading`, after a blank line, is a heading at the top level: the end
 * of an open fence or comment, an empty comment behind a list that an indented heading would join. Else empty.
 */
export function closingLine(markdown: string, heading: string): string {
  const source = `${before}${markdown}\n\n${heading}`;
  const last = parseMarkdown(source).children.at(-1);
  if (last === undefined) return '';
  const { start, end } = rangeOf(last);
  if (last.type === 'heading' && end > source.length - heading.length) return '';
  const opening = source.slice(start, endOfLine(source, start));
  if (last.type === 'code') return /^(?:`{3,}|~{3,})/.exec(opening)?.[0] ?? '';
  return last.type === 'html' ? endOfHtml(opening) : '<!-- -->';
}

/** A bold line with the words of a heading. */
export function boldLine(words: string): string {
  const plain = words
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? '' : `**${plain}**`;
}

function boldHeadings(body: string): string {
  const source = before + body;
  let result = source;
  const headings = parseMarkdown(source).children.filter((node) => node.type === 'heading');
  for (const heading of headings.slice(1).reverse()) {
    const { start, end } = rangeOf(heading);
    const [first, last] = [heading.children[0], heading.children.at(-1)];
    const words = first && last ? source.slice(rangeOf(first).start, rangeOf(last).end) : '';
    const above = result.slice(0, startOfLine(source, start)).trimEnd();
    const below = result.slice(endOfLine(source, end)).replace(/^(?:[ \t]*\n)+/, '');
    result = [above, boldLine(words), below].filter((part) => part !== '').join('\n\n');
  }
  return trimBlankLines(result.slice(before.length));
}

function withoutFence(body: string): string {
  const lines = body.split('\n');
  const opening = /^(`{3,}|~{3,})(?:markdown|md)[ \t]*$/i.exec(lines[0] ?? '')?.[1];
  const isOnly = opening !== undefined && lines.findIndex((line, at) => at > 0 && line.trim() === opening);
  return isOnly === lines.length - 1 ? lines.slice(1, -1).join('\n') : body;
}

function withoutRules(body: string): string {
  const lines = trimBlankLines(body).split('\n');
  while (lines.length > 0 && isRule(lines[0])) lines.shift();
  while (lines.length > 1 && isRule(lines.at(-1)) && isBlank(lines.at(-2))) lines.pop();
  return trimBlankLines(lines.join('\n'));
}

function isRule(line: string | undefined): boolean {
  return line !== undefined && (isBlank(line) || rule.test(line));
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === '';
}

function endOfHtml(opening: string): string {
  if (opening.startsWith('<!--')) return '-->';
  if (opening.startsWith('<?')) return '?>';
  if (opening.startsWith('<![CDATA[')) return ']]>';
  const element = /^<(script|pre|style|textarea)\b/i.exec(opening)?.[1];
  return element === undefined ? '>' : `</${element}>`;
}
