// What a plan records of a phase: when it began, what proved it, who waived the proof. One line each:
//
//   **Started**: 2026-11-20, commit `…`         also **Blocked** and **Reopened**, with `: reason`
//   **Tests run**: passed, 2026-11-25, exit code 0, 12.3 s, commit `…`, patch `…`, output `…`, criteria `…`, command `npm test`
//   **Waiver**: Anna — no tests exist for the printer yet (2026-11-25, criteria `…`)
//   **Earlier tests run**: …                    what was recorded before; it proves nothing any more
//
// Only a test run in this form, or a waiver with a name and a reason, completes a phase.
import { cleanLine } from '../text.ts';

/** How the proof of a phase came about. */
export type Evidence = TestEvidence | WaiverEvidence;

export interface TestEvidence {
  readonly kind: 'tests';
  readonly outcome: 'passed' | 'failed';
  /** `2026-11-25`. */
  readonly date: string;
  /** `exit code 0`, `timed out`, `stopped`, `not found`. */
  readonly ended: string;
  readonly seconds: number;
  /** The whole hash; none where there was no commit. */
  readonly commit?: string;
  /** Whether files were changed that no commit held. `undefined` where it is not known. */
  readonly isDirty?: boolean;
  /** Stable patch ids of that commit and of everything since the phase began, without the plan. */
  readonly patches: readonly string[];
  /** SHA-256 of all that the command printed. */
  readonly output: string;
  /** Of the criteria when the tests ran. */
  readonly criteria: string;
  readonly command: string;
}

export interface WaiverEvidence {
  readonly kind: 'waiver';
  readonly name: string;
  readonly reason: string;
  readonly date?: string;
  readonly criteria?: string;
}

/** When work began, or began again. */
export interface Beginning {
  readonly date: string;
  readonly commit?: string;
  readonly reason?: string;
}

/** `passed, 2026-11-25, exit code 0, 12.3 s, commit …, output …, criteria …, command …`. */
export function writeTests(tests: TestEvidence): string {
  const dirty = tests.isDirty === true ? ' with uncommitted changes' : '';
  const commit = tests.commit === undefined ? 'no commit' : `commit ${code(tests.commit)}${dirty}`;
  return [
    tests.outcome,
    tests.date,
    tests.ended,
    `${tests.seconds.toFixed(1)} s`,
    commit,
    ...tests.patches.map((patch) => `patch ${code(patch)}`),
    `output ${code(tests.output)}`,
    `criteria ${code(tests.criteria)}`,
    `command ${code(tests.command)}`,
  ].join(', ');
}

