// What stands in a flowchart: direction, nodes and edges, read tolerantly, so that broken diagrams can be read too.
import { readChain, type Chain } from './chain.ts';
import { plainLabel } from './label.ts';
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
    ...scanStatements([{ ...first, text: first.text.slice(found[0].length) }, ...others]),
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
      const chain = readChain(statement);
      for (const { id, body } of chain.groups.flat()) {
        keepNode(nodes, { id, label: body?.label ?? id, shape: body?.shape ?? 'rectangle', line });
      }
      edges.push(...edgesOf(chain, line));
      if (!chain.complete) unread.push(line);
    }
  }
  return { nodes: [...nodes.values()], edges, subgraphs, unread };
}

/** Each node of a group is linked to each of the next. */
function edgesOf({ groups, links }: Chain, line: number): readonly FlowEdge[] {
  return links.flatMap(({ label }, index) =>
    (groups[index] ?? []).flatMap((from) =>
      (groups[index + 1] ?? []).map((to) => ({ from: from.id, to: to.id, label, line })),
    ),
  );
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
  const isLabel = node?.body?.label !== undefined && text.trim()[node.body.start] === '[';
  if (isLabel && node.end === text.trim().length) return node.body?.label ?? '';
  return plainLabel(text);
}
