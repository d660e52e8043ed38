// In which requests a plan is written: what comes first and holds for all, each phase, and what closes it.
import type { Facts, SectionGroup } from '../../core/workflow.ts';
import type { PlanSize } from '../../documents/phases.ts';
import { parseTemplate, type TemplateSection } from '../../documents/template.ts';
import { budgets, phasesOf, scaleOf } from './scale.ts';
import { fitSkeleton, phaseNumberOf } from './skeleton.ts';
import skeleton from './template.md';

/** The requests, in their order. A small plan is one. */
export function groupsOf(facts: Facts): readonly SectionGroup[] {
  const size = scaleOf(facts)?.size ?? 'M';
  const { sections } = parseTemplate(fitSkeleton(skeleton, facts));
  const phases = phasesOf(facts);
  const lines = Math.max(30, budgets[size] - reserve(size, phases.length));
  const asked = sections.filter(({ heading }) => heading !== 'Open Questions');
  if (phases.length < 2) return [group(asked, lines, phases.length === 1 ? subjectOf(facts, 1) : '', [])];
  const first = asked.findIndex((section) => phaseNumberOf(section) !== undefined);
  const head = asked.slice(0, first);
  const closing = asked.slice(first).filter((section) => phaseNumberOf(section) === undefined);
  const share = shares[size];
  const each = (lines * (1 - share.head - share.closing)) / phases.length;
  return [
    group(head, lines * share.head, '', ['phases']),
    ...phases.map((_, index) =>
      group(
        asked.filter((section) => phaseNumberOf(section) === index + 1),
        each,
        subjectOf(facts, index + 1),
        [],
      ),
    ),
    group(closing, lines * share.closing, '', ['phases']),
  ];
}

/** Which part of the lines goes to what stands before the phases, and to what closes the plan. */
const shares: Readonly<Record<PlanSize, { readonly head: number; readonly closing: number }>> = {
  XS: { head: 0.6, closing: 0.4 },
  S: { head: 0.35, closing: 0.1 },
  M: { head: 0.2, closing: 0.25 },
  L: { head: 0.13, closing: 0.2 },
  XL: { head: 0.11, closing: 0.17 },
};

/** Lines of what the code writes: title, state of the phases, headings, diagram, questions, sources. */
function reserve(size: PlanSize, phases: number): number {
  return 22 + phases * 8 + (phases > 2 ? phases * 2 + 6 : 0) + (size === 'XS' ? 0 : 4);
}

function group(
  sections: readonly TemplateSection[],
  lines: number,
  subject: string,
  facts: readonly string[],
): SectionGroup {
  return {
    headings: sections.map(({ heading }) => heading),
    lines: Math.round(lines),
    subject,
    facts: ['outline', 'repository', 'approach', ...facts],
  };
}

/** One phase in words: what it is to reach, and what it builds on. */
function subjectOf(facts: Facts, number: number): string {
  const phases = phasesOf(facts);
  const phase = phases[number - 1];
  if (!phase) return '';
  const others = phases.flatMap(({ title }, index) => (index + 1 === number ? [] : [`Phase ${index + 1}: ${title}`]));
  return [
    `Phase ${number} of ${phases.length}: ${phase.title}`,
    ...(phase.goal === '' ? [] : [`Goal: ${phase.goal}`]),
    ...(phase.dependsOn.length > 0 ? [`Builds on: ${phase.dependsOn.map((one) => `Phase ${one}`).join(', ')}`] : []),
    ...(phase.proof ? [`Proof command: ${phase.proof}`] : []),
    ...(others.length > 0 ? [`The other phases: ${others.join('; ')}`] : []),
  ].join('\n');
}
