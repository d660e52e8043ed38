// Cuts a diagram into statements with their lines: without comments, front matter and directives.

export interface Statement {
  readonly text: string;
  /** Offset in the text as `withoutPreamble` yields it. */
  readonly start: number;
  /** Where the statement starts, from 1 within the diagram. */
  readonly line: number;
}

/** Longer lines are no diagrams that a person wrote; reading them could take long. */
const longestLine = 2_000;
/** How many lines a quoted label may have. */
const longestLabel = 12;

/** The statements of a flowchart: its lines, cut at `;` outside of quotes and brackets. Blank ones are left out. */
export function splitStatements(text: string): readonly Statement[] {
  const lines = withoutPreamble(text).split('\n');
  const statements: Statement[] = [];
  let start = 0;
  for (let index = 0; index < lines.length; index++) {
    const joined = quotedLines(lines, index);
    const source = lines.slice(index, index + joined).join('\n');
    if (source.length <= longestLine && !/^\s*%%/.test(source)) statements.push(...cut(source, start, index + 1));
    start += source.length + 1;
    index += joined - 1;
  }
  return statements.filter((statement) => statement.text.trim() !== '');
}

/** The text with `\n` line endings; front matter and directives are spaces, so that places stay where they are. */
export function withoutPreamble(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const unified = unifyLines(text);
  const opened = /^\s*---[ \t]*\n/.test(unified);
  const body = opened ? unified.replace(/^\s*---[ \t]*\n[^]*?\n[ \t]*---[ \t]*(?=\n)/, blank) : unified;
  return body.replace(/%%\{[^]*?\}%%/g, blank);
}

/** The text with `\n` line endings and without byte order mark. */
export function unifyLines(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** How many lines belong together from `index` on because a quoted label goes over the end of its line. */
function quotedLines(lines: readonly string[], index: number): number {
  const open = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 1;
  if (!open(lines[index] ?? '') || !/[[({>|]"[^"]*$/.test(lines[index] ?? '')) return 1;
  for (let count = 2; count <= longestLabel && index + count <= lines.length; count++) {
    const last = lines[index + count - 1] ?? '';
    if (open(last)) return /^[^"]*"\s*[\])}|]/.test(last) ? count : 1;
  }
  return 1;
}

function cut(source: string, offset: number, line: number): readonly Statement[] {
  const ends: number[] = [];
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index] ?? '';
    if (character === '"') quoted = !quoted;
    else if (!quoted && '[({'.includes(character)) depth++;
    else if (!quoted && '])}'.includes(character)) depth--;
    const isEntity = character === ';' && /[#&]\w+$/.test(source.slice(Math.max(0, index - 10), index));
    if (character === ';' && !quoted && !isEntity && depth <= 0) ends.push(index);
  }
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts.map((start, index) => ({ text: source.slice(start, ends[index]), start: offset + start, line }));
}
