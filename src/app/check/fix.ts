// Applies the repairs that are certain, until none is left.
import type { Files } from '../../core/ports.ts';
import { applyEdits, smallestEdits } from '../../documents/edit.ts';
import type { Finding, TextEdit } from '../../documents/finding.ts';
import type { CheckedFile, CheckOptions, CheckResult, CheckSession } from './session.ts';

/** What was repaired in one file. */
export interface FixedFile {
  readonly path: string;
  /** Rules, with how many of their findings were repaired. */
  readonly rules: Readonly<Record<string, number>>;
}

export interface FixResult {
  /** What is found afterwards. */
  readonly result: CheckResult;
  readonly fixed: readonly FixedFile[];
}

/** A repair may make another possible; more rounds than this mean that two undo each other. */
const mostRounds = 10;

/**
 * Checks, repairs and checks again. Each file is written whole or not at all, and only what the repairs name changes in
 * it. Throws what the check and the Files port throw: what was written by then stays.
 */
export async function fixAll(
  files: Files,
  session: CheckSession,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<FixResult> {
  const fixed = new Map<string, Map<string, number>>();
  const seen = new Map<string, Set<string>>();
  let result = await session.check(options, signal);
  for (let round = 0; round < mostRounds; round++) {
    let changed = false;
    for (const file of result.files) {
      const repair = repairOf(file);
      if (!repair) continue;
      const texts = seen.get(file.path) ?? new Set([repair.base]);
      seen.set(file.path, texts);
      // A text that was there before would come again and again.
      if (texts.has(repair.text)) continue;
      texts.add(repair.text);
      await files.edit(file.path, repair.base, smallestEdits(repair.base, repair.text));
      const rules = fixed.get(file.path) ?? new Map<string, number>();
      for (const { rule } of repair.findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      fixed.set(file.path, rules);
      changed = true;
    }
    if (!changed) break;
    result = await session.check(options, signal);
  }
  return {
    result,
    fixed: [...fixed].map(([path, rules]) => ({ path, rules: Object.fromEntries([...rules].sort()) })),
  };
}

interface Repair {
  readonly base: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** As many repairs of a file as can be made at once: those that do not meet. */
function repairOf({ text, findings }: CheckedFile): Repair | undefined {
  const edits: TextEdit[] = [];
  const repaired: Finding[] = [];
  for (const finding of findings) {
    if (!finding.fix || finding.fix.edits.some((edit) => edits.some((other) => meets(edit, other)))) continue;
    edits.push(...finding.fix.edits);
    repaired.push(finding);
  }
  if (text === undefined || repaired.length === 0) return undefined;
  return { base: text, text: applyEdits(text, edits), findings: repaired };
}

function meets(one: TextEdit, other: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
