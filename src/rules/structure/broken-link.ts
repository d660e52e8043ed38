// Relative links lead to a file that is there, and links to a heading to a heading that is there.
import type { Definition, Image, Link } from 'mdast';
import type { Rule } from '../../core/rule.ts';
import { anchorOf, anchorsOf, linkTarget } from '../../documents/links.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding } from '../../documents/finding.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { firstLineOf, report } from '../finding.ts';
import { swallowedHeadings } from './swallowed.ts';

const id = 'structure/broken-link';

export const brokenLink: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('A link leads to a file and a heading that are there.'),
    why: say('A link that leads nowhere hides what the plan rests on.'),
    wrong: '# Plan\n\n## Steps\n\nSee [the risks](#risks).',
    right: '# Plan\n\n## Steps\n\nSee [the risks](#5-risks).\n\n## 5. Risks\n\nNone is known.',
  },
  applies: () => true,
  check(document, _, set) {
    const found: Finding[] = [];
    for (const node of nodesOf(document.root, 'link', 'image', 'definition')) {
      const message = problemOf(document, node, set);
      if (message) found.push(report(document, id, 'warning', firstLineOf(document, node), message));
    }
    return found;
  },
};

function problemOf(
  document: MarkdownDocument,
  node: Link | Image | Definition,
  set: DocumentSet,
): Sentence | undefined {
  const target = linkTarget(document.path, node.url);
  if (target === undefined) return undefined;
  const { path, anchor } = target;
  if (path !== undefined && set.exists(path) === false) {
    return say('There is no file {0}. Correct the link, or add the file.', path);
  }
  if (anchor === undefined || anchor === '') return undefined;
  const aimed = path === undefined ? document : set.documents.find((other) => other.path === path);
  if (aimed === undefined || anchorsOf(aimed).has(anchor.toLowerCase())) return undefined;
  if (isSwallowed(aimed, anchor.toLowerCase())) return undefined;
  return path === undefined
    ? say('There is no heading for #{0} in this document. Correct the link.', anchor)
    : say('There is no heading for #{0} in {1}. Correct the link.', anchor, path);
}

/** The heading is there, in a code block that is badly closed: that is said already, and mends the link too. */
function isSwallowed(document: MarkdownDocument, anchor: string): boolean {
  return swallowedHeadings(document).some(({ title }) => anchorOf(title) === anchor);
}
