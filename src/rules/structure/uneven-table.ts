// Every row of a table has as many cells as its header.
import type { Table } from 'mdast';
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { report, type Range } from '../finding.ts';

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
    if (delimiters.test(document.text)) {
      for (const node of nodesOf(document.root, 'paragraph')) found.push(...unmade(document, rangeOf(node)));
    }
    return found;
  },
};

/** The line below the header of a table, of two columns or more. */
const delimiters = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/m;

/** Where the header and the line below it are not of one width, Markdown makes no table, and shows all its pipes. */
function unmade(document: MarkdownDocument, { start, end }: Range): readonly Finding[] {
  const source = document.text.slice(start, end);
  const below = delimiters.exec(source);
  if (below === null || below.index === 0) return [];
  const before = source.slice(0, below.index).trimEnd();
  const head = before.slice(before.search(/[^\r\n]*$/));
  const [cells, wanted] = [head, below[0]].map((line) => cellsIn(line).length);
  if (cells === undefined || !head.includes('|') || cells === wanted) return [];
  const message = say(
    'This is shown as text, not as a table: cells in its header: {0}, in the line below: {1}. Make them equal; a pipe in a cell is written as {2}.',
    cells,
    wanted ?? 0,
    '`\\|`',
  );
  const from = start + before.length - head.length;
  return [report(document, id, 'warning', { start: from, end: from + head.length }, message)];
}

function cellsIn(row: string): readonly string[] {
  return row.replace(/^[\s>]*\||(?<!\\)\|\s*$/g, '').split(/(?<!\\)\|/);
}

function checkTable(document: MarkdownDocument, table: Table): readonly Finding[] {
  const [header, ...rows] = table.children;
  const wanted = header?.children.length ?? 0;
  const groups = groupsOf(document, rows, wanted);
  const wider = widthMeant(document, rows, wanted);
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
      ? say('Cells in this row: {0}, in the header: {1}. The row is wrapped: join its lines into one.', cells, wanted)
      : missing > 0
        ? say('Cells in this row: {0}, in the header: {1}. Add what is missing.', cells, wanted)
        : wider === cells
          ? say(
              'Cells in this row: {0}, in the header: {1}. Add the column that is missing to the header.',
              cells,
              wanted,
            )
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
    const message =
      cells === wider
        ? say(
            'Cells in this row and {0} more of this table: {1}, in the header: {2}. Add the column that is missing to the header.',
            all.length - 1,
            cells,
            wanted,
          )
        : cells < wanted
          ? say(
              'Cells in this row and {0} more of this table: {1}, in the header: {2}. Add what is missing.',
              all.length - 1,
              cells,
              wanted,
            )
          : say(
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

/** How many cells most rows have, where it is the header that lacks some and no pipe in a cell makes more of them. */
function widthMeant(document: MarkdownDocument, rows: Table['children'], wanted: number): number | undefined {
  const longer = rows.filter((row) => row.children.length > wanted);
  const [first] = longer;
  const width = first?.children.length;
  // With a single row nobody knows, unless it is the whole table and each of its cells is a whole.
  const isMost = longer.length * 2 > rows.length && longer.every((row) => row.children.length === width);
  return isMost && !longer.some((row) => hasStrayPipe(sourceOf(document, row))) ? width : undefined;
}

/** Code that a pipe has cut, a pipe that is doubled, or the sign of a type that is one of several. */
function hasStrayPipe(source: string): boolean {
  const cells = cellsIn(source);
  return cells.some(
    (cell, at) =>
      (cell.match(/`/g)?.length ?? 0) % 2 === 1 ||
      (cell.match(/["\u201c]/g)?.length ?? 0) % 2 === 1 ||
      (cell.match(/[({[]/g)?.length ?? 0) !== (cell.match(/[)}\]]/g)?.length ?? 0) ||
      (cell === '' && at > 0 && at < cells.length - 1),
  );
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
