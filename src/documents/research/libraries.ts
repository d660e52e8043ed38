// Reads which libraries a documentation tool knows by a name, and picks the one that is meant.
import { recordOf } from '../json.ts';
import { type Found, jsonOf, lineOf, rowsOf, textOf } from './source.ts';

/** A library whose documentation can be asked for. */
export interface Library {
  /** As the documentation tool wants it, such as `/vercel/next.js`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** How many snippets of code there are; 0 where that is not said. */
  readonly snippets: number;
  /** How far it is to be trusted, from 0 to 10; 0 where that is not said. */
  readonly trust: number;
  /** As they stand in ids, such as `v14.3.0`. */
  readonly versions: readonly string[];
}

/** The library that is meant, and the id for the version that is meant where the tool has that. */
export interface ChosenLibrary {
  readonly library: Library;
  readonly id: string;
  readonly version?: string;
}

/** The libraries of an answer of `resolve-library-id`, as text or JSON, in its order. Never throws. */
export function readLibraries(found: Found): readonly Library[] {
  const rows = rowsOf(jsonOf(found), ['results', 'libraries']);
  return (rows?.map(libraryOfRow) ?? blocksOf(found.text).map(libraryOfBlock)).filter(({ id }) => idOf.test(id));
}

/** The library of a name. None where no library is called so: the documentation of another one would mislead. */
export function chooseLibrary(
  libraries: readonly Library[],
  name: string,
  version?: string,
): ChosenLibrary | undefined {
  const ranked = libraries
    .map((library, index) => ({ library, index, rank: rankOf(library, name) }))
    .filter(({ rank }) => rank > 0)
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        b.library.trust - a.library.trust ||
        b.library.snippets - a.library.snippets ||
        a.index - b.index,
    );
  const library = ranked[0]?.library;
  if (!library) return undefined;
  const wanted = version === undefined ? undefined : versionOf(library, version);
  return wanted === undefined
    ? { library, id: library.id }
    : { library, id: `${library.id.split('/').slice(0, 3).join('/')}/${wanted}`, version: wanted };
}

/** `/owner/project`, and a version. */
const idOf = /^\/[^\s/]+\/[^\s/]+(?:\/[^\s/]+)?$/;

function libraryOfRow(row: Readonly<Record<string, unknown>>): Library {
  const versions = row['versions'];
  return {
    id: lineOf(row['id'] ?? row['libraryId']),
    title: lineOf(row['title'] ?? row['name']),
    description: textOf(row['description'], 500),
    snippets: countOf(row['totalSnippets']),
    trust: countOf(row['trustScore']),
    versions: Array.isArray(versions) ? versions.map(lineOf).filter(Boolean) : [],
  };
}

function blocksOf(text: string): readonly Readonly<Record<string, string>>[] {
  return text
    .split(/^-{5,}[ \t]*$/m)
    .map((block) =>
      Object.fromEntries(
        [...block.matchAll(/^ {0,3}[-*] +([^:\n]{1,60}):[ \t]*(.*)$/gm)].map(([, key = '', value = '']) => [
          key.trim().toLowerCase(),
          value.trim(),
        ]),
      ),
    );
}

function libraryOfBlock(found: Readonly<Record<string, string>>): Library {
  const block = recordOf(found);
  return {
    id: lineOf(block['context7-compatible library id'] ?? block['library id']),
    title: lineOf(block['title'] ?? block['name']),
    description: textOf(block['description'], 500),
    snippets: countOf(block['code snippets']),
    trust: countOf(block['trust score']) || (reputations[lineOf(block['source reputation']).toLowerCase()] ?? 0),
    versions: lineOf(block['versions'])
      .split(',')
      .map((version) => version.trim())
      .filter(Boolean),
  };
}

/** How context7 words its scores. */
const reputations: Readonly<Record<string, number>> = { high: 7, medium: 4, low: 1 };

function countOf(value: unknown): number {
  const count = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof count === 'number' && Number.isFinite(count) && count > 0 ? count : 0;
}

/** How well a library goes by a name: 0 not at all. */
function rankOf({ id, title }: Library, name: string): number {
  const wanted = plain(name);
  const [, owner = '', project = ''] = id.split('/');
  if (!wanted) return 0;
  if (plain(title) === wanted) return plain(project) === wanted || plain(owner) === wanted ? 4 : 3;
  if (plain(project) === wanted) return 2;
  return plain(owner) === wanted && wordsOf(title).includes(wanted) ? 1 : 0;
}

/** `Next.js`, `nextjs` and `@next/next` are called the same. */
function plain(name: string): string {
  const bare = name.toLowerCase().replace(/^@[^/]+\//, '');
  const core = bare.replace(/[.\s_-]?js$/, '') || bare;
  return core.replace(/[^\p{L}\p{N}+#]/gu, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}.+#]+/u).map(plain);
}

/** The newest version of the library that begins with the numbers asked for. */
function versionOf({ versions }: Library, asked: string): string | undefined {
  const wanted = numbersOf(asked);
  if (wanted.length === 0) return undefined;
  return versions
    .filter((version) => wanted.every((number, index) => numbersOf(version)[index] === number))
    .sort((a, b) => compare(numbersOf(b), numbersOf(a)))[0];
}

function numbersOf(version: string): readonly number[] {
  const match = /\d+(?:[._]\d+)*/.exec(version);
  return match ? match[0].split(/[._]/).map(Number) : [];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}
