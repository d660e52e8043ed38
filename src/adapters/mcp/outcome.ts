// What a tool's result means. Servers report failures in three ways: as an error, as a flag, and as plain words.
import type { ToolOutcome } from '../../core/ports.ts';
import type { McpServer } from './servers.ts';

/** Judges the result of a tool call, which may have any shape. `tool` is for people. */
export function outcomeOf(tool: string, result: unknown): ToolOutcome {
  if (!isRecord(result)) return { kind: 'failed', reason: `${tool} answered with something that is no result` };
  const text = textOf(result['content']);
  const value = result['structuredContent'];
  if (result['isError'] === true) return { kind: 'failed', reason: `${tool}: ${firstLine(text) || 'it failed'}` };
  if (isErrorText(text)) return { kind: 'failed', reason: `${tool}: ${firstLine(text)}` };
  if (!text && value === undefined) return { kind: 'failed', reason: `${tool} answered with nothing` };
  return { kind: 'ok', tool, text, ...(value === undefined ? {} : { value }) };
}

/** Whether a text is no more than the report of an error. */
export function isErrorText(text: string): boolean {
  return text.length < 500 && errorText.test(text.trim());
}

/** The first line that says something, not too long to be shown. */
export function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((candidate) => candidate.trim()) ?? '';
  return line.trim().slice(0, 200);
}

/** Words of a server without what its configuration keeps secret: variables, headers, the query of its URL. */
export function withoutSecrets(words: string, server: McpServer): string {
  const values =
    'url' in server
      ? [...Object.values(server.headers ?? {}), ...new URL(server.url).searchParams.values()]
      : Object.values(server.env ?? {});
  return values.filter((value) => value.length >= 8).reduce((text, value) => text.replaceAll(value, '…'), words);
}

const errorText =
  /^((\w+ ){0,2}error:|error (searching|fetching|calling|executing)\b|mcp error -?\d|failed to (fetch|search|retrieve|load|connect)\b|request failed\b|unauthorized\b|rate limit)/i;

function textOf(content: unknown): string {
  const blocks: readonly unknown[] = Array.isArray(content) ? content : [];
  return blocks
    .flatMap((block) => {
      const holder: unknown = isRecord(block) && block['type'] === 'resource' ? block['resource'] : block;
      return isRecord(holder) && typeof holder['text'] === 'string' ? [holder['text']] : [];
    })
    .join('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
