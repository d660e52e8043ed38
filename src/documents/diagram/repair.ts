// Repairs what models and people often get wrong in diagrams. Proposes only: the caller has each candidate checked.
import { scanFlowchart, scanStatements, type Flowchart } from './flowchart.ts';
import { repairsByType } from './repairs.ts';
import { reserved } from './repair-flow.ts';
import type { Repair } from './lines.ts';
import { lineRepairs, remainderRepairs } from './repair-flow-lines.ts';
import { textRepairs, withoutFences } from './repair-text.ts';
import { sameTokens } from './tokens.ts';
import { splitStatements, unifyLines, withoutPreamble } from './statements.ts';

/** Longer texts are left alone. In characters. */
const longestText = 20_000;
/** So are those with more blanks in a row than anybody writes: a repair may try each of them for the first of the row. */
const longRow = /[ \t\u00a0]{1000}/;

/**
 * Texts that may be what a broken diagram was meant to be, each once, the most cautious first; none where there is
 * nothing known to repair. Take the first that the checker accepts and for which `sameGraph` holds. Never throws.
 */
export function repairDiagram(text: string): readonly string[] {
  if (text.length > longestText || longRow.test(text)) return [];
  const repairs = repairsFor(text);
  const candidates = new Set<string>();
  for (const repair of repairs) candidates.add(repair(text));
  // Several things may be wrong at once: each repair on top of those before it.
  let repaired = text;
  for (const repair of repairs) {
    repaired = repair(repaired);
    candidates.add(repaired);
  }
  const known = [text, unifyLines(text)].map((one) => one.trimEnd());
  return [...candidates].filter((candidate) => !known.includes(candidate.trimEnd()));
}

/**
 * Whether two texts show the same, as far as a scan of their tokens sees it: the same words, the same links between the
 * same ends, the same tree. In flowcharts also the same nodes (label and shape) and edges with their labels; an id that is a
 * word of the grammar may have got another name.
 */
export function sameGraph(one: string, other: string): boolean {
  // What stands behind the end of a code block is not of the diagram.
  if (!sameTokens(withoutFences(one), other)) return false;
  const repaired = scanFlowchart(other);
  if (repaired === undefined) return true;
  const original = scanAny(one);
  if (original.unread.length > 0 || repaired.unread.length > 0) return false;
  return sameNodes(original.nodes, repaired.nodes) && sameEdges(original, repaired) && sameTitles(original, repaired);
}

function repairsFor(text: string): readonly Repair[] {
  const repaired = textRepairs.reduce((result, repair) => repair(result), text);
  const body = withoutPreamble(repaired)
    .replace(/^[ \t]*%%.*$/gm, '')
    .trimStart();
  return [...textRepairs, ...(repairsByType.find(([type]) => type.test(body))?.[1] ?? [])];
}

type Scan = Pick<Flowchart, 'nodes' | 'edges' | 'subgraphs' | 'unread'>;

/** Reads a text as a flowchart whose header may be missing or misspelt, and where other things than statements stand. */
function scanAny(text: string): Scan {
  const repairs = [...textRepairs, ...lineRepairs, ...remainderRepairs];
  const repaired = repairs.reduce((result, repair) => repair(result), text);
  return scanFlowchart(repaired) ?? scanStatements(splitStatements(repaired));
}

function sameNodes(some: Scan['nodes'], others: Scan['nodes']): boolean {
  if (some.length !== others.length) return false;
  return some.every((node, index) => {
    const other = others[index];
    if (other === undefined) return false;
    const isNamed = node.id === other.id || reserved.includes(node.id);
    const isShaped = node.shape === other.shape || node.shape === 'unknown';
    return isNamed && isShaped && node.label === other.label;
  });
}

function sameEdges(one: Scan, other: Scan): boolean {
  const names = new Map(one.nodes.map(({ id }, index) => [id, other.nodes[index]?.id]));
  return (
    one.edges.length === other.edges.length &&
    one.edges.every(({ from, to, label }, index) => {
      const edge = other.edges[index];
      return edge?.from === names.get(from) && edge?.to === names.get(to) && edge?.label === label;
    })
  );
}

function sameTitles(one: Scan, other: Scan): boolean {
  return (
    one.subgraphs.length === other.subgraphs.length && one.subgraphs.every((title, at) => title === other.subgraphs[at])
  );
}
