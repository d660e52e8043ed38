// The parts of a plan that the code writes: the state of each phase, how the phases depend on each other, the sources.
import type { Facts } from '../../core/workflow.ts';
import { speakerOf, type Speaker } from '../../documents/phrases/phrases.ts';
import { parseTemplate } from '../../documents/template.ts';
import { cleanLine } from '../../documents/text.ts';
import { readRepository, type PlannedPhase } from './facts.ts';
import { phasesOf } from './scale.ts';
import { fitSkeleton, phaseNumberOf } from './skeleton.ts';
import skeleton from './template.md';

/** Headings that the code must know. */
export const heading = {
  outOfScope: 'Scope',
  success: 'Success Criteria',
  overview: 'Overview',
  completion: 'Completion',
  dependencies: 'Phase Dependencies',
  questions: 'Open Questions',
  sources: 'Sources',
} as const;

/** The bodies by their headings, of the sections that the plan has. */
export function madeSections(facts: Facts, speak: Speaker = speakerOf('en')): Readonly<Record<string, string>> {
  const phases = phasesOf(facts);
  const { sections } = parseTemplate(fitSkeleton(skeleton, facts));
  const made = sections.flatMap(({ heading: title, depth }): readonly (readonly [string, string])[] => {
    const number = phaseNumberOf({ heading: title });
    const phase = depth === 2 && number !== undefined ? phases[number - 1] : undefined;
    if (phase) return [[title, stateLines(phase, facts, speak)]];
    if (title === heading.completion) return [[title, stateLines(undefined, facts, speak)]];
    if (title === heading.dependencies) return [[title, diagramOf(phases)]];
    return title === heading.sources ? [[title, sourcesOf(facts, speak)]] : [];
  });
  return Object.fromEntries(made);
}

/** Who answers for what nobody else is named for: the author of the plan. Nobody is made up where none is known. */
export function ownerOf(facts: Facts): string | undefined {
  const author = typeof facts['author'] === 'string' ? facts['author'].trim() : '';
  return author === '' ? undefined : author;
}

/** Says why it is them: whoever shares out the work sees what was only assumed. */
function ownerLine(owner: string | undefined, speak: Speaker): string {
  return owner === undefined ? speak('toAssign') : `${owner} (${speak('author')})`;
}

/** What proves a phase, where it is known. */
export function proofOf(phase: PlannedPhase | undefined, facts: Facts): string | undefined {
  const command = phase?.proof?.trim() || readRepository(facts['repository']).testCommand;
  return command === undefined ? undefined : cleanLine(command).replaceAll('`', '');
}

function stateLines(phase: PlannedPhase | undefined, facts: Facts, speak: Speaker): string {
  const proof = proofOf(phase, facts);
  const before = phase?.dependsOn.map((number) => `Phase ${number}`).join(', ');
  return [
    '- **Status**: planned',
    ...(phase ? [`- **Depends on**: ${before || 'none'}`] : []),
    `- **Owner**: ${ownerLine(ownerOf(facts), speak)}`,
    `- **Proof command**: ${proof === undefined ? 'To be determined' : `\`${proof}\``}`,
  ].join('\n');
}

/** Each phase as a box, an arrow from what comes first to what waits for it. */
function diagramOf(phases: readonly PlannedPhase[]): string {
  const nodes = phases.map(({ title }, index) => `    phase${index + 1}["${index + 1}: ${labelOf(title)}"]`);
  const arrows = phases.flatMap(({ dependsOn }, index) =>
    dependsOn.map((number) => `    phase${number} --> phase${index + 1}`),
  );
  return ['```mermaid', 'graph TD', ...nodes, ...arrows, '```'].join('\n');
}

const longestLabel = 40;

function labelOf(title: string): string {
  const plain = cleanLine(title)
    .replace(/["`<>#;{}[\]()|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const words = plain.split(' ').slice(0, 5).join(' ');
  return words.length > longestLabel ? `${[...words].slice(0, longestLabel - 1).join('')}…` : words;
}

/** What the plan rests on: the document that it starts from, and the files of the repository that were read. */
function sourcesOf(facts: Facts, speak: Speaker): string {
  const { sources } = readRepository(facts['repository']);
  const origin = typeof facts['origin'] === 'string' ? facts['origin'] : undefined;
  const name = origin?.slice(origin.lastIndexOf('/') + 1);
  return [
    ...(name === undefined ? [] : [`- [${name}](${encodeURI(name)}): ${speak('madeFrom')}`]),
    ...sources.map(({ path, what }) => `- \`${path}\`: ${what}`),
  ].join('\n');
}
