// Makes sections shorter: the first items of their lists stay, and prose keeps its first sentences.
import { parseDocument, bodyOf } from '../../../documents/document.ts';
import { splitSentences } from '../../brief/offline/text/sentences.ts';

/** The sections of a text, in about so many lines all together; none loses its last item. */
export function shortened(text: string, lines: number): string {
  const document = parseDocument('', text);
  const sections = document.sections.filter(({ depth }) => depth === 2);
  const bodies = sections.map((section) => bodyOf(document, section));
  const total = bodies.reduce((sum, body) => sum + body.split('\n').length, 0);
  const share = total === 0 ? 1 : Math.min(1, lines / total);
  return sections
    .map(({ title }, index) => {
      const body = bodies[index] ?? '';
      return `## ${title}\n\n${cut(body, Math.max(2, Math.floor(body.split('\n').length * share)))}\n`;
    })
    .join('\n');
}

function cut(body: string, most: number): string {
  const lines = body.split('\n');
  if (lines.length <= most) return body;
  // What must be done for all that follows stands at the end of a task list, so that its last item stays.
  const last = lines.findLastIndex((line) => /^[-*+]\s/.test(line));
  if (last < 0) return splitSentences(body.replace(/\s+/g, ' ')).slice(0, 3).join(' ');
  const isTask = /^[-*+]\s+\[[ xX]\]/.test(lines[last] ?? '');
  const head = lines.slice(0, Math.max(1, most - (isTask ? 1 : 0)));
  // A label or an item whose lines below it were cut says nothing any more.
  while (head.length > 1 && /^\s*$|^\*\*.*\*\*$/.test(head.at(-1) ?? '')) head.pop();
  if (/^[-*+]\s+\*\*Risk/.test(head.at(-1) ?? '') && /^\s/.test(lines[head.length] ?? ''))
    head.push(lines[head.length] ?? '');
  return [...head, ...(isTask && last >= head.length ? lines.slice(last) : [])].join('\n').trimEnd();
}
