// Answers the prompts of the spec-kit plan by rules, without a language model.
import type { ModelRequest } from '../../../core/ports.ts';

/** Answers one request. */
export function draftOffline(_request: Pick<ModelRequest, 'id' | 'facts'>): string | object {
  return '';
}
