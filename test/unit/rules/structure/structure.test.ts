// The rules for every document: diagrams, empty sections, places, fences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdicts } from '../../../../src/core/rule.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { checkDocument, diagramsOf, repairsOf } from '../../../../src/rules/index.ts';

function findings(text: string, verdicts: Verdicts = () => undefined) {
  return checkDocument(parseDocument('notes.md', text), verdicts).map(
    ({ rule, place, message, severity }) => `${severity} ${rule} ${place.line}:${place.column} ${english(message)}`,
  );
}

const fence = '# Plan\n\n- item\n\n  ```mermaid\n  graph TD\n  a --> (b)\n  ```\n';

test('a rejected diagram is reported at its line, in the document', () => {
  const verdicts: Verdicts = (_, text) =>
    text === 'graph TD\na --> (b)'
      ? { kind: 'invalid', problems: [{ message: 'unexpected `(`.', line: 2 }] }
      : undefined;
  assert.deepEqual(findings(fence, verdicts), [
    'error structure/diagram 7:3 Mermaid cannot read this diagram: unexpected `(`. Correct the line.',
  ]);
});

test('a line beyond the diagram is its last line', () => {
  const verdicts: Verdicts = () => ({ kind: 'invalid', problems: [{ message: 'x', line: 99 }] });
  assert.match(findings(fence, verdicts)[0] ?? '', / 7:3 /);
});

test('a diagram that was not checked is an information, one without verdict and a valid one are nothing', () => {
  assert.deepEqual(
    findings(fence, () => ({ kind: 'unchecked', reason: 'too long' })),
    ['info structure/diagram 6:3 This diagram was not checked: too long.'],
  );
  assert.deepEqual(
    findings(fence, () => ({ kind: 'valid' })),
    [],
  );
  assert.deepEqual(findings(fence), []);
});

test('a repair that was checked is offered', () => {
  const text = '# Plan\r\n\r\n```mermaid\r\ngraph TD\r\na[x (y)] --> b\r\n```\r\n';
  const document = parseDocument('notes.md', text);
  const broken = diagramsOf(document);
  assert.equal(broken.length, 1);
  const rejected: Verdicts = (_, diagram) =>
    broken.includes(diagram) ? { kind: 'invalid', problems: [{ message: 'x' }] } : undefined;
  assert.equal(checkDocument(document, rejected)[0]?.fix, undefined);
  const repairs = repairsOf(document, rejected);
  const accepted: Verdicts = (language, diagram) =>
    repairs.includes(diagram) ? { kind: 'valid' } : rejected(language, diagram);
  const edits = checkDocument(document, accepted)[0]?.fix?.edits ?? [];
  assert.equal(applyEdits(text, edits), text.replace('x (y)', '"x (y)"'));
});

test('each diagram is asked for once, open blocks and other languages not at all', () => {
  const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n\n`;
  const text = block('mermaid', 'pie') + block('Mermaid', 'pie') + block('js', 'x') + '```mermaid\ngraph TD';
  assert.deepEqual(diagramsOf(parseDocument('', text)), ['pie']);
});

test('a section without text is empty, one with subsections or code is not', () => {
  assert.deepEqual(findings('# A\n\n## B\n\n<!-- later -->\n\n## C\n\n### D\n\n```\n```\n'), [
    'error structure/empty-section 3:1 The section "B" is empty. Fill it in, or remove its heading.',
  ]);
});

test('a place that is not filled is found, in code it is none', () => {
  assert.deepEqual(findings('Dear {{ Name }}, `{{x}}`\n\n```\n{{y}}\n```\n'), [
    'error structure/placeholder 1:6 The place {{ Name }} of the template is not filled. Put the value there.',
  ]);
});

test('a block that is not closed is found, a closed one is none', () => {
  assert.deepEqual(findings('text\n\n```js\nx\n'), [
    'error structure/unclosed-fence 3:1 This code block is not closed. Add a line with ``` where it ends.',
  ]);
  assert.deepEqual(findings('text\n\n~~~~js\nx\n~~~~\n'), []);
});

test('marks behind the last line of a block are found and moved', () => {
  const text = 'text\n\n```mermaid\ngraph TD\na --> b```\n\n## More\n\ntext\n';
  const [finding, ...others] = checkDocument(parseDocument('', text), () => undefined);
  assert.equal(others.length, 0);
  assert.equal(finding?.rule, 'structure/glued-fence');
  assert.equal(applyEdits(text, finding?.fix?.edits ?? []), text.replace('b```', 'b\n```'));
});

test('marks with words behind them and marks behind words are found', () => {
  assert.deepEqual(findings('```mermaid\ngraph TD\n``` & more words\n\n## B\n\n```js\nx\n```\n'), [
    'error structure/glued-fence 3:1 The ``` that closes the code block must stand on a line of its own.',
  ]);
  assert.match(findings('The flow: ```mermaid\ngraph TD\n')[0] ?? '', /glued-fence 1:11 /);
  assert.deepEqual(findings('Write ```` ``` ```` or ```x``` inline.\n'), []);
});
