// Reads one node of a flowchart: `id`, `id[label]`, `id@{ shape: … }`, and labels that are not closed.
import { plainLabel } from './label.ts';
import { linkStart } from './link.ts';
import type { NodeShape } from './flowchart.ts';

/** A node as it is written. Offsets refer to the text it was read from. */
export interface ReadNode {
  readonly id: string;
  readonly idStart: number;
  readonly idEnd: number;
  readonly end: number;
  /** What stands in brackets or `@{…}` behind the id. */
  readonly body?: NodeBody;
}

export interface NodeBody {
  readonly shape: NodeShape;
  /** Plain text; absent where only a shape is given. */
  readonly label?: string;
  /** Where the opening mark starts. */
  readonly start: number;
  /** Where the label stands; absent for `@{…}`. */
  readonly inside?: { readonly start: number; readonly end: number };
  /** The closing mark that is missing, or that should stand where another one does. */
  readonly missing?: string;
  readonly end: number;
}

/** Opening and closing marks, longest first. */
const brackets: readonly (readonly [open: string, closings: readonly string[], shape: NodeShape])[] = [
  ['(((', [')))'], 'doubleCircle'],
  ['([', ['])'], 'stadium'],
  ['((', ['))'], 'circle'],
  ['[[', [']]'], 'subroutine'],
  ['[(', [')]'], 'cylinder'],
  ['[/', ['/]', '\\]'], 'slanted'],
  ['[\\', ['\\]', '/]'], 'slanted'],
  ['{{', ['}}'], 'hexagon'],
  ['[', [']'], 'rectangle'],
  ['(', [')'], 'round'],
  ['{', ['}'], 'diamond'],
  ['>', [']'], 'flag'],
];

const idCharacters = /[^\s[\](){}<>|&;"'@:`\u201c\u201d\u2192\u27f6\u21d2\u2014\u2013]/;

/** Reads a node at an offset, after white space. Yields `undefined` where there is none. */
export function readNode(text: string, from: number): ReadNode | undefined {
  const idStart = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const idEnd = endOfId(text, idStart);
  if (idEnd === idStart) return undefined;
  const body =
    readTyped(text, idEnd) ?? readMisclosed(text, idEnd) ?? readBrackets(text, idEnd) ?? readUnclosed(text, idEnd);
  const styled = /:::[\w-]+/y;
  styled.lastIndex = body?.end ?? idEnd;
  const end = styled.test(text) ? styled.lastIndex : (body?.end ?? idEnd);
  return { id: text.slice(idStart, idEnd), idStart, idEnd, end, ...(body === undefined ? {} : { body }) };
}

function endOfId(text: string, start: number): number {
  let end = start;
  while (end < text.length && idCharacters.test(text[end] ?? '') && !linkStart(text, end)) end++;
  return end;
}

function readBrackets(text: string, from: number): NodeBody | undefined {
  const start = from + (/^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0);
  for (const [open, closings, shape] of brackets) {
    // A space before the brackets is a slip that people make; before `>` it would be something else.
    if (!text.startsWith(open, start) || (start > from && open === '>')) continue;
    const inside = start + open.length;
    const quoted = /^\s*"[^"]*"/.exec(text.slice(inside));
    // After a closed quotation the label can only end; what else stands there belongs to the next node.
    if (quoted !== null && isNext(text.slice(inside + quoted[0].length))) continue;
    const found = closings
      .map((closing) => ({ closing, at: closingAt(text, inside, closing) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    if (found === undefined) continue;
    const label = plainLabel(text.slice(inside, found.at));
    return { label, shape, start, inside: { start: inside, end: found.at }, end: found.at + found.closing.length };
  }
  return undefined;
}

/** A label without brackets that is closed by other marks than it was opened with: `([Start)`, `(One]`. */
function readMisclosed(text: string, from: number): NodeBody | undefined {
  const row = brackets.find(([open]) => text.startsWith(open, from) && open !== '>');
  if (row === undefined) return undefined;
  const [open, closings, shape] = row;
  const start = from + open.length;
  const found = /^([^[\](){}"\n]*|\s*"[^"\n]*"\s*)([\])}]+)/.exec(text.slice(start));
  const marks = found?.[2] ?? '';
  if (found === null || /^\s*$/.test(found[1] ?? '') || /^[/\\]|[/\\]$/.test(open + found[1])) return undefined;
  if (closings.includes(marks) || !endsHere(text.slice(start + found[0].length))) return undefined;
  const end = start + (found[1]?.length ?? 0);
  const label = plainLabel(text.slice(start, end));
  return {
    label,
    shape,
    start: from,
    inside: { start, end },
    missing: closings[0] ?? '',
    end: start + found[0].length,
  };
}

/** A label whose closing mark is missing: it ends at its quotation's end, at the next link, or with the statement. */
function readUnclosed(text: string, from: number): NodeBody | undefined {
  const row = brackets.find(([open]) => text.startsWith(open, from) && open !== '>');
  if (row === undefined) return undefined;
  const [open, [missing = ''], shape] = row;
  const start = from + open.length;
  const quoted = /^\s*"[^"]*"/.exec(text.slice(start));
  const link = /\s(?:--|==|-\.|<--)/.exec(text.slice(start));
  const end = quoted !== null ? start + quoted[0].length : start + (link?.index ?? text.slice(start).trimEnd().length);
  // A closing mark in it: it is closed after all, and something else is wrong.
  if (quoted === null && /[\])}]/.test(text.slice(start, end))) return undefined;
  return { label: plainLabel(text.slice(start, end)), shape, start: from, inside: { start, end }, missing, end };
}

