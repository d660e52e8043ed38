// Glob patterns and ignore files, as VS Code and git read them: which files must never reach a model. Pure.

/** One line of an ignore file: what it matches, and whether it takes an earlier match back. */
export interface IgnoreLine {
  readonly pattern: RegExp;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** Parses a `.gitignore`. Patterns are relative to the folder of the file. */
export function parseIgnoreFile(text: string): readonly IgnoreLine[] {
  return text.split(/\r?\n/u).flatMap((raw): readonly IgnoreLine[] => {
    const line = raw.replace(/(?<!\\)\s+$/u, '');
    if (line === '' || line.startsWith('#')) return [];
    const negated = line.startsWith('!');
    const body = line.replace(/^!|^\\(?=[!#])/u, '');
    const foldersOnly = body.endsWith('/');
    const bare = body.replace(/\/$/u, '').replace(/^\//u, '');
    const anchored = body.replace(/\/$/u, '').includes('/');
    return [{ pattern: globPattern(anchored ? bare : `**/${bare}`), negated, foldersOnly }];
  });
}

/** Whether the lines ignore a path, relative to their folder: a path inside an ignored folder is ignored as well. */
export function isIgnored(path: string, lines: readonly IgnoreLine[]): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => {
    const isFolder = index < parts.length - 1;
    const part = parts.slice(0, index + 1).join('/');
    const last = lines.findLast((line) => (isFolder || !line.foldersOnly) && line.pattern.test(part));
    return last !== undefined && !last.negated;
  });
}

/** Whether the globs of `files.exclude` that are on exclude a path of the workspace folder, or a folder it is in. */
export function isExcluded(path: string, globs: readonly string[]): boolean {
  const patterns = globs.map(globPattern);
  const parts = path.split('/');
  return parts.some((_, index) => patterns.some((pattern) => pattern.test(parts.slice(0, index + 1).join('/'))));
}

/** Whether a file holds secrets by its name: environments, keys, credentials. Samples of environments do not. */
export function isSecret(path: string): boolean {
  const name = (path.split('/').at(-1) ?? '').toLowerCase();
  if (/^\.env\.(example|sample|template|dist)$/u.test(name)) return false;
  return secretNames.some((pattern) => pattern.test(name));
}

const secretNames = [
  /^\.env(\..*)?$/u,
  /\.env$/u,
  /\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc|gpg)$/u,
  /^id_(rsa|dsa|ecdsa|ed25519)(\..*)?$/u,
  /^\.(npmrc|netrc|pgpass|htpasswd|git-credentials|dockercfg)$/u,
  /^(credentials|secrets?)(\.(json|ya?ml|toml|ini|txt))?$/u,
];

/** A glob as a regular expression over a whole path: `*`, `?`, `**`, `[…]`, `{a,b}`. */
export function globPattern(glob: string): RegExp {
  let source = '';
  let braces = 0;
  for (let index = 0; index < glob.length; index++) {
    const rest = glob.slice(index);
    const set = /^\[(!|\^)?((?:\\.|[^\]\\/])+)\]/u.exec(rest);
    if (rest.startsWith('**/')) {
      source += '(?:[^/]*/)*';
      index += 2;
    } else if (rest.startsWith('**')) {
      source += '.*';
      index += 1;
    } else if (set?.[2] !== undefined) {
      source += `[${set[1] ? '^' : ''}${set[2].replaceAll('[', '\\[').replace(/^\^/u, '\\^')}]`;
      index += set[0].length - 1;
    } else if (rest.startsWith('{') && rest.includes('}')) {
      source += '(?:';
      braces++;
    } else if (rest.startsWith('}') && braces > 0) {
      source += ')';
      braces--;
    } else if (rest.startsWith(',') && braces > 0) {
      source += '|';
    } else if (rest.startsWith('\\') && rest.length > 1) {
      source += escaped(rest.charAt(1));
      index += 1;
    } else {
      source += signs[rest.charAt(0)] ?? escaped(rest.charAt(0));
    }
  }
  return compiled(`^${source}${')'.repeat(braces)}$`) ?? new RegExp(`^${escaped(glob)}$`);
}

const signs: Readonly<Record<string, string>> = { '*': '[^/]*', '?': '[^/]' };

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 's');
  } catch {
    return undefined;
  }
}
