// The definition of an id: it stands at the start of a list item, table row, heading or line, and nothing else does.
import { featureAtStart, gluedAtStart, idAtStart, referencesIn, type Id } from './ids.ts';
import type { Entry } from './outline.ts';
import { recalling } from '../recall.ts';
import { remember } from './remember.ts';

export interface Definition extends Id {
  readonly entry: Entry;
  /** What follows the id and the marks behind it, as Markdown source. */
  readonly rest: string;
  /** Marks between the id and the rest, such as `** [P]` or `:`. */
  readonly marks: string;
}

/** The definition that an entry is; a range or list of ids at its start (`T001–T005 can run in parallel`) is none. */
export function definitionIn(entry: Entry): Definition | undefined {
  // Most entries have no number where the id would be, and need not be remembered.
  return /\d/.test(entry.text.slice(0, longestLead + longestId)) ? remembered(entry) : undefined;
}

const remembered = remember((entry: Entry): Definition | undefined => {
  const start = starts[entry.box === '' ? entry.kind : 'task'](entry.document, entry.text);
  return start && { ...start, entry };
});
/** How many characters are looked at before an id, and for an id itself. */
const longestLead = 40;
const longestId = 80;

/** What an entry defines, told from its text. */
type Start = Omit<Definition, 'entry'>;

/** What is said of entries that are alike: an item with a box is a task. */
type Form = Entry['kind'] | 'task';

const startOf = (form: Form) => recalling((text) => readStart(form, text));
const starts = {
  heading: startOf('heading'),
  item: startOf('item'),
  task: startOf('task'),
  row: startOf('row'),
  line: startOf('line'),
};

/** Ids that only some have. */
const others: Readonly<Partial<Record<Form, typeof idAtStart>>> = { heading: featureAtStart, task: gluedAtStart };

function readStart(form: Form, text: string): Start | undefined {
  const lead =
    /^(?:[\s*_`~[(\u2013\u2014\u2022\u00b7\u25aa\u2023\u25e6]|--|\p{Extended_Pictographic}\ufe0f?)*/u.exec(
      text.slice(0, longestLead),
    )?.[0] ?? '';
  const start = text.slice(lead.length, lead.length + longestId);
  const id = idAtStart(start) ?? others[form]?.(start);
  if (id === undefined) return undefined;
  const after = text.slice(lead.length + id.end);
  const [first] = referencesIn(text.slice(lead.length, lead.length + 120));
  if (first?.to !== undefined) return undefined;
  if (/^[\s*_`~\])]*(?:[,/&+\u3001]|and\b|or\b|\u2013|->|\u2192|\u2225|\|)[\s*_`~[(]*(?:[A-Z]{1,4}-?)?\d/.test(after))
    return undefined;
  const marks = /^[\s*_`~\])]*(?:[:\u2013\u2014-]|\.(?=\s))?[\s*_`~]*/.exec(after)?.[0] ?? '';
  if (form === 'line' && !lead.includes('**') && !lead.includes('__') && !/:|\u2014/.test(marks)) return undefined;
  const { family, key } = id;
  return { family, id: id.id, key, marks, rest: after.slice(marks.length).replace(/^(?:\*\*|__)\s*/, '') };
}

/**
 * Without those that only speak of an id at the start of an item ("- SC-004 is measured …"): where a family's ids are
 * followed by marks, one in another chapter without marks is none of them.
 */
export function defined(all: readonly Definition[]): readonly Definition[] {
  const placeOf = ({ family, entry }: Definition) => `${family} ${entry.section?.path[1] ?? ''}`;
  const isMarked = ({ marks, entry }: Definition) =>
    entry.kind !== 'item' || /\S/.test(marks) || /^\W*(?:\*\*|__|`)/.test(entry.text);
  const marked = all.filter(isMarked);
  const families = new Set(marked.map(({ family }) => family));
  const places = new Set(marked.map(placeOf));
  return all.filter((one) => isMarked(one) || !families.has(one.family) || places.has(placeOf(one)));
}

/** `plainLine` of a text of a document, read once. */
export const plainLineIn = recalling(plainLine);

/** Markdown source as one line of plain words. */
export function plainLine(source: string): string {
  // Most lines have no mark.
  if (!/[`*_~[]|[^\S ]| {2}/.test(source)) return source.trim();
  return (
    source
      // What code says stays: `src/**` is another path than `src/`.
      .replace(/`([^`\n]+)`|\*\*|__|~~|`/g, (_, code: string | undefined) => code ?? '')
      .replace(/\[([^[\]]{0,500})\]\([^()]{0,500}\)/g, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** A title cut to what a message can hold. */
export function shortened(text: string, length = 60): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
