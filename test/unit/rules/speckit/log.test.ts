// Which entries of the log of decisions are those of a feature.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongsTo } from '../../../../src/rules/speckit/log.ts';

const set = { folder: 'specs/009-user-directory', documents: [], files: [], exists: () => undefined };
const entry = (feature: string, branch: string) =>
  belongsTo({ feature, branch } as unknown as Parameters<typeof belongsTo>[0], set);

test('a branch or a feature of that name is the feature, also where the branch is the main one', () => {
  assert.equal(entry('Anything', '009-user-directory'), true);
  assert.equal(entry('Anything', 'feature/009-user-directory'), true);
  assert.equal(entry('User Directory', 'master'), true);
  assert.equal(entry('User Directory', ''), true);
  assert.equal(entry('Loans', 'master'), false);
  assert.equal(entry('Loans', '010-loans'), false);
});
