// Templates: what is read from them, what is refused, what is filled in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../src/documents/document.ts';
import { english } from '../../../src/documents/sentence.ts';
import { checkTemplate, fillPlaces, parseTemplate } from '../../../src/documents/template.ts';

const brief = readFileSync(new URL('../../../src/workflows/brief/template.md', import.meta.url), 'utf8');
const briefPlaces = ['Title', 'Jira Ticket', 'Authors', 'Date'];
const problems = (text: string, places: readonly string[] = []) => checkTemplate(text, places).map(english);

test('the sections of the brief', () => {
  const { sections, places, preamble } = parseTemplate(brief);
  assert.deepEqual(
    sections.map(({ heading, depth }) => `${depth} ${heading}`),
    [
      '2 1. Background and Problem Statement',
      '2 2. Goals and Success Criteria',
      '2 3. Scope',
      '3 3.1. In Scope',
      '3 3.2. Out of Scope (Non-Goals)',
      '2 4. Proposed Technical Solution',
      '3 4.1. High-Level Architecture',
      '3 4.2. Key Components & Systems Involved',
      '3 4.3. High-Level Flow (Mermaid)',
      '2 5. Risks and Dependencies',
      '2 6. Open Questions',
    ],
  );
  const named = (flag: 'optional' | 'container') =>
    sections.filter((section) => section[flag]).map(({ heading }) => heading);
  assert.deepEqual(named('optional'), ['4.3. High-Level Flow (Mermaid)']);
  assert.deepEqual(named('container'), ['3. Scope']);
  assert.deepEqual(places, briefPlaces);
  assert.match(preamble, /^# \{\{Title\}\}\n\n\|[^]*\| \*\*Date\*\* \| \{\{Date\}\} \|$/);
  assert.deepEqual(problems(brief, briefPlaces), []);
});

test('guides carry the note and the sample lines, and the condition of an optional section', () => {
  const guides = new Map(parseTemplate(brief).sections.map(({ heading, guide }) => [heading, guide]));
  assert.match(guides.get('2. Goals and Success Criteria') ?? '', /^\*The primary goals[^]*\*\n- Goal$/);
  assert.match(guides.get('5. Risks and Dependencies') ?? '', /\*\n- \*\*Risk:\*\* .*\n {2}- \*\*Mitigation:\*\* /);
  assert.match(guides.get('4.3. High-Level Flow (Mermaid)') ?? '', /^only with a diagram/);
  assert.equal(guides.get('3. Scope'), '');
});

test('a note above an empty list mark is no heading; an underlined heading is one', () => {
  const { sections } = parseTemplate('Title\n=====\n\nOne\n---\n\n_note_\n-\n\n## _Two_\n\n_note_\n');
  assert.deepEqual(
    sections.map(({ heading, guide }) => [heading, guide]),
    [
      ['One', '_note_\n-'],
      ['Two', '_note_'],
    ],
  );
});

test('templates with CRLF and a byte order mark read the same', () => {
  assert.deepEqual(parseTemplate('\ufeff' + brief.replaceAll('\n', '\r\n')).sections, parseTemplate(brief).sections);
});

test('what is wrong with a template is said with its line', () => {
  assert.deepEqual(problems(' \n'), ['The template is empty.']);
  assert.match(problems('text')[0] ?? '', /no headings/);
  assert.match(problems('## A\n\nnote\n')[0] ?? '', /no title/);
  assert.match(problems('# A\n\nnote\n')[0] ?? '', /no sections/);
  assert.match(problems('# A\n## B\n# C\n')[0] ?? '', /second title in line 3/);
  assert.match(problems('# A\n## B\n##\n')[0] ?? '', /empty heading in line 3/);
  assert.match(problems('# A\n## Risks\n## risks:\n')[0] ?? '', /"Risks" and "risks:" .*lines 2 and 3/);
  assert.match(problems('# A\n## 1. B\n## 1. C\n')[0] ?? '', /cannot be told apart/);
  assert.deepEqual(problems('# A\n## 1. Tests\n## 2. Tests\n'), []);
  assert.match(problems('# {{X}}\n## B\n', ['Title'])[0] ?? '', /place \{\{X\}\} in line 1\. Known are: \{\{Title\}\}/);
  assert.match(problems('# {{X}}\n## B\n')[0] ?? '', /has no places/);
  assert.match(problems('# {{Title\n## B\n', ['Title'])[0] ?? '', /broken \{\{place\}\} in line 1/);
  assert.match(problems('# A\n## B\n```\n## C\n')[0] ?? '', /code block that is not closed, from line 3 on/);
  assert.match(problems('# A\n## B\n<!-- x\n## C\n')[0] ?? '', /comment that is not closed .*line 3 on/);
});

test('values are put into their places, all at once', () => {
  const filled = fillPlaces('# {{Title}}\n\n{{ Date }} {{Other}} {{Title}}\n', { Title: '{{Date}} $1', Date: 'today' });
  assert.equal(filled, '# {{Date}} $1\n\ntoday {{Other}} {{Date}} $1\n');
  assert.equal(fillPlaces('{{toString}}', {}), '{{toString}}');
  assert.equal(fillPlaces('a\r\n{{b}}\r\n', { b: 'c' }), 'a\r\nc\r\n');
});

test('finished Markdown stays: links, code, emphasis', () => {
  const value = '[ABC-1](https://x.example/ABC-1), <https://x.example> `Vec<T>` **b**';
  assert.equal(fillPlaces('| a | {{v}} |', { v: value }), `| a | ${value} |`);
  assert.equal(fillPlaces('# {{v}}', { v: value }), `# ${value}`);
});

test('a value cannot break its line', () => {
  const row = (value: string) => fillPlaces('| a | {{v}} |', { v: value });
  assert.equal(row('a|b'), '| a | a\\|b |');
  assert.equal(row('a\\|b'), '| a | a\\|b |');
  assert.equal(row('`a|b`'), '| a | `a\\|b` |');
  assert.equal(row('a\r\nb\u2028c\td'), '| a | a b c d |');
  assert.equal(row('a\u0000\u202eb\u2066\ud800'), '| a | ab |');
  assert.equal(row('<b> <!-- </a'), '| a | \\<b> \\<!-- \\</a |');
  assert.equal(fillPlaces('|{{v}}|', { v: 'a\\' }), '|a\\\\|');
  assert.equal(fillPlaces('# {{v}}', { v: 'C #' }), '# C \\#');
  assert.equal(fillPlaces('# {{v}}', { v: 'C#' }), '# C#');
  assert.equal(fillPlaces('# {{v}}', { v: '###' }), '# \\###');
  for (const value of ['# a', '> a', '- a', '```a', '~~~', '---', '===', '* * *']) {
    assert.equal(fillPlaces('{{v}}', { v: value }), `\\${value}`);
  }
  assert.equal(fillPlaces('{{v}}', { v: '12. a' }), '12\\. a');
  assert.equal(fillPlaces('{{v}}', { v: '**a** 1.5' }), '**a** 1.5');
});

test('whatever the values, title and table keep their form', () => {
  const piece = fc.constantFrom(
    '|',
    '\\',
    '`',
    '\n',
    '#',
    ' ',
    '<!--',
    '<b>',
    '[x](y)',
    'a',
    '```',
    '-',
    '\r',
    '{{Date}}',
    '*',
    '~',
  );
  const value = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  const { preamble } = parseTemplate(brief);
  const shape = (text: string) => {
    const { children } = parseDocument('', `${text}\n\n## Next\n`).root;
    const table = children.find((node) => node.type === 'table');
    return [children.map((node) => node.type), table?.children.map((row) => row.children.length)];
  };
  const expected = shape(preamble);
  fc.assert(
    fc.property(fc.record({ Title: value, 'Jira Ticket': value, Authors: value, Date: value }), (places) => {
      assert.deepEqual(shape(fillPlaces(preamble, places)), expected);
    }),
    { numRuns: 300 },
  );
});
