// What an activation loads: the entry chunk and what it imports at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { row, type Row } from './report.ts';

interface Output {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The rows of this part of the report. */
export async function measureSize(): Promise<readonly Row[]> {
  const meta = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/meta.json'), 'utf8')) as Readonly<
    Record<string, Output>
  >;
  const loaded = closure(meta, 'dist/extension.js');
  const bytes = [...loaded].reduce((sum, path) => sum + (meta[path]?.bytes ?? 0), 0);
  const modules = [...loaded].flatMap((path) => Object.keys(meta[path]?.inputs ?? {}));
  const thirdParty = modules.filter((path) => path.startsWith('node_modules/'));
  return [
    row('entry chunk with all that it imports at once, KB', bytes / 1024, 'at most', 50),
    row('third-party modules in it', thirdParty.length, 'at most', 0),
  ];
}

/** The chunks that are loaded with one, because it imports them statically. */
function closure(meta: Readonly<Record<string, Output>>, entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind, external } of meta[path]?.imports ?? []) {
      if (kind === 'import-statement' && !external) visit(next);
    }
  };
  visit(entry);
  return seen;
}
