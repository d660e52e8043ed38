// The entities of the specification are in the data model, by the same names.
import { say } from '../../documents/sentence.ts';
import { entityKey, readEntities } from '../../documents/speckit/entities.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { featureRule, isHidden } from './rule.ts';

export const entityNames = featureRule(
  'entity-names',
  ['spec'],
  {
    severity: 'info',
    summary: say('Each key entity of the specification is in the data model.'),
    why: say('A thing with two names is built twice; one without a model is not built.'),
    wrong: '(Key Entities: Loan, Hold)\n\n### Loan\n\n### Reservation',
    right: '### Loan\n\n### Hold',
  },
  ({ document, feature }) => {
    const data = feature.get('data-model');
    if (data === undefined || isHidden(data)) return [];
    const wanted = readSpec(document).entities.filter(
      ({ name }) => name.length > 1 && name.split(/\s+/).length < 4 && !/entities$/i.test(name),
    );
    const model = readEntities(data).map(({ name }) => entityKey(name));
    const told = emphasizedIn(data.text);
    const has = (name: string) => {
      const key = entityKey(name);
      return told.has(key) || model.some((other) => other.length > 3 && (key.includes(other) || other.includes(key)));
    };
    const missing = wanted.filter(({ name }) => !has(name));
    // A model that shares hardly a name with the specification follows another convention.
    if (missing.length > wanted.length / 2) return [];
    return missing.map(({ name, span }) => ({
      severity: 'info',
      span,
      message: say(
        '“{0}”, a key entity of the specification, is not in the data model. Add it, or use one name in both.',
        name,
      ),
    }));
  },
);

/** What is in bold or code, or declared as a type: a mention in prose is no model. */
function emphasizedIn(text: string): ReadonlySet<string> {
  const names = [
    ...text.matchAll(/\*\*([^*\n]{2,60})\*\*|`([^`\n]{2,60})`/g),
    ...text.matchAll(/\b(?:class|interface|type|model|enum|struct|entity|record)\s+([A-Z]\w+)/g),
  ];
  return new Set(names.map((match) => entityKey((match[1] ?? match[2] ?? '').replace(/[(:\u2014\u2013].*$/, ''))));
}
