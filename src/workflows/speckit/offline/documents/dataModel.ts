// The data model by rules: the entities of the specification with what its words say of them, and nothing more.
import type { DataEntity } from '../../analysis.ts';
import { decisionLine } from '../decided.ts';
import { edgesOf, itself } from '../edges.ts';
import { existingEntities } from '../entities.ts';
import { brief, idsWhere, type Material } from '../material.ts';
import { absent, remarksOn, requirementsOn, saidOn } from '../said.ts';
import { personalData } from '../signs.ts';
import { items, notStated, paragraphs, table, type Sections } from './say.ts';

export const dataModelSections: Sections<Material> = [
  [
    /diagram/i,
    (material) =>
      material.analysis.entities.length === 0
        ? absent(material, 'Not needed: the specification names no data that the feature keeps.')
        : notStated,
  ],
  [/schema with/i, schema],
  [/migration/i, migration],
  [/validation/i, rules],
  [/cach/i, caching],
  [/api response/i, responses],
  [/event schemas/i, events],
  [/privacy/i, privacy],
];

function schema(material: Material): string {
  const { analysis, decisions, spec } = material;
  if (analysis.entities.length === 0) return absent(material, 'Not needed: the specification names no entity.');
  const data = decisions.filter(({ category }) => category === 'Data').map(decisionLine);
  const parts = analysis.entities.map((entity) => {
    const ids = spec.requirements.filter(({ text }) => mentions(text, entity)).map(({ id }) => id);
    const rows = entity.fields.map(({ name, type }) => [`\`${name}\``, `${type} (assumption)`, 'not stated']);
    return paragraphs(
      `### ${entity.name}`,
      entity.purpose,
      table(['Field', 'Type', 'Constraints'], rows, 'Fields: not stated in the specification, to be decided.'),
      items(
        [
          ...entity.relations.map(({ to, label }) => `Relation: ${label} ${to}`),
          ids.length > 0 ? `Required by: ${ids.slice(0, 12).join(', ')}` : '',
        ].filter(Boolean),
        '',
      ),
    );
  });
  const note =
    'Names of fields are those of the specification, their types are read from the names. Keys, indexes and constraints that it does not state are decided with the first migration.';
  return paragraphs(data.length > 0 ? `${data.join('. ')}.` : '', note, ...parts);
}

function mentions(text: string, { name }: DataEntity): boolean {
  const bare = name.toLowerCase().replace(/(?:ies|s)$/, '');
  return bare.length > 2 && text.toLowerCase().includes(bare);
}

function migration(material: Material): string {
  const { analysis } = material;
  if (analysis.entities.length === 0) return 'Not needed: there is no data to bring along.';
  const existing = existingEntities(material);
  const said = saidOn(
    material,
    /\bmigrat|existing (?:data|records?|users?|files?|tables?|rows?|databases?)|backwards?[- ]compatib|\blegacy\b|\bschema (?:change|version)/i,
  );
  return paragraphs(
    existing.length > 0
      ? `The specification names as existing: ${existing.join(', ')}. Their data stays; a field that is added to them needs a migration with a way back and a value for what is there already, written with the task that adds it.`
      : '',
    items(
      said,
      existing.length > 0
        ? ''
        : absent(
            material,
            'The specification speaks of no existing data: the entities start empty. The way back is to remove them.',
          ),
    ),
  );
}

