// Labels of nodes are shorter than six words.
import { say } from '../../documents/sentence.ts';
import { flowsOf, reportLine } from './flow.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/diagram-labels';
const mostWords = 5;

export const diagramLabels: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('Labels of nodes have five words at most.'),
    why: say('A long label makes the diagram too small to read.'),
    wrong: 'graph TD\n  a([The user opens the page to sign in]) --> b([End])',
    right: 'graph TD\n  a([Open sign-in page]) --> b([End])',
  },
  check: (document) =>
    flowsOf(document).flatMap(({ fence, chart }) =>
      chart.nodes
        .map((node) => ({ ...node, words: wordsIn(node.label) }))
        .filter(({ words }) => words > mostWords)
        .map(({ label, line, words }) => {
          const message = say('The label "{0}" has {1} words. Use at most {2}.', label, words, mostWords);
          return reportLine(document, id, 'error', fence, line, message);
        }),
    ),
};

function wordsIn(label: string): number {
  return label.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
