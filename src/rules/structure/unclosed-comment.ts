// Comments are closed.
import type { Html } from 'mdast';
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import type { Finding } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { firstLineOf, report } from '../finding.ts';

const id = 'structure/unclosed-comment';

export const unclosedComment: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('A comment is closed.'),
    why: say('An open comment hides all that follows from every reader and tool.'),
    wrong: '# Plan\n\n<!-- to be checked\n\nThe export is daily.',
    right: '# Plan\n\n<!-- to be checked -->\n\nThe export is daily.',
  },
  applies: () => true,
  check(document) {
    const found: Finding[] = [];
    for (const node of nodesOf(document.root, 'html')) {
      found.push(...swallowed(document, node));
      const open = node.value.lastIndexOf('<!--');
      if (open < 0 || node.value.indexOf('-->', open) >= 0) continue;
      const hidden = document.text.slice(rangeOf(node).end).trim() !== '' || node.value.includes('\n');
      const message = hidden
        ? say('This comment is not closed: it hides what follows. Add --> where it ends.')
        : say('This comment is not closed. Add --> at its end.');
      found.push(report(document, id, 'error', firstLineOf(document, node), message));
    }
    return found;
  },
};

/** A comment that is closed by the next one only: all between the two is hidden. */
function swallowed(document: MarkdownDocument, node: Html): readonly Finding[] {
  return [...node.value.matchAll(/<!--((?:(?!-->)[^])*?)\n[ \t]*<!--(?:(?!-->)[^])*-->/g)].map(
    ({ index, 1: before = '' }) => {
      const start = rangeOf(node).start + index;
      const message = say('This comment is not closed: it hides what follows. Add --> where it ends.');
      const end = start + '<!--'.length + (before.split(/[\r\n]/)[0] ?? '').length;
      return report(document, id, 'error', { start, end }, message);
    },
  );
}
