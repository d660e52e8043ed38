// A task in the phase of a story carries the mark of the story, and where all tasks name what they are for, each does.
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { readTasks, type FeatureTask } from '../../documents/speckit/tasks.ts';
import { likely } from '../origin.ts';
import { featureRule, type Remark } from './rule.ts';

export const taskStory = featureRule(
  'task-story',
  ['tasks'],
  {
    severity: 'warning',
    summary: say('A task says which story or requirement it is for, where the other tasks do.'),
    why: say('Without it nobody can tell what is finished when a story is, or what to drop with a story.'),
    wrong:
      '## Phase 3: User Story 1 - Borrow\n\n- [ ] T003 [US1] Loan tests in tests/loan.test.ts\n- [ ] T004 [US1] Loan model in src/loan.ts\n- [ ] T005 [US1] Loan routes in src/routes.ts\n- [ ] T006 [US1] Loan page in src/page.ts\n- [ ] T007 Loan service in src/service.ts',
    right: '- [ ] T007 [US1] Loan service in src/service.ts',
  },
  ({ document, set }) => {
    const { tasks } = readTasks(document);
    const phases = grouped(tasks, (task) => task.phase);
    const found: Remark[] = [];
    for (const [phase, members] of phases) {
      const without = members.filter(({ stories }) => stories.length === 0);
      const isStory = /user story|\bUS-?\d/i.test(phase);
      if (!isStory || without.length === 0 || without.length > members.length / 5) continue;
      for (const { id, span } of without) {
        const message = say(
          '{0} has no story, unlike the other tasks of this phase. Add its mark, such as {1}.',
          id,
          '[US1]',
        );
        found.push({ severity: likely(set), span, message });
      }
    }
    const marked = new Set(found.map(({ span }) => span));
    const isFor = ({ references, stories }: FeatureTask) =>
      stories.length > 0 || references.some(({ family }) => /^(?:FR|NFR|SC|US)$/.test(family));
    const aimless = tasks.filter((task) => !isFor(task) && !marked.has(task.span));
    if (tasks.length < 10 || aimless.length > tasks.length / 10) return found;
    const hints = aimless.map(({ id, span }): Remark => {
      const message = say('{0} names no requirement or story, unlike the other tasks. Say what it is for.', id);
      return { severity: 'info', span, message };
    });
    return [...found, ...hints];
  },
);
