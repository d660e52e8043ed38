// What Mermaid says of a broken diagram, in few words and with the line of the source.

/** `line` counts within the source of the diagram, from 1; absent where Mermaid does not tell. */
export interface Complaint {
  readonly message: string;
  readonly line?: number;
}

/** Reads an error of Mermaid's. `source` is the diagram as it stands in the document. */
export function readComplaint(error: unknown, source: string): Complaint {
  const text = error instanceof Error ? error.message : String(error);
  const told = /\bline:? (\d+)/i.exec(text)?.[1];
  const message = shorten(text);
  if (told === undefined) return { message };
  return { message, line: lineInSource(Number(told), source) };
}

/** The excerpt and what was found there, without the line number and the dozens of tokens that could have been. */
function shorten(text: string): string {
  const lines = text
    .replace(/^(?:Error: )?(?:Parse|Lexical|Syntax) error (?:in text|on line \d+)\s*:?\s*/i, '')
    .replace(/^on line \d+\.?\s*/i, '')
    .replace(/Expecting .*?, got ('[^']*')/s, 'Unexpected $1')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  return lines.slice(0, 4).join('\n') || text;
}

/**
 * Mermaid leaves out front matter, comments and blank lines at the start before it counts:
 * this finds the line that it means.
 */
export function lineInSource(line: number, source: string): number {
  const lines = source.split(/\r\n|\r|\n/);
  let at = frontMatterLines(lines);
  let counted = 0;
  for (; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    const isLeft = /^\s*%%(?!\{)./.test(text) || (counted === 0 && text.trim() === '');
    if (!isLeft) counted += 1;
    if (counted === line) return at + 1;
  }
  return lines.length;
}

function frontMatterLines(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  return end + 1;
}
