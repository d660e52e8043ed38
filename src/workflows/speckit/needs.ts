// What each section of each document is made from, by the names of inputs: as little as it really rests on.
import { decisionInput } from '../../core/decisions/inputs.ts';
import { decisionsOf } from '../../core/decisions/facts.ts';
import type { Facts } from '../../core/workflow.ts';
import type { Span } from '../../documents/speckit/readable.ts';
import { parseTemplate } from '../../documents/template.ts';
import { partsOf, specDocument, specOf } from './known.ts';
import { always, building, table, type SpecRole, type Wanted } from './needsTable.ts';
import { planHeadings } from './planTemplate.ts';
import dataModel from './templates/data-model.md';

/** The names of what a section of a document needs. */
export function needsOf(artifact: string, heading: string, facts: Facts): readonly string[] {
  const rows = table[artifact] ?? [];
  const own = rows.find(([pattern]) => pattern.test(heading))?.[1] ?? [];
  return resolve([...own, ...(always[artifact] ?? []), 'approach'], facts);
}

/** The names of what the phase of a story needs: of the stories only that one. */
export function storyNeeds(number: number, facts: Facts): readonly string[] {
  const { stories } = specOf(facts);
  const story = stories.find((one) => one.number === number);
  const own = story
    ? partsWithin(
        [story, ...story.scenarios].map(({ span }) => span),
        facts,
      )
    : [];
  const all = resolve(
    [
      'requirements',
      'edges',
      'model:schema',
      'model:rules',
      'artifact:contracts/*',
      'contracts',
      'plan:structure',
      ...building,
      'answers',
      'approach',
    ],
    facts,
  );
  return [...new Set([...own, ...all])];
}

/** The names of what a contract needs. */
export function contractNeeds(facts: Facts): readonly string[] {
  return resolve(
    [
      ...(['requirements', 'stories', 'edges', 'entities', 'answers', 'contracts', 'analysis:interfaces'] as const),
      ...building,
      ...(['model:schema', 'model:rules', 'model:responses', 'model:events', 'plan:context', 'approach'] as const),
    ],
    facts,
  );
}

function resolve(wanted: Wanted, facts: Facts): readonly string[] {
  return [...new Set(wanted.flatMap((one) => namesOf(one, facts)))];
}

const planParts: Readonly<Record<string, RegExp>> = {
  'plan:context': /technical context|technischer kontext|contexto t|contexte technique|技术(?:背景|上下文)|技術/i,
  'plan:structure': /source code|project structure|structure/i,
  'plan:summary': /summary|overview|zusammenfassung|resum|résumé|摘要|概要/i,
};

const modelParts: Readonly<Record<string, RegExp>> = {
  'model:schema': /schema with/i,
  'model:rules': /validation/i,
  'model:migration': /migration/i,
  'model:caching': /cach/i,
  'model:responses': /\bapi\b/i,
  'model:events': /event/i,
  'model:privacy': /privacy/i,
};

function modelHeadings(pattern: RegExp): readonly string[] {
  return parseTemplate(dataModel)
    .sections.map(({ heading }) => heading)
    .filter((heading) => pattern.test(heading));
}

function namesOf(wanted: Wanted[number], facts: Facts): readonly string[] {
  if (wanted === 'decisions') return decisionsOf(facts).map(({ id }) => decisionInput(id));
  if (wanted.startsWith('decisions:')) {
    const category = wanted.slice('decisions:'.length);
    return decisionsOf(facts)
      .filter((decision) => decision.category === category)
      .map(({ id }) => decisionInput(id));
  }
  if (wanted === 'constitution') return ['constitution:*'];
  const pattern = planParts[wanted];
  if (pattern) {
    const found = planHeadings(facts).filter((heading) => pattern.test(heading));
    return (found.length > 0 ? found : ['*']).map((heading) => `artifact:plan.md#${heading}`);
  }
  const part = modelParts[wanted];
  if (part) return modelHeadings(part).map((heading) => `artifact:data-model.md#${heading}`);
  return isRole(wanted) ? partsOfRole(wanted, facts) : [wanted];
}

const roles: readonly SpecRole[] = [
  'stories',
  'requirements',
  'criteria',
  'edges',
  'entities',
  'clarifications',
  'other',
];

function isRole(wanted: string): wanted is SpecRole {
  return roles.some((role) => role === wanted);
}

/** What the templates of old versions say to whoever writes the specification. */
const noise =
  /^(?:execution (?:flow|status)|quick guidelines|review (?:&|and) acceptance checklist|section requirements|for ai generation|ai generation guidelines|content quality|requirement completeness)/i;

function partsOfRole(role: SpecRole, facts: Facts): readonly string[] {
  if (role === 'other') {
    const known = new Set(roles.slice(0, -1).flatMap((one) => partsOfRole(one, facts)));
    return partsOf(specDocument(facts))
      .filter(({ section }) => !section.path.some((title) => noise.test(title.replace(/^[^\p{L}]+/u, ''))))
      .map(({ key }) => `spec:${key}`)
      .filter((name) => !known.has(name));
  }
  const spec = specOf(facts);
  const spans: Readonly<Record<Exclude<SpecRole, 'other'>, readonly { readonly span: Span }[]>> = {
    stories: [...spec.stories, ...spec.scenarios],
    requirements: spec.requirements,
    criteria: spec.criteria,
    edges: spec.edgeCases,
    entities: spec.entities,
    clarifications: spec.clarifications,
  };
  return partsWithin(
    spans[role].map(({ span }) => span),
    facts,
  );
}

/** The parts that begin a span or that a span begins in. */
function partsWithin(spans: readonly Span[], facts: Facts): readonly string[] {
  return partsOf(specDocument(facts))
    .filter(({ section }) => spans.some(({ start }) => start >= section.start && start < section.bodyEnd))
    .map(({ key }) => `spec:${key}`);
}
