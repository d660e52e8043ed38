// What a check of all documents says, in one sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countText } from '../../../../src/vscode/problems/commands.ts';

test('one and several are told apart, and what was not found is not counted', () => {
  const of = (files: number, errors = 0, warnings = 0, hints = 0) => countText({ files, errors, warnings, hints });
  assert.equal(of(0), 'there are no planning documents here.');
  assert.equal(of(1), 'One document was checked, nothing was found.');
  assert.equal(of(9), '9 documents were checked, nothing was found.');
  assert.equal(of(1, 1, 0, 2), 'One document was checked: 1 error, 2 remarks.');
  assert.equal(of(2, 2, 1, 1), '2 documents were checked: 2 errors, 1 warning, 1 remark.');
});
