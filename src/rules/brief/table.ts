// Reads the metadata table of a brief.
import type { Table, TableCell, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import type { Range } from '../finding.ts';

export interface MetadataRow {
  readonly label: string;
  readonly labelCell: TableCell;
  /** Absent where the row has one cell only. */
  readonly valueCell: TableCell | undefined;
  readonly range: Range;
}

/** The table above the first section, or `undefined`. */
export function metadataTable(document: MarkdownDocument): Table | undefined {
  const first = document.sections.find(({ depth }) => depth > 1)?.start ?? document.text.length;
  return document.root.children.find((node): node is Table => node.type === 'table' && rangeOf(node).end <= first);
}

/** The rows of a table, its header first. */
export function rowsOf(table: Table): readonly MetadataRow[] {
  return table.children.flatMap((row: TableRow) => {
    const [labelCell, valueCell] = row.children;
    if (labelCell === undefined) return [];
    return [{ label: toString(labelCell).trim().replace(/\s*:$/, ''), labelCell, valueCell, range: rangeOf(row) }];
  });
}

/** The row with a label, the header included, whatever its case. */
export function rowOf(document: MarkdownDocument, label: string): MetadataRow | undefined {
  const table = metadataTable(document);
  return table && rowsOf(table).find((row) => row.label.toLowerCase() === label.toLowerCase());
}

/** Where the content of a cell stands; the cell itself where it is empty. */
export function contentRange(cell: TableCell): Range {
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  if (first === undefined || last === undefined) return rangeOf(cell);
  return { start: rangeOf(first).start, end: rangeOf(last).end };
}
