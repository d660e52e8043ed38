// What is said while a section is worked on: with its file, where a workflow makes several.
import { say, type Sentence } from '../../documents/sentence.ts';
import type { RunContext } from '../context.ts';

/** How a section is worked on. */
export type Work = 'writing' | 'repairing' | 'updating';

/** The progress of one section. */
export function workingOn(
  { state, workflow }: RunContext,
  artifact: string,
  work: Work,
  heading: string,
): { readonly kind: 'progress'; readonly message: Sentence } {
  const path = state().artifacts[artifact];
  const isAlone = workflow.artifacts.length < 2 || path === undefined;
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? '';
  return { kind: 'progress', message: isAlone ? alone[work](heading) : beside[work](name, heading) };
}

const alone: Readonly<Record<Work, (heading: string) => Sentence>> = {
  writing: (heading) => say('Writing {0}', heading),
  repairing: (heading) => say('Repairing {0}', heading),
  updating: (heading) => say('Updating {0}', heading),
};

const beside: Readonly<Record<Work, (name: string, heading: string) => Sentence>> = {
  writing: (name, heading) => say('Writing {0}: {1}', name, heading),
  repairing: (name, heading) => say('Repairing {0}: {1}', name, heading),
  updating: (name, heading) => say('Updating {0}: {1}', name, heading),
};
