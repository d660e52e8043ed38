// Repairs that fit any diagram: marks of code blocks, comments, quotation marks, the header.
import { scanStatements } from './flowchart.ts';
import { asComment, eachLine, type Repair } from './lines.ts';
import { splitStatements, unifyLines } from './statements.ts';

/** Takes away the marks of a code block, and what stands behind the closing ones unless that is of the diagram too. */
export function withoutFences(text: string): string {
  const opened = unifyLines(text).replace(/^\s*(?:`{3,}|~{3,})[ \t]*(?:mermaid)?[ \t]*(?=\n)/i, '');
  // Three tildes within a line are an invisible link.
  const marks = /`{3,}|^[ \t]*~{3,}[ \t]*$/m;
  const closing = marks.exec(opened);
  if (closing === null) return opened;
  const before = opened.slice(0, closing.index).trimEnd();
  const [rest = ''] = opened.slice(closing.index + closing[0].length).split(marks);
  return isDiagram(rest) ? `${before}${rest}` : `${before}\n`;
}

/** Whether lines hold links or arrows of any type of diagram. */
function isDiagram(text: string): boolean {
  return /^(?![ \t]*(?:[-*|>#]|$)).*\S[ \t]*(?:--|==|-\.|->|\.\.)[^\n]*\S/m.test(text);
}

/** Comments of HTML and of programming languages as Mermaid's own. */
function ownComments(text: string): string {
  const asLines = (words: string) =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => `%% ${line}`)
      .join('\n');
  return text
    .replace(/^([ \t]*)<!--(?!-*>)([^]*?)-->[ \t]*$/gm, (_, _indent: string, words: string) => asLines(words))
    .replace(/<!--(?!-*>)[^]*?-->[ \t]*\n?/g, '')
    .replace(/^[ \t]*\/\*+([^]*?)\*+\/[ \t]*$/gm, (_, words: string) => asLines(words.replace(/^[ \t]*\*/gm, '')))
    .replace(/^([ \t]*)(?:\/\/+|#+(?=\s|$)|%(?![%{])|--(?=[ \t]+\w+(?:[ \t]+\w+)*[ \t]*$))[ \t]*/gm, '$1%% ');
}

/** Entities of HTML in arrows, and line ends that are written as `\\n`. */
function decoded(text: string): string {
  const plain = text.trim().includes('\n') ? text : text.replace(/\\n/g, '\n');
  return /(?:--?|==?|\.-)&gt;|&lt;(?:--|\||==)|&lt;&lt;/.test(plain)
    ? plain.replace(
        /(?<=--?|==?|\.-|\|)(?:&gt;)+|(?:&lt;)+(?=--|\||==|\w+(?:&gt;){2})|(?<=&lt;&lt;\w+)(?:&gt;){2}/g,
        (entity) => entity.replaceAll('&gt;', '>').replaceAll('&lt;', '<'),
      )
    : plain;
}

/** Prose above the header and below the last statement. */
function withoutProse(text: string): string {
  const lines = unifyLines(text).split('\n');
  const at = lines.findIndex((line) => known.test(line));
  if (at <= 0 || /^\s*(?:---|%%)/.test(text)) return text;
  const isProse = lines.slice(0, at).every((line) => line.trim() === '' || !/-->|---|==>|->>|\[|\{/.test(line));
  return isProse
    ? lines
        .map((line, index) =>
          index < at && line.trim() !== '' && !/^\s*%%/.test(line)
            ? /^\s*mermaid\s*$/i.test(line)
              ? ''
              : asComment(line)
            : line,
        )
        .join('\n')
        .trimStart()
    : text;
}

const known =
  /^\s*(?:(?:graph|flowchart)\b|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt\b|pie\b|mindmap\b|journey\b|gitGraph\b|timeline\b|quadrantChart|requirementDiagram|C4[A-Z]|sankey|xychart|block-beta|kanban\b|packet|architecture-beta|[a-zA-Z-]+-beta\b|treemap|info\b|ishikawa\b|eventmodeling\b)/;

/** Values of front matter in quotation marks where YAML needs them; a directive that is closed. */
function validPreamble(text: string): string {
  const unified = unifyLines(text);
  const matter = /^\s*---[ \t]*\n([^]*?)\n[ \t]*---[ \t]*\n/.exec(unified);
  const fixed =
    matter === null
      ? unified
      : unified.replace(
          /^([ \t]*title:[ \t]*)(?!["'|>])([^\n]*[:#{}[\]&*!|>%@`][^\n]*)$/m,
          (_, start: string, value: string) => start + JSON.stringify(value.trim()),
        );
  return fixed.replace(/^[ \t]*%{1,2}\{[^\n]*$/gm, closedDirective);
}

/** `%%{init: {…}` on one line without its end. */
function closedDirective(line: string): string {
  if (line.trimStart().startsWith('%%') && (line.includes('}%%') || !/\}[ \t]*%?[ \t]*$/.test(line))) return line;
  const bare = line.replace(/^([ \t]*)%+/, '$1%%').replace(/[%\s]+$/, '');
  const open = (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0);
  return `${bare}${'}'.repeat(Math.max(0, open))}%%`;
}

function straightQuotes(text: string): string {
  return text.replace(/[\u201c\u201d\u201e]/g, '"').replace(/[\u2018\u2019]/g, "'");
}

/** Invisible characters and spaces of other widths, which no grammar takes. */
function plainSpaces(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}

/** Ends front matter that runs into the diagram. */
function closedFrontMatter(text: string): string {
  const opened = /^\s*---[ \t]*\n((?:[ \t]*[\w-]+:.*\n)+)(?=[ \t]*[a-z]+(?:-\w+)?\b(?!:))/i.exec(text);
  if (opened === null || text.slice(opened[0].length).trimStart().startsWith('---')) return text;
  return `${opened[0]}---\n${text.slice(opened[0].length)}`;
}

/** Headers as they are meant, by what people write: spelling, case and spaces. */
const headers: readonly (readonly [meant: RegExp, header: string])[] = [
  [/^flow[ -]?(?:chart|diagram)s?(?!-elk)\b/i, 'flowchart'],
  [/^digraph\b/i, 'graph'],
  [/^(?:flowchar|flowcart|flowchat|flow)\b(?=[ \t]+(?:TB|TD|BT|RL|LR)\b)/i, 'flowchart'],
  [/^(?:grpah|grah|gragh|garph)\b/i, 'graph'],
  [/^graph\b/i, 'graph'],
  [/^sequence[ -]?diagram\b|^sequence\b/i, 'sequenceDiagram'],
  [/^class[ -]?diagram\b/i, 'classDiagram'],
  [/^(?!stateDiagram\b)state[ -]?diagram(?:-v2)?\b/i, 'stateDiagram-v2'],
  [/^stateDiagram(?=[ \t]*:)/, 'stateDiagram'],
  [/^(?:er|entity[ -]?relationship)[ -]?diagram\b/i, 'erDiagram'],
  [/^gantt(?:[ -]?chart)?\b/i, 'gantt'],
  [/^pie[ -]?chart\b/i, 'pie'],
  [/^mind[ -]?map\b/i, 'mindmap'],
  [/^git[ -]?graph\b/i, 'gitGraph'],
  [/^(?:user[ -]?)?journey(?:[ -]?diagram)?\b/i, 'journey'],
  [/^time[ -]?line(?:[ -]?diagram)?\b/i, 'timeline'],
  [/^quadrant(?:[ -]?chart|[ -]?diagram)?\b/i, 'quadrantChart'],
  [/^requirements?[ -]?diagram\b/i, 'requirementDiagram'],
  [/^(?:sankey)(?:[ -]?(?:beta|diagram|chart))?\b/i, 'sankey-beta'],
  [/^xy[ -]?chart(?:-beta)?\b/i, 'xychart-beta'],
  [/^block(?:-beta|[ -]?diagram)?(?=[ \t]*(?:\n|$))/i, 'block-beta'],
  [/^packet(?:-beta|[ -]?diagram)?\b/i, 'packet-beta'],
  [/^architecture(?:-beta|[ -]?diagram)?\b/i, 'architecture-beta'],
  [/^radar(?:-beta|[ -]?chart)?\b/i, 'radar-beta'],
  [/^tree[ -]?map(?:-beta)?\b/i, 'treemap-beta'],
  [/^kan[ -]?ban(?:[ -]?board)?\b/i, 'kanban'],
];

/** Corrects the spelling of the type and the direction, below front matter, directives and comments. */
function spelledHeader(text: string): string {
  const before =
    /^\s*(?:---[ \t]*\n[^]*?\n[ \t]*---[ \t]*(?:\n|$))?(?:\s*%%[^\n]*(?:\n|$))*\s*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(before).replace(/^mermaid[ \t]*\n\s*/i, '');
  for (const [meant, header] of headers) {
    if (!meant.test(body)) continue;
    const spelled = body
      .replace(meant, header)
      .replace(/^([\w-]+)[ \t]*:(?=[ \t]*(?:\n|$|TB|TD|BT|RL|LR))/, header === 'gitGraph' ? '$1:' : '$1');
    return text.slice(0, before) + spelled.replace(/^(graph|flowchart)\b[^\n]*/i, directed);
  }
  return text.slice(0, before) + body;
}

const directions: Readonly<Record<string, string>> = {
  topdown: 'TD',
  topbottom: 'TB',
  toptobottom: 'TB',
  leftright: 'LR',
  lefttoright: 'LR',
  rightleft: 'RL',
  righttoleft: 'RL',
  bottomtop: 'BT',
  bottomup: 'BT',
  bottomtotop: 'BT',
  dt: 'TD',
  lt: 'LR',
  vertical: 'TD',
  horizontal: 'LR',
  tp: 'TB',
  rd: 'TD',
  ld: 'TD',
};

/** `flowchart top-down` and `graph: lr` */
function directed(line: string): string {
  const found =
    /^(graph|flowchart)(?:[ \t]*[-:=,(][ \t]*|[ \t]+)(?:direction[ \t]*[:=]?[ \t]*)?([a-z]+(?:[ -](?:to[ -])?[a-z]+)?)?\)?[ \t]*([;{:]?)(.*)$/i.exec(
      line,
    );
  if (found === null) return line;
  const [, type = '', words = '', end = '', rest = ''] = found;
  const direction = /^(?:TB|TD|BT|RL|LR)$/i.test(words)
    ? words.toUpperCase()
    : directions[words.toLowerCase().replace(/[ -]/g, '')];
  if (direction !== undefined) return `${type} ${direction}${end === ':' ? '' : end === '{' ? ' {' : end}${rest}`;
  // The direction of one statement on the same line is that of the chart.
  const inline = /^(?:TB|TD|BT|RL|LR)\b/i.exec(words);
  return inline === null
    ? line
    : `${type} ${inline[0].toUpperCase()}\n${line.slice(line.indexOf(inline[0]) + inline[0].length).trim()}`;
}

/** A direction on a line of its own, and statements behind the header or each other, on lines of their own. */
function partedLines(text: string): string {
  const parted = text
    .replace(/^(\s*(?:graph|flowchart))[ \t]*\n[ \t]*(TB|TD|BT|RL|LR)[ \t]*(?=\n)/i, '$1 $2')
    .replace(/^(\s*(?:graph|flowchart)[ \t]+(?:TB|TD|BT|RL|LR))[ \t]+(?=[\w"]+[ \t]*(?:[[({>]|--|==|-\.))/, '$1\n');
  if (!/^\s*(?:graph|flowchart)\b/.test(parted)) return text;
  return eachLine((line) =>
    line.length > 2_000 || /^\s*(?:subgraph|click|style|class|linkStyle)/.test(line)
      ? line
      : line.replace(
          /([\])}])[ \t]+(?=[\w-]+(?:\[[^\]\n]*\]|\([^)\n]*\)|\{[^}\n]*\})?[ \t]*(?:-->|---|==>|-\.->))/g,
          '$1\n',
        ),
  )(parted);
}

/** Puts a header above what can only be a flowchart. */
function withHeader(text: string): string {
  if (/^\s*(?:---|%%\{)/.test(text)) return text;
  const statements = splitStatements(text);
  if (/^\s*(?:graph|flowchart|[a-z]+Diagram)\b/i.test(statements[0]?.text ?? '') || known.test(text)) return text;
  const { edges, unread } = scanStatements(statements);
  return edges.length > 0 && unread.length === 0 ? `graph TD\n${text.replace(/^\n+/, '')}` : text;
}

/** `accTitle Some words` without its colon. */
function titledAccessibly(text: string): string {
  return text.replace(/^([ \t]*)(accTitle|accDescr)[ \t]+(?![:{])(?=\S)/gm, '$1$2: ');
}

/** In the order in which they are tried. */
export const textRepairs: readonly Repair[] = [
  withoutFences,
  decoded,
  ownComments,
  plainSpaces,
  straightQuotes,
  closedFrontMatter,
  validPreamble,
  withoutProse,
  spelledHeader,
  partedLines,
  withHeader,
  titledAccessibly,
];
