// What a section that was made from decisions depends on, and which sections are stale once a decision changes.
import { choiceText, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import type { Lock } from '../provenance.ts';

/** The name by which the lock of a section knows a decision. */
export function decisionInput(id: string): string {
  return `decision:${id}`;
}

/**
 * What of each decision a section is made from, by the name of the input: what is decided and what is built. Who decided
 * when is no reason to make anything anew.
 */
export function decisionInputs(decisions: readonly TechnicalDecision[]): Readonly<Record<string, string>> {
  return Object.fromEntries(decisions.map((decision) => [decisionInput(decision.id), meaningOf(decision)]));
}

function meaningOf(decision: TechnicalDecision): string {
  const { category, title, outcome } = decision;
  // What is built counts, confirmed or not: the mark alone is put in and taken out by code.
  const built = outcome === undefined ? 'open' : choiceText(decision, outcome.built ?? outcome.option, outcome.text);
  return [category, title, built].join('\n');
}

/** A section that was made from what is no longer so. */
export interface StaleSection {
  /** The file beside the lock. */
  readonly file: string;
  /** The section's key. */
  readonly section: string;
  /** Names of the inputs that changed. */
  readonly inputs: readonly string[];
}

/**
 * The sections that a lock knows and that were made from other inputs than those of now, given by their hashes. Of
 * inputs that are not given nothing is known; a decision that is not given is gone.
 */
export function staleSections(lock: Lock | undefined, now: Readonly<Record<string, string>>): readonly StaleSection[] {
  const prefix = decisionInput('');
  const knowsDecisions = Object.keys(now).some((name) => name.startsWith(prefix));
  const isStale = ([name, made]: readonly [string, string]): boolean =>
    Object.hasOwn(now, name) ? now[name] !== made : knowsDecisions && name.startsWith(prefix);
  return Object.entries(lock?.artifacts ?? {}).flatMap(([file, { sections }]) =>
    Object.entries(sections).flatMap(([section, { inputs }]) => {
      const changed = Object.entries(inputs)
        .filter(isStale)
        .map(([name]) => name);
      return changed.length > 0 ? [{ file, section, inputs: changed }] : [];
    }),
  );
}
