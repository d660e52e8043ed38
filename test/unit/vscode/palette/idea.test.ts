// Where the idea of a run comes from: what is typed into the picker is one as well.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { pickIdea } from '../../../../src/vscode/palette/idea.ts';
import { fake, resetVscode } from '../../../fakes/vscode.ts';

beforeEach(resetVscode);

test('what is typed where the idea is asked for is taken as the idea', async () => {
  fake.typed = '  Members export their loans as CSV  ';
  assert.deepEqual(await pickIdea('New Brief'), { text: 'Members export their loans as CSV', references: [] });
});

test('who types the name of an entry means that entry', async () => {
  fake.typed = 'Type';
  fake.type = () => 'An idea';
  assert.deepEqual(await pickIdea('New Brief'), { text: 'An idea', references: [] });
});

test('an entry that is taken without a word typed is that entry', async () => {
  fake.type = () => undefined;
  assert.equal(await pickIdea('New Brief'), undefined);
});
