// Reads one statement of a flowchart: nodes and the links between them.
import { readLink, type ReadLink } from './link.ts';
import { readNode, type ReadNode } from './node.ts';
import { plainLabel } from './label.ts';

/** `A & B --> C -->|yes| D`: groups of nodes with a link between each two. Offsets refer to the statement. */
export interface Chain {
  readonly groups: readonly (readonly ReadNode[])[];
  readonly links: readonly ReadLink[];
  /** Whether the whole statement was read. */
  readonly complete: boolean;
  /** `A --> B : yes`, as it is written in other diagrams: where the label with its colon stands. */
  readonly colon?: { readonly start: number; readonly end: number };
}

/** Reads as much of a statement as can be read. */
export function readChain(text: string): Chain {
  const groups: (readonly ReadNode[])[] = [];
  const links: ReadLink[] = [];
  let end = 0;
  for (;;) {
    const group = readGroup(text, end);
    if (group.length === 0) break;
    groups.push(group);
    end = group.at(-1)?.end ?? end;
    const link = readLink(text, end);
    if (link === undefined) return finish(text, groups, links, end);
    links.push(link);
    end = link.end;
  }
  // A link to nothing is no link.
  return { groups, links: links.slice(0, Math.max(0, groups.length - 1)), complete: false };
}

function finish(text: string, groups: Chain['groups'], links: readonly ReadLink[], end: number): Chain {
  const rest = text.slice(end);
  const colon = /^\s*:(?!:)\s*(\S[^:]*)$/.exec(rest);
  const [link] = links;
  if (colon !== null && link !== undefined && links.length === 1 && link.label === '') {
    const label = plainLabel(colon[1] ?? '');
    return { groups, links: [{ ...link, label }], complete: true, colon: { start: end, end: text.length } };
  }
  return { groups, links, complete: /^[\s;]*$/.test(rest) };
}

/** Nodes that are joined by `&`; none where one of them cannot be read. */
function readGroup(text: string, from: number): readonly ReadNode[] {
  const nodes: ReadNode[] = [];
  let end = from;
  for (;;) {
    const node = readNode(text, end);
    if (node === undefined) return [];
    nodes.push(node);
    const joined = /\s*&/y;
    joined.lastIndex = node.end;
    if (!joined.test(text)) return nodes;
    end = joined.lastIndex;
  }
}
