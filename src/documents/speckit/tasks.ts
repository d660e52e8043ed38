// The tasks of a feature: boxes, tables, headings; with what each refers to, waits for and touches.
import type { MarkdownDocument } from '../document.ts';
import { say } from '../sentence.ts';
import { definitionIn, plainLine, type Definition } from './definition.ts';
import { dependenciesIn } from './dependencies.ts';
import { referencesIn, type Id, type IdReference } from './ids.ts';
import { outlineOf, type Entry } from './outline.ts';
import { readable, spanOf, type Readable, type Span, type Unread } from './readable.ts';
import { remember } from './remember.ts';

/** `dropped`: struck through or marked `[-]`; `partial`: `[~]`, `[/]` and other marks that are neither open nor done. */
export type TaskState = 'open' | 'done' | 'partial' | 'dropped';

export interface FeatureTask extends Id {
  readonly title: string;
  readonly state: TaskState;
  /** What it is written as. */
  readonly form: Entry['kind'];
  /** Where its box stands with the mark of the list, where Markdown does not read it as one. */
  readonly slip?: Span;
  /** Its id, where no space parts it from the text. */
  readonly glued?: Span;
  /** Marked `[P]`. */
  readonly parallel: boolean;
  /** Keys of the stories in its marks (`[US1/2]`), such as `US-1`. */
  readonly stories: readonly string[];
  /** All ids that its text names, its own excepted. Offsets count in `body`. */
  readonly references: readonly IdReference[];
  /** Offsets count in `body`. */
  readonly dependencies: readonly IdReference[];
  readonly paths: readonly string[];
  /** The heading at level 2 that it stands under, or empty. */
  readonly phase: string;
  /** Titles of the headings above it. */
  readonly headings: readonly string[];
  /** Its text with everything below it, code left out. */
  readonly body: string;
  /** Where a part of `body` stands in the document. */
  readonly spanIn: (start: number, end: number) => Span;
  /** Of its first paragraph, row or heading. */
  readonly span: Span;
}

export interface TaskList {
  /** Each id once, in the order of the document. */
  readonly tasks: readonly FeatureTask[];
  /** Tasks with an id that an earlier one has. */
  readonly repeated: readonly FeatureTask[];
  /** Tasks that a chapter such as a checklist lists again, without a word of where the task itself stands. */
  readonly listed: readonly FeatureTask[];
  readonly unread: readonly Unread[];
}

/** Reads the tasks of a document, once. */
export const readTasks = remember((document: MarkdownDocument): TaskList => {
  const source = readable(document);
  const chosen = definitionsOf(document);
  const tasks: FeatureTask[] = [];
  const repeated: FeatureTask[] = [];
  const listed: FeatureTask[] = [];
  const known = new Map<string, Definition>();
  const unread: Unread[] = [...source.unread];
  const read = chosen.map((definition) => ({ definition, task: taskOf(source, definition) }));
  const defined = new Set(read.filter(({ task }) => !isListedAgain(task)).map(({ task }) => task.key));
  for (const { definition, task } of read) {
    // An example may stand before the tasks that it names.
    if (defined.has(task.key) && !known.has(task.key) && isListedAgain(task)) continue;
    if (!known.has(task.key)) tasks.push(task);
    else if (isListedAgain(task)) listed.push(...(pointing.test(task.title) ? [] : [task]));
    else if (!isToldMore(definition, known.get(task.key))) repeated.push(task);
    if (!known.has(task.key)) known.set(task.key, definition);
    const { box } = definition.entry;
    if (task.state !== 'partial' && task.state !== 'dropped') continue;
    const reason =
      task.state === 'dropped'
        ? say('{0} counts as dropped, not as open work.', task.id)
        : say('{0} has the mark [{1}]: it counts neither as open nor as done.', task.id, box);
    unread.push({ span: task.span, reason });
  }
  return { tasks, repeated, listed, unread };
});

