// A planning procedure, as data. Nothing in this file runs anything.
import type { MarkdownDocument } from '../documents/document.ts';
import type { EmbeddedLanguage } from '../documents/embedded.ts';
import type { Sentence } from '../documents/sentence.ts';
import type { TechnicalDecision } from '../documents/speckit/decision/decision.ts';
import type { Following, Frame, Standing } from './frame.ts';
import type { Parts, Uses } from './parts.ts';
import type { ModelRequest } from './ports.ts';
import type { Clarification } from './questions.ts';
import type { RunReport } from './report.ts';
import type { ResearchTopics } from './speckit/facts.ts';

export interface Workflow {
  /** Also the folder name and the chat command: `brief` is `@planner /brief`. */
  readonly id: string;
  /** What it makes, for people. */
  readonly title: Sentence;
  /** What it does, for people. */
  readonly description: Sentence;
  /** What to ask for when the request brings no description. */
  readonly opening: Sentence;
  readonly artifacts: readonly Artifact[];
  readonly steps: readonly Step[];
  readonly prompts: Readonly<Record<string, Prompt>>;
  /**
   * What sections can be made from, beside other artifacts: texts by names such as `spec:…`, `decision:TD001`. A text
   * that changes makes the sections stale that need it. Sections of artifacts are known as `artifact:FILE#HEADING`.
   */
  readonly inputs?: (facts: Facts) => Readonly<Record<string, string>>;
  /** What a request shows of an input, by the same name, where that is more than what counts of it. */
  readonly shows?: (facts: Facts) => Readonly<Record<string, string>>;
  /** What an input says in brief, one a line, by the same name: for requests that have no room for all of it. */
  readonly briefs?: (facts: Facts) => Readonly<Record<string, readonly string[]>>;
  /** What of an input counts by itself, by the same name. */
  readonly parts?: (facts: Facts) => Readonly<Record<string, Parts>>;
  /** Which parts of its inputs a section, or a whole file by its name, rests on by what it says. Without it, on all. */
  readonly uses?: (
    made: { readonly artifact: string; readonly heading: string; readonly text: string },
    facts: Facts,
  ) => Uses;
  /** The report of a finished run. */
  readonly report?: (facts: Facts) => RunReport;
  /** Answers a request without a model: text, or the value of a fact. It sees `id` and `facts` only. */
  readonly offline: (request: Pick<ModelRequest, 'id' | 'facts'>) => string | object;
  /** What the user may want to do once the run is done. */
  readonly next: readonly NextStep[];
}

/** `workflow`: start that one on the artifact. `implement`: hand the artifact to an agent. */
export type NextStep = { readonly kind: 'workflow'; readonly workflow: string } | { readonly kind: 'implement' };

/** A file a run writes. `requires` makes the artifacts a graph. */
export interface Artifact {
  readonly id: string;
  /**
   * Path with `{{plans}}`, `{{specs}}` and `{{slug}}`, relative to the workspace folder. One with `{{name}}` in its file
   * name may stand beside other documents in their folder.
   */
  readonly path: string;
  readonly requires: readonly string[];
  /** Markdown skeleton. Its headings are law: the model fills sections, the code frames them. */
  readonly template: string;
  /** What of the skeleton a document has, by what the run knows: without it, all. With no facts it keeps everything. */
  readonly fit?: (template: string, facts: Facts) => string;
  /** What a document that was there before the run says of the run's facts: it wins over what the run has learned. */
  readonly adopt?: (document: MarkdownDocument, facts: Facts) => Facts;
  /** Whether a document that was there before the run lacks what the user has chosen for it since. */
  readonly isOutgrown?: (document: MarkdownDocument, facts: Facts) => boolean;
  /** How the document follows facts that have changed since it was written, or nothing where it does already. */
  readonly follow?: (standing: Standing, facts: Facts) => Following | undefined;
  /** How the document is without a section that has followers, such as a phase; nothing where it cannot go. */
  readonly withdraw?: (standing: Standing, facts: Facts, heading: string) => Following | undefined;
  /** What the code itself puts into the document. */
  readonly frame: Frame;
  /** What a section is made from: names of inputs, a `*` at the end for all that begin so. Without it, the idea. */
  readonly needs?: (heading: string, facts: Facts) => readonly string[];
  /** The requests of a produced artifact; without it, one. */
  readonly groups?: (facts: Facts) => readonly SectionGroup[];
  /** Whether what stands in a section is only what its template put there: nobody has written it. */
  readonly isBlank?: (heading: string, body: string, facts: Facts) => boolean;
  /** Files that are written whole instead of one document; `path` is then their folder, and the template is empty. */
  readonly files?: (facts: Facts) => readonly PlannedFile[];
}

