// `planner export`: a document as one HTML file that opens without a network.
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { exportHtml } from '../app/export/export.ts';
import { isExported } from '../app/export/page.ts';
import { PlannerError } from '../core/error.ts';
import { english, say } from '../documents/sentence.ts';
import { exit, type ExitCode, type Terminal } from './session.ts';

export interface ExportCommand {
  readonly workspace: string;
  /** The file to write, or `-` for the standard output; by default beside the document. */
  readonly output?: string;
  readonly language: string;
  readonly force: boolean;
}

/** Exports the document at `path`. Throws PlannerErrors for what is wrong with the call. */
export async function exportFile(path: string, options: ExportCommand, terminal: Terminal): Promise<ExitCode> {
  const place = resolve(options.workspace, path);
  const text = await terminal.readFile(place);
  const root = await rootFor(options.workspace, place);
  const html = await exportHtml(
    relative(root, await realpath(place))
      .split(sep)
      .join('/'),
    text,
    {
      module: (name) => terminal.readBuilt(`dist/webview/${name}`),
      style: () => terminal.readBuilt('media/preview.css'),
      file: (name) => readInside(root, name),
      translate: english,
      language: options.language,
    },
  );
  if (options.output === '-') {
    terminal.print(html.trimEnd());
    return exit.done;
  }
  const target = resolve(options.workspace, options.output ?? `${place.replace(/\.[^./\\]*$/, '')}.html`);
  await write(target, html, options.force);
  terminal.print(target);
  return exit.done;
}

/** The workspace, or the folder of a document that is elsewhere: images come from nowhere else. */
async function rootFor(workspace: string, place: string): Promise<string> {
  const [root, document] = await Promise.all([realpath(workspace), realpath(place)]);
  return document.startsWith(root + sep) ? root : dirname(document);
}

/** The bytes of a file below `root`. A link that leads out of it yields nothing. */
async function readInside(root: string, path: string): Promise<Uint8Array | undefined> {
  try {
    const place = await realpath(join(root, path));
    return place.startsWith(root + sep) ? await readFile(place) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the page. What is no export of ours is only overwritten where that is wanted. */
async function write(target: string, html: string, force: boolean): Promise<void> {
  const present = await readFile(target, 'utf8').catch(() => undefined);
  if (present !== undefined && !force && !isExported(present)) {
    throw new PlannerError('files.exists', say('{0} is there already, and is no export of Planner.', target), [
      say('Name another file with --output, or overwrite it with --force.'),
    ]);
  }
  try {
    await writeFile(target, html);
  } catch (error) {
    throw new PlannerError('files.denied', say('{0} cannot be written.', target), [say('Check the path.')], error);
  }
}
