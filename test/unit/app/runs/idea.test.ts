// Ideas that are empty, binary, or hold characters that deceive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanIdea } from '../../../../src/app/runs/idea.ts';
import { PlannerError, type ErrorKind } from '../../../../src/core/error.ts';
import { say } from '../../../../src/documents/sentence.ts';

const opening = say('What do you want to plan?');

function refused(text: string, kind: ErrorKind): void {
  assert.throws(
    () => cleanIdea({ text, references: [] }, opening),
    (error) => PlannerError.is(error, kind),
  );
}

test('an empty idea is asked for', () => {
  refused('', 'idea.missing');
  refused(' \n\t', 'idea.missing');
  refused('\u202e\u0007', 'idea.missing');
});

test('bytes are no idea', () => {
  refused('\u0000\u0001PNG\ufffd\ufffd\u0002\u0003', 'idea.unreadable');
});

test('control and direction characters are taken out, the words stay', () => {
  const { text } = cleanIdea({ text: 'Add \u202elogin\u202c\u0007 page\r\nand 日本語', references: [] }, opening);
  assert.equal(text, 'Add login page\nand 日本語');
});

test('a reference alone is an idea', () => {
  const idea = cleanIdea({ text: '', references: [{ name: 'a.md', text: 'Add login' }] }, opening);
  assert.equal(idea.references[0]?.text, 'Add login');
});
