// Mermaid accepts every diagram.
import type { Rule, Verdicts } from '../../core/rule.ts';
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import { mendingsOf } from '../../documents/diagram/mend.ts';
import { isShown, type Finding, type Verdict } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { lineRange, report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { gluedMarks, runsOn } from './fence-marks.ts';

const id = 'structure/diagram';

export const diagram: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('Mermaid accepts every diagram.'),
    why: say('A diagram that Mermaid rejects is shown as an error, not as a picture.'),
    wrong: '```mermaid\ngraph TD\n  a[Pay (card)] --> b\n```',
    right: '```mermaid\ngraph TD\n  a["Pay (card)"] --> b\n```',
  },
  applies: (document) => document.fences.length > 0,
  check: (document, verdicts, set) =>
    diagramFences(document).flatMap((fence) => {
      const verdict = verdicts('mermaid', fence.text);
      if (verdict === undefined || isShown(verdict)) return [];
      // A block with comments only shows others where to put one.
      if (isOthers(set) && fence.text.split('\n').every((line) => /^\s*(?:%%.*)?$/.test(line))) return [];
      const { severity, message, line = 1 } = sayOf(verdict);
      const range = lineRange(document, Math.min(fence.line + line - 1, lastLineOf(fence)));
      return [report(document, id, severity, range, message, fixOf(document, fence, verdicts))];
    }),
};

/** The closed Mermaid blocks of a document; of one that is open or runs on into the next nobody knows where it ends. */
export function diagramFences(document: MarkdownDocument): readonly Fence[] {
  return document.fences.filter(
    (fence) =>
      fence.closed &&
      fence.language.toLowerCase() === 'mermaid' &&
      (!runsOn(document, fence) || gluedMarks(document, fence) !== undefined),
  );
}

function sayOf(verdict: Verdict): Pick<Finding, 'severity' | 'message'> & { readonly line?: number | undefined } {
  if (verdict.kind === 'unchecked') {
    return { severity: 'info', message: say('This diagram was not checked: {0}.', verdict.reason) };
  }
  const problem = verdict.kind === 'invalid' ? verdict.problems[0] : verdict.undrawn;
  const reason = problem?.message.replace(/\.$/, '') ?? '';
  return verdict.kind === 'invalid'
    ? {
        severity: 'error',
        message: say('Mermaid cannot read this diagram: {0}. Correct the line.', reason),
        line: problem?.line,
      }
    : {
        severity: 'warning',
        message: say('Mermaid reads this diagram but cannot draw it: {0}. Correct the line.', reason),
        line: problem?.line,
      };
}

function lastLineOf(fence: Fence): number {
  return fence.line + Math.max(0, fence.text.split('\n').length - 1);
}

/** A repair that was checked and keeps nodes and edges. */
function fixOf(document: MarkdownDocument, fence: Fence, verdicts: Verdicts): Finding['fix'] {
  const mending = mendingsOf(document, fence).find(({ text }) => isShown(verdicts('mermaid', text)));
  return mending === undefined ? undefined : { title: say('Repair the diagram'), edits: mending.edits };
}
