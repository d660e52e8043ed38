// Performance and security by rules: what the specification demands of each, and how it is checked.
import { decisionLine } from '../decided.ts';
import { brief, type Material } from '../material.ts';
import { absent, answersOnAccess, remarksOn, requirementsOn, saidOn } from '../said.ts';
import { access, load, protectedData, regulations } from '../signs.ts';
import { plannedTasks } from '../taskPlan.ts';
import { items, paragraphs, table, type Sections } from './say.ts';

export const performanceSections: Sections<Material> = [
  [
    /load testing/i,
    (material) => {
      const { analysis } = material;
      const task = taskIds(material, 'check');
      return analysis.performance.length === 0
        ? absent(material, 'Not needed: the specification names no load and no figure for speed.')
        : `The figures below are measured by ${task}, with the data sizes that they name. The tool is not stated in the specification: to be decided; the test runner of the repository is enough for single calls.`;
    },
  ],
  [
    /benchmarks and targets/i,
    (material) => {
      const { spec, analysis } = material;
      const loads = spec.criteria.filter(({ text }) => load.test(text)).map(({ id, text }) => `${id}: ${brief(text)}`);
      const stated = new Map([...loads, ...analysis.performance].map((one) => [one.split(': ')[0] ?? '', one]));
      const rows = [...stated].map(([id, one]) => [one.slice(id.length + 2), id, taskIds(material, 'check')]);
      const listed = new Set(stated.keys());
      const others = spec.criteria.filter(({ id }) => !listed.has(id));
      const open = others.filter(({ text }) => !figure.test(text)).map(({ id }) => id);
      const measured = others.filter(({ text }) => figure.test(text)).map(({ id }) => id);
      return paragraphs(
        table(
          ['Target', 'From', 'Measured by'],
          rows,
          absent(material, 'The specification sets no figure for speed or load.'),
        ),
        open.length > 0
          ? `Gaps: the specification sets no figure for ${open.join(', ')}, and none is made up here.`
          : '',
        measured.length > 0
          ? `Figures that are none of speed or load, and no matter of this plan: ${measured.join(', ')}.`
          : '',
      );
    },
  ],
  [
    /caching/i,
    (material) => {
      const decided = material.decisions.filter(({ category }) => category === 'Performance').map(decisionLine);
      return items(
        [...decided, ...saidOn(material, /\bcach|\bCDNs?\b|缓存|快取|キャッシュ|캐시/i)],
        absent(material, 'Not needed: the specification asks for no cache and nothing is delivered through a CDN.'),
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
    (material) => {
      const decided = material.decisions.filter(({ category }) => category === 'Scaling').map(decisionLine);
      const grows = new RegExp(`concurrent|\\bscal(?:e|es|ing|ab\\w+)\\b|\\bgrow(?:s|th)?\\b|${load.source}`, 'i');
      return items(
        [...decided, ...saidOn(material, grows, { most: 6, withCriteria: true })],
        absent(material, 'Not needed: the specification names no load that grows.'),
      );
    },
  ],
];

/** A number that measures: not that of a requirement, a story or a version. */
const figure = /(?<![\p{L}\p{N}.-])\d|\bzero\b/iu;

export const securitySections: Sections<Material> = [
  [/threat/i, threats],
  [
    /authentication/i,
    (material) => {
      const decided = material.decisions.filter(({ category }) => category === 'Security').map(decisionLine);
      const rows = requirementsOn(material, access)
        .slice(0, 20)
        .map(({ id, text }) => [id, brief(text, 220)]);
      const others = remarksOn(material, access);
      const answers = answersOnAccess(material);
      return paragraphs(
        items(decided, ''),
        table(['From', 'Rule'], rows, ''),
        items(answers, ''),
        others.length > 0 ? `Said elsewhere in the specification:\n\n${items(others, '')}` : '',
        rows.length + others.length + answers.length > 0
          ? ''
          : absent(
              material,
              'The specification names no sign-in and no right that only some have. Whether everybody may do everything is to be decided.',
            ),
      );
    },
  ],
  [
    /encryption/i,
    (material) =>
      items(
        saidOn(
          material,
          /encrypt|\bTLS\b|\bHTTPS\b|secrets?\b|credential|\b(?:access|api|auth\w*|refresh|bearer) tokens?\b|password|\bhash(?:ed|es|ing)\b|verschlüssel|加密|暗号|암호/i,
        ),
        absent(
          material,
          'The specification demands no encryption. What is sent over a network uses the transport security that the project has.',
        ),
      ),
  ],
  [
    /testing checklist/i,
    ({ analysis, spec, document }) =>
      items(
        [
          ...analysis.security
            .filter((one) => /^[A-Z]+-/.test(one))
            .slice(0, 12)
            .map((one) => `A test that tries to break ${one.split(':')[0] ?? 'the rule'} and is refused`),
          ...(spec.edgeCases.some(({ text }) => /malicious|invalid|tamper|unauthor|inject/i.test(text))
            ? ['The hostile inputs among the edge cases are refused']
            : []),
        ],
        absent(
          { document },
          'No check beyond those of the project: the specification names no access rule and no secret.',
        ),
      ),
  ],
  [
    /compliance/i,
    (material) =>
      items(
        [...material.analysis.compliance, ...remarksOn(material, regulations)],
        absent(
          material,
          'None is named in the specification. Whether the data brings an obligation is for whoever answers for privacy to say.',
        ),
      ),
  ],
  [
    /monitoring/i,
    (material) => {
      const logs = /\blog(?:s|ged|ging)?\b(?![- ](?:in|out))|audit|\balert(?:s|ing)?\b|\bmonitor(?:s|ed|ing)?\b/i;
      const ids = requirementsOn(material, logs).map(({ id }) => id);
      return paragraphs(
        ids.length > 0
          ? `What is logged: ${ids.slice(0, 10).join(', ')}. Secrets and personal data are never logged.`
          : absent(
              material,
              'The specification demands no log for security; secrets and personal data are never logged.',
            ),
        'Who is called and who decides in an incident is not stated in the specification: to be decided.',
      );
    },
  ],
];

function threats(material: Material): string {
  const { analysis } = material;
  const interfaces = analysis.interfaces
    .filter(({ kind }) => kind !== 'file')
    .map(({ name }) => [
      name,
      'input that nobody expects, or from somebody who may not send it',
      'validation and access rules at the interface',
    ]);
  const secrets = requirementsOn(material, protectedData)
    .slice(0, 8)
    .map(({ id, text }) => [
      `${id}: ${brief(text, 140)}`,
      'it is read or written by somebody who may not',
      `the rule of ${id}, with a test that tries`,
    ]);
  return table(
    ['What', 'Threat', 'Measure'],
    [...secrets, ...interfaces],
    absent(
      material,
      'The specification names no secret, no personal data and no interface for others; what remains are the threats that the project has already.',
    ),
  );
}

/** The tasks that measure. */
export function taskIds(material: Material, kind: 'check'): string {
  return (
    plannedTasks(material)
      .filter((task) => task.kind === kind && task.for.some((id) => /^(?:SC|N?FR)/.test(id)))
      .map(({ id }) => id)
      .join(', ') || 'a task of its own'
  );
}
