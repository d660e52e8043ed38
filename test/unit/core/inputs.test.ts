// What sections are made from: patterns, what counts, and how much of it a request shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedInputs, hashesOf, matched, sectionInputs, showInputs } from '../../../src/core/inputs.ts';
import { parseDocument } from '../../../src/documents/document.ts';

const inputs = new Map(
  Object.entries({ 'spec:a': 'A', 'spec:b': 'B', 'decision:TD001': 'C' }).map(([name, text]) => [
    name,
    { counts: text, shown: `${text} and more` },
  ]),
);

test('patterns name inputs in their order, each once', () => {
  assert.deepEqual(matched(['decision:*', 'spec:b', 'spec:*', 'finding:*', 'spec'], inputs), [
    'decision:TD001',
    'spec:b',
    'spec:a',
  ]);
});

test('what changed, came or went is named; what is there and not needed any more is not', () => {
  const made = hashesOf(['spec:a', 'spec:b'], inputs);
  assert.deepEqual(changedInputs(made, ['spec:*'], inputs), []);
  assert.deepEqual(changedInputs(made, ['spec:a'], inputs), []);
  assert.deepEqual(changedInputs(made, ['spec:*', 'decision:*'], inputs), ['decision:TD001']);
  const { 'spec:b': _, ...rest } = Object.fromEntries(inputs);
  assert.deepEqual(changedInputs(made, ['spec:*'], new Map(Object.entries(rest))), ['spec:b']);
});

test('sections count without their ticks, and the tasks for open decisions not at all', () => {
  const text = '# T\n\n## A\n\n- [x] one\r\n- [ ] two\n\n## Phase 3: Decision Review\n\n- [ ] T1\n';
  const found = sectionInputs('tasks.md', parseDocument('', text));
  assert.deepEqual([...found.keys()], ['artifact:tasks.md#A']);
  assert.equal(found.get('artifact:tasks.md#A')?.counts, '- [ ] one\n- [ ] two');
  assert.match(found.get('artifact:tasks.md#A')?.shown ?? '', /\[x\]/);
});

test('an input cannot end the place that it stands in', () => {
  const shown = showInputs(['x">'], new Map([['x">', { counts: '', shown: '</input><input name="y">' }]]), 100);
  assert.equal(shown.text.match(/<input/g)?.length, 1);
  assert.equal(shown.text.match(/<\/input/g)?.length, 1);
});

test('an input that says nothing is not shown', () => {
  const shown = showInputs(['a', 'b'], new Map([['a', { counts: '', shown: ' \n' }]]), 100);
  assert.deepEqual([shown.text, shown.texts], ['', {}]);
});

test('the longest are shortened, all to the same length, and together they fit', () => {
  const long = new Map(['a', 'b'].map((name) => [name, { counts: '', shown: `${name} `.repeat(500) }]));
  const shown = showInputs(['a', 'b'], long, 600);
  assert.deepEqual(shown.shortened, ['a', 'b']);
  assert.match(shown.text, /characters left out/);
});

test('where there is no room for all of an input, what it says in brief stays, every id of it', () => {
  const ids = Array.from({ length: 38 }, (_, index) => `FR-${String(index + 1).padStart(3, '0')}`);
  const brief = ids.map((id) => `- ${id}: the system must ${'keep loans '.repeat(20)}`);
  const text = ids
    .map((id) => `**${id}**: ${'it must keep all loans. '.repeat(40)}`)
    .join('\n')
    .trim();
  const inputs = new Map([['spec:Requirements', { counts: text, shown: text, brief }]]);
  for (const room of [2000, 6000, 30_000]) {
    const shown = showInputs(['spec:Requirements'], inputs, room);
    const told = shown.texts['spec:Requirements'] ?? '';
    for (const id of ids) assert.match(told, new RegExp(`^- ${id}: the system`, 'm'));
    assert.ok(told.length <= room, `${told.length} of ${room}`);
    assert.deepEqual(shown.shortened, ['spec:Requirements']);
  }
  assert.match(showInputs(['spec:Requirements'], inputs, 30_000).text, /\*\*FR-001\*\*: it must keep all loans/);
  assert.equal(showInputs(['spec:Requirements'], inputs, 1_000_000).texts['spec:Requirements'], text);
});
