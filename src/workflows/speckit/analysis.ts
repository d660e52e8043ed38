// What the analysis of a specification yields: parts of the work, their order, risks, conflicts, interfaces, data.
import * as z from 'zod/mini';
import { read, schemaOf } from '../../core/fact.ts';
import type { Fact, Facts } from '../../core/workflow.ts';
import { referencesIn } from '../../documents/speckit/ids.ts';

/** What a feature talks through. */
export const interfaceKinds = [
  ...(['http', 'graphql', 'grpc', 'queue', 'websocket', 'service', 'external', 'event', 'cli', 'file'] as const),
] as const;
export type InterfaceKind = (typeof interfaceKinds)[number];

export const featureSizes = ['small', 'medium', 'large'] as const;
export type FeatureSize = (typeof featureSizes)[number];

export const riskKinds = ['performance', 'security', 'data', 'integration', 'delivery'] as const;
export type RiskKind = (typeof riskKinds)[number];

export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

export interface Analysis {
  /** What is built, in technical terms, in a few sentences. */
  readonly summary: string;
  /** Such as "web service", "command line", "library". Empty where the material does not say. */
  readonly kind: string;
  readonly size: FeatureSize;
  /** BCP 47 tag of the specification's language. */
  readonly language: string;
  readonly components: readonly Component[];
  readonly phases: readonly WorkPhase[];
  /** Names of components in the order that cannot be shortened. */
  readonly criticalPath: readonly string[];
  readonly bottlenecks: readonly { readonly where: string; readonly remedy: string }[];
  readonly opportunities: readonly string[];
  readonly alternatives: readonly { readonly approach: string; readonly tradeoff: string }[];
  /** The gravest first. */
  readonly risks: readonly Risk[];
  readonly conflicts: readonly Conflict[];
  /** Choices that need a stakeholder. */
  readonly decisions: readonly string[];
  readonly technologies: readonly Technology[];
  readonly interfaces: readonly Interface[];
  readonly external: readonly { readonly name: string; readonly purpose: string }[];
  readonly entities: readonly DataEntity[];
  /** What the material says of each quality, one statement each. */
  readonly performance: readonly string[];
  readonly security: readonly string[];
  readonly compliance: readonly string[];
  /** What only the business can answer. */
  readonly questions: readonly string[];
  /** Empty where nothing supports one. */
  readonly timeline: string;
}

export interface Component {
  readonly name: string;
  readonly change: string;
  /** Names of components that must be there before. */
  readonly dependsOn: readonly string[];
  readonly complexity: Severity;
  /** In words, as "1–2 days". */
  readonly effort: string;
}

export interface WorkPhase {
  readonly title: string;
  readonly goal: string;
  /** Ids of requirements and stories. */
  readonly covers: readonly string[];
  /** Numbers of earlier phases, from 1. */
  readonly dependsOn: readonly number[];
  readonly effort: string;
}

export interface Risk {
  readonly risk: string;
  readonly kind: RiskKind;
  readonly severity: Severity;
  readonly mitigation: string;
}

export interface Conflict {
  /** Ids. */
  readonly requirements: readonly string[];
  readonly problem: string;
  readonly options: readonly { readonly text: string; readonly tradeoff: string }[];
}

export interface Technology {
  readonly name: string;
  readonly version: string;
  readonly purpose: string;
}

export interface Interface {
  readonly kind: InterfaceKind;
  readonly name: string;
  readonly purpose: string;
}

export interface DataEntity {
  readonly name: string;
  readonly purpose: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly rule: string }[];
  readonly relations: readonly Relation[];
}

export interface Relation {
  /** The name of the other entity. */
  readonly to: string;
  readonly kind: 'one-to-one' | 'one-to-many' | 'many-to-one' | 'many-to-many';
  readonly label: string;
}

/** The parts of an analysis that a section may depend on. */
export type AnalysisPart =
  | ('summary' | 'components' | 'phases' | 'risks' | 'alternatives')
  | ('technologies' | 'interfaces' | 'entities' | 'qualities' | 'conflicts');

const text = z._default(z.string(), '');
const texts = z._default(z.array(z.string()), []);

const analysisShape = z.object({
  summary: z.string().check(z.minLength(1)),
  kind: text,
  size: z.catch(z.enum(featureSizes), 'medium'),
  language: z._default(z.string(), 'en'),
  components: z._default(
    z.array(z.object({ name: z.string(), change: text, dependsOn: texts, complexity: text, effort: text })),
    [],
  ),
  phases: z._default(
    z.array(
      z.object({
        title: z.string(),
        goal: text,
        covers: texts,
        dependsOn: z._default(z.array(z.number()), []),
        effort: text,
      }),
    ),
    [],
  ),
  criticalPath: texts,
  bottlenecks: z._default(z.array(z.object({ where: z.string(), remedy: text })), []),
  opportunities: texts,
  alternatives: z._default(z.array(z.object({ approach: z.string(), tradeoff: text })), []),
  risks: z._default(z.array(z.object({ risk: z.string(), kind: text, severity: text, mitigation: text })), []),
  conflicts: z._default(
    z.array(
      z.object({
        requirements: texts,
        problem: z.string(),
        options: z._default(z.array(z.object({ text: z.string(), tradeoff: text })), []),
      }),
    ),
    [],
  ),
  decisions: texts,
  technologies: z._default(z.array(z.object({ name: z.string(), version: text, purpose: text })), []),
  interfaces: z._default(z.array(z.object({ kind: z.string(), name: z.string(), purpose: text })), []),
  external: z._default(z.array(z.object({ name: z.string(), purpose: text })), []),
  entities: z._default(
    z.array(
      z.object({
        name: z.string(),
        purpose: text,
        fields: z._default(z.array(z.object({ name: z.string(), type: text, rule: text })), []),
        relations: z._default(z.array(z.object({ to: z.string(), kind: text, label: text })), []),
      }),
    ),
    [],
  ),
  performance: texts,
  security: texts,
  compliance: texts,
  questions: texts,
  timeline: text,
});

