// Performance, security and testing by rules: what the specification demands of each, and how it is checked.
import { decisionLine } from '../decided.ts';
import { brief, idsWhere, type Material } from '../material.ts';
import { placesFor } from '../paths.ts';
import { plannedTasks } from '../taskPlan.ts';
import { items, notStated, paragraphs, table, type Sections } from './say.ts';

export const performanceSections: Sections<Material> = [
  [
    /load testing/i,
    (material) => {
      const { analysis } = material;
      const task = taskIds(material, 'check');
      return analysis.performance.length === 0
        ? 'Not needed: the specification names no load and no figure for speed.'
        : `The figures below are measured by ${task}, with the data sizes that they name. The tool is not stated in the specification: to be decided; the test runner of the repository is enough for single calls.`;
    },
  ],
  [
    /benchmarks and targets/i,
    (material) => {
      const { spec, analysis } = material;
      const rows = analysis.performance.map((one) => {
        const [id = '', ...rest] = one.split(': ');
        return [rest.join(': '), id, taskIds(material, 'check') || 'a test'];
      });
      const open = spec.criteria.filter(({ text }) => !/\d/.test(text)).map(({ id }) => id);
      return paragraphs(
        table(['Target', 'From', 'Measured by'], rows, 'The specification sets no figure for speed or load.'),
        open.length > 0 ? `Criteria without a figure: ${open.slice(0, 10).join(', ')}.` : '',
      );
    },
  ],
  [
    /caching/i,
    ({ spec, decisions }) => {
      const ids = spec.requirements.filter(({ text }) => /\bcach|\bCDN\b/i.test(text));
      const decided = decisions.filter(({ category }) => category === 'Performance').map(decisionLine);
      return items(
        [...decided, ...ids.map(({ id, text }) => `${id}: ${brief(text, 200)}`)],
        'Not needed: the specification asks for no cache and nothing is delivered through a CDN.',
      );
    },
  ],
  [
    /database/i,
    ({ analysis, decisions }) => {
      const data = decisions.filter(({ category }) => category === 'Data').map(decisionLine);
      return analysis.entities.length === 0
        ? 'Not needed: the feature keeps no data.'
        : paragraphs(
            items(data, ''),
            'Which queries matter is known once the stories are built; each gets its index with the task that writes it, and its plan is looked at when a figure above is missed.',
          );
    },
  ],
  [
    /optimization/i,
    () => 'None is known before the first measurement; nothing is made faster that no figure asks for.',
  ],
  [
    /scaling/i,
    ({ spec, decisions }) => {
      const decided = decisions.filter(({ category }) => category === 'Scaling').map(decisionLine);
      const ids = [...spec.requirements, ...spec.criteria].filter(({ text }) =>
        /concurrent|scal(?:e|ing|ab)|\d[\d,.]*\s*(?:k|thousand|million)?\s*(?:users|requests)/i.test(text),
      );
      return items(
        [...decided, ...ids.slice(0, 6).map(({ id, text }) => `${id}: ${brief(text, 200)}`)],
        'Not needed: the specification names no load that grows.',
      );
    },
  ],
];

