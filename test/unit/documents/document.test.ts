// What is read from a document, and that every offset is right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyOf, findSection, parseDocument } from '../../../src/documents/document.ts';
import { documentText } from './documents.ts';

const mixed = readFileSync(new URL('../../fixtures/documents/mixed.md', import.meta.url), 'utf8');
const titles = (text: string) => parseDocument('', text).sections.map((section) => section.title);
const find = (text: string, heading: string) => findSection(parseDocument('', text), heading)?.key;

test('only headings at the top level make sections', () => {
  assert.deepEqual(titles(mixed), ['Notes', 'Plan', 'Underlined', 'Wide and zero']);
});

test('offsets count the byte order mark and hold with CRLF and front matter', () => {
  const document = parseDocument('a.md', mixed);
  assert.equal(document.eol, '\r\n');
  const slices = document.sections.map(({ start, headingEnd }) => mixed.slice(start, headingEnd));
  assert.deepEqual(slices, ['# Notes', '  ## Plan ##  ', 'Underlined\r\n----------', '## Wide\u00a0and\u200b zero']);
  assert.deepEqual(
    document.sections.map(({ line }) => line),
    [5, 7, 12, 27],
  );
  const [notes, plan, underlined, wide] = document.sections;
  assert.ok(notes && plan && underlined && wide);
  assert.equal(notes.bodyEnd, plan.start);
  assert.equal(notes.end, mixed.length);
  assert.equal(plan.end, underlined.start);
  assert.equal(wide.end, mixed.length);
  assert.equal(bodyOf(document, plan), '- [ ] First\r\n- [x] Second `a|b`\r\n  - [X] Deeper');
  assert.equal(bodyOf(document, wide), 'last line');
});

test('a heading on the first line after a byte order mark starts behind the mark', () => {
  const [section] = parseDocument('', '\ufeff# A\nb').sections;
  assert.deepEqual([section?.start, section?.headingEnd, section?.bodyEnd], [1, 4, 6]);
});

test('tasks have their box, text and line', () => {
  const { tasks } = parseDocument('', mixed);
  assert.deepEqual(
    tasks.map(({ checked, text, line }) => [checked, text, line]),
    [
      [false, 'First', 8],
      [true, 'Second `a|b`', 9],
      [true, 'Deeper', 10],
    ],
  );
  for (const { box } of tasks) assert.match(mixed.slice(box - 1, box + 2), /^\[[ xX]\]$/);
});

test('tasks that start with bold text, are numbered or quoted', () => {
  const text = '1. [x] **T1** go\n\n> - [ ] quoted\n\n- [ ] two\n  lines\n- [y] none\n- [ ]\n';
  const { tasks } = parseDocument('', text);
  assert.deepEqual(
    tasks.map((task) => task.text),
    ['**T1** go', 'quoted', 'two\n  lines'],
  );
  for (const { box } of tasks) assert.match(text.slice(box - 1, box + 2), /^\[[ x]\]$/);
});

test('fences have language, content and its place', () => {
  const text = '```mermaid\ngraph TD\n  a --> b\n```\n\n- x\n  ~~~\n  y\n  ~~~\n\n```\n```\n';
  const { fences } = parseDocument('', text);
  assert.deepEqual(
    fences.map(({ language, text: content, line, closed }) => [language, content, line, closed]),
    [
      ['mermaid', 'graph TD\n  a --> b', 2, true],
      ['', 'y', 8, true],
      ['', '', 12, true],
    ],
  );
  const [first, , empty] = fences;
  assert.equal(text.slice(first?.textStart, first?.textEnd), 'graph TD\n  a --> b');
  assert.equal(empty?.textStart, empty?.textEnd);
});

