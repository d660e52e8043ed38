// What the brief learns from the idea, and how it is checked.

/** The core of an idea. Lists hold single statements; what the idea does not say is an empty list. */
export interface Outline {
  readonly title: string;
  /** BCP 47 tag of the idea's language. */
  readonly language: string;
  readonly problem: string;
  readonly goals: readonly string[];
  readonly inScope: readonly string[];
  readonly outOfScope: readonly string[];
  /** Technical approaches, technologies, constraints on the architecture that the text names. */
  readonly ideas: readonly string[];
  readonly components: readonly { readonly name: string; readonly change: string }[];
  readonly risks: readonly { readonly risk: string; readonly mitigation: string }[];
  readonly dependencies: readonly string[];
  /** Doubts and questions that the text itself raises. */
  readonly questions: readonly string[];
  /** Statements of the text that exclude each other. */
  readonly contradictions: readonly string[];
  readonly tickets: readonly { readonly id: string; readonly url: string }[];
}