export const securitySections: Sections<Material> = [
  [/threat/i, threats],
  [
    /authentication/i,
    ({ spec, decisions }) => {
      const decided = decisions.filter(({ category }) => category === 'Security').map(decisionLine);
      const rows = spec.requirements
        .filter(({ text }) =>
          /\bauth(?!or\b)|permission|\b(?:user|admin) roles?\b|role-based|access (?:control|rights?|rules?|to\b)|log(?:ged)?[- ]?in|sign(?:ed)?[- ]?in|owner|admin/i.test(
            text,
          ),
        )
        .slice(0, 20)
        .map(({ id, text }) => [id, brief(text, 220)]);
      return paragraphs(
        items(decided, ''),
        table(['From', 'Rule'], rows, 'Not needed: the specification gives nobody a right that others do not have.'),
      );
    },
  ],
  [
    /encryption/i,
    ({ spec }) => {
      const ids = spec.requirements.filter(({ text }) =>
        /encrypt|TLS|HTTPS|secret|credential|token|password|hash/i.test(text),
      );
      return items(
        ids.slice(0, 10).map(({ id, text }) => `${id}: ${brief(text, 200)}`),
        'The specification demands no encryption. What is sent over a network uses the transport security that the project has.',
      );
    },
  ],
  [
    /testing checklist/i,
    ({ analysis, spec }) =>
      items(
        [
          ...analysis.security
            .slice(0, 12)
            .map((one) => `A test that tries to break ${one.split(':')[0] ?? 'the rule'} and is refused`),
          ...(spec.edgeCases.some(({ text }) => /malicious|invalid|tamper|unauthor|inject/i.test(text))
            ? ['The hostile inputs among the edge cases are refused']
            : []),
        ],
        'No check beyond those of the project: the specification names no access rule and no secret.',
      ),
  ],
  [
    /compliance/i,
    ({ analysis }) =>
      items(
        analysis.compliance,
        'None is named in the specification or the constitution. Whether the data brings an obligation is for whoever answers for privacy to say.',
      ),
  ],
  [
    /monitoring/i,
    ({ spec }) => {
      const ids = idsWhere(spec.requirements, /\blog(?:s|ged|ging)?\b(?![- ](?:in|out))|audit|alert|monitor/i);
      return paragraphs(
        ids.length > 0
          ? `What is logged: ${ids.slice(0, 10).join(', ')}. Secrets and personal data are never logged.`
          : 'The specification demands no log for security; secrets and personal data are never logged.',
        'Who is called and who decides in an incident is not stated in the specification: to be decided.',
      );
    },
  ],
];

function threats({ analysis, spec }: Material): string {
  const interfaces = analysis.interfaces
    .filter(({ kind }) => kind !== 'file')
    .map(({ name }) => [
      name,
      'input that nobody expects, or from somebody who may not send it',
      'validation and access rules at the interface',
    ]);
  const secrets = spec.requirements
    .filter(({ text }) => /secret|credential|token|password|key\b|personal|sensitive|private/i.test(text))
    .slice(0, 8)
    .map(({ id, text }) => [
      `${id}: ${brief(text, 140)}`,
      'it is read or written by somebody who may not',
      `the rule of ${id}, with a test that tries`,
    ]);
  return table(
    ['What', 'Threat', 'Measure'],
    [...secrets, ...interfaces],
    'The specification names no secret, no personal data and no interface for others; what remains are the threats that the project has already.',
  );
}

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
            .map(({ number, title, scenarios }) => [brief(title, 90), `${scenarios.length} scenarios`, `US${number}`]),
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
        : 'Not needed: the specification sets no figure for speed or load.',
  ],
  [
    /security testing/i,
    ({ analysis }) =>
      analysis.security.length > 0
        ? `Each of ${idsOf(analysis.security).join(', ')} has a test that is refused; they run with all other tests.`
        : 'Not needed beyond the checks of the project: the specification names no access rule and no secret.',
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
    ({ repository }) => {
      const checks =
        repository.conventions.find((line) => line.startsWith('Checks:'))?.replace(/^Checks:\s*/, '') ?? '';
      const rows = [
        ...(checks === '' ? [] : [['Checks', checks, 'each change', 'yes']]),
        ...(repository.buildCommand === '' ? [] : [['Build', `\`${repository.buildCommand}\``, 'each change', 'yes']]),
        ...(repository.testCommand === '' ? [] : [['Tests', `\`${repository.testCommand}\``, 'each change', 'yes']]),
        ['Success criteria', 'the measuring task of `tasks.md`', 'before a release', 'yes'],
      ];
      return table(['Stage', 'Runs', 'On', 'Blocks'], rows, notStated);
    },
  ],
];

function taskIds(material: Material, kind: 'check'): string {
  return (
    plannedTasks(material)
      .filter((task) => task.kind === kind && task.for.some((id) => /^SC/.test(id)))
      .map(({ id }) => id)
      .join(', ') || 'a task of its own'
  );
}

function idsOf(statements: readonly string[]): readonly string[] {
  return statements.flatMap((one) => /^([A-Z]+-[\w-]+):/.exec(one)?.[1] ?? []);
}
