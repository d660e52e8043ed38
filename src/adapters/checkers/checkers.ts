import type { Checkers } from '../../core/ports.ts';
export function createCheckers(): Checkers {
  return { check: async () => ({ kind: 'valid' }) };
}
