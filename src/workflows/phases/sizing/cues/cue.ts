// What a cue is: a kind of words that tells how big a work is.

/** A kind of words. Each counts at most so often. */
export interface Cue {
  readonly name: CueName;
  /** For each match; negative makes the work smaller. */
  readonly weight: number;
  readonly most: number;
  readonly words: RegExp;
  /** `wide` where it is missing: much to do, at most M by itself; `deep`: hard to do, at most L; `vast`: what no few people do. */
  readonly reach?: Reach;
  /** Whether a clause that says what is not done, or is there already, counts too. */
  readonly anywhere?: boolean;
}

export type Reach = 'wide' | 'deep' | 'vast';

export type CueName =
  | 'rewrite'
  | 'migration'
  | 'new data'
  | 'new interface'
  | 'outside systems'
  | 'whole'
  | 'hard to get right'
  | 'deep change'
  | 'demands'
  | 'keeps working'
  | 'handling'
  | 'law and safety'
  | 'rollout'
  | 'unknowns'
  | 'something new'
  | 'from paper'
  | 'platforms'
  | 'one thing'
  | 'bounded'
  | 'already there';
