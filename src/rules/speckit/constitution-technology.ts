// The plan uses the language, the test runner and the database that the constitution demands.
import { say } from '../../documents/sentence.ts';
import { readConstitution, type Statement } from '../../documents/speckit/constitution.ts';
import { fieldsIn } from '../../documents/speckit/fields.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { likely } from '../origin.ts';
import { featureRule, type Remark } from './rule.ts';
import { endOfLine } from '../../documents/text.ts';
import { has, pattern } from './terms.ts';

/** Things of which a project usually has one, the field of the plan that names it, and other names of the same. */
const choices: readonly { readonly field: RegExp; readonly names: readonly (readonly [string, ...string[]])[] }[] = [
  {
    field: /^(?:language|sprache)/,
    names: [
      ...(['Python', 'TypeScript', 'JavaScript', 'Rust', 'Java', 'Kotlin', 'C#', 'F#', 'C++', 'Ruby', 'PHP'] as const),
      ...(['Swift', 'Elixir', 'Erlang', 'Scala', 'Dart', 'Haskell', 'Clojure', 'Perl', 'Julia', 'Zig'] as const),
    ]
      .map((name): readonly [string, ...string[]] => [name])
      .concat([['Go', 'Golang']]),
  },
  {
    field: /^(?:testing|tests)$/,
    names: (
      [
        'pytest',
        'unittest',
        'Jest',
        'Vitest',
        'Mocha',
        'JUnit',
        'RSpec',
        'xUnit',
        'NUnit',
        'PHPUnit',
        'Minitest',
      ] as const
    ).map((name): readonly [string, ...string[]] => [name]),
  },
  {
    field: /^(?:storage|database|datenbank|speicher)/,
    names: [
      ...(['MySQL', 'MariaDB', 'SQLite', 'DynamoDB', 'Cassandra', 'Firestore', 'InfluxDB', 'CouchDB'] as const),
      ...(['CockroachDB', 'Neo4j', 'ClickHouse', 'DuckDB', 'SQL Server', 'Oracle', 'Redis', 'Elasticsearch'] as const),
    ]
      .map((name): readonly [string, ...string[]] => [name])
      .concat([
        ['PostgreSQL', 'Postgres'],
        ['MongoDB', 'Mongo'],
      ]),
  },
];
const demand =
  /\bMUST\s+(?:be\s+(?:written|implemented|built)\s+in|be|use|run on|be stored in|persist (?:to|in))\b|\b(?:only|exclusively)\b/;
/** Constitutions also say what is, not only what must be. */
const declaration =
  /\b(?:is|are)\s+(?:\w+ly\s+|always\s+)?(?:written|implemented|built|developed|programmed|kept|stored|persisted|saved|held|tested)\b[^.]{0,40}?\b(?:in|on|with|by)\b|\b(?:stores?|keeps?|persists?)\s+(?:\w+\s+){1,3}in\b|\b(?:sind|ist|werden|wird)\b[^.]{0,60}\b(?:geschrieben|entwickelt|programmiert|implementiert|gespeichert|abgelegt|gehalten|getestet)\b|\b(?:liegen|liegt|stehen|steht)\s+in\b/i;
/** What holds for a part of the project, or not always. */
const narrow =
  /\b(?:if|when|where|unless|except|or|may|might|either|optional|example|e\.g|should|prefer\w*|front-?end|back-?end|client|mobile|scripts?|infrastructure|prototypes?|legacy|wenn|falls|oder|au\u00dfer|sollen?|sollte|zum beispiel|z\.\s?b)\b/i;

export const constitutionTechnology = featureRule(
  'constitution-technology',
  ['plan'],
  {
    severity: 'warning',
    summary: say('The technical context of the plan keeps to what the constitution demands.'),
    why: say('A plan on another language or database is a change of the constitution, and has to be one openly.'),
    wrong: '(constitution: “The implementation MUST be Python.”)\n\n**Language/Version**: TypeScript 5.9',
    right: '**Language/Version**: Python 3.13',
  },
  ({ document, feature, set }) => {
    const constitution = feature.get('constitution');
    if (constitution === undefined) return [];
    const { sentences } = readConstitution(constitution);
    const source = readable(document);
    const section = source.document.sections.find(({ title }) => /technical context/i.test(title));
    if (section === undefined) return [];
    const fields = fieldsIn(
      source,
      section.headingEnd,
      section.end,
      /^(?:language.*|sprache.*|testing|tests|storage|database|datenbank|speicher)$/,
    );
    return fields.flatMap((field): readonly Remark[] => {
      const choice = choices.find((one) => one.field.test(field.name));
      if (choice === undefined) return [];
      // A sample of the template, such as "[e.g., Python 3.11 …]", is no choice.
      const value = (field.value.split('\n\n')[0] ?? '').replace(/\[(?:e\.g\.|if applicable)[^\]]*\]/g, '');
      const isIn = (text: string) => choice.names.filter((names) => names.some((name) => isNamed(text, name)));
      const chosen = isIn(value);
      if (chosen.length === 0) return [];
      for (const sentence of sentences) {
        const [wanted, ...others] = isDemand(sentence) ? isIn(sentence.text) : [];
        if (wanted === undefined || others.length > 0 || chosen.includes(wanted)) continue;
        // What the constitution speaks of elsewhere has its place in the project too.
        const instead = chosen.filter(
          (names) => !sentences.some(({ text, force }) => force !== 'must not' && isIn(text).includes(names)),
        );
        if (instead.length < chosen.length) continue;
        const message = say(
          'The constitution demands {0} (“{1}”), the plan has {2}. Correct the plan, or change the constitution first.',
          wanted[0],
          sentence.principle,
          instead.map(([name]) => name).join(', '),
        );
        return [
          { severity: likely(set), span: spanOf(source, field.start, endOfLine(source.prose, field.start)), message },
        ];
      }
      return [];
    });
  },
);

function isDemand({ text, force, principle }: Statement): boolean {
  if (narrow.test(text) || narrow.test(principle)) return false;
  return (force === 'must' && demand.test(text)) || ((force === 'must' || force === 'said') && declaration.test(text));
}

/** Names that are words of the language too count as they are written. */
function isNamed(text: string, name: string): boolean {
  return name === 'Go' ? pattern(name, 'u').test(text) : has(text, name);
}
