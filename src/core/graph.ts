// The graph of artifacts: what must be there before what.

interface Node {
  readonly id: string;
  readonly requires: readonly string[];
}

/** One concrete circle of requirements, its first node again at the end, or nothing. Unknown ids are passed over. */
export function findCycle(nodes: readonly Node[]): readonly string[] | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): readonly string[] | undefined => {
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    if (done.has(id)) return undefined;
    for (const next of byId.get(id)?.requires ?? []) {
      const cycle = visit(next, [...path, id]);
      if (cycle) return cycle;
    }
    done.add(id);
    return undefined;
  };
  for (const { id } of nodes) {
    const cycle = visit(id, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/**
 * The nodes as they stand among themselves: where one between two was left out, the later still waits for the earlier.
 * `all` is the whole graph; unknown ids are passed over.
 */
export function subgraph<T extends Node>(all: readonly T[], kept: ReadonlySet<string>): readonly T[] {
  const byId = new Map(all.map((node) => [node.id, node]));
  const known = new Map<string, readonly string[]>();
  const before = (id: string): readonly string[] => {
    const found = known.get(id);
    if (found) return found;
    // A circle ends here; `findCycle` tells of it.
    known.set(id, []);
    const own = (byId.get(id)?.requires ?? []).flatMap((one) => (kept.has(one) ? [one] : before(one)));
    known.set(id, [...new Set(own)]);
    return known.get(id) ?? [];
  };
  return all.filter(({ id }) => kept.has(id)).map((node) => ({ ...node, requires: before(node.id) }));
}

/** How long the longest chain is that begins with a node: what much waits for is to be done first. */
export function chainLengths(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const after = new Map<string, string[]>();
  for (const { id, requires } of nodes) for (const one of requires) after.set(one, [...(after.get(one) ?? []), id]);
  const lengths = new Map<string, number>();
  const lengthOf = (id: string): number => {
    const known = lengths.get(id);
    if (known !== undefined) return known;
    lengths.set(id, 1);
    const length = 1 + Math.max(0, ...(after.get(id) ?? []).map(lengthOf));
    lengths.set(id, length);
    return length;
  };
  for (const { id } of nodes) lengthOf(id);
  return lengths;
}

/** All that must be there before a node, whatever lies between. */
export function ancestors(nodes: readonly Node[], id: string): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set<string>();
  const visit = (at: string): void => {
    for (const one of byId.get(at)?.requires ?? []) {
      if (found.has(one)) continue;
      found.add(one);
      visit(one);
    }
  };
  visit(id);
  return found;
}
