// The proof of a renaming: the new texts are read, and every id must be named where it was.
import { applyEdits } from '../edit.ts';
import { parseDocument } from '../document.ts';
import type { DocumentSet } from '../documentSet.ts';
import type { TextEdit } from '../finding.ts';
import type { Id } from '../speckit/ids.ts';
import { numbersOf } from './idIndex.ts';
import { idsIn, type DocumentIds, type Range } from './mentions.ts';

/** The first place that would mean something else; nothing where all is well. */
export function readAgain(
  set: DocumentSet,
  files: readonly { readonly path: string; readonly edits: readonly TextEdit[] }[],
  rename: { readonly from: Id; readonly to: Id },
): { readonly path: string; readonly line: number } | undefined {
  const edits = new Map(files.map((file) => [file.path, file.edits]));
  const renamed = (key: string): string => (key === rename.from.key ? rename.to.key : key);
  for (const document of set.documents) {
    const own = edits.get(document.path);
    if (own === undefined) continue;
    const was = idsIn(document);
    const is = idsIn(parseDocument(document.path, applyEdits(document.text, own)));
    // Before, the new name was that of nothing, although a range may have gone over it.
    const before = namesOf(was, (key) =>
      key === rename.to.key && rename.to.key !== rename.from.key ? undefined : renamed(key),
    );
    const after = namesOf(is, (key) => key);
    const lost = [...before].find(([key, line]) => after.get(key)?.count !== line.count);
    const gained = [...after].find(([key]) => !before.has(key));
    // What is gained stands where the text is wrong; what is lost is known by its first place only.
    const wrong = gained ?? lost;
    if (wrong) return { path: document.path, line: wrong[1].line };
    const [ofDefinitions, now] = [was, is].map(({ definitions }) => definitions);
    const moved = ofDefinitions?.find((one, index) => now?.[index]?.key !== renamed(one.key));
    if (moved) return { path: document.path, line: moved.name.line };
  }
  return undefined;
}

interface Named {
  readonly count: number;
  /** The first line that names it. */
  readonly line: number;
}

/** How often each id is named, ranges with all that lies in them. `nameOf` yields nothing for what does not count. */
function namesOf(
  { mentions, ranges }: DocumentIds,
  nameOf: (key: string) => string | undefined,
): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  const add = (key: string, line: number): void => {
    const name = nameOf(key);
    if (name === undefined) return;
    const known = found.get(name);
    found.set(name, { count: (known?.count ?? 0) + 1, line: known?.line ?? line });
  };
  for (const { key, span } of mentions) add(key, span.line);
  for (const range of ranges) for (const key of between(range)) add(key, range.from.span.line);
  return found;
}

/** The keys that lie inside of a range. */
function between({ from, to }: Range): readonly string[] {
  const [first, last] = [numbersOf(from.key), numbersOf(to.key)];
  const keys: string[] = [];
  const isOfParts = first.number === last.number;
  const [start, end] = isOfParts ? [first.part, last.part] : [first.number, last.number];
  const stem = isOfParts ? `${first.stem}${first.number}.` : first.stem;
  for (let at = start + 1; at < Math.min(end, start + 100_000); at++) keys.push(`${stem}${at}`);
  return keys;
}
