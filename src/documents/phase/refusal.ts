// Why a step of a phase is not taken, and what to do then.
import type { Sentence } from '../sentence.ts';

export type RefusalKind =
  | 'unreadable'
  | 'unknownPhase'
  | 'twoPhases'
  | 'notAllowed'
  | 'waits'
  | 'openCriteria'
  | 'noReason'
  | 'noName'
  | 'failedTests'
  | 'untrusted'
  | 'noCommand'
  | 'stopped'
  | 'changed';

/** Why a step is not taken, and what to do. The plan stays as it is. */
export interface Refusal {
  readonly kind: 'refused';
  readonly why: RefusalKind;
  readonly message: Sentence;
  readonly next: readonly Sentence[];
}

/** A refusal, in one form. */
export function refuse(why: RefusalKind, message: Sentence, next: readonly Sentence[]): Refusal {
  return { kind: 'refused', why, message, next };
}
