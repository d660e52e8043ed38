// The entities that a specification names, with the fields and relations that its words for them tell.
import type { MarkdownDocument } from '../../../documents/document.ts';
import type { Spec } from '../../../documents/speckit/spec.ts';
import type { DataEntity, Relation } from '../analysis.ts';
import { firstSentence, type Material } from './material.ts';

/** The entities, each once. */
export function entitiesIn(document: MarkdownDocument, { entities }: Spec): readonly DataEntity[] {
  const seen = new Set<string>();
  const named = entities.filter(({ name }) => {
    const key = name.toLowerCase();
    const isNew = name.length > 1 && name.split(/\s+/).length < 6 && !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return named.map(({ name, span }, index) => {
    const next = named[index + 1]?.span.start ?? document.text.length;
    const text = aboutOf(document.text.slice(span.start, next), document.text.slice(span.start, span.end));
    return {
      name,
      purpose: firstSentence(text.replace(/[*`]|(?<!\w)_|_(?!\w)/g, ''), 200),
      fields: fieldsIn(text),
      relations: relationsIn(
        text,
        named.map((one) => one.name).filter((other) => other !== name),
      ),
    };
  });
}

/** Names of entities that are there already: `**Loan** (existing, spec 002)`, “extended with …”. */
export function existingEntities({ document, spec }: Pick<Material, 'document' | 'spec'>): readonly string[] {
  const isThere =
    /^[^\n]{0,90}\([^()\n]*\b(?:existing|already|reused|from spec|vorhanden|bestehend|existente?|existant)\w*\b[^()\n]*\)|^[^\n]{0,80}[:—–-]\s*(?:\*\*)?(?:existing|extended|extends|already)\b/i;
  return spec.entities
    .filter(({ span }) =>
      isThere.test(document.text.slice(span.start, span.start + 200).replace(/^\s*(?:[-*+]|#+)\s*/, '')),
    )
    .map(({ name }) => name);
}

/** What is said of an entity: behind its name, and in the list or paragraphs below it. */
function aboutOf(text: string, own: string): string {
  const isHeading = /^\s*#/.test(own);
  const body = isHeading ? text.slice(own.length) : text;
  const end = /\n#{1,6} |\n(?=(?:[-*] )?\*\*[^*\n]+\*\*\s*[:—–-])/.exec(body.slice(1))?.index;
  const whole = end === undefined ? body : body.slice(0, end + 1);
  return whole.replace(/^\s*(?:[-*+]\s+)?(?:\*\*[^*]+\*\*)?\s*(?:\([^)]*\))?\s*[:：—–-]?\s*/, '').trim();
}

const lists =
  /\b(?:key attributes?|attributes?|fields?|properties|includes?|including|contains?|containing|consists? of|comprises?|has|with|records?|stores?|holds?|tracks?|carr(?:y|ies)|captures?|such as)\b\s*(?:are|is|include|includes)?\s*:?\s+([^.;\n]{3,260})/gi;

/** Names in lists behind words such as “attributes” and “includes”, and in brackets. */
function fieldsIn(text: string): DataEntity['fields'] {
  const plain = text.replace(/\*\*/g, '');
  // What a field may be is no list of fields.
  const isOfFields = ({ index }: { readonly index: number }): boolean =>
    !/\b(?:enum|values?|types?|status(?:es)?|states?|levels?|visibility|platforms?|one of|kinds?|categor\w+|options?)\b[^,.;]{0,24}$/i.test(
      plain.slice(Math.max(0, index - 50), index),
    );
  const runs = [...plain.matchAll(lists)].filter(isOfFields).map((match) => whole(match[1] ?? ''));
  const bracketed = [...plain.matchAll(/\(([^()]{5,200})\)/g)]
    .filter(isOfFields)
    // “a stage of the work (plan, build, test)” lists stages.
    .filter(({ index }) => !kindsBefore.test(plain.slice(Math.max(0, index - 90), index)))
    .map((match) => match[1] ?? '')
    .filter(
      (run) =>
        run.split(',').length >= 3 && !/\betc\b|^(?:values?|e\.g\.|one of|such as|for example|i\.e\.)/i.test(run),
    );
  const names = new Map<string, string>(codeFields(text));
  for (const run of [...runs, ...bracketed]) {
    const items = run.replace(/\([^)]*\)?/g, '').split(/\s*(?:,|;|\band\b|\bor\b|\bplus\b|\/(?=\s)|、|，)\s*/);
    if (items.length < 2) continue;
    for (const item of items) {
      const name = fieldName(item);
      if (name !== '' && !names.has(name)) names.set(name, item.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim());
    }
  }
  return [...names].slice(0, 12).map(([name, said]) => ({ name, type: typeOf(name, said), rule: '' }));
}

/** Names with a mark between their words that stand in code, unless they are called tables: with what is said right behind. */
function codeFields(text: string): readonly (readonly [string, string])[] {
  return [
    ...text.matchAll(/`([a-z][a-z0-9]*(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+)(\s*[:=]?[^`]{0,40})`([^.;,`]{0,24})/g),
  ]
    .filter(
      ([, , , behind = '']) => !/^\s*(?:tables?|collections?|endpoints?|jobs?|events?|functions?)\b/i.test(behind),
    )
    .map(([, name = '', value = '', behind = '']) => [snakeOf(name), `${value} ${behind}`] as const);
}

function snakeOf(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

const kindsBefore =
  /\b(?:stages?|phases?|steps?|modes?|types?|kinds?|status(?:es)?|states?|levels?|lifecycle|roles?|sources?|formats?|channels?|categor\w+|severit\w+|priorit\w+|outcomes?|results?|reasons?)\b[^.;:()]{0,60}$/i;

/** A list that is longer than what is read of it ends with its last whole item. */
function whole(run: string): string {
  return run.length < longestRun ? run : run.slice(0, run.lastIndexOf(','));
}

const longestRun = 260;

const lead =
  /^(?:an?|the|its|their|each|one|optional(?:ly)?|current|whether|when|which|zero|multiple|several|any|all|own|e\.g\.|as well as|also)\s+/i;

/** A field's name: at most four words in Latin letters, none of them a verb of a clause. */
function fieldName(item: string): string {
  let words = item.replace(/[`*"“”]/g, '').trim();
  for (let count = 0; count < 3; count++) words = words.replace(lead, '');
  if (!/^[A-Za-z][A-Za-z0-9 _-]*$/.test(words)) return '';
  const list = words.split(/[\s_-]+/);
  if (
    list.length > 4 ||
    /\b(?:is|are|was|that|which|who|can|must|will|be|to|for|by|from|in|on|of|not|how|what|with|used|per|via|into)\b/i.test(
      words,
    )
  )
    return '';
  const snake = snakeOf(words).replace(/[\s-]+/g, '_');
  return snake.length > 1 && snake.length <= 40 ? snake : '';
}

function typeOf(name: string, said = ''): string {
  const told = /\b(boolean|bool|integer|int|number|decimal|timestamp|datetime|date|uuid)\b/i
    .exec(said)?.[1]
    ?.toLowerCase();
  if (told !== undefined)
    return told.startsWith('bool')
      ? 'boolean'
      : /date|time/.test(told)
        ? 'timestamp'
        : told === 'uuid'
          ? 'id'
          : 'number';
  if (/=\s*(?:true|false)\b/i.test(said)) return 'boolean';
  if (/(?:^|_)(?:id|identifier|uuid|key)$/.test(name)) return 'id';
  if (/(?:^|_)(?:at|date|time|timestamp|created|updated|expires|deadline)$|^(?:date|time)/.test(name))
    return 'timestamp';
  if (
    /(?:^|_)(?:count|number|total|size|score|version|order|priority|limit|age|rank|tokens|percentage|duration)$/.test(
      name,
    )
  )
    return 'number';
  if (/^(?:is|has|can)_|(?:^|_)(?:flag|enabled|active)$/.test(name)) return 'boolean';
  return 'text';
}

/** Other entities that the text names, with the cardinality that its words tell. */
function relationsIn(text: string, others: readonly string[]): readonly Relation[] {
  return others.flatMap((to): readonly Relation[] => {
    const name = to.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${name}(e?s)?(?![\\p{L}\\p{N}])`, 'giu');
    const places = [...text.matchAll(pattern)].map(({ index, 1: plural }) => ({
      before: text.slice(Math.max(0, index - 60), index),
      isPlural: plural !== undefined || several.test(text.slice(Math.max(0, index - 60), index)),
    }));
    if (places.length === 0) return [];
    // One place that tells the cardinality outweighs those that only name the other.
    if (places.some(({ before }) => belonging.test(before))) return [{ to, kind: 'many-to-one', label: 'belongs to' }];
    if (places.some(({ before, isPlural }) => isPlural && having.test(before)))
      return [{ to, kind: 'one-to-many', label: 'has' }];
    return [{ to, kind: 'many-to-many', label: 'relates to, cardinality open' }];
  });
}

/** What stands before the name of the other entity, with others of a list between. */
const belonging =
  /\b(?:belongs? to|part of|owned by|linked to (?:an?|one)|references?|associated with an?|for an?|of an?)\s+(?:(?:(?:an?|one|the)\s+)?\w+(?:\s*,|\s+and)\s+)*(?:(?:an?|one|the)\s+)?$/i;
const several = /\b(?:many|multiple|list of|collection of|set of|several|all|zero or more|one or more)\s+(?:\w+\s+)?$/i;
const having =
  /\b(?:has|have|contains?|includes?|holds?|groups?|owns?|consists? of|list of|collection of|multiple|many)\b/i;
