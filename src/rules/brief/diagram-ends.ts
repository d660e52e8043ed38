// Where the flow starts and ends, the nodes are round.
import { say } from '../../documents/sentence.ts';
import { isStore } from './diagram-databases.ts';
import { edgesFrom, edgesTo, flowsOf, reportLine } from './flow.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/diagram-ends';
const round = ['round', 'stadium', 'circle', 'doubleCircle'];
const endWords = /^(?:start|begin|end|stop|finish|done)$/i;

export const diagramEnds: BriefRule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Where the flow starts and ends, the nodes are round.'),
    why: say('The eye finds the entry and the exit by their shape.'),
    wrong: 'graph TD\n  a[Start] --> b[End]',
    right: 'graph TD\n  a([Start]) --> b([End])',
  },
  check: (document) =>
    flowsOf(document).flatMap(({ fence, chart }) => {
      if (chart.edges.length === 0) return [];
      const wrong = chart.nodes.filter((node) => {
        const isEnd = edgesFrom(chart, node).length === 0 || edgesTo(chart, node).length === 0;
        // A flow may read from a database at its start and leave its result in one; in which form, another rule says.
        const isKept = node.shape === 'cylinder' || isStore(node.label) || chart.subgraphs.includes(node.id);
        return (isEnd || endWords.test(node.label)) && !isKept && !round.includes(node.shape);
      });
      return wrong.map((node) => {
        const message = say('"{0}" is where the flow starts or ends: draw it round, as {1}.', node.label, '`id([…])`');
        return reportLine(document, id, 'warning', fence, node.line, message);
      });
    }),
};
