// Checks AsyncAPI 2 and 3: the official JSON Schemas, and what they cannot say.
import { isRecord } from '../../documents/json.ts';
import schema2 from '@asyncapi/specs/schemas/2.6.0-without-$id.json' with { type: 'json' };
import schema3 from '@asyncapi/specs/schemas/3.1.0-without-$id.json' with { type: 'json' };
import { asyncApi2Problems, asyncApi3Problems } from './asyncapiRules.ts';
import { danglingReferences } from './references.ts';
import { compile, type Validator } from './schemas.ts';
import { readStructured } from './structured.ts';
import { unchecked, verdictOf, type Check } from './verdict.ts';

/** Versions since 2.0 that are checked by the newest schema of their major version, which takes what they took. */
const known = /^(?:2\.[0-6]|3\.[01])\.0$/;

export const checkAsyncApi: Check = (text) => {
  const structured = readStructured(text);
  if (structured.problems.length > 0) return verdictOf(structured.problems);
  const { value } = structured;
  if (!isRecord(value)) return verdictOf([{ message: 'an AsyncAPI document is an object', line: 1 }]);
  const version = value.asyncapi;
  if (typeof version === 'string' && /^(?:1\.|[4-9])/.test(version))
    return unchecked(`AsyncAPI ${version} is not checked`);
  if (typeof version !== 'string' || !known.test(version)) {
    const message =
      version === undefined
        ? 'the field "asyncapi" with the version is missing'
        : `"asyncapi" must be a version such as "3.0.0", not ${JSON.stringify(version)}`;
    return verdictOf([{ message, ...structured.placeOf(version === undefined ? [] : ['asyncapi']) }]);
  }
  const isOld = version.startsWith('2.');
  const validate = isOld ? (old ??= compile('draft-07', schema2)) : (current ??= compile('draft-07', schema3));
  const newest = { ...value, asyncapi: isOld ? '2.6.0' : '3.1.0' };
  return verdictOf([
    ...validate({ ...structured, value: newest }),
    ...danglingReferences(structured),
    ...(isOld ? asyncApi2Problems(structured) : asyncApi3Problems(structured)),
  ]);
};

let old: Validator | undefined;
let current: Validator | undefined;
