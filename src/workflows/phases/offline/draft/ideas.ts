// Where an approach that the idea names is decided: in the one phase that speaks of it, else for the whole plan.
import type { Material } from './material.ts';

/** The approaches of one phase. */
export function ideasOf(
  phase: Material['phases'][number],
  number: number,
  { outline, phases }: Material,
): readonly string[] {
  if (phases.length < 2) return outline.ideas;
  return outline.ideas.filter((idea) => {
    const sharing = phases.filter((one) => shares(idea, one));
    return sharing.length === 1 && sharing[0] === phase && phases[number - 1] === phase;
  });
}

/** The approaches that hold for more than one phase, or that no phase speaks of. */
export function sharedIdeas({ outline, phases }: Material): readonly string[] {
  if (phases.length < 2) return [];
  return outline.ideas.filter((idea) => phases.filter((one) => shares(idea, one)).length !== 1);
}

function shares(idea: string, { title, portion }: Material['phases'][number]): boolean {
  const names = portion.components.map(({ name }) => name);
  const text = [title, ...portion.statements, ...names].join(' ').toLowerCase();
  const words = idea.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2}|[\p{L}\p{N}]{5,}/gu) ?? [];
  return words.some((word) => text.includes(word));
}
