// What a specification says of a quality, wherever it says it: in requirements and criteria with their group headings,
// and in all other places. That it says nothing is claimed only where none of its words does.
import { languageOf } from '../../../documents/language.ts';
import { plainLine } from '../../../documents/speckit/definition.ts';
import { outlineOf } from '../../../documents/speckit/outline.ts';
import type { Requirement } from '../../../documents/speckit/spec.ts';
import { groupOf } from './assign.ts';
import { english } from '../../../documents/sentence.ts';
import { securityQuestion } from '../../../documents/speckit/gaps.ts';
import { textOf } from '../known.ts';
import { brief, isInstruction, type Material } from './material.ts';
import { access } from './signs.ts';

type Read = Pick<Material, 'document' | 'spec'>;

/** The requirements, and the criteria where they are asked for, that speak of something or stand under a heading that does. */
export function requirementsOn(
  { document, spec }: Read,
  pattern: RegExp,
  withCriteria = false,
): readonly Requirement[] {
  const all = withCriteria ? [...spec.requirements, ...spec.criteria] : spec.requirements;
  return all.filter((one) => pattern.test(one.text) || pattern.test(groupOf(document, one)));
}

/** Lines of the specification that speak of something and are neither a requirement nor a criterion, each with its place. */
export function remarksOn({ document, spec }: Read, pattern: RegExp, most = 6): readonly string[] {
  const told = [...spec.requirements, ...spec.criteria].map(({ span }) => span);
  const found = outlineOf(document)
    .filter(({ kind, section, start }) => {
      if (kind === 'heading' || section === undefined || section.depth < 2) return false;
      return !section.path.some(isInstruction) && !told.some((span) => span.start <= start && start < span.end);
    })
    .flatMap(({ kind, text, cells, section }) => {
      const line = plainLine(kind === 'row' ? cells.join(' · ') : text);
      // A heading in bold says nothing by itself, and a step of a scenario belongs to its story.
      return line.length > 12 &&
        pattern.test(line) &&
        !fields.test(line) &&
        !/:$|^(?:given|when|then|and)\b/i.test(line)
        ? [`“${brief(line, 180)}” (spec.md, ${brief(section?.title ?? '', 50)})`]
        : [];
    });
  return [...new Set(found)].slice(0, most);
}

/** Lines that say how a story is weighed or tried, not what holds. */
const fields = /^(?:why this priority|independent test|acceptance scenarios?)\b/i;

/** What the user answered when the specification said nothing of access. */
export function answersOnAccess({ facts }: Pick<Material, 'facts'>): readonly string[] {
  const pairs = [...textOf(facts, 'specAnswers').matchAll(/^- (.*?) → (.*)$/gm)];
  return pairs.flatMap(([, question = '', answer = '']) =>
    question === english(securityQuestion) || access.test(answer)
      ? [`“${brief(answer, 220)}” (answered when asked)`]
      : [],
  );
}

/** Requirements by their ids, then what else is said; so that an empty list means that nothing is. */
export function saidOn(material: Read, pattern: RegExp, { most = 12, withCriteria = false } = {}): readonly string[] {
  const own = requirementsOn(material, pattern, withCriteria).map(({ id, text }) => `${id}: ${brief(text, 200)}`);
  return [...own.slice(0, most), ...remarksOn(material, pattern, Math.max(2, Math.min(6, most - own.length)))];
}

/**
 * The words for “the specification says nothing of it”. Rules know the signs of English: of another language they say
 * only what they can.
 */
export function absent({ document }: Pick<Material, 'document'>, text: string): string {
  return isEnglish(document.text)
    ? text
    : `${text.replace(/[.\s]+$/, '')}, as far as rules read its language: to be confirmed by a person.`;
}

function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return languageOf(text) === 'en' && latin >= letters * 0.8;
}

/** What the specification lists as dependencies: the items under a heading that is called so. */
export function dependenciesIn({ document }: Pick<Material, 'document'>): readonly string[] {
  return outlineOf(document)
    .filter(({ kind, nesting, section }) => kind === 'item' && nesting === 1 && dependencies.test(section?.title ?? ''))
    .map(({ text }) => brief(plainLine(text), 220))
    .slice(0, 12);
}

const dependencies =
  /^(?:\d+[.)]?\s*)?(?:external |internal |technical )?(?:dependenc(?:y|ies)|abhängigkeiten|dépendances|dependencias|dependências|dipendenze|依赖|依賴|依存|의존)/i;
