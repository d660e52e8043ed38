// What git says of the work, in repositories of their own: commits, changes, patches, and every way to know nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createNodeGit } from '../../../../src/adapters/node/git.ts';
import { temporaryFolder } from '../folder.ts';

const plan = '.clinespecs/a/a-plan.md';
const { signal } = new AbortController();

function inFolder(folder: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'GIT_PREFIX']) Reflect.deleteProperty(env, name);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const commit = async (path: string, text: string, subject = path): Promise<string> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    git('add', '-A');
    git('commit', '-qm', subject);
    return git('rev-parse', 'HEAD');
  };
  return { folder, git, commit, asked: createNodeGit(folder, { limit: 60_000 }) };
}

async function repository(t: TestContext) {
  const made = inFolder(await temporaryFolder(t));
  made.git('init', '-q', '-b', 'main');
  return made;
}

test('the head with its branch, detached, without commits, without a repository, without git', async (t) => {
  const { git, commit, asked, folder } = await repository(t);
  assert.deepEqual(await asked.head(plan, true, signal), { kind: 'noCommits' });
  const first = await commit('a.txt', 'a\n');
  assert.deepEqual(await asked.head(plan, true, signal), {
    kind: 'commit',
    commit: first,
    branch: 'main',
    isShallow: false,
    uncommitted: [],
  });
  await writeFile(join(folder, 'b.txt'), 'b');
  await mkdir(join(folder, dirname(plan)), { recursive: true });
  await writeFile(join(folder, plan), '# P');
  await writeFile(join(folder, dirname(plan), 'planner.lock.json'), '{}');
  git('checkout', '-q', '--detach');
  assert.deepEqual(await asked.head(plan, true, signal), {
    kind: 'commit',
    commit: first,
    isShallow: false,
    uncommitted: [{ path: 'b.txt', isNew: true }],
  });
  assert.deepEqual(await asked.head(plan, false, signal), { kind: 'commit', commit: first, isShallow: false });
  assert.deepEqual(await createNodeGit(await temporaryFolder(t)).head(plan, true, signal), { kind: 'missing' });
  assert.deepEqual(await createNodeGit(folder, { command: ['planner-no-such-program'] }).head(plan, true, signal), {
    kind: 'missing',
  });
  assert.deepEqual(await createNodeGit('a\0b').head(plan, true, signal), { kind: 'missing' });
});

test('what is not committed: changed, staged, removed, renamed, new files and folders', async (t) => {
  const { git, commit, asked, folder } = await repository(t);
  await commit('src/a.txt', 'one\ntwo\n');
  await commit('src/ä b.txt', 'one\n');
  await commit('old.txt', 'a text that stays the same when it gets another name\n');
  await commit('c.bin', 'a\0b');
  await writeFile(join(folder, 'src/a.txt'), 'one\n2\nthree\n');
  await writeFile(join(folder, 'c.bin'), 'a\0c');
  await rm(join(folder, 'src/ä b.txt'));
  git('mv', 'old.txt', 'new.txt');
  for (const name of ['a', 'b']) {
    await mkdir(join(folder, 'fresh'), { recursive: true });
    await writeFile(join(folder, 'fresh', name), name);
  }
  const head = await asked.head(plan, true, signal);
  assert.ok(head.kind === 'commit');
  assert.deepEqual(
    [...(head.uncommitted ?? [])].sort((one, other) => (one.path < other.path ? -1 : 1)),
    [
      { path: 'c.bin' },
      { path: 'fresh/', isNew: true },
      { path: 'new.txt', insertions: 1, deletions: 0 },
      { path: 'old.txt', insertions: 0, deletions: 1 },
      { path: 'src/a.txt', insertions: 2, deletions: 1 },
      { path: 'src/ä b.txt', insertions: 0, deletions: 1 },
    ],
  );
});

test('commits and files since a commit, without the plan', async (t) => {
  const { commit, asked } = await repository(t);
  const first = await commit('src/a.txt', 'a\n');
  await commit('src/ä b.txt', 'one\ntwo\n', 'Add | and `b`');
  await commit('src/a.txt', 'A\n');
  await commit(plan, '# P\n');
  await commit('c.bin', 'a\0b');
  const changes = await asked.changes(first, plan, signal);
  assert.ok(changes.kind === 'changes');
  assert.equal(changes.commitCount, 3);
  assert.deepEqual(
    changes.commits.map(({ subject }) => subject),
    ['c.bin', 'src/a.txt', 'Add | and `b`'],
  );
  assert.deepEqual(changes.files, [
    { path: 'c.bin' },
    { path: 'src/a.txt', insertions: 1, deletions: 1 },
    { path: 'src/ä b.txt', insertions: 2, deletions: 0 },
  ]);
  assert.deepEqual(await asked.changes('f'.repeat(40), plan, signal), { kind: 'unknown' });
});

test('a commit is found in the history, by its patch after a rebase or a squash, or not at all', async (t) => {
  const { git, commit, asked } = await repository(t);
  const first = await commit('a.txt', 'a\n');
  git('checkout', '-qb', 'work');
  await commit('b.txt', 'b\n');
  await commit(plan, '# P\n');
  const done = await commit('c.txt', 'c\n');
  const patches = await asked.patches(done, first, plan, signal);
  assert.equal(patches.length, 2);
  assert.equal(await asked.find(done, patches, plan, signal), 'commit');
  git('checkout', '-q', 'main');
  await commit('other.txt', 'x\n');
  assert.equal(await asked.find(done, patches, plan, signal), 'gone');
  git('checkout', '-qb', 'rebased');
  git('cherry-pick', done);
  assert.equal(await asked.find(done, patches, plan, signal), 'patch', 'rebased');
  git('checkout', '-q', 'main');
  git('merge', '-q', '--squash', 'work');
  git('commit', '-qm', 'Squashed');
  git('config', 'diff.noprefix', 'true');
  git('config', 'color.ui', 'always');
  assert.equal(await asked.find(done, patches, plan, signal), 'patch', 'squashed, with the plan beside it');
  assert.equal(await asked.find(done, [], plan, signal), 'gone');
});

