// Whose plan it is decides what a likely fault is worth: a warning where Planner's own way is followed, else a hint.
import type { Rule } from '../core/rule.ts';
import type { MarkdownDocument } from '../documents/document.ts';
import type { DocumentSet } from '../documents/documentSet.ts';
import type { Finding, Severity } from '../documents/finding.ts';
import { isPhasePlan, readPhasePlan } from '../documents/phases.ts';
import { featureOf } from '../documents/speckit/feature.ts';
import { remember } from '../documents/speckit/remember.ts';
import { isTemplate } from '../documents/template.ts';
import { briefShape, isBrief } from './brief/shape.ts';

/**
 * The severity of what is likely and not certain. Features that others wrote keep to no promise of Planner's: sketches
 * of code, tests in another place, words that a team uses as names are their way, and only worth a hint.
 */
export function likely(set: DocumentSet): Severity {
  return isOthers(set) ? 'info' : 'warning';
}

/**
 * Whether documents were written without Planner, and not now: a feature that has no document of its decisions, or what
 * is no plan at all, such as the pages about a product.
 */
export function isOthers(set: DocumentSet): boolean {
  return set.isDraft !== true && areOthers(set);
}

const areOthers = remember((set: DocumentSet): boolean => {
  const feature = featureOf(set);
  if (feature.documents.length > 0) return feature.get('decisions') === undefined;
  return !set.documents.some(
    (document) =>
      /(?:^|\/)\.clinespecs\//.test(document.path) || isBrief(document, briefShape) || isSizedPlan(document),
  );
});

/** The rule, with what it says weighed by where a document is kept. */
export function weighing(rule: Rule): Rule {
  if (!ongoing.test(rule.id)) return rule;
  const check: Rule['check'] = (document, verdicts, set) =>
    rule.check(document, verdicts, set).map((finding) => weighed(finding, document, set));
  return { ...rule, check };
}

/**
 * What a rule says of a document that others keep as a template, an example or in an archive: that something is still to be filled
 * in, answered or measured there is a hint only. Whatever is broken stays as it is.
 */
function weighed(finding: Finding, document: MarkdownDocument, set: DocumentSet): Finding {
  const isOnlyHint = finding.severity !== 'info' && isSetAside(document);
  return isOnlyHint && isOthers(set) ? { ...finding, severity: 'info' } : finding;
}

const ongoing =
  /^(?:wording\/|speckit\/(?:unresolved-clarification|unfilled-template|requirement-task)$|structure\/(?:placeholder|template-leftover)$)/;

/** By its folder, its name, or its own words at the start. */
function isSetAside({ path, text }: MarkdownDocument): boolean {
  return asideFolder.test(path) || asideName.test(path) || isTemplate(path) || ownTemplate.test(text.slice(0, 1000));
}

const asideFolder =
  /(?:^|\/)(?:[._]?archived?|\w+\.archive|deprecated|obsolete|superseded|examples?|samples?|\d{1,4}-(?:examples?|samples?|templates?)(?:-(?:feature|spec|project))?)\//i;
/** A plan such as `remove-deprecated.md` is about the work: a state stands in capitals beside a name, or as an ending. */
const asideName =
  /(?:^|[/_. [(-])(?:[Ss]uperseded|SUPERSEDED|(?:ARCHIVED|DEPRECATED|OBSOLETE)(?=[^/]*\p{Ll}[^/]*\.md$|(?<=\p{Ll}[^/]*)))(?=[_. \])-][^/]*$)|\.(?:archived|deprecated|obsolete)\.md$/u;
const ownTemplate =
  /^(?:>[ \t]*)?[*_]*(?:Note[*_]*:[*_]*[ \t]*)?This (?:(?:file|document|page) )?is an? [*_]*template(?: (?:file|document))?[*_]*(?: (?:for|of|that|to|which)\b|[.:;,])/im;

/** Whether a phase plan states its size, as those of Planner do. */
function isSizedPlan(document: MarkdownDocument): boolean {
  return isPhasePlan(document) && readPhasePlan(document).size !== undefined;
}
