// A rule for documents of a spec-kit feature sees the feature that its document belongs to.
import type { Rule, RulePage } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding } from '../../documents/finding.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { featureOf, type Feature } from '../../documents/speckit/feature.ts';
import { kindOf, type FeatureKind } from '../../documents/speckit/kind.ts';
import { readable, type Span } from '../../documents/speckit/readable.ts';
import { firstLine, report } from '../finding.ts';

/** What such a rule looks at. */
export interface Subject {
  readonly document: MarkdownDocument;
  readonly kind: FeatureKind;
  readonly feature: Feature;
  readonly set: DocumentSet;
}

/** What such a rule found; without a place it speaks of the document as a whole. */
export interface Remark {
  readonly severity: Finding['severity'];
  readonly span?: Span;
  readonly message: Sentence;
  readonly fix?: Finding['fix'];
}

/** Makes a rule for documents of some kinds. */
export function featureRule(
  name: string,
  kinds: readonly FeatureKind[],
  page: RulePage,
  check: (subject: Subject) => readonly Remark[],
): Rule {
  const id = `speckit/${name}`;
  return {
    id,
    applies: (document) => {
      const kind = kindOf(document);
      return kind !== undefined && kinds.includes(kind);
    },
    check(document, _verdicts, set) {
      const kind = kindOf(document);
      if (kind === undefined) return [];
      return check({ document, kind, feature: featureOf(set), set }).map(({ severity, span, message, fix }) =>
        report(document, id, severity, span ?? firstLine(document), message, fix),
      );
    },
    page,
  };
}

/** Whether a part of a document is hidden by a code block or comment without an end: then nothing is known to be missing. */
export function isHidden(document: MarkdownDocument): boolean {
  return readable(document).hidden;
}
