// The plan by rules.
import { approachText } from '../approaches.ts';
import { decisionLine } from '../decided.ts';
import { extentOf } from '../analyze.ts';
import { brief, type Material } from '../material.ts';
import { relatedTo } from '../assign.ts';
import { placesFor } from '../paths.ts';
import { remarksOn } from '../said.ts';
import { load } from '../signs.ts';
import { plannedTasks } from '../taskPlan.ts';
import { fence, items, notStated, paragraphs, table, type Sections } from './say.ts';
import { isWanted } from '../../wanted.ts';

export const planSections: Sections<Material> = [
  [/^summary/i, summary],
  [/technical context/i, technicalContext],
  [/constitution/i, constitutionCheck],
  [
    /complexity/i,
    ({ constitution }) =>
      constitution
        ? 'No violation of the constitution is known that would have to be justified.'
        : 'None: there is no constitution to be violated.',
  ],
  [/source code|project structure|structure/i, structure],
  [
    /^phase 0/i,
    ({ facts }) => (isWanted('research', facts) ? 'Output: `research.md`, with what the decisions rest on.' : leftOut),
  ],
  [
    /^phase 1/i,
    ({ contracts, facts }) => {
      const files = [
        ...(isWanted('data-model', facts) ? ['data-model.md'] : []),
        ...contracts.map(({ file }) => `contracts/${file}`),
        ...(isWanted('quickstart', facts) ? ['quickstart.md'] : []),
      ];
      return files.length === 0 ? leftOut : `Output: ${files.map((file) => `\`${file}\``).join(', ')}.`;
    },
  ],
  [
    /^phase 2/i,
    ({ facts }) =>
      isWanted('tasks', facts)
        ? 'Output: `tasks.md`: for each story its tests first, then what its requirements ask for.'
        : leftOut,
  ],
  [/(?:)/, general],
];

const leftOut = 'No output: its documents were left out of this plan.';

function summary({ analysis, decisions, spec, facts }: Material): string {
  const [first] = spec.stories;
  return paragraphs(
    analysis.summary,
    approachText(facts),
    first
      ? `The first story (US${first.number}) can be shown on its own; the others follow in the order of their priorities.`
      : '',
    decisions.length > 0
      ? `Decided:\n\n${items(decisions.map(decisionLine), '')}`
      : 'No technical decision was needed: what the material settles stands in the technical context.',
  );
}

/** The fields of spec-kit’s template, each from what is known. */
function technicalContext(material: Material): string {
  const { analysis, repository, decisions, context, spec } = material;
  const open = 'Not stated: to be decided';
  const decided = (category: string): string =>
    decisions
      .filter((one) => one.category === category)
      .map(decisionLine)
      .join('; ');
  const versioned = (wanted: RegExp): string =>
    analysis.technologies
      .filter(({ name }) => wanted.test(name))
      .map(({ name, version }) => `${name}${version === '' ? '' : ` ${version}`}`)
      .join(', ');
  const languages = versioned(languageNames) || repository.languages.join(', ');
  const stores = versioned(storeNames);
  const libraries = analysis.technologies
    .filter(({ name }) => !languageNames.test(name) && !storeNames.test(name) && !testNames.test(name))
    .map(({ name, version }) => `${name}${version === '' ? '' : ` ${version}`}`)
    .join(', ');
  const tools = versioned(testNames);
  const limits = spec.requirements
    .filter(({ text }) => /\bMUST NOT\b|\bonly\b|\bwithout\b|\bnever\b/i.test(text))
    .slice(0, 4);
  const scale = [...spec.requirements, ...spec.criteria].filter(({ text }) => load.test(text));
  const loads = scale.length > 0 ? [] : remarksOn(material, load, 2);
  const fields: readonly (readonly [string, string])[] = [
    ['Language/Version', decided('Technology') || languages || open],
    [
      'Primary Dependencies',
      libraries || (repository.languages.length > 0 ? 'None beyond those that the repository has' : open),
    ],
    [
      'Storage',
      decided('Data') ||
        stores ||
        (analysis.entities.length === 0 ? 'N/A: the specification names no data that is kept' : open),
    ],
    [
      'Testing',
      [tools, repository.testCommand === '' ? '' : `\`${repository.testCommand}\``].filter(Boolean).join(', ') || open,
    ],
    ['Target Platform', open],
    ['Project Type', analysis.kind || open],
    ['Performance Goals', cited(analysis.performance) || 'None in the specification'],
    ['Constraints', cited(limits.map(({ id, text }) => `${id}: ${brief(text, 110)}`)) || 'None in the specification'],
    [
      'Scale/Scope',
      cited(scale.slice(0, 3).map(({ id, text }) => `${id}: ${brief(text, 110)}`)) ||
        cited(loads) ||
        `${extentOf(spec).join(', ')}; no load is stated`,
    ],
  ];
  const told = context === '' ? '' : `**From the technical context**: ${brief(context, 400)}`;
  return paragraphs(...fields.map(([name, value]) => `**${name}**: ${value}`), told);
}

