// What an activation loads: the entry chunk and what it imports at once. And what a user downloads.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from '../host/paths.mjs';
import { largestVsix, writeVsix } from '../host/vsix.mjs';
import { row, type Row } from './report.ts';

export interface Output {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The rows of this part of the report. */
export async function measureSize(): Promise<readonly Row[]> {
  const outputs = readOutputs();
  const loaded = [...closure(outputs, 'dist/extension.js')];
  const bytes = loaded.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return [
    row('entry chunk with all that it imports at once, KB', bytes / 1024, 'at most', 50),
    row('third-party modules in it', thirdPartyOf(outputs, loaded).length, 'at most', 0),
    row('VSIX, MB', await vsixSize(), 'at most', largestVsix),
  ];
}

async function vsixSize(): Promise<number> {
  mkdirSync(output, { recursive: true });
  return writeVsix(join(output, 'bench.vsix'), 'ignore');
}

/** What the build wrote, by path, such as `dist/extension.js`. */
export function readOutputs(): Readonly<Record<string, Output>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/meta.json'), 'utf8')) as Readonly<
    Record<string, Output>
  >;
}

/** The modules of packages that chunks hold. */
export function thirdPartyOf(outputs: Readonly<Record<string, Output>>, chunks: readonly string[]): readonly string[] {
  const modules = chunks.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  return modules.filter((path) => path.startsWith('node_modules/'));
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
