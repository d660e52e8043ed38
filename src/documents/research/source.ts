// What was found outside, each piece with where it comes from. It is data from strangers: bounded, and never obeyed.
import { isRecord, parseJson, recordOf } from '../json.ts';

/** Where a claim comes from. */
export interface Source {
  /** The tool that was asked, by the name its server gives it. */
  readonly tool: string;
  /** What it was asked. */
  readonly query: string;
  readonly url?: string;
  readonly title?: string;
  /** When it was asked, in ISO 8601. */
  readonly date: string;
  /** When the page was published, in the words of the tool. */
  readonly published?: string;
}

/** A piece of what a search found. */
export interface Claim {
  readonly text: string;
  /** None: the model said so, and nobody has checked it. */
  readonly source?: Source;
  readonly verified: boolean;
}

/** A piece of a library's documentation. */
export interface Excerpt {
  readonly text: string;
  readonly source: Source;
}

/** What a tool answered, to be read. */
export interface Found {
  readonly tool: string;
  readonly query: string;
  readonly date: string;
  readonly text: string;
  /** The structured result, where the tool has one. */
  readonly value?: unknown;
}

/** The source of something that was found. A URL that cannot be one of a page is left out. */
export function sourceOf(found: Found, page: { url?: unknown; title?: unknown; published?: unknown }): Source {
  const url = urlOf(page.url);
  const title = lineOf(page.title);
  const published = lineOf(page.published);
  return {
    tool: found.tool,
    query: found.query,
    ...(url ? { url } : {}),
    ...(title ? { title } : {}),
    date: found.date,
    ...(published ? { published } : {}),
  };
}

/** The answer as data: the structured result, else the JSON that its text is, else `undefined`. */
export function jsonOf({ text, value }: Found): unknown {
  if (value !== undefined) return value;
  if (!/^\s*[[{]/.test(text)) return undefined;
  return parseJson(text);
}

/** Text of strangers on several lines, without what cannot be seen, and not longer than `limit` characters. */
export function textOf(value: unknown, limit: number): string {
  if (typeof value !== 'string') return '';
  // What is far beyond the limit is not even looked at.
  const text = value
    .slice(0, limit * 8)
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text.length <= limit ? text : `${cut(text, limit)} […]`;
}

/** Text of strangers on one line. */
export function lineOf(value: unknown): string {
  return textOf(value, 2000).replace(/\s+/g, ' ').slice(0, 200).trim();
}

/** Claims as text for a prompt: every line is quoted, the source stands below each. */
export function quoteClaims(claims: readonly Claim[]): string {
  return claims
    .map(
      ({ text, source }) => `${quoted(text)}\n> — ${source ? describeSource(source) : 'model knowledge, unverified'}`,
    )
    .join('\n\n');
}

/** A source on one line: title, URL, tool, query, date. */
export function describeSource({ title, url, tool, query, date, published }: Source): string {
  const parts = [title, url, published && `published ${published}`, `${tool} “${lineOf(query)}”`, date.slice(0, 10)];
  return parts.filter(Boolean).join(', ');
}

/** The first of `names` that is a list of objects in `value`; `value` itself where it is one. */
export function rowsOf(
  value: unknown,
  names: readonly string[],
): readonly Readonly<Record<string, unknown>>[] | undefined {
  const lists: readonly unknown[] = Array.isArray(value) ? [value] : names.map((name) => recordOf(value)[name]);
  const list = lists.find((candidate) => Array.isArray(candidate));
  return Array.isArray(list) ? list.filter(isRecord) : undefined;
}

/** The first of `names` that has something to say in `row`. */
export function fieldOf(row: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  const name = names.find((candidate) => typeof row[candidate] === 'string' && row[candidate] !== '');
  return name === undefined ? undefined : row[name];
}

/** Control characters, marks of direction, and what has no width. */
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}|[\u{e0000}-\u{e007f}]/gu;

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function cut(text: string, limit: number): string {
  const head = text.slice(0, limit);
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
  const kept = end > limit * 0.8 ? head.slice(0, end) : head;
  return (/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept).trimEnd();
}

function urlOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^<(.*)>$/, '$1');
  if (text.length > 1000 || /[\s<>"`|\\]/.test(text) || !/^https?:\/\//i.test(text) || !URL.canParse(text))
    return undefined;
  const { hostname, username, password } = new URL(text);
  return hostname && !username && !password ? text : undefined;
}
