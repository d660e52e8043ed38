// The spec-kit plan: from a feature's specification to decisions, research, contracts, tasks and all that goes with them.
import { approachesFact } from '../../core/approaches/facts.ts';
import { identifiedFact, pathFact } from '../../core/decisions/facts.ts';
import type { DecisionPlace, Facts, Workflow } from '../../core/workflow.ts';
import { say } from '../../documents/sentence.ts';
import { analysisFact } from './analysis.ts';
import { artifacts } from './artifacts.ts';
import { artifactsChoice, atOnce } from './choice.ts';
import { costOfPlans } from './estimate.ts';
import { contractsFact, contractsOf } from './contracts.ts';
import { briefsOf, inputsOf, shownOf } from './inputs.ts';
import { placeOf, titleOf } from './known.ts';
import { draftOffline } from './offline/offline.ts';
import { inPartsOf, usesIn } from './parts.ts';
import analysis from './prompts/analysis.md';
import analysisThink from './prompts/analysisThink.md';
import approaches from './prompts/approaches.md';
import artifact from './prompts/artifact.md';
import contracts from './prompts/contracts.md';
import decisionReply from './prompts/decisionReply.md';
import decisions from './prompts/decisions.md';
import decisionsThink from './prompts/decisionsThink.md';
import file from './prompts/file.md';
import path from './prompts/path.md';
import pathThink from './prompts/pathThink.md';
import repair from './prompts/repair.md';
import review from './prompts/review.md';
import reviewThink from './prompts/reviewThink.md';
import targets from './prompts/targets.md';
import update from './prompts/update.md';
import { reportOf } from './report.ts';
import { namedChoice } from './settled.ts';
import { reviewFact, targetsFact } from './targets.ts';
import { topicsOf } from './topics.ts';
import { artifactIds, isWanted, wantedOf } from './wanted.ts';

export const workflow: Workflow = {
  id: 'speckit',
  title: say('Spec-kit plan'),
  description: say(
    'Plan a spec-kit feature: decisions, research, data model, contracts, tasks and what goes with them',
  ),
  opening: say(
    'Which feature is to be planned, and on what does it build? Name the feature, and give the technical context: language and frameworks, where data is kept, what it runs on, limits.',
  ),
  artifacts,
  steps: [
    { kind: 'feature', id: 'feature' },
    { kind: 'analyze', id: 'analysis', learns: analysisFact, prompt: 'analysis', thinking: 'analysisThink' },
    { kind: 'analyze', id: 'identify', learns: identifiedFact, prompt: 'decisions', thinking: 'decisionsThink' },
    {
      kind: 'decide',
      id: 'decide',
      from: 'identified',
      place: decisionPlace,
      learns: pathFact,
      prompt: 'path',
      thinking: 'pathThink',
      reply: 'decisionReply',
    },
    { kind: 'research', id: 'research', topics: topicsOf },
    { kind: 'choose', id: 'artifacts', learns: 'artifacts', choice: artifactsChoice },
    {
      kind: 'weigh',
      id: 'approaches',
      artifact: 'plan',
      learns: approachesFact,
      prompt: 'approaches',
      of: ['produce'],
      narrow: onlyPlan,
      cost: (facts, count) => costOfPlans(count, facts),
      settles: { place: decisionPlace, named: namedChoice },
    },
    { kind: 'analyze', id: 'contracts', learns: contractsFact, prompt: 'contracts', when: needsContracts },
    {
      kind: 'produce',
      id: 'produce',
      artifacts: wantedIds,
      concurrency: atOnce,
      prompt: 'artifact',
      file: 'file',
      update: 'update',
      repair: 'repair',
      targets: targetsFact,
      targetsPrompt: 'targets',
    },
    { kind: 'mark', id: 'mark', place: decisionPlace },
    { kind: 'review', id: 'review', learns: reviewFact, prompt: 'review', thinking: 'reviewThink', repair: 'repair' },
    { kind: 'report', id: 'report' },
  ],
  prompts: Object.fromEntries(
    Object.entries({
      ...{ analysis, analysisThink, approaches, decisions, decisionsThink, path, pathThink, decisionReply, contracts },
      ...{ artifact, file, update, repair, targets, review, reviewThink },
    }).map(([name, text]) => [name, { name, text }]),
  ),
  inputs: inputsOf,
  shows: shownOf,
  briefs: briefsOf,
  parts: inPartsOf,
  uses: usesIn,
  report: reportOf,
  offline: draftOffline,
  next: [{ kind: 'implement' }],
};

/** Where the decisions of the feature are kept. */
function decisionPlace(facts: Facts): DecisionPlace {
  const { branch, folder, plan, project, name } = placeOf(facts);
  const base = project === '' ? '' : `${project}/`;
  return {
    feature: titleOf(facts),
    branch: branch || name,
    folder,
    document: `${plan}.decisions.md`,
    log: `${base}.specify/memory/technical-decisions-log.json`,
  };
}

/** The approaches differ in the plan; what is made from it comes once one is chosen. */
function onlyPlan(facts: Facts): Facts {
  const known = wantedOf(facts);
  const all = known.length > 0 ? known : artifactIds.map((id) => ({ id, why: '' }));
  return { ...facts, artifacts: all.map((one) => ({ ...one, isWanted: one.id === 'plan' })) };
}

function needsContracts(facts: Facts): boolean {
  return isWanted('contracts', facts) && facts['plannedContracts'] === undefined;
}

/** The documents that are wanted; contracts where there is one to write. */
function wantedIds(facts: Facts): readonly string[] {
  return artifactIds.filter((id) => isWanted(id, facts) && (id !== 'contracts' || contractsOf(facts).length > 0));
}
