// A model's reply becomes the sections of the template, however it is written and cut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReplyReader } from '../../../../src/documents/reply/reply.ts';
import { parseTemplate } from '../../../../src/documents/template.ts';
import { headings, numberOf, read, texts } from '../replies.ts';

test('sections are cut at the headings of the template', () => {
  const reply = `# Title\n\n| | |\n|-|-|\n| **Date** | x |\n\n## 1. Background and Problem Statement\n\nWhy.\n\n## 3. Scope\n\n### 3.1. In Scope\n\n- a\n\n### 3.2. Out of Scope (Non-Goals)\n- b\n\n## 6. Open Questions\n- [ ] c?`;
  const { reader, events } = read(reply);
  assert.deepEqual(reader.sections, [
    { heading: '1. Background and Problem Statement', text: 'Why.', complete: true },
    { heading: '3.1. In Scope', text: '- a', complete: true },
    { heading: '3.2. Out of Scope (Non-Goals)', text: '- b', complete: true },
    { heading: '6. Open Questions', text: '- [ ] c?', complete: true },
  ]);
  assert.deepEqual(
    events.filter(({ complete }) => complete),
    reader.sections,
  );
  assert.deepEqual(reader.unknown, []);
});

test('the running section is shown as it grows', () => {
  const reader = new ReplyReader(headings);
  const shown = (chunk: string) =>
    reader.push(chunk).map(({ heading, text, complete }) => [numberOf(heading), text, complete]);
  assert.deepEqual(shown('## 1. Backgr'), []);
  assert.deepEqual(shown('ound and Problem Statement\n\nWe '), [['1', 'We', false]]);
  assert.deepEqual(shown('need'), [['1', 'We need', false]]);
  assert.deepEqual(shown('\n'), []);
  assert.deepEqual(shown('\n##'), []);
  assert.deepEqual(shown(' 2. Goals and Success Criteria\n- a'), [
    ['1', 'We need', true],
    ['2', '- a', false],
  ]);
  assert.deepEqual(shown('\n```js\nlet a'), [['2', '- a\n```js\nlet a', false]]);
  assert.deepEqual(shown('\n``'), []);
  assert.deepEqual(
    reader.end().map(({ heading, text, complete }) => [numberOf(heading), text, complete]),
    [['2', '- a\n```js\nlet a\n``\n```', true]],
  );
});

test('headings are known in any dress', () => {
  for (const heading of [
    '### 3.1. In Scope',
    '# 3.1 In Scope',
    '#### 3.1) In scope:',
    '### In Scope ###',
    '   ### In Scope',
    '### **3.1. In Scope**',
    '### 7.4. In Scope',
    '### 3.1. Dentro del alcance',
    '## 3.1 範囲内',
    '### 3.1',
    '### 3.1.',
    '### 📌 3.1 – In Scope',
    '### Section 3.1: In Scope',
    '**3.1 In Scope**',
    '**3.1. In Scope:**',
    '**In Scope**:',
    '__3.1 Dentro del alcance__',
    '3.1. In Scope\n-------------',
    'In Scope\n===',
    '3.1. In Scope\n',
  ]) {
    assert.deepEqual(texts(`## 2. Goals\n\n- a\n\n${heading}\n- b\n`), { '2': '- a', '3.1': '- b' }, heading);
  }
});

test('a remark in brackets may be missing', () => {
  assert.deepEqual(texts('## Out of Scope\na\n## High-Level Flow\nb\n'), { '3.2': 'a', '4.3': 'b' });
});

test('translated headings go by their numbers, levels shifted or not', () => {
  const reply = '1. Antecedentes|a|2. Objetivos|b|3.1 Dentro|c|4. Propuesta|d|4.2 Componentes|e|6. Preguntas|f'.split(
    '|',
  );
  const expected = { '1': 'a', '2': 'b', '3.1': 'c', '4': 'd', '4.2': 'e', '6': 'f' };
  for (const marks of ['#', '##', '###']) {
    const text = reply.map((part, index) => (index % 2 === 0 ? `${marks} ${part}\n` : `${part}\n`)).join('');
    assert.deepEqual(texts(text), expected, marks);
  }
});

