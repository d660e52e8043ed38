// The table of all rules, and the check of one document against it. A new rule is a file and a line here.
import type { Rule, Verdicts } from '../core/rule.ts';
import { mendingsOf } from '../documents/diagram/mend.ts';
import { alone, type DocumentSet } from '../documents/documentSet.ts';
import type { MarkdownDocument } from '../documents/document.ts';
import { isFaulty, type Finding } from '../documents/finding.ts';
import { componentsList } from './brief/components-list.ts';
import { diagramDatabases } from './brief/diagram-databases.ts';
import { diagramDecisions } from './brief/diagram-decisions.ts';
import { diagramDirection } from './brief/diagram-direction.ts';
import { diagramEnds } from './brief/diagram-ends.ts';
import { diagramLabels } from './brief/diagram-labels.ts';
import { end } from './brief/end.ts';
import { extraHeading } from './brief/extra-heading.ts';
import { flowDiagram } from './brief/flow-diagram.ts';
import { goalsList } from './brief/goals-list.ts';
import { goalsObservable } from './brief/goals-observable.ts';
import { headings } from './brief/headings.ts';
import { jira } from './brief/jira.ts';
import { leftovers } from './brief/leftovers.ts';
import { metadata } from './brief/metadata.ts';
import { openQuestions } from './brief/open-questions.ts';
import { riskMitigation } from './brief/risk-mitigation.ts';
import { bindRules } from './brief/rule.ts';
import { scopeContradiction } from './brief/scope-contradiction.ts';
import { scopeLists } from './brief/scope-lists.ts';
import { briefShape, type BriefShape } from './brief/shape.ts';
import { status } from './brief/status.ts';
import { title } from './brief/title.ts';
import { undetermined } from './brief/undetermined.ts';
import { sqlBalance } from './code/sql-balance.ts';
import { codeSyntax } from './code/syntax.ts';
import { codeUnchecked } from './code/unchecked.ts';
import { contractsUnchecked } from './contracts/unchecked.ts';
import { contractsValid } from './contracts/valid.ts';
import { weighing } from './origin.ts';
import { phaseCriteria } from './phases/criteria.ts';
import { phaseDeliverables } from './phases/deliverables.ts';
import { phaseEvidence } from './phases/evidence.ts';
import { planLength } from './phases/length.ts';
import { phaseOneChange } from './phases/one-change.ts';
import { phaseOrder } from './phases/order.ts';
import { phaseOwner } from './phases/owner.ts';
import { planParts } from './phases/parts.ts';
import { phaseTests } from './phases/tests.ts';
import { constitutionTechnology } from './speckit/constitution-technology.ts';
import { constitutionTests } from './speckit/constitution-tests.ts';
import { criterionMeasure } from './speckit/criterion-measure.ts';
import { danglingId } from './speckit/dangling-id.ts';
import { decisionCategories } from './speckit/decision-categories.ts';
import { decisionContradicted } from './speckit/decision-contradicted.ts';
import { decisionLog } from './speckit/decision-log.ts';
import { decisionOutcome } from './speckit/decision-outcome.ts';
import { decisionRationale } from './speckit/decision-rationale.ts';
import { decisionReflected } from './speckit/decision-reflected.ts';
import { decisionReversibility } from './speckit/decision-reversibility.ts';
import { duplicateId } from './speckit/duplicate-id.ts';
import { endpointNames } from './speckit/endpoint-names.ts';
import { entityNames } from './speckit/entity-names.ts';
import { provisionalMark } from './speckit/provisional-mark.ts';
import { requirementTask } from './speckit/requirement-task.ts';
import { storyScenario } from './speckit/story-scenario.ts';
import { taskCount } from './speckit/task-count.ts';
import { taskDependency } from './speckit/task-dependency.ts';
import { taskPath } from './speckit/task-path.ts';
import { taskStory } from './speckit/task-story.ts';
import { unfilledTemplate } from './speckit/unfilled-template.ts';
import { unread } from './speckit/unread.ts';
import { unresolvedClarification } from './speckit/unresolved-clarification.ts';
import { versionNames } from './speckit/version-names.ts';
import { brokenLink } from './structure/broken-link.ts';
import { conflictMark } from './structure/conflict-mark.ts';
import { damagedText } from './structure/damaged-text.ts';
import { diagram, diagramFences } from './structure/diagram.ts';
import { emptySection } from './structure/empty-section.ts';
import { gluedFence } from './structure/glued-fence.ts';
import { headingLevel } from './structure/heading-level.ts';
import { placeholder } from './structure/placeholder.ts';
import { repeatedHeading } from './structure/repeated-heading.ts';
import { templateLeftover } from './structure/template-leftover.ts';
import { unclosedComment } from './structure/unclosed-comment.ts';
import { unclosedFence } from './structure/unclosed-fence.ts';
import { unevenTable } from './structure/uneven-table.ts';
import { wrappedDocument } from './structure/wrapped-document.ts';
import { hedge } from './wording/hedge.ts';
import { untestable } from './wording/untestable.ts';
import { vague } from './wording/vague.ts';

