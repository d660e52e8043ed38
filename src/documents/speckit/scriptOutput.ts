// What spec-kit's scripts print, read as it comes: words before and after the JSON, escape codes, other line endings,
// values that were not escaped, keys that are missing, and the text form of versions that forgot about `--json`.
import { readJsonValues } from './jsonValues.ts';

/** What a script said of the feature. Paths are as they were printed. */
export interface ScriptAnswer {
  readonly folder?: string;
  readonly spec?: string;
  readonly plan?: string;
  readonly branch?: string;
  readonly hasGit?: boolean;
}

export interface ScriptOutput {
  /** Nothing where no answer was found. */
  readonly answer: ScriptAnswer | undefined;
  /** Whether the JSON had to be mended, or was none. */
  readonly isMended: boolean;
  /** What else was printed, cleaned, line by line. */
  readonly remarks: readonly string[];
}

const keys = ['FEATURE_SPEC', 'IMPL_PLAN', 'SPECS_DIR', 'FEATURE_DIR', 'BRANCH', 'HAS_GIT'] as const;
type Key = (typeof keys)[number];
type Values = Partial<Record<Key, string>>;

/** Reads the standard output of `setup-plan` or `check-prerequisites`. Of several answers the last one counts. */
export function readScriptOutput(output: string): ScriptOutput {
  const lines = cleanOutput(output).split('\n');
  const whole = lastOf(lines, (line) => valuesOf(parse(line)));
  if (whole !== undefined) return result(whole.values, false, without(lines, whole.at, whole.at + 1));
  const spread = spreadJson(lines);
  if (spread !== undefined) return result(spread.values, false, without(lines, spread.from, spread.to));
  const mended = lastOf(lines, mend);
  if (mended !== undefined) return result(mended.values, true, without(lines, mended.at, mended.at + 1));
  const labelled: Values = {};
  const rest = lines.filter((line) => {
    const [, key, value = ''] = /^\s*([A-Z_]+)\s*[:=]\s*(.+)$/.exec(line) ?? [];
    if (!isKey(key)) return true;
    labelled[key] = value.trim();
    return false;
  });
  return isAnswer(labelled) ? result(labelled, true, rest) : result(undefined, false, lines);
}

/** A text of a terminal as plain lines: without escape codes, byte order marks and other line endings. */
export function cleanOutput(output: string): string {
  return output
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g, '')
    .replace(/\ufeff|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\r\n?/g, '\n');
}

function result(values: Values | undefined, isMended: boolean, lines: readonly string[]): ScriptOutput {
  return {
    answer: values === undefined ? undefined : answerOf(values),
    isMended,
    remarks: lines.map((line) => line.trim()).filter((line) => line !== ''),
  };
}

/** The folder stands in several keys, the older of which is called SPECS_DIR. */
function answerOf(values: Values): ScriptAnswer {
  const plan = values.IMPL_PLAN || undefined;
  const spec = values.FEATURE_SPEC || undefined;
  const folder = values.FEATURE_DIR || values.SPECS_DIR || folderOf(plan) || folderOf(spec);
  const branch = values.BRANCH || folder?.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
  return {
    ...(folder ? { folder: folder.replace(/(?<=.)[\\/]+$/, '') } : {}),
    ...(spec ? { spec } : {}),
    ...(plan ? { plan } : {}),
    ...(branch ? { branch } : {}),
    ...(values.HAS_GIT ? { hasGit: /^true$/i.test(values.HAS_GIT) } : {}),
  };
}

function folderOf(path: string | undefined): string | undefined {
  return path?.replace(/[\\/]+[^\\/]*$/, '');
}

function lastOf(
  lines: readonly string[],
  read: (line: string) => Values | undefined,
): { readonly values: Values; readonly at: number } | undefined {
  for (let at = lines.length - 1; at >= 0; at--) {
    const values = read(lines[at] ?? '');
    if (values !== undefined) return { values, at };
  }
  return undefined;
}

/** JSON over several lines, as PowerShell prints it unless it is told not to. */
function spreadJson(
  lines: readonly string[],
): { readonly values: Values; readonly from: number; readonly to: number } | undefined {
  for (let from = lines.length - 1; from >= 0; from--) {
    if (!/^\s*[{[]/.test(lines[from] ?? '')) continue;
    const text = lines.slice(from).join('\n');
    for (const { value, end } of readJsonValues(text).values.toReversed()) {
      const values = valuesOf(value);
      if (values !== undefined) return { values, from, to: from + text.slice(0, end).split('\n').length };
    }
  }
  return undefined;
}

/** A line whose values hold quotes or backslashes as they are: a value ends where the next known key starts. */
function mend(line: string): Values | undefined {
  if (!line.includes('{')) return undefined;
  const starts = [...line.matchAll(/[{,]\s*"([A-Z_]+)"\s*:\s*/g)];
  const values: Values = {};
  for (const [index, match] of starts.entries()) {
    const key = match[1];
    const raw = line.slice(match.index + match[0].length, starts[index + 1]?.index ?? line.lastIndexOf('}')).trim();
    if (isKey(key) && raw.startsWith('"')) values[key] = raw.replace(/^"([^]*)"$/, '$1').replace(/\\(["\\])/g, '$1');
  }
  return isAnswer(values) ? values : undefined;
}

function without(lines: readonly string[], from: number, to: number): readonly string[] {
  return [...lines.slice(0, from), ...lines.slice(to)];
}

function parse(line: string): unknown {
  const start = line.indexOf('{');
  if (start < 0) return undefined;
  try {
    return JSON.parse(line.slice(start, line.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

/** The known values of an object, also of one inside a list. */
function valuesOf(value: unknown): Values | undefined {
  if (Array.isArray(value)) return value.map(valuesOf).findLast((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const values: Values = {};
  for (const [key, one] of Object.entries(value)) {
    if (isKey(key) && (typeof one === 'string' || typeof one === 'boolean')) values[key] = String(one);
  }
  return isAnswer(values) ? values : undefined;
}

function isKey(key: string | undefined): key is Key {
  return keys.some((known) => known === key);
}

function isAnswer(values: Values): boolean {
  return Boolean(values.IMPL_PLAN ?? values.FEATURE_DIR ?? values.SPECS_DIR ?? values.FEATURE_SPEC);
}
