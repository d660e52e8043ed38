// Runs spec-kit's scripts in a workspace folder, and gives files back to the user that a script wrote over.
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Processes } from '../../core/ports.ts';
import type { OverwrittenFile, ScriptCall, ScriptOutcome, SpecKit } from '../../core/speckit/port.ts';
import { replaceFile } from './disk.ts';
import { leadsOut, namesOf } from './path.ts';
import { createNodeProcesses } from './processes.ts';

/** More of a stream is not kept, in characters. */
const longestOutput = 1024 * 1024;

export interface SpecKitOptions {
  readonly processes?: Processes;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The scripts of the workspace folder `root`, an absolute path. */
export function createNodeSpecKit(
  root: string,
  { processes = createNodeProcesses(root), environment = process.env }: SpecKitOptions = {},
): SpecKit {
  const isWindows = process.platform === 'win32';
  const { SPECIFY_FEATURE: feature, SPECIFY_FEATURE_DIRECTORY: directory, SPECIFY_INIT_DIR: project } = environment;
  return {
    isWindows,
    variables: {
      ...(feature ? { feature } : {}),
      ...(directory ? { directory } : {}),
      ...(project ? { project } : {}),
    },
    absolute: (path) => join(root, ...namesOf(path)),
    locate: (printed) => locate(root, localPath(printed, isWindows)),
    above: () => above(root),
    run: (call, signal) => run(root, processes, call, signal),
  };
}

/** Where no program can run, as in a workspace that is not on this computer. */
export const noSpecKit: SpecKit = {
  isWindows: false,
  variables: {},
  absolute: (path) => path,
  locate: () => Promise.resolve(undefined),
  above: () => Promise.resolve(undefined),
  run: () => Promise.resolve({ ending: 'notFound', output: '', errors: '', overwritten: [] }),
};

/** A path that another system's shell or program printed, as this system names it. */
export function localPath(printed: string, isWindows: boolean): string {
  const path = printed.trim().replace(/^\\\\\?\\/, '');
  if (isWindows) {
    const drive = /^\/(?:mnt\/|cygdrive\/)?([a-z])(?=\/|$)/i.exec(path);
    return drive === null ? path : `${(drive[1] ?? '').toUpperCase()}:${path.slice(drive[0].length) || '/'}`;
  }
  const drive = /^([a-z]):[\\/]/i.exec(path);
  return drive === null ? path : `/mnt/${(drive[1] ?? '').toLowerCase()}/${path.slice(3).replaceAll('\\', '/')}`;
}

async function locate(root: string, path: string): Promise<string | undefined> {
  if (path === '' || path.includes('\0')) return undefined;
  const top = await physical(resolve(root));
  const place = await physical(resolve(root, path));
  if (leadsOut(top, place)) return undefined;
  return relative(top, place).split(sep).join('/');
}

/** A path with its links followed, as far as it is there. */
async function physical(path: string): Promise<string> {
  const found = await realpath(path).catch(() => undefined);
  if (found !== undefined) return found;
  const parent = dirname(path);
  return parent === path ? path : join(await physical(parent), basename(path));
}

async function above(root: string): Promise<string | undefined> {
  for (let folder = dirname(resolve(root)), last = resolve(root); folder !== last; folder = dirname(folder)) {
    if (
      await stat(join(folder, '.specify')).then(
        (stats) => stats.isDirectory(),
        () => false,
      )
    )
      return folder;
    last = folder;
  }
  return undefined;
}

async function run(root: string, processes: Processes, call: ScriptCall, signal: AbortSignal): Promise<ScriptOutcome> {
  const { protect, ...command } = call;
  const kept = await Promise.all(protect.map((path) => keep(root, path)));
  const streams = { output: '', errors: '' };
  const outcome = await processes.run(
    {
      ...command,
      onOutput: (text, stream) => {
        streams[stream] += text.slice(0, longestOutput - streams[stream].length);
      },
    },
    signal,
  );
  const overwritten = (await Promise.all(kept.map(giveBack))).filter((file) => file !== undefined);
  return { ending: outcome.kind === 'exited' ? outcome.code : outcome.kind, ...streams, overwritten };
}

interface Kept {
  readonly path: string;
  readonly place: string;
  readonly mode: number;
  /** Nothing where there was no file. */
  readonly bytes: Buffer | undefined;
}

async function keep(root: string, path: string): Promise<Kept> {
  const named = join(root, ...namesOf(path));
  const place = await realpath(named).catch(() => named);
  const stats = await stat(place).catch(() => undefined);
  const bytes = stats?.isFile() ? await readFile(place).catch(() => undefined) : undefined;
  return { path, place, mode: (stats?.mode ?? 0o644) & 0o7777, bytes };
}

async function giveBack({ path, place, mode, bytes }: Kept): Promise<OverwrittenFile | undefined> {
  if (bytes === undefined) return undefined;
  const present = await readFile(place).catch(() => Buffer.alloc(0));
  if (isKept(bytes, present)) return undefined;
  const restored = await replaceFile(place, bytes, mode).then(
    () => true,
    () => false,
  );
  return { path, text: new TextDecoder().decode(present), restored };
}

/** Whether all that was there is still there in one piece. Blanks are no loss. */
function isKept(before: Buffer, after: Buffer): boolean {
  const text = before
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trim();
  return text === '' || before.equals(after) || after.toString('latin1').includes(text);
}
