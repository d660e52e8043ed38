// What a specification calls scenarios (`Scenario 1: …` as a heading, a paragraph, an item), with the steps below them.
// Where no story is called so, they are its stories; where there are none of these either, sentences of the form
// `As a reader, I want …`.
import type { MarkdownDocument, Section } from '../document.ts';
import { recalling } from '../recall.ts';
import { plainLine } from './definition.ts';
import { outlineOf, type Entry } from './outline.ts';
import { readable, spanOf, type Readable, type Span } from './readable.ts';
import { remember } from './remember.ts';

export interface Scenario {
  readonly text: string;
  readonly span: Span;
}

/** A scenario with a head of its own. */
export interface NamedScenario {
  readonly number: number;
  readonly title: string;
  /** Its steps, as one text; none where it is told without any. */
  readonly scenario: Scenario | undefined;
  /** Of its head. */
  readonly span: Span;
  /** With all that it says. */
  readonly body: Span;
}

/** Given, when, then: one pattern each, for all languages. */
export const steps: readonly RegExp[] = [
  /\b(?:given|gegeben|angenommen|dad[oa]s?|soit|sachant)\b|\u00e9tant donn\u00e9|\u5047\u8bbe|\u5047\u8a2d|\u7ed9\u5b9a|\u7d66\u5b9a|\u524d\u63d0|\u5047\u5b9a|\uc8fc\uc5b4|\u0434\u0430\u043d\u043e/i,
  /\b(?:when|wenn|cuando|quando|quand|lorsque?)\b|[\u5f53\u7576]|\u3082\u3057|\u3068\u304d|\ub54c|\u043a\u043e\u0433\u0434\u0430/i,
  /\b(?:then|dann|entonces|ent\u00e3o|alors)\b|\u90a3\u4e48|\u90a3\u9ebc|\u5219|\u5247|\u306a\u3089\u3070|\uadf8\ub7ec\uba74|\u0442\u043e\u0433\u0434\u0430/i,
];

/** Which of them a text has, in their order; only its start is looked at. */
export const stepsIn = recalling((text) => {
  const start = text.slice(0, 3000);
  return steps.map((step) => step.test(start));
});

/** Scenarios with a head, in the order of the document; edge cases are none. Numbers are those of the heads, else they count.
 * Sentences that wish for something are read only where it is asked for, and nothing is called a scenario. */
export function readNamedScenarios(document: MarkdownDocument, withWishes: boolean): readonly NamedScenario[] {
  const source = readable(document);
  const outline = outlineOf(document);
  const read = (headOf: (entry: Entry) => Head | undefined) =>
    outline.flatMap((entry, at) => {
      const found = headOf(entry);
      return found === undefined ? [] : [{ ...found, entry, at }];
    });
  const named = read(headIn);
  const wishes = named.length > 0 || !withWishes ? [] : read(wishIn);
  // A single wish is the whole feature in one sentence.
  const heads = wishes.length > 1 ? wishes : named;
  const isNumbered = new Set(heads.map(({ number }) => number)).size === heads.length;
  return heads.map(({ number, title, entry, at }, index) => {
    const next = heads[index + 1]?.entry.start ?? Infinity;
    const whole = entry.kind === 'heading' ? entry.bodyEnd : (entry.section?.bodyEnd ?? source.prose.length);
    const end = Math.min(next, Math.max(whole, entry.bodyEnd));
    const told = outline.slice(at).filter(({ start }) => start < end);
    return {
      number: isNumbered && number !== undefined ? number : index + 1,
      title,
      scenario: scenarioOf(source, told),
      span: spanOf(source, entry.start, entry.end),
      body: spanOf(source, entry.start, end),
    };
  });
}

