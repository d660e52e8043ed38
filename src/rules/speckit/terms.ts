// What an option of a decision is called: the names in it that the other options do not have.
import type { Decision, Option } from '../../documents/speckit/decisions.ts';

const common =
  /^(?:use|using|option|the|and|with|for|from|into|via|per|own|our|all|new|one|two|single|multiple|existing|current|separate|shared|simple|custom|hybrid|external|internal|managed|hosted|self|built|build|keep|add|only|both|none|based|approach|solution|service|services|server|client|system|data|database|api|apis|library|framework|storage|cloud|local|manual|automatic|central|full|partial|later|first|now|recommended|chosen|pros|cons|cost|impact|store|table|tables|file|files|app|application|model|design|pattern|strategy|type|default|standard|direct|simple|basic|plus|over|then|that|this|each|every|when|where|not)$/i;

/** The option that was chosen, and those that were not; nothing where that is not certain. */
export function choiceOf({
  options,
  outcome,
}: Decision): { readonly chosen: Option; readonly rejected: readonly Option[] } | undefined {
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

/** Whether a text has a word, whatever its case. */
export function has(text: string, word: string): boolean {
  return pattern(word).test(text);
}

/** Matches a word as a whole. */
export function pattern(word: string, flags = 'iu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, flags);
}
