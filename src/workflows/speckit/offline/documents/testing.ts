// Testing by rules: what of the specification is tried where, and when.
import { brief, type Material } from '../material.ts';
import { placesFor } from '../paths.ts';
import { absent } from '../said.ts';
import { taskIds } from './qualities.ts';
import { counted, items, notStated, paragraphs, table, type Sections } from './say.ts';
import { isWanted } from '../../wanted.ts';

export const testingSections: Sections<Material> = [
  [
    /unit testing/i,
    (material) => {
      const { repository, constitution } = material;
      const said =
        constitution?.statements
          .filter(({ text }) => /coverage|unit test/i.test(text))
          .slice(0, 3)
          .map(({ text, principle }) => `${brief(text, 200)} (constitution, ${principle})`) ?? [];
      return paragraphs(
        `Each rule of the specification has a test that fails without it, in \`${placesFor(material).tests}/\`${repository.testCommand === '' ? '' : `, run by \`${repository.testCommand}\``}.`,
        items(said, 'A coverage that must be reached is not stated in the specification or the constitution.'),
      );
    },
  ],
  [
    /integration testing/i,
    ({ spec, analysis }) =>
      table(
        ['Scenario', 'Parts', 'From'],
        [
          ...spec.stories
            .slice(0, 12)
            .map(({ number, title, scenarios }) => [
              brief(title, 90),
              counted(scenarios.length, 'scenario'),
              `US${number}`,
            ]),
          ...analysis.external.map(({ name }) => [
            `${name} answers, fails, is slow`,
            'replaced in tests',
            'specification',
          ]),
        ],
        spec.scenarios.length > 0
          ? `${spec.scenarios.length} acceptance scenarios of the specification, each one test.`
          : notStated,
      ),
  ],
  [
    /end-to-end/i,
    ({ spec }) =>
      items(
        spec.stories
          .slice(0, 12)
          .map(
            ({ number, title, scenarios }) =>
              `US${number} ${brief(title, 80)}: ${brief(scenarios[0]?.text ?? 'no scenario is stated', 240)}`,
          ),
        items(
          spec.scenarios.slice(0, 8).map(({ text }) => brief(text, 240)),
          notStated,
        ),
      ),
  ],
  [
    /performance testing/i,
    (material) =>
      material.analysis.performance.length > 0
        ? `${idsOf(material.analysis.performance).join(', ')} are measured by ${taskIds(material, 'check')}; a missed figure blocks the release.`
        : absent(material, 'Not needed: the specification sets no figure for speed or load.'),
  ],
  [
    /security testing/i,
    ({ analysis, document }) =>
      analysis.security.length > 0
        ? `Each of ${idsOf(analysis.security).join(', ')} has a test that is refused; they run with all other tests.`
        : absent(
            { document },
            'Not needed beyond the checks of the project: the specification names no access rule and no secret.',
          ),
  ],
  [
    /test data/i,
    ({ analysis }) =>
      analysis.entities.length > 0
        ? `Samples of ${analysis.entities
            .slice(0, 8)
            .map(({ name }) => name)
            .join(', ')} are made by the tests and removed by them; none comes from production.`
        : 'Each test makes the input that it needs; nothing is shared and nothing comes from production.',
  ],
  [
    /ci\/cd|pipeline/i,
    (material) => {
      const { repository } = material;
      const checks =
        repository.conventions.find((line) => line.startsWith('Checks:'))?.replace(/^Checks:\s*/, '') ?? '';
      const rows = [
        ...(checks === '' ? [] : [['Checks', checks, 'each change', 'yes']]),
        ...(repository.buildCommand === '' ? [] : [['Build', `\`${repository.buildCommand}\``, 'each change', 'yes']]),
        [
          'Tests',
          repository.testCommand === ''
            ? `all in \`${placesFor(material).tests}/\`; the repository names no command for them`
            : `\`${repository.testCommand}\``,
          'each change',
          'yes',
        ],
        ...(material.spec.criteria.length > 0
          ? [
              [
                'Success criteria',
                isWanted('tasks', material.facts) ? 'the measuring task of `tasks.md`' : 'a task of its own',
                'before a release',
                'yes',
              ],
            ]
          : []),
      ];
      return table(['Stage', 'Runs', 'On', 'Blocks'], rows, notStated);
    },
  ],
];

function idsOf(statements: readonly string[]): readonly string[] {
  return statements.flatMap((one) => /^([A-Z]+-[\w-]+):/.exec(one)?.[1] ?? []);
}
