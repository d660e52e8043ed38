// Comments are closed.
import type { Html } from 'mdast';
import type { Rule } from '../../core/rule.ts';
import { commentsOf } from '../../documents/comments.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import type { Finding } from '../../documents/finding.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
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
  hides: ['brief/headings', 'brief/leftovers', 'phases/parts'],
  applies: () => true,
  check(document) {
    const found: Finding[] = [];
    for (const node of nodesOf(document.root, 'html')) {
      found.push(...swallowed(document, node));
      if (endsInCode(node)) found.push(report(document, id, 'error', firstLineOf(document, node), hides()));
      const open = node.value.lastIndexOf('<!--');
      if (open < 0 || node.value.indexOf('-->', open) >= 0) continue;
      const hidden = document.text.slice(rangeOf(node).end).trim() !== '' || node.value.includes('\n');
      const message = hidden ? hides() : say('This comment is not closed. Add --> at its end.');
      found.push(report(document, id, 'error', firstLineOf(document, node), message));
    }
    return found;
  },
};

function hides(): Sentence {
  return say('This comment is not closed: it hides what follows. Add --> where it ends.');
}

/** What closes the comment is an arrow of a diagram: it stands in a code block that the comment has hidden. */
function endsInCode({ value }: Html): boolean {
  const [first] = commentsOf(value);
  const hidden = first?.start === 0 ? first.words : '';
  return /^#{1,6} /m.test(hidden) && (hidden.match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0) % 2 === 1;
}

/** A comment that is closed by the next one only: all between the two is hidden. */
function swallowed(document: MarkdownDocument, node: Html): readonly Finding[] {
  return commentsOf(node.value)
    .filter(({ words }) => /\n[ \t]*<!--/.test(words))
    .map((comment) => {
      const start = rangeOf(node).start + comment.start;
      const end = start + '<!--'.length + comment.words.search(/[\r\n]/);
      return report(document, id, 'error', { start, end }, hides());
    });
}
