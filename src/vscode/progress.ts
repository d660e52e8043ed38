// From what happens in a run to the lines that say so while it happens. Pure.
import { costOf } from '../app/runs/summary.ts';
import type { RunEvent, RunNotice, RunState } from '../core/run.ts';
import { say, type Sentence } from '../documents/sentence.ts';

type Tell = (sentence: Sentence) => string;

/**
 * Turns events of a running workflow into progress lines: one for each thing that begins, none twice in a row. Where
 * several documents are written at once, each line names its file, and a section is told once however its pieces come.
 */
export class ProgressLines {
  readonly #tell: Tell;
  readonly #written = new Set<string>();
  readonly #files = new Set<string>();
  #meter: RunState['meter'] = { requests: 0, inputTokens: 0, outputTokens: 0 };
  #last = '';

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** The line to show for an event, or nothing. */
  next(event: RunEvent | RunNotice): string | undefined {
    if (event.kind === 'modelAsked') this.#count(event);
    const sentence =
      event.kind === 'streaming'
        ? this.#writing(event.path, event.section)
        : event.kind === 'modelAsked'
          ? costOf(this.#meter)
          : progressOf(event);
    if (!sentence) return undefined;
    const line = this.#tell(sentence);
    if (line === this.#last) return undefined;
    this.#last = line;
    return line;
  }

  #count({ inputTokens, outputTokens }: Extract<RunEvent, { kind: 'modelAsked' }>): void {
    const { requests, ...tokens } = this.#meter;
    this.#meter = {
      requests: requests + 1,
      inputTokens: tokens.inputTokens + inputTokens,
      outputTokens: tokens.outputTokens + outputTokens,
    };
  }

  #writing(path: string, section: string): Sentence | undefined {
    this.#files.add(path);
    const key = `${path}#${section}`;
    if (this.#written.has(key)) return undefined;
    this.#written.add(key);
    if (this.#files.size === 1) return say('Writing {0}', section);
    return say('Writing {0}: {1}', path.slice(path.lastIndexOf('/') + 1), section);
  }
}

function progressOf(event: RunEvent | RunNotice): Sentence | undefined {
  switch (event.kind) {
    case 'progress':
      return event.message;
    case 'choiceStated':
      return event.statement[0];
    case 'sectionWritten':
      return event.repairs > 0 ? say('Repaired {0}', event.section) : undefined;
    case 'sectionProposed':
      return say('Kept your own text of {0}', event.section);
    default:
      return undefined;
  }
}
