// A sentence for a person, kept apart from its language: English with numbered places.

/** English text with `{0}`, `{1}` … places. The editor looks up a translation of `text` before it fills the places. */
export interface Sentence {
  readonly text: string;
  readonly args: readonly Argument[];
}

/** What stands in a place: a text as it is, or sentences, which are translated too; several are listed. */
export type Argument = string | number | Amount | Sentence | readonly Sentence[];

/** A number that counts something, and may be large: shown as the language writes it, `12,300` or `12.300`. */
export interface Amount {
  readonly amount: number;
}

/** Makes an amount. */
export function amount(number: number): Amount {
  return { amount: number };
}

/** Makes a sentence. `text` must be a literal: the translation bundle is collected from the sources. */
export function say(text: string, ...args: readonly Argument[]): Sentence {
  return { text, args };
}

/** The sentence in English. */
export function english(sentence: Sentence): string {
  return fill(sentence.text, plainArguments(sentence, english));
}

/** The arguments of a sentence as they stand in its places, in the language that `tell` speaks: `language` is its tag. */
export function plainArguments(
  { args }: Sentence,
  tell: (sentence: Sentence) => string,
  language = 'en',
): readonly (string | number)[] {
  return args.map((argument) => {
    if (typeof argument === 'string' || typeof argument === 'number') return argument;
    if ('amount' in argument) return new Intl.NumberFormat(language).format(argument.amount);
    return 'text' in argument ? tell(argument) : argument.map(tell).join(', ');
  });
}

/** Puts arguments into the places of a (translated) text. A place without an argument stays as it is. */
export function fill(text: string, args: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}
