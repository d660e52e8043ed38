// Validates values against JSON Schemas. The one file that knows Ajv.
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Ajv04 from 'ajv-draft-04';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import type { Problem } from '../../documents/finding.ts';
import type { Path, Structured } from './structured.ts';

export type Dialect = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** What is wrong with a value, as problems with a place. */
export type Validator = (structured: Structured) => readonly Problem[];

/** Compiles a schema. Takes up to 150 ms: keep the result. */
export function compile(dialect: Dialect, schema: object): Validator {
  return validator(engines[dialect]().compile(schema));
}

/** Validates a value as a schema of a dialect. */
export function metaSchema(dialect: Dialect): Validator {
  const engine = engines[dialect]();
  return validator(engine.compile({ $ref: metaSchemas[dialect] }));
}

const metaSchemas: Readonly<Record<Dialect, string>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema',
  'draft-06': 'http://json-schema.org/draft-06/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

/** `id` of old dialects and `$ref` beside others are no faults of a schema that we are given. */
const options: Options = {
  allErrors: true,
  strict: false,
  logger: false,
  formats: {
    regex: isPattern,
    uri: (text: string) => /^[a-z][a-z\d+.-]*:\S*$/i.test(text),
    'uri-reference': (text: string) => !/\s/.test(text.trim()),
    email: (text: string) => /^\S+@\S+$/.test(text),
  },
  validateFormats: true,
};

const engines: Readonly<Record<Dialect, () => Ajv>> = {
  // The package says CommonJS and means both: what is imported is the class or holds it.
  'draft-04': () => new ('default' in Ajv04 ? (Ajv04.default as typeof Ajv04) : Ajv04)(options),
  'draft-06': () => new Ajv(options).addMetaSchema(draft06),
  'draft-07': () => new Ajv(options),
  '2019-09': () => new Ajv2019(options),
  '2020-12': () => new Ajv2020(options),
};

/** Whether JavaScript can read a regular expression. */
export function isPattern(text: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(text, flags) instanceof RegExp;
    } catch {
      // Many patterns are written without thinking of Unicode.
    }
  }
  return false;
}

function validator(validate: ValidateFunction): Validator {
  return (structured) => {
    if (validate(structured.value)) return [];
    const errors = telling(validate.errors ?? []);
    // Whatever else is said of a value that is missing is the same fault.
    const isMissing = (error: ErrorObject) =>
      error.keyword === 'type' && valueAt(structured.value, pathOf(error)) === null;
    const missing = new Set(errors.filter(isMissing).map(({ instancePath }) => instancePath));
    const faults = errors.filter((error) => isMissing(error) || !missing.has(error.instancePath));
    return faults.map((error) => {
      const path = pathOf(error);
      return { message: sentenceOf(error, structured.value), ...structured.placeOf(path) };
    });
  };
}

/** Of the errors of all alternatives those that tell most: the deepest, and no "must match one of". */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const leaves = errors.filter(({ keyword }) => !wrappers.has(keyword));
  const candidates = leaves.length > 0 ? leaves : errors;
  const groups = new Map<string, ErrorObject[]>();
  for (const error of candidates) {
    // Errors of different branches of the document are different faults; along one branch the deepest is the fault.
    const key = [...groups.keys()].find((known) => isAlong(known, error.instancePath));
    if (key === undefined) groups.set(error.instancePath, [error]);
    else if (error.instancePath.length > key.length) {
      groups.delete(key);
      groups.set(error.instancePath, [error]);
    } else if (error.instancePath === key) groups.get(key)?.push(error);
  }
  return [...groups.values()].flatMap((group) => {
    const told = group.filter(({ params }) => params.missingProperty !== '$ref');
    // What holds for every alternative tells more than what one of them asks for.
    const sure = told.filter(({ schemaPath }) => !/\/(?:oneOf|anyOf)\//.test(schemaPath));
    return withJoinedValues(sure.length > 0 ? sure : told.length > 0 ? told : group).slice(0, 3);
  });
}

/** What each of several alternatives asks of one value, as one error: it may be any of these values. */
function withJoinedValues(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const valuesOf = ({ keyword, params }: ErrorObject): readonly unknown[] | undefined =>
    keyword === 'const'
      ? [params.allowedValue]
      : Array.isArray(params.allowedValues)
        ? params.allowedValues
        : undefined;
  const [first, ...more] = errors.filter((error) => valuesOf(error) !== undefined);
  if (first === undefined || more.length === 0) return errors;
  const allowedValues = [...new Set([first, ...more].flatMap((error) => valuesOf(error) ?? []))];
  const joined = { ...first, keyword: 'enum', params: { allowedValues } };
  return errors.flatMap((error) => (error === first ? [joined] : more.includes(error) ? [] : [error]));
}

const wrappers = new Set(['oneOf', 'anyOf', 'if', 'not', 'allOf', 'contains']);

function isAlong(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function pathOf(error: ErrorObject): Path {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const extra: unknown = error.params.additionalProperty ?? error.params.unevaluatedProperty ?? error.propertyName;
  return typeof extra === 'string' ? [...path, extra] : path;
}

function sentenceOf(error: ErrorObject, root: unknown): string {
  const path = pathOf(error);
  const last = path.at(-1);
  const name =
    last === undefined ? 'the document' : /^\d+$/.test(last) ? `"${path.at(-2) ?? ''}[${last}]"` : `"${last}"`;
  const { params } = error;
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties')
    return `${name} is not a field that is allowed here`;
  if (typeof params.missingProperty === 'string') return `${name} lacks the field "${params.missingProperty}"`;
  if (Array.isArray(params.allowedValues)) return `${name} must be one of ${params.allowedValues.join(', ')}`;
  if (error.keyword === 'const') return `${name} must be ${JSON.stringify(params.allowedValue)}`;
  if (error.keyword === 'type' && valueAt(root, path) === null) return `${name} has no value`;
  return `${name} ${error.message ?? 'is not valid'}`;
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}
