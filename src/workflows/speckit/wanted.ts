// The documents that a run writes: all that a feature can have, and what the user has left out.
import type { Facts } from '../../core/workflow.ts';
import { isRecord, recordsOf } from './known.ts';

/** Ids of all documents, in the order of their graph. */
export const artifactIds = [
  ...(['plan', 'research', 'data-model', 'contracts', 'tasks', 'quickstart', 'performance-plan'] as const),
  ...(['security-plan', 'testing-strategy', 'executive-summary', 'dependencies'] as const),
] as const;
export type ArtifactId = (typeof artifactIds)[number];

/** Whether a document is written, and why. */
export interface WantedArtifact {
  readonly id: ArtifactId;
  readonly isWanted: boolean;
  readonly why: string;
}

/** Why a document is left out that the user did not want. */
export const leftOut = 'you left it out';

/** The documents that the user did not want. */
export function leftOutOf(facts: Facts): readonly ArtifactId[] {
  return wantedOf(facts).flatMap(({ id, isWanted: isThere, why }) => (!isThere && why === leftOut ? [id] : []));
}

/** Its file or folder. */
export function nameOf(id: ArtifactId): string {
  return id === 'contracts' ? 'contracts/' : `${id}.md`;
}

/** The choice that a run knows; nothing before it is made. */
export function wantedOf(facts: Facts): readonly WantedArtifact[] {
  const known = recordsOf(facts['artifacts']);
  return known.flatMap((one) => {
    const id = artifactIds.find((name) => name === one['id']);
    if (id === undefined || !isRecord(one)) return [];
    return [{ id, isWanted: one['isWanted'] !== false, why: typeof one['why'] === 'string' ? one['why'] : '' }];
  });
}

/** Whether a document is part of the run: before the choice, all are. */
export function isWanted(id: string, facts: Facts): boolean {
  const wanted = wantedOf(facts);
  return wanted.length === 0 || wanted.some((one) => one.id === id && one.isWanted);
}
