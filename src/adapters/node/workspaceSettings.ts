// Reads Planner's settings from a workspace's `.vscode/settings.json`, which is JSON with comments.
import { parse, type ParseError } from 'jsonc-parser';
import type { Settings } from '../../core/ports.ts';
import { readSeverities } from '../../core/severities.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { namesOf } from './path.ts';

/** The settings that a check goes by, and a sentence for each that cannot be used. */
export function parseWorkspaceSettings(content: string): {
  readonly settings: Partial<Settings>;
  readonly problems: readonly Sentence[];
} {
  const errors: ParseError[] = [];
  const value: unknown = parse(content.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { settings: {}, problems: [say('{0} cannot be read; its settings are not used.', '.vscode/settings.json')] };
  }
  const set = new Map<string, unknown>(Object.entries(value));
  const problems: Sentence[] = [];
  if (errors.length > 0) problems.push(say('{0} is not valid JSON throughout.', '.vscode/settings.json'));
  const { severities, problems: wrong } = readSeverities(set.get('planner.rules'));
  const folders = (['plansFolder', 'specsFolder'] as const).flatMap((name) => {
    const folder = readFolder(set.get(`planner.${name}`));
    if (folder === undefined && set.has(`planner.${name}`)) {
      problems.push(
        say('The setting {0} is not a path inside the workspace folder; it is not used.', `planner.${name}`),
      );
    }
    return folder === undefined ? [] : [[name, folder] as const];
  });
  return {
    settings: {
      ...Object.fromEntries(folders),
      ...excludedIn(set.get('files.exclude')),
      ...(Object.keys(severities).length > 0 ? { rules: severities } : {}),
    },
    problems: [...problems, ...wrong],
  };
}

/** The globs that are on. */
function excludedIn(value: unknown): Pick<Settings, 'excluded'> {
  if (typeof value !== 'object' || value === null) return {};
  const globs = Object.entries(value).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []));
  return globs.length > 0 ? { excluded: globs } : {};
}

function readFolder(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const names = namesOf(value.trim());
    return names.length > 0 ? names.join('/') : undefined;
  } catch {
    return undefined;
  }
}
