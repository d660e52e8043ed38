// Lists as the statements that they hold.
import { parseMarkdown, rangeOf } from './markdown.ts';
import { trimBlankLines, withEol } from './text.ts';

/**
 * The items at the top level of all lists of a section's body, as Markdown without marker and task box; what stands
 * below an item comes with it, moved to the left. Empty items are left out. Line endings are `\n`.
 */
export function listItems(body: string): readonly string[] {
  // The heading keeps a line of dashes at the start from being read as front matter.
  const text = `# x\n\n${withEol(body, '\n')}`;
  const items: string[] = [];
  for (const node of parseMarkdown(text).children) {
    if (node.type !== 'list') continue;
    for (const item of node.children) {
      const { start, end } = rangeOf(item);
      items.push(contentOf(text.slice(start, end), (item.position?.start.column ?? 1) - 1));
    }
  }
  return items.filter((item) => item !== '');
}

function contentOf(item: string, column: number): string {
  const marker = /^(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?! )| |\t|$)/m.exec(item)?.[0] ?? '';
  const indent = new RegExp(`^(?:\\t| {0,${column + marker.length}})`);
  const [first = '', ...others] = item.slice(marker.length).split('\n');
  const lines = [first.replace(/^\[[ \txX]\]\s+/, ''), ...others.map((line) => line.replace(indent, ''))];
  return trimBlankLines(lines.join('\n'));
}
