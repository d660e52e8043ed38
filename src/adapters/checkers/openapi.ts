// Checks OpenAPI 3.0, 3.1 and 3.2: the official JSON Schemas, and what they cannot say.
import { isRecord } from '../../documents/json.ts';
import schema30 from '@seriousme/openapi-schema-validator/schemas/v3.0/schema.json' with { type: 'json' };
import schema31 from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with { type: 'json' };
import schema32 from '@seriousme/openapi-schema-validator/schemas/v3.2/schema.json' with { type: 'json' };
import { openApiProblems } from './openapiRules.ts';
import { danglingReferences } from './references.ts';
import { compile, type Validator } from './schemas.ts';
import { readStructured, type Structured } from './structured.ts';
import { unchecked, verdictOf, type Check } from './verdict.ts';

/** The schemas are those of the OpenAPI Initiative (Apache-2.0), as the package carries them. */
export const checkOpenApi: Check = (text) => {
  const structured = readStructured(text);
  if (structured.problems.length > 0) return verdictOf(structured.problems);
  const { value } = structured;
  if (!isRecord(value)) return verdictOf([{ message: 'an OpenAPI document is an object', line: 1 }]);
  const written = value.openapi;
  if (written === undefined && typeof value.swagger === 'string') return unchecked('Swagger 2.0 is not checked');
  const version = /^(3\.[012])\.\d+(?:-.+)?$/.exec(typeof written === 'string' ? written : '')?.[1];
  if (typeof written === 'string' && /^(?:3\.[3-9]|[4-9]|[1-9]\d)(?:\.\d+)*(?:-.+)?$/.test(written))
    return unchecked(`OpenAPI ${written} is not checked`);
  if (version === undefined) return wrongVersion(structured, written);
  const validate = (validators[version] ??= load(version));
  return verdictOf([
    ...validate(structured),
    ...danglingReferences(structured),
    ...openApiProblems(structured, version === '3.0'),
  ]);
};

function wrongVersion(structured: Structured, written: unknown) {
  const message =
    written === undefined
      ? 'the field "openapi" with the version is missing'
      : `"openapi" must be a version such as "3.1.0" in quotes, not ${JSON.stringify(written)}`;
  return verdictOf([{ message, ...structured.placeOf(written === undefined ? [] : ['openapi']) }]);
}

const validators: Record<string, Validator> = {};

function load(version: string): Validator {
  if (version === '3.0') return compile('draft-04', schema30);
  const schema = version === '3.1' ? schema31 : schema32;
  // The official schema leaves schemas to their dialect; this is the one that counts where none is named.
  const schemas = { $ref: 'https://json-schema.org/draft/2020-12/schema' };
  return compile('2020-12', { ...schema, $defs: { ...schema.$defs, schema: schemas } });
}
