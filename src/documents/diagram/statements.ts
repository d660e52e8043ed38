// Cuts a diagram into statements with their lines: without comments, front matter and directives.

export interface Statement {
  readonly text: string;
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
  for (let index = 0; index < lines.length; index++) {
    const joined = quotedLines(lines, index);
    const source = lines.slice(index, index + joined).join('\n');
    if (source.length <= longestLine && !/^\s*%%/.test(source)) {
      statements.push(...cut(source).map((part) => ({ text: part, line: index + 1 })));
    }
    index += joined - 1;
  }
  return statements.filter((statement) => statement.text.trim() !== '');
}

/** The text with `\n` line endings, front matter and directives blanked out, so that lines keep their numbers. */
export function withoutPreamble(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, '');
  const unified = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const opened = /^\s*---[ \t]*\n/.test(unified);
  const body = opened ? unified.replace(/^\s*---[ \t]*\n[^]*?\n[ \t]*---[ \t]*(?=\n)/, blank) : unified;
  return body.replace(/%%\{[^]*?\}%%/g, blank);
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

function cut(source: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index] ?? '';
    if (character === '"') quoted = !quoted;
    else if (!quoted && '[({'.includes(character)) depth++;
    else if (!quoted && '])}'.includes(character)) depth--;
    const entity = character === ';' && /[#&]\w+$/.test(source.slice(Math.max(start, index - 10), index));
    if (character === ';' && !quoted && !entity && depth <= 0) {
      parts.push(source.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, source.slice(start)];
}
