// Checks JSON Schemas of all drafts in use.
import { isRecord } from '../../documents/json.ts';
import { danglingReferences, visitFields } from './references.ts';
import { schemaProblems } from './schemaWalk.ts';
import { metaSchema, type Dialect, type Validator } from './schemas.ts';
import { readStructured } from './structured.ts';
import { unchecked, verdictOf, type Check } from './verdict.ts';

export const checkJsonSchema: Check = (text) => {
  const structured = readStructured(text);
  if (structured.problems.length > 0) return verdictOf(structured.problems);
  const { value } = structured;
  if (typeof value === 'boolean') return verdictOf([]);
  if (!isRecord(value)) return verdictOf([{ message: 'a schema is an object', line: 1 }]);
  const dialect = dialectOf(value.$schema);
  if (dialect === undefined) return unchecked(`its dialect ${JSON.stringify(value.$schema)} is not known`);
  const validate = (validators[dialect] ??= metaSchema(dialect));
  return verdictOf([
    ...validate(structured),
    ...schemaProblems(structured, value, []),
    ...danglingReferences(structured, anchorsOf(value)),
  ]);
};

const validators: Partial<Record<Dialect, Validator>> = {};

/** The newest where none is named. */
function dialectOf(named: unknown): Dialect | undefined {
  if (named === undefined) return '2020-12';
  if (typeof named !== 'string') return '2020-12';
  const found = /^https?:\/\/json-schema\.org\/(?:draft\/)?(draft-0[467]|2019-09|2020-12)\/schema#?$/.exec(named)?.[1];
  return dialects.find((dialect) => dialect === found);
}

const dialects: readonly Dialect[] = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'];

/** Names that `$anchor`, `$dynamicAnchor` and ids of the old kind (`#name`) declare. */
function anchorsOf(value: unknown): ReadonlySet<string> {
  const names: string[] = [];
  visitFields(value, (fields) => {
    for (const name of [fields.$anchor, fields.$dynamicAnchor]) if (typeof name === 'string') names.push(name);
    for (const id of [fields.$id, fields.id]) if (typeof id === 'string') names.push(id.replace(/^[^#]*#?/, ''));
    return true;
  });
  return new Set(names);
}
