// What a request shows of its inputs: as much as the model takes, and no more than a request should cost.
import { say } from '../../documents/sentence.ts';
import type { Part, RunContext } from '../context.ts';
import { showInputs, type Inputs, type ShownInputs } from '../inputs.ts';

/** In characters: what a section is made from fits into it, but for the largest specifications. */
const mostShown = 80_000;
/** In characters: what else a request holds. */
const beside = 16_000;
const leastShown = 2000;
/** How many characters a token has at least, in most alphabets; what is still too much is cut when it is rendered. */
const charactersPerToken = 3;
const mostNamed = 5;

/** Shows inputs, and tells which are not shown whole. */
export async function* shownFor(
  context: RunContext,
  prompt: string,
  names: readonly string[],
  inputs: Inputs,
): Part<ShownInputs> {
  const room = Math.floor(context.ports.model.maxInputTokens * 0.9) * charactersPerToken - beside;
  const shown = showInputs(names, inputs, Math.max(leastShown, Math.min(mostShown, room)));
  if (shown.shortened.length > 0) {
    const named = shown.shortened.slice(0, mostNamed).join(', ');
    const note = say(
      'Too long for the model, so a part was left out of the request “{0}”: {1}',
      `${context.workflow.id}/${prompt}`,
      shown.shortened.length > mostNamed ? `${named} …` : named,
    );
    yield { kind: 'noted', note };
  }
  return shown;
}
