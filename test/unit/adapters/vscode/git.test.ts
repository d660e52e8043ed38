// The author's name from VS Code's git extension, which may not be there, not ready, or switched off.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createEditorGit, repositoryLimit } from '../../../../src/adapters/vscode/git.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { EventEmitter, fake, resetVscode, Uri } from '../../../fakes/vscode.ts';
import { folderOf } from './folder.ts';

const folder = folderOf(Uri.file('/work'));
const fallback = fakeGit('Fall Back', { find: () => Promise.resolve('patch') });
const never = (): Promise<void> => new Promise(() => undefined);

interface Names {
  readonly own?: string;
  readonly global?: string;
}

/** Without names the folder is no repository. A name that is not set is an error, as in older versions. */
function installGit(names: Names | undefined, { state = 'initialized' } = {}) {
  const changed = new EventEmitter<void>();
  const nameOr = (name: string | undefined) => async (key: string) =>
    key === 'user.name' && name !== undefined ? name : assert.fail('not set');
  const repository = { getConfig: nameOr(names?.own), getGlobalConfig: nameOr(names?.global) };
  const api = {
    state,
    onDidChangeState: changed.event,
    getRepository: (uri: Uri) => (names && uri.path === '/work' && api.state === 'initialized' ? repository : null),
  };
  fake.extensions.set('vscode.git', { activate: async () => ({ getAPI: () => api }) });
  return { api, changed };
}

beforeEach(resetVscode);

test('the name of the repository stands before the one of the user', async () => {
  installGit({ own: ' Ada\tLovelace ', global: 'Global Name' });
  assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Ada Lovelace');
  installGit({ own: '', global: 'Global Name' });
  assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Global Name');
  installGit({ global: 'Global Name' });
  assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Global Name');
});

test('asks the fallback where VS Code knows no name', async () => {
  assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Fall Back', 'no extension');
  installGit(undefined);
  assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Fall Back', 'no repository');
  installGit({ own: '' });
  assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Fall Back', 'no name');
  assert.equal(await createEditorGit(folder).userName(), undefined);
});

test('an extension that fails, or is another one, is as good as none', async () => {
  const broken: readonly unknown[] = [
    { activate: () => Promise.reject(new Error('cannot activate')) },
    {
      activate: async () => ({
        getAPI: () => {
          throw new Error('Git model not found');
        },
      }),
    },
    { activate: async () => undefined },
    { activate: async () => ({ getAPI: 1 }) },
    { activate: async () => ({ getAPI: () => ({}) }) },
  ];
  for (const extension of broken) {
    fake.extensions.set('vscode.git', extension);
    assert.equal(await createEditorGit(folder, { fallback }).userName(), 'Fall Back');
  }
});

test('asks nobody where git is switched off', async () => {
  installGit({ own: 'Ada' });
  fake.settings.set('git.enabled', { globalValue: false });
  assert.equal(await createEditorGit(folder, { fallback }).userName(), undefined);
});

test('waits until the repositories are found', async () => {
  const { api, changed } = installGit({ own: 'Ada' }, { state: 'uninitialized' });
  const wait = (): Promise<void> => {
    changed.fire();
    api.state = 'initialized';
    changed.fire();
    return never();
  };
  assert.equal(await createEditorGit(folder, { wait }).userName(), 'Ada');
});

test('does not wait for ever', async () => {
  installGit({ own: 'Ada' }, { state: 'uninitialized' });
  const waits: number[] = [];
  const wait = async (duration: number): Promise<void> => void waits.push(duration);
  assert.equal(await createEditorGit(folder, { fallback, wait }).userName(), 'Fall Back');
  assert.deepEqual(waits, [repositoryLimit]);
});

test('the history is what git itself says, or nothing', async () => {
  const signal = new AbortController().signal;
  assert.equal(await createEditorGit(folder, { fallback }).find('a', [], '', signal), 'patch');
  const alone = createEditorGit(folder);
  assert.deepEqual(
    [
      await alone.head('', true, signal),
      await alone.changes('a', '', signal),
      await alone.patches('a', undefined, '', signal),
      await alone.find('a', [], '', signal),
    ],
    [{ kind: 'missing' }, { kind: 'unknown' }, [], 'unknown'],
  );
});