function rules(material: Material): string {
  const { spec, analysis } = material;
  const found = spec.requirements.filter(({ text }) =>
    /\bvalid|\bMUST NOT\b|\bmust not\b|\bonly\b|unique|at (?:most|least)|maximum|minimum|limit|reject|require[sd]?\b|prevent|never\b|between \d|\d+\s*(?:characters|bytes|MB|days|hours)/i.test(
      text,
    ),
  );
  const rows = found.slice(0, 30).map(({ id, text }) => [id, brief(text, 220)]);
  const states = spec.requirements
    .filter(({ text }) =>
      /\btransitions?\b|\blife-?cycle\b|\bstate machine\b|\bstatus(?:es)?\b[^.;]{0,30}\b(?:changes?|becomes?|moves?|is set|set to)\b|\b(?:changes?|set|moves?)\b[^.;]{0,20}\bstatus\b/i.test(
        text,
      ),
    )
    .map(({ id }) => id);
  return paragraphs(
    table(
      ['From', 'Rule'],
      rows,
      analysis.entities.length === 0
        ? absent(material, 'The specification states no rule for data.')
        : absent(material, 'The specification states no rule beyond what the entities say.'),
    ),
    spec.edgeCases.length > 0
      ? `Cases at the limits that the rules must hold in:\n\n${items(
          edgesOf(material)
            .slice(0, 12)
            .map(({ symptom, answer }) =>
              answer === itself
                ? brief(symptom, 200)
                : `${brief(symptom, 120)}: ${brief(answer, 160) || 'not stated, to be decided'}`,
            ),
          '',
        )}`
      : '',
    states.length > 0 ? `State changes are spoken of in ${states.slice(0, 10).join(', ')}.` : '',
  );
}

function caching(material: Material): string {
  const { analysis } = material;
  if (analysis.entities.length === 0) return 'Not needed: there is no data to cache.';
  return items(
    saidOn(material, /\bcach|缓存|快取|キャッシュ|캐시/i),
    `None of ${analysis.entities
      .slice(0, 8)
      .map(({ name }) => name)
      .join(', ')} is cached: the specification asks for no cache, and no figure is known to need one.`,
  );
}

function responses({ contracts, endpoints }: Material): string {
  const api = contracts.find(({ kind }) => kind === 'openapi' || kind === 'graphql');
  if (!api) return 'Not needed: the feature answers no API request.';
  return paragraphs(
    `The shapes stand in \`contracts/${api.file}\`, under the names of the entities above.`,
    items(
      endpoints.slice(0, 30).map(({ method, path }) => `\`${method} ${path}\``),
      'Which requests there are is not stated in the specification: to be decided.',
    ),
  );
}

function events(material: Material): string {
  const { contracts, spec } = material;
  const api = contracts.find(({ kind }) => kind === 'asyncapi');
  if (api)
    return paragraphs(
      `The messages stand in \`contracts/${api.file}\`.`,
      items(
        api.covers.map((name) => `\`${name}\``),
        '',
      ),
    );
  const ids = idsWhere(spec.requirements, /\bevents?\b|notif|publish|webhook/i);
  return ids.length > 0
    ? `${ids.slice(0, 10).join(', ')} speak of events or notifications; their payloads are not stated in the specification: to be decided.`
    : absent(material, 'Not needed: the specification speaks of no events.');
}

function privacy(material: Material): string {
  const { decisions, spec } = material;
  const said = [
    ...requirementsOn(material, personalData, true)
      .slice(0, 12)
      .map(({ id, text }) => `${id}: ${brief(text, 200)}`),
    ...remarksOn(material, personalData, 3),
  ];
  const data = decisions.filter(({ title }) => /personal|retention|kept|keeps/i.test(title)).map(decisionLine);
  const personal = spec.entities
    .filter(({ name }) => /user|person|customer|member|profile|account|contact|patient|student/i.test(name))
    .map(({ name }) => name);
  return paragraphs(
    items(
      [...new Set([...data, ...said])],
      personal.length > 0
        ? ''
        : absent(material, 'The specification names no personal data and no time for which data is kept.'),
    ),
    personal.length > 0
      ? `${personal.join(', ')} may hold personal data: ${data.length > 0 || said.length > 0 ? 'what the lines above leave open of who may read it, how long it is kept and how it is exported is decided before the first release.' : 'who may read it, how long it is kept and how it is deleted is not stated in the specification: to be decided.'}`
      : '',
  );
}
