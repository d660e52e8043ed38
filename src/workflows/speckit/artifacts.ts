// The documents of a spec-kit feature, what each waits for, and what it is made from.
import type { Artifact, Facts } from '../../core/workflow.ts';
import { contractFiles } from './contracts.ts';
import { frameOf } from './frame.ts';
import { groupsOf } from './groups.ts';
import { needsOf, storyNeeds } from './needs.ts';
import { isOnlyTemplate } from './planTemplate.ts';
import { storyPhases } from './skeleton.ts';
import { fitTemplate, templates } from './templates.ts';
import { artifactIds, type ArtifactId } from './wanted.ts';

/** Only what a document really reads of another makes it wait. */
const requires: Readonly<Record<ArtifactId, readonly ArtifactId[]>> = {
  plan: [],
  research: ['plan'],
  'data-model': ['plan'],
  contracts: ['plan', 'data-model'],
  tasks: ['plan', 'data-model', 'contracts'],
  quickstart: ['plan'],
  'performance-plan': ['plan', 'data-model'],
  'security-plan': ['plan', 'data-model'],
  'testing-strategy': ['plan', 'data-model', 'performance-plan', 'security-plan'],
  'executive-summary': ['plan', 'research', 'tasks'],
  dependencies: ['plan'],
};

export const artifacts: readonly Artifact[] = artifactIds.map((id) =>
  id === 'contracts' ? contracts() : document(id),
);

function document(id: ArtifactId): Artifact {
  return {
    id,
    path: `{{feature}}/${id}.md`,
    requires: requires[id],
    template: templates[id] ?? '',
    fit: (template, facts) => fitTemplate(id, template, facts),
    frame: frameOf(id),
    needs: (heading, facts) => (id === 'tasks' ? taskNeeds(heading, facts) : needsOf(id, heading, facts)),
    groups: (facts) => groupsOf(id, facts),
    ...(id === 'plan' ? { isBlank: isOnlyTemplate } : {}),
  };
}

/** Files that are written whole. */
function contracts(): Artifact {
  return {
    id: 'contracts',
    path: '{{feature}}/contracts',
    requires: requires.contracts,
    template: '',
    frame: frameOf('contracts'),
    files: contractFiles,
  };
}

/** A story's phase is made from that story; the one phase of a feature without stories, from all that it says. */
function taskNeeds(heading: string, facts: Facts): readonly string[] {
  const phase = storyPhases(facts).find((one) => one.heading === heading);
  if (phase?.story !== undefined) return storyNeeds(phase.story, facts);
  const own = needsOf('tasks', heading, facts);
  if (!phase) return own;
  const all = ['Phase 2: Foundational', 'Testing requirements'].flatMap((name) => needsOf('tasks', name, facts));
  return [...new Set([...own, ...all])];
}
