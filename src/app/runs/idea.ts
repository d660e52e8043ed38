// Makes an idea safe to work with: text only, without characters that hide or reorder it.
import { PlannerError } from '../../core/error.ts';
import type { Idea } from '../../core/run.ts';
import { say, type Sentence } from '../../documents/sentence.ts';

/**
 * The idea without control and direction characters. Throws `idea.missing` (with `opening`) unless the run has other
 * things to start from (`isOptional`), and `idea.unreadable`.
 */
export function cleanIdea(idea: Idea, opening: Sentence, isOptional = false): Idea {
  const text = clean(idea.text).trim();
  const references = idea.references.map(({ name, text: content }) => ({ name: clean(name), text: clean(content) }));
  if (!isOptional && !text && references.every((reference) => !reference.text.trim())) {
    throw new PlannerError('idea.missing', opening, [
      say('Write it after @planner, select text in an editor, or add a file with #file.'),
    ]);
  }
  if (isBinary(idea.text)) {
    throw new PlannerError('idea.unreadable', say('The idea is not readable text.'), [
      say('Describe it in words, or give a text file.'),
    ]);
  }
  return { text, references };
}

/** Whether a text is rather bytes than words. */
export function isBinary(text: string): boolean {
  const sample = text.slice(0, 8000);
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return strange > 0 && strange > sample.length * 0.05;
}

/** Takes out control characters (not tabs and line ends) and those that change the direction of text unseen. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}
