// Decisions are diamonds with two or more branches, each with its answer on the arrow.
import type { Flowchart, FlowNode } from '../../documents/diagram/flowchart.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { edgesFrom, flowsOf, reportLine } from './flow.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/diagram-decisions';

export const diagramDecisions: BriefRule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Decisions are diamonds with two or more branches, each with its answer on the arrow.'),
    why: say('A branch without its answer leaves the reader to guess.'),
    wrong: 'graph TD\n  a([Start]) --> b{Known?}\n  b --> c([In])\n  b --> d([Out])',
    right: 'graph TD\n  a([Start]) --> b{Known?}\n  b -->|yes| c([In])\n  b -->|no| d([Out])',
  },
  check: (document) =>
    flowsOf(document).flatMap(({ fence, chart }) =>
      chart.nodes.flatMap((node) => {
        const problem = problemOf(chart, node);
        return problem === undefined ? [] : [reportLine(document, id, 'warning', fence, node.line, problem)];
      }),
    ),
};

function problemOf(chart: Flowchart, node: FlowNode): Sentence | undefined {
  const branches = edgesFrom(chart, node);
  const answers = branches.map(({ label }) => label);
  if (node.shape !== 'diamond') {
    const decides = answers.length > 1 && answers.filter(isYesOrNo).length > 1;
    return decides
      ? say('"{0}" decides between branches: draw it as a diamond, as {1}.', node.label, '`id{…}`')
      : undefined;
  }
  if (branches.length < 2) return say('The decision "{0}" needs two or more branches.', node.label);
  if (answers.includes('')) return say('Each branch of the decision "{0}" needs its answer on the arrow.', node.label);
  if (new Set(answers.map((answer) => answer.toLowerCase())).size < answers.length) {
    return say('Two branches of the decision "{0}" have the same answer.', node.label);
  }
  const isAsked = answers.length === 2 && isYesNoQuestion(node.label);
  return isAsked && !answers.every(isYesOrNo)
    ? say('The decision "{0}" is a yes/no question: write yes and no on its arrows.', node.label)
    : undefined;
}

/** Yes and no in the languages that ideas are likely to come in, with what may stand behind them. */
const yesOrNo =
  /^(?:yes|no|y|n|ja|nein|nej|nee|oui|non|s[i\u00ed\u00ec]|sim|n\u00e3o|tak|nie|\u0434\u0430|\u043d\u0435\u0442|ano|ne|evet|hay\u0131r|igen|nem|\u662f|\u5426|\u4e0d|\u306f\u3044|\u3044\u3044\u3048|\uc608|\uc544\uB2c8\uC694)(?![\p{L}\p{N}])/iu;

function isYesOrNo(label: string): boolean {
  return yesOrNo.test(label);
}

/** Only where it is sure: an English question that does not ask what, which or how. */
function isYesNoQuestion(label: string): boolean {
  return (
    /^[\x20-\x7e]+\?$/.test(label) && !/\b(?:what|which|who|whom|whose|how|why|when|where|or|type|kind)\b/i.test(label)
  );
}
