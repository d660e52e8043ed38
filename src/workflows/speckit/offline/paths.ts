// Where the code of a feature goes: by the layout and language of the repository, as far as they are known.
import { slug } from '../../../documents/slug.ts';
import type { Material } from './material.ts';

export interface Places {
  /** The folder of the feature's code, and whether the repository has its parent. */
  readonly source: string;
  readonly tests: string;
  /** Whether the folders above are the repository's own. */
  readonly isKnown: boolean;
  readonly docs: string;
  /** The path of a module of the feature, and of its tests. */
  readonly module: (name: string) => string;
  readonly test: (name: string) => string;
}

interface Language {
  readonly pattern: RegExp;
  readonly extension: string;
  readonly test: (name: string) => string;
  readonly joins: '-' | '_';
}

const languages: readonly Language[] = [
  { pattern: /typescript/i, extension: 'ts', test: (name) => `${name}.test.ts`, joins: '-' },
  { pattern: /javascript|node/i, extension: 'js', test: (name) => `${name}.test.js`, joins: '-' },
  { pattern: /python|django|fastapi|flask/i, extension: 'py', test: (name) => `test_${name}.py`, joins: '_' },
  { pattern: /\bgo(?:lang)?\b/i, extension: 'go', test: (name) => `${name}_test.go`, joins: '_' },
  { pattern: /rust/i, extension: 'rs', test: (name) => `${name}.rs`, joins: '_' },
  { pattern: /kotlin/i, extension: 'kt', test: (name) => `${name}_test.kt`, joins: '_' },
  { pattern: /java\b|spring/i, extension: 'java', test: (name) => `${name}_test.java`, joins: '_' },
  { pattern: /\.net|c#/i, extension: 'cs', test: (name) => `${name}_tests.cs`, joins: '_' },
  { pattern: /ruby|rails/i, extension: 'rb', test: (name) => `${name}_spec.rb`, joins: '_' },
  { pattern: /php|laravel|symfony/i, extension: 'php', test: (name) => `${name}_test.php`, joins: '_' },
  { pattern: /swift/i, extension: 'swift', test: (name) => `${name}_tests.swift`, joins: '_' },
  { pattern: /elixir/i, extension: 'ex', test: (name) => `${name}_test.exs`, joins: '_' },
  { pattern: /\b(?:bash|shell|sh)\b/i, extension: 'sh', test: (name) => `${name}.bats`, joins: '-' },
];

const sources = ['src', 'app', 'lib', 'backend', 'packages', 'internal', 'cmd', 'server', 'api', 'scripts'];
const testFolders = ['tests', 'test', '__tests__', 'spec', 'specs-test', 'e2e'];

/** The folders and the forms of names. */
export function placesFor(material: Material): Places {
  const { repository, analysis, decisions, context, title } = material;
  const decided = decisions.flatMap((one) =>
    one.category === 'Technology' && one.outcome
      ? [one.options[one.outcome.built ?? one.outcome.option ?? 0]?.text ?? one.outcome.text]
      : [],
  );
  const said = [...repository.languages, ...decided, ...analysis.technologies.map(({ name }) => name), context].join(
    ' ',
  );
  const language = languages.find(({ pattern }) => pattern.test(said));
  const folders = repository.layout.map((line) => line.split(/[\s:—(]/)[0]?.replace(/\/$/, '') ?? '');
  const source = sources.find((name) => folders.includes(name));
  const tests = testFolders.find((name) => folders.includes(name));
  const joins = language?.joins ?? '-';
  const named = (name: string): string => shortName(name, joins);
  const feature = named(shortTitle(title));
  const home = `${source ?? 'src'}/${feature}`;
  const testHome = `${tests ?? 'tests'}/${feature}`;
  const extension = language?.extension ?? 'md';
  return {
    source: home,
    tests: testHome,
    isKnown: source !== undefined,
    docs: folders.includes('docs') ? `docs/${slug(shortTitle(title), 'feature')}.md` : 'README.md',
    // Without a language a module is a folder.
    module: (name) => (language ? `${home}/${named(name)}.${extension}` : `${home}/${named(name)}/`),
    test: (name) => (language ? `${testHome}/${language.test(named(name))}` : `${testHome}/${named(name)}/`),
  };
}

function shortTitle(title: string): string {
  return title.split(/[:–—(]/)[0]?.trim() || title;
}

const mostWords = 4;

/** A file name of few words in Latin letters; other scripts keep theirs. */
function shortName(name: string, joins: '-' | '_'): string {
  const plain = name
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
  const words = slug(plain.replace(/\([^)]*\)/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2'), 'part')
    .split('-')
    .filter(
      (word, _, all) => all.length <= mostWords || !/^(?:the|a|an|and|of|for|with|to|in|on|by|from|as)$/.test(word),
    );
  return words.slice(0, mostWords).join(joins);
}
