// What a rule is worth in one workspace: the user's word on its severity.
import type { Severity } from '../documents/finding.ts';
import { say, type Sentence } from '../documents/sentence.ts';

/** By rule id, by group (`wording/*`), or `*` for all. */
export type RuleSeverities = Readonly<Record<string, Severity | 'off'>>;

const severities: readonly unknown[] = ['error', 'warning', 'info', 'off'];

/** What is set for a rule: by its id, else by its group, else for all. Nothing where it is as shipped. */
export function severityOf(rule: string, set: RuleSeverities | undefined): Severity | 'off' | undefined {
  if (set === undefined) return undefined;
  return own(set, rule) ?? own(set, `${rule.slice(0, rule.indexOf('/'))}/*`) ?? own(set, '*');
}

/** Reads the setting `planner.rules`, whatever it holds. What cannot be used is left out and said. */
export function readSeverities(value: unknown): {
  readonly severities: RuleSeverities;
  readonly problems: readonly Sentence[];
} {
  if (value === undefined || value === null) return { severities: {}, problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return {
      severities: {},
      problems: [say('The setting {0} must be an object such as {1}; it is not used.', name, sample)],
    };
  }
  const entries = Object.entries(value);
  const problems = entries
    .filter(([, severity]) => !severities.includes(severity))
    .map(([rule]) =>
      say('The setting {0} must say error, warning, info or off for {1}; it is as shipped.', name, rule),
    );
  return { severities: Object.fromEntries(entries.filter(([, severity]) => severities.includes(severity))), problems };
}

/** A sentence for each rule or group that is set and that nobody knows. */
export function unknownRules(set: RuleSeverities | undefined, known: readonly string[]): readonly Sentence[] {
  return Object.keys(set ?? {})
    .filter((rule) => !isKnownRule(rule, known))
    .map((rule) => say('The setting {0} names the rule {1}, which there is not.', name, rule));
}

/** Whether there is a rule of that id, or a rule in that group. */
export function isKnownRule(rule: string, known: readonly string[]): boolean {
  if (rule === '*') return true;
  return rule.endsWith('/*') ? known.some((id) => id.startsWith(rule.slice(0, -1))) : known.includes(rule);
}

const name = 'planner.rules';
const sample = '{ "wording/*": "off" }';

function own(set: RuleSeverities, key: string): Severity | 'off' | undefined {
  return Object.hasOwn(set, key) ? set[key] : undefined;
}
