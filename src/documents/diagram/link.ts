// Reads one link of a flowchart with its label: `-->`, `-->|yes|`, `-- yes -->`, and what people write instead of them.
import { plainLabel } from './label.ts';

/** A link as it is written. Offsets refer to the text it was read from. */
export interface ReadLink {
  /** Plain text; empty where there is none. */
  readonly label: string;
  /** The marks of the link: one part, or two with the label between them. */
  readonly marks: readonly Part[];
  /** Where the label stands, if there is one. */
  readonly inside?: Part;
  readonly end: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** A whole link, with marks at its ends; the last row is not Mermaid but meant as a link. */
const whole = new RegExp(
  [
    '(?:[xo](?=--|==|-\\.)|<)?(?:-{2,}[-xo>]>?|={2,}[=xo>]>?|-\\.+-[xo>]?|~{3,})',
    '[-\u2013\u2014]+>|=+>|[\u2192\u27f6\u21d2]|[\u2013\u2014]{1,2}',
  ].join('|'),
  'y',
);
/** The first half of a link around its label, such as `-- yes -->`, and the half that ends it. */
const halves: readonly (readonly [first: RegExp, second: RegExp])[] = [
  [/<?--(?![-xo>])/y, /-{2,}[-xo>]|[-\u2013\u2014]+>/g],
  [/<?==(?![=xo>])/y, /={2,}[=xo>]/g],
  [/<?-\.(?![.-])/y, /\.+-[xo>]?/g],
];

/** Whether a link starts at an offset; yields its first mark's length. */
export function linkStart(text: string, at: number): number | undefined {
  for (const start of [whole, ...halves.map(([first]) => first)]) {
    start.lastIndex = at;
    const found = start.exec(text);
    // `node-x` and `a.o--b` hold no link: a letter at the end of a link stands free before it.
    if (found !== null && !(/^[xo]/.test(found[0]) && /\w/.test(text[at - 1] ?? ' '))) return found[0].length;
  }
  return undefined;
}

/** Reads a link at an offset, after white space and an edge id. Yields `undefined` where there is none. */
export function readLink(text: string, from: number): ReadLink | undefined {
  const start = from + (/^\s*(?:[\w-]+@(?=[-=<xo~]))?/.exec(text.slice(from))?.[0].length ?? 0);
  return readWhole(text, start) ?? readHalves(text, start);
}

function readWhole(text: string, start: number): ReadLink | undefined {
  whole.lastIndex = start;
  if (!whole.test(text)) return undefined;
  const end = whole.lastIndex;
  const marks = [{ start, end }];
  const found = /^(\s*\|)([^|\n]*)\|>?/.exec(text.slice(end));
  if (found === null) return { label: '', marks, end };
  const inside = end + (found[1]?.length ?? 0);
  const label = found[2] ?? '';
  return {
    label: plainLabel(label),
    marks,
    inside: { start: inside, end: inside + label.length },
    end: end + found[0].length,
  };
}

function readHalves(text: string, start: number): ReadLink | undefined {
  for (const [first, second] of halves) {
    first.lastIndex = start;
    if (!first.test(text)) continue;
    const inside = { start: first.lastIndex, end: first.lastIndex };
    second.lastIndex = inside.start;
    const closing = second.exec(text);
    if (closing === null) return undefined;
    const end = closing.index + closing[0].length;
    return {
      label: plainLabel(text.slice(inside.start, closing.index)),
      marks: [
        { start, end: inside.start },
        { start: closing.index, end },
      ],
      inside: { ...inside, end: closing.index },
      end,
    };
  }
  return undefined;
}
