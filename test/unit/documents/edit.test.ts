// Edits: they do what they say, and touch nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyOf, parseDocument, type MarkdownDocument, type Section } from '../../../src/documents/document.ts';
import {
  applyEdits,
  insertSection,
  removeSection,
  setBody,
  setTask,
  smallestEdits,
} from '../../../src/documents/edit.ts';
import type { TextEdit } from '../../../src/documents/finding.ts';
import { body, documentText } from './documents.ts';

const order = ['1. A', '2. B', '3. C', '3.1. D', '3.2. E', '4. F', '4.1. G', '4.2. H', '4.3. I', '5. J'];

const sectionOf = (document: MarkdownDocument, title: string): Section => {
  const section = document.sections.find((other) => other.title === title);
  assert.ok(section, title);
  return section;
};
const change = (text: string, edit: (document: MarkdownDocument) => TextEdit) =>
  applyEdits(text, [edit(parseDocument('', text))]);
const set = (text: string, title: string, value: string) =>
  change(text, (document) => setBody(document, sectionOf(document, title), value));
const insert = (text: string, heading: string, depth: number) =>
  change(text, (document) => insertSection(document, heading, depth, 'new', order));
const remove = (text: string, title: string) =>
  change(text, (document) => removeSection(document, sectionOf(document, title)));
const outline = (text: string) => parseDocument('', text).sections.map(({ depth, title }) => `${depth} ${title}`);

test('edits apply in any order and refuse to overlap', () => {
  const edits = [
    { start: 4, end: 5, text: 'E' },
    { start: 0, end: 1, text: 'A' },
    { start: 2, end: 2, text: '1' },
    { start: 2, end: 2, text: '2' },
  ];
  assert.equal(applyEdits('abcde', edits), 'Ab12cdE');
  const refused = [
    { start: 0, end: 2, text: '' },
    { start: 1, end: 3, text: '' },
  ];
  assert.throws(() => applyEdits('abc', refused), RangeError);
  assert.throws(() => applyEdits('abc', [{ start: 2, end: 9, text: '' }]), RangeError);
  assert.throws(() => applyEdits('abc', [{ start: 2, end: 1, text: '' }]), RangeError);
});

test('a body stands between blank lines, with the line endings of the document', () => {
  assert.equal(set('# A\nold\n## B\nb\n', 'A', '\n\nnew\nlines\n\n'), '# A\n\nnew\nlines\n\n## B\nb\n');
  assert.equal(set('# A\r\nold\r\n## B\r\n', 'A', 'new\nlines'), '# A\r\n\r\nnew\r\nlines\r\n\r\n## B\r\n');
  assert.equal(set('\ufeff# A ##  \n\n\n\n# B', 'A', 'new'), '\ufeff# A ##  \n\nnew\n\n# B');
  assert.equal(set('# A\n\nold\n\n# B', 'A', ' \n'), '# A\n\n# B');
  assert.equal(set('A\n=\nold\n\nB\n-\n', 'A', 'new'), 'A\n=\n\nnew\n\nB\n-\n');
});

test('the end of the file stays as it was', () => {
  assert.equal(set('# A\n\nold', 'A', 'new\n'), '# A\n\nnew');
  assert.equal(set('# A\n\nold\n\n \n', 'A', 'new'), '# A\n\nnew\n\n \n');
  assert.equal(set('# A', 'A', 'new'), '# A\n\nnew');
  assert.equal(set('# A\n', 'A', 'new'), '# A\n\nnew\n');
  assert.equal(set('# A\n\nold\n', 'A', ''), '# A\n');
});

test('subsections stay, and indentation at the start of a body', () => {
  assert.equal(set('# A\nold\n## B\nb', 'A', '    code'), '# A\n\n    code\n\n## B\nb');
});

test('what a body leaves open is closed', () => {
  assert.equal(set('# A\n\n# B', 'A', '````js\n```\nx'), '# A\n\n````js\n```\nx\n````\n\n# B');
  assert.equal(set('# A\n\n# B', 'A', '<!-- x'), '# A\n\n<!-- x\n-->\n\n# B');
  assert.equal(set('# A\n\n# B', 'A', '<script>\nx'), '# A\n\n<script>\nx\n</script>\n\n# B');
  assert.equal(set('# A\n\n# B', 'A', '<![CDATA[ x'), '# A\n\n<![CDATA[ x\n]]>\n\n# B');
  assert.equal(set('# A\n\n# B', 'A', '<!X x'), '# A\n\n<!X x\n>\n\n# B');
  assert.equal(set('# A\n\n   # B', 'A', '- x'), '# A\n\n- x\n<!-- -->\n\n   # B');
  assert.equal(set('# A\n\n# B', 'A', '---\na: 1\n---'), '# A\n\n---\na: 1\n---\n\n# B');
});

