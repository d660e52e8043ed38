// Which targets of links are known to be there or not: those that git leaves out are with whoever wrote the link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpLinks } from '../../../../src/app/check/links.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';

/** What is known of each target of a document in `specs/001-a`. */
async function known(files: Readonly<Record<string, string>>, ...targets: readonly string[]) {
  const text = targets.map((target) => `- [a](../../${target})`).join('\n');
  const exists = await lookUpLinks(new MemoryFiles(files), [parseDocument('specs/001-a/plan.md', `${text}\n`)]);
  return targets.map((target) => exists(target));
}

test('a file that is there is known, and one that is not', async () => {
  assert.deepEqual(await known({ 'docs/a.md': '' }, 'docs/a.md', 'docs/', 'docs/b.md'), [true, true, false]);
});

test('what a site is made with is known wherever a link leads', async () => {
  const exists = await lookUpLinks(new MemoryFiles({ 'mkdocs.yml': '', 'docs/b.md': '' }), [
    parseDocument('docs/a.md', '[b](b.md)\n'),
  ]);
  assert.deepEqual([exists('mkdocs.yml'), exists('mkdocs.yaml')], [true, false]);
});

test('nobody knows of what git leaves out', async () => {
  const files = { '.gitignore': '/backend\nmemory/\n*.local.md\n!kept.local.md\n', 'memory/there.md': '' };
  assert.deepEqual(
    await known(files, 'backend/app.ts', 'memory/env.md', 'memory/there.md', 'docs/x.local.md', 'backend', 'memory/'),
    [undefined, undefined, true, undefined, undefined, true],
  );
  assert.deepEqual(await known(files, 'docs/kept.local.md', 'src/backend/app.ts', 'docs/x.md'), [false, false, false]);
});

test('a link that leads to a file when it is read from the top of the workspace is no other one that git leaves out', async () => {
  const files = { '.gitignore': 'specs\n', 'specs/001-a/spec.md': '', '.git/config': '', 'README.md': '' };
  const text = '[a](specs/001-a/spec.md) [b](specs/001-a/other.md) [c](../../../README.md)\n';
  const exists = await lookUpLinks(new MemoryFiles(files), [parseDocument('specs/001-a/plan.md', text)]);
  const asked = [
    'specs/001-a/specs/001-a/spec.md',
    'specs/001-a/specs/001-a/other.md',
    'specs/001-a/spec.md',
    'README.md',
  ];
  assert.deepEqual(asked.map(exists), [false, undefined, true, true]);
});

test('a file of a folder leaves out what is below it, and takes back what one above leaves out', async () => {
  const files = { '.gitignore': '*.log\n', 'docs/.gitignore': 'private/\n!build.log\n', 'docs/a.md': '' };
  assert.deepEqual(
    await known(files, 'docs/private/x.md', 'private/x.md', 'docs/build.log', 'docs/other.log', 'build.log'),
    [undefined, false, false, undefined, undefined],
  );
});
