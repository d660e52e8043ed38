// The one class of expected failures, shown to the user in one place with what to do next.
import { english, type Sentence } from '../documents/sentence.ts';

export type ErrorKind =
  | 'model.none'
  | 'model.network'
  | 'model.rateLimit'
  | 'model.quota'
  | 'model.denied'
  | 'model.blocked'
  | 'model.empty'
  | 'model.unusable'
  | 'model.failed'
  | 'prompt.tooLong'
  | 'idea.missing'
  | 'idea.unreadable'
  | 'files.outside'
  | 'files.exists'
  | 'files.changed'
  | 'files.denied'
  | 'files.notText'
  | 'files.tooLarge'
  | 'files.notFile'
  | 'workspace.none'
  | 'baseline.malformed'
  | 'finding.gone'
  | 'decision.unknown'
  | 'feature.missing'
  | 'run.unknown'
  | 'run.held'
  | 'workflow.unknown'
  | 'workflow.malformed'
  | 'usage'
  | 'unexpected';

/** Says what happened and where (`sentence`) and what to do next (`next`). */
export class PlannerError extends Error {
  readonly kind: ErrorKind;
  readonly sentence: Sentence;
  readonly next: readonly Sentence[];

  constructor(kind: ErrorKind, sentence: Sentence, next: readonly Sentence[] = [], cause?: unknown) {
    super(english(sentence), cause === undefined ? undefined : { cause });
    this.name = 'PlannerError';
    this.kind = kind;
    this.sentence = sentence;
    this.next = next;
  }

  static is(error: unknown, kind?: ErrorKind): error is PlannerError {
    return error instanceof PlannerError && (kind === undefined || error.kind === kind);
  }
}