test('a shallow clone does not know what it does not hold', async (t) => {
  const { commit, folder } = await repository(t);
  const first = await commit('a.txt', 'a\n');
  await commit('b.txt', 'b\n');
  const clone = join(await temporaryFolder(t), 'clone');
  inFolder(folder).git('clone', '-q', '--depth', '1', `file://${folder}`, clone);
  const asked = createNodeGit(clone, { limit: 60_000 });
  const head = await asked.head(plan, true, signal);
  assert.ok(head.kind === 'commit' && head.isShallow);
  assert.equal(await asked.find(first, [], plan, signal), 'unknown');
  assert.deepEqual(await asked.changes(first, plan, signal), { kind: 'unknown' });
});

test('nothing that the repository names is started without trust', async (t) => {
  const { git, commit, asked, folder } = await repository(t);
  const first = await commit('a.txt', 'a\n');
  const trap = join(folder, 'trap.sh');
  await writeFile(trap, `#!/bin/sh\ntouch "${folder}/sprung"\n`, { mode: 0o755 });
  await commit('.gitattributes', '*.txt diff=x filter=x\n');
  const done = await commit('a.txt', 'b\n');
  for (const name of [
    'core.fsmonitor',
    'diff.external',
    'diff.x.textconv',
    'diff.x.command',
    'core.pager',
    'filter.x.clean',
    'gpg.program',
  ])
    git('config', name, trap);
  git('config', 'log.showSignature', 'true');
  await rm(join(folder, 'sprung'), { force: true });
  await writeFile(join(folder, 'a.txt'), 'c\n');
  await asked.head(plan, false, signal);
  await asked.changes(first, plan, signal);
  await asked.find('f'.repeat(40), await asked.patches(done, first, plan, signal), plan, signal);
  await assert.rejects(rm(join(folder, 'sprung')), { code: 'ENOENT' });
  await asked.head(plan, true, signal);
  await rm(join(folder, 'sprung'));
});

test('a git that hangs, and an abort, are outcomes', async (t) => {
  const folder = await temporaryFolder(t);
  const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)', '--'] as const;
  assert.deepEqual(await createNodeGit(folder, { command: [...command] }).head(plan, true, AbortSignal.abort()), {
    kind: 'missing',
  });
});

test('the commits that changed a file, newest first, and its text at each of them', async (t) => {
  const { commit, asked } = await repository(t);
  const first = await commit('sub/[a].md', '# A\r\nö\n', 'Write a: plan');
  await commit('b.txt', 'b');
  const second = await commit('sub/[a].md', '# B\n', 'Rewrite it');
  const found = await asked.commitsOf('sub/[a].md', 10, signal);
  assert.deepEqual(
    found.map((one) => [one.commit, one.subject]),
    [
      [second, 'Rewrite it'],
      [first, 'Write a: plan'],
    ],
  );
  assert.ok(found.every(({ at }) => !Number.isNaN(Date.parse(at))));
  assert.equal((await asked.commitsOf('sub/[a].md', 1, signal)).length, 1);
  assert.equal(await asked.textAt(first, 'sub/[a].md', signal), '# A\r\nö\n');
  assert.equal(await asked.textAt('HEAD~1', 'sub/[a].md', signal), '# A\r\nö\n');
  assert.equal(await asked.textAt(first, 'b.txt', signal), undefined);
  assert.equal(await asked.textAt('--help', 'b.txt', signal), undefined);
  assert.equal(await asked.textAt('HEAD', '../out.md', signal), undefined);
});

test('a folder below the root of its repository has the paths of its own', async (t) => {
  const { commit, folder } = await repository(t);
  const made = await commit('app/plan.md', '# P\n');
  const { asked } = inFolder(join(folder, 'app'));
  assert.deepEqual(
    (await asked.commitsOf('plan.md', 5, signal)).map((one) => one.commit),
    [made],
  );
  assert.equal(await asked.textAt(made, 'plan.md', signal), '# P\n');
});

test('without a repository nothing is known of a file', async (t) => {
  const { asked } = inFolder(await temporaryFolder(t));
  assert.deepEqual(await asked.commitsOf('a.md', 5, signal), []);
  assert.equal(await asked.textAt('HEAD', 'a.md', signal), undefined);
});

test('files that git ignores, whatever their names; none where it ignores none, or there is no git', async (t) => {
  const { commit, asked, folder } = await repository(t);
  await commit('.gitignore', 'contracts/\n*.secret.md\n');
  const paths = ['specs/1/contracts/über.yaml', 'specs/1/plan.md', 'specs/1/-a.secret.md'];
  assert.deepEqual(await asked.ignored(paths, signal), [paths[0], paths[2]]);
  assert.deepEqual(await asked.ignored(['specs/1/plan.md'], signal), []);
  assert.deepEqual(await asked.ignored([], signal), []);
  assert.deepEqual(await createNodeGit(await temporaryFolder(t)).ignored(paths, signal), []);
  assert.deepEqual(await createNodeGit(folder, { command: ['planner-no-such-program'] }).ignored(paths, signal), []);
});
