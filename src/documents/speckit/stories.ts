// User stories of a specification with their priorities and acceptance scenarios, whatever the language of the headings.
import type { MarkdownDocument } from '../document.ts';
import { definitionIn, plainLine, plainLineIn } from './definition.ts';
import { outlineOf, type Entry } from './outline.ts';
import { readable, spanOf, type Readable, type Span } from './readable.ts';
import { readNamedScenarios, steps, stepsIn, type Scenario } from './scenarios.ts';

export interface Story {
  readonly number: number;
  /** `US-1`. */
  readonly key: string;
  readonly title: string;
  /** `P1`, where one is stated. */
  readonly priority?: string;
  readonly scenarios: readonly Scenario[];
  /** Whether something in it could hold scenarios that were not understood: a list, a table, a label of that name. */
  readonly mayHoldScenarios: boolean;
  /** Whether the specification calls it a scenario, and nothing a story. */
  readonly isScenario: boolean;
  readonly span: Span;
}

/** Stories in the order of the document, and the scenarios that belong to none (as old specifications have them). */
export interface Stories {
  readonly stories: readonly Story[];
  readonly scenarios: readonly Scenario[];
}

const words =
  /^[^\p{L}\p{N}]*(?:user[- ]?stor(?:y|ies)|story|us|historia de usuario|hist\u00f3ria d[eo] usu\u00e1rio|(?:r\u00e9cit|histoire) utilisateur|benutzergeschichte|nutzergeschichte|anwendergeschichte|\u043f\u043e\u043b\u044c\u0437\u043e\u0432\u0430\u0442\u0435\u043b\u044c\u0441\u043a\u0430\u044f \u0438\u0441\u0442\u043e\u0440\u0438\u044f|\u7528\u6237\u6545\u4e8b|\u4f7f\u7528\u8005\u6545\u4e8b|\u7528\u6236\u6545\u4e8b|\u30e6\u30fc\u30b6\u30fc\u30b9\u30c8\u30fc\u30ea\u30fc|\uc0ac\uc6a9\uc790 \uc2a4\ud1a0\ub9ac)[\s#-]*(\d{1,3})(?![\d.])[\s.:)\u2013\u2014-]*(.*)$/isu;
const numbered = /^[^\p{L}\p{N}]*(\d{1,2})[.):]?\s+(.*\(\s*[^()]{0,30}\bP[0-4]\b[^()]*\).*)$/su;
const label =
  /acceptance|scenario|akzeptanz|szenari|abnahme|aceptaci\u00f3n|escenario|aceita\u00e7\u00e3o|cen\u00e1rio|acceptation|sc\u00e9nario|\u9a8c\u6536|\u9a57\u6536|\u573a\u666f|\u5834\u666f|\u53d7\u3051\u5165\u308c|\u53d7\u5165|\u30b7\u30ca\u30ea\u30aa|\uc2dc\ub098\ub9ac\uc624|\uc218\uc6a9|\u0441\u0446\u0435\u043d\u0430\u0440/i;

/** Reads the stories of a document. Where nothing is called a story, what is called a scenario is one. */
export function readStories(document: MarkdownDocument): Stories {
  const told = readTold(document);
  if (told.stories.length > 0) return told;
  const named = readNamedScenarios(document, told.scenarios.length === 0);
  const isNamed = ({ span }: Scenario) => named.some(({ body }) => span.start >= body.start && span.start < body.end);
  return {
    scenarios: told.scenarios.filter((scenario) => !isNamed(scenario)),
    stories: named.map(({ number, title, scenario, span }) => ({
      number,
      key: `US-${number}`,
      title,
      scenarios: scenario === undefined ? [] : [scenario],
      mayHoldScenarios: true,
      isScenario: true,
      span,
    })),
  };
}

