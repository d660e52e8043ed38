// What git knows of the work: the commit, what changed since another, and whether a commit is still in the history.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { homedir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { ChangedFile, Git, GitHead } from '../../core/ports.ts';

export interface GitHistoryOptions {
  /** The program and what stands before its arguments. */
  readonly command?: readonly [string, ...string[]];
  /** How long one question may take, in milliseconds. */
  readonly limit?: number;
}

/** Starts nothing that the repository names. */
const safe = ['--no-ext-diff', '--no-textconv', '--no-renames', '--no-color'];
/** The same patch whatever the user has set. */
const plain = [...safe, '-U3', '--diff-algorithm=myers', '--src-prefix=a/', '--dst-prefix=b/'];
/** How many commits are listed, and how many are looked through for an equal patch. */
const listed = 50;
const searched = 500;
/** More of an answer is not read, in characters. */
const longestAnswer = 8 * 1024 * 1024;

/** Asks git about the repository that `root` is in. Nothing rejects: a missing or failing git is an outcome. */
export function createGitHistory(
  root: string,
  { command = ['git'], limit = 30_000 }: GitHistoryOptions = {},
): Omit<Git, 'userName'> {
  const ask = (args: readonly string[], signal: AbortSignal) => answer(start(root, command, args), limit, signal);
  // The plan and the file that remembers how it was made change with every step of a phase: they are no work.
  const without = (plan: string) => {
    const memory = plan.replace(/[^/]*$/, 'planner.lock.json');
    return ['--', ':/', ...(plan === '' ? [] : [plan, memory].map((path) => `:(exclude,literal)${path}`))];
  };

  const uncommitted = async (plan: string, signal: AbortSignal): Promise<readonly ChangedFile[] | undefined> => {
    const status = ['-c', 'status.renames=false', 'status', '--porcelain', '-z', '--untracked-files=normal'];
    const listed = await ask([...status, ...without(plan)], signal);
    if (listed === undefined) return undefined;
    const entries = [...listed.matchAll(/(..) ([^\0]+)\0/g)].map(([, state, path = '']) => ({ state, path }));
    // Files that are new have no figures, and need no second question.
    const isKnown = entries.some(({ state }) => state !== '??');
    const figures = isKnown ? await ask(['diff', '-z', '--numstat', ...safe, 'HEAD', ...without(plan)], signal) : '';
    const files = new Map(
      (figures ?? '')
        .split('\0')
        .flatMap(fileOf)
        .map((file) => [file.path, file]),
    );
    return entries.map(({ state, path }) => (state === '??' ? { path, isNew: true } : (files.get(path) ?? { path })));
  };

  const patchIds = (args: readonly string[], signal: AbortSignal) => {
    const diff = start(root, command, args);
    const ids = start(root, command, ['patch-id', '--stable']);
    if (diff && ids) diff.stdout.pipe(ids.stdin);
    // Whoever ends early leaves the other a broken pipe.
    ids?.stdin.on('error', () => undefined);
    return Promise.all([wait(diff, limit, signal), answer(ids, limit, signal)]).then(([isWhole, text]) =>
      isWhole && text !== undefined
        ? [...text.matchAll(/^([0-9a-f]{40})(?: |$)/gm)].map((match) => match[1] ?? '')
        : undefined,
    );
  };

  return {
    head: async (plan, isTrusted, signal): Promise<GitHead> => {
      const inside = await ask(['rev-parse', '--is-inside-work-tree', '--is-shallow-repository'], signal);
      if (inside === undefined || !/^true/.test(inside)) return { kind: 'missing' };
      const commit = (await ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal))?.trim();
      if (!commit) return { kind: 'noCommits' };
      const branch = (await ask(['symbolic-ref', '--quiet', '--short', 'HEAD'], signal))?.trim();
      const changed = isTrusted ? await uncommitted(plan, signal) : undefined;
      return {
        kind: 'commit',
        commit,
        isShallow: /\btrue\s*$/.test(inside.slice(4)),
        ...(branch ? { branch } : {}),
        ...(changed === undefined ? {} : { uncommitted: changed }),
      };
    },
    changes: async (since, plan, signal) => {
      const range = `${since}..HEAD`;
      const count = await ask(['rev-list', '--count', range, ...without(plan)], signal);
      const log = await ask(
        ['log', `-n${listed}`, '--no-show-signature', '--format=%H %s', range, ...without(plan)],
        signal,
      );
      const files = await ask(['diff-tree', '-r', '-z', '--numstat', ...safe, since, 'HEAD', ...without(plan)], signal);
      if (count === undefined || log === undefined || files === undefined) return { kind: 'unknown' };
      return {
        kind: 'changes',
        commitCount: Number(count.trim()),
        commits: [...log.matchAll(/^([0-9a-f]{40,64}) (.*)$/gm)].map((match) => ({
          commit: match[1] ?? '',
          subject: match[2] ?? '',
        })),
        files: files.split('\0').flatMap(fileOf),
      };
    },
    patches: async (commit, since, plan, signal) => {
      const own = await patchIds(['diff-tree', '-p', '--root', ...plain, commit, ...without(plan)], signal);
      const range =
        since === undefined || since === commit
          ? []
          : await patchIds(['diff-tree', '-p', ...plain, since, commit, ...without(plan)], signal);
      return [...new Set([...(own ?? []).slice(0, 1), ...(range ?? []).slice(0, 1)])];
    },
    find: async (commit, patches, plan, signal) => {
      const inside = await ask(['rev-parse', '--is-shallow-repository'], signal);
      const head = await ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal);
      if (inside === undefined || !head) return 'unknown';
      // Fails for a commit that is not there, and for one that is on another branch.
      if ((await ask(['merge-base', '--is-ancestor', commit, 'HEAD'], signal)) !== undefined) return 'commit';
      if (patches.length === 0) return inside.trim() === 'true' ? 'unknown' : 'gone';
      const range = ['--no-merges', `-n${searched}`, '--no-show-signature', '--format=commit %H'];
      const ids = await patchIds(['log', '-p', ...range, ...plain, ...without(plan)], signal);
      if (ids?.some((id) => patches.includes(id))) return 'patch';
      return ids === undefined || inside.trim() === 'true' ? 'unknown' : 'gone';
    },
    commitsOf: async (path, limit, signal) => {
      const format = '--format=%H %cI %s';
      const log = await ask(
        ['log', `-n${limit}`, '--no-show-signature', ...safe.slice(0, 2), format, '--', `:(literal)${path}`],
        signal,
      );
      return [...(log ?? '').matchAll(/^([0-9a-f]{40,64}) (\S+) (.*)$/gm)].map(
        ([, commit = '', at = '', subject = '']) => ({ commit, at, subject }),
      );
    },
    textAt: async (commit, path, signal) => {
      // What a name could mean beside a commit is not asked for, nor an option.
      if (!/^[\w.@{}~^/][\w.@{}~^/-]*$/.test(commit)) return undefined;
      const text = await ask(['show', '--no-textconv', `${commit}:./${path}`], signal);
      return text === undefined || text.length >= longestAnswer ? undefined : text;
    },
    ignored: async (paths, signal) => {
      const child = paths.length === 0 ? undefined : start(root, command, ['check-ignore', '-z', '--stdin']);
      // Git may end before it has read all.
      child?.stdin.on('error', () => undefined);
      child?.stdin.end(paths.map((path) => `./${path}\0`).join(''));
      // It fails where it ignores none of them.
      const output = await answer(child, limit, signal);
      return (output ?? '').split('\0').flatMap((path) => (path === '' ? [] : [path.replace(/^\.\//, '')]));
    },
  };
}

function fileOf(entry: string): readonly ChangedFile[] {
  const [, insertions = '', deletions = '', path = ''] = /^(\d+|-)\t(\d+|-)\t([^]+)$/.exec(entry) ?? [];
  if (path === '') return [];
  if (insertions === '-') return [{ path }];
  return [{ path, insertions: Number(insertions), deletions: Number(deletions) }];
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Started in the home folder: Windows looks for programs in the current folder first, and the workspace is not ours.
 * Nothing that the repository names is started along: no file watcher, no hook, no fetching of missing objects.
 */
function start(
  root: string,
  [program, ...before]: readonly [string, ...string[]],
  args: readonly string[],
): Child | undefined {
  const env: NodeJS.ProcessEnv = {};
  // Within a hook these name another repository.
  for (const [name, value] of Object.entries(process.env)) if (!/^GIT_/i.test(name)) env[name] = value;
  Object.assign(env, { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' });
  const configured = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'core.pager=cat', '--no-pager'];
  try {
    return spawn(program, [...before, ...configured, '-C', root, ...args], {
      cwd: homedir(),
      env,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch {
    return undefined; // A folder name that no program can be given.
  }
}

/** What a child prints, or `undefined` where it fails, hangs or is stopped. */
async function answer(child: Child | undefined, limit: number, signal: AbortSignal): Promise<string | undefined> {
  if (!child) return undefined;
  const parts: string[] = [];
  let length = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    length += text.length;
    if (length <= longestAnswer) parts.push(text);
  });
  return (await wait(child, limit, signal)) ? parts.join('') : undefined;
}

/** Whether a child ends well in time. */
function wait(child: Child | undefined, limit: number, signal: AbortSignal): Promise<boolean> {
  if (!child) return Promise.resolve(false);
  return new Promise((resolve) => {
    const kill = () => child.kill('SIGKILL');
    const timer = setTimeout(kill, limit);
    signal.addEventListener('abort', kill, { once: true });
    if (signal.aborted) kill();
    const finish = (isWell: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', kill);
      resolve(isWell);
    };
    child.once('error', () => finish(false));
    child.once('close', (code) => finish(code === 0));
  });
}