/** Rules for every Markdown document. */
const structureRules: readonly Rule[] = [
  ...[diagram, gluedFence, unclosedFence, wrappedDocument, unclosedComment, conflictMark, damagedText],
  ...[emptySection, repeatedHeading, headingLevel, placeholder, templateLeftover, brokenLink, unevenTable],
];

/** Rules for the statements of every document that somebody must be able to check. */
const wordingRules: readonly Rule[] = [vague, hedge, untestable];

/** Rules for contracts and code, in documents and in the files beside them. */
const embeddedRules: readonly Rule[] = [contractsValid, contractsUnchecked, codeSyntax, codeUnchecked, sqlBalance];

/** Rules for phase plans. */
const planRules: readonly Rule[] = [
  phaseCriteria,
  phaseDeliverables,
  phaseEvidence,
  planLength,
  phaseOneChange,
  phaseOrder,
  phaseOwner,
  planParts,
  phaseTests,
];

/** Rules for the documents of spec-kit features. */
const featureRules: readonly Rule[] = [
  constitutionTechnology,
  constitutionTests,
  criterionMeasure,
  danglingId,
  decisionCategories,
  decisionContradicted,
  decisionLog,
  decisionOutcome,
  decisionRationale,
  decisionReflected,
  decisionReversibility,
  duplicateId,
  endpointNames,
  entityNames,
  provisionalMark,
  requirementTask,
  storyScenario,
  taskCount,
  taskDependency,
  taskPath,
  taskStory,
  unfilledTemplate,
  unread,
  unresolvedClarification,
  versionNames,
];

/** Rules for briefs of a shape: Planner's own, or that of a team's template (`shapeOf`). */
export function briefRules(shape: BriefShape): readonly Rule[] {
  const all = [
    ...[title, metadata, status, jira, headings, extraHeading, leftovers, end],
    ...[
      goalsList,
      goalsObservable,
      scopeLists,
      scopeContradiction,
      componentsList,
      riskMitigation,
      openQuestions,
      undetermined,
    ],
    ...[flowDiagram, diagramDirection, diagramEnds, diagramDecisions, diagramDatabases, diagramLabels],
  ];
  return bindRules(all, shape);
}

/** All rules, the brief's for Planner's own template. */
export const rules: readonly Rule[] = rulesFor(briefShape);

/** All rules, the brief's for a template of its own. */
export function rulesFor(shape: BriefShape): readonly Rule[] {
  return [
    ...[...structureRules, ...embeddedRules, ...wordingRules],
    ...[...briefRules(shape), ...planRules, ...featureRules],
  ].map(weighing);
}

/** What the rules say of a document, in the order of the places. Texts without a verdict are taken as not checked yet. */
export function checkDocument(
  document: MarkdownDocument,
  verdicts: Verdicts,
  table: readonly Rule[] = rules,
  set: DocumentSet = alone(document),
): readonly Finding[] {
  return table
    .filter((rule) => rule.applies(document))
    .flatMap((rule) => rule.check(document, verdicts, set))
    .sort((one, other) => one.place.start - other.place.start || one.place.end - other.place.end);
}

/** The diagrams of a document that need a verdict, each once. */
export function diagramsOf(document: MarkdownDocument): readonly string[] {
  return [...new Set(diagramFences(document).map(({ text }) => text))];
}

/**
 * Repairs of the rejected diagrams that need a verdict, each once, most cautious first: with their verdicts
 * `checkDocument` can offer them as fixes.
 */
export function repairsOf(document: MarkdownDocument, verdicts: Verdicts): readonly string[] {
  const rejected = diagramFences(document).filter(({ text }) => isFaulty(verdicts('mermaid', text)));
  return [...new Set(rejected.flatMap((fence) => mendingsOf(document, fence).map(({ text }) => text)))];
}