test('setting a body changes no other byte and no other heading', () => {
  fc.assert(
    fc.property(documentText, fc.nat(), body, (text, pick, value) => {
      const document = parseDocument('', text);
      const section = document.sections[pick % document.sections.length];
      assert.ok(section);
      const edit = setBody(document, section, value);
      assert.ok(edit.start >= section.headingEnd && edit.end <= section.bodyEnd);
      const result = applyEdits(text, [edit]);
      assert.equal(result.slice(0, section.headingEnd), text.slice(0, section.headingEnd));
      assert.equal(result.slice(result.length - (text.length - section.bodyEnd)), text.slice(section.bodyEnd));
      assert.deepEqual(outline(result), outline(text));
      assert.equal(/(?<!\r)\n/.test(result), /(?<!\r)\n/.test(text) || (document.eol === '\n' && value !== ''));
    }),
    { numRuns: 100 },
  );
});

test('a body that is set is the body that is read, and setting it again changes nothing', () => {
  fc.assert(
    fc.property(documentText, fc.nat(), body, (text, pick, value) => {
      const document = parseDocument('', text);
      const index = pick % document.sections.length;
      const section = document.sections[index];
      assert.ok(section);
      const once = parseDocument('', applyEdits(text, [setBody(document, section, value)]));
      const same = once.sections[index];
      assert.ok(same);
      const written = bodyOf(once, same);
      assert.ok(written.replaceAll('\r\n', '\n').startsWith(value.trimEnd()));
      assert.equal(applyEdits(once.text, [setBody(once, same, written)]), once.text);
    }),
    { numRuns: 80 },
  );
});

test('a section is inserted at its place', () => {
  const all = '# T\n\n## 1. A\n\na\n\n## 4. F\n\nf\n\n### 4.1. G\n\ng\n\n## 5. J\n\nj\n';
  assert.equal(insert(all, '2. B', 2), all.replace('## 4.', '## 2. B\n\nnew\n\n## 4.'));
  assert.equal(insert(all, '4.3. I', 3), all.replace('## 5.', '### 4.3. I\n\nnew\n\n## 5.'));
  assert.equal(insert('# T\n\n## 1. A', '5. J', 2), '# T\n\n## 1. A\n\n## 5. J\n\nnew');
  assert.equal(insert('# T\n\n## 1. A\n\na\n\n', '5. J', 2), '# T\n\n## 1. A\n\na\n\n## 5. J\n\nnew\n\n');
  assert.equal(insert('## 2. B\n', '1. A', 2), '## 1. A\n\nnew\n\n## 2. B\n');
  assert.equal(insert('# T\r\n## 2. B\r\n', '1. A', 2), '# T\r\n\r\n## 1. A\r\n\r\nnew\r\n\r\n## 2. B\r\n');
});

test('a container is inserted before its first subsection', () => {
  const text = '## 2. B\n\nb\n\n### 3.1. D\n\nd\n\n### 3.2. E\n\n## 4. F\n';
  const edit = (document: MarkdownDocument) => insertSection(document, '3. C', 2, '', order);
  assert.equal(change(text, edit), text.replace('### 3.1.', '## 3. C\n\n### 3.1.'));
});

test("the user's own sections keep their parents", () => {
  const own = '## 3. C\n\n### 3.1. D\n\n#### deep\n\n### mine\n\n## 5. J\n';
  assert.deepEqual(outline(insert(own, '3.2. E', 3)), ['2 3. C', '3 3.1. D', '4 deep', '3 3.2. E', '3 mine', '2 5. J']);
  assert.deepEqual(outline(insert(own, '4. F', 2)), ['2 3. C', '3 3.1. D', '4 deep', '3 mine', '2 4. F', '2 5. J']);
  const early = '## 2. B\n\n### mine\n\n## 4. F\n';
  assert.deepEqual(outline(insert(early, '3.1. D', 3)), ['2 2. B', '3 mine', '3 3.1. D', '2 4. F']);
});

test('a document that has nothing yet, or is in disorder, or has an open end', () => {
  assert.equal(insert('', '1. A', 2), '## 1. A\n\nnew\n');
  assert.equal(insert('\ufeff\n', '1. A', 2), '\ufeff## 1. A\n\nnew\n');
  assert.equal(insert('text', '1. A', 2), 'text\n\n## 1. A\n\nnew');
  assert.equal(insert('# T\n\n```\nx\n', '1. A', 2), '# T\n\n```\nx\n```\n\n## 1. A\n\nnew\n');
  assert.deepEqual(outline(insert('## 5. J\n\n## 1. A\n', '2. B', 2)), ['2 5. J', '2 1. A', '2 2. B']);
  assert.deepEqual(outline(insert('## 5. J\n', 'unknown', 2)), ['2 5. J', '2 unknown']);
});

