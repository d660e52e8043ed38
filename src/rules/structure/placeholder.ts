// No `{{place}}` of a template remains unfilled.
import type { Rule } from '../../core/rule.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say } from '../../documents/sentence.ts';
import { report, type Range } from '../finding.ts';

const id = 'structure/placeholder';

export const placeholder: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('No place of a template remains unfilled.'),
    why: say('An unfilled place is a value that nobody has decided.'),
    wrong: '# {{Title}}',
    right: '# Shorter sign-in',
  },
  applies: () => true,
  check(document) {
    const code: Range[] = [];
    for (const node of nodesOf(document.root, 'code', 'inlineCode')) code.push(rangeOf(node));
    return [...document.text.matchAll(/\{\{[^{}\n]{1,100}\}\}/g)]
      .filter(({ index }) => !code.some(({ start, end }) => index >= start && index < end))
      .map(({ index, 0: place }) => {
        const message = say('The place {0} of the template is not filled. Put the value there.', place);
        return report(document, id, 'error', { start: index, end: index + place.length }, message);
      });
  },
};
