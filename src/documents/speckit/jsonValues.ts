// JSON as people and tools leave it: several values after one another, comments, commas too many, a byte order mark,
// an end that is missing. What is whole is read, and what is not is named by its offset.

export interface JsonValue {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

export interface JsonValues {
  readonly values: readonly JsonValue[];
  /** Where something starts that is no JSON or has no end. */
  readonly broken: readonly number[];
}

/** Reads all values of a text. Of a list without an end its whole members are the values. */
export function readJsonValues(text: string): JsonValues {
  const values: JsonValue[] = [];
  const broken: number[] = [];
  let open = false;
  const bare = withoutComments(text);
  for (let at = nextStart(bare, 0); at < bare.length;) {
    const end = endOfValue(bare, at);
    const value = end === undefined ? undefined : parse(bare.slice(at, end));
    if (end !== undefined && value !== undefined) {
      values.push({ value: value.parsed, start: at, end });
      at = nextStart(bare, end);
    } else if (end === undefined && bare[at] === '[') {
      // A list without an end: its members stand alone.
      open = true;
      at = nextStart(bare, at + 1);
    } else {
      broken.push(at);
      at = end === undefined ? bare.length : nextStart(bare, end);
    }
  }
  if (open && broken.length === 0) broken.push(text.length);
  return { values, broken };
}

/** Comments become spaces; offsets stay. */
function withoutComments(text: string): string {
  const parts = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;
  return text.replace(parts, (part) => (part.startsWith('"') ? part : part.replace(/[^\n]/g, ' ')));
}

function nextStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,\ufeff]/.test(text[at] ?? '')) at++;
  return at;
}

/** The end of the list, object or word that starts at an offset; `undefined` where it has none. */
function endOfValue(text: string, start: number): number | undefined {
  if (!/[[{]/.test(text[start] ?? '')) {
    const word = /^(?:"(?:[^"\\\n]|\\.)*"|[^\s,[\]{}]+|[\]}])/.exec(text.slice(start, start + 10_000));
    return word === null ? undefined : start + word[0].length;
  }
  let depth = 0;
  const parts = /"(?:[^"\\\n]|\\.)*"|[[\]{}]/g;
  parts.lastIndex = start;
  for (let match = parts.exec(text); match !== null; match = parts.exec(text)) {
    if (/^[[{]/.test(match[0])) depth++;
    else if (/^[\]}]/.test(match[0])) depth--;
    if (depth === 0) return parts.lastIndex;
  }
  return undefined;
}

function parse(text: string): { readonly parsed: unknown } | undefined {
  const strict = text.replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[\]}])/g, (part) => (part === ',' ? '' : part));
  try {
    return { parsed: JSON.parse(strict) };
  } catch {
    return undefined;
  }
}
