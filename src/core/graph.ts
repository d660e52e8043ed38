// The graph of artifacts: what must be there before what.

interface Node {
  readonly id: string;
  readonly requires: readonly string[];
}

/** One concrete circle of requirements, its first node again at the end, or nothing. Unknown ids are passed over. */
export function findCycle(nodes: readonly Node[]): readonly string[] | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  for (const { id: root } of nodes) {
    // The way to where the search is, each node with how many of its requirements were followed. No recursion: a list of
    // tasks may be one long chain.
    const way = done.has(root) ? [] : [{ id: root, next: 0 }];
    const onWay = new Set(way.map(({ id }) => id));
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const required = byId.get(last.id)?.requires[last.next++];
      if (required === undefined) {
        done.add(last.id);
        onWay.delete(last.id);
        way.pop();
      } else if (onWay.has(required)) {
        const ids = way.map(({ id }) => id);
        return [...ids.slice(ids.indexOf(required)), required];
      } else if (!done.has(required)) {
        onWay.add(required);
        way.push({ id: required, next: 0 });
      }
    }
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
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const open = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { requires } of nodes) for (const one of requires) open.set(one, (open.get(one) ?? 0) + 1);
  const lengths = new Map(nodes.map(({ id }) => [id, 1]));
  // From those that nothing waits for back to the beginnings.
  const ready = nodes.map(({ id }) => id).filter((id) => open.get(id) === 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    for (const one of byId.get(id)?.requires ?? []) {
      lengths.set(one, Math.max(lengths.get(one) ?? 1, (lengths.get(id) ?? 1) + 1));
      const left = (open.get(one) ?? 0) - 1;
      open.set(one, left);
      if (left === 0) ready.push(one);
    }
  }
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
