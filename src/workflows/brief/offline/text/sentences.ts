// Cuts prose into sentences, and a list within a sentence into its items.

const abbreviations = new Set(
  (
    'e.g i.e etc vs mr mrs ms dr no nr approx max min incl excl resp fig sec st inc ltd co dept est ' +
    'hr hrn fr z.b z b d.h u.a bzw ca usw ggf evtl vgl inkl exkl zzgl sog mind ' +
    'p.ex ex cf env ej p.ej sr sra núm pág aprox dto т.е т.д т.п и.т.д др напр см'
  ).split(' '),
);

/** The sentences of one paragraph on one line. Abbreviations, decimals, file names and code do not end a sentence. */
export function splitSentences(paragraph: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  let inCode = false;
  let depth = 0;
  const closed = closedIn(paragraph);
  for (let at = 0; at < paragraph.length; at++) {
    const character = paragraph.charAt(at);
    if (character === '`') inCode = !inCode;
    if (inCode) continue;
    if ('([（「『'.includes(character) && closed(at)) depth++;
    if (')]）」』'.includes(character)) depth = Math.max(0, depth - 1);
    if (!isEnd(paragraph, at, start, depth)) continue;
    let end = at + 1;
    while (end < paragraph.length && '.!?…。！？"”»\')）」』'.includes(paragraph.charAt(end))) end++;
    sentences.push(paragraph.slice(start, end).trim());
    start = end;
    at = end - 1;
  }
  sentences.push(paragraph.slice(start).trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Whether a bracket is closed further on; one that its writer forgot to close holds nothing. */
function closedIn(text: string): (at: number) => boolean {
  const last = new Map(
    [...'()[]（）「」『』'].map((mark, index, marks) => [mark, text.lastIndexOf(marks[index + 1] ?? '')]),
  );
  return (at) => (last.get(text.charAt(at)) ?? -1) > at;
}

/** The items of an enumeration: parts between commas or semicolons that stand outside brackets, quotes and code. */
export function splitItems(text: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  const closed = closedIn(text);
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
      continue;
    }
    if (character === '`' || character === '"') quote = text.indexOf(character, at + 1) < 0 ? '' : character;
    else if (character === '“') quote = text.indexOf('”', at + 1) < 0 ? '' : '”';
    else if ('([（'.includes(character) && closed(at)) depth++;
    else if (')]）'.includes(character)) depth = Math.max(0, depth - 1);
    const isComma = character === ',' && !/\d/.test(text.charAt(at + 1));
    if (depth === 0 && (isComma || ';；、，'.includes(character))) {
      items.push(text.slice(start, at));
      start = at + 1;
    }
  }
  items.push(text.slice(start));
  return items.map((item) => item.trim()).filter((item) => /[\p{L}\p{N}]/u.test(item));
}

function isEnd(text: string, at: number, start: number, depth: number): boolean {
  const character = text.charAt(at);
  if ('。！？'.includes(character)) return depth === 0;
  if (!'.!?…'.includes(character)) return false;
  const rest = text.slice(at + 1, at + 12);
  if (depth > 0 && !/^["”»')]*\s*$/.test(text.slice(at + 1))) return false;
  const next = /^[.!?…"”»')]*(?:\s+(\S)|$)/u.exec(rest);
  if (!next) return rest !== '' && /^\p{sc=Han}/u.test(rest) && character !== '.';
  // Three dots in the middle of a thought end nothing.
  const isDots = character === '…' || text.charAt(at + 1) === '.' || text.charAt(at - 1) === '.';
  if (isDots && /^\p{Ll}/u.test(next[1] ?? '')) return false;
  if (character !== '.' || next[1] === undefined) return true;
  const before = text.slice(Math.max(start, at - 24), at);
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  if (abbreviations.has(word.toLowerCase().replace(/^\.+|\.+$/g, ''))) return false;
  // One letter is an initial or half an abbreviation; a number at the start counts a list.
  const isUnit = /\d\s?\p{L}$/u.test(before);
  if ((/^\p{L}$/u.test(word) && !isUnit) || (/^\d+$/.test(word) && before.trim() === word)) return false;
  if (/^\d+$/.test(word) && /^\p{Ll}/u.test(next[1])) return false;
  return true;
}
