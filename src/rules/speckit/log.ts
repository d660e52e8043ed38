// Which entries of the log of decisions are those of a feature.
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { LoggedDecision } from '../../documents/speckit/decisionLog.ts';

/** By the branch, which is called like the feature's folder; an entry without branch and feature belongs to none. */
export function belongsTo({ branch, feature }: LoggedDecision, { folder }: DocumentSet): boolean {
  const name = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^\d{3,}-/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-');
  // Who plans on the main branch has its name in the log, of all features.
  if (branch !== '' && branch.toLowerCase().split('/').at(-1) === name) return true;
  return feature !== '' && bare(feature) === bare(name);
}
