// Which requirements belong to which story: by the ids that a story names, else by the words that they share, those of
// the heading that a requirement stands under among them.
import type { MarkdownDocument } from '../../../documents/document.ts';
import { keysOf, referencesIn } from '../../../documents/speckit/ids.ts';
import type { Requirement, Spec } from '../../../documents/speckit/spec.ts';

export interface Assignment {
  /** By the story's number. */
  readonly ofStory: ReadonlyMap<number, readonly Requirement[]>;
  /** Requirements that no story in particular brings. */
  readonly shared: readonly Requirement[];
}

/** Each requirement with the story that it serves most, where that is plain. */
export function assigned(document: MarkdownDocument, { requirements, stories }: Spec): Assignment {
  const texts = stories.map(({ number, span, title, scenarios }) => {
    const section = document.sections.find(({ start }) => start === span.start);
    const text = section
      ? document.text.slice(section.start, section.end)
      : `${title} ${scenarios.map((one) => one.text).join(' ')}`;
    return { number, text, title: stemsOf(title), words: stemsOf(text), ids: keysOf(referencesIn(text)) };
  });
  const groups = groupsIn(document, requirements, texts);
  const weight = weights(texts.map(({ words }) => words));
  const ofStory = new Map<number, Requirement[]>(stories.map(({ number }) => [number, []]));
  const shared: Requirement[] = [];
  for (const requirement of requirements) {
    const named = texts.find(({ ids }) => ids.has(requirement.key));
    const group = groups.get(groupOf(document, requirement));
    const [best, next] = texts
      .map(({ number, words }) => ({
        number,
        score: scoreOf(stemsOf(requirement.text), words, weight) + (group?.get(number) ?? 0) * groupShare,
      }))
      .toSorted((one, other) => other.score - one.score);
    const isPlain =
      best !== undefined && group?.size !== 0 && best.score >= least && best.score > (next?.score ?? 0) * 1.15;
    const number = named?.number ?? (isPlain ? best.number : onlyOf(group));
    (number === undefined ? shared : (ofStory.get(number) ?? shared)).push(requirement);
  }
  return { ofStory, shared };
}

/**
 * How much the heading of each group says what a story's title says. Where most groups are named after stories, one that
 * is named after none (“Performance”) is no story's: it gets an empty list.
 */
function groupsIn(
  document: MarkdownDocument,
  requirements: readonly Requirement[],
  stories: readonly { readonly number: number; readonly title: ReadonlySet<string> }[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const titles = [...new Set(requirements.map((one) => groupOf(document, one)))].filter((title) => title !== '');
  const shares = titles.map((title) => {
    const words = stemsOf(title);
    const own = stories.flatMap(({ number, title: other }): readonly (readonly [number, number])[] => {
      const common = [...words].filter((word) => other.has(word)).length;
      return common === 0 ? [] : [[number, common / words.size]];
    });
    return [title, new Map(own)] as const;
  });
  const areNamedAfterStories = shares.filter(([, own]) => own.size > 0).length * 2 > titles.length;
  return new Map(shares.filter(([, own]) => own.size > 0 || areNamedAfterStories));
}

const groupShare = 0.35;

/** The one story that a group is named after. */
function onlyOf(group: ReadonlyMap<number, number> | undefined): number | undefined {
  const [first, second] = [...(group ?? [])].toSorted(([, one], [, other]) => other - one);
  return first !== undefined && first[1] >= 0.6 && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** Ids of the requirements that share the most with a text, the most alike first; those that share little are left out. */
export function relatedTo(text: string, requirements: readonly Requirement[]): readonly string[] {
  const words = stemsOf(text);
  const weight = weights(requirements.map((one) => stemsOf(one.text)));
  return requirements
    .map(({ id, text: own }) => ({ id, score: scoreOf(stemsOf(own), words, weight) }))
    .filter(({ score }) => score >= related)
    .toSorted((one, other) => other.score - one.score)
    .map(({ id }) => id);
}

const related = 0.3;

/** Under this share of its words a requirement says something else than the story. */
const least = 0.22;

/** Words of every text say little. */
function weights(texts: readonly ReadonlySet<string>[]): (word: string) => number {
  return (word) => {
    const count = texts.filter((words) => words.has(word)).length;
    return count === 0 ? 1 : Math.log((texts.length + 1) / count) + 0.05;
  };
}

function scoreOf(words: ReadonlySet<string>, other: ReadonlySet<string>, weight: (word: string) => number): number {
  const all = [...words].reduce((sum, word) => sum + weight(word), 0);
  const common = [...words].filter((word) => other.has(word)).reduce((sum, word) => sum + weight(word), 0);
  return all === 0 ? 0 : common / all;
}

const small =
  /^(?:the|and|for|that|this|with|from|must|shall|should|may|can|will|not|are|any|all|each|when|which|system|user|users|their|they|have|has|into|its|per|via|than|only|given|then|und|der|die|das|muss|system|que|los|las|del|une|des)$/i;

/** Words of three letters and more by their stems; of scripts without spaces, pairs of characters. */
function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? [];
  const latin = words.filter((word) => !small.test(word)).map((word) => word.replace(/(?:ies|ing|ed|es|s)$/, ''));
  const pairs = (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2,}/gu) ?? []).flatMap((run) =>
    [...run].slice(0, -1).map((letter, index) => letter + ([...run][index + 1] ?? '')),
  );
  return new Set([...latin, ...pairs]);
}

/** The heading below the chapter that a requirement stands under, such as “Visibility & Privacy”; empty without one. */
export function groupOf(document: MarkdownDocument, { span }: Pick<Requirement, 'span'>): string {
  const section = document.sections.findLast(({ start, end }) => start <= span.start && span.start < end);
  if (section === undefined || section.start === span.start) return '';
  return section.depth > 2 && !general.test(section.title) ? section.title : '';
}

/** Headings that say only that requirements follow. */
const general =
  /^(?:non-?)?functional requirements?\b|^measurable outcomes|^requirements?\b|^funktionale|^requisitos|^exigences|^功能|^機能|^기능/i;
