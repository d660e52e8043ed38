// Sections that were made from a decision are stale once it is another one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staleIn } from '../../../src/app/staleness.ts';
import { inputHashes } from '../../../src/core/artifact.ts';
import { decisionInputs } from '../../../src/core/decisions/inputs.ts';
import type { Lock } from '../../../src/core/provenance.ts';
import { readTechnicalDecisions } from '../../../src/documents/speckit/decision/read.ts';
import { setOf } from '../documents/ids/sets.ts';

const path = 'specs/001-a/plan.md.decisions.md';
const text = '# Technical Decisions Required: A\n\n### TD001: Data - Database\n\n**Final Decision**: SQLite\n';

test('a decision that changes makes stale what was made from it', () => {
  const before = setOf({ [path]: text });
  const [document] = before.documents;
  assert.ok(document);
  const inputs = inputHashes(decisionInputs(readTechnicalDecisions(document)));
  const lock: Lock = {
    version: 1,
    run: 'r',
    artifacts: { 'plan.md': { sections: { Storage: { hash: 'h', inputs } } } },
  };
  assert.deepEqual(staleIn(before, lock), []);
  const after = setOf({ [path]: text.replace('SQLite', 'PostgreSQL') });
  assert.deepEqual(staleIn(after, lock), [{ file: 'plan.md', section: 'Storage', inputs: ['decision:TD001'] }]);
  assert.deepEqual(staleIn(after, undefined), []);
  assert.deepEqual(staleIn(setOf({ 'specs/001-a/spec.md': '# A\n' }), lock), []);
});
