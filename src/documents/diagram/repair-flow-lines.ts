// Repairs of what stands around nodes and links in a flowchart: marks of lists, comments, styles, titles, classes.
import { scanFlowchart } from './flowchart.ts';
import { asComment, eachLine, inLines, outsideLabels, type Repair } from './lines.ts';
import { linkStart } from './link.ts';
import { unifyLines } from './statements.ts';

const statements =
  /^\s*(?:graph|flowchart(?:-elk)?|swimlane(?:-beta)?|subgraph|classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title|end)(?:[\s:{]|$)/;

/** Repairs that make statements of the lines, before nodes and links are read. */
export const lineRepairs: readonly Repair[] = [
  eachLine(withoutListMarks),
  eachLine(trailingComment),
  joinedLines,
  (text) => eachLine((line) => (statements.test(line) ? line : outsideLabels(line, plainMarks)))(text),
  eachLine(labelledLinks),
  inLines(/^(\s*)end[ \t]+(?:subgraph|sub|graph|flowchart)\b.*$/i, '$1end'),
  inLines(/^(\s*)endsubgraph\s*$/i, '$1end'),
  inLines(/^(\s*subgraph\b.*?)\s*\{\s*$/, '$1'),
  bracesAsEnds,
  inLines(/(\S)[ \t]*:{2,3}[ \t]*(\w[\w-]*)(?=\s*(?:$|;|--|==|-\.|&))/, '$1:::$2'),
  inLines(/^(\s*[\w-]+):::([\w-]+)([[({].*)$/, '$1$3:::$2'),
  inLines(/^(\s*)direction\s*:\s*/, '$1direction '),
];

/** Repairs that take away what is neither node nor link, as the last. */
export const remainderRepairs: readonly Repair[] = [titleAbove, repairedStyles, withoutBrokenStyles, foreign];

/** `- A --> B` and `1. A --> B` */
function withoutListMarks(line: string): string {
  return line.replace(/^(\s*)(?:[-*+\u2022]|\d+[.)])\s+(?=[\p{L}\p{N}_])/u, '$1');
}

/** Comments of other languages behind a statement go below it. */
function trailingComment(line: string): string {
  const bare = line.replace(/"[^"\n]*"|\[[^[\]\n]*\]|\([^()\n]*\)|\{[^{}\n]*\}|\|[^|\n]*\|/g, (label) =>
    '_'.repeat(label.length),
  );
  const at = /\s(?:%%|\/\/|#(?=\s))/.exec(bare)?.index;
  if (at === undefined || bare.slice(0, at).trim() === '') return line;
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const words = line
    .slice(at)
    .trim()
    .replace(/^(?:%%|\/\/|#)\s*/, '');
  return `${line.slice(0, at)}\n${indent}%% ${words}`;
}

/** A line that starts with a link goes on with the one before it. */
function joinedLines(text: string): string {
  const lines = text.split('\n');
  const result: string[] = [];
  let hasStatement = false;
  for (const line of lines) {
    const start = /^\s*/.exec(line)?.[0].length ?? 0;
    const length = linkStart(line, start);
    const isLink = length !== undefined && /^\s*(?:--|==|-\.|->|=>|<--)/.test(line) && !/^\s*-{3,}\s*$/.test(line);
    const rest = line.slice(start + (length ?? 0)).trim();
    if (isLink && hasStatement) result.push(`${(result.pop() ?? '').replace(/\s*;?\s*$/, '')} ${line.trim()}`);
    else if (isLink && rest !== '') result.push(line.slice(0, start) + rest);
    else result.push(line);
    if (statements.test(line)) hasStatement = false;
    else if (line.trim() !== '' && !/^\s*%%/.test(line)) hasStatement = true;
  }
  return result.join('\n').replace(/;[ \t]*(?=(?:-->|---|==>|-\.->))/g, ' ');
}

/** Links with spaces in them, doubled marks, punctuation behind nodes. */
function plainMarks(part: string): string {
  return part
    .replace(/(--+|==+|-\.+-)[ \t]+>(?=\s|\||$)/g, (_, marks: string) => `${marks.replace(/^-+$/, '--')}>`)
    .replace(/(?<![-.=])-->>(?=\s|\||$)/g, '-->')
    .replace(/--\.->/g, '-.->')
    .replace(/-->[ \t]*X(?=\s)/g, '--x')
    .replace(/&[ \t]*&/g, '&')
    .replace(/^[ \t]*,[ \t]*(?=[\p{L}\p{N}_])/u, ' & ')
    .replace(/^([ \t]*)[.,:]+[ \t]*$/, '$1')
    .replace(/(-->|---|==>)[ \t]*;?[ \t]*$/, (whole, _, at: number) => (at === 0 ? whole : whole))
    .replace(/\*\*([\p{L}\p{N}_]+)\*\*/gu, '$1');
}

/** Labels of links whose pipes are missing or other marks: `-->|yes B`, `-->yes| B`, `-->[yes] B`, `-->: yes B`. */
function labelledLinks(line: string): string {
  if (statements.test(line)) return line;
  const arrow = '(-->|---|==>|-\\.->|->)';
  const node = '([\\p{L}\\p{N}_-]+(?:\\s*(?:[\\[({>].*)|\\s*;?\\s*)$)';
  const single = (line.match(/\|/g)?.length ?? 0) === 1;
  let result = line;
  if (single) {
    result = result
      .replace(new RegExp(`${arrow}\\s*\\|\\s*([^|\\n]*?)\\s+${node}`, 'u'), '$1|$2| $3')
      .replace(new RegExp(`${arrow}\\s*([^|\\n]+?)\\s*\\|\\s*${node}`, 'u'), '$1|$2| $3');
  }
  return result
    .replace(new RegExp(`${arrow}\\s*\\[([^[\\]\\n]+)\\]\\s*${node}`, 'u'), '$1|$2| $3')
    .replace(new RegExp(`${arrow}\\s*\\(([^()\\n]+)\\)\\s*${node}`, 'u'), '$1|$2| $3')
    .replace(new RegExp(`${arrow}\\s*:\\s*([^\\n|]+?)\\s+${node}`, 'u'), '$1|$2| $3')
    .replace(new RegExp(`${arrow}\\s*"([^"\\n]+)"\\s*(?:${arrow}\\s*)?${node}`, 'u'), '$1|"$2"| $4')
    .replace(/(--)[ \t]+("[^"\n]*")[ \t]+->(?=\s)/, '$1 $2 -->');
}

/** Braces around a diagram or a subgraph. */
function bracesAsEnds(text: string): string {
  if (!/^[ \t]*\}[ \t]*;?[ \t]*$/m.test(text) || /@\{[^}]*\n/.test(text)) return text;
  const wraps = /^\s*(?:di)?graph\b[^\n{]*\{[ \t]*$/im.test(text) || /^\s*flowchart\b[^\n{]*\{[ \t]*$/im.test(text);
  let open = 0;
  return text
    .replace(/^(\s*(?:graph|flowchart)\b[^\n{]*?)[ \t]*\{[ \t]*$/im, '$1')
    .split('\n')
    .flatMap((line) => {
      if (/^\s*subgraph\b/.test(line)) open++;
      if (!/^\s*\}\s*;?\s*$/.test(line)) return [line];
      if (open === 0) return wraps ? [] : [line];
      open--;
      return [line.replace(/\}\s*;?/, 'end')];
    })
    .join('\n');
}

/** A `title` line stands in other diagrams; a flowchart has it in its front matter. */
function titleAbove(text: string): string {
  const title = /^[ \t]*title:?[ \t]+(?![-=<[({&])(\S[^\n]*)\n/m.exec(unifyLines(text));
  if (title === null || /^\s*---/.test(text)) return text;
  return `---\ntitle: ${JSON.stringify(title[1])}\n---\n${unifyLines(text).replace(title[0], '').trimStart()}`;
}

/** Styles as Mermaid takes them: commas between, no semicolon behind, no braces around. */
function repairedStyles(text: string): string {
  return eachLine((line) => {
    if (!/^\s*(?:style|classDef|linkStyle)\s/.test(line)) return line;
    const found = /^(\s*(?:style|classDef|linkStyle)\s+[\w,.-]+)\s+(.*)$/.exec(line);
    if (found === null) return line;
    const rules = (found[2] ?? '')
      .replace(/[{}]/g, '')
      .replace(/\s*;\s*$/, '')
      .replace(/;/g, ',')
      .replace(/\s*:\s*/g, ':')
      .replace(/\s*=\s*(?=#|\d)/g, ':');
    return `${found[1]} ${rules.replace(/,?\s+(?=[\w-]+:)/g, ',').replace(/,\s*$/, '')}`;
  })(text);
}

/** Lines about looks and clicks as Mermaid takes them, by their first word. */
const styles: readonly (readonly [kind: RegExp, valid: RegExp])[] = [
  [/^\s*linkStyle\b/, /^\s*linkStyle\s+(?:default|\d+(?:\s*,\s*\d+)*)\s+(?:interpolate\s+\w+\s*)?(?:[\w-]+:.*)?$/],
  [/^\s*style\s/, /^\s*style\s+\S+\s+[\w-]+:/],
  [/^\s*class\s/, /^\s*class\s+[\w.-]+(?:\s*,\s*[\w.-]+)*\s+[\w-]+\s*;?\s*$/],
  [/^\s*classDef\s/, /^\s*classDef\s+[\w-]+(?:,[\w-]+)*\s+[\w-]+:/],
  [
    /^\s*click\s/,
    /^\s*click\s+\S+\s+(?:(?:href\s+)?"[^"]*"(?:\s+"[^"]*")?(?:\s+_\w+)?|call\s+\w+\([^()]*\)(?:\s+"[^"]*")?|(?!call\b|href\b)\w+(?:\s+"[^"]*")?)\s*;?\s*$/,
  ],
];

/** Makes comments of lines about looks and clicks that Mermaid does not take: nodes and edges do not hang on them. */
function withoutBrokenStyles(text: string): string {
  const edges = scanFlowchart(text)?.edges.length ?? 0;
  let dropping = false;
  return eachLine((line) => {
    // Styles may go on in the next lines: `stroke:#f00,`.
    if (dropping && /^[ \t]*[\w-]+:[^\n:]*,?$/.test(line)) return asComment(line);
    const isLink = linkStart(line.trimStart(), line.trimStart().indexOf(' ') + 1) !== undefined;
    const style = isLink ? undefined : styles.find(([kind]) => kind.test(line));
    const links = /^\s*linkStyle\s+([\d\s,]+)/.exec(line)?.[1]?.match(/\d+/g) ?? [];
    dropping = style !== undefined && (!style[1].test(line) || links.some((link) => Number(link) >= edges));
    return dropping ? asComment(line) : line;
  })(text);
}

/** Lines that hold neither brackets nor links but several words are no statements; they stay as comments. */
function foreign(text: string): string {
  const sequence =
    /^\s*(?:participant|actor|note|activate|deactivate|autonumber|state|section|alt|else|loop|skinparam)\b/i;
  return eachLine((line) => {
    if (statements.test(line) || /[[\](){}|&;]|--|==|-\.|->|=>|~~~|:::|@/.test(line))
      return sequence.test(line) && /:/.test(line) && !/[[\](){}|]|-->/.test(line) ? asComment(line) : line;
    const isProse = /\S\s+\S/.test(line.trim()) || /^\s*(?:[.\u2026*_=-]+|#.*)\s*$/.test(line);
    return isProse || sequence.test(line) ? asComment(line) : line;
  })(text);
}
