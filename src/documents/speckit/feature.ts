// A feature as its documents together: which is which, and what they refer to, found once for a set.
import type { MarkdownDocument } from '../document.ts';
import type { DocumentSet, PlanFile } from '../documentSet.ts';
import { isDecisionLog } from './decisionLog.ts';
import { keysOf, referencesIn } from './ids.ts';
import { kindOf, type FeatureKind } from './kind.ts';
import { readable } from './readable.ts';
import { remember } from './remember.ts';

export interface Feature {
  /** The document of a kind, the one nearest to the set's folder where there are several. */
  readonly get: (kind: FeatureKind) => MarkdownDocument | undefined;
  readonly documents: readonly FeatureDocument[];
  /** The log of decisions. */
  readonly log: PlanFile | undefined;
  readonly contracts: readonly PlanFile[];
}

export interface FeatureDocument {
  readonly kind: FeatureKind;
  readonly document: MarkdownDocument;
}

/** The feature of a set, read once. */
export const featureOf = remember((set: DocumentSet): Feature => {
  const documents = set.documents.flatMap((document): readonly FeatureDocument[] => {
    const kind = kindOf(document);
    return kind === undefined ? [] : [{ kind, document }];
  });
  const byKind = new Map<FeatureKind, MarkdownDocument>();
  const steps = ({ path }: MarkdownDocument) => path.split('/').length;
  for (const { kind, document } of documents) {
    const other = byKind.get(kind);
    if (other === undefined || steps(document) < steps(other)) byKind.set(kind, document);
  }
  return {
    get: (kind) => byKind.get(kind),
    documents,
    log: set.files.find(({ path }) => isDecisionLog(path)),
    contracts: set.files.filter(({ path }) => /(?:^|\/)contracts\//.test(path)),
  };
});

/** The keys of all ids that a document names outside of code blocks and comments, once. */
export const keysNamedIn = remember((document: MarkdownDocument): ReadonlySet<string> =>
  keysOf(referencesIn(readable(document).prose)),
);
