// What a person knows a run by.
import { featurePlace } from '../../core/speckit/place.ts';
import type { RunState } from '../../core/run.ts';

/** In characters. */
const longest = 60;

/** The feature that it plans, the folder that it writes into, else the beginning of its idea, in one line. */
export function runTitle(state: RunState): string {
  const feature = featurePlace(state.facts);
  if (feature !== undefined) return feature.name;
  const folder = Object.values(state.artifacts)[0]?.split('/').at(-2);
  if (folder !== undefined) return folder;
  const line = (state.idea?.text ?? '').replace(/\s+/gu, ' ').trim() || state.run;
  const characters = [...line];
  if (characters.length <= longest) return line;
  const start = characters.slice(0, longest - 1).join('');
  return `${start.trimEnd()}…`;
}
