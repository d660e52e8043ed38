// The plan uses the language, the test runner and the database that the constitution demands.
import { say } from '../../documents/sentence.ts';
import { readConstitution, type Statement } from '../../documents/speckit/constitution.ts';
import { fieldsIn } from '../../documents/speckit/fields.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { featureRule, type Remark } from './rule.ts';
import { endOfLine } from '../../documents/text.ts';
import { has } from './terms.ts';

/** Things of which a project usually has one, and the field of the plan that names it. */
const choices: readonly { readonly field: RegExp; readonly names: readonly string[] }[] = [
  {
    field: /^language/,
    names: [
      'Python',
      'TypeScript',
      'JavaScript',
      'Rust',
      'Java',
      'Kotlin',
      'C#',
      'Ruby',
      'PHP',
      'Swift',
      'Elixir',
      'Scala',
      'Dart',
      'Golang',
    ],
  },
  {
    field: /^testing/,
    names: ['pytest', 'unittest', 'Jest', 'Vitest', 'Mocha', 'JUnit', 'RSpec', 'xUnit', 'NUnit', 'PHPUnit'],
  },
  {
    field: /^storage/,
    names: ['PostgreSQL', 'MySQL', 'MariaDB', 'SQLite', 'MongoDB', 'DynamoDB', 'Cassandra', 'Firestore'],
  },
];
const demand =
  /\bMUST\s+(?:be\s+(?:written|implemented|built)\s+in|be|use|run on|be stored in|persist (?:to|in))\b|\b(?:only|exclusively)\b/;
const narrow = /\b(?:if|when|where|unless|except|or|may|either|optional|example|e\.g)\b/i;

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
  ({ document, feature }) => {
    const constitution = feature.get('constitution');
    if (constitution === undefined) return [];
    const { statements } = readConstitution(constitution);
    const source = readable(document);
    const section = source.document.sections.find(({ title }) => /technical context/i.test(title));
    if (section === undefined) return [];
    const fields = fieldsIn(source, section.headingEnd, section.end, /^(?:language.*|testing|storage)$/);
    return fields.flatMap((field): readonly Remark[] => {
      const choice = choices.find((one) => one.field.test(field.name));
      if (choice === undefined) return [];
      const value = field.value.split('\n\n')[0] ?? '';
      for (const statement of statements) {
        const [wanted, ...others] = demandedIn(statement, choice.names);
        const instead = choice.names.filter((name) => name !== wanted && has(value, name));
        if (wanted === undefined || others.length > 0 || instead.length === 0 || has(value, wanted)) continue;
        const message = say(
          'The constitution demands {0} (“{1}”), the plan has {2}. Correct the plan, or change the constitution first.',
          wanted,
          statement.principle,
          instead.join(', '),
        );
        return [
          { severity: 'warning', span: spanOf(source, field.start, endOfLine(source.prose, field.start)), message },
        ];
      }
      return [];
    });
  },
);

function demandedIn({ text, force }: Statement, names: readonly string[]): readonly string[] {
  if (force !== 'must' || !demand.test(text) || narrow.test(text)) return [];
  return names.filter((name) => has(text, name));
}
