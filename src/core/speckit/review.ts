// What a review found, as the facts of a run have it. Pure.
import type { ReviewIssue } from './facts.ts';

/** The fact that holds what is left after the repairs. */
export const leftFact = 'reviewLeft';

/** An issue that a person must look at, with the line of its section where that is there. */
export interface LeftIssue extends ReviewIssue {
  readonly line?: number;
}

/** The issues in what a model gave, whatever else is in it. */
export function issuesIn(value: unknown): readonly ReviewIssue[] {
  const issues: unknown = typeof value === 'object' && value !== null && 'issues' in value ? value.issues : undefined;
  return Array.isArray(issues) ? issues.filter(isIssue) : [];
}

/** The issues that are left, from the facts. */
export function leftIssues(facts: Readonly<Record<string, unknown>>): readonly LeftIssue[] {
  const value = facts[leftFact];
  return Array.isArray(value) ? value.filter(isIssue) : [];
}

function isIssue(value: unknown): value is LeftIssue {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['file', 'heading', 'problem', 'severity', 'remedy'].every((name) => typeof fields.get(name) === 'string');
}
