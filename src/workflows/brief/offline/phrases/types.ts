// The sentences that connect what an idea says, and what is proposed where it says nothing.

/** The kinds of work that a standard approach is known for. */
export const workKinds = [
  'offline',
  'import',
  'export',
  'security',
  'audit',
  'access',
  'notify',
  'schedule',
  'theming',
  'i18n',
  'migration',
  'bugfix',
  'infrastructure',
  'reporting',
  'mobile',
  'cli',
  'search',
  'performance',
  'api',
  'web',
  'records',
  'limits',
  'booking',
  'general',
] as const;

export type WorkKind = (typeof workKinds)[number];

/** What is usual for a kind of work, in general terms. */
export interface Proposal {
  /** One or two sentences: the approach. */
  readonly approach: string;
  /** One sentence: from end to end. */
  readonly flow: string;
  /** Name and what changes. */
  readonly parts: readonly (readonly [string, string])[];
  /** What such work always has to decide, and why; asked unless the text speaks of it. */
  readonly question: string;
  readonly why: string;
  /** Likely answers to the question, the recommended one first. */
  readonly answers: readonly string[];
  /** What is near to such work and often left out of it. */
  readonly outside: readonly string[];
  /** What often goes wrong. */
  readonly risks: readonly string[];
}

export interface Phrases {
  readonly untitled: string;
  readonly mark: string;
  /** Where the idea gives no reason. */
  readonly noProblem: (title: string) => string;
  readonly onlyGoals: string;
  readonly named: string;
  readonly fromEndToEnd: string;
  readonly changeOpen: string;
  readonly changeIn: (clause: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly noneExcluded: string;
  readonly noRisks: string;
  readonly none: string;
  readonly smaller: (wish: string) => string;
  readonly declined: string;
  readonly planted: (text: string) => string;
  readonly tooMuch: string;
  readonly contradiction: (one: string, other: string) => string;
  readonly ask: {
    readonly contradiction: (one: string, other: string) => string;
    readonly whyContradiction: string;
    readonly open: (statement: string) => string;
    readonly whyOpen: string;
    readonly whyPlanted: string;
    readonly leaveOut: string;
    readonly outside: (title: string) => string;
    readonly whyOutside: string;
    readonly nothingExcluded: string;
    readonly risks: (title: string) => string;
    readonly whyRisks: string;
    readonly noneKnown: string;
    readonly approach: (title: string) => string;
    readonly whyApproach: string;
    /** The same where technologies are named, and no more. */
    readonly whyCompleted: string;
    readonly takeIt: string;
    readonly another: string;
    readonly vague: (statement: string, word: string) => string;
    readonly whyVague: (word: string) => string;
    readonly problem: (title: string) => string;
    readonly whyProblem: string;
    readonly goals: (title: string) => string;
    readonly whyGoals: string;
    readonly mitigation: (risk: string) => string;
    readonly whyMitigation: string;
    readonly dependency: (need: string) => string;
    readonly whyDependency: string;
    /** Likely answers: to a dependency, … */
    readonly agreeDate: string;
    readonly startWithout: string;
    /** … to a risk, … */
    readonly tryFirst: string;
    readonly accept: string;
    /** … to an open question, … */
    readonly later: string;
    /** … to a goal without a measure, … */
    readonly measured: string;
    readonly trial: string;
    /** … and to a missing reason. */
    readonly byHand: string;
    readonly impossible: string;
    readonly smaller: (wish: string) => string;
    readonly whySmaller: string;
    readonly about: (title: string, question: string) => string;
  };
  readonly thoughts: {
    readonly core: (title: string) => string;
    readonly solved: (goal: string) => string;
    readonly missing: (parts: string) => string;
    readonly nothingMissing: string;
    readonly problem: string;
    readonly goals: string;
    readonly outOfScope: string;
    readonly risks: string;
    readonly approach: string;
  };
}
