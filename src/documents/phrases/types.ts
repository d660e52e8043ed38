// What the code itself says in documents, beside what a model or a person wrote there. `{0}`, `{1}` … are places.

export interface DocumentPhrases {
  /** Below a title: what was missing, and what that means. */
  readonly limited: string;
  readonly approach: string;
  /** Before the files that somebody did not want. */
  readonly leftOut: string;
  readonly inOneStep: string;
  readonly notChecked: string;
  readonly samplesNotChecked: string;
  readonly noBranch: string;
  /** Why it was missing; `{0}`: what went wrong. */
  readonly noThinking: string;
  readonly untrusted: string;
  readonly noSearch: string;
  readonly noDocumentation: string;
  readonly searchFailed: string;
  readonly documentationFailed: string;
  /** Of an approach. */
  readonly oneOfSeveral: string;
  readonly notChosen: string;
  /** How the lines of `tasks.md` are to be read. */
  readonly unsourced: string;
  readonly onlyRead: string;
  readonly legend: string;
  /** What a document of a feature holds, in the order of `documentIds`, parted by ` | `. */
  readonly holds: string;
  /** Behind the mark of provisional decisions: no colon, no quotes, so that it fits into any string. */
  readonly unconfirmed: string;
  /** `{0}`: the id; then what follows it: `{0}` the title. */
  readonly checkpoint: string;
  readonly beforeTasks: string;
  /** From `{0}` to `{1}` where `{2}` is changed; then what follows it: `{0}` a task, `{1}` the way. */
  readonly migrate: string;
  readonly asDecided: string;
  readonly or: string;
  readonly another: string;
  /** `{0}`: the time. */
  readonly writtenAt: string;
  /** Remarks on the path of decisions. */
  readonly risk: string;
  readonly mitigation: string;
  readonly timeline: string;
  readonly notResolved: string;
  /** Of `{0}`: `{1}`, and the answer `{2}`. */
  readonly conflict: string;
  readonly and: string;
  /** `{0}`: the problem. */
  readonly didNotFit: string;
  readonly noDecision: string;
  /** What was changed in a phase. */
  readonly noRepository: string;
  readonly noCommits: string;
  readonly noStart: string;
  /** `{0}`: the commit. */
  readonly lost: string;
  readonly lostShallow: string;
  readonly nothingCommitted: string;
  readonly areas: string;
  readonly commits: string;
  readonly more: string;
  readonly moreAreas: string;
  /** `{0}` files of them are new. */
  readonly new: string;
  readonly oneCommit: string;
  readonly manyCommits: string;
  readonly oneFile: string;
  readonly manyFiles: string;
  /** `{0}`: files, `{1}`: where. */
  readonly uncommitted: string;
  readonly afterPhase: string;
  /** What the sizes of a phase plan mean, from the smallest, parted by ` | `. */
  readonly sizes: string;
  readonly author: string;
  readonly toAssign: string;
  readonly madeFrom: string;
  /** `{0}` lines, more than `{1}`. */
  readonly tooLong: string;
}
