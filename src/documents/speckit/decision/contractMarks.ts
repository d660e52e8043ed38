// The mark of provisional decisions in contracts, as each format allows it: a description, a comment, a keyword.
import { isMap, isScalar, parseDocument, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { TextEdit } from '../../finding.ts';
import type { Speaker } from '../../phrases/phrases.ts';
import { bomLength, endOfLine, mainEol, startOfLine, startOfNextLine } from '../../text.ts';
import { markPattern, markSentence } from './marks.ts';

/**
 * Edits that make a contract name the provisional decisions; without any the mark goes, and with it all that was put in
 * for it. Yields `undefined` for a format that has no place for it, such as a JSON list.
 */
export function contractEdits(
  path: string,
  text: string,
  ids: readonly string[],
  speak?: Speaker,
): readonly TextEdit[] | undefined {
  const found = new RegExp(markPattern).exec(text);
  const wanted = markSentence(ids, speak);
  if (found !== null && ids.length > 0) {
    const end = found.index + found[0].length;
    return found[0] === wanted ? [] : [{ start: found.index, end, text: wanted }];
  }
  if (found !== null) return [removal(text, found.index, found.index + found[0].length)];
  if (ids.length === 0) return [];
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (structured.has(extension)) return structuredEdits(extension, text, wanted);
  const comment = comments[extension];
  return comment === undefined ? undefined : [commentEdit(text, comment, wanted)];
}

const structured = new Set(['yaml', 'yml', 'json', 'avsc', 'jsonc', 'json5']);

const hash = ['#', ''] as const;
const slashes = ['//', ''] as const;
const tags = ['<!--', ' -->'] as const;

/** How a comment starts and ends. */
const comments: Readonly<Record<string, readonly [start: string, end: string]>> = {
  ...{ graphql: hash, graphqls: hash, gql: hash, raml: hash, toml: hash, py: hash, rb: hash, sh: hash, http: hash },
  ...{ proto: slashes, thrift: slashes, avdl: slashes, ts: slashes, js: slashes, go: slashes, java: slashes },
  ...{ cs: slashes, kt: slashes, rs: slashes, smithy: slashes, tsp: slashes, prisma: slashes, sql: ['--', ''] },
  ...{ xml: tags, xsd: tags, wsdl: tags, html: tags, txt: ['#', ''], properties: hash, env: hash, rest: hash },
};

/** A line of its own at the top, behind what must be the first line. */
function commentEdit(text: string, [start, end]: readonly [string, string], mark: string): TextEdit {
  const top = bomLength(text);
  const isFixed = /^(?:#!|#%|<\?xml|%YAML)/.test(text.slice(top, top + 5));
  const at = isFixed ? startOfNextLine(text, top) : top;
  return { start: at, end: at, text: `${start} ${mark}${end}${mainEol(text)}` };
}

function structuredEdits(extension: string, text: string, mark: string): readonly TextEdit[] | undefined {
  const isYaml = extension === 'yaml' || extension === 'yml';
  const fallback =
    isYaml || extension === 'jsonc' || extension === 'json5' ? ([isYaml ? '#' : '//', ''] as const) : undefined;
  const otherwise = (): readonly TextEdit[] | undefined => fallback && [commentEdit(text, fallback, mark)];
  const top = bomLength(text);
  // More than one document, or one that cannot be parsed: only a comment is sure to harm nothing.
  const parsed = parseDocument(text.slice(top), { logLevel: 'silent', strict: false, uniqueKeys: false });
  const root = parsed.contents;
  if (parsed.errors.length > 0 || !isMap(root)) return otherwise();
  const info = root.get('info', true);
  const isApi = ['openapi', 'swagger', 'asyncapi'].some((key) => root.has(key));
  const [map, key] = isApi && isMap(info) ? [info, 'description'] : [root, '$comment'];
  if (isApi && map === root) return otherwise();
  // YAML that is no API and no schema has comments.
  if (isYaml && map === root && !root.has('$schema') && !root.has('$id')) return otherwise();
  const edit = inMap(text, top, map, key, mark);
  return edit === undefined ? otherwise() : [edit];
}

function inMap(text: string, top: number, map: YAMLMap, key: string, mark: string): TextEdit | undefined {
  const pair = map.items.find((one): one is Pair<Scalar, unknown> => isScalar(one.key) && one.key.value === key);
  if (pair === undefined) return newEntry(text, top, map, key, mark);
  const { value } = pair;
  if (!isScalar(value) || typeof value.value !== 'string' || !value.range) return undefined;
  const start = value.range[0] + top;
  switch (value.type) {
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return { start: start + 1, end: start + 1, text: value.value === '' ? mark : `${mark} ` };
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return inBlock(text, start, mark);
    case 'PLAIN':
      // In brackets a comma would end the text.
      return map.flow || value.value === '' ? undefined : { start, end: start, text: `${mark} ` };
    default:
      return undefined;
  }
}

/** The first line of a block, with the block's indentation. */
function inBlock(text: string, start: number, mark: string): TextEdit | undefined {
  const from = startOfNextLine(text, endOfLine(text, start));
  const line = /^(?:[ \t]*\r?\n)*( +)(?=\S)/.exec(text.slice(from));
  // A block that says its indentation in numbers may start with spaces of its own.
  if (line === null || /[0-9]/.test(text.slice(start, endOfLine(text, start)))) return undefined;
  return { start: from, end: from, text: `${line[1] ?? ''}${mark}${mainEol(text)}` };
}

function newEntry(text: string, top: number, map: YAMLMap, key: string, mark: string): TextEdit | undefined {
  const first = map.items[0]?.key;
  if (!isScalar(first) || !first.range || !map.range) return undefined;
  const at = first.range[0] + top;
  if (!map.flow) {
    const indent = text.slice(startOfLine(text, at), at);
    if (indent.trim() !== '') return undefined;
    return { start: at, end: at, text: `${key}: ${mark}${mainEol(text)}${indent}` };
  }
  const gap = text.slice(map.range[0] + top + 1, at);
  return gap.trim() === '' ? { start: at, end: at, text: `"${key}": "${mark}",${gap}` } : undefined;
}

/** Takes out the mark with the line, the entry or the space that was put in for it. */
function removal(text: string, start: number, end: number): TextEdit {
  const lineStart = startOfLine(text, start);
  const [before, after] = [text.slice(lineStart, start), text.slice(end, endOfLine(text, end))];
  const isLine = /^[ \t]*(?:#|\/\/|--|<!--)?[ \t]*$/.test(before) && /^[ \t]*(?:-->)?[ \t]*$/.test(after);
  if (isLine) return { start: lineStart, end: startOfNextLine(text, end), text: '' };
  const entry = /(?:"(?:\$comment|description)"[ \t]*:[ \t]*"|(?:\$comment|description):[ \t]*)$/.exec(before);
  const rest = /^"?,?\s*/.exec(text.slice(end))?.[0] ?? '';
  const isFlow = entry?.[0].startsWith('"') === true;
  if (isFlow && rest.startsWith('",')) return { start: start - entry[0].length, end: end + rest.length, text: '' };
  if (entry !== null && !isFlow && /^[ \t]*$/.test(after)) {
    const lead = lineStart + (/^[ \t]*/.exec(before)?.[0].length ?? 0);
    const indent = /^[ \t]*/.exec(text.slice(startOfNextLine(text, end)))?.[0].length ?? 0;
    return { start: lead, end: startOfNextLine(text, end) + indent, text: '' };
  }
  return { start, end: end + (text[end] === ' ' ? 1 : 0), text: '' };
}
