// Forms that the offline documents share: lists, tables, and the line for what nobody has said.

export const notStated = 'Not stated in the specification: to be decided.';

/** A table; without rows, the line in its place. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 0) return empty;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim() || '—').join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A list; without items, the line in its place. */
export function items(list: readonly string[], empty: string): string {
  return list.length === 0 ? empty : list.map((item) => `- ${item}`).join('\n');
}

/** `1 task`, `2 tasks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Steps by numbers. */
export function steps(list: readonly string[]): string {
  return list.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** Paragraphs, those that say something. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** A fence. */
export function fence(language: string, lines: readonly string[]): string {
  return ['```' + language, ...lines, '```'].join('\n');
}

/** Sections by the headings that they answer to, the first that fits. */
export type Sections<T> = readonly (readonly [RegExp, (material: T) => string])[];
