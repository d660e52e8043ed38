// What a digest of a specification keeps of its words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../../src/core/speckit/digest.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';

test('what code says keeps its marks, what prose stresses loses them', () => {
  const line = '- **FR-001**: A bare `**` MUST **not** match `packages/**/src/__init__.py`, only `a*b`.';
  const spec = readSpec(parseDocument('specs/001-a/spec.md', `# Spec\n\n## Requirements\n\n${line}\n`));
  assert.equal(
    digestOf(spec),
    'Requirements:\n- FR-001: A bare ** MUST not match packages/**/src/__init__.py, only a*b.',
  );
});
