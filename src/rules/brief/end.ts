// The brief ends with the last section of the template, and that with its list.
import { say } from '../../documents/sentence.ts';
import { endOfContent } from '../../documents/text.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { firstLineOf, report } from '../finding.ts';
import { matchHeadings } from './match.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/end';

export const end: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The brief ends with its last section.'),
    why: say('A remark behind the open questions is not a part of the plan, and is read by nobody.'),
    wrong: '- [ ] Which browsers must work?\n\n---\nLet me know what you think!',
    right: '- [ ] Which browsers must work?',
  },
  check(document, shape) {
    const matches = matchHeadings(document, shape);
    const last = matches.at(-1)?.section;
    if (last === undefined) return [];
    const others = matches.slice(0, -1).flatMap(({ section }) => section ?? []);
    const behind = document.root.children.filter((node) => rangeOf(node).start >= last.headingEnd);
    const list = behind.findIndex((node) => node.type === 'list');
    const stray = behind.find(
      (node, index) =>
        (node.type === 'heading' && !others.some(({ start, end: close }) => isIn(rangeOf(node).start, start, close))) ||
        node.type === 'thematicBreak' ||
        (list >= 0 && index > list && node.type !== 'list' && node.type !== 'heading' && !isInAny(rangeOf(node).start)),
    );
    if (stray === undefined) return [];
    const message = say('The brief must end with "{0}" and its list. Remove what follows, or move it.', last.title);
    const isLast = behind.at(-1) === stray && stray.type === 'thematicBreak';
    const { start, end: close } = rangeOf(stray);
    const before = endOfContent(document.text, last.headingEnd, start);
    const fix = { title: say('Remove it'), edits: [{ start: before, end: close, text: '' }] };
    return [report(document, id, 'error', firstLineOf(document, stray), message, isLast ? fix : undefined)];

    function isInAny(offset: number): boolean {
      return others.some(({ start: from, bodyEnd }) => isIn(offset, from, bodyEnd));
    }
  },
};

function isIn(offset: number, start: number, end: number): boolean {
  return offset >= start && offset < end;
}