/** Learned first: what the specification means technically. */
export const analysisFact: Fact = {
  name: 'analysis',
  description: 'The feature, analysed for planning. Lists are empty where the material says nothing.',
  schema: schemaOf(analysisShape),
  parse: (value, known) => supported(read(analysisShape, value), known),
};

/** The analysis that a run knows; an empty one where it knows none. */
export function analysisOf(facts: Facts): Analysis {
  const result = z.safeParse(analysisShape, facts['analysis']);
  return supported(result.success ? result.data : read(analysisShape, { summary: '—' }), {});
}

type Draft = z.infer<typeof analysisShape>;

/** What a run keeps: known words for kinds, ids that the specification has, references that lead somewhere. */
function supported(draft: Draft, known: Facts): Analysis {
  const spec = known['spec'];
  const ids = typeof spec === 'string' ? new Set(referencesIn(spec).map(({ key }) => key)) : undefined;
  const isKnown = (id: string): boolean => ids === undefined || referencesIn(id).every(({ key }) => ids.has(key));
  const names = new Set(draft.components.map(({ name }) => name));
  return {
    ...draft,
    summary: draft.summary.trim(),
    // The tag stands among the rules of later prompts, so it must be nothing but a tag.
    language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(draft.language) ? draft.language : 'en',
    components: draft.components.map((one) => ({
      ...one,
      complexity: levelOf(one.complexity),
      dependsOn: one.dependsOn.filter((name) => names.has(name) && name !== one.name),
    })),
    phases: draft.phases.map((phase, index) => ({
      ...phase,
      covers: phase.covers.filter(isKnown),
      dependsOn: phase.dependsOn.filter((number) => number >= 1 && number <= index),
    })),
    risks: draft.risks
      .map((one) => ({ ...one, kind: riskKindOf(`${one.kind} ${one.risk}`), severity: levelOf(one.severity) }))
      .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity)),
    conflicts: draft.conflicts.map((one) => ({ ...one, requirements: one.requirements.filter(isKnown) })),
    interfaces: draft.interfaces.map((one) => ({ ...one, kind: interfaceKindOf(`${one.kind} ${one.name}`) })),
    entities: draft.entities.map((one) => ({
      ...one,
      relations: one.relations.map((relation) => ({ ...relation, kind: relationOf(relation.kind) })),
    })),
  };
}

function levelOf(said: string): Severity {
  if (/^\W*(?:high|critical|severe|large|hard)/i.test(said)) return 'high';
  return /^\W*(?:low|minor|small|easy|trivial)/i.test(said) ? 'low' : 'medium';
}

function riskKindOf(said: string): RiskKind {
  const named = riskKinds.find((kind) => said.toLowerCase().startsWith(kind));
  if (named) return named;
  if (/secur|privacy|auth|leak|inject|abuse/i.test(said)) return 'security';
  if (/perform|latenc|load|scal|slow/i.test(said)) return 'performance';
  if (/data|migrat|consisten|loss/i.test(said)) return 'data';
  return /integrat|external|third|depend|api/i.test(said) ? 'integration' : 'delivery';
}

const interfaceWords: Readonly<Record<InterfaceKind, RegExp>> = {
  graphql: /graphql/i,
  grpc: /grpc|protobuf/i,
  websocket: /web ?socket|real-?time push|server-sent/i,
  queue: /queue|kafka|rabbit|pub\/?sub|message bus|broker/i,
  external: /external|third[- ]party|webhook/i,
  service: /service[- ]to[- ]service|internal service/i,
  event: /\bevents?\b|hook/i,
  cli: /\bcli\b|command|terminal|shell/i,
  http: /http|rest\b|\bapi\b|endpoint|web/i,
  file: /file|schema|format|json|yaml/i,
};

function interfaceKindOf(said: string): InterfaceKind {
  const first = said.trim().split(/\s/)[0]?.toLowerCase() ?? '';
  const named = interfaceKinds.find((kind) => kind === first);
  const order: readonly InterfaceKind[] = [
    ...(['graphql', 'grpc', 'websocket', 'queue', 'external', 'service', 'cli', 'event', 'http', 'file'] as const),
  ];
  return named ?? order.find((kind) => interfaceWords[kind].test(said)) ?? 'file';
}

function relationOf(said: string): Relation['kind'] {
  const folded = said.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (/many-(?:to-)?many|n-(?:to-)?[mn]\b/.test(folded)) return 'many-to-many';
  if (/many-(?:to-)?one|n-(?:to-)?1/.test(folded)) return 'many-to-one';
  return /one-(?:to-)?one|1-(?:to-)?1/.test(folded) ? 'one-to-one' : 'one-to-many';
}
