// Nothing is marked as not clear.
import { say } from '../../documents/sentence.ts';
import { readMarks } from '../../documents/speckit/clarifications.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { artifactKinds } from '../../documents/speckit/kind.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { isUnfilled } from '../structure/template-leftover.ts';
import { featureRule, type Remark } from './rule.ts';

export const unresolvedClarification = featureRule(
  'unresolved-clarification',
  ['spec', 'decisions', ...artifactKinds],
  {
    severity: 'warning',
    summary: say('No question is left open in a document.'),
    why: say('What is not clear is decided by whoever implements it, usually without saying so.'),
    wrong: '- **FR-002**: System MUST charge [NEEDS CLARIFICATION: per day or per week?]',
    right: '- **FR-002**: System MUST charge 0.50 EUR per day',
  },
  ({ document, kind }) => {
    if (isUnfilled(document)) return [];
    const found = readMarks(document).map(({ question, span }): Remark => {
      const message =
        question === ''
          ? say('This is marked as not clear. Find out what is meant, and replace the mark.')
          : say(
              'This is not clear yet: “{0}”. Answer the question, and replace the mark by what it says.',
              shortened(question, 100),
            );
      return { severity: 'warning', span, message };
    });
    if (kind !== 'spec') return found;
    const open = readSpec(document).clarifications.filter(({ answer }) => answer === undefined || answer === '');
    const asked = open.map(({ question, span }): Remark => {
      const message = say('The question “{0}” has no answer. Add it as {1}.', shortened(question, 80), '→ A: …');
      return { severity: 'info', span, message };
    });
    return [...found, ...asked];
  },
);