test('numbered steps and bold lines in a body are no headings', () => {
  const body =
    '#### 1. Ingest\n\na\n\n#### 5. Deploy\n\nb\n\n**1. First step**\n\n**Note:** c\n\n**Goals and more**\n\n## 2. Index\n\nd';
  const reply = `## 1. Background and Problem Statement\nx\n## 2. Goals and Success Criteria\ny\n### 4.1. High-Level Architecture\n\n${body}\n\n## 5. Risks and Dependencies\nz\n`;
  const { texts: found, reader } = read(reply);
  assert.deepEqual(Object.keys(found).sort(), ['1', '2', '4.1', '5']);
  assert.equal(
    found['4.1'],
    '**1. Ingest**\n\na\n\n**5. Deploy**\n\nb\n\n**1. First step**\n\n**Note:** c\n\n**Goals and more**\n\n**2. Index**\n\nd',
  );
  assert.deepEqual(reader.unknown, ['1. Ingest', '5. Deploy', '2. Index']);
});

test('invented headings become bold lines, underlined ones too', () => {
  const reply =
    '## 4. Proposed Technical Solution\ntext\n### The **big** `one`:\nmore\n\nUnder\n-----\n- a\n  ## in a list\n ## indented\n\n###\nend\n';
  assert.equal(
    texts(reply)['4'],
    'text\n\n**The big `one`:**\n\nmore\n\n**Under**\n\n- a\n  ## in a list\n\n**indented**\n\nend',
  );
});

test('a list entry, a table or a quotation above a line of dashes is no heading', () => {
  assert.deepEqual(texts('## 2. Goals\n\n- In Scope\n---\n\n> In Scope\n---\n\nx\n'), {
    '2': '- In Scope\n---\n\n> In Scope\n---\n\nx',
  });
  const contents = '## 2. Goals\n\n3.1. In Scope\n3.2. Out of Scope (Non-Goals)\n';
  assert.deepEqual(Object.keys(texts(contents)), ['2']);
});

test('headings in fences, comments and quotations do not count', () => {
  for (const block of [
    '```bash\n## 5. Risks and Dependencies\n```',
    '````\n```\n## 5. Risks and Dependencies\n```\n````',
    '~~~\n## 5. Risks and Dependencies\n```\n~~~',
    '- a\n\n  ```\n## 5. Risks and Dependencies\n  ```',
    '<!--\n## 5. Risks and Dependencies\n-->',
    '> ## 5. Risks and Dependencies',
    '> ```\n> ## 5. Risks and Dependencies',
    '<!-- a -->',
  ]) {
    assert.deepEqual(texts(`## 4.1 High-Level Architecture\n${block}\n\n## 6. Open Questions\nq\n`)['6'], 'q', block);
    assert.equal(texts(`## 4.1 High-Level Architecture\n${block}\n`)['5'], undefined, block);
  }
});

test('a fence that nobody closed ends before the next heading of the template', () => {
  const forgotten =
    '### 4.1. High-Level Architecture\n```js\na()\n# 3. step\n\n## 5. Risks and Dependencies\n- r\n## 6. Open Questions\n- q\n';
  assert.deepEqual(texts(forgotten), { '4.1': '```js\na()\n# 3. step\n```', '5': '- r', '6': '- q' });
  const nested =
    '### 4.1. High-Level Architecture\n```markdown\nx\n```js\ny\n```\n```\n\n## 5. Risks and Dependencies\n- r\n';
  assert.deepEqual(texts(nested), { '4.1': '```markdown\nx\n```js\ny\n```', '5': '- r' });
  const comment = '## 1. Background\na\n<!-- b\n\n## 2. Goals and Success Criteria\n- c\n';
  assert.deepEqual(texts(comment)['2'], '- c');
});

test('a diagram ends before the next heading of the template, closed or not', () => {
  const reply = '### 4.3. High-Level Flow\n```mermaid\ngraph TD\n\n## 5. Risks and Dependencies\n```\nx\n```\n- r\n';
  assert.deepEqual(texts(reply), { '4.3': '```mermaid\ngraph TD\n```', '5': '```\nx\n```\n- r' });
});

test('a fence around the whole reply is taken off', () => {
  const inner =
    '# T\n\n## 1. Background\na\n\n```js\nb\n```\n\n```\nplain\n```\n\n### 4.3. Flow\n```mermaid\ngraph TD\n```\n';
  const expected = texts(inner);
  assert.deepEqual(Object.keys(expected), ['1', '4.3']);
  for (const [before, after] of [
    ['```markdown\n', '```\n'],
    ['Here it is:\n\n```md\n', '```\n\nLet me know!\n'],
    ['````\n', '````\n'],
    ['~~~markdown\n', '~~~'],
    ['```markdown\n', ''],
  ]) {
    assert.deepEqual(texts(`${before}${inner}${after}`), expected, before);
  }
});

