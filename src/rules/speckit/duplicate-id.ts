// An id is given once.
import { conflictsIn } from '../../documents/conflict.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { isWithin } from '../../documents/sorted.ts';
import { digitsOf } from '../../documents/speckit/ids.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import type { Span } from '../../documents/speckit/readable.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { readTasks, type FeatureTask } from '../../documents/speckit/tasks.ts';
import type { Range } from '../finding.ts';
import { isOthers, likely } from '../origin.ts';
import { featureRule, type Remark, type Subject } from './rule.ts';

export const duplicateId = featureRule(
  'duplicate-id',
  ['spec', 'tasks', 'decisions'],
  {
    severity: 'error',
    summary: say('Requirements, criteria, tasks and decisions have ids of their own.'),
    why: say('Two things with one id cannot be told apart by anything that refers to them.'),
    wrong: '- [ ] T003 Loan model\n- [ ] T003 Loan service',
    right: '- [ ] T003 Loan model\n- [ ] T004 Loan service',
  },
  (subject) => {
    // Between the marks of a merge the same stands twice: the marks are what is wrong.
    const conflicts = conflictsIn(subject.document.text);
    const isMerged = ({ start }: Span) => conflicts.some((one) => one.start <= start && start < one.end);
    // `T069-precommit` is no second T069.
    const isLonger = ({ id, span }: Repeated) => {
      const at = subject.document.text.indexOf(id, span.start);
      return (
        at >= 0 && at < span.end && /^-\p{L}{2}/u.test(subject.document.text.slice(at + id.length, at + id.length + 4))
      );
    };
    const again = repeatedIn(subject).filter((one) => !isMerged(one.span) && !isLonger(one));
    const whole = copyIn(subject.document, again);
    const copies = whole === undefined ? pastedIn(again) : [whole];
    const ranges = copies.map(({ range }) => range);
    const isRecap = recapsIn(subject);
    const found = again.flatMap((one) => {
      const said = isWithin(ranges, one.span.start) ? undefined : meaningOf(one);
      return said === undefined ? [] : [{ ...one, said: said === 'other' && isRecap(one) ? 'same' : said }];
    });
    const byId = grouped(
      found.filter(({ said }) => said === 'other'),
      writingOf,
    );
    const others = [...byId.values()].flatMap((all): readonly Remark[] => {
      const [first] = all;
      // A number that was never counted up is one fault.
      if (first !== undefined && all.length > mostApart) {
        const message = say(
          'The id {0} is given {1} times, first in line {2}. Give each an id of its own.',
          first.id,
          all.length + 1,
          first.line,
        );
        return [{ severity: 'error', span: first.span, message }];
      }
      return all.map(({ id, span, line, words, first: { words: before } }) => ({
        severity: 'error',
        span,
        message:
          words === before && words !== ''
            ? say('{0} stands twice with the same words, first in line {1}. Remove one of the two.', id, line)
            : isRemarked(words, before)
              ? say('{0} stands twice, once with a remark, first in line {1}. Remove one of the two.', id, line)
              : say('The id {0} is given twice, first in line {1}. Give this one an id of its own.', id, line),
      }));
    });
    const hints = found
      .filter(({ said }) => said === 'same')
      .map(({ id, span, line }): Remark => {
        const message = say(
          '{0} stands here a second time, first in line {1}. Check that both say the same.',
          id,
          line,
        );
        return { severity: 'info', span, message };
      });
    const written = found
      .filter(({ said }) => said === 'written')
      .map(({ id, span }): Remark => {
        const message = say('{0} is written with more digits where it is defined. Write it the same way.', id);
        return { severity: 'info', span, message };
      });
    return [...copies.map(({ remark }) => remark), ...others, ...hints, ...written, ...ticksIn(subject)];
  },
);

