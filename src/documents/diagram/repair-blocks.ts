// Repairs of the other types: sequence, class, state, entity relationship and pie diagrams.
import { balancedEnds } from './ends.ts';
import type { Repair } from './repair-text.ts';
import { unifyLines, withoutPreamble } from './statements.ts';

/** Which repairs a diagram may need, by the start of its header; in the order in which they are tried. */
export const blockRepairs: readonly (readonly [type: RegExp, repairs: readonly Repair[]])[] = [
  [
    /^sequenceDiagram\b/,
    [
      (text) =>
        lines(text, (line) => line.replace(message, (_, from: string, arrow: string) => from + sequenceArrow(arrow))),
      (text) => lines(text, withColon),
      (text) => lines(text, (line) => (/:.*;/.test(line) ? escapeSemicolons(line) : line)),
      (text) =>
        lines(text, (line) =>
          line.replace(/^(\s*)(?:for ?each|for|while|repeat)\b/i, '$1loop $&').replace(/loop (\s+)/, 'loop '),
        ),
      sequenceKeywords,
      (text) => balancedEnds(text, blocks),
    ],
  ],
  [
    /^classDiagram/,
    [
      (text) => lines(text, generics),
      (text) =>
        lines(text, (line) =>
          line.replace(/^(\s*[\w`~]+(?:\s+"[^"]*")?\s*)(?:->|=>|\u2192)(?=\s*(?:"[^"]*"\s*)?[\w`~])/, '$1-->'),
        ),
      closedBodies,
    ],
  ],
  [
    /^stateDiagram/,
    [
      (text) =>
        lines(text, (line) =>
          line.replace(/^(\s*(?:\[\*\]|[\w.]+)\s*)(?:->|=>|\u2192|-->>|=+>)(?=\s*(?:\[\*\]|\w))/, '$1-->'),
        ),
      (text) => lines(text, (line) => line.replace(/^(\s*)-{3,}\s*$/, '$1--')),
      (text) => text.replace(/(\{[ \t]*\n)[ \t]*-{2,}[ \t]*\n/g, '$1'),
      closedBraces,
    ],
  ],
  [
    /^erDiagram/,
    [
      (text) => lines(text, (line) => line.replace(/\b(PK|FK|UK)[ \t]+(?=(?:PK|FK|UK)\b)/g, '$1, ')),
      (text) => lines(text, cardinalities),
      (text) => lines(text, relationLabel),
      (text) =>
        lines(text, (line) =>
          line.replace(
            /^(\s+[\w()-]+\s+[\w-]+(?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?)\s+(?![^"\n]*\b(?:PK|FK|UK)\b|[|}o]{1,2}(?:--|\.\.))([^"\s,][^"\n]*)$/,
            '$1 "$2"',
          ),
        ),
      closedBodies,
    ],
  ],
  [
    /^pie\b/,
    [
      (text) =>
        lines(text, (line) =>
          line.replace(/^(\s*)(?!pie\b|title\b|showData\b|acc)'?([^":\n']+?)'?\s*:\s*([\d.]+)\s*%?\s*$/, '$1"$2" : $3'),
        ),
      (text) => lines(text, (line) => line.replace(/^(\s*"[^"]+")\s+(?=[\d.]+\s*$)/, '$1 : ')),
    ],
  ],
];

/** Repairs line by line, but not comments, front matter and directives. */
function lines(text: string, repair: (line: string) => string): string {
  const body = withoutPreamble(text).split('\n');
  return unifyLines(text)
    .split('\n')
    .map((line, index) => (/^\s*(?:%%|$)/.test(body[index] ?? '') ? line : repair(line)))
    .join('\n');
}

/** A message's sender and what stands for its arrow. */
const message =
  /^(\s*[\w.]+(?:[ \t]+[\w.]+){0,5}[ \t]*)(=+>>?|-{1,2}>>>|--->>?|\u2192|\u21d2|[\u2013\u2014]+>>?)(?=[ \t]*[+-]?[ \t]*\w)/;

function sequenceArrow(arrow: string): string {
  return /^(?:==+|--)/.test(arrow) ? '-->>' : '->>';
}

/** `A->>B words` without its colon. */
function withColon(line: string): string {
  const found =
    /^(\s*[\w.]+\s*(?:-{1,2}(?:>>|>|x|\))|<<-{1,2}>>)\s*[+-]?\s*[\w.]+)[ \t]*$|^(\s*[\w.]+\s*-{1,2}(?:>>|>|x|\))\s*[+-]?\s*[\w.]+)[ \t]+([^:\s][^:\n]*)$/.exec(
      line,
    );
  if (found === null) return line;
  return found[1] === undefined ? `${found[2]}: ${found[3]}` : `${found[1]}: `;
}

/** A semicolon ends a message; its entity does not. */
function escapeSemicolons(line: string): string {
  return line.replace(/(#\w+)?;(?=\s*\S)/g, (found, entity?: string) => (entity === undefined ? '#59;' : found));
}

/** The words that part a block belong to its kind: `and` to `par`, `else` to `alt`, `option` to `critical`. */
function sequenceKeywords(text: string): string {
  const parts: Readonly<Record<string, string>> = { par: 'and', alt: 'else', critical: 'option' };
  const open: string[] = [];
  return lines(text, (line) => {
    const word = /^\s*(\w+)/.exec(line)?.[1] ?? '';
    if (blocks.test(line)) open.push(word);
    else if (/^\s*end\s*$/.test(line)) open.pop();
    const part = parts[open.at(-1) ?? ''];
    return part === undefined ? line : line.replace(/^(\s*)(?:and|else|option)\b/, `$1${part}`);
  });
}

const blocks = /^\s*(?:alt|opt|loop|par|par_over|critical|break|rect|box)\b/;

/** `List<Order>` as `List~Order~`. */
function generics(line: string): string {
  return /<\||<-|-->|\.\.>|<<|\|>/.test(line) ? line : line.replace(/(\w)<([\w, ]+)>/g, '$1~$2~');
}

/** Adds the closing braces that are missing at the end. */
function closedBraces(text: string): string {
  const bare = withoutPreamble(text)
    .replace(/"[^"\n]*"/g, '')
    .replace(/^.*(?:--|\.\.).*$/gm, '');
  const missing = (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0);
  return missing > 0 && missing < 20 ? `${text.trimEnd()}\n${'}\n'.repeat(missing)}` : text;
}

/** Closes a class or entity where the next one or a relation starts: those cannot stand in it. */
function closedBodies(text: string): string {
  const start = /^\s*(?:class\s+)?[\w"~-]+(?:\[[^\]]*\])?\s*\{\s*$/;
  const other = /^\s*(?:class\s|[\w"~-]+\s+(?:"[^"]*"\s+)?[<|}o*]{0,2}(?:--?|\.\.)[>|{o*]{0,2}\s)/;
  let open = false;
  const closed = lines(text, (line) => {
    const ends = open && (start.test(line) || other.test(line));
    open = start.test(line) || (open && !ends && !/\}/.test(line));
    return ends ? `}\n${line}` : line;
  });
  return open ? `${closed.trimEnd()}\n}\n` : closed;
}

const counts: Readonly<Record<string, readonly [left: string, right: string]>> = {
  '1': ['||', '||'],
  '0..1': ['|o', 'o|'],
  '*': ['}o', 'o{'],
  n: ['}o', 'o{'],
  '0..*': ['}o', 'o{'],
  '1..*': ['}|', '|{'],
};

/** `A 1--* B` as `A ||--o{ B`. */
function cardinalities(line: string): string {
  return line.replace(
    /^(\s*[\w"-]+\s+)"?(1|0\.\.1|\*|n|0\.\.\*|1\.\.\*)"?\s*(--|\.\.)>?\s*"?(1|0\.\.1|\*|n|0\.\.\*|1\.\.\*)"?(?=\s+[\w"-]+)/i,
    (_, start: string, left: string, link: string, right: string) =>
      `${start}${counts[left.toLowerCase()]?.[0]}${link}${counts[right.toLowerCase()]?.[1]}`,
  );
}

/** `A ||--o{ B places` without its colon. */
function relationLabel(line: string): string {
  const relation = /^(\s*[\w"-]+\s+[|}o]{1,2}(?:--|\.\.)[|{o]{1,2}\s+[\w"-]+)[ \t]*([^:\s][^:\n]*)?$/.exec(line);
  if (relation === null) return line;
  const label = relation[2]?.trim() ?? '';
  return `${relation[1]} : ${/^[\w-]+$/.test(label) ? label : JSON.stringify(label)}`;
}