/** Where a label ends: at the first closing mark that something new can follow and before which brackets are paired. */
function closingAt(text: string, from: number, closing: string): number {
  let first = -1;
  for (let at = text.indexOf(closing, from); at >= 0; at = text.indexOf(closing, at + 1)) {
    const rest = text.slice(at + closing.length);
    if (!endsHere(rest)) continue;
    const inside = text.slice(from, at);
    if (isPaired(inside)) return at;
    if (first < 0) first = at;
  }
  return first;
}

function endsHere(rest: string): boolean {
  return rest.trim() === '' || isNext(rest);
}

/** Whether something new starts here: a link, a further node, a class. */
function isNext(rest: string): boolean {
  const next = rest.length - rest.trimStart().length;
  return /^\s*(?:;|&|:::|:\s|@|\w+@[-=<xo~])/.test(rest) || linkStart(rest, next) !== undefined;
}

function isPaired(inside: string): boolean {
  const quotes = inside.match(/(?<!\\)["\u201c\u201d]/g)?.length ?? 0;
  const bare = inside.replace(/(?<!\\)"[^"]*"/g, '');
  const open: string[] = [];
  for (const character of bare.match(/[[\](){}]/g) ?? []) {
    const partner = { ']': '[', ')': '(', '}': '{' }[character];
    if (partner === undefined) open.push(character);
    else if (open.pop() !== partner) return false;
  }
  return open.length === 0 && quotes % 2 === 0;
}

const typedShapes: Readonly<Record<string, NodeShape>> = {
  rect: 'rectangle',
  rectangle: 'rectangle',
  proc: 'rectangle',
  process: 'rectangle',
  rounded: 'round',
  event: 'round',
  stadium: 'stadium',
  pill: 'stadium',
  terminal: 'stadium',
  cyl: 'cylinder',
  cylinder: 'cylinder',
  db: 'cylinder',
  database: 'cylinder',
  circle: 'circle',
  circ: 'circle',
  'dbl-circ': 'doubleCircle',
  'double-circle': 'doubleCircle',
  diam: 'diamond',
  diamond: 'diamond',
  decision: 'diamond',
  question: 'diamond',
  hex: 'hexagon',
  hexagon: 'hexagon',
  prepare: 'hexagon',
  subproc: 'subroutine',
  subprocess: 'subroutine',
  subroutine: 'subroutine',
  'fr-rect': 'subroutine',
};

/** Reads `@{ shape: cyl, label: "Orders" }`. */
function readTyped(text: string, from: number): NodeBody | undefined {
  const found = /^@\{([^{}]*)\}/.exec(text.slice(from));
  if (found === null) return undefined;
  const shape = /\bshape:\s*["']?([\w-]+)/.exec(found[1] ?? '')?.[1];
  const label = /\blabel:\s*(?:"([^"]*)"|'([^']*)'|([^,}\n]*))/.exec(found[1] ?? '');
  const words = label?.[1] ?? label?.[2] ?? label?.[3];
  return {
    shape: shape === undefined ? 'rectangle' : (typedShapes[shape] ?? 'unknown'),
    ...(words === undefined ? {} : { label: plainLabel(words) }),
    start: from,
    end: from + found[0].length,
  };
}
