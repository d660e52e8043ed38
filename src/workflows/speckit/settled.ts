// What an approach takes with it of a decision: the option that its name or what it settles names, and no other.
import type { Settles } from '../../core/workflow.ts';
import { technologiesIn } from '../brief/offline/text/technologies.ts';

/** The choice that an approach names; nothing where it names none of the options and nothing of their kind, or several. */
export const namedChoice: Settles['named'] = ({ id, options }, { name, decides }) => {
  const texts = options.map(({ text }) => text);
  const told = decides.flatMap((one) => (one.startsWith(`${id}: `) ? [one.slice(id.length + 2)] : []));
  const [only] = told;
  const literal = only === undefined ? -1 : texts.findIndex((text) => folded(text) === folded(only));
  if (literal >= 0) return { option: literal, text: texts[literal] ?? '' };
  const said = [name, ...decides].join('\n');
  const technical = byTechnology(texts, said);
  const option = single(technical.length > 0 ? technical : byWords(texts, name));
  if (option !== undefined) return { option, text: texts[option] ?? '' };
  return technical.length > 0 ? undefined : another(texts, name);
};

/** The options that alone name a technology which the approach names. */
function byTechnology(texts: readonly string[], said: string): readonly number[] {
  const named = namesIn(said);
  return texts.flatMap((text, index) => {
    const others = new Set(texts.flatMap((other, at) => (at === index ? [] : namesIn(other))));
    return namesIn(text).some((one) => named.includes(one) && !others.has(one)) ? [index] : [];
  });
}

/** The options that the approach is called by, or that begin with what it is called. */
function byWords(texts: readonly string[], name: string): readonly number[] {
  const own = folded(name);
  return texts.flatMap((text, index) => {
    const option = folded(text);
    return (own.length > 3 && ` ${option} `.includes(` ${own} `)) || ` ${own} `.includes(` ${option} `) ? [index] : [];
  });
}

/** A store or language that is none of the options, where the options are such. */
function another(texts: readonly string[], name: string): { readonly text: string } | undefined {
  const family = families.find((one) => texts.filter((text) => one.test(text)).length > 1);
  const found = family === undefined ? [] : technologiesIn(name).filter((one) => family.test(one));
  const [only] = found;
  return found.length === 1 && only !== undefined ? { text: name } : undefined;
}

const families = [
  /\b(?:postgres(?:ql)?|mysql|mariadb|sqlite|mongodb|dynamodb|cassandra|firestore|supabase|redis|indexeddb)\b/i,
  /\b(?:typescript|javascript|python|go|golang|rust|java|kotlin|ruby|php|scala|swift|elixir)\b/i,
];

function single(found: readonly number[]): number | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** `Postgres` is PostgreSQL. */
function namesIn(text: string): readonly string[] {
  return technologiesIn(text).map((one) =>
    one
      .toLowerCase()
      .replace(/^postgres$/, 'postgresql')
      .replace(/s$/, ''),
  );
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
