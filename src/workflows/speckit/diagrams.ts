// Diagrams that code makes from what the analysis knows: entities and their relations, and what depends on what.
import type { Facts } from '../../core/workflow.ts';
import { cleanLine } from '../../documents/text.ts';
import { analysisOf, type DataEntity, type Relation } from './analysis.ts';

/** The entities with fields and relations, as a Mermaid diagram in its fence; nothing where none is known. */
export function entityDiagram(facts: Facts): string | undefined {
  const { entities } = analysisOf(facts);
  if (entities.length === 0) return undefined;
  const names = new Map(entities.map(({ name }, index) => [fold(name), entityName(name, index)]));
  const boxes = entities.flatMap((entity, index) => boxOf(entity, index));
  const told = new Set<string>();
  const known = entities.flatMap(({ name, relations }) =>
    relations.flatMap(({ to, kind, label }) => {
      const [from, other] = [names.get(fold(name)), names.get(fold(to))];
      return from && other ? [{ from, other, kind, label }] : [];
    }),
  );
  const pairs = new Set(known.filter(({ label }) => !isOpen(label)).map(({ from, other }) => pairOf(from, other)));
  const lines = known.flatMap(({ from, other, kind, label }) => {
    // The same seen from the other end says nothing more, nor does that they are related where it is known how.
    if (isOpen(label) && (pairs.has(pairOf(from, other)) || told.has(pairOf(from, other)))) return [];
    if (from !== other && told.has(`${other.id} ${inverse[kind]} ${from.id}`)) return [];
    told.add(`${from.id} ${kind} ${other.id}`).add(pairOf(from, other));
    return [`    ${from.id} ${marks[kind]} ${other.id} : "${words(label) || 'has'}"`];
  });
  return fence(['erDiagram', ...boxes, ...new Set(lines)]);
}

/** What the feature is made of, what it rests on, and which of it must be there first. */
export function dependencyGraph(facts: Facts, title: string): string {
  const { components, technologies, external } = analysisOf(facts);
  const parts = components.slice(0, mostNodes);
  const ids = new Map(parts.map(({ name }, index) => [name, `c${index + 1}`]));
  const nodes = [
    `    feature(["${words(title) || 'Feature'}"])`,
    ...parts.map(({ name }) => `    ${ids.get(name) ?? 'c'}["${words(name)}"]`),
    ...technologies
      .slice(0, mostNodes)
      .map(({ name, version }, index) => `    t${index + 1}["${words(`${name} ${version}`)}"]`),
    ...external.slice(0, mostNodes).map(({ name }, index) => `    e${index + 1}[["${words(name)}"]]`),
  ];
  // What nothing else of the feature needs is what it consists of in the end.
  const needed = new Set(parts.flatMap(({ dependsOn }) => dependsOn));
  const tops = parts.filter(({ name }) => !needed.has(name));
  const arrows = [
    ...(tops.length > 0 ? tops : parts.slice(0, 1)).map(({ name }) => `    feature --> ${ids.get(name) ?? 'c'}`),
    ...parts.flatMap(({ name, dependsOn }) =>
      dependsOn.flatMap((other) => {
        const [from, to] = [ids.get(name), ids.get(other)];
        return from && to ? [`    ${from} --> ${to}`] : [];
      }),
    ),
    ...technologies.slice(0, mostNodes).map((_, index) => `    feature -.-> t${index + 1}`),
    ...external.slice(0, mostNodes).map((_, index) => `    feature -.-> e${index + 1}`),
  ];
  return fence(['graph LR', ...nodes, ...arrows]);
}

/** Whether nothing tells how many of each there are. */
function isOpen(label: string): boolean {
  return /cardinality (?:is )?(?:open|unknown|not stated)/i.test(label);
}

function pairOf(one: EntityName, other: EntityName): string {
  return [one.id, other.id].toSorted().join(' – ');
}

const mostNodes = 20;

const marks: Readonly<Record<Relation['kind'], string>> = {
  'one-to-one': '||--||',
  'one-to-many': '||--o{',
  'many-to-one': '}o--||',
  'many-to-many': '}o--o{',
};

/** Each relation as its other end has it. */
const inverse: Readonly<Record<Relation['kind'], Relation['kind']>> = {
  'one-to-one': 'one-to-one',
  'one-to-many': 'many-to-one',
  'many-to-one': 'one-to-many',
  'many-to-many': 'many-to-many',
};

interface EntityName {
  readonly id: string;
  readonly shown: string;
}

/** Identifiers are Latin letters; a name in another script is shown beside one. */
function entityName(name: string, index: number): EntityName {
  const id = name
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const isLatin = /^[A-Za-z]\w*$/.test(id) && !/[^\p{ASCII}]/u.test(name);
  return isLatin ? { id, shown: id } : { id: `Entity${index + 1}`, shown: `Entity${index + 1}["${words(name)}"]` };
}

function boxOf({ name, fields }: DataEntity, index: number): readonly string[] {
  const { shown } = entityName(name, index);
  const rows = fields.flatMap((field) => {
    const title = identifier(field.name);
    if (title === '') return [];
    const key = /\b(?:primary key|pk)\b/i.test(field.rule)
      ? ' PK'
      : /\b(?:foreign key|fk|references)\b/i.test(field.rule)
        ? ' FK'
        : '';
    return [`        ${identifier(field.type) || 'text'} ${title}${key}`];
  });
  return rows.length > 0 ? [`    ${shown} {`, ...rows, '    }'] : [`    ${shown} {`, '    }'];
}

/** A name of a field as Mermaid takes it: letters of any script up to U+FFFF, digits and `_`. */
function identifier(text: string): string {
  const bare = [...text.trim().normalize('NFC')]
    .map((sign) =>
      /[A-Za-z0-9]/.test(sign) || (/\p{L}/u.test(sign) && sign >= '\u00C0' && sign <= '\uFFFF') ? sign : '_',
    )
    .join('')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
  return /^\p{L}/u.test(bare) ? bare : '';
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const longestLabel = 48;

function words(text: string): string {
  const plain = cleanLine(text)
    .replace(/["`<>#;{}[\]()|\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > longestLabel ? `${[...plain].slice(0, longestLabel - 1).join('')}…` : plain;
}

function fence(lines: readonly string[]): string {
  return ['```mermaid', ...lines, '```'].join('\n');
}
