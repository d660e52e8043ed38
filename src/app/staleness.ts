// Which sections of the documents that belong together were made from what has changed since.
import { decisionInputs, staleSections, type StaleSection } from '../core/decisions/inputs.ts';
import { inputHashes } from '../core/artifact.ts';
import type { Lock } from '../core/provenance.ts';
import type { DocumentSet } from '../documents/documentSet.ts';
import { readTechnicalDecisions } from '../documents/speckit/decision/read.ts';
import { featureOf } from '../documents/speckit/feature.ts';

/** The stale sections of a set by its lock. Of inputs that cannot be read from the documents nothing is known. */
export function staleIn(set: DocumentSet, lock: Lock | undefined): readonly StaleSection[] {
  const decisions = featureOf(set).get('decisions');
  if (lock === undefined || decisions === undefined) return [];
  return staleSections(lock, inputHashes(decisionInputs(readTechnicalDecisions(decisions))));
}