/** A file that is asked for as a whole and must be accepted by its checker. */
export interface PlannedFile {
  /** Below the artifact's folder. */
  readonly name: string;
  /** Missing where nothing checks it. */
  readonly language?: EmbeddedLanguage;
  readonly title: string;
  /** Why the feature has it, and what it covers. */
  readonly why: string;
  /** Names of inputs. */
  readonly needs: readonly string[];
}

/** What a run has learned, by name. */
export type Facts = Readonly<Record<string, unknown>>;

/** A named, schema-checked value. `parse` throws with a message that says what is wrong. */
export interface Fact {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  parse(value: unknown, facts: Facts): unknown;
}

/** Prose with `{{name}}` places: they are its dependency list. */
export interface Prompt {
  readonly name: string;
  readonly text: string;
}

/** Steps in the order in which they run. One whose `when` does not hold is passed over. */
export type Step = StepBody & { readonly when?: (facts: Facts) => boolean };

type StepBody =
  /** Reads what is at hand before any model is asked. */
  | { readonly kind: 'gather'; readonly id: string; readonly sources: readonly Source[] }
  /** Learns a fact from the model. `thinking` names the prompt for its thoughts, where there is a thinking tool. */
  | {
      readonly kind: 'analyze';
      readonly id: string;
      readonly learns: Fact;
      readonly prompt: string;
      readonly thinking?: string;
      /** How it is learned once more, when the user asks for it or the document has more of it than the run knows. */
      readonly anew?: Anew;
    }
  /** Learns a fact by code, says why, and lets the user choose otherwise: before or after anything is written. */
  | { readonly kind: 'choose'; readonly id: string; readonly learns: string; readonly choice: Choice }
  /** Where the user wants to choose between approaches: makes an artifact for each, and lets the user choose. */
  | {
      readonly kind: 'weigh';
      readonly id: string;
      readonly artifact: string;
      /** Learns the approaches. */
      readonly learns: Fact;
      readonly prompt: string;
      /** Ids of later steps that make the artifact: they are carried out once for each approach. */
      readonly of: readonly string[];
      /** What is known meanwhile, so that only this artifact is made. */
      readonly narrow: (facts: Facts) => Facts;
      /** What the plans of so many approaches are likely to cost. */
      readonly cost: (facts: Facts, count: number) => { readonly requests: number; readonly tokens: number };
      /** What an approach takes with it of the decisions, where the workflow has decisions. */
      readonly settles?: Settles;
    }
  /** Writes an artifact section by section. */
  | {
      readonly kind: 'generate';
      readonly id: string;
      readonly artifact: string;
      readonly prompt: string;
      readonly repair: string;
      /** One request for each group; what no group names comes in one more at the end. Without it, one for all. */
      readonly groups?: (facts: Facts) => readonly SectionGroup[];
      /** The prompt that shortens sections of a document which is over its budget. */
      readonly shorten?: string;
    }
  /** Finds gaps, asks, revises the sections that an answer touches; also takes the user's own wishes. */
  | {
      readonly kind: 'clarify';
      readonly id: string;
      readonly artifact: string;
      /** Learns `{ questions: readonly Gap[] }`. */
      readonly learns: Fact;
      readonly prompt: string;
      readonly revision: string;
      readonly repair: string;
    }
  /** Puts decisions to the user one at a time, records them, and looks at the path again until it is clear. */
  | {
      readonly kind: 'decide';
      readonly id: string;
      /** The fact that holds the decisions as they were found. It becomes `decisions` and `consideredCategories`. */
      readonly from: string;
      readonly place: (facts: Facts) => DecisionPlace;
      /** Learns what the decisions mean together. */
      readonly learns: Fact;
      readonly prompt: string;
      /** The prompt for the thoughts before that, where there is a thinking tool. */
      readonly thinking?: string;
      /** The prompt that answers a question of the user's about a decision. */
      readonly reply: string;
    }
  /** Finds the spec-kit feature, sets up its plan, and learns what there is to read: see `FeatureFacts`. */
  | { readonly kind: 'feature'; readonly id: string }
  /** Asks the search and documentation tools. It learns `findings` and `documentation`. */
  | {
      readonly kind: 'research';
      readonly id: string;
      /** What to look for, by what is known. `year`: of the run. */
      readonly topics: (facts: Facts, year: number) => ResearchTopics;
    }
  /**
   * Makes artifacts in the order of their graph, independent ones at once, and brings stale sections up to date. It also
   * works wishes in.
   */
  | {
      readonly kind: 'produce';
      readonly id: string;
      /** Ids of the artifacts that it makes, by what is known. */
      readonly artifacts: (facts: Facts) => readonly string[];
      /** How many at once at most. */
      readonly concurrency: number;
      /** The prompt for sections, for a whole file, and for sections that are made anew. */
      readonly prompt: string;
      readonly file: string;
      readonly update: string;
      readonly repair: string;
      /** Learns which sections a wish touches, `{ sections: { artifact, heading }[] }`. */
      readonly targets: Fact;
      readonly targetsPrompt: string;
    }
  /** Looks over all artifacts together: the rules over the whole set, then a model for what rules cannot see. */
  | {
      readonly kind: 'review';
      readonly id: string;
      /** Learns `{ issues: ReviewIssue[] }`. */
      readonly learns: Fact;
      readonly prompt: string;
      readonly thinking?: string;
      /** The prompt that repairs a section with issues: that of `produce`. */
      readonly repair: string;
    }
  /** Brings the marks of provisional decisions up to date in all files of a feature. */
  | { readonly kind: 'mark'; readonly id: string; readonly place: (facts: Facts) => DecisionPlace }
  /** Says what was made and what is open. */
  | { readonly kind: 'report'; readonly id: string };

