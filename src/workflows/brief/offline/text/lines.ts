// What lines of Markdown hold besides their words, and how words of several lines belong together.
import { splitItems } from './sentences.ts';
import type { Topic } from './topics.ts';

const longestLine = 4000;

/** The items behind a label, where it is a list: parts that could each stand alone. */
export function enumerated(text: string, topic: Topic): readonly string[] {
  if (topic === 'title' || topic === 'problem' || topic === 'questions') return [text];
  const items = splitItems(text.replace(/[.。]$/, ''));
  const dependent =
    /^(?:considering|including|such as|depending|using|given|especially|which|who|when|where|because|so|that|then|and|or|but|if|as|while|since|weil|da|denn|dass|wenn|damit|und|oder|aber|car|qui|que|et|ou|mais|quand|pour|y|o|pero|cuando|para|e|mas|quando|что|чтобы|если|и|или|но|который\S*)\s/i;
  // Two signs of a script without blanks are a word of a statement, no statement.
  const isWord = (item: string) => item.length < 4 && /[\p{sc=Han}\p{sc=Katakana}]/u.test(item);
  if (items.length === 2 && /\b(?:is|are|was|were|has|have|can|will|should|must|does)\b/i.test(items[0] ?? ''))
    return [text];
  // `…, two per week`: more about the one thing.
  const words = (item = '') => item.split(/\s+/).length;
  if (items.length === 2 && words(items[0]) > 5 && words(items[1]) < 4) return [text];
  const standAlone = items.every((item, index) => (index === 0 || !dependent.test(item)) && !isWord(item));
  return items.length > 1 && standAlone ? items : [text];
}

/** The item of a list that a line is: its indent, its mark, its box, its words. */
export function itemIn(line: string): RegExpExecArray | null {
  return (
    /^(\s*)([-*+•·‣–○◦▪■□◆※・]|\d{1,3}[.)、）]|[a-z]\))\s+(?:\[([ xX])\]\s+)?(.*)$/.exec(line) ??
    /^(\s*)(\*)()(?=\p{L})([^*]+)$/u.exec(line) ??
    /^(\s*)([•·●○◦▪・]|\d{1,2}[、）]|-(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]))(\s?)(\S.*)$/u.exec(line)
  );
}

/** The cells of a row of a table. */
export function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(unmarked);
}

/** Sentences that are counted, `**1** … **2** …` or `(1) … (2) …`, without their numbers. */
export function withoutCounts(line: string): string {
  const counted = /(^|[.!?:]\s+)(?:\*\*\(?(\d{1,2})[.)]?\*\*|\((\d{1,2})\))\s+(?=\p{L})/gu;
  const counts = [...line.matchAll(counted)].map((found) => Number(found[2] ?? found[3]));
  return counts.length > 1 && counts.every((count, index) => count === index + 1) ? line.replace(counted, '$1') : line;
}

/** `name — column: cell, column: cell`, without empty cells. */
export function rowStatement(columns: readonly string[], cells: readonly string[]): string {
  // A number only counts the row.
  const from = /^[\d.#\s]*$/.test(cells[0] ?? '') ? 1 : 0;
  const [name = '', ...rest] = cells.slice(from);
  const said = rest.flatMap((cell, index) => {
    if (!/[\p{L}\p{N}]/u.test(cell)) return [];
    const column = columns[index + 1 + from] ?? '';
    return [column ? `${column}: ${cell}` : cell];
  });
  if (!/[\p{L}\p{N}]/u.test(name)) return said.join(', ');
  return said.length > 0 ? `${name} — ${said.join(', ')}` : name;
}

/** The lines of a paragraph as one; Chinese and Japanese need no blank between them. */
export function join(lines: readonly string[]): string {
  const text = lines.join(' ');
  return text.replace(
    /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、]) (?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu,
    '$1',
  );
}

/** A text without HTML comments. */
export function withoutComments(text: string): string {
  let rest = text;
  let kept = '';
  for (;;) {
    const start = rest.indexOf('<!--');
    const end = start < 0 ? -1 : rest.indexOf('-->', start + 4);
    if (start < 0 || end < 0) return (kept + rest).replace(/^\[\/\/\]:\s*#.*$/gm, '');
    kept += rest.slice(0, start);
    rest = rest.slice(end + 3);
  }
}

/** A line without pictures, tags and invisible characters, and no longer than a paragraph may be. */
export function plain(line: string): string {
  return withoutCounts(
    unglued(line.slice(0, longestLine))
      // A smile ends a sentence, and says nothing.
      .replace(/\s+[:;]-?[)D](?=\s+\p{Lu}|\s*$)/gu, '.')
      .replace(/!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/g, '')
      .replace(
        /<\/?(?:details|summary|br|p|div|span|img|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|kbd|sub|sup|code|pre|center|hr|font|input|video|picture|source)\b[^<>]{0,300}>/gi,
        '',
      )
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, ' '),
  );
}

/** `options.Behavior: When …`, `Proposed SolutionAdd …`: fields that lost the breaks between them when they were copied. */
function unglued(line: string): string {
  return line
    .replace(/(?<=[\p{Ll})])\.(?=\p{Lu}\p{Ll}+(?: \p{Lu}?\p{Ll}+)?: \p{L})/gu, '. ')
    .replace(
      /^(\s*)((?:proposed|suggested|desired) solution|problem statement|expected behaviou?r|acceptance criteria)(?=\p{Lu}\p{Ll})/iu,
      '$1$2: ',
    );
}

/** Words without emphasis marks and link targets that say the same. */
export function unmarked(text: string): string {
  return text
    .replace(/`[^`]*`|(?<![\p{L}\p{N}])(?:\*\*|__)|(?:\*\*|__)(?![\p{L}\p{N}])/gu, (found) =>
      found.startsWith('`') ? found : '',
    )
    .replace(/(?<![\p{L}\p{N}*])\*(\S[^*\n]{0,200})\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_([^\s_][^_\n]{0,200})_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\[([^\]\n]{1,200})\]\((?:[^)\n]{1,500})\)/g, '$1')
    .replace(/^\s*(?:[\p{Extended_Pictographic}\uFE0F\u200d]\s*)+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lines that a program wrote: frames of a stack trace, logs, prompts. */
export function isMachineTalk(line: string): boolean {
  return (
    /^\s*at \S+ ?\(?.{0,300}:\d+(?::\d+)?\)?\s*$/.test(line) ||
    /^\s*File ".{1,300}", line \d+/.test(line) ||
    /^\s*(?:[\w$]+\.){2,}\w*(?:Exception|Error)\b/.test(line) ||
    /^\s*\w{2,40}(?:Exception|Error): \S/.test(line) ||
    /^\s*Traceback \(most recent/.test(line) ||
    /^\s*(?:\.{3} \d+ more|Caused by: \S+(?:Exception|Error))/.test(line) ||
    /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(line) ||
    /^\s*\p{L}{3} [ \d]\d \d\d:\d\d:\d\d \S+ \S{1,80}: \S/u.test(line) ||
    /^\s*\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]? +\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b/.test(
      line,
    ) ||
    /^\s*\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\]?:? +(?:\[?\d{4}-|\S*\w+=|\[)/.test(line) ||
    /^\s*Fatal Exception: \S+/.test(line) ||
    /^\s*(?:\$|PS>|>>>) \S/.test(line) ||
    /^\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$/i.test(line) ||
    /^(?: {4}|\t)\s*\S.*[;{}]\s*$/.test(line)
  );
}
