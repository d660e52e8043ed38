// Gives an id another name in all documents of a set: what is written afterwards says of every id what was said before.
import { applyEdits } from '../edit.ts';
import type { DocumentSet } from '../documentSet.ts';
import type { TextEdit } from '../finding.ts';
import { say, type Sentence } from '../sentence.ts';
import { idOf, referencesIn, type Id } from '../speckit/ids.ts';
import { indexOf, homes, liesInside, type IdIndex } from './idIndex.ts';
import { anchorEdits } from './anchors.ts';
import type { DocumentIds } from './mentions.ts';
import { renamedGroups } from './renamedGroups.ts';
import { renamedRange } from './renamedRange.ts';
import { readAgain } from './readAgain.ts';

/** The edits of each document and file, or why there are none. */
export type Renaming =
  | { readonly kind: 'edits'; readonly files: readonly RenamedFile[] }
  | { readonly kind: 'refused'; readonly message: Sentence };

export interface RenamedFile {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** An id and the one that it becomes. */
export interface Rename {
  readonly from: Id;
  readonly to: Id;
}

/** Plans to rename the id of a key. Refused where the new name is none, is taken, or some place would mean another. */
export function planRename(set: DocumentSet, key: string, name: string): Renaming {
  const index = indexOf(set);
  const from = index.definition(key) ?? index.mentions(key)[0];
  if (from === undefined) return refused(say('There is no such id in the documents of this folder.'));
  const to = readName(name);
  const problem = to === undefined ? malformed(name, from) : problemOf(index, from, to);
  if (to === undefined || problem !== undefined) return refused(problem ?? malformed(name, from));
  const rename = { from, to };
  const texts = new Map([...set.documents, ...set.files].map(({ path, text }) => [path, text]));
  const files = [...index.documents].flatMap(([path, ids]): readonly RenamedFile[] => {
    const edits = editsOf(ids, texts.get(path) ?? '', rename);
    return edits.length > 0 ? [{ path, edits }] : [];
  });
  const misread = readAgain(set, files, rename);
  if (misread !== undefined) {
    const { path, line } = misread;
    return refused(
      say(
        '{0} cannot become {1}: {2}, line {3}, would then speak of another id. Change that line by hand first.',
        ...([from.id, to.id, path, line] as const),
      ),
    );
  }
  return { kind: 'edits', files: withAnchors(set, files) };
}

function refused(message: Sentence): Renaming {
  return { kind: 'refused', message };
}

/** The id that somebody has typed: it stands alone and is read as one in any text. */
function readName(name: string): Id | undefined {
  const typed = name.trim();
  const [found, more] = referencesIn(typed);
  if (found === undefined || more !== undefined || found.to !== undefined) return undefined;
  return found.start === 0 && found.end === typed.length ? idOf(typed) : undefined;
}

function malformed(name: string, { id }: Id): Sentence {
  return say('“{0}” cannot be an id. Write it like {1}.', name.trim(), id);
}

function problemOf(index: IdIndex, from: Id, to: Id): Sentence | undefined {
  const isOtherKind = homes[from.family] !== homes[to.family] || (from.family === 'US') !== (to.family === 'US');
  if (isOtherKind) return say('{0} is an id of something else than {1}. Write it like {1}.', to.id, from.id);
  if (to.key === from.key) return undefined;
  const taken = index.definition(to.key);
  if (taken) {
    return say('{0} is taken: it stands in {1}, line {2}. Choose another id.', to.id, taken.path, taken.name.line);
  }
  const named = index.mentions(to.key)[0];
  if (!named) return undefined;
  return say('{0} is named in {1}, line {2}, already. Choose another id.', to.id, named.path, named.span.line);
}

/** The edits of one text. */
function editsOf({ mentions, ranges }: DocumentIds, text: string, rename: Rename): readonly TextEdit[] {
  const inRanges = ranges.flatMap((range): readonly TextEdit[] => {
    const isNamed = [range.from.key, range.to.key].includes(rename.from.key);
    if (!isNamed && !liesInside(rename.from.key, range) && !liesInside(rename.to.key, range)) return [];
    const written = text.slice(range.span.start, range.span.end);
    const by = renamedRange(range, text.slice(range.from.span.end, range.to.span.start), rename);
    return by === written ? [] : [{ start: range.span.start, end: range.span.end, text: by }];
  });
  const alone = mentions.filter(({ form }) => form === 'whole' || form === 'short');
  return [...inRanges, ...renamedGroups(alone, text, rename)];
}

/** A heading with another id has another anchor: links to it follow. */
function withAnchors(set: DocumentSet, files: readonly RenamedFile[]): readonly RenamedFile[] {
  const edits = new Map(files.map((file) => [file.path, file.edits]));
  for (const [path, more] of anchorEdits(set, edits)) edits.set(path, [...(edits.get(path) ?? []), ...more]);
  return [...edits].map(([path, all]) => ({ path, edits: [...all].sort((one, other) => one.start - other.start) }));
}

/** The texts of a set after a renaming, by path; only those that change. */
export function renamedTexts(set: DocumentSet, files: readonly RenamedFile[]): ReadonlyMap<string, string> {
  const texts = new Map([...set.documents, ...set.files].map(({ path, text }) => [path, text]));
  return new Map(files.map(({ path, edits }) => [path, applyEdits(texts.get(path) ?? '', edits)]));
}
