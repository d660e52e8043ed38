// Mermaid leaves front matter, directives and comments out before it counts lines: back to the lines as written.

/** A text from which parts were taken, with the line that each of its characters stood on. */
interface Numbered {
  readonly text: string;
  readonly lines: readonly number[];
}

/**
 * The line of `diagram`, from 1, that Mermaid calls line `counted`. Yields the nearest line where there is none.
 */
export function lineAsWritten(diagram: string, counted: number): number {
  const whole = numbered(diagram.replace(/\r\n?/g, '\n'));
  const parts = [frontMatter(whole.text), /%%\{[^]*?(?:\}%%|$)/g, /^\s*%%(?!\{)[^\n]+\n?/gm, /^\s+/g];
  const kept = parts.reduce(without, whole);
  const starts = [0, ...[...kept.text.matchAll(/\n/g)].map((found) => found.index + 1)];
  const start = starts[Math.min(Math.max(counted, 1), starts.length) - 1] ?? 0;
  return kept.lines[start] ?? kept.lines.at(-1) ?? 1;
}

function numbered(text: string): Numbered {
  let line = 1;
  return { text, lines: Array.from({ length: text.length }, (_, index) => (text[index] === '\n' ? line++ : line)) };
}

/** Matches the front matter at the very start, or nothing. */
function frontMatter(text: string): RegExp {
  const opened = /^[^\S\n]*---[^\S\n]*\n/.test(text);
  return opened ? /^[^\S\n]*---[^\S\n]*\n[^]*?\n[^\S\n]*---[^\S\n]*\n/g : /(?!)/g;
}

function without({ text, lines }: Numbered, part: RegExp): Numbered {
  const found = [...text.matchAll(part)];
  const ends = [0, ...found.map((match) => match.index + match[0].length)];
  const pieces = ends.map((end, index) => [end, found[index]?.index ?? text.length] as const);
  return {
    text: pieces.map(([start, end]) => text.slice(start, end)).join(''),
    lines: pieces.flatMap(([start, end]) => lines.slice(start, end)),
  };
}