test('whether a fence is closed', () => {
  const closed = (text: string) => parseDocument('', text).fences.map((fence) => fence.closed);
  assert.deepEqual(closed('```'), [false]);
  assert.deepEqual(closed('```\na\n'), [false]);
  assert.deepEqual(closed('```\n    ```'), [false]);
  assert.deepEqual(closed('````\n```\n'), [false]);
  assert.deepEqual(closed('```\n\n```'), [true]);
  assert.deepEqual(closed('```\r\na\r\n````  \r\n'), [true]);
  assert.deepEqual(closed('> ```\n> a\n\nb'), [false]);
  assert.deepEqual(closed('> ```\n> a\n> ```\n'), [true]);
  assert.deepEqual(closed('    ```\n    indented\n'), []);
});

test('what follows an open fence or comment is not a section', () => {
  assert.deepEqual(titles('# A\n\n```\n## B\n'), ['A']);
  assert.deepEqual(titles('# A\n\n<!-- \n## B\n'), ['A']);
});

test('keys are titles, else paths, else numbered paths', () => {
  const text = '# P\n## A\n### Tests\n## B\n### Tests\n### Tests\n## Tests (2)\n';
  const keys = parseDocument('', text).sections.map((section) => section.key);
  assert.deepEqual(keys, ['P', 'A', 'P / A / Tests', 'B', 'P / B / Tests', 'P / B / Tests (2)', 'Tests (2)']);
});

test('every section is found by its key', () => {
  fc.assert(
    fc.property(documentText, (text) => {
      const document = parseDocument('', text);
      for (const section of document.sections) assert.equal(findSection(document, section.key), section);
    }),
    { numRuns: 60 },
  );
});

test('numbering, case, white space and "&" do not count', () => {
  const text = '# T\n## 4.2. Key Components & Systems Involved\n## Goals\n';
  for (const heading of [
    '4.2 Key Components & Systems Involved',
    'key components and  systems involved',
    '4.2) **Key Components** &amp; Systems Involved:',
    'Section 4.2: Key\u00a0Components & Systems\u200b Involved',
  ]) {
    assert.equal(find(text, heading), '4.2. Key Components & Systems Involved', heading);
  }
  assert.equal(find(text, '2. Goals'), 'Goals');
  assert.equal(find(text, '2FA Goals'), undefined);
});

test('a number decides where both have one', () => {
  const text = '## 3.1 Scope\n## 3.2 Scope\n## 3.10 Scope\n';
  assert.equal(find(text, '3.1. Scope'), '3.1 Scope');
  assert.equal(find(text, '3.2. Scope'), '3.2 Scope');
  assert.equal(find(text, '3.3. Scope'), undefined);
  assert.equal(find(text, 'Scope'), undefined);
  assert.equal(find('## 3.1 Dentro del alcance\n', '3.1. In Scope'), '3.1 Dentro del alcance');
});

test('the right number with the words elsewhere is no match', () => {
  assert.equal(find('## 3.1 Glossary\n## 3.2 In Scope\n', '3.1. In Scope'), undefined);
});

test('a title that stands twice means the outermost, or none', () => {
  assert.equal(find('# P\n## A\n### Tests\n## Tests\n', 'tests'), 'P / Tests');
  assert.equal(find('# P\n## A\n### Tests\n## B\n### Tests\n', 'tests'), undefined);
  assert.equal(find('# P\n## A\n### Tests\n## B\n### Tests\n', 'b / tests'), 'P / B / Tests');
  assert.equal(find('## A\n\none\n\n## A\n\ntwo\n', 'a'), 'A');
  assert.equal(find('## \n', ''), '');
  assert.equal(find('# A\n', '...'), undefined);
});

test('an empty text is a document', () => {
  for (const text of ['', '\ufeff', '\n\n', '\r']) {
    const document = parseDocument('', text);
    assert.deepEqual([document.sections, document.tasks, document.fences], [[], [], []]);
  }
});

test('a line without end does not take long', () => {
  const text = `# ${'a '.repeat(50_000)}\n\n## ${'. '.repeat(50_000)}x\n\n${'- '.repeat(50)}x\n`;
  assert.equal(parseDocument('', text).sections.length, 2);
  assert.equal(find(text, 'none'), undefined);
});
