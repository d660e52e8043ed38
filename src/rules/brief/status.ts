// The status is one word or two in code marks, `Draft` at first.
import { toString } from 'mdast-util-to-string';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';
import type { BriefRule } from './rule.ts';
import { contentRange, rowOf } from './table.ts';

const id = 'brief/status';
const states = ['Draft', 'In Review', 'Approved', 'Accepted', 'In Progress', 'Done', 'Rejected', 'Superseded'];

export const status: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The status is one of the known states, in code marks.'),
    why: say('A state that everybody writes in the same way can be counted and searched.'),
    wrong: '| **Status** | halfway |',
    right: '| **Status** | `In Review` |',
  },
  check(document) {
    const cell = rowOf(document, 'Status')?.valueCell;
    const text = cell === undefined ? '' : toString(cell).trim();
    if (cell === undefined || text === '') return [];
    const [only, ...others] = cell.children;
    const state = states.find((known) => known.toLowerCase() === text.toLowerCase());
    if (only?.type === 'inlineCode' && others.length === 0 && text === state) return [];
    const range = contentRange(cell);
    const known = states.map((name) => `\`${name}\``).join(', ');
    const fix =
      state === undefined
        ? undefined
        : { title: say('Write "{0}"', `\`${state}\``), edits: [{ ...range, text: `\`${state}\`` }] };
    return [report(document, id, 'error', range, say('The status must be one of {0}, in code marks.', known), fix)];
  },
};
