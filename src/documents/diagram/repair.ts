// Repairs what models and people often get wrong in diagrams. Proposes only: the caller has each candidate checked.
import { plainLabel } from './label.ts';
import { scanFlowchart, scanStatements, type Flowchart } from './flowchart.ts';
import { blockRepairs } from './repair-blocks.ts';
import { flowRepairs, reserved } from './repair-flow.ts';
import { textRepairs, withoutFences, type Repair } from './repair-text.ts';
import { splitStatements, unifyLines, withoutPreamble } from './statements.ts';

/** Longer texts are left alone. In characters. */
const longestText = 20_000;

/**
 * Texts that may be what a broken diagram was meant to be, each once, the most cautious first; none where there is
 * nothing known to repair. Take the first that the checker accepts and for which `sameGraph` holds. Never throws.
 */
export function repairDiagram(text: string): readonly string[] {
  if (text.length > longestText) return [];
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
 * Whether two texts show the same: in flowcharts the same nodes (label and shape) and edges with their labels, where an
 * id that is a word of the grammar may have got another name; in other diagrams the same words in the same order.
 */
export function sameGraph(one: string, other: string): boolean {
  const repaired = scanFlowchart(other);
  if (repaired === undefined) return sameWords(one, other);
  const original = scanAny(one);
  if (original.unread.length > 0 || repaired.unread.length > 0) return false;
  return sameNodes(original.nodes, repaired.nodes) && sameEdges(original, repaired) && sameTitles(original, repaired);
}

function repairsFor(text: string): readonly Repair[] {
  const repaired = textRepairs.reduce((result, repair) => repair(result), text);
  const body = withoutPreamble(repaired)
    .replace(/^[ \t]*%%.*$/gm, '')
    .trimStart();
  const found = blockRepairs.find(([type]) => type.test(body));
  const isFlow = /^(?:graph|flowchart)\b/.test(body);
  return [...textRepairs, ...(isFlow ? flowRepairs : (found?.[1] ?? []))];
}

type Scan = Pick<Flowchart, 'nodes' | 'edges' | 'subgraphs' | 'unread'>;

/** Reads a text as a flowchart whose header may be missing or misspelt. */
function scanAny(text: string): Scan {
  const repaired = textRepairs.reduce((result, repair) => repair(result), text);
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

/** Words of the grammar that a repair may add, take away or exchange. */
const grammar = /^(?:end|and|else|option|loop|\d+|n|o|x)$/;

function sameWords(one: string, other: string): boolean {
  const [some, others] = [wordsOf(one), wordsOf(other)];
  return some.length === others.length && some.every((word, index) => word === others[index]);
}

/** The words of a diagram below its header. */
function wordsOf(text: string): readonly string[] {
  const spelled = textRepairs.reduce((result, repair) => repair(result), withoutFences(text));
  const body = withoutPreamble(spelled).replace(/^\s*[a-z]+(?:-v2)?\b/i, '');
  const words = plainLabel(body).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.toLowerCase()).filter((word) => !grammar.test(word));
}
