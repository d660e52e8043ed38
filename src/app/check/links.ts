// Looks up which files the links of documents lead to, so that rules can ask without waiting.
import pLimit from 'p-limit';
import { PlannerError } from '../../core/error.ts';
import type { Files } from '../../core/ports.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { linkTarget, meantTarget } from '../../documents/links.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { ignoredAmong } from './gitIgnore.ts';

/**
 * Tells of every path that the documents link to whether it is there; of others it knows nothing, and neither of what
 * git leaves out of the project: whoever wrote the link has it.
 */
export async function lookUpLinks(
  files: Files,
  documents: readonly MarkdownDocument[],
): Promise<DocumentSet['exists']> {
  const meant = new Map(documents.flatMap(targetsOf));
  const targets = [...new Set([...meant].flat())];
  const limit = pLimit(8);
  // The top tells what a site is made with, by which its links are read.
  const folders = targets.length === 0 ? [] : [...new Set(['', ...targets.map(parentOf)])];
  const listed = await limit.map(folders, async (folder) => [folder, await namesIn(files, folder)] as const);
  const names = new Map(listed);
  // Read from the top such a link leads to a file: then it is no other file that git leaves out.
  const ignored = await ignoredAmong(
    files,
    targets.filter((path) => isThere(path) === false && isThere(meant.get(path) ?? path) !== true),
  );
  return (path) => {
    const bare = path.replace(/\/+$/, '');
    return ignored.has(bare) ? undefined : isThere(bare);
  };

  function isThere(bare: string): boolean | undefined {
    if (bare === '') return true;
    const known = names.get(parentOf(bare));
    const name = bare.slice(bare.lastIndexOf('/') + 1);
    return known && (known.has(name) || known.has(`${name}/`));
  }
}

/** Where the links of a document lead, and what each may mean instead. */
function targetsOf(document: MarkdownDocument): readonly (readonly [path: string, meant: string])[] {
  if (!/\]\(|\]:|</.test(document.text)) return [];
  return nodesOf(document.root, 'link', 'image', 'definition').flatMap(({ url }) => {
    const meant = meantTarget(document.path, url)?.replace(/\/+$/, '');
    const path = linkTarget(document.path, url)?.path?.replace(/\/+$/, '') ?? meant;
    return path === undefined ? [] : [[path, meant ?? path] as const];
  });
}

/** Nothing where it cannot be known: a folder that may not be looked into. */
async function namesIn(files: Files, folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set(await files.list(folder));
  } catch (error) {
    return PlannerError.is(error, 'files.notFile') ? new Set() : undefined;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
