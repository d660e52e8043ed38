// Which document of a spec-kit feature a document is: by its path, else by what it holds.
import type { MarkdownDocument } from '../document.ts';
import { readable } from './readable.ts';
import { remember } from './remember.ts';

export type FeatureKind =
  | 'spec'
  | 'plan'
  | 'tasks'
  | 'research'
  | 'data-model'
  | 'quickstart'
  | 'decisions'
  | 'clarifications'
  | 'constitution'
  | 'contract'
  | 'checklist'
  | 'performance-plan'
  | 'security-plan'
  | 'testing-strategy'
  | 'executive-summary'
  | 'dependencies';

/** The kind of a document, or `undefined` for one that belongs to no feature. */
export const kindOf = remember((document: MarkdownDocument): FeatureKind | undefined => {
  const path = document.path.replaceAll('\\', '/').replace(/^\.?\//, '');
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(?:^|\/)(?:\.specify\/)?memory\/constitution\.md$/i.test(path)) return 'constitution';
  if (name.endsWith('.decisions.md')) return 'decisions';
  if (isInFeature(path)) return kindByPath(path, name) ?? kindByContent(document);
  return kindByContent(document);
});

/** What Planner and spec-kit write for a feature; the specification and the checklists are what it is made from. */
export const artifactKinds: readonly FeatureKind[] = [
  ...(['plan', 'tasks', 'research', 'data-model', 'quickstart', 'contract'] as const),
  ...(['performance-plan', 'security-plan', 'testing-strategy', 'executive-summary', 'dependencies'] as const),
];

/** `specs/001-x/…`, `.specify/specs/…`, `docs/specs/…`, also in a package and with folders between. */
function isInFeature(path: string): boolean {
  return /(?:^|\/)specs\/[^/]+\/.*\.md$/i.test(path);
}

const byName: Readonly<Record<string, FeatureKind>> = {
  'spec.md': 'spec',
  'plan.md': 'plan',
  'tasks.md': 'tasks',
  'research.md': 'research',
  'data-model.md': 'data-model',
  'quickstart.md': 'quickstart',
  'performance-plan.md': 'performance-plan',
  'security-plan.md': 'security-plan',
  'testing-strategy.md': 'testing-strategy',
  'executive-summary.md': 'executive-summary',
  'dependencies.md': 'dependencies',
};

function kindByPath(path: string, name: string): FeatureKind | undefined {
  if (/\/contracts\/(?:[^/]+\/)*[^/]+$/i.test(path)) return 'contract';
  if (/\/checklists\/(?:[^/]+\/)*[^/]+$/i.test(path)) return 'checklist';
  if (name.endsWith('.clarifications.md')) return 'clarifications';
  return byName[name];
}

const byTitle: readonly (readonly [RegExp, FeatureKind])[] = [
  [/^feature specification\b/i, 'spec'],
  [/^implementation plan\s*:/i, 'plan'],
  [/^tasks\s*:/i, 'tasks'],
  [/^technical decisions required\b/i, 'decisions'],
];

function kindByContent(document: MarkdownDocument): FeatureKind | undefined {
  const title = readable(document).document.sections.find(({ depth }) => depth === 1)?.title ?? '';
  return byTitle.find(([words]) => words.test(title))?.[1];
}
