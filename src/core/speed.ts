// How long requests are likely to take: by how long they took before, else nothing is said that nobody has measured.
import { say, type Sentence } from '../documents/sentence.ts';
import type { ModelSpeed, RunEvent } from './run.ts';

/** The name of the fact that holds the measured speed of the model. */
export const speedFact = 'speed';

/** With fewer requests the average says little. */
const leastMeasured = 3;

/** The speed of a model by the requests of earlier runs, as far as they came to their end. */
export function speedIn(model: string, events: readonly RunEvent[]): ModelSpeed {
  const durations = events.flatMap((event) =>
    event.kind === 'modelAsked' && event.model === model && event.outcome === 'complete' ? [event.duration] : [],
  );
  const total = durations.reduce((sum, duration) => sum + duration, 0);
  const requests = durations.length;
  return { model, requests, milliseconds: requests === 0 ? 0 : Math.round(total / requests) };
}

/** How long so many requests will take, `atOnce` of them side by side; nothing where no model is known. */
export function timeOf(facts: Readonly<Record<string, unknown>>, requests: number, atOnce = 1): readonly Sentence[] {
  const speed = facts[speedFact];
  if (!isSpeed(speed)) return [];
  const { model, requests: measured, milliseconds } = speed;
  if (measured < leastMeasured) {
    return [say('How long that takes is not known: {0} has not been measured here yet.', model)];
  }
  const minutes = Math.ceil((requests * milliseconds) / atOnce / 60_000);
  return minutes <= 1
    ? [say('Up to a minute, as fast as {0} was in {1} earlier requests.', model, measured)]
    : [say('About {0} minutes, as fast as {1} was in {2} earlier requests.', minutes, model, measured)];
}

function isSpeed(value: unknown): value is ModelSpeed {
  if (typeof value !== 'object' || value === null) return false;
  return 'model' in value && 'requests' in value && 'milliseconds' in value && typeof value.requests === 'number';
}
