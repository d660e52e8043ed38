// The quickstart by rules: the commands of the repository, the stories as walks, and the samples that documentation gave.
import { researchOf } from '../../known.ts';
import { edgesOf } from '../edges.ts';
import { brief, firstSentence, labelled, type Material } from '../material.ts';
import { placesFor } from '../paths.ts';
import { absent, saidOn } from '../said.ts';
import { fence, items, notStated, paragraphs, steps, table, type Sections } from './say.ts';
import { isWanted } from '../../wanted.ts';

export const quickstartSections: Sections<Material> = [
  [/environment setup/i, environment],
  [/required tools/i, tools],
  [/configuration/i, configuration],
  [/sample code/i, samples],
  [/workflows/i, workflows],
  [/testing/i, testing],
  [/debugging/i, debugging],
  [/troubleshooting/i, troubleshooting],
];

const noCommand = 'The repository names no command for this; it is written down here with the first task.';

function environment({ repository, folder, branch }: Material): string {
  const install = installOf(repository.languages, repository.testCommand);
  const commands = [install, repository.buildCommand].filter(Boolean);
  return steps([
    `Clone the repository${branch === '' ? '' : ` and switch to \`${branch}\``}.`,
    `Read \`${folder || 'specs'}/spec.md\` and \`plan.md\` beside it.`,
    commands.length > 0
      ? `Install and build:\n\n${indented(fence('sh', commands))}\n`
      : `Install and build. ${noCommand}`,
    repository.testCommand === ''
      ? `Run the tests. ${noCommand}`
      : `Run the tests; all pass before you change anything:\n\n${indented(fence('sh', [repository.testCommand]))}\n`,
  ]);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `   ${line}`)
    .join('\n');
}

/** The usual first command of a package manager, where a command of the repository shows which it is. */
function installOf(languages: readonly string[], test: string): string {
  if (/^(?:npm|pnpm|yarn|bun)\b/.test(test)) return `${/^\w+/.exec(test)?.[0] ?? 'npm'} install`;
  if (/^(?:uv|poetry)\b/.test(test)) return test.startsWith('uv') ? 'uv sync' : 'poetry install';
  if (languages.includes('Go')) return 'go mod download';
  return languages.includes('Rust') ? 'cargo fetch' : '';
}

function tools({ analysis, repository }: Material): string {
  const rows = analysis.technologies.map(({ name, version, purpose }) => [name, version || 'not stated', purpose]);
  const conventions = repository.conventions.filter((line) =>
    /^(?:Python|Go|Rust edition|Target framework|Checks|Test and quality tools)/.test(line),
  );
  return paragraphs(
    table(['Tool', 'Version', 'Why'], rows, 'Neither the repository nor the specification names a tool.'),
    items(conventions, ''),
  );
}

function configuration(material: Material): string {
  return items(
    saidOn(material, configured),
    absent(material, 'Not needed: the specification names nothing that is configured.'),
  );
}

/** What a user sets in the product is not what whoever runs it configures. */
const configured =
  /\bconfig(?:s|ur\w+)?\b|environment variables?|\b\.?env\b|feature flags?|command[- ]line (?:flags?|options?)|(?<!\w)--[a-z]{2}|settings? files?|konfig|配置|設定|설정/i;

function samples({ facts }: Material): string {
  const { documentation } = researchOf(facts);
  const parts = documentation.flatMap(({ topic, sources }) =>
    sources
      .slice(0, 1)
      .map(({ text, url, title, date }) =>
        paragraphs(`**${topic}** (${[title, url, date.slice(0, 10)].filter(Boolean).join(', ')}):`, sample(text)),
      ),
  );
  return parts.length > 0
    ? parts.join('\n\n')
    : 'No documentation was retrieved, so there is no sample here: none is made up.';
}

/** The first fence of an excerpt, else its first words as a quotation. */
function sample(text: string): string {
  const code = /```(\w*)\n([\s\S]{1,1500}?)\n```/.exec(text);
  return code
    ? fence(
        /^(?:js|ts|tsx|jsx|json|python|py|sh|bash|yaml)$/.test(code[1] ?? '') ? 'text' : 'text',
        (code[2] ?? '').split('\n').slice(0, 24),
      )
    : `> ${brief(text, 400)}`;
}

function workflows(material: Material): string {
  const { repository } = material;
  const places = placesFor(material);
  return steps([
    isWanted('tasks', material.facts)
      ? `Take the next open task of \`tasks.md\`; its tests are in \`${places.tests}/\`.`
      : `Take the next requirement; its tests are in \`${places.tests}/\`.`,
    'Write the test and see it fail.',
    `Write the code in \`${places.source}/\` until it passes${repository.testCommand === '' ? '' : `: \`${repository.testCommand}\``}.`,
    ...repository.conventions
      .filter((line) => line.startsWith('Checks:'))
      .map((line) => `${line.replace(/^Checks:\s*/, 'Run the checks: ').replace(/(?<=: |, )([\w :.-]+)/g, '`$1`')}.`),
    isWanted('tasks', material.facts)
      ? 'Tick the task, and name its id in the commit.'
      : 'Name the requirement in the commit.',
  ]);
}

function testing(material: Material): string {
  const { repository, spec } = material;
  const walks = spec.stories.slice(0, 10).map((story) => {
    const independent = labelled(material, story, /independent|unabhängig|独立|independiente|indépendant/i);
    const first = story.scenarios[0]?.text ?? '';
    return `US${story.number} ${brief(story.title, 80)}: ${brief(independent || first || story.title, 260)}`;
  });
  const loose = spec.stories.length === 0 ? spec.scenarios.slice(0, 8).map(({ text }) => brief(text, 260)) : [];
  return paragraphs(
    repository.testCommand === '' ? noCommand : `All tests:\n\n${fence('sh', [repository.testCommand])}`,
    walks.length + loose.length > 0
      ? `By hand, from the specification:\n\n${items([...walks, ...loose], '')}`
      : notStated,
  );
}

function debugging(material: Material): string {
  const logs =
    /\blog(?:s|ging)?\b(?![- ](?:in|out))|\blogged\b(?![- ](?:in|out))|debug|verbose|\btrac(?:e|es|ing)\b|audit|diagnos|protokoll|日志|日誌|ログ|로그/i;
  return items(
    saidOn(material, logs, { most: 8 }),
    absent(
      material,
      'The specification demands no log. What a test shows at its failure comes first; a log is added with the task that needs it.',
    ),
  );
}

function troubleshooting(material: Material): string {
  const { spec } = material;
  const rows = edgesOf(material)
    .slice(0, 14)
    .map(({ symptom, answer }) => [
      brief(symptom, 160),
      answer === '' ? 'not stated in the specification: to be decided' : brief(answer, 200),
    ]);
  const errors = spec.requirements
    .filter(({ text }) => /\berror|fail|invalid|unavailable|timeout/i.test(text))
    .slice(0, 8)
    .map(({ id, text }) => [firstSentence(text, 160), `as ${id} says`]);
  return table(
    ['Symptom', 'What holds then'],
    [...rows, ...errors],
    'The specification names no edge case and no error.',
  );
}
