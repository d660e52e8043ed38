// Reads YAML and JSON so that every value still knows its line and column. The one checker that knows the YAML library.
import { isMap, isNode, isPair, isScalar, LineCounter, parseAllDocuments, parseDocument, type Document } from 'yaml';
import type { Problem } from '../../documents/finding.ts';
import { jsonProblems } from './json.ts';
import { messageOf } from './verdict.ts';

/** A way down into a value: keys and indexes. */
export type Path = readonly string[];

export interface Structured {
  readonly value: unknown;
  /** What is wrong with the syntax: then there is no value. */
  readonly problems: readonly Problem[];
  /** Where a value stands: its key, or itself where it has none. The nearest one above, where there is no such value. */
  readonly placeOf: (path: Path) => { readonly line: number; readonly column: number };
}

export function readStructured(text: string): Structured {
  const counter = new LineCounter();
  const nowhere = { value: undefined, placeOf: () => ({ line: 1, column: 1 }) };
  // YAML takes more than JSON: a text that is written as JSON must be that.
  const json = /^\s*[{[]/.test(text) ? jsonProblems(text) : [];
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: true, version: '1.2' });
  if (json.length > 0 && (document.errors.length > 0 || !/^\s*\{\s*[\w{]/.test(text)))
    return { ...nowhere, problems: json.map((problem) => ({ ...problem, syntax: 'JSON' })) };
  if (document.errors.length > 0) return { ...nowhere, problems: syntaxProblems(document) };
  try {
    return { value: document.toJS(), problems: [], placeOf: (path) => counterPlace(counter, offsetOf(document, path)) };
  } catch (error) {
    return { ...nowhere, problems: [{ message: firstLine(messageOf(error)) }] };
  }
}

/** What is wrong with the syntax of a YAML stream. The same key again is none: alternatives are shown that way. */
export function yamlProblems(text: string): readonly Problem[] {
  const documents = parseAllDocuments(text, { prettyErrors: true, uniqueKeys: false });
  return 'empty' in documents ? [] : documents.flatMap(syntaxProblems);
}

/** One for a line: more of them come from the first. */
function syntaxProblems({ errors }: Document | Document.Parsed): readonly Problem[] {
  const first = errors.filter(
    ({ linePos }, at) => linePos === undefined || linePos[0].line !== errors[at - 1]?.linePos?.[0].line,
  );
  return first.map(({ message, linePos }) => ({
    message: inPlainWords(firstLine(message).replace(/ at line \d+, column \d+:?$/, '')),
    syntax: 'YAML',
    ...(linePos === undefined ? {} : { line: linePos[0].line, column: linePos[0].col }),
  }));
}

/** What the library says in the words of its parser, in those of whoever writes YAML. Whatever is clear stays. */
function inPlainWords(message: string): string {
  const [pattern, words] = plainWords.find(([said]) => said.test(message)) ?? [];
  return pattern === undefined || words === undefined ? message : message.replace(pattern, words);
}

const plainWords: readonly (readonly [RegExp, string])[] = [
  [/^Nested mappings are.*/, 'keys stand below a value, or a value that holds ": " stands without quotes'],
  [/^A block sequence may not.*|^All sequence items must.*/, 'all items of a list must begin in the same column'],
  [/^All mapping items must.*/, 'all keys of an object must begin in the same column'],
  [/^Implicit keys need.*/, 'a key must stand on one line with its colon'],
  [/^Implicit map keys need.*/, 'a colon is missing behind this key'],
  [/^Plain value cannot start with .* character (.).*/, 'a value that begins with $1 must stand in quotes'],
  [/^Unexpected scalar at node end/, 'more text stands behind the end of a value'],
  [/^Flow (?:map|sequence) in.* end with an? (.).*/, 'a closing $1 is missing, or its lines are indented too little'],
  [/^Missing closing (.)quote/, 'a closing $1 is missing'],
];

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}

function counterPlace(counter: LineCounter, offset: number) {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    const next = child(document, node, key);
    if (next === undefined) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function child(document: Document.Parsed, node: unknown, key: string) {
  const found: unknown =
    node !== null && typeof node === 'object' && 'resolve' in node ? resolved(document, node) : node;
  if (isMap(found)) {
    const pair = found.items.find(
      (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === key,
    );
    if (pair === undefined) return undefined;
    return { node: pair.value, offset: isNode(pair.key) ? pair.key.range?.[0] : undefined };
  }
  if (found !== null && typeof found === 'object' && 'items' in found && Array.isArray(found.items)) {
    const item: unknown = found.items[Number(key)];
    return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined;
  }
  return undefined;
}

function resolved(document: Document.Parsed, alias: object): unknown {
  return 'resolve' in alias && typeof alias.resolve === 'function' ? alias.resolve(document) : undefined;
}
