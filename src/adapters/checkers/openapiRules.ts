// What OpenAPI demands and its JSON Schema cannot say: paths and their parameters, security, operations.
import type { Problem } from '../../documents/finding.ts';
import { type Fields, isRecord, recordOf } from '../../documents/json.ts';
import { follow, isData, itemsOf, lookUp, pathOf, visitFields } from './references.ts';
import { schemaProblems } from './schemaWalk.ts';
import type { Path, Structured } from './structured.ts';

type Report = (message: string, path: Path) => void;

/** `old`: 3.0, whose JSON Schema checks schemas itself. */
export function openApiProblems(structured: Structured, old: boolean): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (message, path) => problems.push({ message, ...structured.placeOf(path) });
  const root = recordOf(structured.value);
  checkPaths(root, report);
  checkOperations(root, report);
  checkParameterLists(root, report);
  checkReferenceKinds(root, report);
  for (const [schema, path] of schemasOf(root)) {
    if (!old) problems.push(...schemaProblems(structured, schema, path));
  }
  return problems;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

function operationsOf(
  root: Fields,
): readonly { readonly operation: Fields; readonly item: Fields; readonly path: Path }[] {
  return ['paths', 'webhooks'].flatMap((group) =>
    Object.entries(recordOf(root[group])).flatMap(([name, item]) => {
      const fields = recordOf(follow(root, item));
      return methods.flatMap((method) => {
        const operation = fields[method];
        return isRecord(operation) ? [{ operation, item: fields, path: [group, name, method] }] : [];
      });
    }),
  );
}

function checkPaths(root: Fields, report: Report): void {
  const shapes = new Map<string, string>();
  for (const name of Object.keys(recordOf(root.paths))) {
    if (!name.startsWith('/')) continue;
    const path = ['paths', name];
    const shape = name.replace(/\{[^{}]*\}/g, '{}');
    const twin = shapes.get(shape);
    if (twin !== undefined) report(`the path is the same as "${twin}"`, path);
    shapes.set(shape, name);
    if (/[{}]/.test(shape.replaceAll('{}', ''))) report('the braces of the path do not match', path);
  }
}

function checkOperations(root: Fields, report: Report): void {
  const ids = new Map<string, Path>();
  const schemes = recordOf(recordOf(root.components).securitySchemes);
  checkSecurity(root, schemes, [], report);
  for (const { operation, item, path } of operationsOf(root)) {
    const id = operation.operationId;
    if (typeof id === 'string') {
      if (ids.has(id)) report(`the operationId "${id}" is used twice`, [...path, 'operationId']);
      ids.set(id, path);
    }
    checkSecurity(operation, schemes, path, report);
    if (path[0] === 'paths') checkPathParameters(root, operation, item, path, report);
  }
}

function checkSecurity(holder: Fields, schemes: Fields, path: Path, report: Report): void {
  itemsOf(holder.security).forEach((requirement, index) => {
    for (const name of Object.keys(recordOf(requirement))) {
      if (Object.hasOwn(schemes, name)) continue;
      report(`the security scheme "${name}" is not declared`, [...path, 'security', String(index), name]);
    }
  });
}

function checkPathParameters(root: Fields, operation: Fields, item: Fields, path: Path, report: Report): void {
  const written = [...itemsOf(item.parameters), ...itemsOf(operation.parameters)];
  const parameters = written.map((parameter) => follow(root, parameter));
  // What lies in another file may be any parameter.
  if (parameters.some((parameter) => !isRecord(parameter))) return;
  const names = parameters.map(recordOf).flatMap((one) => (one.in === 'path' ? [String(one.name)] : []));
  const places = placesOf(path[1] ?? '');
  for (const place of places) {
    if (!names.includes(place)) report(`the path parameter {${place}} is not declared`, path);
  }
  for (const name of names) {
    if (places.includes(name)) continue;
    const index = itemsOf(operation.parameters).findIndex((one) => recordOf(follow(root, one)).name === name);
    const at = index < 0 ? path : [...path, 'parameters', String(index)];
    report(`the path has no place for the parameter "${name}"`, at);
  }
}

function placesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

/** Every list of parameters: no two with the same name in the same place, and one way to describe each. */
function checkParameterLists(root: Fields, report: Report): void {
  visitFields(root, (fields, path) => {
    if (isData(path)) return false;
    const seen = new Set<string>();
    itemsOf(fields.parameters).forEach((written, index) => {
      const parameter = recordOf(follow(root, written));
      if (typeof parameter.name !== 'string' || typeof parameter.in !== 'string') return;
      const key = `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
      const at = [...path, 'parameters', String(index)];
      if (seen.has(key)) report(`the parameter "${parameter.name}" is declared twice`, at);
      seen.add(key);
    });
    return true;
  });
}

/** What may stand at the end of a reference, by the key above it. */
const kinds: Readonly<Record<string, string>> = {
  schema: 'schemas',
  requestBody: 'requestBodies',
  responses: 'responses',
  parameters: 'parameters',
  items: 'schemas',
  allOf: 'schemas',
  oneOf: 'schemas',
  anyOf: 'schemas',
};

function checkReferenceKinds(root: Fields, report: Report): void {
  visitFields(root, (fields, path) => {
    if (isData(path)) return false;
    const reference = fields.$ref;
    const holder = kinds[path.at(-1) ?? ''] ?? kinds[path.at(-2) ?? ''];
    if (typeof reference !== 'string' || holder === undefined || path.includes('properties')) return true;
    const [group, kind, ...rest] = pathOf(reference);
    const isOther = reference.startsWith('#/') && group === 'components' && rest.length === 1 && kind !== holder;
    if (isOther && lookUp(root, reference) !== undefined)
      report(`"${reference}" is none of the ${holder}`, [...path, '$ref']);
    return true;
  });
}

/** The outermost schemas. */
function schemasOf(root: Fields): readonly (readonly [Fields, Path])[] {
  const found: (readonly [Fields, Path])[] = [];
  visitFields(root, (fields, path) => {
    if (isData(path)) return false;
    const isNamed = path.length === 3 && path[0] === 'components' && path[1] === 'schemas';
    if (!isNamed && path.at(-1) !== 'schema') return true;
    found.push([fields, path]);
    return false;
  });
  return found;
}