/** How a fact is learned that the document shows already. Pure. */
export interface Anew {
  readonly artifact: string;
  /** Whether words of the user ask for another value. */
  readonly isMeant: (said: string, facts: Facts) => boolean;
  /** The value as the document has it by now, or nothing where it has none: the prompt and the fact see it as `present`. */
  readonly present: (standing: Standing, facts: Facts) => unknown;
}

/** Sections that are asked for in one request. */
export interface SectionGroup {
  readonly headings: readonly string[];
  /** Its share of the document's lines. */
  readonly lines: number;
  /** What this part of the document is about, beyond its headings. */
  readonly subject?: string;
  /** What more it is about, by what of the document stands there when it is asked for. */
  readonly rest?: (written: MarkdownDocument) => string;
  /** Names of the facts that its request carries; without it, all. */
  readonly facts?: readonly string[];
}

/** What the user may decide before the work goes on: proposed by code from what is known. Pure. */
export interface Choice {
  /** The fact as the code proposes it. */
  readonly propose: (facts: Facts, idea: string) => unknown;
  /** The fact as words of the user have it, or nothing where they do not speak of it. `now`: as it is, where it is known. */
  readonly read: (said: string, facts: Facts, now: unknown) => Chosen | undefined;
  /** What is said of a value: what it is and why, what follows from it, what it may cost. */
  readonly state: (value: unknown, facts: Facts) => readonly Sentence[];
  /** The question and the answers that can be chosen, the proposed one recommended. */
  readonly ask: (value: unknown, facts: Facts) => Omit<Clarification, 'id' | 'section'>;
}

/** A value that the user has named. */
export interface Chosen {
  readonly value: unknown;
  /** Whether the words say nothing else. */
  readonly isAll: boolean;
}

/** How an approach and the decisions go together: a plan never follows an approach and a decision against it. */
export interface Settles {
  readonly place: (facts: Facts) => DecisionPlace;
  /** The choice that an approach names; nothing where it leaves the decision open. `option` is an index. */
  readonly named: (
    decision: TechnicalDecision,
    approach: { readonly name: string; readonly decides: readonly string[] },
  ) => { readonly option?: number; readonly text: string } | undefined;
}

/** Where the decisions of a feature are kept. Paths are relative to the workspace folder. */
export interface DecisionPlace {
  /** The feature's name, for people. */
  readonly feature: string;
  readonly branch: string;
  /** The feature's folder, without a slash at its end. */
  readonly folder: string;
  /** `…/plan.md.decisions.md`. */
  readonly document: string;
  /** `….specify/memory/technical-decisions-log.json`. */
  readonly log: string;
}

/** A source of facts that needs no model: each becomes the fact of its name. */
export type Source = 'author' | 'today' | 'repository';
