// What the embedded model says when it is used as a chat model without Planner.
import { say, type Sentence } from '../documents/sentence.ts';

/** One honest sentence. */
export const plainAnswer: Sentence = say(
  'This model writes plans by rules and cannot hold a conversation. Type @planner and describe a task.',
);
