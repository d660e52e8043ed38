// Blocks that are closed by `end` or a brace: as many ends as blocks.
import { eachLine } from './lines.ts';
import { unifyLines, withoutPreamble } from './statements.ts';

/** Adds the ends that are missing at the end of the text and takes away those for which no block is open. */
export function balancedEnds(text: string, start: RegExp): string {
  let open = 0;
  const lines = unifyLines(text).trimEnd().split('\n');
  const kept = lines.filter((line) => {
    if (start.test(line)) open++;
    if (!/^\s*end\s*;?\s*$/.test(line)) return true;
    if (open === 0) return false;
    open--;
    return true;
  });
  if (open === 0 && kept.length === lines.length) return text;
  return `${[...kept, ...Array.from({ length: open }, () => 'end')].join('\n')}\n`;
}

/** Adds the closing braces that are missing at the end. */
export function closedBraces(text: string): string {
  const bare = withoutPreamble(text)
    .replace(/"[^"\n]*"/g, '')
    .replace(/^.*(?:--|\.\.).*$/gm, '');
  const missing = (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0);
  return missing > 0 && missing < 20 ? `${text.trimEnd()}\n${'}\n'.repeat(missing)}` : text;
}

/** Closes a class or entity where the next one or a relation starts: those cannot stand in it. */
export function closedBodies(text: string): string {
  const start = /^\s*(?:class\s+)?[\w"~`.-]+(?:\[[^\]]*\])?\s*\{\s*$/;
  const other = /^\s*(?:class\s|[\w"~-]+\s+(?:"[^"]*"\s+)?[<|}o*]{0,2}(?:--?|\.\.)[>|{o*]{0,2}\s)/;
  let open = false;
  const closed = eachLine((line) => {
    const ends = open && (start.test(line) || other.test(line));
    open = start.test(line) || (open && !ends && !/\}/.test(line));
    return ends ? `}\n${line}` : line;
  })(text);
  return open ? `${closed.trimEnd()}\n}\n` : closed;
}
