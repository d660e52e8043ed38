// The metadata table is there, with an empty header row and the template's rows, each with a value.
import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { say } from '../../documents/sentence.ts';
import { endOfLine, startOfNextLine } from '../../documents/text.ts';
import { firstLine, report } from '../finding.ts';
import { isUnframed } from './frame.ts';
import type { BriefRule } from './rule.ts';
import { contentRange, metadataTable, rowsOf, type MetadataRow } from './table.ts';

const id = 'brief/metadata';

export const metadata: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The metadata table has an empty header row and the rows of the template, each with a value.'),
    why: say('Readers and tools find ticket, status, authors and date in the same place of every brief.'),
    wrong: '| Field | Value |\n|---|---|\n| Status | Draft |',
    right:
      '| | |\n|---|---|\n| **Jira Ticket** | N/A |\n| **Status** | `Draft` |\n| **Authors** | Ada Example |\n| **Date** | 2026-11-21 |',
  },
  check(document, shape) {
    if (shape.rows.length === 0) return [];
    const table = metadataTable(document);
    if (table === undefined) {
      if (isUnframed(document, shape)) return [];
      const message = say('The table with {0} is missing. Add it below the title.', shape.rows.join(', '));
      return [report(document, id, 'error', firstLine(document), message)];
    }
    const rows = rowsOf(table);
    return [
      ...checkHeader(document, table, shape.rows),
      ...shape.rows.flatMap((label) => checkRow(document, table, rows.find(named(label)), label)),
      ...checkOrder(document, rows, shape.rows),
    ];
  },
};

const named = (label: string) => (row: MetadataRow) => row.label.toLowerCase() === label.toLowerCase();

function checkHeader(document: MarkdownDocument, table: Table, labels: readonly string[]): readonly Finding[] {
  const [header] = table.children;
  if (header === undefined || toString(header).trim() === '') return [];
  const { start } = rangeOf(table);
  const headerEnd = endOfLine(document.text, start);
  const bodyStart = startOfNextLine(document.text, startOfNextLine(document.text, start));
  const first = rowsOf(table)[0];
  const isRow = first !== undefined && labels.some((label) => named(label)(first));
  const source = document.text.slice(start, headerEnd);
  const empty = ['| | |', '|---|---|', ...(isRow ? [source] : [])].join(document.eol);
  const end = endOfLine(document.text, startOfNextLine(document.text, start));
  const wellFormed = header.children.length === 2 && bodyStart <= rangeOf(table).end + 2;
  const message = say('The header row of the table must be empty, and the values stand in the rows below it.');
  const fix = { title: say('Empty the header row'), edits: [{ start, end, text: empty }] };
  return [report(document, id, 'error', { start, end: headerEnd }, message, wellFormed ? fix : undefined)];
}

function checkRow(
  document: MarkdownDocument,
  table: Table,
  row: MetadataRow | undefined,
  label: string,
): readonly Finding[] {
  if (row === undefined) {
    const { start } = rangeOf(table);
    const range = { start, end: endOfLine(document.text, start) };
    const message = say('The row "{0}" is missing in the table. Add "| **{0}** | … |".', label);
    return [report(document, id, 'error', range, message)];
  }
  const found: Finding[] = [];
  const range = contentRange(row.labelCell);
  if (document.text.slice(range.start, range.end) !== `**${label}**`) {
    const fix = { title: say('Write "{0}"', `**${label}**`), edits: [{ ...range, text: `**${label}**` }] };
    found.push(report(document, id, 'warning', range, say('The label must read "{0}".', `**${label}**`), fix));
  }
  if (row.valueCell === undefined || toString(row.valueCell).trim() === '') {
    found.push(report(document, id, 'error', row.range, say('The row "{0}" has no value. Fill it in.', label)));
  }
  return found;
}

function checkOrder(
  document: MarkdownDocument,
  rows: readonly MetadataRow[],
  labels: readonly string[],
): readonly Finding[] {
  const places = labels.flatMap((label) => rows.find(named(label)) ?? []);
  return places.flatMap((row, index) => {
    const previous = places[index - 1];
    if (previous === undefined || previous.range.start < row.range.start) return [];
    const message = say('The row "{0}" must come after "{1}". Move it.', row.label, previous.label);
    return [report(document, id, 'warning', row.range, message)];
  });
}
