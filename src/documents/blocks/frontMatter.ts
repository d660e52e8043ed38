// Front matter as a small table.
import type { Element, ElementContent } from 'hast';
import { parse } from 'yaml';

/** How deep values in values are shown. */
const deepest = 8;

/** A row for each key; the source where it is no YAML mapping. Yields nothing where it is empty. */
export function showFrontMatter(source: string): Element | undefined {
  if (source.trim() === '') return undefined;
  const value = readYaml(source);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return element('pre', [element('code', [{ type: 'text', value: source }])]);
  }
  const rows = Object.entries(value).map(([key, item]) =>
    element('tr', [
      element('th', [{ type: 'text', value: key }]),
      element('td', [{ type: 'text', value: show(item) }]),
    ]),
  );
  return element('div', [element('table', [element('tbody', rows)])], ['front-matter']);
}

function readYaml(source: string): unknown {
  try {
    return parse(source, { logLevel: 'error' });
  } catch {
    return undefined;
  }
}

/** `around` are the values that this one stands in: an anchor may refer to one of them. */
function show(value: unknown, around: readonly unknown[] = []): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (around.includes(value) || around.length > deepest) return '…';
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item) => show(item, inside)).join(', ');
  const pairs = Object.entries(value).map(([key, item]) => `${key}: ${show(item, inside)}`);
  return around.length === 0 ? pairs.join(', ') : `{${pairs.join(', ')}}`;
}

function element(tagName: string, children: ElementContent[], className?: string[]): Element {
  return { type: 'element', tagName, properties: className ? { className } : {}, children };
}
