// A feature specification: requirements, success criteria, stories, edge cases, clarifications and open marks.
// Nothing depends on English headings: ids and their places decide, headings are hints.
import type { MarkdownDocument, Section } from '../document.ts';
import { readClarifications, readMarks, type Clarification, type ClarificationMark } from './clarifications.ts';
import { defined, definitionIn, plainLine, plainLineIn, type Definition } from './definition.ts';
import type { Id, IdFamily } from './ids.ts';
import { outlineOf, type Entry } from './outline.ts';
import { readable, spanOf, type Readable, type Span, type Unread } from './readable.ts';
import { remember } from './remember.ts';
import type { Scenario } from './scenarios.ts';
import { readStories, type Story } from './stories.ts';

export interface Requirement extends Id {
  readonly text: string;
  /** The heading at level 2 that it stands under, or empty. */
  readonly chapter: string;
  readonly span: Span;
}

export interface Spec {
  /** FR, NFR: each id once, in the order of the document. */
  readonly requirements: readonly Requirement[];
  /** SC. */
  readonly criteria: readonly Requirement[];
  /** Definitions of an id that is defined before, in the same chapter. */
  readonly repeated: readonly Requirement[];
  readonly stories: readonly Story[];
  /** Scenarios outside of stories. */
  readonly scenarios: readonly Scenario[];
  readonly edgeCases: readonly Scenario[];
  readonly entities: readonly NamedEntity[];
  readonly clarifications: readonly Clarification[];
  readonly marks: readonly ClarificationMark[];
  readonly unread: readonly Unread[];
}

export interface NamedEntity {
  readonly name: string;
  readonly span: Span;
}

const edges =
  /edge cases?|\u8fb9\u754c|\u908a\u754c|\u30a8\u30c3\u30b8|\u5883\u754c|\uacbd\uacc4|\uc5e3\uc9c0|casos? (?:l\u00edmite|extremos?|de borde)|casos? (?:de borda|limites?|extremos?)|cas limites?|grenzf\u00e4lle|randf\u00e4lle|sonderf\u00e4lle|\u0433\u0440\u0430\u043d\u0438\u0447\u043d/i;
const entities =
  /key entit|entidades|entit\u00e9s|entit\u00e4ten|\u5173\u952e\u5b9e\u4f53|\u95dc\u9375\u5be6\u9ad4|\u4e3b\u8981\u30a8\u30f3\u30c6\u30a3\u30c6\u30a3|\u30a8\u30f3\u30c6\u30a3\u30c6\u30a3|\ud575\uc2ec \uc5d4\ud130\ud2f0|\uc5d4\ud2f0\ud2f0|\u0441\u0443\u0449\u043d\u043e\u0441\u0442/i;

/** Reads a specification, once. Any document is one; it may hold nothing. */
export const readSpec = remember((document: MarkdownDocument): Spec => {
  const source = readable(document);
  const outline = outlineOf(document);
  const all = outline.flatMap((entry) => {
    const definition = definitionIn(entry);
    return definition === undefined || !/^(?:FR|NFR|SC)$/.test(definition.family) ? [] : [definition];
  });
  const { chosen, repeated } = settle(defined(withoutNotes(all)));
  const of = (...wanted: readonly IdFamily[]) =>
    chosen.filter(({ family }) => wanted.includes(family)).map((definition) => requirementOf(source, definition));
  return {
    requirements: of('FR', 'NFR'),
    criteria: of('SC'),
    repeated: repeated.map((definition) => requirementOf(source, definition)),
    ...readStories(document),
    edgeCases: outline
      .filter((entry) => entry.kind === 'item' && entry.nesting === 1 && isUnder(entry, isOfEdges))
      .map((entry) => ({
        text: plainLineIn(entry.document, entry.text),
        span: spanOf(source, entry.start, entry.end),
      })),
    entities: outline.flatMap((entry) => entityOf(source, entry)),
    clarifications: readClarifications(document),
    marks: readMarks(document),
    unread: source.unread,
  };
});

