// The report of a run on a feature, and its decisions, as the terminal prints them.
import type { DecisionLine } from '../app/feature/feature.ts';
import { tellReport, type FeatureReport } from '../core/report.ts';
import { english } from '../documents/sentence.ts';
import { singleLine } from '../documents/words.ts';

/** The report for people: what must be known first comes first. */
export function formatReport(found: FeatureReport): string {
  const report = tellReport(found, english);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['WARNINGS', report.warnings],
    ['Decisions', report.decisions],
    ['Risks and blockers', report.risks],
    ['Questions that need business input', report.questions],
    ['For stakeholders to review', report.review],
    ['Found by the review and not put right', report.left],
    ['Left out', report.omitted],
    ['Missing', report.missing],
    ['Ignored by git, so not under version control', report.ignored],
    ['Next', report.next],
    ['Files', report.files],
  ];
  const lists = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [`${heading}:`, ...lines.map((line) => `  - ${singleLine(line)}`)].join('\n'));
  return [`Branch ${report.branch}, folder ${report.folder}`, ...lists].join('\n\n');
}

/** The decisions for people. */
export function formatDecisions(decisions: readonly DecisionLine[], run: string): string {
  const lines = decisions.map(({ id, category, title, state, choice }) =>
    [
      `  ${id}  ${category}: ${singleLine(title)}  (${state})`,
      ...(choice === '' ? [] : [`      ${singleLine(choice)}`]),
    ].join('\n'),
  );
  return [`Decisions of the run ${run}:`, ...lines].join('\n');
}
