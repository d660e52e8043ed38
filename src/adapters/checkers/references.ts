// Follows references within a value of YAML or JSON: what `$ref` names, and whether it is there.
import type { Problem } from '../../documents/finding.ts';
import { type Fields, isRecord } from '../../documents/json.ts';
import type { Path, Structured } from './structured.ts';

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The value that a local reference (`#`, `#/a/b`) names; `undefined` where there is none. */
export function lookUp(root: unknown, reference: string): unknown {
  if (reference === '#' || reference === '#/') return root;
  if (!reference.startsWith('#/')) return undefined;
  return pathOf(reference).reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    root,
  );
}

/** The keys of a local reference. */
export function pathOf(reference: string): Path {
  return reference
    .slice(2)
    .split('/')
    .map((key) => decode(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value behind a chain of references. What lies in other texts yields `undefined`. */
export function follow(root: unknown, value: unknown): unknown {
  let found = value;
  for (let steps = 0; steps < 20; steps++) {
    if (!isRecord(found) || typeof found.$ref !== 'string') return found;
    found = lookUp(root, found.$ref);
  }
  return undefined;
}

/** Visits every object with its path. `visit` yields false where nothing below matters. */
export function visitFields(value: unknown, visit: (fields: Fields, path: Path) => boolean, path: Path = []): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => visitFields(item, visit, [...path, String(index)]));
  } else if (isRecord(value) && visit(value, path)) {
    for (const [key, below] of Object.entries(value)) visitFields(below, visit, [...path, key]);
  }
}

/** Below these keys stand values as data: a `$ref` there is no reference. */
const data = /^(?:examples?|default|const|enum)$/;

/** Below these keys stand names that are free: one may be called `default`. */
const names =
  /^(?:properties|patternProperties|schemas|definitions|\$defs|responses|parameters|headers|callbacks|links|messages|channels|operations|requestBodies|variables|servers|paths)$/;

/** Whether a path leads into data. */
export function isData(path: Path): boolean {
  return path.some((key, index) => data.test(key) && !names.test(path[index - 1] ?? ''));
}

/** References that name nothing. `anchors`: plain names (`#name`) that are declared. */
export function danglingReferences(
  structured: Structured,
  anchors: ReadonlySet<string> = new Set(),
): readonly Problem[] {
  const problems: Problem[] = [];
  visitFields(structured.value, (fields, path) => {
    const { $ref: reference } = fields;
    const isExample = path.at(-2) === 'examples' && Object.keys(fields).length === 1;
    if (isData(path) && !isExample) return path.at(-1) === 'examples';
    if (path.at(-1) === 'properties' || typeof reference !== 'string') return true;
    const place = structured.placeOf([...path, '$ref']);
    if (reference.startsWith('#')) {
      if (!anchors.has(reference.slice(1)) && lookUp(structured.value, reference) === undefined)
        problems.push({ message: `"${reference}" names nothing in this document`, ...place });
    } else if (reference.trim() === '' || /\s/.test(reference)) {
      problems.push({ message: `"${reference}" is no reference`, ...place });
    }
    return true;
  });
  return problems;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
