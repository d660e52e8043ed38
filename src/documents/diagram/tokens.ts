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
  const type = lines.find((line) => headers.test(line))?.trim() ?? '';
  return {
    words: wordsOf(lines.join('\n'), type),
    links: linksOf(lines.filter((line) => !comment.test(line) && !headers.test(line)).join('\n'), type),
    depths: /^(?:mindmap|kanban|treemap)/i.test(type) ? depthsOf(lines) : [],
  };
}

const comment = /^\s*(?:%%|\/\/|#(?!\w+;)|<!--|\/\*)/;
const headers =
  /^\s*(?:(?:flow|graph|digraph|sequence|class|state|er|gantt|pie|mind|journey|git|timeline|quadrant|requirement|c4|sankey|xychart|block|kanban|packet|architecture|radar|treemap)[ -]?(?:chart|diagram|graph|map|context|container|component|dynamic|deployment|beta)?\b)/i;

function linesOf(text: string): readonly string[] {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?|\\n(?=\s)/g, '\n');
  return lines.replace(/&(?:lt|gt|amp);/g, (entity) => plainLabel(entity)).split('\n');
}

/** Words that say how something is written, not what it is. */
const grammar = new Set(
  (
    'end endnode note for of over left right as and else elseif if option loop alt opt par critical break rect foreach each while repeat ' +
    'participant actor class interface abstract enum enumeration struct state subgraph title section style mermaid ' +
    'flow chart flowchart flowcharts graph digraph diagram sequence sequencediagram classdiagram statediagram er erdiagram ' +
    'entity relationship gantt pie mind map mindmap git gitgraph td tb lr rl bt top down bottom to v2 v beta c4 context c4context ' +
    'br quot shape label diam rhombus pk fk uk primary foreign key unique not null branch switch checkout commit id ' +
    'milestone merge into'
  ).split(' '),
);

function wordsOf(text: string, type: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  // Numbers are data in charts; elsewhere they may be marks of a list or of how many there are.
  const isChart = /^(?:gantt|pie|quadrant|xychart|sankey|packet|radar|treemap|journey|timeline)/i.test(type);
  const joined = isChart ? text.replace(/(\d),(?=\d{3}\b)/g, '$1') : text;
  const found = plainLabel(joined.replace(/[<>]/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [index, source] of found.entries()) {
    const word = source.toLowerCase().replace(/^(\w+)node$/, (whole, name: string) => (grammar.has(name) ? name : whole));
    const isMark = !isChart && /^(?:\d+|[noxm])$/.test(word);
    // A chart's milestone is dated like its neighbour.
    const isMade = isChart && /^0d$/.test(word) && /^milestone$/i.test(found[index - 4] ?? found[index - 2] ?? '');
    if (!grammar.has(word) && !isMark && !isMade) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** Marks that join two things in one of the languages, or that are meant to. */
const link =
  /(?:[<|}*]|(?<=[\s|}])[ox])*(?:-{2,}|={2,}|-\.+-?|\.{2,}|~{3,}|-(?=\s?[>)x])|=(?=>)|[\u2190\u2192\u21d2\u27f5\u27f6\u2013\u2014])(?:[-=.]*(?:[|{*]|[oxX](?=[\s|{])|\s?[>)])*)/gu;

function linksOf(text: string, type: string): readonly string[] {
  let rest = text.replace(/"[^"\n]*"/g, ' ').replace(/^\s*(?:accTitle|accDescr|title|note|style|linkStyle|classDef)\b.*$/gim, ' ');
  // The label of a link with one of its pipes missing, or with a colon before it.
  const single = (line: string) => (line.match(/\|/g)?.length ?? 0) === 1;
  if (!/^er/i.test(type)) {
    rest = rest
      .split('\n')
      .map((line) => (single(line) ? line.replace(/(?<=[->]\s*)\|[^|]*\s(?=[\w-]+\s*(?:[[({]|;?\s*$))|(?<=>)[^|>]+\|/u, ' ') : line))
      .map((line) => line.replace(/(?<=>\s*):[^:|]*?\s(?=[\w-]+\s*(?:[[({]|;?\s*$))/u, ' '))
      .join('\n');
  }
  // The inside of brackets goes from the innermost outwards; in some languages a brace is a part of the link.
  const pairs = /^er/i.test(type) ? /\[[^[\]\n]*\]|\([^()\n]*\)/g : /\[[^[\]\n]*\]|\([^()\n]*\)|(?<![-.])\{[^{}\n]*\}/g;
  for (let depth = 0; depth < 6; depth++) rest = rest.replace(pairs, ' ');
  if (/^(?:flow|graph|digraph|state|block)/i.test(type)) rest = rest.replace(/\|[^|\n]*\|/g, ' ');
  rest = rest.replace(/:(?!:)[^:\n]*$/gm, '').replace(/[[\](){}]/g, ' ');
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

function lastId(text: string): string {
  return /([\p{L}\p{N}_*]+)[^\p{L}\p{N}_*]*$/u.exec(text.slice(-200))?.[1] ?? '';
}

function named(id: string): string {
  return id.replace(/^(\w+)Node$/, (whole, name: string) => (grammar.has(name) ? name : whole));
}

function depthsOf(lines: readonly string[]): readonly number[] {
  const indents = lines
    .filter((line) => line.trim() !== '' && !comment.test(line))
    .map((line) => /^[ \t]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0);
  const steps = [...new Set(indents)].sort((a, b) => a - b);
  return indents.map((indent) => steps.indexOf(indent));
}
