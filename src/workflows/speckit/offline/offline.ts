// Answers the prompts of the spec-kit plan by rules, without a language model.
import type { ModelRequest } from '../../../core/ports.ts';
import type { Facts } from '../../../core/workflow.ts';
import { isRecord, recordsOf, textOf } from '../known.ts';
import { phaseHeadings } from '../skeleton.ts';
import { approachesFor } from './approaches.ts';
import { analyzed } from './analyze.ts';
import { contractText, plannedContracts } from './contracts.ts';
import { identified } from './decide.ts';
import { dataModelSections } from './documents/dataModel.ts';
import { planSections } from './documents/plan.ts';
import { performanceSections, securitySections } from './documents/qualities.ts';
import { testingSections } from './documents/testing.ts';
import { quickstartSections } from './documents/quickstart.ts';
import { researchSections } from './documents/research.ts';
import { notStated, type Sections } from './documents/say.ts';
import { dependenciesSections, summarySections } from './documents/summary.ts';
import { phaseSection, tasksSections } from './documents/tasks.ts';
import { materialOf, type Material } from './material.ts';
import { repaired, replied, thoughtsFor, touched, updated } from './smaller.ts';

const answers: Readonly<Record<string, (facts: Facts) => string | object>> = {
  analysis: analyzed,
  analysisThink: thoughtsFor,
  approaches: approachesFor,
  decisions: identified,
  decisionsThink: thoughtsFor,
  path: () => ({ conflicts: [], decisions: [], risks: [], timeline: '' }),
  pathThink: thoughtsFor,
  decisionReply: replied,
  contracts: (facts) => ({ contracts: plannedContracts(facts) }),
  artifact: (facts) => drafted(facts),
  file: (facts) => contractText(facts, textOf(facts, 'file')),
  update: (facts) => updated(facts, drafted),
  repair: repaired,
  targets: (facts) => touched(facts),
  // What rules can see they have said by then.
  review: () => ({ issues: [] }),
  reviewThink: thoughtsFor,
};

/**
 * Answers one request of the workflow from its facts alone: Markdown, or the value of a fact. Facts that are missing
 * count as empty; a prompt that it does not know is answered with nothing.
 */
export function draftOffline(request: Pick<ModelRequest, 'id' | 'facts'>): string | object {
  const prompt = request.id.slice(request.id.lastIndexOf('/') + 1);
  return answers[prompt]?.(request.facts) ?? '';
}

const documents: Readonly<Record<string, Sections<Material>>> = {
  plan: planSections,
  research: researchSections,
  'data-model': dataModelSections,
  tasks: tasksSections,
  quickstart: quickstartSections,
  'performance-plan': performanceSections,
  'security-plan': securitySections,
  'testing-strategy': testingSections,
  'executive-summary': summarySections,
  dependencies: dependenciesSections,
};

/** The sections that a request asks for, each under its heading. */
function drafted(facts: Facts): string {
  const artifact = textOf(facts, 'artifact');
  const material = materialOf(facts);
  const wanted = recordsOf(facts['sections']).filter(({ container }) => container !== true);
  return wanted
    .flatMap((section) => {
      const heading = isRecord(section) && typeof section['heading'] === 'string' ? section['heading'] : '';
      return heading === '' ? [] : [`## ${heading}\n\n${sectionText(artifact, heading, material)}\n`];
    })
    .join('\n');
}

function sectionText(artifact: string, heading: string, material: Material): string {
  if (artifact === 'tasks' && phaseHeadings(material.facts).includes(heading)) return phaseSection(heading, material);
  const write = documents[artifact]?.find(([pattern]) => pattern.test(heading))?.[1];
  return write?.(material) || notStated;
}
