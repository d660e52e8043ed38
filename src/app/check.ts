// The check, as the editor and the terminal ask for it: findings, repairs, and what the project lives with for now.
import { isOn, ruleIds, ignoreRule, readableRule, staleRule } from '../core/findings.ts';
import { PlannerError } from '../core/error.ts';
import type { RulePage } from '../core/rule.ts';
import { say } from '../documents/sentence.ts';
import { fixAll, type FixResult } from './check/fix.ts';
import { readBaseline, writeBaseline } from './check/baseline.ts';
import { createCheckSession, type CheckHost, type CheckOptions, type CheckResult } from './check/session.ts';

/** Checks once. Throws `usage` for a path or rule that is not there, `baseline.malformed`. */
export async function checkPlans(host: CheckHost, options: CheckOptions, signal: AbortSignal): Promise<CheckResult> {
  refuseUnknown(host, options.only ?? []);
  return createCheckSession(() => host, { isBrief: true }).check(options, signal);
}

/** Checks, and repairs what is certain. Throws what `checkPlans` throws, and what a file throws that cannot be written. */
export async function fixPlans(host: CheckHost, options: CheckOptions, signal: AbortSignal): Promise<FixResult> {
  refuseUnknown(host, options.only ?? []);
  return fixAll(
    host.ports.files,
    createCheckSession(() => host),
    options,
    signal,
  );
}

/** Makes everything that is found now known. Yields how many findings the baseline has afterwards. */
export async function updateBaseline(host: CheckHost, options: CheckOptions, signal: AbortSignal): Promise<number> {
  refuseUnknown(host, options.only ?? []);
  const { files, settings } = host.ports;
  const result = await createCheckSession(() => host, { isBrief: true }).check({ ...options, withKnown: true }, signal);
  const before = await readBaseline(files).catch((error: unknown) => {
    if (PlannerError.is(error, 'baseline.malformed')) return undefined;
    throw error;
  });
  const isAll = (options.paths ?? []).length === 0;
  const policy = {
    ...(settings.rules ? { severities: settings.rules } : {}),
    ...(options.only ? { only: options.only } : {}),
  };
  const isAsked = (rule: string) => isOn(rule, { rules: host.rules, ...policy });
  return writeBaseline(files, result, before ?? [], { isAll, isAsked });
}

/** What people read of each rule, by id. */
export function rulePages(host: Pick<CheckHost, 'rules'>): ReadonlyMap<string, RulePage> {
  return new Map([...host.rules, ignoreRule, readableRule, staleRule].map(({ id, page }) => [id, page]));
}

function refuseUnknown(host: CheckHost, only: readonly string[]): void {
  const known = ruleIds(host.rules);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new PlannerError('usage', say('There is no rule {0}.', unknown), [say('“planner rules” lists them.')]);
}
