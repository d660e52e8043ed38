// Tells the run which files were written while a feature was set up, so that undo takes them back.
import type { Part, RunContext } from '../../context.ts';
import { readIfText } from '../../speckit/projects.ts';

/** Texts by path, as they are now. */
export async function textsAt(
  { ports: { files } }: RunContext,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await readIfText(files, path);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

/** Says what was written: `before` has the texts of those files that were there. */
export async function* tellWrites(
  context: RunContext,
  before: ReadonlyMap<string, string>,
  paths: readonly string[],
): Part<void> {
  const { files, snapshots } = context.ports;
  for (const path of paths) {
    const text = await readIfText(files, path);
    if (text === undefined || text === before.get(path)) continue;
    const was = before.get(path);
    yield {
      kind: 'sectionWritten',
      artifact: artifactAt(context, path),
      path,
      section: '',
      before: was === undefined ? '' : await snapshots.keep(was),
      after: await snapshots.keep(text),
      repairs: 0,
    };
  }
}

/** The id by which the run knows a file. */
function artifactAt({ workflow }: RunContext, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return workflow.artifacts.find((artifact) => artifact.path.endsWith(`/${name}`))?.id ?? path;
}
