// An id is given once.
import { conflictsIn } from '../../documents/conflict.ts';
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import type { Span } from '../../documents/speckit/readable.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
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
    const byId = grouped(
      repeatedIn(subject).filter(({ span }) => !isMerged(span)),
      ({ key }) => key,
    );
    return [...byId.values()].flatMap((all): readonly Remark[] => {
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
      return all.map(({ id, span, line }) => ({
        severity: 'error',
        span,
        message: say('The id {0} is given twice, first in line {1}. Give this one an id of its own.', id, line),
      }));
    });
  },
);

/** With more repetitions than these of an id there is one finding for all of them. */
const mostApart = 2;

interface Repeated {
  readonly id: string;
  readonly key: string;
  readonly span: Span;
  readonly line: number;
}

function repeatedIn({ document, kind }: Subject): readonly Repeated[] {
  if (kind === 'spec') {
    const { requirements, criteria, repeated } = readSpec(document);
    return pair([...requirements, ...criteria], repeated);
  }
  if (kind === 'tasks') {
    const { tasks, repeated } = readTasks(document);
    return pair(tasks, repeated);
  }
  const { decisions } = readDecisions(document);
  const first = new Map(decisions.toReversed().map((decision) => [decision.key, decision]));
  return pair(
    [...first.values()],
    decisions.filter((decision) => first.get(decision.key) !== decision),
  );
}

interface Named {
  readonly id: string;
  readonly key: string;
  readonly span: Span;
}

function pair(first: readonly Named[], repeated: readonly Named[]): readonly Repeated[] {
  const lines = new Map(first.map(({ key, span }) => [key, span.line]));
  return repeated.map(({ id, key, span }) => ({ id, key, span, line: lines.get(key) ?? span.line }));
}
