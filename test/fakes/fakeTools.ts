// MCP tools that answer from a table by role; a role that is not in it is missing.
import type { ToolOutcome, ToolRole, Tools } from '../../src/core/ports.ts';

type Input = Readonly<Record<string, unknown>>;
type ScriptedOutcome = ToolOutcome | 'hangs' | ((input: Input) => ToolOutcome);

/** `hangs` waits until the call is cancelled, and rejects then. */
export class FakeTools implements Tools {
  readonly calls: { readonly role: ToolRole; readonly input: Input }[] = [];
  readonly #outcomes: Partial<Record<ToolRole, ScriptedOutcome>>;

  constructor(outcomes: Partial<Record<ToolRole, ScriptedOutcome>> = {}) {
    this.#outcomes = outcomes;
  }

  async call(role: ToolRole, input: Input, signal: AbortSignal): Promise<ToolOutcome> {
    signal.throwIfAborted();
    this.calls.push({ role, input });
    const outcome = this.#outcomes[role] ?? { kind: 'missing', reason: 'no MCP server is configured' };
    if (outcome === 'hangs') return await aborted(signal);
    return typeof outcome === 'function' ? outcome(input) : outcome;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
