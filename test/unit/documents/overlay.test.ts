// Sections that are still being written, in their place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../src/documents/document.ts';
import { overlaySections, sectionText } from '../../../src/documents/overlay.ts';

const text = '# T\n\n## 1. Goals\n\nold\n\n### 1.1 Sub\n\nstays\n\n## 2. Risks\n\nnone\n';
const document = parseDocument('', text);

test('without overlays the text is the document', () => {
  const overlaid = overlaySections(document, []);
  assert.equal(overlaid.text, text);
  assert.equal(overlaid.lineInDocument(5), 5);
});

test('an overlay takes the place of the own text of its section', () => {
  const overlaid = overlaySections(document, [{ section: '1. Goals', text: 'one\n\ntwo\n\nthree' }]);
  assert.match(overlaid.text, /## 1\. Goals\n\none\n\ntwo\n\nthree\n\n### 1\.1 Sub\n\nstays\n/);
  assert.doesNotMatch(overlaid.text, /old/);
});

test('lines lead back to the document, except those that are only being written', () => {
  const overlaid = overlaySections(document, [{ section: '1. Goals', text: 'one\n\ntwo\n\nthree' }]);
  const lines = overlaid.text.split('\n');
  const line = (content: string): number => lines.indexOf(content) + 1;
  assert.equal(overlaid.lineInDocument(line('## 1. Goals')), 3);
  assert.equal(overlaid.lineInDocument(line('two')), undefined);
  assert.equal(overlaid.lineInDocument(line('stays')), 9);
  assert.equal(overlaid.lineInDocument(line('none')), 13);
});

test('sections that the document does not have come at its end, in order; the later of two counts', () => {
  const overlaid = overlaySections(document, [
    { section: '3. New', text: 'first' },
    { section: '4. Newer', text: 'x' },
    { section: '4. Newer', text: 'second' },
    { section: '2. Risks', text: 'many' },
  ]);
  assert.match(overlaid.text, /## 2\. Risks\n\nmany\n+## 3\. New\n\nfirst\n+## 4\. Newer\n\nsecond\n$/);
  const last = overlaid.text.split('\n').indexOf('second') + 1;
  assert.equal(overlaid.lineInDocument(last), undefined);
});

test('an empty document takes overlays', () => {
  assert.equal(overlaySections(parseDocument('', ''), [{ section: 'A', text: 'x' }]).text, '## A\n\nx\n');
});

test('the own text of a section is known, so that writing it can be seen', () => {
  assert.equal(sectionText(document, '2. Risks'), 'none');
  assert.equal(sectionText(document, '9. Nothing'), undefined);
});
