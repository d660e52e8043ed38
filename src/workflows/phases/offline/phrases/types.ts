// The sentences that a phase plan is made of where the idea's own words end. `{0}`, `{1}` stand for the idea's words.
import type { Package } from '../packages.ts';

export interface PlanPhrases {
  /** What a phase of a kind is called; its own words follow. */
  readonly packages: Readonly<Record<Package, string>>;
  readonly meets: string;
  readonly tests: string;
  readonly testsOpen: string;
  readonly review: string;
  readonly documents: string;
  readonly update: string;
  readonly feedback: string;
  readonly conventions: string;
  readonly deployment: string;
  readonly limits: string;
  readonly limitsOpen: string;
  readonly watch: string;
  readonly protection: string;
  readonly testsFor: string;
  readonly documentsFor: string;
  readonly proves: string;
  readonly afterPhase: string;
  readonly answered: string;
  readonly agreed: string;
  readonly present: string;
  readonly passes: string;
  readonly passesOpen: string;
  readonly accepted: string;
  readonly reviewed: string;
  readonly updated: string;
  readonly failing: string;
  readonly build: string;
  readonly finish: string;
  readonly named: string;
  readonly usual: string;
  readonly asBefore: string;
  readonly units: string;
  readonly together: string;
  readonly regression: string;
  readonly checkpoint: string;
  readonly traced: string;
  readonly debt: string;
  readonly growth: string;
  readonly refinement: string;
  readonly constraints: string;
  readonly whyConstraints: string;
  readonly owner: string;
  readonly whyOwner: string;
  readonly proof: string;
  readonly whyProof: string;
  readonly success: string;
  readonly whySuccess: string;
  readonly live: string;
  readonly whyLive: string;
  readonly stepwise: string;
  readonly atOnce: string;
}
