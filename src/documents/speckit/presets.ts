// What spec-kit's presets and extensions say of themselves: their order, and which templates they bring.
import { parse } from 'yaml';
import { isRecord } from '../json.ts';

/** How a template takes part: in place of those below it, before or after them, or around them. */
export type Strategy = 'replace' | 'prepend' | 'append' | 'wrap';

export interface Registered {
  readonly id: string;
  /** The lowest comes first. */
  readonly priority: number;
  readonly isEnabled: boolean;
}

export interface PresetTemplate {
  readonly name: string;
  /** Relative to the folder of the preset; never leads out. */
  readonly file: string;
  readonly strategy: Strategy;
}

/** What stands for the template below in one that wraps it. */
export const coreMark = '{CORE_TEMPLATE}';

/** The members of a `.registry`, by `presets` or `extensions`. `undefined` where it cannot be read. */
export function readRegistry(text: string, key: 'presets' | 'extensions'): readonly Registered[] | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const members = isRecord(value) ? (value[key] ?? {}) : undefined;
    if (!isRecord(members)) return undefined;
    return Object.entries(members).flatMap(([id, member]) => {
      if (!isId(id)) return [];
      const { priority, enabled } = isRecord(member) ? member : {};
      return [
        { id, priority: priorityOf(priority), isEnabled: isRecord(member) && enabled !== false && enabled !== 0 },
      ];
    });
  } catch {
    return undefined;
  }
}

/** The ids of folders in the order that counts. What no registry names comes with a middling priority. */
export function inOrder(folders: readonly string[], registered: readonly Registered[]): readonly string[] {
  const known = new Map(registered.map((one) => [one.id, one]));
  const rank = (id: string) => known.get(id)?.priority ?? usual;
  return folders
    .filter((id) => isId(id) && known.get(id)?.isEnabled !== false)
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

/** The templates of a `preset.yml`. `undefined` where it is not one that spec-kit takes. */
export function readPreset(text: string): readonly PresetTemplate[] | undefined {
  try {
    const value: unknown = parse(text);
    const provides = isRecord(value) ? value['provides'] : undefined;
    const entries = isRecord(provides) ? provides['templates'] : undefined;
    if (!Array.isArray(entries)) return undefined;
    const found: PresetTemplate[] = [];
    for (const entry of entries as readonly unknown[]) {
      if (!isRecord(entry)) return undefined;
      const { type = 'template', name, file, strategy = 'replace' } = entry;
      const way = strategyOf(strategy);
      if (typeof name !== 'string' || typeof file !== 'string' || way === undefined) return undefined;
      const leadsOut = file.startsWith('/') || file.split(/[\\/]/).includes('..');
      if (type === 'template' && !leadsOut) found.push({ name, file, strategy: way });
    }
    return found;
  } catch {
    return undefined;
  }
}

/** Puts a template together from the layers above a base, the uppermost first. */
export function compose(
  base: string,
  layers: readonly { readonly text: string; readonly strategy: Strategy }[],
): string {
  return layers.reduceRight((below, { text, strategy }) => {
    if (strategy === 'prepend') return `${text}\n\n${below}`;
    if (strategy === 'append') return `${below}\n\n${text}`;
    return strategy === 'wrap' ? text.split(coreMark).join(below) : text;
  }, base);
}

const usual = 10;

function priorityOf(value: unknown): number {
  const priority = typeof value === 'number' || typeof value === 'string' ? Math.trunc(Number(value)) : usual;
  return priority >= 1 ? priority : usual;
}

function strategyOf(value: unknown): Strategy | undefined {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  return (['replace', 'prepend', 'append', 'wrap'] as const).find((one) => one === name);
}

function isId(id: string): boolean {
  return /^[a-z0-9-]+$/.test(id);
}
