// The ledger in the document: a task list that the user may edit too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ledgerBody, ledgerEdits, readLedger } from '../../../src/core/ledger.ts';
import { recordAnswers, type LedgerEntry } from '../../../src/core/questions.ts';
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
  assert.ok(text.includes('- [x] Who pays? — We do\n\n  (Ann decides, by Friday)'), text);
  // It does not become the answer with the next turn.
  assert.deepEqual(readLedger(parseDocument('a.md', text), heading, answered).answers, []);
  assert.deepEqual(ledgerEdits(parseDocument('a.md', text), heading, answered), []);
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

const suggestions = [{ label: 'The city' }, { label: 'We do', recommended: true }];

test('“not sure” and “skip” are told apart in the document, and both stay open', () => {
  const unsure = entry('Q1', 'Who pays?', { state: 'unsure', applied: true });
  const skipped = entry('Q2', 'How fast?', { state: 'skipped', applied: true });
  assert.equal(ledgerBody([unsure, skipped]), '- [ ] Who pays? — not sure\n- [ ] How fast?');
  const document = documentOf('- [ ] Who pays?', '- [ ] How fast?');
  const text = applyEdits(document.text, ledgerEdits(document, heading, [unsure, skipped]));
  assert.equal(text, document.text.replace('Who pays?', 'Who pays? — not sure'));
  assert.deepEqual(ledgerEdits(parseDocument('a.md', text), heading, [unsure, skipped]), []);
});

test('whoever is not sure gets what is recommended as a proposal, and takes it by a tick', () => {
  const [unsure] = recordAnswers(
    [entry('Q1', 'Who pays?', { suggestions })],
    [{ kind: 'unsure', question: 'Q1' }],
    'user',
  );
  assert.ok(unsure);
  assert.deepEqual([unsure.state, unsure.proposal, unsure.applied], ['unsure', 'We do', false]);
  const line = ledgerBody([unsure]);
  assert.equal(line, '- [ ] Who pays? — not sure; proposed for review: We do');
  const reading = readLedger(documentOf(line.replace('[ ]', '[x]')), heading, [unsure]);
  assert.deepEqual(reading.answers, [{ kind: 'text', question: 'Q1', text: 'We do' }]);
  const [taken] = recordAnswers([unsure], reading.answers, 'document');
  assert.ok(taken);
  const document = documentOf(line);
  const text = applyEdits(document.text, ledgerEdits(document, heading, [taken]));
  assert.equal(text, document.text.replace(line, '- [x] Who pays? — We do'));
});

test('who is not sure and then skips, or answers in the document, leaves no mark behind', () => {
  const document = documentOf('- [ ] Who pays? — not sure');
  const skipped = [entry('Q1', 'Who pays?', { state: 'skipped', applied: true })];
  assert.ok(applyEdits(document.text, ledgerEdits(document, heading, skipped)).includes('- [ ] Who pays?\n'));
  const unsure = [entry('Q1', 'Who pays?', { state: 'unsure', applied: true })];
  assert.deepEqual(readLedger(documentOf('- [x] Who pays? — the city'), heading, unsure).answers, [
    { kind: 'text', question: 'Q1', text: 'the city' },
  ]);
  assert.deepEqual(readLedger(documentOf('- [x] Who pays? — not sure'), heading, unsure).answers, []);
});

test('taking off the tick opens a question again, once its line had shown it', () => {
  const answered = entry('Q1', 'Who pays?', { state: 'answered', answer: 'We do', applied: true });
  const document = documentOf('- [ ] Who pays? — We do');
  assert.deepEqual(readLedger(document, heading, [answered]).reopened, []);
  assert.deepEqual(readLedger(document, heading, [{ ...answered, ticked: true }]).reopened, ['Q1']);
});

test('a question that begins another has its own line', () => {
  const both = [
    entry('Q1', 'Who pays?', { state: 'answered', answer: 'We do', applied: true, written: true }),
    entry('Q2', 'Who pays? And when?', { written: true }),
  ];
  const document = documentOf('- [ ] Who pays? And when?', '- [ ] Who pays?');
  const text = applyEdits(document.text, ledgerEdits(document, heading, both));
  assert.ok(text.includes('- [ ] Who pays? And when?\n- [x] Who pays? — We do\n'), text);
});

test('an essay as an answer is cut in its line, and is not taken for a correction', () => {
  const essay = 'word '.repeat(100_000);
  const answered = [entry('Q1', 'Who pays?', { state: 'answered', answer: essay, applied: true })];
  const line = ledgerBody(answered);
  assert.ok(line.length < 1100);
  assert.deepEqual(readLedger(documentOf(line), heading, answered).answers, []);
});
