// The fake files of the tests behave as the files on disk do, whatever is done with them.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNodeFiles } from '../../../../src/adapters/node/files.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import type { Files } from '../../../../src/core/ports.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { temporaryFolder } from '../folder.ts';

type Action = (files: Files) => Promise<unknown>;

const path = fc.constantFrom('a', 'a/b', 'a/b/c.md', 'd.md', './d.md', 'a//b', '', '.', '../x', '/x', 'CON', 'a/');
const text = fc.constantFrom('', 'one', '\uFEFFtwo\r\n', 'nul\0', '\ud83c');
const action: fc.Arbitrary<Action> = fc.oneof(
  path.map(
    (at): Action =>
      (files) =>
        files.read(at),
  ),
  path.map(
    (at): Action =>
      (files) =>
        files.list(at),
  ),
  fc.tuple(path, text).map(
    ([at, content]): Action =>
      (files) =>
        files.create(at, content),
  ),
  fc.tuple(path, text, text).map(
    ([at, base, after]): Action =>
      (files) =>
        files.edit(at, base, [{ start: 0, end: base.length, text: after }]),
  ),
  fc.tuple(path, text).map(
    ([at, base]): Action =>
      (files) =>
        files.remove(at, base),
  ),
);

/** What came of an action, as data. */
async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return { value: await work };
  } catch (error) {
    return PlannerError.is(error) ? { kind: error.kind, message: error.message } : { unexpected: String(error) };
  }
}

test('every action has the same outcome', async (t) => {
  const folder = await temporaryFolder(t);
  let count = 0;
  const property = fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 15 }), async (actions) => {
    const root = join(folder, String(count++));
    await mkdir(root);
    const [disk, memory] = [createNodeFiles(root), new MemoryFiles()];
    for (const act of actions) assert.deepEqual(await outcomeOf(act(memory)), await outcomeOf(act(disk)));
  });
  await fc.assert(property, { numRuns: 150 });
});