/** `### F1: …` numbers the requirements where nothing else does, and not what fails, flows or was found. */
function withoutNotes(all: readonly Definition[]): readonly Definition[] {
  const isNamed = all.some(({ family, key }) => family !== 'SC' && !key.startsWith('FR-F-'));
  const isNote = ({ entry }: Definition) =>
    entry.section?.path.slice(1, -1).some((title) => notes.test(title)) === true;
  return all.filter((one) => !one.key.startsWith('FR-F-') || (!isNamed && !isNote(one)));
}

const notes = /\b(?:fail|find|fix|flow|figure|fact|faq|file|future|follow|fehler|fluss|fallo|falha|flujo|fluxo)/i;

/**
 * The chapter with most definitions of a family holds them. What repeats an id elsewhere (a traceability table, an
 * answer) speaks of it; rows speak of ids that a list or heading defines.
 */
function settle(all: readonly Definition[]): { chosen: readonly Definition[]; repeated: readonly Definition[] } {
  const counts = new Map<string, number>();
  const placeOf = ({ family, entry }: Definition) =>
    `${family} ${entry.kind === 'row' ? 'row' : ''} ${chapterOf(entry)}`;
  for (const one of all) counts.set(placeOf(one), (counts.get(placeOf(one)) ?? 0) + 1);
  const byKey = new Map<string, Definition>();
  const repeated: Definition[] = [];
  const weight = (one: Definition) => counts.get(placeOf(one)) ?? 0;
  for (const one of all) {
    const other = byKey.get(one.key);
    if (other === undefined || weight(one) > weight(other)) byKey.set(one.key, one);
    else if (placeOf(one) === placeOf(other) && !speaksOf(one, other)) repeated.push(one);
  }
  return { chosen: all.filter((one) => byKey.get(one.key) === one), repeated };
}

/** A part of the chapter that says how each of its criteria is verified, where another part gives them. */
function speaksOf({ entry }: Definition, other: Definition): boolean {
  // `### SC-007 Measurement Methodology` under the criteria tells more of one of them.
  if (entry.kind === 'heading' && other.entry.kind === 'item') return true;
  const title = entry.section?.path.slice(2).join(' / ') ?? '';
  const isOwn = title === (other.entry.section?.path.slice(2).join(' / ') ?? '');
  return (
    !isOwn &&
    /\b(?:verification|validation|traceability|mapping|coverage|rationale|intent|notes|evidence)\b/i.test(title)
  );
}

function requirementOf(source: Readable, { family, id, key, rest, entry }: Definition): Requirement {
  const text = plainLineIn(entry.document, entry.kind === 'row' ? entry.cells.slice(1).join(' ') : rest);
  return { family, id, key, text, chapter: chapterOf(entry), span: spanOf(source, entry.start, entry.end) };
}

function chapterOf(entry: Entry): string {
  return entry.section?.path[1] ?? '';
}

const isOfEdges = remember(({ path }: Section) => path.slice(1).some((title) => edges.test(title)));
const isOfEntities = remember(({ path }: Section) => path.slice(1).some((title) => entities.test(title)));

function isUnder({ section }: Entry, isOf: (section: Section) => boolean): boolean {
  return section !== undefined && isOf(section);
}

/** `- **Loan**: …` or `#### Loan` below a heading that names the entities. */
function entityOf(source: Readable, entry: Entry): readonly NamedEntity[] {
  if (!isUnder(entry, isOfEntities)) return [];
  const span = spanOf(source, entry.start, entry.end);
  if (entry.kind === 'heading') {
    const isHead = entities.test(entry.section?.title ?? '');
    return isHead ? [] : [{ name: nameOf(entry.section?.title ?? ''), span }];
  }
  if (entry.kind === 'row' || entry.nesting > 1 || !entities.test(entry.section?.title ?? '')) return [];
  const bold = /^\s*(?:\*\*|__)(.{1,80}?)(?:\*\*|__)(.*)/.exec(entry.text);
  if (entry.kind === 'line' && bold?.[2]?.trim() !== '') return [];
  return bold === null ? [] : [{ name: nameOf(bold[1] ?? ''), span }];
}

function nameOf(text: string): string {
  return plainLine(text)
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/\s*[(:\u2014\u2013].*$/, '')
    .trim();
}
