// The flow is a `graph` that goes down, to the right or up.
import { scanFlowchart } from '../../documents/diagram/flowchart.ts';
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { lineRange, report } from '../finding.ts';
import { flowFences, reportLine } from './flow.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/diagram-direction';
const directions = ['TD', 'LR', 'BT'];

export const diagramDirection: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The flow is a `graph` that goes down, to the right or up.'),
    why: say('All briefs draw flows in the same direction, so that they can be read alike.'),
    wrong: 'sequenceDiagram\n  User->>Server: sign in',
    right: 'graph TD\n  a([Start]) --> b([End])',
  },
  check: (document) => flowFences(document).flatMap((fence) => checkHeader(document, fence)),
};

function checkHeader(document: MarkdownDocument, fence: Fence): readonly Finding[] {
  const chart = scanFlowchart(fence.text);
  const message = say('Start the diagram with {0} (or LR, BT where the flow is horizontal or goes up).', '`graph TD`');
  if (chart === undefined) return [reportLine(document, id, 'error', fence, 1, message)];
  const isGraph = chart.keyword === 'graph' || chart.keyword === 'flowchart';
  const range = lineRange(document, fence.line + chart.line - 1);
  const source = document.text.slice(range.start, range.end);
  if (isGraph && directions.includes(chart.direction)) {
    if (chart.keyword === 'graph') return [];
    const hint = say('The template writes {0}; this is the same by another name.', `\`graph ${chart.direction}\``);
    return [report(document, id, 'info', range, hint)];
  }
  const header = /^(graph|flowchart)(?:([ \t]+)TB)?(?=[ \t]*;?[ \t]*$)/.exec(source);
  // TB is TD by another name, and so is no direction at all.
  const meansDown = header !== null && (chart.direction === 'TB' || chart.direction === '');
  const edits = [{ start: range.start, end: range.start + (header?.[0].length ?? 0), text: `${chart.keyword} TD` }];
  const fix = meansDown ? { title: say('Write "{0}"', `${chart.keyword} TD`), edits } : undefined;
  return [report(document, id, 'warning', range, message, fix)];
}
