// Writes the sections of a plan that are asked for.
import { undetermined } from '../../../../core/framing.ts';
import { lettersOf } from '../../../../documents/words.ts';
import type { Wanted } from '../../../brief/offline/draft/draft.ts';
import { materialOf, type Known, type Material } from './material.ts';
import { partOf } from './phase.ts';
import { wholeSections } from './whole.ts';

/** Markdown with a heading and a body for every section that is wanted; optional ones only where there is something. */
export function planOf(known: Known, wanted: readonly Wanted[]): string {
  const material = materialOf(known);
  return wanted
    .filter(({ container, heading }) => !container && lettersOf(heading) !== 'openquestions')
    .flatMap(({ heading, optional }) => {
      const body = bodyFor(heading, material);
      if (!body && optional) return [];
      return [`## ${heading}\n\n${body ?? undetermined}\n`];
    })
    .join('\n');
}

/** `2.3. Entry Criteria` is a part of phase 2, other headings speak of the whole. */
function bodyFor(heading: string, material: Material): string | undefined {
  const part = /^(\d+)\.\d+\.?\s+(.*)$/.exec(heading);
  if (part) return partOf(lettersOf(part[2] ?? ''), Number(part[1]), material);
  const section = wholeSections[lettersOf(heading)];
  return section?.(material);
}