/** `Create the model` and `Create the model (deferred)`. */
function isRemarked(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].map((words) => words.trim()).sort((a, b) => a.length - b.length);
  return (
    short.includes(' ') && long.startsWith(short) && /^\s*[([\u2013\u2014\u2705:-]/u.test(long.slice(short.length))
  );
}

/** Tasks that are listed again, such as in a checklist, and are done in one of the two places only. */
function ticksIn({ document, kind, set }: Subject): readonly Remark[] {
  if (kind !== 'tasks') return [];
  const { tasks, listed } = readTasks(document);
  const firsts = new Map(tasks.map((task) => [task.key, task]));
  const found = listed.flatMap((task) => {
    const first = firsts.get(task.key);
    const states = new Set([task.state, first?.state]);
    const isOpposite = states.has('open') && states.has('done') && task.form === 'item' && first?.form === 'item';
    return isOpposite ? [{ task, first }] : [];
  });
  const [one] = found;
  if (one === undefined) return [];
  const severityOf = ({ task, first }: typeof one) => (task.phase === first.phase ? 'warning' : likely(set));
  if (found.length > mostApart) {
    const message = say(
      '{0} tasks are ticked in one of two places only, this one first in line {1}. Tick them alike.',
      found.length,
      one.first.span.line,
    );
    return [{ severity: severityOf(one), span: one.task.span, message }];
  }
  return found.map((both) => {
    const message = say(
      '{0} is ticked in one of two places only, here or in line {1}. Tick them alike.',
      both.task.id,
      both.first.span.line,
    );
    return { severity: severityOf(both), span: both.task.span, message };
  });
}

/** With more repetitions than these of an id there is one finding for all of them. */
const mostApart = 2;

interface Named {
  readonly id: string;
  readonly key: string;
  readonly span: Span;
  /** Its words. */
  readonly words: string;
  readonly form?: FeatureTask['form'];
  /** The chapter of a task; requirements are compared within a chapter only. */
  readonly chapter?: string;
}

interface Repeated extends Named {
  readonly line: number;
  readonly first: Named;
}

function repeatedIn({ document, kind }: Subject): readonly Repeated[] {
  if (kind === 'spec') {
    const { requirements, criteria, repeated } = readSpec(document);
    const named = (all: typeof repeated) => all.map(({ id, key, span, text }) => ({ id, key, span, words: text }));
    return pair(named([...requirements, ...criteria]), named(repeated));
  }
  if (kind === 'tasks') {
    const { tasks, repeated } = readTasks(document);
    const named = (all: typeof repeated) =>
      all.map(({ id, key, span, title, form, phase }) => ({ id, key, span, words: title, form, chapter: phase }));
    return pair(named(tasks), named(repeated));
  }
  const decisions = readDecisions(document).decisions.map(({ id, key, span, title }) => ({
    ...{ id, key, span, words: title },
  }));
  const first = new Map(decisions.toReversed().map((decision) => [decision.key, decision]));
  return pair(
    [...first.values()],
    decisions.filter((decision) => first.get(decision.key) !== decision),
  );
}

function pair(all: readonly Named[], repeated: readonly Named[]): readonly Repeated[] {
  const firsts = new Map(all.map((one) => [one.key, one]));
  const written = new Map(all.map((one) => [writingOf(one), one]));
  return repeated.map((one) => {
    const first = written.get(writingOf(one)) ?? firsts.get(one.key) ?? one;
    if (!written.has(writingOf(one))) written.set(writingOf(one), one);
    return { ...one, line: first.span.line, first };
  });
}

/** `T10` and `T010` are read as one, and were not given twice by whoever wrote them. */
function writingOf({ key, id }: Named): string {
  return `${key} ${digitsOf(id)}`;
}

/**
 * What a second place of an id is: another thing with the same id; perhaps the same thing again; or surely that, as in a
 * list of tasks that have headings of their own, and in the rows of a table with one for each criterion of a task; or an
 * id with fewer digits.
 */
function meaningOf(one: Repeated): 'other' | 'same' | 'written' | undefined {
  const { words, form, chapter, first } = one;
  if (writingOf(one) !== writingOf(first)) return digitsOf(one.id) < digitsOf(first.id) ? 'written' : undefined;
  const isSame = areAlike(words, first.words);
  if (form !== first.form) return isSame ? undefined : 'same';
  if (form === 'row' && (isSame || [words, first.words].every((one) => idOnly.test(one)))) return undefined;
  return chapter !== first.chapter && areAlike(words, first.words, 0.8) ? 'same' : 'other';
}

/**
 * In tasks of others: whether a chapter that is none of work (`## Appendix`, `## 完了基準`) gives no id that is new. It
 * speaks of the tasks above in words of its own.
 */
function recapsIn({ kind, document, set }: Subject): (one: Repeated) => boolean {
  if (kind !== 'tasks' || !isOthers(set)) return () => false;
  const own = new Set(readTasks(document).tasks.map(({ phase }) => phase));
  return ({ chapter = '', first }) => chapter !== first.chapter && !own.has(chapter) && !work.test(chapter);
}

/** A chapter by its number, or by what work is parted into. */
const work =
  /\d|\b(?:phases?|sprint|stor(?:y|ies)|milestone|stage|step|iteration|part|epic|tasks?|setup|foundation\p{L}*|polish|implementation|tests?|testing|backend|frontend)\b|阶段|階段|フェーズ|任务|任務|タスク|단계|작업|fase|tarea|tarefa|aufgabe|этап|задач/iu;

const idOnly = /^\W*(?:[A-Z]{1,5}-?\d[\w.-]*[\s,;/]*)+$/;

/** Whether most words of the shorter text stand in the other; of writing without spaces, its pairs of characters. */
function areAlike(one: string, other: string, least = 0.6): boolean {
  const [few = new Set<string>(), many = new Set<string>()] = [piecesOf(one), piecesOf(other)].sort(
    (a, b) => a.size - b.size,
  );
  const shared = [...few].filter((piece) => many.has(piece)).length;
  return one === other || (few.size > 1 && shared / few.size >= least);
}

function piecesOf(text: string): ReadonlySet<string> {
  // The estimate behind a task is none of its words.
  const words = text.toLowerCase().replace(/[(\uff08][^()\uff08\uff09]*[)\uff09]\s*$/, '');
  const pairs = [...words.matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu)].flatMap(([run]) =>
    [...run].slice(1).map((sign, at) => `${[...run][at] ?? ''}${sign}`),
  );
  return new Set([...pairs, ...(words.match(/[^\P{L}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2,}|\p{N}+/gu) ?? [])]);
}

