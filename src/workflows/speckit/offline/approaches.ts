// Approaches by rules: those that the user names, else the options of the decision that weighs most. No rule judges them.
import { approachIn } from '../../../core/approaches/facts.ts';
import { decisionsOf } from '../../../core/decisions/facts.ts';
import type { Facts } from '../../../core/workflow.ts';
import { titleOf } from '../known.ts';

/** The value of the fact. */
export function approachesFor(facts: Facts): object {
  const names = Array.isArray(facts['names']) ? facts['names'].filter((name) => typeof name === 'string') : [];
  const count = typeof facts['count'] === 'number' ? facts['count'] : 2;
  if (names.length === count) {
    return {
      approaches: names.map((name) => ({
        name,
        idea: `“${titleOf(facts)}” is built with: ${name}.`,
        ...{ effort: notJudged, risk: notJudged, reversibility: notJudged, givesUp: notJudged },
        decides: [name],
      })),
    };
  }
  const [weightiest] = decisionsOf(facts)
    .filter(({ options, outcome }) => options.length >= count && outcome?.kind !== 'decided')
    .toSorted((one, other) => other.weight - one.weight);
  if (!weightiest) return { approaches: [], cannot };
  const { id, title, options, reversibility, recommendation } = weightiest;
  const first = options.map((option, index) => ({ option, index }));
  const ordered = first.toSorted(
    (one, other) => Number(other.index === recommendation.option) - Number(one.index === recommendation.option),
  );
  return {
    approaches: ordered.slice(0, count).map(({ option }) => ({
      name: option.text,
      idea: `${title} (${id}): ${option.text}.`,
      effort: option.cost || notJudged,
      risk: option.cons.join('; ') || notJudged,
      reversibility: option.reversibility ?? reversibility,
      givesUp:
        ordered
          .filter((other) => other.option !== option)
          .flatMap((other) => other.option.pros)
          .join('; ') || notJudged,
      decides: [`${id}: ${option.text}`],
    })),
    recommended: options[recommendation.option]?.text ?? '',
    because: recommendation.reasons,
  };
}

/** What the plan says of its approach; empty where there was no choice. */
export function approachText(facts: Facts): string {
  const approach = approachIn(facts);
  return approach ? `Approach: ${approach.name}. ${approach.idea}` : '';
}

const notJudged = 'Not judged: the built-in model goes by rules.';
const cannot =
  'the built-in model finds no approaches by itself where no decision is open. Name them, such as “two approaches: a queue and a nightly job”, or choose another model';
