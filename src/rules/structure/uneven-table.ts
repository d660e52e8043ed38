// Every row of a table has as many cells as its header.
import type { Table } from 'mdast';
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { report } from '../finding.ts';

const id = 'structure/uneven-table';

type Row = Table['children'][number];

export const unevenTable: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Every row of a table has as many cells as its header.'),
    why: say('Cells beyond the header are not shown at all, and a missing one shifts what follows.'),
    wrong: '| Field | Type |\n|---|---|\n| id | uuid | key |',
    right: '| Field | Type | Note |\n|---|---|---|\n| id | uuid | key |',
  },
  applies: () => true,
  check(document) {
    const found: Finding[] = [];
    for (const table of nodesOf(document.root, 'table')) found.push(...checkTable(document, table));
    return found;
  },
};

function checkTable(document: MarkdownDocument, table: Table): readonly Finding[] {
  const [header, ...rows] = table.children;
  const wanted = header?.children.length ?? 0;
  const groups = groupsOf(document, rows, wanted);
  const uneven = rows.flatMap((row) => {
    const cells = row.children.length;
    // A line without any pipe is rather text that stands too near to the table.
    if (cells === wanted || (cells === 1 && wanted > 1 && !sourceOf(document, row).includes('|'))) return [];
    const grouping = groups.has(row) ? (isBold(document, row) ? 'sure' : 'likely') : undefined;
    if (grouping === 'sure') return [];
    const missing = wanted - cells;
    const { start, end } = rangeOf(row);
    // A row of one line has a pipe at both ends, or at none.
    const isWrapped =
      missing > 0 && /^\|/.test(document.text.slice(start, end)) !== /\|\s*$/.test(sourceOf(document, row));
    const message = isWrapped
      ? say('Cells in this row: {0}, in the header: {1}. A row stands on one line.', cells, wanted)
      : missing > 0
        ? say('Cells in this row: {0}, in the header: {1}. Add what is missing.', cells, wanted)
        : say('Cells in this row: {0}, in the header: {1}. Escape a pipe in a cell as {2}.', cells, wanted, '`\\|`');
    const closes = /\S[^]*(?<!\\)\|$/.test(document.text.slice(start, end).trimEnd());
    // What is missing can be added; what is too much must not be thrown away.
    const fix =
      missing > 0 && closes
        ? { title: say('Add the missing cells'), edits: [{ start: end, end, text: ' |'.repeat(missing) }] }
        : undefined;
    return [
      {
        cells,
        finding: report(document, id, grouping === undefined ? 'warning' : 'info', { start, end }, message, fix),
      },
    ];
  });
  return [...grouped(uneven, ({ cells }) => cells)].flatMap(([cells, all]) => {
    const [first] = all;
    if (first === undefined || all.length <= mostApart) return all.map(({ finding }) => finding);
    // A table with a header of its own way is one fault, and one repair.
    const message = say(
      'Cells in this row and {0} more of this table: {1}, in the header: {2}.',
      all.length - 1,
      cells,
      wanted,
    );
    const edits = all.flatMap(({ finding }) => finding.fix?.edits ?? []);
    const fix = first.finding.fix && edits.length === all.length ? { ...first.finding.fix, edits } : undefined;
    const { fix: _, ...finding } = first.finding;
    return [{ ...finding, message, ...(fix === undefined ? {} : { fix }) }];
  });
}

/**
 * Rows of a single cell that name the rows below them: in bold, or several of one table. Nothing is missing in them.
 */
function groupsOf(document: MarkdownDocument, rows: Table['children'], wanted: number): ReadonlySet<Row> {
  const single = rows.filter(
    (row, at) =>
      row.children.length === 1 &&
      /^\|.*\|\s*$/.test(sourceOf(document, row)) &&
      rows[at + 1]?.children.length === wanted,
  );
  return new Set(wanted > 2 && single.length > 1 ? single : single.filter((row) => isBold(document, row)));
}

function isBold(document: MarkdownDocument, row: Row): boolean {
  return /^\|\s*(\*\*|__)(?!\s)[^|]*\S\1\s*\|?\s*$/.test(sourceOf(document, row));
}

/** With more rows than these of as many cells there is one finding for all of them. */
const mostApart = 3;

function sourceOf(document: MarkdownDocument, node: Row): string {
  const { start, end } = rangeOf(node);
  return document.text.slice(start, end);
}
