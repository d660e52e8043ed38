// Lists as Markdown text: their items with all that stands below them, changed without touching other lines.
import { undetermined } from '../../../../core/framing.ts';

/** The top-level items of a list as they stand, each with its lines. */
export function items(body: string): readonly string[] {
  const found: string[][] = [];
  let fenced = false;
  for (const line of body.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && /^[-*+]\s/.test(line)) found.push([line]);
    else if (/^\s+\S/.test(line)) found.at(-1)?.push(line);
  }
  return found.map((lines) => lines.join('\n'));
}

/** Whether a body, or every item of it, is still to be determined. */
export function isOpen(body: string): boolean {
  const open = /^[-*+\s>_*]*to be determined[.*_\s]*$/i;
  const listed = items(body);
  return body.trim() === '' || (listed.length > 0 ? listed.every((item) => open.test(item)) : open.test(body));
}

/** A body with items behind its last one; what was to be determined, and the given placeholders, go. */
export function withItems(body: string, added: readonly string[], placeholders: readonly string[] = []): string {
  const known = new Set(items(body).map(folded));
  const fresh = added.filter((item) => !known.has(folded(item)));
  if (fresh.length === 0) return body;
  if (isOpen(body) || placeholders.some((placeholder) => folded(body) === folded(placeholder))) return fresh.join('\n');
  const kept = body
    .split('\n')
    .filter(
      (line) =>
        folded(line) !== folded(undetermined) &&
        !placeholders.some((placeholder) => folded(line) === folded(placeholder)),
    );
  const last = kept.findLastIndex((line) => /^(?:[-*+]\s|\s+\S)/.test(line));
  if (last < 0) return [...kept, '', ...fresh].join('\n').trim();
  return [...kept.slice(0, last + 1), ...fresh, ...kept.slice(last + 1)].join('\n');
}

/** A body without one of its items; to be determined where nothing is left. */
export function withoutItem(body: string, item: string): string {
  const at = body.indexOf(item);
  if (at < 0) return body;
  const rest = body.slice(0, at) + body.slice(at + item.length).replace(/^\r?\n/, '');
  return rest.trim() === '' ? undetermined : rest.trimEnd();
}

/** An item's words without marker and emphasis. */
export function wordsOf(item: string): string {
  return item
    .replace(/^[-*+]\s+/, '')
    .replace(/\*\*/g, '')
    .trim();
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[-*+]\s+/, '')
    .replace(/[\s.。]+$/u, '')
    .trim();
}
