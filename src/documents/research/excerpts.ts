// Reads the excerpts that a documentation tool gives of a library: the text and the JSON of context7's versions.
import { recordOf } from '../json.ts';
import { type Excerpt, fieldOf, type Found, jsonOf, lineOf, rowsOf, sourceOf, textOf } from './source.ts';

/** The most excerpts that are read, and the most characters of each. */
const mostExcerpts = 20;
const longestExcerpt = 4000;

/** The excerpts of an answer, in its order. Text of no known shape is one excerpt. Never throws. */
export function readExcerpts(found: Found): readonly Excerpt[] {
  return piecesOf(found)
    .map(({ text, ...page }) => ({ text: textOf(text, longestExcerpt), source: sourceOf(found, page) }))
    .filter(({ text }) => text)
    .map(({ text, source }) => ({ text: closed(text), source }))
    .slice(0, mostExcerpts);
}

/** Closes code that was cut in its middle, so that what follows is no part of it. */
export function closed(text: string): string {
  let fence = '';
  for (const line of text.split('\n')) {
    const marks = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (!fence) fence = marks;
    else if (marks.startsWith(fence) && line.trim() === marks) fence = '';
  }
  return fence ? `${text}\n${fence}` : text;
}

interface Piece {
  readonly text: string;
  readonly url?: unknown;
  readonly title?: unknown;
}

function piecesOf(found: Found): readonly Piece[] {
  const value = jsonOf(found);
  const code = rowsOf(recordOf(value)['codeSnippets'], []);
  const prose = rowsOf(recordOf(value)['infoSnippets'], []);
  if (code ?? prose) return [...(code ?? []).map(pieceOfCode), ...(prose ?? []).map(pieceOfProse)];
  return blocksOf(found.text).map(pieceOf);
}

function pieceOfCode(row: Readonly<Record<string, unknown>>): Piece {
  const blocks = (rowsOf(row['codeList'], []) ?? []).map(({ language, code }) => fenced(lineOf(language), code));
  const text = [textOf(row['codeDescription'], longestExcerpt), ...blocks].filter(Boolean).join('\n\n');
  return { text, url: row['codeId'], title: fieldOf(row, ['codeTitle', 'pageTitle']) };
}

function pieceOfProse(row: Readonly<Record<string, unknown>>): Piece {
  return { text: textOf(row['content'], longestExcerpt), url: row['pageId'], title: row['breadcrumb'] };
}

function fenced(language: string, code: unknown): string {
  const text = textOf(code, longestExcerpt);
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return text ? `${ticks}${language}\n${text}\n${ticks}` : '';
}

/** Parts between lines of dashes, but not those inside of code; banners such as `CODE SNIPPETS` are no part. */
function blocksOf(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  let fence = '';
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const marks = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (!fence) fence = marks;
    else if (marks.startsWith(fence) && line.trim() === marks) fence = '';
    if (!fence && /^(-{20,}|={10,})\s*$/.test(line)) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => !isBanner(block.join('\n').trim()));
}

function isBanner(words: string): boolean {
  return words.length < 60 && /^[A-Z][A-Z &]*$/.test(words);
}

/** `### Title`, `Source: …`, text, code; or `TITLE: …`, `DESCRIPTION: …`, `SOURCE: …`, `LANGUAGE: …`, `CODE:`. */
function pieceOf(lines: readonly string[]): Piece {
  let title: string | undefined;
  let url: string | undefined;
  let language = '';
  const body: string[] = [];
  const end = lines.findIndex((line) => /^\s{0,3}(`{3,}|~{3,})/.test(line));
  for (const [index, line] of lines.entries()) {
    const head = end < 0 || index < end ? line : '';
    const heading = /^(?:#{2,4}\s+|TITLE:\s*)(.+)$/.exec(head)?.[1];
    const source = /^source:\s*(\S+)\s*$/i.exec(head)?.[1];
    const spoken = /^LANGUAGE:\s*(.*)$/.exec(head)?.[1];
    if (heading !== undefined && title === undefined) title = heading;
    else if (source !== undefined && url === undefined) url = source;
    else if (spoken !== undefined) language = lineOf(spoken).toLowerCase();
    else if (index === end && language && /^\s*[`~]+\s*$/.test(line)) body.push(line.trimEnd() + language);
    else if (!/^CODE:\s*$/.test(head)) body.push(line.replace(/^DESCRIPTION:\s*/, ''));
  }
  return { text: body.join('\n'), url, title };
}
