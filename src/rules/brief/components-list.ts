// What is affected stands in a list, each item with its name.
import { toString } from 'mdast-util-to-string';
import { say } from '../../documents/sentence.ts';
import { isUndetermined, itemsOf, sectionOf } from '../blocks.ts';
import { firstLineOf, report } from '../finding.ts';
import { names } from './names.ts';
import { needsList } from './needs-list.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/components-list';

export const componentsList: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('What is affected stands in a list, each item with the name of the component.'),
    why: say('Owners look for the name of their system.'),
    wrong: 'Some pages of the web client change.',
    right: '- **Web client:** The three pages become one.',
  },
  check(document) {
    const section = sectionOf(document, names.components);
    if (section === undefined) return [];
    const form = '- **Component A:** …';
    const message = say('Write what is affected as a list, each item as "{0}".', form);
    const unnamed = itemsOf(document, section).filter((item) => {
      const [paragraph] = item.children;
      const [first] = paragraph?.type === 'paragraph' ? paragraph.children : [];
      if (first === undefined || isUndetermined(toString(item))) return false;
      const colonBehind = toString(item).slice(toString(first).length).startsWith(':');
      return first.type !== 'strong' || !(/[:\uff1a]$/.test(toString(first)) || colonBehind);
    });
    return [
      ...needsList(document, id, names.components, message),
      ...unnamed.map((item) =>
        report(document, id, 'warning', firstLineOf(document, item), say('Start this item as "{0}".', form)),
      ),
    ];
  },
};
