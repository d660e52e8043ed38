// The skeleton of each document, by what a run knows.
import type { Facts } from '../../core/workflow.ts';
import { isLimited } from './frame.ts';
import { planSkeleton } from './planTemplate.ts';
import { fitLimits, fitResearch, fitTasks } from './skeleton.ts';
import dataModel from './templates/data-model.md';
import dependencies from './templates/dependencies.md';
import executiveSummary from './templates/executive-summary.md';
import performancePlan from './templates/performance-plan.md';
import quickstart from './templates/quickstart.md';
import research from './templates/research.md';
import securityPlan from './templates/security-plan.md';
import tasks from './templates/tasks.md';
import testingStrategy from './templates/testing-strategy.md';

/** By the documents' ids; contracts are files without one. */
export const templates: Readonly<Record<string, string>> = {
  plan: planSkeleton({}),
  research,
  'data-model': dataModel,
  tasks,
  quickstart,
  'performance-plan': performancePlan,
  'security-plan': securityPlan,
  'testing-strategy': testingStrategy,
  'executive-summary': executiveSummary,
  dependencies,
};

/** The skeleton that a document has. With no facts it is the fullest form. */
export function templateOfArtifact(artifact: string, facts: Facts): string {
  return fitTemplate(artifact, templates[artifact] ?? '', facts);
}

/** A skeleton as far as a document has it. */
export function fitTemplate(artifact: string, template: string, facts: Facts): string {
  const fitted =
    artifact === 'plan'
      ? planSkeleton(facts)
      : artifact === 'tasks'
        ? fitTasks(template, facts)
        : artifact === 'research'
          ? fitResearch(template, facts)
          : template;
  return fitLimits(fitted, isLimited(facts, artifact));
}
