// A project's templates, as spec-kit puts them together: overrides, then presets, then extensions, then its own.
import { say } from '../../documents/sentence.ts';
import {
  compose,
  coreMark,
  inOrder,
  readPreset,
  readRegistry,
  type Strategy,
} from '../../documents/speckit/presets.ts';
import type { Files } from '../ports.ts';
import { diagnosis, type Diagnosis } from './diagnosis.ts';
import { below, listFolder, readIfText, type Project } from './projects.ts';

export interface ProjectTemplate {
  /** With its byte order mark and line endings; `undefined` where the project has none of that name. */
  readonly text: string | undefined;
  /** Workspace-relative paths that it came from, the uppermost first. */
  readonly from: readonly string[];
  /** What could not be used on the way. */
  readonly problems: readonly Diagnosis[];
}

/** A template by its name, such as `plan-template`. */
export async function readTemplate(files: Files, project: Project, name: string): Promise<ProjectTemplate> {
  const home = below(project.folder, project.home);
  const own = below(home, `templates/${name}.md`);
  const override = await layer(files, below(home, `templates/overrides/${name}.md`), 'replace');
  if (override) return { text: override.text, from: [override.path], problems: [] };
  const problems: Diagnosis[] = [];
  const layers: Layer[] = [];
  for (const found of await presetLayers(files, home, name, problems)) {
    layers.push(found);
    if (found.strategy === 'replace') break;
  }
  if (layers.at(-1)?.strategy !== 'replace') {
    const base = (await extensionLayer(files, home, name)) ?? (await layer(files, own, 'replace'));
    if (base) layers.push(base);
  }
  const base = layers.at(-1);
  if (base === undefined) return { text: undefined, from: [], problems };
  if (base.strategy !== 'replace') {
    problems.push(fault(base.path, say('{0} adds to a template that the project does not have.', base.path)));
    return { text: undefined, from: [], problems };
  }
  return { text: compose(base.text, layers.slice(0, -1)), from: layers.map(({ path }) => path), problems };
}

interface Layer {
  readonly path: string;
  readonly text: string;
  readonly strategy: Strategy;
}

async function layer(files: Files, path: string, strategy: Strategy): Promise<Layer | undefined> {
  const text = await readIfText(files, path);
  return text === undefined ? undefined : { path, text, strategy };
}

async function presetLayers(
  files: Files,
  home: string,
  name: string,
  problems: Diagnosis[],
): Promise<readonly Layer[]> {
  const root = below(home, 'presets');
  const registry = await readIfText(files, below(root, '.registry'));
  const registered = registry === undefined ? [] : readRegistry(registry, 'presets');
  const known = new Set(registered?.map(({ id }) => id));
  // Where there is a registry, only what it names counts.
  const folders = (await foldersIn(files, root)).filter((id) => !registered || registry === undefined || known.has(id));
  const found: Layer[] = [];
  for (const id of inOrder(folders, registered ?? [])) {
    const folder = below(root, id);
    const manifest = await readIfText(files, below(folder, 'preset.yml'));
    const templates = manifest === undefined ? [] : readPreset(manifest);
    if (templates === undefined) {
      problems.push(
        fault(folder, say('{0} is no preset that can be read; it is left out.', below(folder, 'preset.yml'))),
      );
      continue;
    }
    const declared = templates.find((one) => one.name === name);
    const one = declared
      ? await layer(files, below(folder, declared.file), declared.strategy)
      : await ordinary(files, folder, name);
    if (one?.strategy === 'wrap' && !one.text.includes(coreMark)) {
      problems.push(fault(folder, say('{0} wraps a template without {1}; it is left out.', one.path, coreMark)));
    } else if (one) found.push(one);
  }
  return found;
}

async function extensionLayer(files: Files, home: string, name: string): Promise<Layer | undefined> {
  const root = below(home, 'extensions');
  const registry = await readIfText(files, below(root, '.registry'));
  const registered = (registry === undefined ? undefined : readRegistry(registry, 'extensions')) ?? [];
  for (const id of inOrder(await foldersIn(files, root), registered)) {
    const found = await ordinary(files, below(root, id), name);
    if (found) return found;
  }
  return undefined;
}

/** Where a template lies that no manifest names. */
async function ordinary(files: Files, folder: string, name: string): Promise<Layer | undefined> {
  const inside = await layer(files, below(folder, `templates/${name}.md`), 'replace');
  return inside ?? layer(files, below(folder, `${name}.md`), 'replace');
}

async function foldersIn(files: Files, folder: string): Promise<readonly string[]> {
  const names = await listFolder(files, folder);
  return names.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
}

function fault(folder: string, sentence: Diagnosis['sentence']): Diagnosis {
  return diagnosis('templateFault', sentence, say('Correct {0}, or remove it.', folder));
}
