// Mermaid accepts every diagram.
import type { Rule, Verdicts } from '../../core/rule.ts';
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import { repairDiagram, sameGraph } from '../../documents/diagram/repair.ts';
import type { Finding, Verdict } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { withEol } from '../../documents/text.ts';
import { lineRange, report } from '../finding.ts';

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
  check: (document, verdicts) =>
    diagramFences(document).flatMap((fence) => {
      const verdict = verdicts('mermaid', fence.text);
      if (verdict === undefined || verdict.kind === 'valid') return [];
      const line = verdict.kind === 'invalid' ? (verdict.problems[0].line ?? 1) : 1;
      const range = lineRange(document, Math.min(fence.line + line - 1, lastLineOf(fence)));
      return [
        report(document, id, severities[verdict.kind], range, messageOf(verdict), fixOf(document, fence, verdicts)),
      ];
    }),
};

/** The closed Mermaid blocks of a document; of an open one nobody knows where it ends. */
export function diagramFences(document: MarkdownDocument): readonly Fence[] {
  return document.fences.filter((fence) => fence.closed && fence.language.toLowerCase() === 'mermaid');
}

const severities = { invalid: 'error', unchecked: 'info' } as const;

function messageOf(verdict: Exclude<Verdict, { kind: 'valid' }>) {
  return verdict.kind === 'invalid'
    ? say('Mermaid cannot read this diagram: {0}. Correct the line.', verdict.problems[0].message.replace(/\.$/, ''))
    : say('This diagram was not checked: {0}.', verdict.reason);
}

function lastLineOf(fence: Fence): number {
  return fence.line + Math.max(0, fence.text.split('\n').length - 1);
}

/** A repair that was checked and keeps nodes and edges. */
function fixOf(document: MarkdownDocument, fence: Fence, verdicts: Verdicts): Finding['fix'] {
  const { textStart: start, textEnd: end } = fence;
  // In a list or quotation each line has something before it that the text of the block does not show.
  if (document.text.slice(start, end) !== fence.text) return undefined;
  const repaired = repairDiagram(fence.text).find(
    (candidate) => verdicts('mermaid', candidate)?.kind === 'valid' && sameGraph(fence.text, candidate),
  );
  if (repaired === undefined) return undefined;
  return { title: say('Repair the diagram'), edits: [{ start, end, text: withEol(repaired, document.eol) }] };
}
