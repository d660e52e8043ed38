// The marks of a code block stand on lines of their own.
import type { Rule } from '../../core/rule.ts';
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say } from '../../documents/sentence.ts';
import { endOfLine, startOfLine } from '../../documents/text.ts';
import { report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { gluedMarks, marksOf } from './fence-marks.ts';
import { nestedFences } from './nested-fence.ts';

const id = 'structure/glued-fence';

export const gluedFence: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('The marks of a code block stand on lines of their own.'),
    why: say('Marks that are glued to text do not close the block: it swallows what follows.'),
    wrong: '```mermaid\ngraph TD\n  a --> b```\n\nThe text that follows.',
    right: '```mermaid\ngraph TD\n  a --> b\n```\n\nThe text that follows.',
  },
  hides: ['brief/headings', 'phases/*'],
  applies: () => true,
  check: (document, _verdicts, set) =>
    // What is shifted by a block in a block seems glued.
    nestedFences(document).length > 0
      ? []
      : [...document.fences.flatMap((fence) => gluedEnd(document, fence)), ...gluedStarts(document)].map((finding) =>
          isOthers(set) && !opensLine(document, finding) ? { ...finding, severity: 'info' } : finding,
        ),
};

/** Others write about marks in the middle of a line. */
function opensLine({ text }: MarkdownDocument, { place }: Finding): boolean {
  return /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?$/.test(text.slice(startOfLine(text, place.start), place.start));
}

function gluedEnd(document: MarkdownDocument, fence: Fence): readonly Finding[] {
  const at = gluedMarks(document, fence);
  if (at === undefined) return [];
  const { text } = document;
  const marks = marksOf(document, fence);
  const message = say('The {0} that closes the code block must stand on a line of its own.', marks);
  // Marks further down would open a new block once this one is closed; in a list a new line needs its indentation.
  const isAlone = text.slice(at, endOfLine(text, at)).trim() === marks;
  const isLast = !/^[ \t>]*(?:`{3,}|~{3,})/m.test(text.slice(endOfLine(text, at)));
  const isTop = document.root.children.some((node) => rangeOf(node).start === fence.start);
  const fix = { title: say('Put it on a line of its own'), edits: [{ start: at, end: at, text: document.eol }] };
  const certain = !fence.closed && isAlone && isLast && isTop;
  const range = { start: at, end: at + marks.length };
  return [report(document, id, 'error', range, message, certain ? fix : undefined)];
}

/** Marks that open a block behind text: "the flow: ```mermaid". */
function gluedStarts(document: MarkdownDocument): readonly Finding[] {
  const found: Finding[] = [];
  for (const paragraph of nodesOf(document.root, 'paragraph')) {
    const { start, end } = rangeOf(paragraph);
    for (const match of document.text.slice(start, end).matchAll(/\S[ \t]*(`{3,}|~{3,})\w*[ \t]*$/gm)) {
      const marks = match[1] ?? '';
      const at = start + match.index + match[0].lastIndexOf(marks);
      // Marks that pair with others on the line are inline code.
      const line = document.text.slice(document.text.lastIndexOf('\n', at) + 1, at);
      if (line.includes(marks)) continue;
      const message = say('The {0} of a code block must stand on a line of its own.', marks);
      found.push(report(document, id, 'error', { start: at, end: at + marks.length }, message));
    }
  }
  return found;
}
