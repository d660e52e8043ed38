// What an option of a decision is called: the names in it that the other options do not have.
import type { Decision, Option } from '../../documents/speckit/decisions.ts';

const common =
  /^(?:use|using|option|the|and|with|for|from|into|via|per|own|our|all|new|one|two|single|multiple|existing|current|separate|shared|simple|custom|hybrid|external|internal|managed|hosted|self|built|build|keep|add|only|both|none|based|approach|solution|service|services|server|client|system|data|database|api|apis|library|framework|storage|cloud|local|manual|automatic|central|full|partial|later|first|now|recommended|chosen|pros|cons|cost|impact|store|table|tables|file|files|app|application|model|design|pattern|strategy|type|default|standard|direct|simple|basic|plus|over|then|that|this|each|every|when|where|not)$/i;

export interface Choice {
  readonly chosen: Option;
  readonly rejected: readonly Option[];
}

/** The option that was chosen, and those that were not; nothing where that is not certain. */
export function choiceOf(
  decision: Pick<Decision, 'options' | 'outcome'> & Partial<Pick<Decision, 'built'>>,
): Choice | undefined {
  const { options, outcome, built = '' } = decision;
  if (built !== '') {
    // Until somebody decides, the plan follows what is built, and may name what is recommended.
    const now = choiceOf({ options, outcome: built });
    const recommended = choiceOf({ options, outcome })?.chosen;
    return now && { ...now, rejected: now.rejected.filter((option) => option !== recommended) };
  }
  const label = /\boption\s+([a-z0-9]{1,2})\b/i.exec(outcome)?.[1]?.toUpperCase();
  const byLabel = label === undefined ? undefined : options.find((option) => option.label === `Option ${label}`);
  const named = options.filter((option) => {
    const own = namesOf(option, options);
    return own.length > 0 && own.some((name) => has(outcome, name));
  });
  const chosen = byLabel ?? (named.length === 1 ? named[0] : undefined);
  if (chosen === undefined || options.length < 2) return undefined;
  return { chosen, rejected: options.filter((option) => option !== chosen) };
}

/** The names in an option's first line that no other option has. */
export function namesOf(option: Option, options: readonly Option[]): readonly string[] {
  const others = options.filter((other) => other !== option).map(({ text }) => text);
  return wordsOf(option.text).filter((word) => !others.some((other) => has(other, word)));
}

/** Words that carry meaning: names, and where the text is a name as a whole, its words. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.+#-]*[\p{L}\p{N}+#]/gu) ?? [];
  const isName = words.length <= 2;
  return [
    ...new Set(words.filter((word) => !common.test(word) && word.length > 2 && (isName || /\p{Lu}/u.test(word)))),
  ];
}

/** Words of an option that the other does not have. */
export interface Marks {
  /** Proper names: `Redis`, `gRPC`, `TPM`. */
  readonly names: readonly string[];
  /** Stems of other words. */
  readonly words: readonly string[];
}

/** What tells one option from others, in the words of both. */
export function marksOf(option: Option, others: readonly Option[]): Marks {
  const apart = new Set(others.flatMap(({ text }) => tokensOf(text).map(stemOf)));
  const all = tokensOf(option.text);
  const tokens = all.filter((token) => !apart.has(stemOf(token)));
  const names = tokens.filter(
    (token) => all.length === 1 || isProper(token, token !== all[0] && !isGerman(option.text)),
  );
  const words = tokens.filter((token) => !names.includes(token)).map(stemOf);
  return { names: [...new Set(names.map((name) => name.toLowerCase()))], words: [...new Set(words)] };
}

/** The stems of all words that carry meaning. */
export function stemsOf(text: string): readonly string[] {
  return tokensOf(text).map(stemOf);
}

/** Which of the marks a text has. */
export function marksIn(text: string, { names, words }: Marks): Marks {
  const tokens = tokensOf(text);
  const lower = new Set(tokens.map((token) => token.toLowerCase()));
  const stems = new Set(tokens.map(stemOf));
  return { names: names.filter((name) => lower.has(name)), words: words.filter((word) => stems.has(word)) };
}

/**
 * Whether a text that speaks of a decision tells a rejected option instead of the chosen one: by a name that only the
 * rejected one has, or by most of its words. Where the text has anything of the chosen one, nothing is certain.
 */
export function tellsRejected(text: string, chosen: Marks, rejected: Marks): boolean {
  const [of, against] = [marksIn(text, chosen), marksIn(text, rejected)];
  if (of.names.length > 0) return false;
  if (against.names.length > 0) return chosen.names.length > 0 || of.words.length === 0;
  const some = against.words.length;
  return of.words.length === 0 && some > 1 && some >= rejected.words.length / 2;
}

const functionWord =
  /^(?:the|an?|of|in|on|at|to|for|from|with|into|via|per|by|and|or|as|its|own|our|one|two|no|not|that|this|which|each|every|all|over|through|is|are|be|it|der|die|das|den|dem|des|ein|eine|einen|einer|und|oder|mit|von|vom|im|in|zu|zur|zum|auf|f\u00fcr|\u00fcber|option|existing|new)$/i;
const generic = /^(?:API|APIs|HTTP|HTTPS|URL|SQL|UI|ID|JSON|CSV|PDF|IDs)$/;

/** The words of a text without those that only join; code and file names are none of it. */
function tokensOf(text: string): readonly string[] {
  const words =
    text
      .replace(/`[^`]*[/.][^`]*`|(?:[\w.-]+\/)+[\w.-]+/g, ' ')
      .match(/[\p{L}\p{N}](?:[\p{L}\p{N}+#]|[.](?=[\p{L}\p{N}]))*/gu) ?? [];
  return words.filter((word) => word.length > 1 && !functionWord.test(word));
}

function stemOf(word: string): string {
  const lower = word.toLowerCase();
  return lower.length > 4 ? lower.replace(/(?:ings?|ed|en|es|e|s)$/, '') : lower;
}

function isProper(word: string, countsCapital: boolean): boolean {
  return !generic.test(word) && (/\p{L}\p{Lu}|\p{L}.*\d/u.test(word) || (countsCapital && /^\p{Lu}/u.test(word)));
}

function isGerman(text: string): boolean {
  return /[\u00e4\u00f6\u00fc\u00df]|\b(?:der|die|das|des|dem|den|ein|eine|und|mit|f\u00fcr|vom|zum)\b/i.test(text);
}

/** Whether a text has a word, whatever its case. */
export function has(text: string, word: string): boolean {
  return pattern(word).test(text);
}

/** Matches a word as a whole. */
export function pattern(word: string, flags = 'iu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, flags);
}
