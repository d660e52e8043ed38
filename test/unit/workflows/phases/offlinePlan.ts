// What the tests of the offline phase plan share: a run's facts, and a whole document from its answers.
import {
  outlineFact,
  phasesFact,
  type PlanOutline,
  type PlannedPhase,
} from '../../../../src/workflows/phases/facts.ts';
import { draftOffline } from '../../../../src/workflows/phases/offline/offline.ts';
import { sizeOf } from '../../../../src/workflows/phases/sizing.ts';
import type { PlanSize } from '../../../../src/documents/phases.ts';

export const repository = {
  languages: ['TypeScript'],
  testCommand: 'npm test',
  layout: ['src', 'test'],
  conventions: ['Tests stand in test/, one file for each of src/'],
  sources: [{ path: 'package.json', what: 'scripts' }],
};

export interface Run {
  readonly outline: PlanOutline;
  readonly size: { readonly size: PlanSize; readonly phases: number };
  readonly phases: readonly PlannedPhase[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Everything that a run has learned when the plan is written. */
export function runOf(idea: string, given: Readonly<Record<string, unknown>> = {}): Run {
  const outline = outlineFact.parse(draftOffline({ id: 'phases/extract', facts: { idea, references: [] } }), {
    idea,
  }) as PlanOutline;
  const { size, phases: count } = sizeOf(outline, repository, idea);
  const before = {
    idea,
    outline,
    repository,
    author: 'Lena Okafor',
    language: outline.language,
    size: { size, phases: count },
    ...given,
  };
  const scale = before.size as Run['size'];
  const phases =
    scale.phases > 0
      ? (phasesFact.parse(draftOffline({ id: 'phases/phases', facts: before }), before) as readonly PlannedPhase[])
      : [];
  return { outline, size: scale, phases, facts: { ...before, ...(phases.length > 0 ? { phases } : {}) } };
}

/** The headings of a plan of a size, in their order. */
export function headingsOf({ size, phases }: Run): readonly string[] {
  if (size.size === 'XS') return ['Overview', 'Change', 'Done When', 'Risks'];
  const isBig = size.size !== 'S';
  const parts = ['Deliverables', 'Acceptance Criteria', 'Entry Criteria', 'Exit Criteria', 'Technical Specification'];
  const all = [...parts, 'Action Items', ...(isBig ? ['Architecture Decisions', 'Testing Strategy'] : [])];
  const late = ['Overall Testing Strategy', 'Checkpoints', 'Risks', 'Decisions', 'Plan Refinement'];
  const latest = ['Observability and Performance', 'Technical Debt'];
  return [
    'Overview',
    'Scope',
    'Objectives',
    'Success Criteria',
    'General Requirements',
    ...(isBig ? ['Deployment and Rollback', 'Performance and Monitoring', 'Security and Compliance'] : []),
    ...phases.flatMap((_, index) => all.map((part, at) => `${index + 1}.${at + 1}. ${part}`)),
    ...(isBig ? late : ['Risks']),
    ...(size.size === 'L' || size.size === 'XL' ? latest : []),
  ];
}

/** The reply, as bodies by their headings. */
export function bodiesOf(run: Run, headings = headingsOf(run)): ReadonlyMap<string, string> {
  const sections = headings.map((heading) => ({ heading }));
  const reply = String(draftOffline({ id: 'phases/plan', facts: { ...run.facts, sections } }));
  const parts = reply.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()] as const),
  );
}

/** The whole document, with what the code adds: title, size, and the state of each phase. */
export function documentOf(run: Run): string {
  const bodies = bodiesOf(run);
  const command = '- **Proof command**: `npm test`';
  const lines = [`# ${run.outline.title}`, '', `- **Size**: ${run.size.size}`];
  let phase = 0;
  for (const [heading, body] of bodies) {
    const number = Number(/^(\d+)\.\d+\./.exec(heading)?.[1] ?? 0);
    const planned = run.phases[number - 1];
    if (planned && number > phase) {
      phase = number;
      const before = planned.dependsOn.map((one) => `Phase ${one}`).join(', ') || 'none';
      lines.push('', `## Phase ${number}: ${planned.title}`, '', '- **Status**: planned');
      lines.push(`- **Depends on**: ${before}`, '- **Owner**: Lena Okafor', command);
    }
    lines.push('', `${number > 0 ? '###' : '##'} ${heading}`, '', body);
  }
  if (run.size.size === 'XS') lines.push('', '## Completion', '', '- **Status**: planned', command);
  return `${lines.join('\n')}\n`;
}
