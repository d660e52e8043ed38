// Open questions are a task list.
import type { ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { say } from '../../documents/sentence.ts';
import { blocksOf, isComment, isUndetermined, itemsOf, itemText, sectionOf } from '../blocks.ts';
import { firstLineOf, headingRange, report } from '../finding.ts';
import { names } from './names.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/open-questions';

export const openQuestions: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('Open questions are a task list.'),
    why: say('A question with a box can be ticked off when it is answered.'),
    wrong: '- Which browsers must work?',
    right: '- [ ] Which browsers must work?',
  },
  check(document) {
    const section = sectionOf(document, names.questions);
    if (section === undefined) return [];
    const boxes = looseBoxes(document, section);
    const items = itemsOf(document, section);
    if (items.length > 0) return [...items.flatMap((item) => checkItem(document, item)), ...boxes];
    if (boxes.length > 0) return boxes;
    const blocks = blocksOf(document, section).filter((block) => !isComment(block));
    const text = blocks.map((block) => toString(block)).join(' ');
    const message = say('Put each open question into a task list: "{0}".', '- [ ] …?');
    // An empty section is the matter of `structure/empty-section`.
    const isNone = text.trim() === '' || isUndetermined(text) || (!asking.test(text) && wordsIn(text) <= 8);
    return isNone ? [] : [report(document, id, 'error', headingRange(section), message)];
  },
};

/** A short sentence without these says that there are none, or that all are answered. */
const asking = /[?\uff1f]/;

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Boxes on lines that are no list items: no tool sees a task in them. */
function looseBoxes(document: MarkdownDocument, section: Section): readonly Finding[] {
  const body = document.text.slice(section.headingEnd, section.bodyEnd);
  return [...body.matchAll(/^([ \t]*)\[[ xX]?\](?=[ \t]+\S)[^\r\n]*/gm)].map(({ index, 0: line, 1: indent = '' }) => {
    const start = section.headingEnd + index + indent.length;
    const fix = { title: say('Make it a task'), edits: [{ start, end: start, text: '- ' }] };
    const message = say('A box needs the mark of a list before it: "{0}".', '- [ ] …?');
    const isPlain = /^\[[ xX]\]/.test(line.trimStart());
    return report(
      document,
      id,
      'error',
      { start, end: start + line.trim().length },
      message,
      isPlain ? fix : undefined,
    );
  });
}

function checkItem(document: MarkdownDocument, item: ListItem): readonly Finding[] {
  const paragraph = item.children.find((child) => child.type === 'paragraph');
  if (typeof item.checked === 'boolean' || paragraph === undefined || itemText(item) === '') return [];
  const { start } = rangeOf(paragraph);
  // A box that is written in another way must not get a second one.
  const hasBox = /^\s*\\?\[.?\\?\]/.test(document.text.slice(start, start + 10));
  const fix = { title: say('Make it a task'), edits: [{ start, end: start, text: '[ ] ' }] };
  const message = say('An open question must be a task: "{0}".', '- [ ] …?');
  return [report(document, id, 'error', firstLineOf(document, item), message, hasBox ? undefined : fix)];
}
