// Repairs a section as far as rules can: notes of the template, headings, lists and labels of diagrams.
import { undetermined } from '../../../core/framing.ts';
import { replaceComments } from '../../../documents/comments.ts';
import { lettersOf } from '../../../documents/words.ts';

const mostWords = 5;

/** The section's Markdown, repaired where a rule is sure, else as it was. */
export function repairedSection(section: string, text: string): string {
  const lines = closed(text.replace(/\r\n?/g, '\n')).split('\n');
  const kept: string[] = [];
  let fence = '';
  for (const line of lines) {
    const mark = /^\s*(```|~~~)\s*(\w*)/.exec(line);
    if (mark) fence = fence ? '' : mark[2] || 'text';
    if (fence === 'mermaid' && !mark) kept.push(diagramLine(line));
    else if (fence || mark) kept.push(line);
    else kept.push(...proseLine(line, section));
  }
  const body = replaceComments(withMitigations(kept, section).join('\n'))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `## ${section}\n\n${body || undetermined}\n`;
}

/** A fence that nobody closed ends with the section. */
function closed(text: string): string {
  const marks = text.match(/^\s*```/gm)?.length ?? 0;
  return marks % 2 === 1 ? `${text.trimEnd()}\n\`\`\`` : text;
}

function proseLine(line: string, section: string): readonly string[] {
  if (/^\s*[-*+]\s*$/.test(line)) return [];
  if (/^\*[^*].*[^*]\*\s*$/.test(line) && !line.slice(1, -2).includes('*')) return [];
  const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
  if (heading === undefined) return [line];
  return lettersOf(heading) === lettersOf(section) ? [] : [`**${heading.replace(/\*/g, '').trim()}**`];
}

/** Every risk has its mitigation, if only an open one. */
function withMitigations(lines: readonly string[], section: string): readonly string[] {
  if (!/^5|^Risks$/.test(section)) return lines;
  return lines.flatMap((line, index) => {
    if (!/^[-*+]\s+\*\*Risk:?\*\*/i.test(line)) return [line];
    const rest = lines.slice(index + 1);
    const next = rest.findIndex((other) => /^[-*+]\s/.test(other));
    const below = next < 0 ? rest : rest.slice(0, next);
    return below.some((other) => /mitigation/i.test(other)) ? [line] : [line, `  - **Mitigation:** ${undetermined}`];
  });
}

/** Labels in quotes, under six words. */
function diagramLine(line: string): string {
  return line
    .replace(/^(\s*)flowchart(\s+(?:TD|TB|LR|BT|RL))/, '$1graph$2')
    .replace(/"([^"\n]{1,200})"/g, (_, label: string) => `"${shortened(label)}"`)
    .replace(/(?<=\w)\[([^\]["(\n/\\]{1,200})\]/g, (_, label: string) => `["${shortened(label)}"]`)
    .replace(/(?<=\w)\{([^}{"\n]{1,200})\}/g, (_, label: string) => `{"${shortened(label)}"}`);
}

function shortened(label: string): string {
  const words = label.trim().split(/\s+/);
  return words.length <= mostWords
    ? label.trim()
    : words
        .slice(0, mostWords)
        .join(' ')
        .replace(/\s(?:a|an|the|and|or|of|to|in|for|with)$/i, '');
}
