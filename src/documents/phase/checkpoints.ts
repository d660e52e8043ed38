// The questions of a plan's checkpoints, and the answers that were recorded there after a phase. One line each:
//
//   - **After phase 1** (2026-11-25): Does the plan still hold? — Yes, but mails go through the new queue.
import type { MarkdownDocument, Section } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { languageOf } from '../language.ts';
import { patternOf, speakerOf } from '../phrases/phrases.ts';
import { prose } from './record.ts';

export interface Checkpoint {
  readonly question: string;
  /** What was recorded after that phase. */
  readonly answer?: string;
}

/** What the checkpoints ask when a phase is completed: what names other phases and not this one is left out. */
export function checkpointsFor(document: MarkdownDocument, phase: string): readonly Checkpoint[] {
  const section = sectionOf(document);
  if (!section) return [];
  const lines = itemsIn(document.text.slice(section.headingEnd, section.end));
  const answers = lines.flatMap((line) => {
    const [after, said = ''] = recordIn(line) ?? [];
    return after?.toUpperCase() === phase.toUpperCase() ? [said] : [];
  });
  return lines
    .filter((line) => !record.test(line) && isAbout(line, phase))
    .slice(0, mostQuestions)
    .map((question) => {
      const head = `${prose(question)} \u2014 `;
      const answer = answers.findLast((said) => said.startsWith(head))?.slice(head.length);
      return { question, ...(answer === undefined ? {} : { answer }) };
    });
}

/** The edit that records an answer at the end of the checkpoints; none where the plan has no such section. */
export function checkpointEdit(
  document: MarkdownDocument,
  { phase, date, question, answer }: Readonly<Record<'phase' | 'date' | 'question' | 'answer', string>>,
): TextEdit | undefined {
  const section = sectionOf(document);
  if (!section) return undefined;
  const { text, eol } = document;
  const body = text.slice(section.headingEnd, section.end);
  const at = section.headingEnd + body.trimEnd().length;
  const last = body.trimEnd().split(/\r?\n/).at(-1) ?? '';
  const gap = /^ {0,3}[-*+] /.test(last) ? eol : eol + eol;
  const after = speakerOf(languageOf(text))('afterPhase', phase);
  const line = `- **${after}** (${date}): ${prose(question)} \u2014 ${prose(answer)}`;
  // At the end of a document whose last line is not ended this one is not either.
  const tail = body.trimEnd() === body && section.end < text.length ? eol + eol : '';
  return { start: at, end: at, text: gap + line + tail };
}

const record = new RegExp(
  String.raw`^\*\*${patternOf('afterPhase', String.raw`([\w.]+)`)}\*\* \(\d{4}-\d\d-\d\d\): (.*)$`,
);

/** The phase and what was recorded, in any language. */
function recordIn(line: string): readonly [phase: string, said: string] | undefined {
  const [phase, said] = (record.exec(line) ?? []).slice(1).filter((group) => group !== undefined);
  return phase === undefined || said === undefined ? undefined : [phase, said];
}
const mostQuestions = 12;

function sectionOf({ sections }: MarkdownDocument): Section | undefined {
  return sections.find(
    ({ title, depth }) => depth > 1 && /^(?:\d+[.)]\s*)?(?:checkpoints?|kontrollpunkte)\b/i.test(title),
  );
}

/** List items and table rows without their marks, else the lines of text. */
function itemsIn(body: string): readonly string[] {
  const lines = body.split(/\r?\n/).map((line) => line.trim());
  const items = lines.flatMap((line, index) => {
    const item = /^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.+)$/.exec(line)?.[1];
    if (item !== undefined) return [item];
    // The first row of a table names its columns.
    const isRow = line.startsWith('|') && !/^\|[\s:|-]+$/.test(line) && !/^\|[\s:|-]+$/.test(lines[index + 1] ?? '');
    return isRow ? [cellsOf(line)] : [];
  });
  const texts = lines.filter((line) => line !== '' && !/^(?:#|\||```|~~~|<!--)/.test(line));
  return (
    items.some((item) => !record.test(item)) ? items : [...items, ...texts.filter((line) => !/^[-*+]/.test(line))]
  )
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function cellsOf(row: string): string {
  const cells = row.split('|').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '').join(': ');
}

function isAbout(line: string, phase: string): boolean {
  const named = [
    ...line.matchAll(
      /(?<!\p{L})(?:phases?|fas(?:es?|i)|фаз\p{L}*|阶段|フェーズ)\s+((?:\d+(?:\.\d+)?|[A-Z])(?:\s*(?:,|and|und|&)\s*\d+)*)(?![\p{L}\p{N}])/giu,
    ),
  ];
  if (named.length === 0) return true;
  return named.some(([, numbers = '']) =>
    numbers
      .toUpperCase()
      .split(/[^\dA-Z.]+/)
      .includes(phase.toUpperCase()),
  );
}
