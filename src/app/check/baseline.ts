// The findings that a project lives with for now: kept in a file, hidden from the check until they change.
import { PlannerError } from '../../core/error.ts';
import type { Files } from '../../core/ports.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { hash } from '../../documents/hash.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { endOfLine, startOfLine } from '../../documents/text.ts';
import { baselinePath } from '../places.ts';
import type { CheckedFile, CheckResult } from './session.ts';

/** One kind of finding at one kind of place: the line's own text and its heading, so that moved text stays known. */
export interface KnownFinding {
  readonly rule: string;
  readonly path: string;
  readonly hash: string;
  readonly count: number;
}

export type Baseline = readonly KnownFinding[];

/** Which entries can be judged by a check: it may have looked at some files, or asked some rules only. */
export interface Scope {
  readonly isAll: boolean;
  readonly isAsked: (rule: string) => boolean;
}

/** The baseline of a workspace; nothing where it has none. Throws `baseline.malformed`. */
export async function readBaseline(files: Files): Promise<Baseline | undefined> {
  const text = await files.read(baselinePath);
  if (text === undefined) return undefined;
  const known = parseBaseline(text);
  if (known) return known;
  throw new PlannerError('baseline.malformed', say('{0} is not a baseline.', baselinePath), [
    say('Make it again with “planner check --update-baseline”, or remove it.'),
  ]);
}

/** Hides what the baseline knows: of equal findings as many as it counts. */
export function hideKnown(
  files: readonly CheckedFile[],
  baseline: Baseline,
  scope: Scope,
): { readonly files: readonly CheckedFile[]; readonly notes: readonly Sentence[]; readonly resolved: number } {
  const left = new Map(baseline.map((known) => [keyOf(known), known.count]));
  const shown = files.map((file): CheckedFile => {
    const known: Finding[] = [];
    const findings: Finding[] = [];
    for (const finding of file.findings) {
      const key = keyOf({ rule: finding.rule, path: file.path, hash: fingerprint(file, finding) });
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      (count > 0 ? known : findings).push(finding);
    }
    return { ...file, findings, known };
  });
  const checked = new Set(files.map(({ path }) => path));
  const isJudged = ({ rule, path }: KnownFinding) => scope.isAsked(rule) && (checked.has(path) || scope.isAll);
  const gone = baseline.filter((known) => isJudged(known) && (left.get(keyOf(known)) ?? 0) > 0);
  const resolved = gone.reduce((sum, known) => sum + (left.get(keyOf(known)) ?? 0), 0);
  const note = say(
    'Findings of the baseline that are no more: {0}. “planner check --update-baseline” takes them out.',
    resolved,
  );
  return { files: shown, notes: resolved > 0 ? [note] : [], resolved };
}

/** Writes a baseline that knows all findings of `result`, and of `before` what that check did not look at. */
export async function writeBaseline(
  files: Files,
  result: CheckResult,
  before: Baseline,
  scope: Scope,
): Promise<number> {
  const counts = new Map<string, KnownFinding>();
  const checked = new Set(result.files.map(({ path }) => path));
  const kept = before.filter(({ rule, path }) => !scope.isAsked(rule) || !(checked.has(path) || scope.isAll));
  const found = result.files.flatMap((file) =>
    file.findings.map((finding) => ({
      rule: finding.rule,
      path: file.path,
      hash: fingerprint(file, finding),
      count: 1,
    })),
  );
  for (const one of [...kept, ...found]) {
    const count = (counts.get(keyOf(one))?.count ?? 0) + one.count;
    counts.set(keyOf(one), { ...one, count });
  }
  const text = formatBaseline([...counts.values()]);
  const present = await files.read(baselinePath);
  if (present === undefined) await files.create(baselinePath, text);
  else if (present !== text) await files.edit(baselinePath, present, [{ start: 0, end: present.length, text }]);
  return [...counts.values()].reduce((sum, { count }) => sum + count, 0);
}

/** What a finding is known by: the words of its line, without white space around them, and the headings above it. */
export function fingerprint({ text = '', document }: Pick<CheckedFile, 'text' | 'document'>, finding: Finding): string {
  const { start } = finding.place;
  const line = text.slice(startOfLine(text, start), endOfLine(text, start)).trim();
  return hash(JSON.stringify([line, headingAt(document, start)]));
}

/** The heading that a place stands under, as the key of its section. */
export function headingAt(document: Pick<MarkdownDocument, 'sections'> | undefined, offset: number): string {
  return document?.sections.findLast(({ start }) => start <= offset)?.path.join(' / ') ?? '';
}

/** Sorted, one line a finding: a merge of two such files rarely conflicts. */
function formatBaseline(baseline: Baseline): string {
  const order = ({ path, rule, hash: own }: KnownFinding) => JSON.stringify([path, rule, own]);
  const lines = baseline
    .map((known) => ({ known, key: order(known) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ known: { rule, path, hash: own, count } }) => JSON.stringify({ path, rule, hash: own, count }));
  return `{\n"version": 1,\n"findings": [\n${lines.join(',\n')}${lines.length > 0 ? '\n' : ''}]\n}\n`;
}

function parseBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || !('findings' in value)) return undefined;
    const { findings } = value;
    return Array.isArray(findings) && findings.every(isKnownFinding) ? findings : undefined;
  } catch {
    return undefined;
  }
}

function isKnownFinding(value: unknown): value is KnownFinding {
  if (typeof value !== 'object' || value === null) return false;
  const has = (key: string, type: string) => key in value && typeof Reflect.get(value, key) === type;
  return has('rule', 'string') && has('path', 'string') && has('hash', 'string') && has('count', 'number');
}

function keyOf({ rule, path, hash: own }: Omit<KnownFinding, 'count'>): string {
  return JSON.stringify([rule, path, own]);
}
