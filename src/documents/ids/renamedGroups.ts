// The ids of a text that stand alone or in short forms (`FR-012/014`) under their new names.
import type { TextEdit } from '../finding.ts';
import { digitsOf, idOf, type Id } from '../speckit/ids.ts';
import type { Mention } from './mentions.ts';

interface Rename {
  readonly from: Id;
  readonly to: Id;
}

/** The edits of these mentions, in their order: a short form that its leader no longer completes is written out. */
export function renamedGroups(mentions: readonly Mention[], text: string, rename: Rename): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let leader: { readonly was: string; readonly is: string } = { was: '', is: '' };
  for (const mention of mentions) {
    const { form, span, written } = mention;
    const isMeant = mention.key === rename.from.key;
    const by = isMeant ? newName(mention, rename.to) : mention.id;
    if (form === 'whole') {
      leader = { was: mention.id, is: isMeant ? by : mention.id };
      if (isMeant && by !== written) edits.push({ start: span.start, end: span.end, text: by });
      continue;
    }
    if (!isMeant && leader.was === leader.is) continue;
    const digits = /\d+[a-z]?$/i.exec(by)?.[0] ?? by;
    const short = isShortOf(digits, by, leader.is, text.slice(span.start - 1, span.start)) ? digits : by;
    if (short !== written) edits.push({ start: span.start, end: span.end, text: short });
  }
  return edits;
}

/** The new name as this place writes ids: a story that is called `User Story 1` stays called so. */
export function newName({ written, family }: Pick<Mention, 'written' | 'family'>, to: Id): string {
  if (family !== 'US') return to.id;
  const number = /\d+$/.exec(to.id)?.[0] ?? to.id;
  return written.replace(/\d+/, number);
}

/** Whether digits behind a leader are read as the id: the reader completes them only where they are as many. */
function isShortOf(digits: string, id: string, leader: string, before: string): boolean {
  const completed = idOf(leader.replace(/\d+(?:[a-z]|\.\d+)?$/i, '') + digits);
  const isAsLong = digitsOf(digits) === digitsOf(leader) && (digitsOf(digits) > 2 || before === '/');
  return isAsLong && completed?.key === idOf(id)?.key;
}
