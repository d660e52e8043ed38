// Each requirement has a task, where the tasks name requirements at all.
import { say } from '../../documents/sentence.ts';
import { keysNamedIn } from '../../documents/speckit/feature.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import { isOthers } from '../origin.ts';
import { featureRule, isHidden } from './rule.ts';

const postponed =
  /\b(?:deferred|removed|withdrawn|superseded|out of scope|not in scope|future|backlog|obsolete|dropped)\b|~~/i;
const limit = /\b(?:MUST|SHALL|SHOULD|must|shall|should) (?:NOT|not|only|remain|never)\b|\bonly\b|\bno\b/i;

/** What holds for each thing that is made is seen to in many tasks, by their way and not by name. */
const general =
  /^\W*(?:every|each|any|all|jede[rs]?|alle|cada|tod[oa]s?|chaque|tou(?:s|te|tes))\b|\b(?:every|each|all|any) (?:\p{L}+[- ]){0,3}(?:strings?|changes?|components?|endpoints?|messages?|pages?|screens?|thresholds?|tests?|limits?|operations?|requests?|errors?)\b[^.;]{0,40}\b(?:must|shall|should)\b/iu;

export const requirementTask = featureRule(
  'requirement-task',
  ['spec'],
  {
    severity: 'warning',
    summary: say('Each requirement is named by a task, where the tasks name requirements.'),
    why: say(
      'A requirement that no task names is easily forgotten. The rule is silent where tasks do not name requirements at all.',
    ),
    wrong: '- **FR-003**: System MUST send reminders\n\n(tasks.md names FR-001 and FR-002 only)',
    right: '- [ ] T007 Send reminders in src/reminders.ts (FR-003)',
  },
  ({ document, feature, set }) => {
    const tasks = feature.get('tasks');
    const { requirements } = readSpec(document);
    if (tasks === undefined || readTasks(tasks).tasks.length === 0 || isHidden(tasks)) return [];
    const named = keysNamedIn(tasks);
    // A part is done by the task of the whole.
    const isNamed = (key: string): boolean =>
      named.has(key) || (/(?:[a-z]|\.\d+)$/.test(key) && isNamed(key.replace(/(?:[a-z]|\.\d+)$/, '')));
    const wanted = requirements.filter(({ text, chapter }) => !postponed.test(`${text.slice(0, 80)} ${chapter}`));
    const missing = wanted.filter(({ key }) => !isNamed(key));
    const share = wanted.length === 0 ? 0 : 1 - missing.length / wanted.length;
    if (share < 0.5) return [];
    return missing.map(({ id, text, span }) => ({
      // What must not be, or not get worse, often needs no work of its own.
      severity:
        share >= (isOthers(set) ? 0.9 : 0.75) && !limit.test(text) && !(isOthers(set) && general.test(text))
          ? 'warning'
          : 'info',
      span,
      message: say('No task names {0}. Add a task for it, or name {0} in the task that covers it.', id),
    }));
  },
);
