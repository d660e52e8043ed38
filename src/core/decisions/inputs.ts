// What of a decision a section that was made from it depends on.
import { choiceText, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';

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
