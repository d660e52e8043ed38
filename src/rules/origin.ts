// Whose plan it is decides what a likely fault is worth: a warning where Planner's own way is followed, else a hint.
import type { DocumentSet } from '../documents/documentSet.ts';
import type { Severity } from '../documents/finding.ts';
import { featureOf } from '../documents/speckit/feature.ts';

/**
 * The severity of what is likely and not certain. Features that others wrote keep to no promise of Planner's: sketches
 * of code, tests in another place, words that a team uses as names are their way, and only worth a hint.
 */
export function likely(set: DocumentSet): Severity {
  return isOthers(set) ? 'info' : 'warning';
}

/** Whether a feature was planned without Planner: it has no document of its decisions, and is not being written now. */
export function isOthers(set: DocumentSet): boolean {
  if (set.isDraft === true) return false;
  const feature = featureOf(set);
  return feature.documents.length > 0 && feature.get('decisions') === undefined;
}
