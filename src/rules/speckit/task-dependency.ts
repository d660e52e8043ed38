// What a task waits for exists, and does not wait for the task.
import type { MarkdownDocument } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { numbersOf } from '../../documents/ids/idIndex.ts';
import { circlesOf, type Dependent } from '../../documents/speckit/dependencies.ts';
import { digitsOf, keysOf } from '../../documents/speckit/ids.ts';
import type { Span } from '../../documents/speckit/readable.ts';
import { remember } from '../../documents/speckit/remember.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import { isForeign } from './foreign.ts';
import { featureRule, isHidden, type Remark } from './rule.ts';

export const taskDependency = featureRule(
  'task-dependency',
  ['tasks'],
  {
    severity: 'error',
    summary: say('Tasks depend on tasks that exist, and not on each other in a circle.'),
    why: say('A circle cannot be worked off, and a task that waits for an unknown one waits for ever.'),
    wrong: '- [ ] T001 Model (depends on T002)\n- [ ] T002 Service (depends on T001)',
    right: '- [ ] T001 Model\n- [ ] T002 Service (depends on T001)',
  },
  ({ document, set }) => {
    // A task that is not there yet may come with a later section.
    const unknown = set.isPartial === true ? [] : unknownDependencies(document);
    const found: Remark[] = unknown.map(({ task, wanted, span }) => ({
      severity: 'error',
      span,
      message: say('{0} depends on {1}, which is no task here. Correct the id, or add the task.', task, wanted),
    }));
    const { tasks } = readTasks(document);
    const byKey = new Map(tasks.map((task) => [task.key, task]));
    for (const task of tasks) {
      const own = task.dependencies.find((one) => keysOf([one]).has(task.key));
      if (own === undefined) continue;
      const message =
        own.to === undefined
          ? say('{0} depends on itself. Take that dependency away.', task.id)
          : say('{0} depends on itself: it lies in {1}–{2}. Take it out of them.', task.id, own.id, own.to.id);
      found.push({ severity: 'error', span: task.spanIn(own.start, own.end), message });
    }
    for (const circle of circlesOf(tasks.map(withoutOwn))) {
      const [first] = circle.flatMap((key) => byKey.get(key) ?? []);
      if (first === undefined) continue;
      const way = [...circle, circle[0] ?? ''].map((key) => byKey.get(key)?.id ?? key);
      const shown = way.length > 8 ? [...way.slice(0, 4), '…', ...way.slice(-3)] : way;
      const message = say(
        'These tasks wait for each other: {0}. Take one of the dependencies away.',
        shown.join(' → '),
      );
      found.push({ severity: 'error', span: first.span, message });
    }
    return found;
  },
);

/** A task without what makes it wait for itself: that is told, and circles through the same range hang on it. */
function withoutOwn({ key, dependencies }: Dependent): Dependent {
  return { key, dependencies: dependencies.filter((one) => !keysOf([one]).has(key)) };
}

/** A task that somebody waits for and nobody has. */
export interface UnknownDependency {
  /** The id of the task that waits. */
  readonly task: string;
  readonly wanted: string;
  readonly span: Span;
}

/** The dependencies of the tasks of a document on tasks that it has not, each once for a task. */
export const unknownDependencies = remember((document: MarkdownDocument): readonly UnknownDependency[] => {
  const { tasks, repeated } = readTasks(document);
  const known = new Set([...tasks, ...repeated].flatMap(({ key }) => [key, key.replace(/(?:[a-z]|\.\d+)$/, '')]));
  // `TASK-9` beside tasks such as T009 is a ticket of another list.
  const stems = new Set(tasks.map(({ key }) => numbersOf(key).stem));
  const width = Math.min(...tasks.map(({ id }) => digitsOf(id)));
  const found: UnknownDependency[] = [];
  for (const task of isHidden(document) ? [] : tasks) {
    const said = new Set<string>();
    for (const { id, key, to, start, end } of task.dependencies) {
      for (const wanted of [{ id, key }, ...(to === undefined ? [] : [to])]) {
        const isKnown = known.has(wanted.key) || known.has(wanted.key.replace(/(?:[a-z]|\.\d+)$/, ''));
        if (isKnown || said.has(wanted.key) || digitsOf(wanted.id) < width) continue;
        if (!stems.has(numbersOf(wanted.key).stem) || isForeign(task.body, start, end)) continue;
        said.add(wanted.key);
        found.push({ task: task.id, wanted: wanted.id, span: task.spanIn(start, end) });
      }
    }
  }
  return found;
});
