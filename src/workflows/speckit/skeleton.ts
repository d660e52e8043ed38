// The skeletons of the documents as far as a feature has their parts: a phase for each story, sources where there are any.
import type { Facts } from '../../core/workflow.ts';
import { cleanLine } from '../../documents/text.ts';
import { researchOf, specOf } from './known.ts';

/** The line on missing servers goes where a document would have used none of them. */
export function fitLimits(template: string, isLimited: boolean): string {
  return isLimited ? template : template.replace(/^\{\{Limits\}\}\n/m, '');
}

/** Of research: the list of sources stands where there are sources. */
export function fitResearch(template: string, facts: Facts): string {
  const { findings, documentation } = researchOf(facts);
  const has = [...findings, ...documentation].some(({ sources }) => sources.length > 0);
  const isFullest = Object.keys(facts).length === 0;
  const kept = has || isFullest ? template : template.replace(/^## Sources\n[\s\S]*$/m, '').trimEnd() + '\n';
  return kept;
}

/** The phases that stories have in `tasks.md`, in the order of their priorities. */
export interface StoryPhase {
  /** The phase's number. */
  readonly number: number;
  readonly heading: string;
  /** The story's number; missing where the specification has no stories. */
  readonly story?: number;
}

/** One phase for each story; where there is none, one for all scenarios. */
export function storyPhases(facts: Facts): readonly StoryPhase[] {
  const { stories } = specOf(facts);
  if (stories.length === 0) return [{ number: 3, heading: 'Phase 3: Feature implementation' }];
  const rank = (priority: string | undefined): number => Number(/\d/.exec(priority ?? '')?.[0] ?? 9);
  return stories
    .map((story, index) => ({ story, index }))
    .toSorted((one, other) => rank(one.story.priority) - rank(other.story.priority) || one.index - other.index)
    .map(({ story }, index) => {
      const title = cleanLine(story.title).replace(/[{}#]/g, '').slice(0, longestTitle).trim();
      const priority = story.priority === undefined ? '' : ` (Priority: ${story.priority})`;
      return {
        number: index + 3,
        heading: `Phase ${index + 3}: User Story ${story.number}${title === '' ? '' : ` - ${title}`}${priority}`,
        story: story.number,
      };
    });
}

const longestTitle = 90;

/** Of tasks: a phase for each story. */
export function fitTasks(template: string, facts: Facts): string {
  const phases = storyPhases(facts);
  return template
    .replace(/^## Phase \{\{Number\}\}: \{\{Story\}\}\n(.*)\n/m, (_, note: string) =>
      phases.map(({ heading }) => `## ${heading}\n${note}\n`).join('\n'),
    )
    .replace('{{Last}}', String(phases.length + 3));
}

/** The heading of the last phase in `tasks.md`. */
export function lastPhase(facts: Facts): string {
  return `Phase ${storyPhases(facts).length + 3}: Polish and Cross-Cutting Concerns`;
}

/** The headings of all phases in `tasks.md`. */
export function phaseHeadings(facts: Facts): readonly string[] {
  return [
    'Phase 1: Setup',
    'Phase 2: Foundational',
    ...storyPhases(facts).map(({ heading }) => heading),
    lastPhase(facts),
  ];
}
