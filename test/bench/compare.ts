// The comparison of two documents: long ones, and how the time grows with their length.
import { compareFacts } from '../../src/documents/compare/facts.ts';
import { compareDocuments } from '../../src/documents/compare/rows.ts';
import { parseDocument } from '../../src/documents/document.ts';
import { reparseDocument } from '../../src/documents/reparse.ts';
import { english } from '../../src/documents/sentence.ts';
import { row, type Row } from './report.ts';

/** The rows of this part of the report. */
export async function measureCompare(): Promise<readonly Row[]> {
  const [short, long] = [measure(500), measure(2000)];
  return [
    row('comparing two documents of 2,000 lines, milliseconds of the processor', long, 'at most', 300),
    row('comparing 2,000 lines, times comparing 500', long / short, 'at most', 6),
  ];
}

function measure(lines: number): number {
  const [before, after] = [planOf(lines, 0), planOf(lines, 1)];
  const once = (): number => {
    const start = process.cpuUsage();
    const old = parseDocument('specs/001-a/spec.md', before);
    const now = reparseDocument(old, after);
    compareDocuments(old, now, { translate: english });
    compareFacts(old, now);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  once();
  return Math.min(...Array.from({ length: 7 }, once));
}

/** A specification of so many lines; in the second edition every tenth line is another one, and sections have moved. */
function planOf(lines: number, edition: number): string {
  const sections = Array.from({ length: Math.floor(lines / 20) }, (_, section) => {
    const body = Array.from({ length: 8 }, (_, line) => {
      const number = section * 8 + line;
      const word = edition === 1 && number % 10 === 0 ? 'at once' : 'within a minute';
      return `- **FR-${String(number).padStart(4, '0')}**: The system MUST answer request ${number} ${word}.`;
    });
    return [`## Part ${section}`, '', 'What this part is about, in one paragraph of words.', '', ...body].join('\n');
  });
  const moved = edition === 1 ? [...sections.slice(1, 3), ...sections.slice(0, 1), ...sections.slice(3)] : sections;
  const diagram = (section: number): string => `\`\`\`mermaid\nflowchart LR\n  a${section} --> b${edition}\n\`\`\``;
  return ['# Plan', ...moved.map((text, index) => (index % 10 === 0 ? `${text}\n\n${diagram(index)}` : text))].join(
    '\n\n',
  );
}
