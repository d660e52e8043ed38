// The Jira row holds links, plain tickets, or `N/A`.
import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';
import type { BriefRule } from './rule.ts';
import { contentRange, rowOf } from './table.ts';

const id = 'brief/jira';
const ticket = /^(?:[A-Z][A-Z0-9_]*-\d+|#\d+)$/i;

export const jira: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The Jira row holds a link, a ticket, or `N/A`.'),
    why: say('A reader must be able to go to the ticket, or to know that there is none.'),
    wrong: '| **Jira Ticket** | ask Ada |',
    right: '| **Jira Ticket** | [AUTH-12](https://example.atlassian.net/browse/AUTH-12) |',
  },
  check(document) {
    const cell = rowOf(document, 'Jira Ticket')?.valueCell;
    const text = cell === undefined ? '' : toString(cell).trim();
    // A place that was not filled is the matter of `structure/placeholder`.
    if (cell === undefined || text === '' || /\{\{.*\}\}/.test(text)) return [];
    if (text === 'N/A' || cell.children.every(isTickets)) return [];
    const range = contentRange(cell);
    const isNone = /^(?:n\/?a|none|-+|\u2014|\u2013|not applicable|tbd|to be determined)\.?$/i.test(text);
    const message = say('The Jira ticket must be a link, a ticket such as ABC-123, or N/A where there is none.');
    const fix = isNone ? { title: say('Write "{0}"', 'N/A'), edits: [{ ...range, text: 'N/A' }] } : undefined;
    return [report(document, id, 'error', range, message, fix)];
  },
};

/** Whether a part of the cell is a link with text and address, or tickets and what stands between them. */
function isTickets(node: PhrasingContent): boolean {
  if (node.type === 'link') return /^https?:\/\/\S+$/i.test(node.url) && toString(node).trim() !== '';
  if (node.type === 'break') return true;
  if (node.type !== 'text') return false;
  return node.value.split(/[\s,;]+|\band\b/).every((word) => word === '' || ticket.test(word));
}
