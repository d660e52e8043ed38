// Front matter as a small table.
import type { Element, ElementContent } from 'hast';
import { parse } from 'yaml';

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

function show(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(show).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function element(tagName: string, children: ElementContent[], className?: string[]): Element {
  return { type: 'element', tagName, properties: className ? { className } : {}, children };
}
