// What stands in a flowchart: direction, nodes and edges, read tolerantly, so that broken diagrams can be read too.
import { readLink } from './link.ts';
import { readNode } from './node.ts';
import { splitStatements, type Statement } from './statements.ts';

/** The form that a node is drawn in; `unknown` where Mermaid has a shape that none of these is. */
export type NodeShape =
  | 'rectangle'
  | 'round'
  | 'stadium'
  | 'subroutine'
  | 'cylinder'
  | 'circle'
  | 'doubleCircle'
  | 'diamond'
  | 'hexagon'
  | 'flag'
  | 'slanted'
  | 'unknown';

export interface FlowNode {
  readonly id: string;
  /** Plain text on one line: without quotes, tags and entities. The id where there is no label. */
  readonly label: string;
  readonly shape: NodeShape;
  /** Where the node is first named, from 1 within the diagram. */
  readonly line: number;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** Plain text on one line; empty where there is none. */
  readonly label: string;
  readonly line: number;
}

export interface Flowchart {
  readonly keyword: string;
  /** As written, such as `TD`; empty where there is none. */
  readonly direction: string;
  /** The line of the header, from 1. */
  readonly line: number;
  /** In the order in which they are first named. */
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  /** Titles, or ids where there is no title. */
  readonly subgraphs: readonly string[];
  /** Lines in which something could not be read. */
  readonly unread: readonly number[];
}

const header = /^[ \t]*(graph|flowchart(?:-elk)?)(?:[ \t]+(TB|TD|BT|RL|LR|[<>^v]))?(?=[ \t]*(?:;|$))/;
const ignored = /^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)(?:[\s:{]|$)/;

/** Reads a flowchart. Yields `undefined` where the text is no `graph` or `flowchart`. */
export function scanFlowchart(text: string): Flowchart | undefined {
  const [first, ...others] = splitStatements(text);
  const found = header.exec(first?.text ?? '');
  if (first === undefined || found === null) return undefined;
  return {
    keyword: found[1] ?? '',
    direction: found[2] ?? '',
    line: first.line,
    ...scanStatements([{ text: first.text.slice(found[0].length), line: first.line }, ...others]),
  };
}

/** Reads nodes and edges of a flowchart's statements, whatever its header. */
export function scanStatements(
  statements: readonly Statement[],
): Pick<Flowchart, 'nodes' | 'edges' | 'subgraphs' | 'unread'> {
  const nodes = new Map<string, FlowNode>();
  const edges: FlowEdge[] = [];
  const subgraphs: string[] = [];
  const unread: number[] = [];
  for (const { text, line } of statements) {
    const statement = text.trim();
    const subgraph = /^subgraph(?:\s+(.*))?$/s.exec(statement);
    if (subgraph !== null) subgraphs.push(subgraphTitle(subgraph[1] ?? ''));
    else if (statement !== '' && statement !== 'end' && !ignored.test(statement)) {
      const chain = readChain(statement, line);
      for (const node of chain.nodes) keepNode(nodes, node);
      edges.push(...chain.edges);
      if (!chain.complete) unread.push(line);
    }
  }
  return { nodes: [...nodes.values()], edges, subgraphs, unread };
}

interface Chain {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly complete: boolean;
}

/** Reads `A & B --> C -->|yes| D`. */
function readChain(text: string, line: number): Chain {
  const nodes: FlowNode[] = [];
  const edges: FlowEdge[] = [];
  let group = readGroup(text, 0, line);
  nodes.push(...group.nodes);
  while (group.nodes.length > 0) {
    const link = readLink(text, group.end);
    if (link === undefined) break;
    const next = readGroup(text, link.end, line);
    nodes.push(...next.nodes);
    for (const from of group.nodes) {
      edges.push(...next.nodes.map((to) => ({ from: from.id, to: to.id, label: link.label, line })));
    }
    group = next;
  }
  const complete = group.nodes.length > 0 && text.slice(group.end).trim() === '';
  return { nodes, edges, complete };
}

/** Reads nodes that are joined by `&`. No nodes where there are none. */
function readGroup(text: string, from: number, line: number) {
  const nodes: FlowNode[] = [];
  let end = from;
  for (;;) {
    const node = readNode(text, end);
    if (node === undefined) return { nodes: [], end };
    nodes.push({ id: node.id, label: node.label ?? node.id, shape: node.shape ?? 'rectangle', line });
    end = node.end;
    const joined = /\s*&/y;
    joined.lastIndex = end;
    if (!joined.test(text)) return { nodes, end };
    end = joined.lastIndex;
  }
}

/** The first mention says where a node is, the one with a label or shape what it is. */
function keepNode(nodes: Map<string, FlowNode>, node: FlowNode): void {
  const earlier = nodes.get(node.id);
  const bare = node.label === node.id && node.shape === 'rectangle';
  if (earlier === undefined) nodes.set(node.id, node);
  else if (!bare) nodes.set(node.id, { ...node, line: earlier.line });
}

function subgraphTitle(text: string): string {
  const node = readNode(text.trim(), 0);
  if (node?.label !== undefined && node.end === text.trim().length) return node.label;
  return text.trim().replace(/^["\u201c]|["\u201d]$/g, '');
}
