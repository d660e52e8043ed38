// The items of a section's list.
import { parseMarkdown } from './markdown.ts';

/** The top-level items, as Markdown without their markers. Yields none where there is no list. */
export function listItems(body: string): readonly string[] {
  return parseMarkdown(body).children.flatMap((node) => {
    if (node.type !== 'list') return [];
    return node.children.map((item) => {
      const source = body.slice(item.position?.start.offset ?? 0, item.position?.end.offset ?? 0);
      return source.replace(/^\s*(?:[-*+]|\d+[.)])(?:\s+|$)/, '').trim();
    });
  });
}
