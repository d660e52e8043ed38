// Says of what a model claims whether anything supports it: what has no source gets a mark, what claims nothing gets none.
import { patternOf, type Speaker } from '../../documents/phrases/phrases.ts';
import { meaningfulWords } from '../../documents/words.ts';

/** The mark of a claim that nothing supports but the model's own knowledge. */
export const unverified = 'model knowledge, unverified';

/** What stands once below a table that has rows without a source. */
export function unverifiedRows(speak: Speaker): string {
  return `${speak('unsourced')}: ${unverified}.`;
}

const rowsNote = new RegExp(`^${patternOf('unsourced')}: ${unverified}\\.$`);

export interface Block {
  readonly text: string;
  readonly isCode: boolean;
}

/** Each item and paragraph that makes a claim says where it comes from, or has the mark; a table has it once. */
export function markClaims(body: string, risks: readonly string[], speak: Speaker): string {
  return blocksOf(body)
    .map(({ text, isCode }) => (isCode ? text : markText(text, risks, speak)))
    .join('\n');
}

/** A text in pieces: fences with their marks, and what stands between them. Joined by line breaks they are the text. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: { lines: string[]; isCode: boolean }[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const isCode = fence !== '' || mark !== '';
    const last = blocks.at(-1);
    if (last === undefined || last.isCode !== isCode) blocks.push({ lines: [line], isCode });
    else last.lines.push(line);
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence.charAt(0)) && mark.length >= fence.length && line.trim() === mark)
      fence = '';
  }
  return blocks.map(({ lines, isCode }) => ({ text: lines.join('\n'), isCode }));
}

/** What a claim can rest on: a source, an id, or the material itself by its name. */
const supported =
  /\(\[?S\d{1,4}\b|\]\(https?:|\b(?:FR|NFR|SC|TD)-?(?:[A-Z]+-)?\d|\bUS-?\d|\bT\d{3}\b|\bspec\.md\b|\(?\b(?:from|in|by|per|see|source:) (?:the )?(?:spec(?:ification)?|constitution|repository|technical context|analysis|clarifications?|plan)\b|\((?:spec(?:ification)?|constitution|repository|technical context|analysis|clarification)[^)]*\)|\bthe specification (?:names|leaves|sets|speaks|asks|demands|states|says)\b|model knowledge, unverified|\(assum(?:ption|ed)\)|\(annahme\)|\([^()]*\bof the (?:spec(?:ification)?|constitution|technical context|analysis)\)|\bplan\.md\b|\bdata-model\.md\b|\bcontracts\//i;
/** What claims nothing. */
const idle =
  /^(?:\W*)(?:none|not applicable|not stated|n\/a|to be (?:determined|decided)|nothing)\b|:\s*$|^\s*\*\*[^*]+\*\*:?\s*$/i;

/** One sentence that says of something that nothing is known of it: “Benchmarks: nothing was retrieved.” */
const empty =
  /^\W*(?:[^.:|\d]{1,80}:\W*)?(?:nothing|none|no [a-z]+|nichts|es wurde nichts)(?: (?:at all|on it|of it|about it))?(?: (?:was|were|is|are|has been|have been|wurden?|ist))?(?: (?:retrieved|found|known|stated|searched|abgerufen|gefunden|bekannt))\b[^.|\d]*\.?\W*$|^\W*[^.:|\d]{1,80}:\W*(?:none|nothing|keine|nichts)\W*$/i;

/** That something was not looked for or not needed is no claim: “No decision was open, so no alternative was weighed.” */
const absence =
  /^\W*(?:[^.:|\d]{1,80}:\W*)?(?:(?:no|keine?[ernms]?)\s+(?:[\p{L}-]+\s+){1,4}?(?:was|were|has been|have been|is|are|wurden?|war(?:en)?|ist|sind)\b[^.|\d]*(?:open|made|taken|needed|weighed|retrieved|found|searched|asked|available|given|stated|named|planned|known|nötig|offen|abgewogen|gefunden|abgerufen|genannt|bekannt)|es wurden? (?:keine?[ernms]?|nichts) (?:gefunden|abgerufen|gesucht))\b[^.|\d]*\.?\W*$/iu;

/** “Benchmarks were not found, since no versions are chosen yet.” */
const notFound =
  /\b(?:was|were|is|are|has|have|could)\s+not\s+(?:be\s+|been\s+)?(?:found|retrieved|stated|given|known|available|searched|named|measured|published|chosen)\b(?:\s+(?:in|for|by|among|of|here|at|yet|either|on)\b[^.|\d,]*)?(?:,\s*(?:since|because|as|for)\b[^.|\d]*)?\W*$|\b(?:wurden?|ist|sind|war(?:en)?)\b[^.|\d]*\bnicht (?:gefunden|abgerufen|genannt|bekannt|gesucht|angegeben|gemessen)\b(?:,\s*(?:da|weil)\b[^.|\d]*)?\W*$/iu;

/** “Nothing exists yet that would have to be migrated.” */
const notThere =
  /^\W*(?:nothing|none|no \S+|nichts|keine?\S* \S+) (?:exists?|existiert|existieren|is there|are there)\b[^.|\d]*\W*$/iu;

/** What is left open is asked, not claimed. */
const open =
  /\bnot stated\b|\bto be (?:decided|determined|clarified|confirmed)\b|\bnicht (?:genannt|angegeben)\b|\bnoch (?:offen|zu klären|zu entscheiden)\b/i;

function isSilent(sentence: string): boolean {
  if (open.test(sentence) || empty.test(sentence) || absence.test(sentence)) return true;
  return sentence.split(/;\s/).every((clause) => notFound.test(clause) || notThere.test(clause) || empty.test(clause));
}

/** A row whose cells are names, and nothing is said of them. */
function isOnlyNames(row: string): boolean {
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.replace(/[*`_]/g, '').trim());
  return cells.every((cell) => /^(?:|[—–-]|\p{Lu}[\p{L}\d.+#-]*(?: \p{Lu}[\p{L}\d.+#-]*){0,3})$/u.test(cell));
}

/** Whether a row says something that nothing supports: neither an id or source, nor a risk that the analysis has. */
function isClaim(row: string, risks: readonly string[]): boolean {
  if (supported.test(row) || idle.test(row) || isOnlyNames(row)) return false;
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [subject = '', ...told] = cells.filter((cell) => cell !== '');
  if (told.every((cell) => isOnlyNames(cell) || isSilent(cell) || idle.test(cell))) return false;
  return !risks.some((risk) => isSameRisk(subject, risk));
}

function isSameRisk(one: string, other: string): boolean {
  const words = [...new Set(meaningfulWords(one))];
  const known = new Set(meaningfulWords(other));
  return words.length > 1 && words.filter((word) => known.has(word)).length / words.length >= 0.6;
}

function markText(text: string, risks: readonly string[], speak: Speaker): string {
  const lines = text.split('\n');
  const marked: string[] = [];
  let covered = -1;
  for (let at = 0; at < lines.length;) {
    const end = endOfUnit(lines, at);
    const unit = lines.slice(at, end);
    const [line = ''] = unit;
    at = end;
    if (/^\s*\|/.test(line)) {
      covered = -1;
      const isMarked = unit.filter((row) => !isRule(row)).some((row, index) => index > 0 && isClaim(row, risks));
      // What was said below the table before is said again only where it still holds.
      const before = lines.slice(at).findIndex((next) => next.trim() !== '');
      if (before >= 0 && rowsNote.test(lines[at + before]?.trim() ?? '')) at += before + 1;
      marked.push(...unit, ...(isMarked ? ['', unverifiedRows(speak)] : []));
      continue;
    }
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const isPlain = line.trim() === '' || /^\s*(?:#|>|<!--)/.test(line);
    // What stands below an item with a source is said by that source.
    if (isPlain || (indent > 0 && covered >= 0 && indent > covered)) {
      marked.push(...unit);
      continue;
    }
    const whole = unit.join(' ');
    const isSupported = supported.test(whole);
    covered = isSupported && isItem.test(line) ? indent : -1;
    marked.push(...(isSupported || idle.test(whole) ? unit : withMark(unit.join('\n')).split('\n')));
  }
  return marked.join('\n');
}

const isItem = /^\s*(?:[-*+]|\d+[.)])\s/;

function isRule(row: string): boolean {
  return /^\s*\|[\s:|-]+\|?\s*$/.test(row);
}

/** Where a table, a paragraph or an item ends that begins at a line. */
function endOfUnit(lines: readonly string[], from: number): number {
  const line = lines[from] ?? '';
  const isRow = /^\s*\|/.test(line);
  const isLine = line.trim() === '' || isItem.test(line) || /^\s*(?:#|>|<!--)/.test(line);
  if (isLine) return from + 1;
  const ends = isRow ? /^(?!\s*\|)/ : /^\s*(?:$|#|>|<!--|\||[-*+]\s|\d+[.)]\s)/;
  const end = lines.findIndex((next, index) => index > from && ends.test(next));
  return end < 0 ? lines.length : end;
}

/** With the mark behind the last sentence that claims something; as it is where none does. */
function withMark(text: string): string {
  const sentences = text.split(/(?<=[.!?])(?=\s+\p{Lu})/u);
  const last = sentences.findLastIndex((sentence) => !isSilent(sentence.trim()));
  if (last < 0) return text;
  return sentences
    .map((sentence, index) => (index === last ? `${sentence.trimEnd()} (${unverified})` : sentence))
    .join('');
}
