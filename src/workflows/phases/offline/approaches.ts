// Approaches by rules: those that the author names, else the same work in few phases or in many. Which is better, no rule knows.
import { approachIn } from '../../../core/approaches/facts.ts';
import { phraseLanguage } from '../../../documents/language.ts';
import { asText, list, text, type Given } from '../../brief/offline/given.ts';
import { phaseRange, type PlanOutline } from '../facts.ts';
import { scaleOf } from '../scale.ts';
import { approachPhrases, type ApproachPhrases } from './phrases/approaches.ts';
import { fill } from './phrases/phrases.ts';

/** The value of the fact. */
export function approachesFor(facts: Given, outline: PlanOutline): object {
  const say = phrasesFor(facts, outline);
  const names = list(facts, 'names', asText);
  const count = typeof facts['count'] === 'number' ? facts['count'] : 2;
  if (names.length === count) {
    return {
      approaches: names.map((name) => ({
        name,
        idea: fill(say.named, outline.title, name),
        ...{ effort: say.notJudged, risk: say.notJudged, reversibility: say.notJudged, givesUp: say.notJudged },
        decides: [name],
      })),
    };
  }
  const scale = scaleOf(facts);
  const [few, many] = scale ? phaseRange[scale.size] : [0, 0];
  if (count > 2 || !scale || scale.phases < 2 || few === many) return { approaches: [], cannot: say.cannot };
  return {
    approaches: [
      {
        name: say.fewName,
        idea: fill(say.fewIdea, String(few)),
        effort: say.fewEffort,
        risk: say.fewRisk,
        reversibility: say.fewReversibility,
        givesUp: say.fewGivesUp,
      },
      {
        name: say.manyName,
        idea: fill(say.manyIdea, String(many)),
        effort: say.manyEffort,
        risk: say.manyRisk,
        reversibility: say.manyReversibility,
        givesUp: say.manyGivesUp,
      },
    ],
  };
}

/** How many phases the approach of a plan means; nothing where it means none in particular. */
export function phasesByApproach(facts: Given, outline: PlanOutline): number | undefined {
  const approach = approachIn(facts);
  const scale = scaleOf(facts);
  if (!approach || !scale) return undefined;
  const say = phrasesFor(facts, outline);
  const [few, many] = phaseRange[scale.size];
  return approach.name === say.fewName ? few : approach.name === say.manyName ? many : undefined;
}

/** What is planned, by the approach that its author has named: the others are none of its ideas. */
export function byApproach(facts: Given, outline: PlanOutline): PlanOutline {
  const approach = approachIn(facts);
  const [named] = approach?.decides ?? [];
  if (!approach || named === undefined) return outline;
  return { ...outline, ideas: [named, ...outline.ideas.filter((idea) => idea !== named)] };
}

function phrasesFor(facts: Given, outline: PlanOutline): ApproachPhrases {
  return approachPhrases[phraseLanguage(text(facts, 'language') || undefined, outline.language)];
}
