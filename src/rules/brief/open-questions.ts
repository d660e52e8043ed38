// Open questions are a task list.
import type { ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { say } from '../../documents/sentence.ts';
import { blocksOf, itemsOf, itemText, sectionOf } from '../blocks.ts';
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
    const items = itemsOf(document, section);
    if (items.length > 0) return items.flatMap((item) => checkItem(document, item));
    const asks = blocksOf(document, section).some((block) => /[?\uff1f]/.test(toString(block)));
    const message = say('Put each open question into a task list: "{0}".', '- [ ] …?');
    return asks ? [report(document, id, 'error', headingRange(section), message)] : [];
  },
};

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
