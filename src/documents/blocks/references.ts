// Link reference definitions and footnotes: what one part of a document says of another.
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseWith, type Chunk } from './chunks.ts';

/** What a label of the document stands for. */
export type Target =
  | { readonly kind: 'link'; readonly label: string; readonly url: string; readonly title: string | null }
  | { readonly kind: 'note'; readonly label: string };

/** The definitions of a chunk, and the labels that stand in brackets somewhere in it. */
export interface References {
  readonly targets: readonly Target[];
  /** Absent where a label may be broken over lines: it may use any. */
  readonly labels?: ReadonlySet<string>;
}

/** Reads what a chunk defines, and what it may refer to. */
export function readReferences(chunk: Chunk): References {
  const targets: Target[] = [];
  // Nearly no part of a document defines anything.
  if (chunk.text.includes(']:')) {
    visit(rootOf(chunk.nodes), (node) => {
      if (node.type === 'definition') {
        targets.push({ kind: 'link', label: fold(node.identifier), url: node.url, title: node.title ?? null });
      }
      if (node.type === 'footnoteDefinition') targets.push({ kind: 'note', label: noteLabel(node) });
    });
  }
  const inBrackets = [...chunk.text.matchAll(/\[((?:[^[\]\\]|\\[^])+)\]/g)].map((match) => match[1] ?? '');
  if (inBrackets.some((label) => /[\r\n]/.test(label))) return { targets };
  return { targets, labels: new Set(inBrackets.map(fold)) };
}

/** The targets of the whole document by label: the first definition of a label counts. */
export function collectTargets(all: readonly References[]): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  for (const { targets: own } of all) {
    for (const target of own) if (!targets.has(target.label)) targets.set(target.label, target);
  }
  return targets;
}

/** Those targets that a chunk may refer to, in the order of the document. */
export function targetsFor(references: References, targets: ReadonlyMap<string, Target>): readonly Target[] {
  if (targets.size === 0) return [];
  return [...targets.values()].filter(({ label }) => !references.labels || references.labels.has(label));
}

/** The nodes of a chunk with its references resolved: links and images instead of references to them. */
export function resolveReferences(chunk: Chunk, targets: readonly Target[]): readonly RootContent[] {
  if (targets.length === 0) return chunk.nodes;
  const nodes = parseWith(
    chunk,
    targets.map(({ kind, label }) => `[${label}]: ${kind === 'link' ? '<.>' : '.'}`),
  );
  const links = new Map(targets.flatMap((target) => (target.kind === 'link' ? [[target.label, target]] : [])));
  visit(rootOf(nodes), (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const target = links.get(fold(node.identifier));
    if (!target) return;
    const { url, title } = target;
    Object.assign(node, { type: node.type === 'linkReference' ? 'link' : 'image', url, title });
  });
  return nodes;
}

/** The label of a footnote or of a reference to it, as `Target` has it. */
export function noteLabel(node: Pick<FootnoteDefinition, 'identifier'>): string {
  return fold(`^${node.identifier}`);
}

function rootOf(nodes: readonly RootContent[]): Root {
  return { type: 'root', children: [...nodes] };
}

/** Labels are equal when they differ in case and white space only. */
function fold(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}
