// The sections of planned phases that a proposal may change, and a plan in which one of them has another text.
import { parseDocument, type MarkdownDocument } from '../document.ts';
import { withEol } from '../text.ts';
import { isSameState } from './sameState.ts';
import { readPlanState } from './state.ts';
import { recordNames } from './unit.ts';

export interface LaterSection {
  /** Number and title of its phase. */
  readonly phase: string;
  readonly phaseTitle: string;
  readonly title: string;
  /** Of its heading. What stands in it has deeper ones. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  /** Between these, with the white space around it. */
  readonly body: string;
}

/**
 * The parts of the planned phases after an offset: the sections right below their headings, or where there is none the
 * text behind the lines that keep the state. Those lines are in none of them.
 */
export function laterSections(document: MarkdownDocument, after: number): readonly LaterSection[] {
  const state = readPlanState(document);
  if (state.kind === 'unreadable') return [];
  const { sections, text } = document;
  return state.phases.flatMap(({ unit, status, written }) => {
    if (status !== 'planned' || written === 'completed' || unit.start <= after || unit.number === 'plan') return [];
    const top = sections.find(({ start }) => start === unit.start)?.depth ?? 1;
    const within = sections.filter(({ start }) => start > unit.start && start < unit.end);
    const depth = Math.min(...within.map((section) => section.depth));
    const parts = within.filter((section) => section.depth === depth);
    const records = unit.labels.filter(({ name }) => recordNames.test(name)).map(({ end }) => end);
    const ranges = parts.map(({ title, headingEnd, end }) => ({ title, depth, start: headingEnd, end }));
    const own = { title: unit.title, depth: top, start: Math.max(unit.headingEnd, ...records), end: unit.end };
    return (parts.length > 0 ? ranges : [own])
      .filter(({ start, end }) => !records.some((at) => at > start && at <= end))
      .map((range) => ({
        ...range,
        phase: unit.number,
        phaseTitle: unit.title,
        body: text.slice(range.start, range.end),
      }));
  });
}

/**
 * The plan with another text in a section; `undefined` where that would change anything else: a heading outside of it,
 * the state or evidence of a phase, what proves it, a box that is not ticked.
 */
export function withSection(
  document: MarkdownDocument,
  section: LaterSection,
  wanted: string,
): { readonly text: string; readonly body: string } | undefined {
  const { start, end, body } = section;
  const words = withEol(withoutHeading(wanted, section.title), document.eol).trim();
  if (words === '') return undefined;
  const gap = document.eol + document.eol;
  const [lead = gap, tail = gap] =
    body.trim() === '' ? [] : [/^\s*/.exec(body)?.[0] ?? '', /\s*$/.exec(body)?.[0] ?? ''];
  const changed = lead + words + tail;
  const text = document.text.slice(0, start) + changed + document.text.slice(end);
  const after = parseDocument(document.path, text);
  const to = start + changed.length;
  const isDeeper = after.sections.every(({ start: at, depth }) => at <= start || at >= to || depth > section.depth);
  const isOutline = headingsOutside(document, start, end) === headingsOutside(after, start, to);
  return isDeeper && isOutline && isSameState(document, after) ? { text, body: changed } : undefined;
}

/** Models like to say the heading again. */
function withoutHeading(text: string, title: string): string {
  const [, heading = '', rest = ''] = /^\s*#{1,6}[ \t]+([^\r\n]*)([^]*)$/.exec(text) ?? [];
  return heading.trim().toLowerCase() === title.toLowerCase() ? rest : text;
}

/** All headings outside of a range, with their distance from it. */
function headingsOutside({ sections }: MarkdownDocument, start: number, end: number): string {
  return sections
    .filter((section) => section.start < start || section.start >= end)
    .map(({ title, depth, start: at }) => `${depth} ${at >= end ? at - end : at - start} ${title}`)
    .join('\n');
}
