// The log of decisions is whole, and the boxes of tasks can be read by every tool.
import { say } from '../../documents/sentence.ts';
import { readDecisionLog, isDecisionLog } from '../../documents/speckit/decisionLog.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import type { Rule } from '../../core/rule.ts';
import { parseDocument } from '../../documents/document.ts';
import { report } from '../finding.ts';
import { featureRule } from './rule.ts';

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
  ({ document }) =>
    readTasks(document)
      .tasks.filter(({ state }) => state === 'partial')
      .map(({ id, span }) => ({
        severity: 'info',
        span,
        message: say('The box of {0} is neither open nor done. Use {1} or {2}.', id, '[ ]', '[x]'),
      })),
);

export const unread: Rule = {
  ...documents,
  checkFile: (file) =>
    isDecisionLog(file.path)
      ? readDecisionLog(file).unread.map(({ span, reason }) =>
          report(parseDocument(file.path, file.text), 'speckit/unread', 'error', span, reason),
        )
      : [],
};
