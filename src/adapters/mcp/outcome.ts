// What a tool's result means. Servers report failures in three ways: as an error, as a flag, and as plain words.
import type { ToolOutcome } from '../../core/ports.ts';
import { isRecord, parseJson } from '../../documents/json.ts';
import type { McpServer } from './servers.ts';

/** Judges the result of a tool call, which may have any shape. `tool` is for people. */
export function outcomeOf(tool: string, result: unknown): ToolOutcome {
  if (!isRecord(result)) return { kind: 'failed', reason: `${tool} answered with something that is no result` };
  const text = textOf(result['content']);
  const value = result['structuredContent'];
  if (result['isError'] === true) return { kind: 'failed', reason: `${tool}: ${firstLine(text) || 'it failed'}` };
  const failure = failureIn(text);
  if (failure !== undefined) return { kind: 'failed', reason: `${tool}: ${failure}` };
  if (!text && value === undefined) return { kind: 'failed', reason: `${tool} answered with nothing` };
  return { kind: 'ok', tool, text, ...(value === undefined ? {} : { value }) };
}

/** What a text says that is no more than the report of a failure, for people; `undefined` where it is a result. */
export function failureIn(text: string): string | undefined {
  const words = text.trim();
  if (words.startsWith('{')) return failureInJson(words);
  const says = words.length < 500 && failureStart.test(words);
  return says || (words.length < 2000 && !resultMark.test(words) && refusal.test(words)) ? firstLine(words) : undefined;
}

/** The first line that says something, not too long to be shown. */
export function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((candidate) => candidate.trim()) ?? '';
  return line.trim().slice(0, 200);
}

/** What a server says by its HTTP status, for people; `undefined` where the error is none of HTTP. */
export function httpFailure(error: Error): string | undefined {
  const status = statusOf(error);
  if (status === undefined) return undefined;
  return `HTTP ${status}${statusWords[status] ?? ''}`;
}

/** Whether a server has forgotten us, which MCP reports by this status: only a new start helps. */
export function hasLostSession(error: unknown): boolean {
  return error instanceof Error && statusOf(error) === 404;
}

/** Words of a server without what its configuration keeps secret: variables, headers, the query of its URL, keys. */
export function withoutSecrets(words: string, server: McpServer): string {
  const values =
    'url' in server
      ? [...Object.values(server.headers ?? {}), ...new URL(server.url).searchParams.values()]
      : Object.values(server.env ?? {});
  return [...values, ...(server.secrets ?? [])]
    .filter((value) => value.length >= 8)
    .reduce((text, value) => text.replaceAll(value, '…'), words);
}

const statusWords: Readonly<Record<number, string>> = {
  401: ', the key is missing or not accepted',
  402: ', the quota is used up',
  403: ', the key is not accepted for this',
  404: ', there is no MCP server at the URL, or it has forgotten the session',
  429: ', the quota or the rate limit is reached',
};

function statusOf(error: Error): number | undefined {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'number' && code >= 400 && code < 600 ? code : undefined;
}

/** How a report of a failure begins. */
const failureStart =
  /^((\w+ ){0,2}error:|error (searching|fetching|calling|executing)\b|mcp error -?\d|failed to (fetch|search|retrieve|load|connect)\b|request (failed|timed out)\b|fetch failed\b|connect E[A-Z]+|getaddrinfo\b|unauthorized\b|forbidden\b|rate limit|too many requests\b|usage limit exceeded|(invalid|missing|no) api key\b|documentation not found\b|the library you are trying to access does not exist)/i;

/** What servers say, without a flag, that want a key, money or patience: of tavily without a key, context7 and the like. */
const refusal =
  /\b(quota|limit|credits) (is |was |has been |have been )?(exceeded|reached|exhausted|used up)|\b(exceeded|reached|hit|used up|out of) (\S+ ){0,5}(quota|limits?|credits)\b|\bapi key (is )?(required|missing|invalid|not (valid|set|found))|\b(requires?|needs?|without|provide|set) (an? |your |the )?(\S+ )?api key\b|\bplease try again later\b|^Retry after: \d+s$|^Continuation options:$/im;

/** A line that only results have. */
const resultMark = /^(- )?(title|url|source|detailed results|context7-compatible library id):|^```|^#{1,3} \S/im;

/** `{"error":"…"}`, `{"error":{"message":"…"}}`, `{"detail":{"error":"…"}}`, without anything that was found. */
function failureInJson(text: string): string | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || Object.values(value).some((field) => Array.isArray(field) && field.length > 0))
    return undefined;
  const detail = value['detail'];
  const error = isRecord(detail) ? detail['error'] : value['error'];
  const words = isRecord(error) ? error['message'] : error;
  return typeof words === 'string' && words.trim() ? firstLine(words) : undefined;
}

function textOf(content: unknown): string {
  const blocks: readonly unknown[] = Array.isArray(content) ? content : [];
  return blocks
    .flatMap((block) => {
      const holder: unknown = isRecord(block) && block['type'] === 'resource' ? block['resource'] : block;
      return isRecord(holder) && typeof holder['text'] === 'string' ? [holder['text']] : [];
    })
    .join('\n');
}