const languageNames =
  /^(?:TypeScript|JavaScript|Node(?:\.js)?|Deno|Bun|Python|Ruby|PHP|Java|Kotlin|Scala|Golang|Go|Rust|C\+\+|C#|\.NET|Swift|Elixir|Haskell|Dart|Bash|Shell)$/i;
const storeNames =
  /^(?:PostgreSQL|Postgres|MySQL|MariaDB|SQLite|MongoDB|Redis|Memcached|DynamoDB|Cassandra|ClickHouse|BigQuery|Snowflake|Elasticsearch|OpenSearch|Supabase|Firebase|Firestore|IndexedDB|localStorage|S3)$/i;
const testNames = /^(?:Playwright|Cypress|Jest|Vitest|pytest|mocha|JUnit|RSpec|PHPUnit|bats)$/i;

function cited(list: readonly string[]): string {
  return list
    .slice(0, 4)
    .map((one) => brief(one, 130))
    .join('; ');
}

/** One line for each principle: what of the plan keeps it, where rules can see that; else that a person must look. */
function constitutionCheck(material: Material): string {
  const { constitution, facts } = material;
  if (!constitution) return 'The project has no constitution that says anything: nothing to check against.';
  const tested = /test[- ](?:first|driven)|\bTDD\b|tests? (?:before|first)/i;
  const touched = touching(material);
  const rows = constitution.principles.slice(0, 14).map(({ title }): readonly string[] => {
    const own = constitution.statements.filter(({ principle }) => principle === title);
    const said = own.map(({ text }) => text).join(' ');
    const isTests = tested.test(`${title} ${said}`);
    const verdict = isTests
      ? isWanted('tasks', material.facts)
        ? 'Met: in `tasks.md` the tests of each story stand before its code'
        : 'Met where the tests of each story are written before its code'
      : touched(`${title} ${said}`);
    return [title, brief(own[0]?.text ?? '', 140), verdict];
  });
  const source =
    typeof facts['constitution'] === 'string' && constitution.version !== ''
      ? ` (version ${constitution.version})`
      : '';
  return paragraphs(
    `Checked against the constitution${source}, before the research and after the design.`,
    table(['Principle', 'It says', 'This plan'], rows, 'The constitution names no principle.'),
  );
}

/** Requirements that share the words of a principle: that is where it will be kept or broken. */
function touching({ spec }: Material): (principle: string) => string {
  return (principle) => {
    const ids = relatedTo(principle, spec.requirements).slice(0, 5);
    return ids.length > 0
      ? `Touched by ${ids.join(', ')}: to be confirmed in review`
      : 'No requirement speaks of it; to be confirmed in review';
  };
}

function structure(material: Material): string {
  const places = placesFor(material);
  const tasks = plannedTasks(material);
  const files = [...new Set(tasks.flatMap(({ text }) => / in (\S+\/\S*)$/.exec(text)?.[1] ?? []))].filter(
    (path) => !path.startsWith('`'),
  );
  const below = (folder: string): readonly string[] => {
    const names = files.filter((path) => path.startsWith(`${folder}/`)).slice(0, 30);
    return names.map((path, index) => `${index === names.length - 1 ? '└──' : '├──'} ${path.slice(folder.length + 1)}`);
  };
  const [sources, tests] = [below(places.source), below(places.tests)];
  const tree = [`${places.source}/`, ...sources, `${places.tests}/`, ...tests];
  const why = places.isKnown
    ? `The feature gets a folder of its own below \`${places.source.split('/')[0] ?? ''}/\`, which the repository has; all files above are new.`
    : 'The repository shows no layout to follow: one folder for the code and one for its tests (assumption).';
  return paragraphs(fence('text', tree), `**Structure Decision**: ${why}`);
}

/** A section that only this project's template has. */
function general(material: Material): string {
  const { decisions } = material;
  return decisions.length > 0
    ? `${notStated.replace(/\.$/, '')}, in line with ${decisions.map(({ id }) => id).join(', ')}.`
    : notStated;
}
