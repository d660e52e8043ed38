// A statement of an idea, and what it can be.
import type { Language } from '../../../../documents/language.ts';
import type { Part } from '../text/part.ts';

export type Kind =
  | 'problem'
  | 'background'
  | 'goal'
  | 'inScope'
  | 'outOfScope'
  | 'idea'
  | 'risk'
  | 'dependency'
  | 'question'
  | 'planted'
  | 'component'
  | 'title'
  | 'ignored';

export interface Statement {
  readonly kind: Kind;
  readonly text: string;
  readonly part: Part;
  readonly language: Language;
  /** A wish beside the main one: `oh, and it would also be nice if …`. */
  readonly isAside: boolean;
}
