// A decision in one line, as documents cite it.
import type { TechnicalDecision } from '../../../documents/speckit/decision/decision.ts';

/** What is built, with the title: `TD001 Storage: PostgreSQL`. */
export function decisionLine(decision: TechnicalDecision): string {
  return `${decision.id} ${decision.title}: ${builtOf(decision)}`;
}

/** What is built by a decision, without the option’s letter. */
export function builtOf({ options, outcome, recommendation }: TechnicalDecision): string {
  if (outcome === undefined) return `open; recommended is ${options[recommendation.option]?.text ?? ''}`;
  const chosen = outcome.option === undefined ? outcome.text : (options[outcome.option]?.text ?? outcome.text);
  const built = outcome.built === undefined ? undefined : options[outcome.built]?.text;
  return built === undefined ? chosen : `${built}, for now (recommended, not confirmed: ${chosen})`;
}