/** Chapters that list tasks again. */
const repeating =
  /\b(?:checklist|formats?|notation|legend|validation|verification|summary|progress|gates?|review|order|examples?|parallel|dependenc(?:y|ies)|traceability|coverage|matrix|milestones?|mvp|critical path|ejemplos?|exemplos?|exemples?|beispiele?|paralel[oa]s?|parallele?s?|resumen|resumo|r\u00e9sum\u00e9|zusammenfassung)\b|\u793a\u4f8b|\u5e76\u884c|\u4f8b\u5b50|\u4e26\u884c|\u4f8b$|\uc608\uc2dc|\ubcd1\ub82c/i;

/** `## T041 Smoke Notes` tells more of a task that a box or a row is. */
function isToldMore({ entry }: Definition, first: Definition | undefined): boolean {
  return entry.kind === 'heading' && first !== undefined && first.entry.kind !== 'heading';
}

/** Under such a heading, or with a word of where the task itself stands. */
function isListedAgain({ headings, title }: FeatureTask): boolean {
  return (
    headings.slice(1).some((heading) => repeating.test(heading) && !/^phase\b/i.test(heading)) || pointing.test(title)
  );
}

const pointing =
  /[(\uff08\u2013\u2014,:-]\s*(?:see|cf\.?|listed|described|defined|tracked|done|covered|siehe|vgl\.?|voir|ver|véase|veja)\b[^)]{0,40}\b(?:above|below|oben|unten|ci-dessus|ci-dessous|arriba|abajo|acima|abaixo|phase \d+)\b|[見见参](?:上|下|前|後|后)|(?:上記|下記|前述)(?:参照|を参照)/iu;

/** Boxes and headings define tasks; where there are none, rows do, and else items without a box. */
function definitionsOf(document: MarkdownDocument): readonly Definition[] {
  const all = outlineOf(document).flatMap((entry) => {
    const definition = definitionIn(entry);
    return definition?.family === 'T' ? [definition] : [];
  });
  const isBoxed = ({ entry }: Definition) =>
    entry.box !== '' || (entry.kind === 'heading' && (entry.section?.depth ?? 1) > 1);
  const boxed = all.filter(isBoxed);
  if (boxed.length > 0) return boxed;
  const rows = all.filter(({ entry }) => entry.kind === 'row');
  return rows.length > 0 ? rows : all;
}

