// The research by rules: the analysis, the decisions with their alternatives, and what was found, each with its source.
import { researchOf } from '../../known.ts';
import { builtOf } from '../decided.ts';
import { brief, type Material } from '../material.ts';
import { absent, dependenciesIn } from '../said.ts';
import { items, notStated, paragraphs, table, type Sections } from './say.ts';

export const researchSections: Sections<Material> = [
  [/thinking/i, thinking],
  [
    /architecture patterns/i,
    (material) =>
      paragraphs(
        decided(
          material,
          ['Architecture', 'Integration', 'Scaling'],
          'The specification leaves no choice of architecture open: the feature follows the code that is there.',
        ),
        found(material, ['architecture', 'api', 'events', 'services', 'serverless', 'cases']),
      ),
  ],
  [/stack/i, stack],
  [
    /performance/i,
    (material) =>
      paragraphs(
        items(material.analysis.performance, absent(material, 'The specification sets no figure for speed or load.')),
        found(material, ['benchmarks', 'caching', 'consistency']),
      ),
  ],
  [
    /security/i,
    (material) =>
      paragraphs(
        items(
          material.analysis.security,
          absent(material, 'The specification names no access rule and no data that needs protection.'),
        ),
        found(material, ['vulnerabilities', 'authentication']),
      ),
  ],
  [/integration/i, integration],
  [/risk/i, risks],
  [/alternative/i, alternatives],
];

function thinking({ analysis, spec, assignment }: Material): string {
  const shared = assignment.shared.length;
  const order = analysis.phases.map(
    ({ title, covers }, index) =>
      `${index + 1}. ${title}${covers.length > 0 ? `: ${covers.slice(0, 12).join(', ')}${covers.length > 12 ? ', …' : ''}` : ''}`,
  );
  return paragraphs(
    `Source: the analysis of \`spec.md\` by rules, without a language model. ${analysis.summary}`,
    order.length > 0 ? `The order of the work:\n\n${order.join('\n')}` : '',
    spec.stories.length > 1 && analysis.components.some(({ name }) => name === 'Data model')
      ? 'Critical path: the data model, then the story of the highest priority. The other stories wait for the data model only and can be done side by side.'
      : '',
    shared > 0 && spec.stories.length > 0
      ? `${shared} of ${spec.requirements.length} requirements belong to no story in particular; they are done with the foundation or at the end.`
      : '',
    spec.marks.length > 0
      ? `${spec.marks.length} ${spec.marks.length === 1 ? 'place is' : 'places are'} marked as not clear; they are listed among the risks.`
      : '',
  );
}

function decided({ decisions }: Pick<Material, 'decisions'>, categories: readonly string[], empty: string): string {
  const mine = decisions.filter(({ category }) => categories.includes(category));
  return items(
    mine.map(
      (one) => `**${one.id} ${one.title}**: ${builtOf(one)}. ${one.outcome?.rationale ?? one.recommendation.reasons}`,
    ),
    empty,
  );
}

/** What a search brought on topics, each claim under its number; where nothing was found, nothing is said. */
function found({ facts }: Pick<Material, 'facts'>, topics: readonly string[]): string {
  const { findings } = researchOf(facts);
  const mine = findings.filter(({ id }) => topics.some((topic) => id === topic || id.startsWith(`${topic}-`)));
  const claims = mine.flatMap(({ sources }) =>
    sources.slice(0, 3).map(({ id, text }) => `- ${brief(text, 260)} [${id}]`),
  );
  // The same page may answer several queries.
  return [...new Set(claims)].join('\n');
}

function stack(material: Material): string {
  const { analysis, facts } = material;
  const { documentation } = researchOf(facts);
  const rows = analysis.technologies.map(({ name, version, purpose }) => {
    const known = documentation.find(({ topic }) => topic.toLowerCase() === name.toLowerCase());
    const source = known?.sources[0]?.id;
    return [
      name,
      version || known?.version || 'not stated',
      `chosen already: ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}`,
      'not weighed without a model',
      source ? `stays; documentation [${source}]` : 'stays',
    ];
  });
  return paragraphs(
    table(
      ['Technology', 'Version', 'Pros', 'Cons', 'Verdict'],
      rows,
      'Neither the repository nor the specification names a technology. Not stated in the specification: to be decided.',
    ),
    decided(material, ['Technology', 'Data', 'Deployment'], ''),
    found(material, ['versions', 'changes', 'containers', 'pipeline']),
  );
}

function integration(material: Material): string {
  const { analysis } = material;
  const listed = dependenciesIn(material);
  const rows = [
    ...analysis.interfaces.map(({ name, kind, purpose }) => [name, kind, purpose, 'see `contracts/`']),
    ...analysis.external.map(({ name, purpose }) => [
      name,
      'external',
      purpose,
      'behaviour on failure: not stated in the specification',
    ]),
  ];
  return paragraphs(
    table(
      ['System or interface', 'Kind', 'From the specification', 'How'],
      rows,
      listed.length > 0
        ? ''
        : absent(material, 'The specification names no system that the feature must be joined to.'),
    ),
    listed.length > 0 ? `It rests on, by the specification’s own list:\n\n${items(listed, '')}` : '',
    decided(material, ['Integration'], ''),
  );
}

function risks({ analysis, decisions }: Material): string {
  const rows = analysis.risks.map(({ risk, kind, severity, mitigation }) => [
    risk,
    kind,
    severity,
    mitigation || 'to be decided',
  ]);
  const open = decisions
    .filter(({ outcome }) => outcome?.kind === 'provisional')
    .map(({ id, title, outcome }) => [
      `${id} ${title} is provisional`,
      'delivery',
      'medium',
      outcome?.reviewTrigger ?? '',
    ]);
  return table(
    ['Risk (specification)', 'Kind', 'Severity', 'Mitigation'],
    [...rows, ...open],
    'The specification itself names no risk, edge case or open point.',
  );
}

function alternatives({ decisions }: Material): string {
  if (decisions.length === 0) return 'The specification leaves no decision open, so no alternative was weighed.';
  return decisions
    .map((one) => {
      const built = builtOf(one);
      const chosen = one.outcome?.built ?? one.outcome?.option;
      const others = one.options
        .filter((_, index) => index !== chosen)
        .map(({ text, cons }) => `${text}${cons.length > 0 ? ` (${cons.join('; ').toLowerCase()})` : ''}`);
      return [
        `- **Decision**: ${one.id} ${one.title}: ${built}`,
        `  - **Rationale**: ${one.outcome?.rationale ?? (one.recommendation.reasons || notStated)}`,
        `  - **Alternatives considered**: ${others.join('; ') || 'none'}`,
      ].join('\n');
    })
    .join('\n');
}
