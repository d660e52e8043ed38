// The check for people: each finding with its lines, then a summary.
import type { CheckedFile } from '../../app/check/session.ts';
import type { RulePage } from '../../core/rule.ts';
import type { Finding, Severity } from '../../documents/finding.ts';
import { english } from '../../documents/sentence.ts';
import { endOfLine, startOfLine, startOfNextLine } from '../../documents/text.ts';
import type { CheckReport } from '../check.ts';
import { countsOf } from './counts.ts';

/** The whole report. `isColourful`: for a terminal that shows colours. */
export function formatCheck({ result, fixed }: CheckReport, isColourful: boolean): string {
  const paint = isColourful ? colour : (_: Paint, text: string) => text;
  const findings = result.files.flatMap((file) => file.findings.map((finding) => formatFinding(file, finding, paint)));
  const repairs = fixed.map(({ path, rules }) => {
    const what = Object.entries(rules).map(([rule, count]) => (count === 1 ? rule : `${rule} (${count})`));
    return `Fixed ${visible(path)}: ${what.join(', ')}`;
  });
  return [...findings, ...(repairs.length > 0 ? [repairs.join('\n')] : []), summary(result, paint)].join('\n\n');
}

/** All rules, a line each. */
export function formatPages(pages: ReadonlyMap<string, RulePage>): string {
  const ids = [...pages.keys()].sort();
  const width = Math.max(...ids.map((id) => id.length));
  return ids
    .map((id) => `${id.padEnd(width)}  ${(pages.get(id)?.severity ?? '').padEnd(7)}  ${englishOf(pages.get(id))}`)
    .join('\n');
}

/** The page of one rule. */
export function formatPage(id: string, page: RulePage): string {
  const example = (title: string, text: string) => [
    title,
    '',
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${visible(line)}`),
    '',
  ];
  return [
    `${id} (${page.severity})`,
    '',
    english(page.summary),
    english(page.why),
    '',
    ...example('Wrong:', page.wrong),
    ...example('Right:', page.right),
    `Where it is meant: <!-- planner-ignore ${id}: why -->`,
  ].join('\n');
}

type Paint = Severity | 'dim' | 'strong';

const codes: Readonly<Record<Paint, number>> = { error: 31, warning: 33, info: 36, dim: 2, strong: 1 };

function colour(kind: Paint, text: string): string {
  return `\u001b[${codes[kind]}m${text}\u001b[0m`;
}

type Painter = (kind: Paint, text: string) => string;

function formatFinding(file: CheckedFile, finding: Finding, paint: Painter): string {
  const { path, place, severity, rule, message, fix } = finding;
  const head = [
    paint('strong', `${visible(path)}:${place.line}:${place.column}`),
    paint(severity, severity),
    paint('dim', fix ? `${rule} (--fix repairs it)` : rule),
  ].join('  ');
  return [head, `  ${visible(english(message))}`, ...frame(file.text ?? '', finding, paint)].join('\n');
}

/** Wider lines are cut around the place. */
const widest = 100;

/** The line of a finding with its number and marks below it, and the lines around it. */
function frame(text: string, { place, severity }: Finding, paint: Painter): readonly string[] {
  if (text === '') return [];
  const start = startOfLine(text, place.start);
  const end = endOfLine(text, place.start);
  const width = String(place.line + 1).length;
  const gutter = (line: number | undefined, mark: string) =>
    paint('dim', `${mark} ${String(line ?? '').padStart(width)} |`);
  const from = Math.max(0, Math.min(place.start - start - widest / 2, end - start - widest));
  const cut = (line: string) => visible(line.slice(from, from + widest));
  const lead = text.slice(start + from, place.start);
  const marked = text.slice(place.start, Math.min(place.end, end, start + from + widest));
  const marks = lead.replace(/[^\t]/gu, (character) => ' '.repeat(columns(character)));
  const carets = '^'.repeat(
    Math.max(
      1,
      [...marked].reduce((sum, character) => sum + columns(character), 0),
    ),
  );
  const shown: string[] = [];
  if (start > 0) {
    const before = startOfLine(text, endOfPrevious(text, start));
    shown.push(`${gutter(place.line - 1, ' ')} ${cut(text.slice(before, endOfLine(text, before)))}`);
  }
  shown.push(`${gutter(place.line, '>')} ${cut(text.slice(start, end))}`);
  shown.push(`${gutter(undefined, ' ')} ${marks}${paint(severity, carets)}`);
  const next = startOfNextLine(text, start);
  if (next > end && next < text.length) {
    shown.push(`${gutter(place.line + 1, ' ')} ${cut(text.slice(next, endOfLine(text, next)))}`);
  }
  return shown.map((line) => line.trimEnd());
}

function endOfPrevious(text: string, start: number): number {
  return start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
}

/** How many columns a terminal gives a character: wide ones have two, marks over another none. */
function columns(character: string): number {
  if (/\p{M}|[\u200b-\u200f\ufe00-\ufe0f]/u.test(character)) return 0;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60\u3000-\u303f]|\p{Emoji_Presentation}/u.test(
    character,
  )
    ? 2
    : 1;
}

/** Without what would steer a terminal or reorder what is read; the text may be anybody's. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

function summary(result: CheckReport['result'], paint: Painter): string {
  const counts = countsOf(result);
  if (counts.files === 0) return 'There are no planning documents here.';
  const files = `${counts.files} ${counts.files === 1 ? 'file' : 'files'}`;
  const found = (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(severity, `${counts[severity]} ${names[severity][counts[severity] === 1 ? 0 : 1]}`));
  const hidden = [
    ...(counts.ignored > 0 ? [`${counts.ignored} ignored`] : []),
    ...(counts.known > 0 ? [`${counts.known} in the baseline`] : []),
  ];
  const rest = hidden.length > 0 ? ` (${hidden.join(', ')})` : '';
  return found.length === 0 ? `${files}, no findings${rest}.` : `${files}: ${found.join(', ')}${rest}.`;
}

const names: Readonly<Record<Severity, readonly [one: string, more: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
};

function englishOf(page: RulePage | undefined): string {
  return page ? english(page.summary) : '';
}
