// A total of tasks that the document states is the number of its tasks.
import { say, type Sentence } from '../../documents/sentence.ts';
import { featureOf } from '../../documents/speckit/feature.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { readTasks, type TaskList } from '../../documents/speckit/tasks.ts';
import { likely } from '../origin.ts';
import { featureRule, isHidden, type Remark } from './rule.ts';

/** `**Total Tasks**: 45`, `| **Total tasks** | 45 |`, `Total: 45 tasks`, `**Gesamtzahl der Aufgaben:** 45`. */
const total =
  /^[ \t>|*_+-]*(?:(?:total(?: number of)? tasks|number of tasks|total de (?:tareas|tarefas)|(?:gesamtzahl|anzahl)(?: der)? aufgaben)[ \t*_]*[:|\uff1a][ \t*_|]*(\d{1,4})(?![\d./%~-])|total[ \t*_]*[:|][ \t*_|]*(\d{1,4})[ \t*_]*tasks\b)([^\r\n]*)/gim;

/** What is counted is not all: `24 (without the tests)`, `42 of 45`. */
const other =
  /\b(?:exclud\w+|without|except|plus|of|out of|remaining|left|open|new|added|additional|mvp|per|estimated|ohne|sin|sem)\b|[+~/]/i;

export const taskCount = featureRule(
  'task-count',
  ['tasks'],
  {
    severity: 'warning',
    summary: say('A total of tasks that is stated is the number of tasks.'),
    why: say('Whoever plans by the total counts on tasks that are not there, or misses those that came later.'),
    wrong: '- [ ] T001 Model in src/model.ts\n- [ ] T002 Page in src/page.ts\n\n**Total Tasks**: 3\n',
    right: '**Total Tasks**: 2\n',
  },
  ({ document, set }) => {
    const list = readTasks(document);
    const isSplit = featureOf(set).documents.filter(({ kind }) => kind === 'tasks').length > 1;
    if (list.tasks.length === 0 || isSplit || isHidden(document) || set.isPartial === true) return [];
    const counts = countsOf(list);
    const source = readable(document);
    return [...source.prose.matchAll(total)].flatMap((match): readonly Remark[] => {
      const { index, 0: line, 3: rest = '' } = match;
      const said = Number(match[1] ?? match[2]);
      const under =
        source.document.sections
          .findLast(({ start }) => start <= index)
          ?.path.slice(1)
          .join(' ') ?? '';
      // Under the heading of a phase those of the phase are counted.
      if (counts.has(said) || other.test(rest.split(/[.(]/)[0] ?? '') || partial.test(under)) return [];
      if (/^\s*\([^)]*\b(?:exclud|without|except|only|plus)/i.test(rest)) return [];
      const lead = /^[ \t>|*_+-]*/.exec(line)?.[0].length ?? 0;
      const span = spanOf(source, index + lead, index + line.length - rest.length);
      return [{ severity: likely(set), span, message: messageOf(said, list.tasks.length) }];
    });
  },
);

const partial = /\bphase \d|\buser story|\bUS-?\d|\bsprint|\bmvp\b|\bstory \d|\bmilestone|\bexample|\btemplate/i;

/** Every way in which somebody may have counted: with parts and dropped tasks and those that are told twice, or without. */
function countsOf({ tasks, repeated }: TaskList): ReadonlySet<number> {
  const whole = new Set(tasks.map(({ key }) => key.replace(/(?:[a-z]|\.\d+)$/, ''))).size;
  const kept = tasks.filter(({ state }) => state !== 'dropped').length;
  const boxed = tasks.length + repeated.length;
  return new Set([tasks.length, whole, kept, boxed]);
}

function messageOf(said: number, count: number): Sentence {
  if (said === 1) return say('One task is stated, and there are {0}. Correct the number.', count);
  if (count === 1) return say('{0} tasks are stated, and there is one. Correct the number.', said);
  return say('{0} tasks are stated, and there are {1}. Correct the number.', said, count);
}
