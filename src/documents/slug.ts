// Folder names from titles, in any script.

const longest = 60;
const reserved = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])$/;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A folder name that every file system takes: lower-case letters and digits of any script, `_`, words joined by `-`.
 * NFC, at most 60 UTF-16 units, never empty, never a path, never a name that Windows reserves.
 * `fallback` is treated likewise and stands in where nothing of the title is left; after it stands `task`.
 */
export function slug(title: string, fallback: string): string {
  const name = folderName(title) || folderName(fallback) || 'task';
  return reserved.test(name) ? `${name}-1` : name;
}

function folderName(text: string): string {
  const words = text
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}|['\u2019]/gu, '')
    // A mark is kept behind its letter only: alone it would sit on the dash.
    .match(/[\p{L}\p{N}_][\p{L}\p{N}\p{Mn}\p{Mc}_]*/gu);
  return shorten((words ?? []).join('-').normalize('NFC'));
}

function shorten(name: string): string {
  if (name.length <= longest) return name;
  let short = '';
  for (const { segment } of graphemes.segment(name)) {
    if (short.length + segment.length > longest) break;
    short += segment;
  }
  if (short === '') short = wholeCharacters(name);
  const cutInWord = name[short.length] !== '-';
  const lastWord = short.lastIndexOf('-');
  if (cutInWord && lastWord >= longest / 2) short = short.slice(0, lastWord);
  return short.replace(/-+$/, '');
}

/** For one grapheme that is longer than the limit by itself. */
function wholeCharacters(name: string): string {
  let short = '';
  for (const character of name) {
    if (short.length + character.length > longest) break;
    short += character;
  }
  return short;
}
