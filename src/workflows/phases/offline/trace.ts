// What a stack trace tells of a defect: what was thrown, and where in the own code.
import { isMachineTalk } from '../../brief/offline/text/lines.ts';

export interface Trace {
  /** What was thrown, without its message and package. */
  readonly error: string;
  readonly message: string;
  /** The own function in which it was thrown. */
  readonly place?: string | undefined;
  /** The file and line of that. */
  readonly file?: string | undefined;
  /** Whether the text begins with it, so that nobody has named the work. */
  readonly isFirst: boolean;
}

/** The first trace of a text; nothing where it has none. */
export function traceIn(text: string): Trace | undefined {
  const lines = text.slice(0, longestRead).split('\n');
  const at = lines.findIndex((line) => thrown.test(line));
  const found = thrown.exec(lines[at] ?? '')?.groups;
  if (!found) return undefined;
  const frames = lines.slice(Math.max(0, at - 60), at + 60).flatMap((line) => {
    const frame = (jvm.exec(line) ?? script.exec(line) ?? python.exec(line))?.groups;
    return frame && !foreign.test(line) ? [{ ...frame, isPython: python.test(line) }] : [];
  });
  // Python names the innermost call last.
  const own: Readonly<Record<string, unknown>> | undefined = frames[0]?.isPython === true ? frames.at(-1) : frames[0];
  if (!own && !lines.some((line, index) => index !== at && isMachineTalk(line))) return undefined;
  const textOf = (name: string) => (typeof own?.[name] === 'string' ? String(own[name]) : undefined);
  return {
    error: (found['error'] ?? '').split('.').at(-1) ?? '',
    message: (found['message'] ?? '').trim(),
    place: textOf('place'),
    file: textOf('file'),
    isFirst: lines.findIndex((line) => /\S/.test(line) && !/^\s*`{3}/.test(line)) === at,
  };
}

const longestRead = 100_000;
const thrown = /(?:^|\s|: )(?<error>(?:[\w$]+\.)*[A-Z]\w*(?:Exception|Error))(?:: (?<message>.{0,200})|\s*$)/;
const jvm = /^\s*at (?:[\w$]+\.)*?(?<place>[A-Z][\w$]*\.[\w$<>]+)\((?<file>[\w$]+\.(?:java|kt|scala|groovy|cs):\d+)\)/;
const script = /^\s*at (?:async )?(?<place>[\w$.<>]+) \((?:.*\/)?(?<file>(?:src\/)?[\w$.-]+\.[cm]?[jt]sx?:\d+)/;
const python = /^\s*File "(?:.*\/)?(?<file>[\w.-]+\.py)", line \d+, in (?<place>[\w<>]+)/;
/** Frames of libraries and of the platform. */
const foreign =
  /\b(?:java|javax|jdk|sun|kotlin|kotlinx|android|androidx|dalvik|org\.(?:springframework|apache|hibernate|junit))\.|node:|node_modules|site-packages|dist-packages|\/lib\/python/;
