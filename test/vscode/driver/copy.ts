// A copy of an extension with another manifest.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../host/paths.mjs';

export interface ExtensionCopy {
  readonly folder: string;
  remove(): void;
}

/** Copies an extension, Planner as built when left out, into the system's folder for such things. */
export function copyExtension(
  manifest: Readonly<Record<string, unknown>>,
  { from = root, parts = ['dist', 'l10n', 'media'] }: { from?: string; parts?: readonly string[] } = {},
): ExtensionCopy {
  const folder = mkdtempSync(join(tmpdir(), 'planner-copy-'));
  const own = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as object;
  // Texts of the manifest, where it has some.
  const texts = ['package.nls.json', 'package.nls.de.json'].filter((name) => existsSync(join(from, name)));
  for (const part of [...parts, ...texts]) cpSync(join(from, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...own, ...manifest }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