const written =
  /^(passed|failed), (\d{4}-\d\d-\d\d), (exit code -?\d+|timed out|stopped|not found|killed), (\d+\.\d) s, (?:no commit|commit `([0-9a-f]{40,64})`( with uncommitted changes)?)((?:, patch `[0-9a-f]{40}`){0,2}), output `([0-9a-f]{64})`, criteria `([0-9a-f]{16})`, command (`+) ?(.+?) ?\10$/;

/** Reads what `writeTests` wrote. Anything else is no evidence: `undefined`. */
export function readTests(text: string): TestEvidence | undefined {
  const match = written.exec(text.trim().replace(/[ \t]*\\$/, ''));
  if (!match) return undefined;
  const [
    ,
    outcome,
    date = '',
    ended = '',
    seconds,
    commit,
    dirty,
    patches = '',
    output = '',
    criteria = '',
    ,
    command = '',
  ] = match;
  // A line that says “passed” of another exit code than 0 was not written by Planner.
  if (outcome === 'passed' && ended !== 'exit code 0') return undefined;
  return {
    kind: 'tests',
    outcome: outcome === 'passed' ? 'passed' : 'failed',
    date,
    ended,
    seconds: Number(seconds),
    ...(commit === undefined ? {} : { commit, isDirty: dirty !== undefined }),
    patches: [...patches.matchAll(/`([0-9a-f]{40})`/g)].map((patch) => patch[1] ?? ''),
    output,
    criteria,
    command,
  };
}

/** `Anna — no tests exist for the printer (2026-11-25, criteria …)`. */
export function writeWaiver({ name, reason, date, criteria }: WaiverEvidence): string {
  const details = [
    ...(date === undefined ? [] : [date]),
    ...(criteria === undefined ? [] : [`criteria ${code(criteria)}`]),
  ];
  return `${prose(name)
    .replace(/[\u2014\u2013:;,()]+/g, ' ')
    .trim()} \u2014 ${prose(reason)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

/**
 * Reads a waiver, a person's too: a name and a reason with a mark or a “because” between, or a sentence such as “Anna
 * waived the tests because …”. One without a name or with less than two words of reason is none.
 */
export function readWaiver(text: string): WaiverEvidence | undefined {
  const [, body = '', date, criteria] =
    /^(.*?)(?:\s*\((\d{4}-\d\d-\d\d)(?:, criteria `([0-9a-f]{16})`)?\))?[ \t]*\\?$/.exec(text.trim()) ?? [];
  const [, before = '', reason = ''] =
    /^(.+?)\s*(?:[\u2014\u2013:;,(]|\s-\s|\b(?:because|since|reason|weil)\b)\s*(.*)$/i.exec(body) ?? [];
  const name = nameIn(before);
  if (!isName(name) || !isReason(reason)) return undefined;
  return {
    kind: 'waiver',
    name,
    reason: reason.trim(),
    ...(date === undefined ? {} : { date }),
    ...(criteria === undefined ? {} : { criteria }),
  };
}

/** `waived by Anna` and `Anna waived the tests` name Anna. */
function nameIn(text: string): string {
  const named = /\b(?:by|von|durch)\s+(\p{Lu}.*)/u.exec(text)?.[1] ?? text;
  return named.replace(/\s+(?:has |hat )?(?:waived|waives|verzichtet)\b.*$/i, '').trim();
}

/** Whether a text names somebody: not something, such as “the mail tests”. */
export function isName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const isThing =
    /^(?:the|an?|der|die|das|ein|eine|this|these|all|unit|integration|end-to-end|no|not|keine?)$/i.test(
      words[0] ?? '',
    ) && !/^\p{Lu}/u.test(words[1] ?? '');
  const isNobody =
    /^\W*(?:name|none|n\/a|tbd|nobody|unknown|tests?|testing|there|we|it|not|waived?|niemand)(?![\p{L}\p{N}])/iu.test(
      text,
    );
  return (
    /\p{L}/u.test(text) && !isThing && !isNobody && (words.length < 4 || /^\p{Lu}(?:\p{Ll}|\.)/u.test(text.trim()))
  );
}

/** Whether a text says why: two different words at least, not only figures and single letters as in “n/a n/a”. */
export function isReason(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu));
  return (
    (words.size > 1 && [...words].some((word) => word.length > 1)) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{3}/u.test(text)
  );
}

/** `2026-11-25, commit …: reason`. */
export function writeBeginning({ date, commit, reason }: Beginning): string {
  return `${date}${commit === undefined ? '' : `, commit ${code(commit)}`}${reason === undefined ? '' : `: ${prose(reason)}`}`;
}

/** Reads what `writeBeginning` wrote. */
export function readBeginning(text: string): Beginning | undefined {
  const [, date, commit, reason] =
    /^(\d{4}-\d\d-\d\d)(?:, commit `([0-9a-f]{40,64})`)?(?::\s+(.*?))?[ \t]*\\?$/.exec(text.trim()) ?? [];
  if (date === undefined) return undefined;
  return { date, ...(commit === undefined ? {} : { commit }), ...(reason === undefined ? {} : { reason }) };
}

/** Text as code in a line: nothing in it means anything to Markdown. */
export function code(text: string): string {
  const line = cleanLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  const gap = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${marks}${gap}${line}${gap}${marks}`;
}

/** A person's words on one line; they open no code, tag or comment. */
export function prose(text: string): string {
  return cleanLine(text)
    .replace(/`/g, "'")
    .replace(/(?<!\\)[<\\](?=\S|$)/g, (mark) => `\\${mark}`);
}
