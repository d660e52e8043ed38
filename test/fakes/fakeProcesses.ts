// Programs that end as they are told to, without running.
import { createHash } from 'node:crypto';
import type { ProcessCommand, ProcessOutcome, Processes } from '../../src/core/ports.ts';

export class FakeProcesses implements Processes {
  /** Every command so far. */
  readonly ran: ProcessCommand[] = [];
  /** The exit codes of the next commands; 0 when there are none left. */
  codes: number[] = [];
  output = 'ok\n';
  /** Happens while the command runs. */
  during: () => void = () => undefined;

  async run(command: ProcessCommand, signal: AbortSignal): Promise<ProcessOutcome> {
    this.ran.push(command);
    this.during();
    command.onOutput?.(this.output, 'output');
    const hash = createHash('sha256').update(this.output).digest('hex');
    const output = { duration: 1500, hash, bytes: this.output.length, tail: this.output };
    if (signal.aborted) return { kind: 'stopped', ...output };
    return { kind: 'exited', code: this.codes.shift() ?? 0, ...output };
  }
}
