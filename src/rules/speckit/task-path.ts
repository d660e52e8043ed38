// A task says which file it touches, where the other tasks do.
import { say } from '../../documents/sentence.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import { featureRule } from './rule.ts';

/** Work that touches no file in particular. */
const elsewhere =
  /^\W*(?:\[[^\]]*\]\W*)*(?:run|verify|validate|review|check|confirm|ensure|test\b|manual|measure|deploy|publish|release|tag|merge|open|close|create (?:a )?(?:pr|pull request|branch|ticket|issue)|commit|install|set ?up|benchmark|profile|demo|document|polish|clean|refactor|code review|audit|gate|decide|decision|checkpoint|wire|record|restate|select|independent|final|perform|execute|re-?run|update)\b/i;

export const taskPath = featureRule(
  'task-path',
  ['tasks'],
  {
    severity: 'info',
    summary: say('A task that writes code names the file.'),
    why: say('With the file named, tasks can be handed out and done side by side without asking.'),
    wrong: '- [ ] T003 Create the loan model',
    right: '- [ ] T003 Create the loan model in src/models/loan.ts',
  },
  ({ document }) => {
    const { tasks } = readTasks(document);
    const without = tasks.filter(({ paths }) => paths.length === 0);
    if (tasks.length < 4 || without.length > tasks.length / 4) return [];
    return without
      .filter(({ title, state }) => state === 'open' && !elsewhere.test(title))
      .map(({ id, span }) => ({
        severity: 'info',
        span,
        message: say('{0} names no file, unlike the other tasks. Say which file it touches.', id),
      }));
  },
);
