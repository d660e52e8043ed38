// A sentence for a person, kept apart from its language: English with numbered places.

/** English text with `{0}`, `{1}` … places. The editor looks up a translation of `text` before it fills the places. */
export interface Sentence {
  readonly text: string;
  readonly args: readonly (string | number)[];
}

/** Makes a sentence. `text` must be a literal: the translation bundle is collected from the sources. */
export function say(text: string, ...args: readonly (string | number)[]): Sentence {
  return { text, args };
}

/** The sentence in English. */
export function english(sentence: Sentence): string {
  return fill(sentence.text, sentence.args);
}

/** Puts arguments into the places of a (translated) text. A place without an argument stays as it is. */
export function fill(text: string, args: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}
