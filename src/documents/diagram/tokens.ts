// What a diagram holds as a plain scan of its tokens sees it. It knows nothing of the repairs, so that it can judge them.
import { plainLabel } from './label.ts';

/** What a scan sees, whatever the type of the diagram. */
export interface Tokens {
  /** The words and how often they occur, comments included, without those of the grammar. */
  readonly words: ReadonlyMap<string, number>;
  /** What stands at the two ends of each link, in their order. */
  readonly links: readonly string[];
  /** For trees that are written by indentation: how deep each line stands. */
  readonly depths: readonly number[];
}

/** Whether two diagrams hold the same words and links, and the same tree where indentation makes one. */
export function sameTokens(one: string, other: string): boolean {
  const [some, others] = [scanTokens(one), scanTokens(other)];
  const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
    a.length === b.length && a.every((item, index) => item === b[index]);
  return (
    some.words.size === others.words.size &&
    [...some.words].every(([word, count]) => others.words.get(word) === count) &&
    isSame(some.links, others.links) &&
    isSame(some.depths, others.depths)
  );
}

/** Scans a diagram. Any text can be scanned. */
export function scanTokens(text: string): Tokens {
  const lines = linesOf(text);
  const at = headerOf(lines);
  const type = /\w+/.exec(lines[at] ?? '')?.[0].toLowerCase() ?? '';
  const shown = lines.map((line, index) =>
    index === at ? line.replace(headers, '').replace(/^(?:-\w+)*[ \t:]*(?:TB|TD|BT|RL|LR)?/i, '') : line,
  );
  const words = wordsOf(lines.join('\n'), type);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const statements = shown.filter((line) => !comment.test(line));
  return {
    words: counts,
    // Charts have no links; there the words stay in their order.
    links: charts.test(type) ? words : linksOf(statements.join('\n'), type),
    depths: /^(?:mindmap|kanban|treemap)/.test(type) ? depthsOf(statements) : [],
  };
}

const charts = /^(?:gantt|pie|quadrant|xychart|sankey|packet|radar|treemap|journey|timeline)/;
const comment = /^\s*(?:%%|\/\/|#(?!\w+;)|%(?=\s)|<!--|\/\*|--\s+\w[\w ]*$|==.*==\s*$)/;
const headers =
  /^\s*(?:flow|graph|digraph|sequence|class|state|er|gantt|pie|mind|journey|git|timeline|quadrant|requirement|c4|sankey|xychart|block|kanban|packet|architecture|radar|treemap)[ -]?(?:chart|diagram|graph|map|context|container|component|dynamic|deployment|beta)?s?\b/i;

/** The line that names the type: what is written as a header, else the first that may be meant as one; -1 for none. */
function headerOf(lines: readonly string[]): number {
  const exact = lines.findIndex((line) =>
    /^\s*(?:(?:graph|flowchart)\s+(?:TB|TD|BT|RL|LR)\b|(?:sequence|class|state|er|requirement)Diagram|gantt\s*$|pie\b|mindmap\s*$|gitGraph|C4[A-Z])/.test(
      line,
    ),
  );
  if (exact >= 0) return exact;
  const first = lines.findIndex((line) => line.trim() !== '' && !comment.test(line));
  return headers.test(lines[first] ?? '') ? first : lines.findIndex((line) => /^\s*(?:graph|flowchart)\b/.test(line));
}

function linesOf(text: string): readonly string[] {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?|\\n(?=\s)/g, '\n');
  return lines.replace(/&(?:lt|gt|amp);/g, (entity) => plainLabel(entity)).split('\n');
}

/** Words that say how something is written, not what it is. */
const grammar = new Set(
  (
    'end endnode note for of over left right as and else elseif elsif elif if option loop alt opt par critical break rect foreach each while ' +
    'repeat until activate deactivate participant actor class interface abstract enum enumeration struct trait state subgraph title section ' +
    'style mermaid flow chart flowchart flowcharts graph digraph diagram sequence sequencediagram classdiagram statediagram er erdiagram ' +
    'entity table relationship gantt pie mind map mindmap git gitgraph td tb lr rl bt top down bottom to v2 v beta c4 context c4context ' +
    'br quot shape label diam rhombus pk fk uk primary foreign key unique branch switch checkout commit id message merge into'
  ).split(' '),
);

function wordsOf(text: string, type: string): readonly string[] {
  // Numbers are data in charts; elsewhere they may be marks of a list or of how many there are.
  const isChart = charts.test(type);
  const plain = text
    .replace(/(?<=\d),(?=\d{3}\b)/g, type === 'pie' ? '' : ',')
    // A task without a date is shown where its neighbour starts.
    .replace(/ :milestone, \S+, 0d$/gm, '')
    .replace(/(?<=\s)-[a-z](?=\s)/gi, ' ')
    .replace(/[<>]/g, ' ');
  const found = plainLabel(plain).match(/[\p{L}\p{N}]+/gu) ?? [];
  return found
    .map((source) => named(source).toLowerCase())
    .filter((word) => !grammar.has(word) && (isChart || !/^(?:\d+|[noxm])$/.test(word)));
}

