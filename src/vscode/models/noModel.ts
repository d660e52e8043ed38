// Stands where a use case needs no model: undo, diffs, the list of runs. Whoever asks it learns that there is none.
import { PlannerError } from '../../core/error.ts';
import type { LanguageModel } from '../../core/ports.ts';
import { say } from '../../documents/sentence.ts';

/** A model that answers nothing. */
export const noModel: LanguageModel = {
  name: 'none',
  maxInputTokens: 0,
  countTokens: async () => 0,
  async *ask() {
    throw new PlannerError('model.none', say('No language model was chosen.'), [
      say('Choose one with “Planner: Choose Model”, or in the model picker of the chat.'),
    ]);
  },
};