test('sections inserted in any order stand in the order of the template', () => {
  const depthOf = (heading: string) => (/^\d\.\d/.test(heading) ? 3 : 2);
  fc.assert(
    fc.property(fc.shuffledSubarray(order), (headings) => {
      let text = '# T\n';
      for (const heading of headings) text = insert(text, heading, depthOf(heading));
      const expected = order.filter((heading) => headings.includes(heading));
      assert.deepEqual(outline(text), ['1 T', ...expected.map((heading) => `${depthOf(heading)} ${heading}`)]);
      assert.doesNotMatch(text, /\n\n\n|[^\n]\n#/);
    }),
    { numRuns: 60 },
  );
});

test('an insertion changes no other byte', () => {
  fc.assert(
    fc.property(
      documentText,
      fc.constantFrom('Login', 'New'),
      fc.integer({ min: 1, max: 4 }),
      body,
      (text, heading, depth, value) => {
        const document = parseDocument('', text);
        const edit = insertSection(document, heading, depth, value, ['the plan', 'New', 'Login', '計画']);
        assert.equal(edit.start, edit.end);
        const before = outline(text);
        const after = outline(applyEdits(text, [edit]));
        const at = after.findIndex((line, index) => line !== before[index]);
        assert.deepEqual(after.toSpliced(at, 1), before);
        assert.equal(after[at], `${depth} ${heading}`);
      },
    ),
    { numRuns: 100 },
  );
});

test('a section is removed with its subsections', () => {
  assert.equal(remove('# A\n\na\n\n## B\n\nb\n\n# C\n', 'B'), '# A\n\na\n\n# C\n');
  assert.equal(remove('# A\n\na\n\n## B\n\nb\n\n# C\n', 'A'), '# C\n');
  assert.equal(remove('# A\n\na\n\n# C\n\nc\n\n', 'C'), '# A\n\na\n\n');
  assert.equal(remove('# A\n\na\n\n# C', 'C'), '# A\n\na');
  assert.equal(remove('a\n## B\nb\n\nNext\n===\n', 'B'), 'a\n\nNext\n===\n');
  assert.equal(remove('- a\n\n# B\n\n  # C\n', 'B'), '- a\n\n<!-- -->\n\n  # C\n');
  assert.equal(remove('\ufeff# A\n\na\n', 'A'), '\ufeff\n');
});

test('a removal leaves the other headings', () => {
  fc.assert(
    fc.property(documentText, fc.nat(), (text, pick) => {
      const document = parseDocument('', text);
      const section = document.sections[pick % document.sections.length];
      assert.ok(section);
      const others = document.sections.filter(({ start }) => start < section.start || start >= section.end);
      const expected = others.map(({ depth, title }) => `${depth} ${title}`);
      assert.deepEqual(outline(applyEdits(text, [removeSection(document, section)])), expected);
    }),
    { numRuns: 100 },
  );
});

test('ticking a task changes one character', () => {
  const text = '\ufeff- [ ] a\r\n- [X] b\r\n';
  const document = parseDocument('', text);
  const [first, second] = document.tasks;
  assert.ok(first && second);
  assert.equal(applyEdits(text, [setTask(document, first, true)]), '\ufeff- [x] a\r\n- [X] b\r\n');
  assert.equal(applyEdits(text, [setTask(document, second, false)]), '\ufeff- [ ] a\r\n- [ ] b\r\n');
  assert.equal(applyEdits(text, [setTask(document, second, true)]), text);
});

test('every task of a document can be toggled, one character each', () => {
  fc.assert(
    fc.property(documentText, (text) => {
      const document = parseDocument('', text);
      document.tasks.forEach((task, index) => {
        const result = applyEdits(text, [setTask(document, task, !task.checked)]);
        assert.equal(result.length, text.length);
        assert.equal([...result].filter((character, at) => character !== [...text][at]).length, 1);
        assert.equal(parseDocument('', result).tasks[index]?.checked, !task.checked);
      });
    }),
    { numRuns: 40 },
  );
});

test('the smallest edits make one text into the other', () => {
  const line = fc.constantFrom('a', 'b', '', '\r', 'c d', '\ufeff');
  const text = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, eol]) => lines.join(eol));
  fc.assert(fc.property(text, text, (one, other) => assert.equal(applyEdits(one, smallestEdits(one, other)), other)));
  fc.assert(
    fc.property(documentText, documentText, (one, other) => {
      assert.equal(applyEdits(one, smallestEdits(one, other)), other);
      assert.deepEqual(smallestEdits(one, one), []);
    }),
    { numRuns: 50 },
  );
});

test('edits are of whole lines and only where lines differ', () => {
  assert.deepEqual(smallestEdits('a\nb\nc\nd\n', 'a\nX\nc\nd\nY\n'), [
    { start: 2, end: 4, text: 'X\n' },
    { start: 8, end: 8, text: 'Y\n' },
  ]);
});

test('texts with nothing in common are compared in bounded work', () => {
  const lines = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word} ${index}\n`).join('');
  const one = `same\n${lines('a')}\nend`;
  const other = `same\n${lines('b')}\nend`;
  const edits = smallestEdits(one, other);
  assert.equal(edits.length, 1);
  assert.equal(edits[0]?.start, 5);
  assert.equal(applyEdits(one, edits), other);
  const first = `\n${lines('a')}`;
  assert.equal(applyEdits(first, smallestEdits(first, lines('b'))), lines('b'));
});
