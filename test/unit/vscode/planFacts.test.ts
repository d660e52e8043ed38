// When the rows of the plans view stay: what is known of a folder shows the same as before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf, togetherOf } from '../../../src/app/plans/state.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { isSameFacts, type FolderFacts } from '../../../src/vscode/plans/facts.ts';

function known(text: string, findings = 0): FolderFacts {
  const document = parseDocument('specs/001-a/tasks.md', text);
  const facts = factsOf(document, { running: false, asked: 0, findings, stale: 0 });
  const one = { facts, document, stale: [], stalePhases: [], isUnfinished: false };
  return { all: togetherOf([facts]), documents: new Map([[document.path, one]]) };
}

test('a folder that is read anew and says the same shows the same', () => {
  assert.ok(isSameFacts(known('# Tasks: A\n\n- [ ] T001 Do it\n'), known('# Tasks: A\n\n- [ ] T001 Do it\n')));
});

test('another text, and a finding, show something else', () => {
  const before = known('# Tasks: A\n\n- [ ] T001 Do it\n');
  assert.ok(!isSameFacts(before, known('# Tasks: A\n\n- [ ] T001 Do that\n')));
  assert.ok(!isSameFacts(before, known('# Tasks: A\n\n- [ ] T001 Do it\n', 1)));
});