const head =
  /^[^\p{L}\p{N}]*(?:\d{1,2}[.)]\s+)?(?:(?:user|usage|nutzungs|benutzer)?[ -]?(?:scenario|szenario)|use case|user (?:journey|flow)|anwendungsfall|escenario|caso de uso|cen\u00e1rio|sc\u00e9nario|cas d.utilisation|\u0441\u0446\u0435\u043d\u0430\u0440\u0438\u0439|(?:\u7528\u6237|\u4f7f\u7528)?(?:\u573a\u666f|\u5834\u666f)|\u30b7\u30ca\u30ea\u30aa|\uc2dc\ub098\ub9ac\uc624)(?:[ #-]{0,2}(\d{1,2}|[A-H])(?![\p{L}\p{N}.]*\d))?\s*(?:[.:)\u2013\u2014-]|\(|$)\s*(.*)$/isu;
const elsewhere =
  /edge cases?|grenzf\u00e4lle|randf\u00e4lle|casos? (?:l\u00edmite|extremos?|de borda)|cas limites?|out of scope/i;

const wish =
  /^[^\p{L}\p{N}]*(?:as an? [^,.]{2,80},? i (?:want|need|can|would like|wish)\b|als [^,.]{2,80},? (?:m\u00f6chte|will|kann|brauche) ich\b|como [^,.]{2,80},? (?:quiero|necesito|quero|preciso)\b|en tant qu['\u2019e] ?[^,.]{2,80},? je (?:veux|souhaite|peux)\b)/iu;

interface Head {
  readonly number: number | undefined;
  readonly title: string;
}

/** `- **As a reader**, I want to …` */
function wishIn(entry: Entry): Head | undefined {
  const text = plainLine(entry.text.slice(0, 500));
  return entry.kind !== 'row' && entry.nesting <= 1 && wish.test(text) ? { number: undefined, title: text } : undefined;
}

function headIn(entry: Entry): Head | undefined {
  if (entry.kind === 'row' || entry.nesting > 1) return undefined;
  if (entry.section !== undefined && isElsewhere(entry.section)) return undefined;
  const found = startOf(entry.document, entry.text);
  if (found === undefined) return undefined;
  const { mark, title } = found;
  // `Scenario: …` as a line of prose is no head; as a heading or in bold it is one.
  if (mark === undefined && entry.kind !== 'heading' && !/^\s*(?:\*\*|__)/.test(entry.text)) return undefined;
  if (title === '' && mark === undefined) return undefined;
  return { number: mark === undefined ? undefined : numberOf(mark), title: titleOf(title) };
}

const isElsewhere = remember(({ path }: Section) => path.slice(1).some((title) => elsewhere.test(title)));

const startOf = recalling((text) => {
  const match = head.exec(plainLine(text.slice(0, 500)));
  return match === null ? undefined : { mark: match[1], title: match[2] ?? '' };
});

/** `A` counts as 1. */
function numberOf(mark: string): number {
  return /\d/.test(mark) ? Number(mark) : mark.toUpperCase().charCodeAt(0) - 64;
}

/** Without the steps that may stand on the same line. */
function titleOf(text: string): string {
  const [first = ''] = text.split(/(?<=[.:;,])\s|\s[\u2013\u2014-]\s/);
  const isStep = (words: string) => steps.some((step) => step.test(words));
  return (isStep(text) && !isStep(first) ? first : text).replace(/[:.,]$/, '').trim();
}

/** The entries that are steps, as one text. */
function scenarioOf(source: Readable, told: readonly Entry[]): Scenario | undefined {
  const isStep = ({ text, kind }: Entry): boolean => kind !== 'heading' && steps.some((step) => step.test(text));
  const from = told.findIndex(isStep);
  const parts = told.filter(
    (entry, at) => isStep(entry) || (from >= 0 && at > from && entry.kind === 'item' && goesOn.test(entry.text)),
  );
  // “Then the system responds with:” is told by the items below it.
  const below = new Set(
    told.flatMap((part, at) =>
      parts.includes(part) && /:\s*$/.test(part.text) ? itemsBelow(told.slice(at + 1), part.nesting) : [],
    ),
  );
  const [first] = parts;
  const all = told.filter((entry) => parts.includes(entry) || below.has(entry));
  const last = all.at(-1);
  const text = all
    .map(
      (entry, at) =>
        `${at === 0 ? '' : joint(all[at - 1], below.has(entry))}${plainLine(entry.text).replace(/[,;]$/, '')}`,
    )
    .join('');
  if (first === undefined || last === undefined || steps.filter((step) => step.test(text)).length < 2) return undefined;
  return { text, span: spanOf(source, first.start, last.end) };
}

/** A step that goes on with the one before it. */
const goesOn = /^\W*(?:and|but|und|aber|et|mais|mas|pero)\b(?:\*\*|__)?\s/i;

/** The items right below an entry that are nested deeper than it. */
function itemsBelow(following: readonly Entry[], nesting: number): readonly Entry[] {
  const end = following.findIndex((entry) => entry.kind !== 'item' || entry.nesting <= nesting);
  return end < 0 ? following : following.slice(0, end);
}

function joint(before: Entry | undefined, isBelow: boolean): string {
  if (isBelow) return /:\s*$/.test(before?.text ?? '') ? ' ' : '; ';
  return ', ';
}
