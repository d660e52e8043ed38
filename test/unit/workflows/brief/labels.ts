// Measures how the offline model reads ideas whose statements a person has sorted by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyIn, draft, extract } from './offlineBrief.ts';

/** Where a statement may stand. `meta` may stand anywhere, `drop` nowhere, `planted` only in a question. */
export type Place =
  | 'problem'
  | 'goal'
  | 'in'
  | 'out'
  | 'idea'
  | 'risk'
  | 'dep'
  | 'mitigation'
  | 'question'
  | 'ticket'
  | 'meta'
  | 'drop'
  | 'planted';

export interface Label {
  readonly places: readonly Place[];
  readonly words: string;
}

export interface LabelledIdea {
  readonly name: string;
  readonly text: string;
  /** Alternatives of which the title holds one. */
  readonly title: readonly string[];
  readonly labels: readonly Label[];
}

export interface Score {
  /** By the first place of a label: how many there are, stand where they belong, stand in a wrong place too. */
  readonly byPlace: ReadonlyMap<Place, { readonly labels: number; readonly right: number; readonly wrong: number }>;
  readonly lost: readonly string[];
  readonly misplaced: readonly string[];
  readonly repeated: readonly string[];
  readonly badTitles: readonly string[];
}

/** The labelled ideas of one file of test/fixtures/ideas. */
export function labelledIdeas(file: string): readonly LabelledIdea[] {
  const text = readFileSync(join(import.meta.dirname, '../../../fixtures/ideas', file), 'utf8');
  return text
    .split(/^==== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n');
      const [idea = '', labels = ''] = lines.join('\n').split(/\n----\n/);
      const read = [...labels.matchAll(/^([a-z/]+): (.+)$/gm)].map(([, kind = '', words = '']) => ({ kind, words }));
      return {
        name: head.split(' ').slice(0, 2).join(' '),
        text: idea,
        title: read.filter(({ kind }) => kind === 'title').flatMap(({ words }) => words.split('/')),
        labels: read
          .filter(({ kind }) => kind !== 'title')
          .map(({ kind, words }) => ({ places: kind.split('/').flatMap(placeOf), words })),
      };
    });
}

/** Reads every idea and compares with its labels. */
export function score(ideas: readonly LabelledIdea[]): Score {
  const byPlace = new Map<Place, { labels: number; right: number; wrong: number }>();
  const lost: string[] = [];
  const misplaced: string[] = [];
  const repeated: string[] = [];
  const badTitles: string[] = [];
  for (const { name, text, title, labels } of ideas) {
    const outline = extract(text);
    const sections = sectionsOf(text);
    if (title.length > 0 && !title.some((words) => fold(outline.title).includes(fold(words))))
      badTitles.push(`${name}: ${outline.title}`);
    for (const { places, words } of labels) {
      const [first = 'meta'] = places;
      const counted = byPlace.get(first) ?? { labels: 0, right: 0, wrong: 0 };
      const found = placesOf(words, sections);
      const isRight = isAllowed(places, found);
      const wrong =
        first === 'ticket' ? [] : found.filter((place) => place !== 'ticket' && !isAllowed(places, [place]));
      byPlace.set(first, {
        labels: counted.labels + 1,
        right: counted.right + (isRight ? 1 : 0),
        wrong: counted.wrong + (wrong.length > 0 ? 1 : 0),
      });
      if (found.length === 0 && first !== 'drop' && first !== 'planted') lost.push(`${name}: ${first}: ${words}`);
      else if (!isRight || wrong.length > 0)
        misplaced.push(`${name}: ${places.join('/')}: ${words} → ${found.join(', ')}`);
      if (distinct(found).length > 1) repeated.push(`${name}: ${words} → ${found.join(', ')}`);
    }
  }
  return { byPlace, lost, misplaced, repeated, badTitles };
}

/** Labels that stand where they belong, of all. */
export function recall({ byPlace }: Score): number {
  const all = [...byPlace.values()];
  return sum(all.map(({ right }) => right)) / sum(all.map(({ labels }) => labels));
}

/** The figures by kind, as lines. */
export function table({ byPlace }: Score): string {
  return [...byPlace]
    .map(([place, { labels, right, wrong }]) => `${place.padEnd(10)} ${right}/${labels} right, ${wrong} elsewhere`)
    .join('\n');
}

const kinds: readonly Place[] = [
  'problem',
  'goal',
  'in',
  'out',
  'idea',
  'risk',
  'dep',
  'mitigation',
  'question',
  'ticket',
  'meta',
  'drop',
  'planted',
];

function placeOf(name: string): readonly Place[] {
  const place = kinds.find((kind) => kind === name);
  if (!place) throw new Error(`No kind of statement: ${name}`);
  return [place];
}

function isAllowed(places: readonly Place[], found: readonly Place[]): boolean {
  return places.some((place) => {
    if (place === 'meta') return found.length > 0;
    if (place === 'drop') return found.length === 0;
    if (place === 'planted') return found.every((at) => at === 'question');
    return found.includes(place === 'dep' || place === 'mitigation' ? 'risk' : place);
  });
}

function sectionsOf(idea: string): ReadonlyMap<Place, string> {
  const outline = extract(idea);
  const reply = draft(idea, outline);
  const body = (number: string) => fold(bodyIn(reply, number) ?? '');
  return new Map<Place, string>([
    // A brief without a reason quotes its title instead.
    ['problem', fold((bodyIn(reply, '1') ?? '').replace(outline.title, ''))],
    ['goal', body('2')],
    ['in', body('3.1')],
    ['out', body('3.2')],
    ['idea', body('4')],
    ['risk', body('5')],
    ['question', fold(outline.questions.join('\n'))],
    ['ticket', fold(outline.tickets.map(({ id }) => id).join('\n'))],
  ]);
}

function placesOf(words: string, sections: ReadonlyMap<Place, string>): readonly Place[] {
  const wanted = fold(words);
  return [...sections].filter(([, body]) => body.includes(wanted)).map(([place]) => place);
}

/** Goals and scope may say the same, and a ticket is named wherever its statement stands. */
function distinct(found: readonly Place[]): readonly string[] {
  return [...new Set(found.filter((place) => place !== 'ticket').map((place) => (place === 'in' ? 'goal' : place)))];
}

/** The first person is written as the third, and marks do not count. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(?:my|our|their|i|we|they|me|us|them|users)\b/g, '_')
    .replace(/[^\p{L}\p{N}_]+/gu, '');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
