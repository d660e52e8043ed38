// What research looks for: the topics of architecture and technology that apply to the feature, with the year of the run.
import type { ResearchTopics } from '../../core/speckit/facts.ts';
import { decisionsOf } from '../../core/decisions/facts.ts';
import type { Facts } from '../../core/workflow.ts';
import { slug } from '../../documents/slug.ts';
import { analysisOf, type Analysis, type InterfaceKind } from './analysis.ts';
import { specDocument, textOf, titleOf } from './known.ts';

/** Searches and libraries for a feature. `year`: of the run; what is newer than two years comes first. */
export function topicsOf(facts: Facts, year: number): ResearchTopics {
  const analysis = analysisOf(facts);
  const material = [
    specDocument(facts).text,
    textOf(facts, 'idea'),
    analysis.summary,
    ...decisionsOf(facts).flatMap(({ title, options }) => [title, ...options.map(({ text }) => text)]),
  ].join('\n');
  const subject = subjectOf(facts);
  // Kind and subject in one query are words without a sense, and find neither.
  const kind = analysis.kind.trim() || subject;
  const technologies = analysis.technologies.slice(0, mostTechnologies);
  const stack = technologies
    .slice(0, 3)
    .map(({ name }) => name)
    .join(' ');
  const topics: readonly Topic[] = [
    ['architecture', 'Architecture patterns', `${kind} architecture patterns best practices`, true],
    [
      'vulnerabilities',
      'Known vulnerabilities',
      `${stack || kind} security vulnerabilities CVE patches`,
      technologies.length > 0,
    ],
    [
      'authentication',
      'Authentication and authorization',
      `${stack || kind} authentication authorization best practices`,
      analysis.security.length > 0,
    ],
    [
      'api',
      'API design',
      `${apiStyle(analysis)} API design patterns ${kind}`,
      hasInterface(analysis, ['http', 'graphql', 'grpc', 'service']),
    ],
    [
      'events',
      'Event-driven architecture',
      `event-driven architecture patterns ${kind} ordering delivery guarantees`,
      hasInterface(analysis, ['queue', 'event', 'websocket']),
    ],
    [
      'services',
      'One service or several',
      `microservices vs modular monolith ${kind}`,
      /micro-?services?|monolith|service[- ]to[- ]service/i.test(material),
    ],
    ['caching', 'Caching', `caching strategies invalidation ${stack || kind}`, /\bcach/i.test(material)],
    [
      'consistency',
      'Consistency of data',
      `data consistency patterns transactions ${stack || kind}`,
      /consisten|transaction|concurren|conflict|sync/i.test(material) && analysis.entities.length > 0,
    ],
    ['benchmarks', 'Benchmarks', `${stack || kind} performance benchmarks comparison`, analysis.performance.length > 0],
    [
      'serverless',
      'Serverless',
      `serverless ${kind} limits cost`,
      /serverless|lambda|edge function|cloud function/i.test(material),
    ],
    [
      'containers',
      'Containers and orchestration',
      `container orchestration best practices ${stack || kind}`,
      /docker|kubernetes|container|helm/i.test(material),
    ],
    [
      'pipeline',
      'CI/CD',
      `CI/CD pipeline patterns ${stack || kind}`,
      technologies.length > 0 && analysis.size !== 'small',
    ],
    ['cases', 'Case studies', `${subject || kind} production case study lessons learned`, analysis.size === 'large'],
    ...technologies.flatMap(({ name, version }): readonly Topic[] => [
      [`versions-${slug(name, 'x')}`, `${name}: stable versions`, `${name} latest stable release version`, true],
      [
        `changes-${slug(name, 'x')}`,
        `${name}: breaking changes`,
        `${name} ${version} breaking changes migration guide`,
        true,
      ],
    ]),
  ];
  return {
    searches: topics
      .filter(([, , , applies]) => applies)
      .map(([id, topic, query]) => ({ id, topic, query: `${query} ${year}`.replace(/\s+/g, ' ').trim() })),
    libraries: technologies.map(({ name, version, purpose }) => ({
      name,
      ...(version === '' ? {} : { version }),
      questions: questionsFor(analysis, purpose),
    })),
  };
}

type Topic = readonly [id: string, topic: string, query: string, applies: boolean];

const mostTechnologies = 6;

/** The subject in few words: a search with the whole title finds nothing. */
function subjectOf(facts: Facts): string {
  return titleOf(facts)
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 2)
    .slice(0, 5)
    .join(' ');
}

function hasInterface({ interfaces }: Analysis, kinds: readonly InterfaceKind[]): boolean {
  return interfaces.some(({ kind }) => kinds.includes(kind));
}

function apiStyle({ interfaces }: Analysis): string {
  const styles = { graphql: 'GraphQL', grpc: 'gRPC' } as const;
  const named = interfaces.flatMap(({ kind }) => (kind === 'graphql' || kind === 'grpc' ? [styles[kind]] : []));
  return named.length > 0 ? [...new Set(named)].join(' ') : 'REST';
}

/**
 * What is asked of a library: what every plan needs, and what the feature brings, several topics in a question. Its
 * purpose may be a noun or a sentence, so that it stands behind a colon.
 */
function questionsFor(analysis: Analysis, purpose: string): readonly string[] {
  const about = purpose === '' || /^(?:named|used|language of)\b/i.test(purpose) ? '' : `: ${purpose}`;
  const hasParts = analysis.external.length > 0 || analysis.interfaces.length > 1;
  return [
    `usage and configuration${about}`,
    'testing utilities and mocking',
    'error handling, logging and monitoring',
    ...(analysis.security.length > 0 ? ['authentication, authorization and middleware'] : []),
    joined(
      analysis.performance.length > 0 && 'performance tuning',
      hasParts && 'integration with other libraries',
      'migration and upgrade between versions',
    ),
  ];
}

function joined(...topics: readonly (string | false)[]): string {
  return topics.filter((topic) => topic !== false).join('; ');
}