/** Marks that join two things in one of the languages, or that are meant to. */
const link =
  /(?:[<|}*]|(?<=[\s|}])[ox])*(?:-{2,}|={2,}|-\.+-?|\.{2,}|~{3,}|-(?=\s?[>)x])|=(?=>)|[\u2190\u2192\u21d2\u27f5\u27f6\u2013\u2014])(?:[-=.]*(?:[|{*]|[oxX](?=[\s|{])|\s?[>)])*)/gu;
const counted = '"?(?:(?:\\d+|\\*)\\.\\.)?(?:\\d+|\\*|[nm]|one|many)"?';

function linksOf(text: string, type: string): readonly string[] {
  const rest = text
    .split('\n')
    .map((line) => withoutLabels(line, type))
    .join('\n');
  const links: string[] = [];
  let end = 0;
  let before = '';
  for (const found of rest.matchAll(link)) {
    const between = lastId(rest.slice(end, found.index));
    before = between || before;
    end = found.index + found[0].length;
    const after = /[\p{L}\p{N}_*]+/u.exec(rest.slice(end, end + 200))?.[0] ?? '';
    const isBackward = /^[<\u2190\u27f5]/.test(found[0]) && !/>$/.test(found[0]);
    if (before === '' || after === '') continue;
    // Two marks with nothing between are the two halves of one link.
    if (between === '' && links.length > 0) links.pop();
    links.push(isBackward ? `${named(after)} ${named(before)}` : `${named(before)} ${named(after)}`);
  }
  return links;
}

/** A line without what is written on nodes and links. */
function withoutLabels(line: string, type: string): string {
  if (
    line.length > longestLine ||
    /^\s*(?:accTitle|accDescr|title|note|style|linkStyle|classDef|click)\b(?=[ \t]*[:\w"])/i.test(line)
  )
    return '';
  const isFlow = /^(?:flow|graph|digraph|block|$)/.test(type);
  const isEr = type.startsWith('er');
  // Quotation marks within a label do not end it.
  let rest = line
    .replace(/([[({|]|--|==|-\.)\s*"[^\n]*?"(?=\s*(?:[\])}|]|--|==|\.-))/g, '$1 ')
    .replace(/"[^"\n]*"/g, ' ');
  if (isEr || type.startsWith('class')) {
    rest = rest
      .replace(new RegExp(`(?<=\\s)${counted}\\s*(?=(?:--|\\.\\.|-\\s)|[<*o]?(?:--|\\.\\.))`, 'i'), ' ')
      .replace(new RegExp(`(--|\\.\\.|-)([|>*o]*)\\s*${counted}(?=\\s)`, 'i'), '$1$2 ')
      .replace(/(?<=\s)-(?=\s)/, '--');
  }
  if (!isEr && (rest.match(/\|/g)?.length ?? 0) === 1) {
    rest = rest.replace(/(?<=[->]\s*)\|[^|]*\s(?=[\w-]+\s*(?:[[({]|;?\s*$))|(?<=>)[^|>]+\|/u, ' ');
  }
  if (!isEr) rest = rest.replace(/(?<=>\s*):[^:|]*?\s(?=[\w-]+\s*(?:[[({]|;?\s*$))/u, ' ');
  // The inside of brackets goes from the innermost outwards; in some languages a brace is a part of the link.
  const pairs = isEr ? /\[[^[\]]*\]|\([^()]*\)/g : /\[[^[\]]*\]|\([^()]*\)|(?<![-.])\{[^{}]*\}/g;
  // What holds a link to a further node is no label: its brackets do not belong together.
  const two = /[\])}]\s*(?:-->|---|==>|-\.->)\s*(?:\|[^|]*\|)?\s*[\w-]+\s*[[({]/;
  for (let depth = 0; depth < 6; depth++) rest = rest.replace(pairs, (pair) => (two.test(pair) ? pair : ' '));
  if (isFlow) rest = rest.replace(/[[({][^[\](){}]*[\])}]+(?=\s*(?:--|==|-\.|;|&|$))/g, ' ');
  if (isFlow || type.startsWith('state')) rest = rest.replace(/\|[^|]*\|/g, ' ');
  // `A -- label --> B`
  if (isFlow)
    rest = rest.replace(
      /(?<![-=.<])(?:--(?![-xo>])|==(?![=xo>])|-\.(?![-.]))(?!\s+>)[^\n]*?(?=-{2,}[-xo>]|={2,}[xo>]|\.-+[xo>]?|->)/g,
      ' ',
    );
  if (isFlow) rest = rest.replace(/[[({][^\])}]*?(?=\s(?:--|==|-\.)|$)/g, ' ');
  return rest.replace(/:(?!:)[^:]*$/, '').replace(/[[\](){}]/g, ' ');
}

/** Longer lines hold no diagram that a person wrote. */
const longestLine = 2_000;

function lastId(text: string): string {
  return /([\p{L}\p{N}_*]+)[^\p{L}\p{N}_*]*$/u.exec(text.slice(-200))?.[1] ?? '';
}

function named(id: string): string {
  return id.replace(/^(\w+)Node$/, (whole, name: string) =>
    grammar.has(name) || /^(?:click|call|href|linkStyle|classDef|interpolate)$|^_/.test(name) ? name : whole,
  );
}

function depthsOf(lines: readonly string[]): readonly number[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0);
  const steps = [...new Set(indents)].sort((a, b) => a - b);
  return indents.map((indent) => steps.indexOf(indent));
}