function readTold(document: MarkdownDocument): Stories {
  const source = readable(document);
  const stories: Draft[] = [];
  const loose: Scenario[] = [];
  let paragraph = -1;
  for (const entry of outlineOf(document)) {
    const current = stories.at(-1);
    const inside = current !== undefined && entry.start < current.entry.bodyEnd;
    const head = inside && current.entry.kind === 'heading' && entry.kind !== 'heading' ? undefined : storyHead(entry);
    if (head !== undefined) stories.push({ ...head, entry, scenarios: [], mayHold: false, labelled: false });
    const text = entry.kind === 'line' ? source.prose.slice(entry.start, entry.bodyEnd) : entry.text;
    // The steps of a scenario may be the lines of one paragraph.
    const scenario =
      isScenario(entry, text) && !(entry.kind === 'line' && entry.bodyEnd === paragraph)
        ? { text: plainLineIn(entry.document, text), span: spanOf(source, entry.start, entry.end) }
        : undefined;
    if (scenario !== undefined && entry.kind === 'line') paragraph = entry.bodyEnd;
    const story = head === undefined && inside ? current : undefined;
    if (scenario !== undefined) (story?.scenarios ?? (head === undefined ? loose : [])).push(scenario);
    if (story === undefined) continue;
    if (story.priority === undefined) story.priority = priorityLabel(entry);
    // A label alone holds nothing, nor does a sentence below it that has no step.
    story.mayHold ||=
      entry.kind === 'row' ||
      isOrdered(source, entry) ||
      (story.labelled && (entry.kind === 'item' || steps.some((step) => step.test(entry.text))));
    story.labelled ||= entry.kind !== 'item' && label.test(entry.text);
    story.mayHold ||= story.labelled && entry.kind === 'line' && restOf(entry.text).length > 0;
  }
  const fences = source.document.fences.filter(({ text }) => steps.every((step) => step.test(text.slice(0, 5000))));
  return { scenarios: loose, stories: firstOfEach(stories).map((story) => finished(source, story, fences)) };
}

interface Draft {
  readonly number: number;
  readonly title: string;
  priority: string | undefined;
  readonly entry: Entry;
  readonly scenarios: Scenario[];
  mayHold: boolean;
  /** Whether a label of scenarios was met. */
  labelled: boolean;
}

function finished(source: Readable, story: Draft, fences: readonly { readonly start: number }[]): Story {
  const { number, title, priority, entry, scenarios } = story;
  const fenced = fences.some(({ start }) => start >= entry.start && start < entry.bodyEnd);
  return {
    number,
    key: `US-${number}`,
    title,
    ...(priority === undefined ? {} : { priority }),
    scenarios,
    mayHoldScenarios: story.mayHold || fenced,
    isScenario: false,
    span: spanOf(source, entry.start, entry.end),
  };
}

/** A summary may list the stories before or after they are told: headings win over items, and what comes first. */
function firstOfEach(stories: readonly Draft[]): readonly Draft[] {
  const chosen = new Map<number, Draft>();
  for (const story of stories) {
    const other = chosen.get(story.number);
    if (other === undefined || (other.entry.kind !== 'heading' && story.entry.kind === 'heading'))
      chosen.set(story.number, story);
  }
  return stories.filter((story) => chosen.get(story.number) === story);
}

function storyHead(entry: Entry): { number: number; title: string; priority: string | undefined } | undefined {
  const definition = entry.kind === 'heading' ? undefined : definitionIn(entry);
  if (entry.kind !== 'heading' && definition?.family !== 'US') return undefined;
  const text = plainLine(entry.text.slice(0, 500));
  const priority = /\bP[0-4]\b/.exec(text)?.[0];
  if (definition === undefined) {
    const match = words.exec(text) ?? numbered.exec(text);
    return match ? { number: Number(match[1]), title: titleOf(match[2] ?? ''), priority } : undefined;
  }
  // `US-014 (Analytics) and US-015 are …` speaks of stories.
  if (/^\W*\([^()]*\)[\s*_]*(?:,|&|and|or|und|y|et|e)[\s*_]+US-?\d/i.test(definition.rest)) return undefined;
  return { number: Number(/\d+/.exec(definition.key)?.[0]), title: titleOf(plainLine(definition.rest)), priority };
}

function titleOf(text: string): string {
  return text.replace(/\s*\([^()]*\bP[0-4]\b[^()]*\).*$/u, '').trim();
}

function priorityLabel(entry: Entry): string | undefined {
  return /^[\s*_]*\p{L}{4,12}[\s*_]*:[\s*_`]*(P[0-4])\b/u.exec(entry.text.slice(0, 60))?.[1];
}

/** What a label has behind it on its line. */
function restOf(text: string): string {
  return label.test(text.split(/[:\uff1a]/)[0] ?? '')
    ? plainLine(
        text
          .split(/[:\uff1a]/)
          .slice(1)
          .join(':'),
      )
    : '';
}

function isScenario(entry: Entry, line: string): boolean {
  if (entry.kind === 'heading') return false;
  const text = entry.kind === 'row' ? entry.cells.join(' ') : line;
  return stepsIn(entry.document, text).filter(Boolean).length >= 2;
}

function isOrdered(source: Readable, entry: Entry): boolean {
  return entry.kind === 'item' && /\d/.test(source.prose[entry.start] ?? '');
}
