// Reads one node of a flowchart: `id`, `id[label]`, `id@{ shape: … }`.
import { plainLabel } from './label.ts';
import { linkStart } from './link.ts';
import type { NodeShape } from './flowchart.ts';

interface ReadNode {
  readonly id: string;
  readonly label?: string;
  readonly shape?: NodeShape;
  /** Where the label stands, its brackets not counted. */
  readonly inside?: { readonly start: number; readonly end: number };
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
  const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const idEnd = endOfId(text, start);
  if (idEnd === start) return undefined;
  const id = text.slice(start, idEnd);
  const shaped = readTyped(text, idEnd) ?? readBrackets(text, idEnd);
  const styled = /:::[\w-]+/y;
  styled.lastIndex = shaped?.end ?? idEnd;
  const end = styled.test(text) ? styled.lastIndex : (shaped?.end ?? idEnd);
  return { id, ...shaped, end };
}

function endOfId(text: string, start: number): number {
  let end = start;
  while (end < text.length && idCharacters.test(text[end] ?? '') && !linkStart(text, end)) end++;
  return end;
}

function readBrackets(text: string, from: number): Omit<ReadNode, 'id'> | undefined {
  const start = from + (/^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0);
  for (const [open, closings, shape] of brackets) {
    // A space before the brackets is a slip that people make; before `>` it would be something else.
    if (!text.startsWith(open, start) || (start > from && open === '>')) continue;
    const inside = start + open.length;
    const found = closings
      .map((closing) => ({ closing, at: closingAt(text, inside, closing) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    if (found === undefined) continue;
    const label = plainLabel(text.slice(inside, found.at));
    return { label, shape, inside: { start: inside, end: found.at }, end: found.at + found.closing.length };
  }
  return undefined;
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
  const next = rest.length - rest.trimStart().length;
  return next === rest.length || /^\s*(?:;|&|:::|@|\w+@[-=<xo~])/.test(rest) || linkStart(rest, next) !== undefined;
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
function readTyped(text: string, from: number): Omit<ReadNode, 'id'> | undefined {
  const found = /^@\{([^{}]*)\}/.exec(text.slice(from));
  if (found === null) return undefined;
  const shape = /\bshape:\s*["']?([\w-]+)/.exec(found[1] ?? '')?.[1];
  const label = /\blabel:\s*(?:"([^"]*)"|'([^']*)'|([^,}\n]*))/.exec(found[1] ?? '');
  const words = label?.[1] ?? label?.[2] ?? label?.[3];
  return {
    shape: shape === undefined ? 'rectangle' : (typedShapes[shape] ?? 'unknown'),
    ...(words === undefined ? {} : { label: plainLabel(words) }),
    end: from + found[0].length,
  };
}
