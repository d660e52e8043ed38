// The flowcharts of the section with the diagram, for the rules about their style.
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import { scanFlowchart, type FlowEdge, type Flowchart, type FlowNode } from '../../documents/diagram/flowchart.ts';
import type { Finding, Severity } from '../../documents/finding.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { sectionOf } from '../blocks.ts';
import { lineRange, report } from '../finding.ts';
import { diagramFences } from '../structure/diagram.ts';
import { names } from './names.ts';

export interface Flow {
  readonly fence: Fence;
  readonly chart: Flowchart;
}

/** The diagrams of the section, whatever their type. */
export function flowFences(document: MarkdownDocument): readonly Fence[] {
  const section = sectionOf(document, names.flow);
  return section === undefined
    ? []
    : diagramFences(document).filter(({ start, end }) => start >= section.headingEnd && end <= section.end);
}

/** Those that are flowcharts and can be read whole: of the others nothing is said about style. */
export function flowsOf(document: MarkdownDocument): readonly Flow[] {
  return flowFences(document).flatMap((fence) => {
    const chart = scanFlowchart(fence.text);
    return chart === undefined || chart.unread.length > 0 ? [] : [{ fence, chart }];
  });
}

/** A finding at a line of a diagram. */
export function reportLine(
  document: MarkdownDocument,
  rule: string,
  severity: Severity,
  fence: Fence,
  line: number,
  message: Sentence,
): Finding {
  return report(document, rule, severity, lineRange(document, fence.line + line - 1), message);
}

export function edgesFrom(chart: Flowchart, node: FlowNode): readonly FlowEdge[] {
  return chart.edges.filter(({ from }) => from === node.id);
}

export function edgesTo(chart: Flowchart, node: FlowNode): readonly FlowEdge[] {
  return chart.edges.filter(({ to }) => to === node.id);
}
