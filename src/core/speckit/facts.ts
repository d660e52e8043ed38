// What the steps of a spec-kit feature learn and are given: the feature, its texts, research, what a review finds.

import type { Claim, Excerpt } from '../../documents/research/source.ts';

/** What research looks for. */
export interface ResearchTopics {
  /** Web searches, the most important first. */
  readonly searches: readonly { readonly id: string; readonly topic: string; readonly query: string }[];
  /** Libraries whose documentation is read, each with the questions put to it. */
  readonly libraries: readonly {
    readonly name: string;
    readonly version?: string;
    readonly questions: readonly string[];
  }[];
}

/** What a search brought, a member of the fact `findings`. Without claims nothing was found, or nothing could be asked. */
export interface SearchFinding {
  readonly id: string;
  readonly topic: string;
  readonly query: string;
  readonly claims: readonly Claim[];
}

/** What is known of a technology by its documentation, a member of the fact `documentation`. */
export interface Documented {
  readonly name: string;
  readonly version?: string;
  /** As the documentation tool calls it; missing where it knows none of the name. */
  readonly library?: string;
  readonly excerpts: readonly Excerpt[];
}

/** What a review finds that rules do not see. */
export interface ReviewIssue {
  /** File name within the feature's folder. */
  readonly file: string;
  readonly heading: string;
  readonly problem: string;
  readonly severity: 'critical' | 'major' | 'minor';
  /** How it can be put right; empty where a person must decide. */
  readonly remedy: string;
}

/** What the step `feature` learns. Texts are as they stand on disk, without a byte order mark. */
export interface FeatureFacts {
  readonly feature: FeaturePlace;
  /** `spec.md`, whole; absent where there is none. */
  readonly spec?: string;
  /** Its requirements, stories and criteria, one a line, for models that cannot take all of it. */
  readonly specDigest?: string;
  /** What was clarified before, one a line, with its date and topic. */
  readonly clarifications?: string;
  /** `constitution.md`; absent where it is missing or an untouched template. */
  readonly constitution?: string;
  /** Why there is none that binds the plan, in English; absent where there is one. */
  readonly noConstitution?: string;
  /** What the user answered to gaps of the specification, by question. */
  readonly specAnswers?: string;
  /** The project's templates, resolved. */
  readonly planTemplate?: string;
  readonly tasksTemplate?: string;
  /** `plan.md.decisions.md` as it was before the run. */
  readonly decisionsOnDisk?: string;
  /** Names of the technologies and versions that the repository uses. */
  readonly repository?: unknown;
}

/** Where a feature lies. Paths are relative to the workspace folder, folders without a slash at the end. */
export interface FeaturePlace {
  readonly name: string;
  readonly branch: string;
  readonly folder: string;
  readonly spec: string;
  readonly plan: string;
  /** Of the spec-kit project: `''` where that is the workspace folder. */
  readonly project: string;
  /** The absolute path of `folder`, for people. */
  readonly absolute: string;
}
