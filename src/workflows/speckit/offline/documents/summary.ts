// The executive summary and the dependencies by rules.
import type { Facts } from '../../../../core/workflow.ts';
import { chosenReversibility } from '../../../../documents/speckit/decision/decision.ts';
import { textOf } from '../../known.ts';
import { lastPhase } from '../../skeleton.ts';
import { isWanted } from '../../wanted.ts';
import { builtOf } from '../decided.ts';
import { brief, type Material } from '../material.ts';
import { plannedTasks } from '../taskPlan.ts';
import { absent, dependenciesIn } from '../said.ts';
import { counted, items, notStated, paragraphs, table, type Sections } from './say.ts';

export const summarySections: Sections<Material> = [
  [
    /approach/i,
    ({ analysis, spec }) =>
      paragraphs(
        analysis.summary,
        spec.stories.length > 0
          ? `It is built story by story, the most important first: ${spec.stories
              .slice(0, 6)
              .map(({ number, title }) => `${title} (US${number})`)
              .join('; ')}.`
          : '',
      ),
  ],
  [
    /decisions/i,
    ({ decisions }) =>
      table(
        ['Decision', 'Choice', 'Why', 'Reversibility'],
        decisions.map((one) => [
          `${one.id} ${one.title}`,
          `${builtOf(one)}${one.outcome?.kind === 'provisional' ? ' (provisional)' : ''}`,
          one.outcome?.rationale ?? one.recommendation.reasons,
          chosenReversibility(one),
        ]),
        'No decision was open: technology and structure follow what is there.',
      ),
  ],
  [/timeline/i, timeline],
  [
    /resource/i,
    ({ analysis }) =>
      items(
        [
          analysis.technologies.length > 0
            ? `Skills: ${analysis.technologies
                .slice(0, 8)
                .map(({ name }) => name)
                .join(', ')}.`
            : 'Skills: not stated; they follow from the language that is chosen.',
          ...(analysis.external.length > 0
            ? [`Access to ${analysis.external.map(({ name }) => name).join(', ')}.`]
            : []),
          'People, budget and dates are not stated in the specification: to be decided.',
        ],
        '',
      ),
  ],
  [
    /risk/i,
    ({ analysis }) =>
      items(
        analysis.risks
          .slice(0, 5)
          .map(
            ({ risk, mitigation }) =>
              `${risk.replace(/[.\s]+$/, '')}${mitigation === '' ? '' : `${/[?!…]$/.test(risk) ? ' ' : ': '}${lowered(mitigation)}`}`,
          ),
        'The specification itself names no risk.',
      ),
  ],
  [
    /success/i,
    ({ spec, facts }) =>
      table(
        ['Metric', 'From', 'Measured'],
        spec.criteria.slice(0, 14).map(({ id, text }) => [brief(text, 200), id, measuredBy(facts)]),
        notStated,
      ),
  ],
  [/go\/no-go/i, recommendation],
];

function measuredBy(facts: Facts): string {
  return isWanted('tasks', facts)
    ? 'before release, by the measuring task of `tasks.md`'
    : 'before release, by a task of its own';
}

function timeline(material: Material): string {
  const tasks = plannedTasks(material);
  const phases = [...new Set(tasks.map(({ phase }) => phase))];
  const rows = phases.map((phase, index) => {
    const own = tasks.filter((task) => task.phase === phase);
    const after =
      index === 0 ? '—' : phase === lastPhase(material.facts) ? 'all stories' : index < 2 ? 'Phase 1' : 'Phase 2';
    return [
      brief(phase, 80),
      counted(own.length, 'task'),
      counted(
        own.reduce((sum, { points }) => sum + points, 0),
        'point',
      ),
      after,
    ];
  });
  return paragraphs(
    table(['Milestone', 'Contains', 'Effort', 'After'], rows, notStated),
    `Dates are not stated in the specification. ${isWanted('tasks', material.facts) ? 'The points are those of `tasks.md`' : 'The points are those of the tasks that rules see'}: one is half a day at most, two a day.`,
  );
}

/** A sentence behind a colon; what begins with an id or a name in capitals stays. */
function lowered(text: string): string {
  return /^[A-Z][a-z]* /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function recommendation({ spec, decisions, analysis, facts }: Material): string {
  const provisional = decisions
    .filter(({ outcome }) => outcome === undefined || outcome.kind === 'provisional')
    .map(({ id, title }) => `${id} ${title} is confirmed or changed (whoever answers for it)`);
  const marks = spec.marks.flatMap(({ question }) =>
    question === '' ? [] : [`Answered: ${brief(question, 140)} (product owner)`],
  );
  const conflicts = analysis.conflicts.map(({ problem }) => `Settled: ${brief(problem, 140)} (product owner)`);
  const answers = textOf(facts, 'specAnswers');
  const open = analysis.questions
    .filter((question) => !answers.includes(question) && !spec.marks.some((mark) => mark.question.includes(question)))
    .map((question) => `Answered: ${brief(question, 140)} (product owner)`);
  const conditions = [...new Set([...marks, ...open, ...conflicts, ...provisional])];
  return paragraphs(
    `**Recommendation**: ${conditions.length > 0 ? 'Go with conditions' : 'Go'}. ${conditions.length > 0 ? 'The stories that do not touch them can start.' : 'The specification is complete enough to start: requirements, scenarios and criteria are there, and nothing is marked as unclear.'}`,
    conditions.length > 0 ? `Conditions:\n\n${items(conditions.slice(0, 10), '')}` : '',
  );
}

export const dependenciesSections: Sections<Material> = [
  [/graph/i, () => notStated],
  [
    /external/i,
    (material) => {
      const listed = dependenciesIn(material);
      return paragraphs(
        table(
          ['Service', 'Used for', 'If it fails'],
          material.analysis.external.map(({ name, purpose }) => [
            name,
            purpose,
            'not stated in the specification: to be decided',
          ]),
          listed.length > 0 ? '' : absent(material, 'None: the specification names no service of others.'),
        ),
        listed.length > 0 ? `The specification’s own list of dependencies:\n\n${items(listed, '')}` : '',
      );
    },
  ],
  [
    /library/i,
    ({ analysis }) =>
      table(
        ['Library or language', 'Version', 'Where from'],
        analysis.technologies.map(({ name, version, purpose }) => [name, version || 'not stated', purpose]),
        'None is named in the repository, the technical context or the specification.',
      ),
  ],
  [
    /infrastructure/i,
    ({ analysis, decisions }) =>
      items(
        decisions
          .filter(({ category }) => category === 'Data' || category === 'Deployment' || category === 'Scaling')
          .map((one) => `${one.id} ${one.title}: ${builtOf(one)}`),
        analysis.entities.length > 0
          ? 'Nothing new: the data is kept where the project keeps its data.'
          : 'Nothing new: the feature keeps no data.',
      ),
  ],
  [
    /team/i,
    ({ spec, analysis }) =>
      items(
        [
          ...(spec.marks.length > 0
            ? [
                `Product owner: answers the ${spec.marks.length} open ${spec.marks.length === 1 ? 'mark' : 'marks'} of the specification before the tasks that rest on ${spec.marks.length === 1 ? 'it' : 'them'}.`,
              ]
            : []),
          ...analysis.external.slice(0, 4).map(({ name }) => `Access to ${name} before its story starts.`),
          analysis.technologies.length > 0
            ? `Skills: ${analysis.technologies
                .slice(0, 6)
                .map(({ name }) => name)
                .join(', ')}.`
            : 'Skills: not stated.',
        ],
        '',
      ),
  ],
];
