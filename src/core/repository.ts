// Reads a workspace as far as a plan needs it: languages, commands, layout, conventions. Bounded, and never what is excluded.
import { guidePaths, readGuide, readIntroduction } from '../documents/repository/guides.ts';
import { isManifest, readManifest, type Manifest } from '../documents/repository/manifests.ts';
import { isExcluded, isIgnored, isSecret, parseIgnoreFile } from '../documents/patterns.ts';
import { PlannerError } from './error.ts';
import type { Ports } from './ports.ts';

/** What a workspace says of itself. */
export interface RepositoryFacts {
  readonly languages: readonly string[];
  readonly testCommand?: string;
  readonly buildCommand?: string;
  /** Top folders and what stands directly in them. */
  readonly layout: readonly string[];
  readonly conventions: readonly string[];
  /** The files that were read. */
  readonly sources: readonly { readonly path: string; readonly what: string }[];
}

/** Reads the workspace. What is not there, excluded, secret or unreadable is as if it were not there. */
export async function readRepository(
  ports: Pick<Ports, 'files' | 'settings'>,
  signal: AbortSignal,
): Promise<RepositoryFacts> {
  const { files, settings } = ports;
  const ignored = parseIgnoreFile((await readText(ports, '.gitignore')) ?? '');
  const isAllowed = (path: string): boolean =>
    !isSecret(path) && !isIgnored(path, ignored) && !isExcluded(path, settings.excluded ?? []);
  // What is said of a folder is said of what is in it.
  const isShown = (path: string): boolean =>
    isAllowed(path.replace(/\/$/, '')) && (!path.endsWith('/') || isAllowed(`${path}.`));
  const names = (await files.list('')).filter(isShown);
  const ours = [settings.plansFolder, settings.specsFolder].map((path) => path.split('/')[0]);
  const folders = names
    .filter((name) => name.endsWith('/'))
    .map((name) => name.slice(0, -1))
    .filter((name) => !name.startsWith('.') && !generated.test(name) && !ours.includes(name));
  const found = await readManifests(ports, '', names);
  if (found.length === 0) {
    for (const folder of folders.slice(0, mostFolders)) {
      signal.throwIfAborted();
      const below = (await files.list(folder)).filter((name) => isShown(`${folder}/${name}`));
      found.push(...(await readManifests(ports, folder, below)));
    }
  }
  const conventions: string[] = found.flatMap(({ manifest }) => manifest.conventions);
  const sources = found.map(({ path, manifest }) => ({ path, what: whatOf(manifest) }));
  for (const path of guidePaths.filter(isAllowed)) {
    const text = await readText(ports, path);
    if (text === undefined) continue;
    conventions.push(...readGuide(text, mostRules));
    sources.push({ path, what: 'how to work in this repository' });
  }
  const readme = names.find((name) => /^readme(?:\.(?:md|markdown|rst|txt))?$/i.test(name));
  const introduction = readIntroduction((readme && (await readText(ports, readme))) ?? '');
  if (readme !== undefined && introduction !== undefined) {
    conventions.push(`${readme}: ${introduction}`);
    sources.push({ path: readme, what: 'what the project is' });
  }
  const test = found.find(({ manifest }) => manifest.testCommand !== undefined);
  const build = found.find(({ manifest }) => manifest.buildCommand !== undefined);
  return {
    languages: [...new Set(found.flatMap(({ manifest }) => manifest.languages))],
    ...(test?.manifest.testCommand === undefined
      ? {}
      : { testCommand: commandIn(test.path, test.manifest.testCommand) }),
    ...(build?.manifest.buildCommand === undefined
      ? {}
      : { buildCommand: commandIn(build.path, build.manifest.buildCommand) }),
    layout: await layoutOf(ports, folders, isShown, signal),
    conventions: [...new Set(conventions)].slice(0, mostConventions),
    sources,
  };
}

const mostFolders = 12;
const mostNames = 10;
const mostRules = 12;
const mostConventions = 30;
const mostManifests = 8;
/** In characters: what stands further down is not read. */
const longestText = 200_000;
/** Folders of what is made or fetched, by the names that they usually have. */
const generated =
  /^(?:node_modules|dist|build|out|target|bin|obj|vendor|coverage|__pycache__|venv|env|logs?|tmp|temp)$/i;

interface FoundManifest {
  readonly path: string;
  readonly manifest: Manifest;
}

async function readManifests(
  ports: Pick<Ports, 'files'>,
  folder: string,
  names: readonly string[],
): Promise<FoundManifest[]> {
  const found: FoundManifest[] = [];
  for (const name of names.filter(isManifest).slice(0, mostManifests)) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = await readText(ports, path);
    const manifest = text === undefined ? undefined : readManifest(name, text, names);
    if (manifest) found.push({ path, manifest });
  }
  // A Makefile beside a manifest says how the whole is tested, where it says so.
  const isMake = ({ path }: FoundManifest): boolean => /makefile$/i.test(path);
  return [...found.filter((one) => !isMake(one)), ...found.filter(isMake)];
}

async function readText({ files }: Pick<Ports, 'files'>, path: string): Promise<string | undefined> {
  try {
    return (await files.read(path))?.slice(0, longestText);
  } catch (error) {
    if (PlannerError.is(error)) return undefined;
    throw error;
  }
}

async function layoutOf(
  { files }: Pick<Ports, 'files'>,
  folders: readonly string[],
  isShown: (path: string) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const folder of folders.slice(0, mostFolders)) {
    signal.throwIfAborted();
    const names = (await files.list(folder)).filter((name) => isShown(`${folder}/${name}`));
    if (names.length === 0) continue;
    const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
    lines.push(`${folder}/: ${names.slice(0, mostNames).join(', ')}${more}`);
  }
  return lines;
}

function whatOf({ languages, testCommand, buildCommand }: Manifest): string {
  const commands = [testCommand, buildCommand]
    .filter((command) => command !== undefined)
    .map((command) => `\`${command}\``);
  return [...languages, ...commands].join(', ') || 'how it is built';
}

/** The command as it is given from the root of the workspace. */
function commandIn(path: string, command: string): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder === '' ? command : `cd ${folder} && ${command}`;
}
