// What a JSON Schema can have wrong that its meta-schema does not see: typing errors in keywords, patterns, clashes.
import type { Problem } from '../../documents/finding.ts';
import { type Fields, isRecord, recordOf } from '../../documents/json.ts';
import { itemsOf } from './references.ts';
import { isPattern } from './schemas.ts';
import type { Path, Structured } from './structured.ts';
import { nearestName } from './verdict.ts';

/** Problems of a schema and of all schemas in it. */
export function schemaProblems(structured: Structured, schema: unknown, path: Path): readonly Problem[] {
  if (!isRecord(schema)) return [];
  const own = checks.flatMap((check) =>
    check(schema).map(([key, message]) => place(structured, [...path, key], message)),
  );
  return [...own, ...subschemas(schema, path).flatMap(([below, at]) => schemaProblems(structured, below, at))];
}

/** The schemas directly in a schema. */
export function subschemas(schema: Fields, path: Path): readonly (readonly [unknown, Path])[] {
  return Object.entries(schema).flatMap(([key, value]): (readonly [unknown, Path])[] => {
    const at = [...path, key];
    if (inMap.has(key)) return Object.entries(recordOf(value)).map(([name, below]) => [below, [...at, name]]);
    if (inList.has(key) && Array.isArray(value)) return value.map((below: unknown, i) => [below, [...at, String(i)]]);
    return inField.has(key) ? [[value, at]] : [];
  });
}

const inMap = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const inList = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);
const inField = new Set([
  ...['items', 'additionalItems', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties', 'contains'],
  ...['propertyNames', 'not', 'if', 'then', 'else', 'contentSchema'],
]);

const keywords = new Set([
  ...inMap,
  ...inList,
  ...inField,
  ...['$schema', '$id', 'id', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor'],
  ...['$vocabulary', '$comment', 'title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples'],
  ...['type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxContains', 'minContains'],
  ...['maxProperties', 'minProperties', 'required', 'dependentRequired', 'dependencies', 'format'],
  ...['contentEncoding', 'contentMediaType', 'nullable', 'discriminator', 'xml', 'externalDocs', 'example'],
]);

/** Short words are near to many: of those only letters that changed places count. */
function isSlip(key: string, meant: string): boolean {
  return meant.length > 6 || [...key].sort().join('') === [...meant].sort().join('');
}

type Check = (schema: Fields) => readonly (readonly [key: string, message: string])[];

const checks: readonly Check[] = [
  (schema) =>
    Object.keys(schema).flatMap((key) => {
      if (keywords.has(key) || /^x-/.test(key)) return [];
      const meant = nearestName(key, keywords);
      return meant === undefined || Object.hasOwn(schema, meant) || !isSlip(key, meant)
        ? []
        : [[key, `"${key}" is no keyword of JSON Schema; perhaps "${meant}" is meant`] as const];
    }),
  ({ pattern }) =>
    typeof pattern === 'string' && !isPattern(pattern) ? [['pattern', `"${pattern}" is no regular expression`]] : [],
  ({ patternProperties }) =>
    Object.keys(recordOf(patternProperties)).flatMap((pattern) =>
      isPattern(pattern) ? [] : [['patternProperties', `"${pattern}" is no regular expression`] as const],
    ),
  ({ required }) => {
    const names = itemsOf(required);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? [] : [['required', `"${String(twice)}" is required twice`]];
  },
  ...(
    [
      ['minimum', 'maximum'],
      ['minLength', 'maxLength'],
      ['minItems', 'maxItems'],
      ['minProperties', 'maxProperties'],
    ] as const
  ).map(([least, most]): Check => (schema) => {
    const [low, high] = [schema[least], schema[most]];
    return typeof low === 'number' && typeof high === 'number' && low > high
      ? [[least, `"${least}" is more than "${most}"`]]
      : [];
  }),
];

function place(structured: Structured, path: Path, message: string): Problem {
  return { message, ...structured.placeOf(path) };
}