function taskOf(source: Readable, { family, id, key, entry, rest, marks }: Definition): FeatureTask {
  const body = withoutCheckpoint(source.prose.slice(entry.start, entry.bodyEnd));
  const own = referencesIn(body).filter((reference) => reference.key !== key || reference.to !== undefined);
  const lead = /^(?:\s|[*_`]|\[[^\]]{1,40}\]|\u{1f534}|\u{1f7e2})*/u.exec(rest)?.[0] ?? '';
  const label = entry.kind === 'row' ? entry.cells.join(' ') : marks + lead;
  const title = entry.kind === 'row' ? titleCell(entry) : withoutCheckpoint(rest).slice(lead.length);
  return {
    ...{ family, id, key, body },
    title: plainLine(title),
    state: stateOf(entry, body),
    form: entry.kind,
    ...(entry.isSlip ? { slip: spanOf(source, entry.start, entry.textStart) } : {}),
    ...(/^\p{L}/u.test(marks + rest) ? { glued: gluedSpan(source, entry, id) } : {}),
    parallel: /\[P(?:-\d+)?\]/i.test(entry.text.slice(0, 120)) || /\[P\]/.test(label),
    stories: [
      ...new Set(
        referencesIn(label + (/\[US[^\]]{1,30}\]/.exec(rest)?.[0] ?? ''))
          .filter(isStory)
          .map((story) => story.key),
      ),
    ],
    references: own,
    dependencies: dependenciesIn(body, key).concat(entry.kind === 'row' ? dependencyCells(entry, body) : []),
    paths: pathsIn(body),
    phase: entry.section?.path[1] ?? '',
    headings: entry.section?.path ?? [],
    spanIn: (start, end) => spanOf(source, entry.start + start, entry.start + end),
    span: spanOf(source, entry.start, entry.end),
  };
}

/** What a phase comes to is no part of its last task, although Markdown takes a line so that follows at once. */
function withoutCheckpoint(text: string): string {
  const at = text.search(/\n[ \t]*(?:\*\*|__)?Checkpoint\b/);
  return at < 0 ? text : text.slice(0, at);
}

function gluedSpan(source: Readable, entry: Entry, id: string): Span {
  const start = entry.textStart + Math.max(0, entry.text.indexOf(id));
  return spanOf(source, start, start + id.length);
}

const isStory = ({ family }: Id): boolean => family === 'US';

function stateOf(entry: Entry, body: string): TaskState {
  if (/^[\s*_]*~~/.test(entry.text)) return 'dropped';
  if (entry.box !== '') return states[entry.box.toLowerCase()] ?? 'partial';
  const said =
    entry.kind === 'row'
      ? (cellOf(entry, /done|status|state|complete|\u5b8c\u6210|\u72b6\u6001|estado|statut/i) ?? '')
      : '';
  const status = said || (/^[\s*_-]*Status[\s*_]*:[\s*_]*(.{1,40})/im.exec(body)?.[1] ?? entry.text);
  if (/\u2705|\u2611|\u2714|\u2713/.test(status)) return 'done';
  if (said === '' && status === entry.text) return 'open';
  return /^\W*(?:x|done|completed?|yes|erledigt|hecho|\u5b8c\u6210|\u5df2\u5b8c\u6210)\b/i.test(status)
    ? 'done'
    : 'open';
}

const states: Readonly<Record<string, TaskState>> = {
  ' ': 'open',
  x: 'done',
  '\u2713': 'done',
  '\u2714': 'done',
  '-': 'dropped',
};

function cellOf(entry: Entry, header: RegExp): string | undefined {
  const at = entry.header.findIndex((title) => header.test(title));
  return at > 0 ? entry.cells[at] : undefined;
}

function titleCell(entry: Entry): string {
  return (
    cellOf(entry, /description|title|task|summary|aufgabe|\u4efb\u52a1|\u63cf\u8ff0|tarea/i) ?? entry.cells[1] ?? ''
  );
}

function dependencyCells(entry: Entry, body: string): readonly IdReference[] {
  const cell = cellOf(entry, /depend|blocked|prereq|abh\u00e4ng|\u4f9d\u8d56|\u4f9d\u8cf4|\u4f9d\u5b58/i);
  if (cell === undefined || cell === '') return [];
  const at = body.lastIndexOf(cell);
  return referencesIn(cell)
    .filter(({ family }) => family === 'T')
    .map((reference) => ({ ...reference, start: reference.start + at, end: reference.end + at }));
}

const file =
  /(?:^|[\s`("'[])((?:[\w.@~{$<][\w.@~{}$[\]()<>*-]*[/\\])+[\w.@{}$[\]*()-]*|[\w.-]*\w\.(?:[cm]?[jt]sx?|py|go|rs|java|kts?|swift|cs|rb|php|sh|ps1|sql|md|mdx|json|ya?ml|toml|xml|html|css|scss|vue|svelte|proto|graphql|bats|ini|cfg|env|txt|lock|gradle|dart|tf|c|h|cpp|hpp)|(?:Dockerfile|Makefile|CODEOWNERS|LICENSE|\.[a-z]\w+(?:\.\w+)*))(?=$|[\s`)"',:;.\]])/gm;

/** File and folder names in a text, at most 50. */
function pathsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.slice(0, 20_000).matchAll(file)) {
    if (found.length === 50) break;
    if (referencesIn(match[1] ?? '').length === 0) found.push(match[1] ?? '');
  }
  return found;
}
