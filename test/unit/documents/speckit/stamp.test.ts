// The time of writing in contracts: put in where the format has a place for it, and taken out to the byte.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import { embeddedFile } from '../../../../src/documents/embedded.ts';
import { stamped, withoutStamp } from '../../../../src/documents/speckit/stamp.ts';
import { contractEdits } from '../../../../src/documents/speckit/decision/contractMarks.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';

const at = new Date('2026-11-26T10:05:59Z');
const contracts: Readonly<Record<string, string>> = {
  'api.yaml': 'openapi: 3.1.0\ninfo:\n  title: A\n  version: 1.0.0\npaths: {}\n',
  'events.yaml': 'asyncapi: 3.0.0\ninfo:\n  title: A\n  version: 1.0.0\n',
  'a.graphql': 'type Query {\n  version: String\n}\n',
  'a.proto': 'syntax = "proto3";\n\nmessage A {\n  string id = 1;\n}\n',
  'a.schema.json': '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "type": "object"\n}\n',
  'commands.md': '# Commands\n\nWhat is typed.\n',
};

for (const [name, text] of Object.entries(contracts)) {
  const path = `specs/001-a/contracts/${name}`;

  test(`${name} carries its time, stays valid, and is itself again without it`, async () => {
    const dated = stamped(path, text, at);
    assert.match(dated, /2026-11-26 10:05 UTC/);
    assert.equal(stamped(path, dated, at), dated);
    assert.equal(withoutStamp(path, dated), text);
    assert.equal(withoutStamp(path, text), text);
    const windows = text.replaceAll('\n', '\r\n');
    assert.equal(withoutStamp(path, stamped(path, `\ufeff${windows}`, at)), `\ufeff${windows}`);
    const file = embeddedFile({ path, text: dated });
    if (file?.language === undefined) return;
    const verdict = await createCheckers().check(file.language, file.text, AbortSignal.timeout(60_000));
    assert.equal(verdict.kind, 'valid', JSON.stringify(verdict));
  });

  test(`${name}: the mark of provisional decisions comes and goes beside the time`, () => {
    const dated = stamped(path, text, at);
    const edits = contractEdits(path, dated, ['TD001']);
    if (name.endsWith('.md')) return;
    const marked = applyEdits(dated, edits ?? assert.fail());
    assert.match(marked, /PROVISIONAL DECISION/);
    const back = applyEdits(marked, contractEdits(path, marked, []) ?? assert.fail());
    assert.equal(withoutStamp(path, back), text);
  });
}

test('where there is no place for it, nothing is put in', () => {
  for (const [name, text] of [
    ['a.schema.json', '[]\n'],
    ['b.schema.json', '{\n  "$comment": "Mine.",\n  "type": "object"\n}\n'],
    ['a.raml', '#%RAML 1.0\n'],
    ['notes.md', 'No title.\n'],
  ] as const) {
    assert.equal(stamped(name, text, at), text);
  }
});
