// The ledger in the document: a task list that the user may edit too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ledgerBody, ledgerEdits, readLedger } from '../../../src/core/ledger.ts';
import type { LedgerEntry } from '../../../src/core/questions.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';

const heading = '6. Open Questions';

function entry(id: string, question: string, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return { id, section: '1', question, why: '', suggestions: [], state: 'open', applied: false, ...changes };
}

function documentOf(...lines: readonly string[]): ReturnType<typeof parseDocument> {
  return parseDocument('a.md', `# T\n\n## ${heading}\n\n${lines.join('\n')}\n`);
}

const ledger = [entry('Q1', 'Who pays?'), entry('Q2', 'How fast?')];
const written = ledger.map((one) => ({ ...one, written: true }));

test('the ledger becomes a task list', () => {
  const answered = entry('Q2', 'How fast?', { state: 'answered', answer: 'In\na second' });
  assert.equal(ledgerBody([ledger[0] ?? answered, answered]), '- [ ] Who pays?\n- [x] How fast? — In a second');
  assert.match(ledgerBody([]), /^- \[x\] /);
});

test('only the lines that change are edited; the user’s own stay', () => {
  const document = documentOf('Mine first.', '', '- [ ] Who pays?', '- [ ] my own question  ', '- [ ] How fast?');
  const answered = [entry('Q1', 'Who pays?', { state: 'answered', answer: 'We do' }), entry('Q2', 'How fast?')];
  const text = applyEdits(document.text, ledgerEdits(document, heading, answered));
  assert.equal(text, document.text.replace('- [ ] Who pays?', '- [x] Who pays? — We do'));
  assert.deepEqual(ledgerEdits(parseDocument('a.md', text), heading, answered), []);
});

test('new questions go below the last', () => {
  const document = documentOf('- [ ] Who pays?');
  const text = applyEdits(document.text, ledgerEdits(document, heading, ledger));
  assert.ok(text.endsWith('- [ ] Who pays?\n- [ ] How fast?\n'));
});

test('line endings of the document are kept', () => {
  const document = parseDocument('a.md', `# T\r\n\r\n## ${heading}\r\n\r\n- [ ] Who pays?\r\n`);
  const text = applyEdits(document.text, ledgerEdits(document, heading, ledger));
  assert.ok(text.endsWith('- [ ] Who pays?\r\n- [ ] How fast?\r\n'));
});

test('a ticked question with words behind it is answered, without words skipped', () => {
  const document = documentOf('- [x] Who pays? — the city', '- [x] How fast?');
  assert.deepEqual(readLedger(document, heading, ledger).answers, [
    { kind: 'text', question: 'Q1', text: 'the city' },
    { kind: 'skip', question: 'Q2' },
  ]);
});

test('a question that is gone is dropped, one that was never written is not', () => {
  const document = documentOf('- [ ] Who pays?');
  assert.deepEqual(readLedger(document, heading, written).dropped, ['Q2']);
  assert.deepEqual(readLedger(document, heading, ledger).dropped, []);
});

test('an answer that the user corrects in the document is taken', () => {
  const answered = [entry('Q1', 'Who pays?', { state: 'answered', answer: 'We do', applied: true })];
  const { answers } = readLedger(documentOf('- [x] Who pays? — They do'), heading, answered);
  assert.deepEqual(answers, [{ kind: 'text', question: 'Q1', text: 'They do' }]);
});

test('what the user wrote in the section stays beside the questions', () => {
  const prose = documentOf('We must ask Ann about the SLA.', '- Mine');
  assert.ok(
    applyEdits(prose.text, ledgerEdits(prose, heading, ledger)).includes('We must ask Ann about the SLA.\n- Mine'),
  );
  const noted = documentOf('- [ ] Who pays? (Ann decides, by Friday)');
  const answered = [entry('Q1', 'Who pays?', { state: 'answered', answer: 'We do' })];
  const text = applyEdits(noted.text, ledgerEdits(noted, heading, answered));
  assert.ok(text.includes('- [x] Who pays? — We do\n  (Ann decides, by Friday)'), text);
});

test('a line that the user took out does not come back', () => {
  const document = documentOf('- [ ] How fast?');
  assert.deepEqual(ledgerEdits(document, heading, written), []);
});

test('“no questions” makes room for one', () => {
  const document = documentOf('- [x] No questions are open.');
  const text = applyEdits(document.text, ledgerEdits(document, heading, ledger));
  assert.ok(!text.includes('No questions are open') && text.includes('- [ ] Who pays?'), text);
});

test('an answer given later counts more than the old line; a skipped question can be answered there', () => {
  const later = [entry('Q1', 'Who pays?', { state: 'answered', answer: 'New', by: 'user' })];
  assert.deepEqual(readLedger(documentOf('- [x] Who pays? — Old'), heading, later).answers, []);
  const skipped = [entry('Q1', 'Who pays?', { state: 'skipped', applied: true })];
  assert.equal(readLedger(documentOf('- [x] Who pays? — the city'), heading, skipped).answers.length, 1);
});
