// Labelled parts of a document: `**Context**: …`, `- **Decision**: …`, `### Rationale`, `| Owner | … |`.
import type { Readable } from './readable.ts';

export interface Field {
  /** In lower case, without marks, remarks in brackets and the colon. */
  readonly name: string;
  readonly value: string;
  /** Of the label's line, in the readable document. */
  readonly start: number;
  /** End of the value. */
  readonly end: number;
  readonly kind: 'heading' | 'label' | 'row';
}

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/;
const lead = String.raw`^([ \t]*)((?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:\[.\][ \t]+)?`;
const bold = new RegExp(
  lead +
    String.raw`(?:\*\*|__)[ \t]*([^*_:]{1,80}?)[ \t]*(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)(?:[ \t]*\([^)]{0,80}\))?[ \t]*(?::|[\u2014\u2013][ \t]|$))[ \t]*(.*)$`,
);
const plain = new RegExp(lead + String.raw`([\p{L}][\p{L}\p{N}\s/&'\u2019()-]{1,50}?)[ \t]*:(?:[ \t]+(.*))?$`, 'u');
const row = /^\|[ \t]*(?:\*\*)?([^|*]{1,60}?)(?:\*\*)?[ \t]*\|[ \t]*([^|]*?)[ \t]*\|[ \t]*$/;

interface Draft {
  readonly name: string;
  readonly first: string;
  readonly kind: Field['kind'];
  /** A field ends where one of its rank or less starts. */
  readonly rank: number;
  readonly start: number;
  readonly lineEnd: number;
}

/** The fields between two offsets. A label without bold marks counts where `known` has its name. */
export function fieldsIn(source: Readable, from: number, to: number, known: RegExp): readonly Field[] {
  const text = source.prose.slice(from, to);
  const drafts: Draft[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (match[0].length > 20_000) continue;
    const draft = draftOf(match[0], known);
    if (draft) drafts.push({ ...draft, start: from + match.index, lineEnd: from + match.index + match[0].length });
  }
  const ends = drafts.map(() => to);
  const open: number[] = [];
  drafts.forEach((draft, index) => {
    while (open.length > 0 && (drafts[open.at(-1) ?? 0]?.rank ?? 0) >= draft.rank) ends[open.pop() ?? 0] = draft.start;
    open.push(index);
  });
  return drafts.map(({ name, first, kind, start, lineEnd }, index) => {
    const end = ends[index] ?? to;
    return { name, kind, start, end, value: `${first}\n${source.prose.slice(lineEnd, end)}`.trim() };
  });
}

/** The first field of which the name matches. */
export function fieldOf(fields: readonly Field[], name: RegExp): Field | undefined {
  return fields.find((field) => name.test(field.name));
}

function draftOf(line: string, known: RegExp): Omit<Draft, 'start' | 'lineEnd'> | undefined {
  const title = heading.exec(line);
  if (title) {
    const [name = '', ...value] = (title[2] ?? '').split(/:(?=\s|$)/);
    const words = nameOf(name);
    return { name: words, first: value.join(':').trim(), kind: 'heading', rank: (title[1] ?? '').length - 10 };
  }
  const label = bold.exec(line);
  const match = label ?? plain.exec(line);
  if (match) {
    const [, indent = '', mark, written = '', first = ''] = match;
    const name = nameOf(written);
    const rank = indent.replace(/\t/g, '    ').length * 2 + (mark === undefined ? 0 : 1);
    if (name !== '' && (label !== null || known.test(name))) return { name, first, kind: 'label', rank };
  }
  const cells = row.exec(line);
  const name = nameOf(cells?.[1] ?? '');
  return cells && known.test(name) ? { name, first: cells[2] ?? '', kind: 'row', rank: 0 } : undefined;
}

function nameOf(written: string): string {
  return written
    .replace(/\([^()]*\)/g, '')
    .replace(/[*_`]|^[^\p{L}\p{N}]+|^\d+(?:\.\d+)*[.)]?\s+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
