// The brief starts with its title, and there is only one.
import { toString } from 'mdast-util-to-string';
import { say } from '../../documents/sentence.ts';
import { firstLine, firstLineOf, report } from '../finding.ts';
import { isUntitled } from './frame.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/title';

export const title: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('A brief starts with one title of the first level.'),
    why: say('Lists, links and other tools name a plan by its title.'),
    wrong: 'Here is your brief:\n\n# Shorter sign-in',
    right: '# Shorter sign-in',
  },
  check(document, shape) {
    // What else is missing then is said with the title, in one finding.
    if (isUntitled(document, shape)) return [];
    const blocks = document.root.children.filter((node) => node.type !== 'yaml');
    const titles = blocks.filter((node) => node.type === 'heading' && node.depth === 1);
    const [first] = blocks;
    const [heading, ...others] = titles;
    if (heading === undefined || first !== heading) {
      const message = say('The brief must start with its title. Put "# " and the title into the first line.');
      return [report(document, id, 'error', firstLine(document), message)];
    }
    const empty =
      toString(heading).trim() === ''
        ? [report(document, id, 'error', firstLineOf(document, heading), say('The title is empty. Name the task.'))]
        : [];
    const second = say('A brief has one title. Make this a part of a section, or remove it.');
    return [...empty, ...others.map((other) => report(document, id, 'error', firstLineOf(document, other), second))];
  },
};
