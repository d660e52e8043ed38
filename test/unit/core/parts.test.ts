// Inputs in parts: a section is stale by the parts that it used, by a changed frame, and by what a lock knows as a whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedInputs, hashesOf, sectionInputs, type Inputs } from '../../../src/core/inputs.ts';
import { fieldsOf } from '../../../src/core/parts.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { hash } from '../../../src/documents/hash.ts';

const name = 'artifact:plan.md#Context';

function plan(storage: string, more = ''): Inputs {
  const text = `# P\n\n## Context\n\n**Language**: TypeScript\n\n**Storage**: ${storage}\n\n**Testing:** Vitest\n${more}`;
  return sectionInputs('plan.md', parseDocument('plan.md', text));
}

const usesStorage = (_: string, part: string) => part === 'Storage';

test('fields of a section are its parts, from three of them on', () => {
  const parts = plan('SQLite').get(name)?.parts;
  assert.deepEqual(
    [...(parts?.texts ?? [])],
    [
      ['Language', 'TypeScript'],
      ['Storage', 'SQLite'],
      ['Testing', 'Vitest'],
    ],
  );
  assert.equal(fieldsOf('**A**: one\n\n**B**: two'), undefined);
  assert.equal(fieldsOf('**A**: one\n**A**: two\n**B**: three'), undefined);
});

test('a part that changes makes stale what used it and nothing else', () => {
  const [before, after] = [plan('SQLite'), plan('PostgreSQL')];
  const used = hashesOf([name], before, usesStorage);
  assert.deepEqual(Object.keys(used), [name, `${name} › Storage`]);
  assert.deepEqual(changedInputs(used, [name], before), []);
  assert.deepEqual(changedInputs(used, [name], after), [`${name} › Storage`]);
  const unused = hashesOf([name], before, () => false);
  assert.deepEqual(changedInputs(unused, [name], after), []);
  const all = hashesOf([name], before);
  assert.deepEqual(changedInputs(all, [name], after), [`${name} › Storage`]);
});

test('a part that comes or goes changes the input for all that are made from it', () => {
  const made = hashesOf([name], plan('SQLite'), () => false);
  assert.deepEqual(changedInputs(made, [name], plan('SQLite', '\n**Scale**: 80 rooms\n')), [name]);
});

test('a lock that knows the input as a whole finds it as it was, and changed where anything of it is', () => {
  const made = { [name]: hash(plan('SQLite').get(name)?.counts ?? '') };
  assert.deepEqual(changedInputs(made, [name], plan('SQLite')), []);
  assert.deepEqual(changedInputs(made, [name], plan('PostgreSQL')), [name]);
});
