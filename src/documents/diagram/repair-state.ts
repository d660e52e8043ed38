// Repairs of state diagrams.
import { closedBraces } from './ends.ts';
import { asComment, eachLine, inLines, type Repair } from './lines.ts';

/** In the order in which they are tried. */
export const stateRepairs: readonly Repair[] = [
  inLines(
    /^(\s*(?:\[\*\]|[\p{L}\p{N}_.]+(?: [\p{L}\p{N}_.]+)*)\s*)(?:->|=>|\u2192|\u27f6|-->>|=+>|---+>|-\.+->|\u2014>)(?=\s*(?:\[\*\]|[\p{L}\p{N}_]))/u,
    '$1-->',
  ),
  inLines(/^(\s*)\(\*\)(?=\s*-->)/, '$1[*]'),
  inLines(/(-->\s*)\(\*\)(?=\s*(?::|$))/, '$1[*]'),
  // Labels as in flowcharts.
  inLines(/^(\s*(?:\[\*\]|[\w.]+)\s*)-->\s*\|([^|\n]*)\|\s*(\[\*\]|[\w.]+)\s*$/, '$1--> $3 : $2'),
  inLines(/^(\s*(?:\[\*\]|[\w.]+)\s*)--\s+([^-\n]+?)\s+-->\s*(\[\*\]|[\w.]+)\s*$/, '$1--> $3 : $2'),
  inLines(/^(\s*(?:\[\*\]|[\w.]+)\s*-->\s*(?:\[\*\]|[\w.]+))\s+"([^"\n]*)"\s*$/, '$1 : $2'),
  // `A["Idle"]` as in flowcharts.
  inLines(/^(\s*)(\w+)\s*[[({]+"?([^"[\](){}*]+)"?[\])}]+\s*$/, '$1state "$3" as $2'),
  inLines(/^(\s*state\s+\w+)\s+as\s+"([^"\n]*)"\s*$/, '$1: $2'),
  inLines(/^(\s*state\s+)([^"\s{][^"{<\n]*?)\s+as\s+(\w+)(?=\s*(?:\{|$))/, '$1"$2" as $3'),
  inLines(/^(\s*state\s+)"?([\p{L}\p{N}_]+(?:\s+[\p{L}\p{N}_]+)+)"?\s*\{\s*$/u, '$1"$2" {'),
  inLines(/^(\s*)-{3,}\s*$/, '$1--'),
  (text) => text.replace(/(\{[ \t]*\n)[ \t]*-{2,}[ \t]*\n/g, '$1'),
  inLines(/<<?\s*(fork|join|choice)\s*>>?/i, '<<$1>>'),
  inLines(/^(\s*note\s+)(left|right)\s+(?!of\b)(?=\w)/i, '$1$2 of '),
  inLines(/^(\s*note\s+)(?:over|for)\s+(?=\w+\s*(?::|$))/i, '$1right of '),
  inLines(/^(\s*note\s+(?:left|right)\s+of\s+\w+)\s+"([^"\n]*)"\s*$/i, '$1 : $2'),
  inLines(/^(\s*)end[ \t]*(?:state)\s*$/, '$1}'),
  eachLine((line) => line.replace(/^(\s*\S+\s*-->.*?:.*)$/, (whole) => whole.replace(/:(?=[^:]*:)(?<=:.*:)/g, '#58;'))),
  closedNotes,
  closedBraces,
  foreign,
];

/** `note right of A` whose `end note` is missing: it ends where its indentation does. */
function closedNotes(text: string): string {
  const lines = text.replace(/^(\s*)endnote\s*$/gim, '$1end note').split('\n');
  const indentOf = (line: string) => /^\s*/.exec(line)?.[0].length ?? 0;
  let opened: number | undefined;
  const result: string[] = [];
  for (const line of lines) {
    const isInside = opened !== undefined && indentOf(line) > opened && line.trim() !== '';
    if (opened !== undefined && !isInside && !/^\s*end note\b/i.test(line)) {
      result.push(`${' '.repeat(opened)}end note`);
      opened = undefined;
    } else if (/^\s*end note\b/i.test(line)) opened = undefined;
    if (/^\s*note\s+(?:left|right)\s+of\s+\w+\s*$/i.test(line)) opened = indentOf(line);
    result.push(line);
  }
  if (opened !== undefined) result.push(`${' '.repeat(opened)}end note`);
  return result.join('\n');
}

/** Notes and lines of other languages that hold no state stay as comments. */
function foreign(text: string): string {
  return eachLine((line) =>
    /^\s*(?:title|skinparam|participant|hide)\b(?!\s*-->)/.test(line) ? asComment(line) : line,
  )(text);
}