test('a fence around each section is taken off', () => {
  assert.deepEqual(texts('```markdown\n## 1. Background\na\n```\nThen:\n```markdown\n## 2. Goals\nb\n```\n'), {
    '1': 'a',
    '2': 'b',
  });
  assert.deepEqual(texts('```\n## 1. Background\na\n```\nThen:\n\n## 2. Goals and Success Criteria\nb\n'), {
    '1': 'a',
    '2': 'b',
  });
  assert.deepEqual(texts('## 1. Background\n```markdown\na\n```\n## 2. Goals\nb\n'), { '1': 'a', '2': 'b' });
});

test('chatter and code before the first heading are left out', () => {
  assert.deepEqual(texts('Sure!\n\n```\nnpm i\n```\n\n```js\n## 2. Goals\n```\n\n## 1. Background\na\n'), { '1': 'a' });
  assert.deepEqual(texts('I cannot help with that.\n'), {});
  assert.deepEqual(texts(''), {});
  assert.deepEqual(read('### Analysis\nx\n## 1. Background and Problem Statement\n').reader.unknown, ['Analysis']);
});

test('rules between sections are left out', () => {
  assert.deepEqual(texts('## 1. Background\n\n---\n\na\n\n---\n\n## 2. Goals\nb\n\n***\n'), { '1': 'a', '2': 'b' });
});

test('a repeated section wins when it is whole; cut or empty it does not', () => {
  const first = '## 1. Background\none\n## 2. Goals\ntwo\n';
  assert.deepEqual(texts(`${first}## 1. Background\nthree\n## 6. Open Questions\nq\n`), {
    '1': 'three',
    '2': 'two',
    '6': 'q',
  });
  assert.deepEqual(texts(`${first}## 1. Background\nthr`), { '1': 'one', '2': 'two' });
  assert.deepEqual(texts(`${first}## 1. Background\n## 6. Open Questions\nq\n`), { '1': 'one', '2': 'two', '6': 'q' });
  const { events } = read([`${first}## 1. Background\n`, 'three', '\n']);
  assert.equal(
    events.some(({ text }) => text === 'three'),
    false,
  );
});

test('the title of a document that starts again does not end up in the last section', () => {
  const once =
    '# T\n\n| a | b |\n| - | - |\n\n## 1. Background and Problem Statement\na\n\n## 6. Open Questions\nq\n\n';
  assert.deepEqual(texts(once + once), { '1': 'a', '6': 'q' });
});

test('a reply that is cut', () => {
  const start = '## 1. Background\na\n\n';
  assert.deepEqual(texts(`${start}## 2. Go`), { '1': 'a' });
  assert.deepEqual(texts(`${start}### High-Lev`), { '1': 'a' });
  assert.deepEqual(texts(`${start}#`), { '1': 'a' });
  assert.deepEqual(texts(`${start}\`\`\`mermaid\ngraph T`), { '1': 'a\n\n```mermaid\ngraph T\n```' });
  assert.deepEqual(texts(`${start}\`\`\``), { '1': 'a' });
  assert.deepEqual(texts(`${start}<!-- x`), { '1': 'a\n\n<!-- x\n-->' });
  assert.deepEqual(texts('```markdown\n## 1. Background\na\n``'), { '1': 'a\n``' });
});

test('line endings and byte order marks do not matter', () => {
  const reply = '## 1. Background\n\na\nb\n\n## 2. Goals\n- c\n';
  for (const eol of ['\r\n', '\r']) assert.deepEqual(texts('\ufeff' + reply.replaceAll('\n', eol)), texts(reply));
});

test('a template without numbers', () => {
  const template = parseTemplate('# T\n\n## Overview\n\n_x_\n\n## Phase 1: Setup\n\n## Phase 2: Setup\n').sections;
  const { texts: found } = read('## Overview:\na\n### phase 2: setup\nb\n## 1. Phase 1: Setup\nc\n', template);
  assert.deepEqual(found, { Overview: 'a', 'Phase 1: Setup': 'c', 'Phase 2: Setup': 'b' });
});
