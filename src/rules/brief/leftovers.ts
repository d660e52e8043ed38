// Nothing of the template's own notes, sample lines and comments remains.
import type { ListItem, Nodes, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { lastFrom } from '../../documents/sorted.ts';
import { say } from '../../documents/sentence.ts';
import { startOfLine, startOfNextLine } from '../../documents/text.ts';
import { blocksOf, isComment, itemText } from '../blocks.ts';
import { firstLineOf, report, type Range } from '../finding.ts';
import type { BriefRule } from './rule.ts';
import type { BriefShape } from './shape.ts';

const id = 'brief/leftovers';

export const leftovers: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('Nothing of the notes, samples and comments of the template remains.'),
    why: say('A note that remains looks like content and says that nobody finished the section.'),
    wrong: '*You will list the primary goals here.*',
    right: '- Signing in takes one page.',
  },
  check(document, shape) {
    const found: Finding[] = [];
    const first = document.sections.find(({ depth }) => depth > 1)?.start ?? document.text.length;
    for (const node of document.root.children.filter((child) => rangeOf(child).start >= first)) {
      if (isNote(node, shape)) {
        const message = say('This note of the template must not remain. Replace it by the text that it asks for.');
        found.push(
          report(document, id, 'error', firstLineOf(document, node), message, noteRemoval(document, node, shape)),
        );
      } else if (isComment(node) && !isOpen(node)) {
        const message = say('This comment must not remain. Remove it.');
        found.push(report(document, id, 'error', firstLineOf(document, node), message, removal(document, node)));
      }
    }
    visit(document.root, 'listItem', (item) => {
      if (!isSample(item, shape)) return;
      const message = say('This sample line of the template must not remain. Replace it, or remove it.');
      found.push(report(document, id, 'error', firstLineOf(document, item), message));
    });
    return found;
  },
};

/** A comment without its end hides what follows: that is `structure/unclosed-comment`, and not to be removed with it. */
function isOpen(node: Nodes): boolean {
  return node.type === 'html' && !node.value.includes('-->', node.value.lastIndexOf('<!--'));
}

/** A paragraph (or a heading, where an empty list mark follows) in italics with the words of a note. */
function isNote(node: Nodes, shape: BriefShape): boolean {
  if (node.type !== 'paragraph' && node.type !== 'heading') return false;
  const [only, ...others] = node.children;
  if (only?.type !== 'emphasis' || others.length > 0) return false;
  const text = fold(toString(only));
  return /^you will\b/.test(text) || shape.notes.some((note) => fold(note) === text);
}

const numbered = /^(?:goal|question|component|risk|system|item)(?:\s+(?:\d+|[a-z]))?(?:\.\.\.|\u2026|\?|:)*$/;

function isSample(item: ListItem, shape: BriefShape): boolean {
  const nested = item.children.some((child) => child.type === 'list');
  const text = fold(itemText(item));
  const alone = item.children.length <= 1;
  if (text === '') return alone;
  const isLabel = nested && /^(?:risk|component):$/.test(text);
  if (isLabel) return false;
  // "Component B: …": people go on counting with the words of the sample.
  const uncounted = text.replace(/^(\p{L}+) (?:\d{1,2}|[a-z])(?=:)/u, '$1');
  return shape.samples.some((sample) => sample !== '' && fold(sample) === uncounted) || (alone && numbered.test(text));
}

/** A note is taken away where text of the section remains. A note that reads as a heading belongs to an empty list. */
function noteRemoval(document: MarkdownDocument, node: Nodes, shape: BriefShape): Finding['fix'] {
  const section = lastFrom(document.sections, rangeOf(node).start - 1);
  const blocks = section === undefined ? [] : blocksOf(document, section);
  const isText = (block: RootContent) => block !== node && !isComment(block) && !isNote(block, shape);
  return node.type === 'paragraph' && blocks.some(isText) ? removal(document, node) : undefined;
}

/** The edit that takes a whole block away, with the blank lines below it. */
function removal(document: MarkdownDocument, node: Nodes): Finding['fix'] {
  const { start, end } = wholeLines(document.text, rangeOf(node));
  return { title: say('Remove it'), edits: [{ start, end, text: '' }] };
}

function wholeLines(text: string, range: Range): Range {
  const start = startOfLine(text, range.start);
  let end = startOfNextLine(text, range.end);
  while (end < text.length && /^[ \t]*(?:\r\n|\r|\n)/.test(text.slice(end, end + 200)))
    end = startOfNextLine(text, end);
  return { start, end };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
