// What is told of an id where it is pointed at: what it is, where it stands, and what names it. Pure.
import type { DocumentSet } from '../../documents/documentSet.ts';
import { coverageOf } from '../../documents/ids/coverage.ts';
import type { IdIndex } from '../../documents/ids/idIndex.ts';
import type { DefinedId } from '../../documents/ids/mentions.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import type { IdFamily } from '../../documents/speckit/ids.ts';
import { kindOf } from '../../documents/speckit/kind.ts';
import { readTasks, type TaskState } from '../../documents/speckit/tasks.ts';
import { plain, short } from '../chat/markdown.ts';

type Tell = (sentence: Sentence) => string;

/** What kind of thing an id is given to. */
export const familyWords: Readonly<Record<IdFamily, Sentence>> = {
  FR: say('requirement'),
  NFR: say('quality requirement'),
  SC: say('success criterion'),
  US: say('user story'),
  T: say('task'),
  TD: say('technical decision'),
};

/** How a task stands. */
export const taskWords: Readonly<Record<TaskState, Sentence>> = {
  open: say('open'),
  done: say('done'),
  partial: say('in part'),
  dropped: say('dropped'),
};

/** The Markdown of a hover. `linkTo` makes the target of a link to a place. */
export function idText(
  { family, id, key, title, path, name, headings, ...more }: DefinedId,
  set: DocumentSet,
  index: IdIndex,
  tell: Tell,
  linkTo: (path: string, line: number) => string,
): string {
  const link = (text: string, at: string, line: number) => `[${plain(text)}](${linkTo(at, line)})`;
  const state = more.state === undefined ? '' : ` · ${plain(tell(taskWords[more.state]))}`;
  const place = [link(`${fileOf(path)}:${name.line}`, path, name.line), ...headings.slice(1).map(plain)].join(' › ');
  const lines = [`**${plain(id)}** · ${plain(tell(familyWords[family]))}${state}`];
  if (title !== '') lines.push(plain(short(title, 600)));
  if (family === 'TD') lines.push(decisionLine(more, tell));
  const waits = family === 'T' ? waitsFor(key, set, index) : [];
  if (waits.length > 0) {
    const names = waits.map(
      (one) => `${link(one.id, one.path, one.name.line)} (${plain(tell(taskWords[one.state ?? 'open']))})`,
    );
    lines.push(`${plain(tell(say('Waits for')))} ${names.join(', ')}`);
  }
  const covering = coverageOf(set).get(key) ?? [];
  const named = covering.slice(0, mostNamed).map((one) => link(one.id || fileOf(one.path), one.path, one.span.line));
  if (named.length > 0) {
    const count = plain(tell(coverageSentence(covering)));
    lines.push(`${count}: ${named.join(', ')}${covering.length > mostNamed ? ' …' : ''}`);
  }
  return [...lines, place].join('\n\n');
}

const mostNamed = 8;

/** How many tasks and tests there are for something. */
export function coverageSentence(covering: readonly { readonly isTest: boolean }[]): Sentence {
  const tests = covering.filter(({ isTest }) => isTest).length;
  const tasks = covering.length - tests;
  return say(
    '{0} · {1}',
    countOf(tasks, say('1 task'), say('{0} tasks', tasks)),
    countOf(tests, say('1 test'), say('{0} tests', tests)),
  );
}

function countOf(count: number, one: Sentence, several: Sentence): Sentence {
  return count === 1 ? one : several;
}

function decisionLine(
  { outcome = '', provisional = false }: Pick<DefinedId, 'outcome' | 'provisional'>,
  tell: Tell,
): string {
  if (outcome === '') return plain(tell(say('Not decided yet.')));
  const sentence = provisional
    ? say('Provisional: {0}', short(outcome, 300))
    : say('Decided: {0}', short(outcome, 300));
  return plain(tell(sentence));
}

function waitsFor(key: string, set: DocumentSet, index: IdIndex): readonly DefinedId[] {
  const tasks = set.documents
    .filter((document) => kindOf(document) === 'tasks')
    .flatMap((document) => readTasks(document).tasks);
  const task = tasks.find((one) => one.key === key);
  const keys = [...new Set((task?.dependencies ?? []).flatMap((one) => [one.key, ...(one.to ? [one.to.key] : [])]))];
  return keys.flatMap((one) => index.definition(one) ?? []).slice(0, mostNamed);
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
