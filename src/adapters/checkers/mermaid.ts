// Checks diagrams with Mermaid's own grammar, in Node, without drawing them. The one file that knows Mermaid.
import type { Mermaid } from 'mermaid';
import type { Problem, Verdict } from '../../documents/finding.ts';
import { lineAsWritten } from './lines.ts';

/** Longer texts Mermaid does not draw. In characters. */
const longestText = 50_000;
/** Longer texts of most types, and longer lines, are not checked: the parsers are synchronous, and some take minutes. */
const longestSlowText = 20_000;
const longestLine = 10_000;

/** Types whose parsers take seconds at most for the longest text. */
const quick = /^(flowchart.*|sequence|er|gantt|pie|journey|timeline|gitGraph|quadrantChart|c4)$/;

/** What Mermaid says is longer than a message should be. In characters. */
const longestMessage = 300;

/**
 * Makes a checker of Mermaid diagrams. `valid` means that Mermaid parses the diagram; `undrawn` says what is known to stop
 * it from drawing one that it parses. The line of a problem is 1 where Mermaid names none.
 * Calls wait for each other, because Mermaid keeps its state in the module. Rejects only when `signal` aborts.
 */
export function createMermaidChecker(): (text: string, signal: AbortSignal) => Promise<Verdict> {
  let last: Promise<unknown> = Promise.resolve();
  return (text, signal) => {
    const verdict = last.then(() => {
      signal.throwIfAborted();
      return check(text);
    });
    last = verdict.catch(() => undefined);
    return verdict;
  };
}

async function check(text: string): Promise<Verdict> {
  if (text.length > longestText) return unchecked(`the diagram is longer than ${longestText} characters`);
  if (text.split('\n').some((line) => line.length > longestLine)) {
    return unchecked(`the diagram has a line of more than ${longestLine} characters`);
  }
  let mermaid: Mermaid;
  try {
    ({ default: mermaid } = await import('mermaid'));
  } catch (error) {
    return unchecked(`the checker could not be loaded: ${messageOf(error)}`);
  }
  try {
    const type = typeOf(mermaid, text);
    if (text.length > longestSlowText && !quick.test(type ?? '')) {
      return unchecked(`a diagram of this type is longer than ${longestSlowText} characters`);
    }
    const { diagramType } = await mermaid.parse(text);
    const problem = await drawingProblems[diagramType]?.(mermaid, text);
    return problem === undefined ? { kind: 'valid' } : { kind: 'valid', undrawn: problemOf(text, problem) };
  } catch (error) {
    return invalid(text, error);
  }
}

function typeOf(mermaid: Mermaid, text: string): string | undefined {
  try {
    return mermaid.detectType(text);
  } catch {
    return undefined;
  }
}

/** What stops a diagram that parses from being drawn, by Mermaid's name of the type. */
const drawingProblems: Readonly<Record<string, (mermaid: Mermaid, text: string) => Promise<string | undefined>>> = {
  gantt: async (mermaid, text) => {
    // Dates are read as soon as somebody asks for the tasks; an unreadable one throws.
    try {
      await read(mermaid, text, 'getTasks');
      return undefined;
    } catch (error) {
      return /^Invalid date/.test(messageOf(error)) ? messageOf(error) : 'the dates of a task cannot be read';
    }
  },
  c4: async (mermaid, text) => {
    const shapes = namesOf(await read(mermaid, text, 'getC4ShapeArray'), 'alias');
    const relations = await read(mermaid, text, 'getRels');
    return unknownEnd(relations, ['from', 'to'], shapes);
  },
  requirement: async (mermaid, text) => {
    const requirements = namesOf(await read(mermaid, text, 'getRequirements'), 'name');
    const elements = namesOf(await read(mermaid, text, 'getElements'), 'name');
    const relations = await read(mermaid, text, 'getRelationships');
    return unknownEnd(relations, ['src', 'dst'], new Set([...requirements, ...elements]));
  },
};

