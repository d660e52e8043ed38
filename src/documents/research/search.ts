// Reads what a web search found: the text and the JSON of tavily, and of searches like it.
import { recordOf } from '../json.ts';
import { type Claim, fieldOf, type Found, jsonOf, rowsOf, sourceOf, textOf } from './source.ts';

/** The most results that are read, and the most characters of each. */
const mostClaims = 20;
const longestClaim = 1500;

/** A claim for each result that has a page and says something. Pages that come twice count once. Never throws. */
export function readSearch(found: Found): readonly Claim[] {
  const claims: Claim[] = [];
  const seen = new Set<string>();
  for (const { text, ...page } of resultsOf(found)) {
    const source = sourceOf(found, page);
    const claim = textOf(text, longestClaim);
    if (!claim || !source.url || seen.has(source.url)) continue;
    seen.add(source.url);
    claims.push({ text: claim, source, verified: true });
    if (claims.length === mostClaims) break;
  }
  return claims;
}

interface Result {
  readonly text?: unknown;
  readonly url?: unknown;
  readonly title?: unknown;
  readonly published?: unknown;
}

function resultsOf(found: Found): readonly Result[] {
  const value = jsonOf(found);
  const rows = rowsOf(value, lists) ?? rowsOf(recordOf(value)['data'], lists) ?? rowsOf(recordOf(value)['web'], lists);
  if (!rows) return blocksOf(found.text);
  return rows.map((row) => ({
    text: fieldOf(row, ['content', 'snippet', 'description', 'summary', 'text', 'raw_content']),
    url: fieldOf(row, ['url', 'link', 'href']),
    title: fieldOf(row, ['title', 'name']),
    published: fieldOf(row, ['published_date', 'publishedDate', 'published', 'date', 'age']),
  }));
}

const lists = ['results', 'items', 'organic', 'data'];

/** Results as lines `Title: …`, `URL: …`, `Content: …`. */
function blocksOf(text: string): readonly Result[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const starts = lines.flatMap((line, index) => (isStart(lines, index, line) ? [index] : []));
  return starts.map((start, place) => fieldsOf(lines.slice(start, starts[place + 1])));
}

/** A page may have a line `Title: …` too: one that begins a result is followed by its URL. */
function isStart(lines: readonly string[], index: number, line: string): boolean {
  if (!/^title:/i.test(line)) return false;
  const rest = lines.slice(index + 1, index + farthestUrl);
  const url = rest.findIndex((candidate) => /^(url|link):\s*<?https?:/i.test(candidate));
  const next = rest.findIndex((candidate) => /^title:/i.test(candidate));
  return url >= 0 && (next < 0 || url < next);
}

/** The URL of a result stands near its title, in this many lines. */
const farthestUrl = 6;

function fieldsOf(lines: readonly string[]): Result {
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of lines) {
    if (/^images:$/i.test(line)) break;
    const match = fieldLine.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (match && name !== undefined && !fields.has(name)) {
      last = [match[2] ?? ''];
      fields.set(name, last);
    } else last?.push(line);
  }
  const read = (...names: readonly string[]): string | undefined =>
    names.map((name) => fields.get(name)?.join('\n').trim()).find(Boolean);
  return {
    text: read('content', 'description', 'snippet', 'text', 'summary', 'raw content'),
    url: read('url', 'link')?.split('\n')[0],
    title: read('title')?.split('\n')[0],
    published: read('published date', 'published', 'date')?.split('\n')[0],
  };
}

const fieldLine =
  /^(title|id|url|link|content|raw content|description|snippet|text|summary|favicon|score|published date|published|date):\s*(.*)$/i;
