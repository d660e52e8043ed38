// What of specification and decisions counts by itself, and which of it a section rests on by what it says: the ids that
// it cites, the words that only one choice or field has.
import { choiceText, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { decisionInput } from '../../core/decisions/inputs.ts';
import { decisionsOf } from '../../core/decisions/facts.ts';
import type { Parts, Uses } from '../../core/parts.ts';
import type { Facts } from '../../core/workflow.ts';
import { idOf, keysOf, referencesIn } from '../../documents/speckit/ids.ts';
import { constitutionDocument, partsOf, specDocument, specOf } from './known.ts';

/** The part of a decision that is what was chosen. */
export const choicePart = 'choice';

/** The requirements and criteria of each part of the specification, and the choice of each decision. */
export function inPartsOf(facts: Facts): Readonly<Record<string, Parts>> {
  const { requirements, criteria } = specOf(facts);
  const document = specDocument(facts);
  const spec = partsOf(document).flatMap(({ key, section }): readonly (readonly [string, Parts])[] => {
    const own = [...requirements, ...criteria]
      .filter(({ span }) => span.start >= section.headingEnd && span.end <= section.bodyEnd)
      .toSorted((one, other) => one.span.start - other.span.start);
    if (own.length === 0) return [];
    const between = own.map(({ id, span }, at) => {
      const from = own[at - 1]?.span.end ?? section.headingEnd;
      return `${document.text.slice(Math.min(from, span.start), span.start).trim()}\n${id}`;
    });
    const rest = document.text.slice(own.at(-1)?.span.end, section.bodyEnd).trim();
    const texts = new Map(own.map(({ id, span }) => [id, document.text.slice(span.start, span.end).trim()]));
    return [[`spec:${key}`, { frame: [...between, rest].join('\n'), texts }]];
  });
  const decisions = decisionsOf(facts).map((decision): readonly [string, Parts] => {
    const { id, category, title, outcome } = decision;
    const built = outcome === undefined ? 'open' : choiceText(decision, outcome.built ?? outcome.option, outcome.text);
    return [decisionInput(id), { frame: [category, title].join('\n'), texts: new Map([[choicePart, built]]) }];
  });
  return Object.fromEntries([...spec, ...decisions]);
}

/** What a section, or a file, rests on by what it says. */
export function usesIn({ artifact, text }: { readonly artifact: string; readonly text: string }, facts: Facts): Uses {
  const said = wordsIn(text);
  const cited = keysOf(referencesIn(text));
  const citesRequirements = [...cited].some((key) => /^(?:FR|NFR|SC)\b/.test(key));
  const decisions = new Map(decisionsOf(facts).map((decision) => [decisionInput(decision.id), decision]));
  const common = [specDocument(facts), constitutionDocument(facts)].map((document) => wordsIn(document.text));
  return (input, part, value) => {
    if (input.startsWith('spec:')) {
      // What cites none of them may rest on each.
      return !citesRequirements || cited.has(idOf(part)?.key ?? part);
    }
    const decision = decisions.get(input);
    // The plan itself is held against every decision: that it says nothing of one may be what has to change.
    if (decision) return artifact === 'plan' || usesChoice(decision);
    if (!input.startsWith('artifact:')) return true;
    if (isPlanField(input)) return usesField(part, value);
    const words = telling(value, common);
    return words.length === 0 || sharesWords(words);
  };

  function usesChoice(decision: TechnicalDecision): boolean {
    const { id, options, outcome } = decision;
    if (cited.has(idOf(id)?.key ?? id)) return true;
    const built = outcome?.built ?? outcome?.option;
    const option = built === undefined ? undefined : options[built];
    const own = option ? [option.text, ...option.pros, ...option.cons].join('\n') : (outcome?.text ?? '');
    const others = options.filter((one) => one !== option).map((one) => wordsIn(one.text));
    const words = telling(own, common, others);
    return words.length === 0 || sharesWords(words);
  }

  function usesField(name: string, value: string): boolean {
    const named = [...keysOf(referencesIn(value))].some((key) => key.startsWith('TD') && cited.has(key));
    const words = unsettled.test(value) ? [] : telling(value, common);
    if (named || (words.length > 0 && sharesWords(words))) return true;
    // What nobody has settled yet has no words to know it by: then its name decides.
    return words.length === 0 && (!knownField.test(name) || fieldsNeeded[artifact]?.test(name) !== false);
  }

  function sharesWords(words: readonly string[]): boolean {
    return words.some((word) => said.has(word));
  }
}

/** The fields that a plan has in English; one of another name is taken for one that every document needs. */
const knownField = /language|dependenc|storage|testing|platform|project type|performance|constraint|scale/i;

const unsettled =
  /^\W*(?:$|n\/a\b|not stated|to be decided|needs clarification|nicht (?:angegeben|genannt)|zu entscheiden)/i;

/** By document: fields of the plan that it speaks of whatever they say. */
const fieldsNeeded: Readonly<Record<string, RegExp>> = {
  research: /language|dependenc|storage|platform/i,
  'data-model': /storage/i,
  contracts: /project type|dependenc/i,
  quickstart: /language|dependenc|storage|testing|platform/i,
  'performance-plan': /performance|scale|storage|platform/i,
  'security-plan': /constraint|platform|storage/i,
  'testing-strategy': /testing|language|dependenc/i,
  dependencies: /language|dependenc|storage|platform/i,
};

function isPlanField(input: string): boolean {
  return input.startsWith('artifact:plan.md#');
}

/** Words that tell a text from others, and names of products though the specification has them too. */
function telling(
  text: string,
  common: readonly ReadonlySet<string>[],
  others: readonly ReadonlySet<string>[] = [],
): readonly string[] {
  const names = new Set(text.match(nameLike)?.map((name) => name.toLowerCase()));
  const isIn = (word: string) => (one: ReadonlySet<string>) => one.has(word);
  return [...wordsIn(text)].filter((word) => !others.some(isIn(word)) && (names.has(word) || !common.some(isIn(word))));
}

/** `SQLite`, `S3`, `btree_gist`. */
const nameLike = /[\p{L}\p{N}]*(?:\p{L}\p{Lu}|\p{L}\d|\d\p{L}|\p{L}_)[\p{L}\p{N}\p{M}_+#-]*/gu;

/** Words of four letters and more, names, and pairs of signs where a script has no spaces. */
function wordsIn(text: string): ReadonlySet<string> {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}_+#-]*/gu) ?? [];
  return new Set(
    words.flatMap((word): readonly string[] => {
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return pairsOf(word);
      const isName = word.match(nameLike)?.[0] === word;
      return isName || (word.length >= 4 && /\p{L}/u.test(word)) ? [word.toLowerCase()] : [];
    }),
  );
}

function pairsOf(word: string): readonly string[] {
  const signs = [...word];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`);
}