/** Asks the data that Mermaid has read from a diagram. Parse the diagram once before: that loads its type. */
async function read(mermaid: Mermaid, text: string, method: string): Promise<readonly unknown[]> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const ask: unknown = Reflect.get(db, method);
  const answer: unknown = typeof ask === 'function' ? Reflect.apply(ask, db, []) : [];
  if (answer instanceof Map) return [...answer.values()];
  return Array.isArray(answer) ? answer : [];
}

function namesOf(things: readonly unknown[], key: string): ReadonlySet<string> {
  return new Set(things.map((thing) => property(thing, key)));
}

function unknownEnd(relations: readonly unknown[], ends: readonly string[], known: ReadonlySet<string>) {
  const names = relations.flatMap((relation) => ends.map((end) => property(relation, end)));
  const unknown = names.find((name) => !known.has(name));
  return unknown === undefined ? undefined : `a relation names "${unknown}", which the diagram does not define`;
}

function property(thing: unknown, key: string): string {
  return typeof thing === 'object' && thing !== null ? String(Reflect.get(thing, key)) : '';
}

function unchecked(reason: string): Verdict {
  return { kind: 'unchecked', reason };
}

function invalid(text: string, error: unknown): Verdict {
  return { kind: 'invalid', problems: [problemOf(text, error)] };
}

function problemOf(text: string, error: unknown): Problem {
  const message = messageOf(error);
  const { line, column } = placeOf(error, message);
  const written = line === undefined ? firstMention(text, message) : lineAsWritten(text, line);
  return { message: readable(message), line: written, ...(column === undefined ? {} : { column }) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The place that an error names: in the fields of the classic parsers, in the text of the others. */
function placeOf(error: unknown, message: string): { readonly line?: number; readonly column?: number } {
  const hash: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'hash') : undefined;
  const named = /\bon line (\d+)/.exec(message) ?? /\bline:? (\d+),? column:? (\d+)/i.exec(message);
  const column = named?.[2] === undefined ? undefined : Number(named[2]);
  const line = jisonLine(hash) ?? (named === null ? undefined : Number(named[1]));
  return { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

function jisonLine(hash: unknown): number | undefined {
  if (typeof hash !== 'object' || hash === null) return undefined;
  const place: unknown = Reflect.get(hash, 'loc');
  const first: unknown = typeof place === 'object' && place !== null ? Reflect.get(place, 'first_line') : undefined;
  return typeof first === 'number' ? first : undefined;
}

/** The line that holds the name or date that a message without a place quotes; else the first. */
function firstMention(text: string, message: string): number {
  const quoted = /"([^"]+)"|Invalid date:\s*(.+)/.exec(message);
  const mention = quoted?.[1] ?? quoted?.[2]?.trim() ?? '';
  const index = mention === '' ? -1 : text.split('\n').findIndex((line) => line.includes(mention));
  return index + 1 || 1;
}

/** One line without Mermaid's own line number, its pointing arrow and the list of everything it would have taken. */
function readable(message: string): string {
  const excerpt = /^(?:Parse|Lexical) error on line \d+[:.] ?(?:Unrecognized text\.)?\n(.*)\n-*\^/.exec(message)?.[1];
  const token = /got '([^']+)'/.exec(message)?.[1] ?? 'TEXT';
  const text =
    excerpt === undefined
      ? message.replace(/\s+/g, ' ').trim()
      : `unexpected ${tokens[token] ?? token} in or after \`${excerpt.trim()}\``;
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}

/** Names of the grammars' tokens, for people. */
const tokens: Readonly<Record<string, string>> = {
  '1': 'end of the diagram',
  ALPHA: 'text',
  DIAMOND_START: '`{`',
  EOF: 'end of the diagram',
  EOF_IN_STRUCT: 'end of the diagram',
  NEWLINE: 'end of the line',
  NL: 'end of the line',
  NODE_STRING: 'text',
  PE: '`)`',
  PIPE: '`|`',
  PS: '`(`',
  SPACE: 'space',
  SQE: '`]`',
  SQS: '`[`',
  STR: 'quoted text',
  TEXT: 'text',
  UNICODE_TEXT: 'text',
};
