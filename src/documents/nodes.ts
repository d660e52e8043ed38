// The nodes of a tree by their types, collected once: every rule that looks for some would go through all of it.
import type { Nodes, Root } from 'mdast';

type NodeOf<T extends Nodes['type']> = Extract<Nodes, { type: T }>;

/** All nodes of these types, however deep, in the order of the document. Nobody may change a tree that was asked. */
export function nodesOf<T extends Nodes['type']>(root: Root, ...types: readonly T[]): readonly NodeOf<T>[] {
  const known = collected.get(root) ?? collect(root);
  collected.set(root, known);
  const found = types
    .flatMap((type) => known.get(type) ?? [])
    .filter((node): node is NodeOf<T> => isOneOf(node, types));
  const start = (node: Nodes): number => node.position?.start.offset ?? 0;
  return types.length === 1 ? found : found.sort((one, other) => start(one) - start(other));
}

const collected = new WeakMap<Root, ReadonlyMap<string, readonly Nodes[]>>();

function collect(root: Root): ReadonlyMap<string, readonly Nodes[]> {
  const byType = new Map<string, Nodes[]>();
  const add = (node: Nodes): void => {
    const same = byType.get(node.type);
    if (same) same.push(node);
    else byType.set(node.type, [node]);
    if ('children' in node) for (const child of node.children) add(child);
  };
  add(root);
  return byType;
}

function isOneOf(node: Nodes, types: readonly string[]): boolean {
  return types.includes(node.type);
}
