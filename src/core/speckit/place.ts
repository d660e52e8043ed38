// The feature that a run plans, as its facts have it.
import type { Facts } from '../workflow.ts';
import type { FeaturePlace } from './facts.ts';

/** The place of the feature; nothing before it is known. */
export function featurePlace(facts: Facts): FeaturePlace | undefined {
  const value = facts['feature'];
  return isPlace(value) ? value : undefined;
}

function isPlace(value: unknown): value is FeaturePlace {
  if (typeof value !== 'object' || value === null) return false;
  const names = ['name', 'branch', 'folder', 'spec', 'plan', 'project', 'absolute'];
  const fields = new Map<string, unknown>(Object.entries(value));
  return names.every((name) => typeof fields.get(name) === 'string');
}
