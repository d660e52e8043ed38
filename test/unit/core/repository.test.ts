// What of a workspace is read for a plan, and what never is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRepository } from '../../../src/core/repository.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const never = new AbortController().signal;

/** Files that remember what was read of them. */
class WatchedFiles extends MemoryFiles {
  readonly opened: string[] = [];

  override read(path: string): Promise<string | undefined> {
    this.opened.push(path);
    return super.read(path);
  }
}

async function repositoryOf(texts: Readonly<Record<string, string>>, excluded: readonly string[] = []) {
  const files = new WatchedFiles(texts);
  return { found: await readRepository({ files, settings: fakeSettings({ excluded }) }, never), files };
}

test('commands, layout, conventions and their sources are read', async () => {
  const { found } = await repositoryOf({
    'package.json': '{"scripts": {"test": "x"}}',
    Makefile: 'test:\n\tx\n',
    'AGENTS.md': '- Always run the linter\n',
    'README.md': '# X\n\nA service that lends books to members.\n',
    'src/loans/a.ts': '',
    'node_modules/x/index.js': '',
  });
  assert.equal(found.testCommand, 'npm test');
  assert.deepEqual(found.layout, ['src/: loans/']);
  assert.deepEqual(
    found.sources.map(({ path }) => path),
    ['package.json', 'Makefile', 'AGENTS.md', 'README.md'],
  );
  assert.ok(found.conventions.includes('Always run the linter'));
});

test('what git ignores, the settings exclude or may hold secrets is never opened', async () => {
  const { found, files } = await repositoryOf(
    {
      '.gitignore': 'Cargo.toml\nprivate/\n',
      'Cargo.toml': '',
      'go.mod': 'module x',
      'private/a.ts': '',
      '.env': 'KEY=1',
      'AGENTS.md': '- Secret rule of the house',
    },
    ['go.mod', 'AGENTS.md'],
  );
  assert.deepEqual(found, { languages: [], layout: [], conventions: [], sources: [] });
  assert.deepEqual(
    files.opened.filter((path) => files.texts.has(path)),
    ['.gitignore'],
  );
});

test('without a manifest at the top those one folder below count, with the way there', async () => {
  const { found } = await repositoryOf({ 'api/go.mod': 'module x', 'web/package.json': '{"scripts": {"test": "x"}}' });
  assert.equal(found.testCommand, 'cd api && go test ./...');
  assert.deepEqual(found.languages, ['Go', 'JavaScript']);
});

test('an empty workspace says nothing', async () => {
  const { found } = await repositoryOf({});
  assert.deepEqual(found, { languages: [], layout: [], conventions: [], sources: [] });
});
