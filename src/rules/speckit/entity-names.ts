// The entities of the specification are in the data model, by the same names.
import { say } from '../../documents/sentence.ts';
import { entityKey, readEntities } from '../../documents/speckit/entities.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { featureRule, isHidden } from './rule.ts';

export const entityNames = featureRule(
  'entity-names',
  ['data-model'],
  {
    severity: 'info',
    summary: say('Each key entity of the specification is in the data model.'),
    why: say('A thing with two names is built twice; one without a model is not built.'),
    wrong: '(Key Entities: Loan, Hold)\n\n### Loan\n\n### Reservation',
    right: '### Loan\n\n### Hold',
  },
  ({ document, feature }) => {
    const spec = feature.get('spec');
    if (spec === undefined || isHidden(document)) return [];
    const wanted = readSpec(spec).entities.filter(
      ({ name }) => name.length > 1 && name.split(/\s+/).length < 4 && !/entities$/i.test(name),
    );
    const model = readEntities(document).map(({ name }) => entityKey(name));
    const text = entityKey(document.text);
    const has = (name: string) => {
      const key = entityKey(name);
      return (
        text.includes(key) || model.some((other) => other.length > 3 && (key.includes(other) || other.includes(key)))
      );
    };
    const missing = wanted.filter(({ name }) => !has(name));
    // A model that shares hardly a name with the specification follows another convention.
    if (missing.length > wanted.length / 2) return [];
    return missing.map(({ name }) => ({
      severity: 'info',
      message: say(
        '“{0}”, a key entity of the specification, is not in the data model. Add it, or use one name in both.',
        name,
      ),
    }));
  },
);
