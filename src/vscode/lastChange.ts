// What the last change of a run was, from its journal. Pure.
import type { RunEvent } from '../core/run.ts';

/** Snapshots of a document before and after the last input was worked in. `before` is empty where it was made then. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The last input that changed a document, from the first to the last section written; `undefined` where none did. */
export function lastChange(events: readonly RunEvent[]): Change | undefined {
  const last = events.findLastIndex((event) => event.kind === 'sectionWritten');
  const end = events[last];
  if (end?.kind !== 'sectionWritten') return undefined;
  // Answers that are recorded one by one and worked in together are one change: it begins with the input that did it.
  const start = events.findLastIndex((event, index) => index < last && event.kind === 'inputReceived');
  const first = events
    .slice(Math.max(start, 0), last + 1)
    .find((event) => event.kind === 'sectionWritten' && event.path === end.path);
  return first?.kind === 'sectionWritten' ? { path: end.path, before: first.before, after: end.after } : undefined;
}
