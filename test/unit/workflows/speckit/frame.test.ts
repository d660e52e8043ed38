// What Planner itself puts into a document: the tree of the feature's files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameOf } from '../../../../src/workflows/speckit/frame.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { learned } from './drafted.ts';
import { service } from './specs.ts';

test('the tree of a plan closes each of its folders', () => {
  const contract = (file: string) => ({ kind: 'markdown', file, title: `About ${file}`, why: '', covers: [] });
  const facts = { ...learned(service), plannedContracts: [contract('cli.md'), contract('errors.md')] };
  const made = Object.values(frameOf('plan').made?.(facts, fakeSettings()) ?? {}).join('\n');
  assert.match(
    made,
    /├── contracts\/\n│   ├── cli\.md +# About cli\.md\n│   └── errors\.md +# About errors\.md\n├── tasks\.md/,
  );
  assert.match(made, /\n└── plan\.md\.decisions\.md +# the technical decisions\n/);
});