/** A document that stands twice in its file, or the bare template behind it: one finding, where that begins. */
function copyIn(
  { sections, text }: MarkdownDocument,
  again: readonly Repeated[],
): { readonly remark: Remark; readonly range: Range } | undefined {
  const title = sections.find(({ depth }) => depth === 1);
  const second = sections.find(
    (one) =>
      one.depth === 1 && one !== title && (one.title === title?.title || /\[[A-Z][A-Z _]+\]\s*$/.test(one.title)),
  );
  // Without titles all of it must be the same, in one piece behind the first.
  const alike = again.filter(({ words, first }) => words === first.words);
  const from = second?.start ?? alike[0]?.span.start ?? text.length;
  const inCopy = (second === undefined ? alike : again).filter(
    ({ span, first }) => span.start >= from && first.span.start < from,
  );
  const [one] = inCopy;
  if (one === undefined || inCopy.length < (second === undefined ? fewest : 1)) return undefined;
  if (second === undefined && inCopy.length < again.length) return undefined;
  const span = second === undefined ? one.span : { start: second.start, end: second.headingEnd, line: second.line };
  const isBare = second !== undefined && second.title !== title?.title;
  const message = isBare
    ? say('The template stands here once more, with {0} of the ids above. Delete it from here on.', inCopy.length)
    : say('From here on the document stands a second time, with {0} of its ids. Keep one of the two.', inCopy.length);
  return { remark: { severity: 'error', span, message }, range: { start: from, end: text.length } };
}

/** A section that was pasted a second time: one finding, where that begins. */
function pastedIn(again: readonly Repeated[]): readonly { readonly remark: Remark; readonly range: Range }[] {
  const runs: Repeated[][] = [];
  for (const one of again) {
    const last = runs.at(-1)?.at(-1);
    const isCopy = one.words === one.first.words && one.words !== '' && one.chapter === one.first.chapter;
    if (!isCopy) runs.push([]);
    else if (last !== undefined && last.first.span.start < one.first.span.start) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length < fewest) return [];
    const message = say(
      'From here on {0} ids stand a second time with the same words, first from line {1}. Keep one of the two.',
      run.length,
      first.line,
    );
    const range = { start: first.span.start, end: last.span.end };
    return [{ remark: { severity: 'error', span: first.span, message }, range }];
  });
}

/** So many ids with the same words are no slip of single lines. */
const fewest = 5;
