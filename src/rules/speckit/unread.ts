// The log of decisions is whole, and the boxes of tasks can be read by every tool.
import { say } from '../../documents/sentence.ts';
import { readDecisionLog, isDecisionLog } from '../../documents/speckit/decisionLog.ts';
import { readTasks, type FeatureTask } from '../../documents/speckit/tasks.ts';
import type { Rule } from '../../core/rule.ts';
import { parseDocument } from '../../documents/document.ts';
import { report } from '../finding.ts';
import { featureRule, type Remark } from './rule.ts';

const documents = featureRule(
  'unread',
  ['tasks'],
  {
    severity: 'error',
    summary: say('The log of decisions is whole, and the boxes of tasks are open or done.'),
    why: say('A log that is cut off loses decisions, and a box with another mark counts neither as work nor as done.'),
    wrong: '- [~] T005 Send the mails',
    right: '- [ ] T005 Send the mails',
  },
  ({ document }) => {
    const { tasks, repeated } = readTasks(document);
    return [...slipsOf(tasks), ...partsOf(tasks), ...gluedOf([...tasks, ...repeated])];
  },
);

/** Boxes that no tool reads as such: one slip of the hand, or of the one who wrote the whole list. */
function slipsOf(tasks: readonly FeatureTask[]): readonly Remark[] {
  const slips = tasks.flatMap(({ id, slip, state }) => (slip === undefined ? [] : [{ id, span: slip, state }]));
  const [first] = slips;
  if (first === undefined) return [];
  const message =
    slips.length === 1
      ? say('The box of {0} is written so that Markdown reads none. Write {1} before the id.', first.id, '- [ ]')
      : say(
          'The boxes of {0} tasks, {1} first, are written so that Markdown reads none. Write {2} before each id.',
          slips.length,
          first.id,
          '- [ ]',
        );
  const edits = slips.map(({ span: { start, end }, state }) => ({
    ...{ start, end },
    text: state === 'done' ? '- [x] ' : '- [ ] ',
  }));
  return [{ severity: 'warning', span: first.span, message, fix: { title: say('Correct the boxes'), edits } }];
}

function partsOf(tasks: readonly FeatureTask[]): readonly Remark[] {
  return tasks
    .filter(({ state }) => state === 'partial')
    .map(({ id, span }) => ({
      severity: 'info',
      span,
      message: say('The box of {0} is neither open nor done. Use {1} or {2}.', id, '[ ]', '[x]'),
    }));
}

/** Ids that no other tool finds, for want of a space. */
function gluedOf(tasks: readonly FeatureTask[]): readonly Remark[] {
  return tasks.flatMap(({ id, glued }) =>
    glued === undefined
      ? []
      : {
          severity: 'warning',
          span: glued,
          message: say('A space is missing behind {0}.', id),
          fix: { title: say('Put a space there'), edits: [{ start: glued.end, end: glued.end, text: ' ' }] },
        },
  );
}

export const unread: Rule = {
  ...documents,
  checkFile: (file) =>
    isDecisionLog(file.path)
      ? readDecisionLog(file).unread.map(({ span, reason }) =>
          report(parseDocument(file.path, file.text), 'speckit/unread', 'error', span, reason),
        )
      : [],
};
