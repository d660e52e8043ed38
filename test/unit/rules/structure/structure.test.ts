// The rules for every document: diagrams, empty sections, places, fences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMermaidChecker } from '../../../../src/adapters/checkers/mermaid.ts';
import type { Verdicts } from '../../../../src/core/rule.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { english, say } from '../../../../src/documents/sentence.ts';
import { alone, type DocumentSet } from '../../../../src/documents/documentSet.ts';
import { checkDocument, diagramsOf, repairsOf, rules } from '../../../../src/rules/index.ts';

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

test('a diagram that is read and cannot be drawn is a warning at its line', () => {
  const verdicts: Verdicts = () => ({ kind: 'valid', undrawn: { message: 'Invalid date: x.', line: 2 } });
  assert.deepEqual(findings(fence, verdicts), [
    'warning structure/diagram 7:3 Mermaid reads this diagram but cannot draw it: Invalid date: x. Correct the line.',
  ]);
});

test('the line of a fault is that of the document, however the block is nested', async () => {
  const check = createMermaidChecker();
  const diagram = ['---', 'title: T', '---', '%% note', 'graph TD', '  a --> b', '  b --> (c'];
  const blocks: readonly (readonly [before: string, prefix: string])[] = [
    ['', ''],
    ['# A\n\nText.\n\n', ''],
    ['1. one\n   - two\n\n', '     '],
    ['> quoted\n>\n', '> '],
    ['- > both\n  >\n', '  > '],
  ];
  for (const [before, prefix] of blocks) {
    for (const eol of ['\n', '\r\n']) {
      const block = ['~~~mermaid', ...diagram, '~~~', ''].map((line) => (prefix + line).trimEnd()).join('\n');
      const text = `\ufeff${before}${block}`.replaceAll('\n', eol);
      const document = parseDocument('notes.md', text);
      const [source = ''] = diagramsOf(document);
      const verdict = await check(source, new AbortController().signal);
      const [finding] = checkDocument(document, () => verdict).filter(({ rule }) => rule === 'structure/diagram');
      const expected = text.split(eol).findIndex((line) => line.includes('(c')) + 1;
      assert.equal(finding?.place.line, expected, JSON.stringify(text));
    }
  }
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

test('a heading that is a statement needs no text below it', () => {
  assert.deepEqual(findings('# A\n\ntext\n\n## Ready for planning: yes\n'), []);
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

test('an open block is closed where it is certain where it ends, and nothing else is said then', () => {
  const parts: readonly (readonly [before: string, code: string, behind: string])[] = [
    ['# T\n\ntext\n\n', '```js\nlet x = 1;', '\n'],
    ['# T\n\ntext\n\n', '````sql\nSELECT 1;', ''],
    ['# T\n\n', '```json\n{ "a": 1 }', '\n\n## More\n\nThe readers see what the block shows.\n'],
    ['# T\n\n', '```sh\nls', '\n\n## More\n\n### Less\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nls\n```\n'],
  ];
  for (const [before, code, behind] of parts) {
    for (const eol of ['\n', '\r\n']) {
      const text = `${before}${code}${behind}`.replaceAll('\n', eol);
      const [finding, ...others] = checkDocument(parseDocument('', text), () => undefined);
      assert.equal(finding?.rule, 'structure/unclosed-fence', text);
      assert.equal(others.length, 0, text);
      const mended = applyEdits(text, finding.fix?.edits ?? []);
      const marks = code.startsWith('````') ? '````' : '```';
      assert.equal(mended, `${before}${code}\n${marks}${behind}`.replaceAll('\n', eol));
      assert.deepEqual(rulesIn(mended), []);
    }
  }
});

test('where an open block ends is left to a person where it is not certain', () => {
  for (const text of [
    '# T\n\n```js\nlet x = 1;\n\nlet y = 2;\n',
    '# T\n\n```js\nlet x = 1;\n\nThe readers see what the block shows.\n',
    '# T\n\n```sh\nls\n\n## Clean up\n\nrm -rf "$x"\n',
    '# T\n\n```\nls\n\n## More\n\nThe readers see what the block shows.\n',
    '# T\n\n- item\n\n  ```js\n  let x = 1;\n',
    '# T\n\n```js\nlet x = 1;\n\n## More\n\nThe readers see what the block shows.\n\n```js\nlet y = 2;\n',
  ]) {
    const [finding] = checkDocument(parseDocument('', text), () => undefined);
    assert.equal(finding?.rule, 'structure/unclosed-fence', text);
    assert.equal(finding.fix, undefined, text);
  }
});

test('a block in a block gets marks that are long enough, all of them with one repair', () => {
  const sample = (language: string) =>
    `\`\`\`${language}\n# Sample\n\n\`\`\`js\nx\n\`\`\`\n\n## End\n\nSee [it](./none.md).\n\`\`\`\n`;
  const long = (language: string) =>
    sample(language)
      .replace(/^```/, '````')
      .replace(/```\n$/, '````\n');
  const text = (part: typeof sample) =>
    `# T\n\nOne:\n\n${part('markdown')}\n## End\n\nTwo, marks such as \`\`\` in it:\n\n${part('yaml')}\n\`\`\`sh\nls\n\`\`\`\n`;
  for (const eol of ['\n', '\r\n']) {
    const broken = text(sample).replaceAll('\n', eol);
    const [one, two, ...others] = checkDocument(parseDocument('', broken), () => undefined).filter(({ rule }) =>
      /fence|heading/.test(rule),
    );
    assert.deepEqual([one?.place.line, two?.place.line, others], [5, 21, []]);
    assert.match(english(one?.message ?? say('')), /holds another .* with ````\.$/);
    const mended = applyEdits(broken, one?.fix?.edits ?? []);
    assert.equal(mended, text(long).replaceAll('\n', eol));
    assert.deepEqual(rulesIn(mended), []);
  }
});

test('a block that runs on into another is no block in a block', () => {
  // With longer marks another block would be open.
  const text = '# T\n\n```yaml\na: 1\n\ntext\n\n```js\nx\n```\n\ntext\n\n```\ntree\n```\n';
  const [finding, ...others] = checkDocument(parseDocument('', text), () => undefined);
  assert.deepEqual([finding?.place.line, finding?.fix], [3, undefined]);
  assert.match(english(finding?.message ?? say('')), /runs on into the next one/);
  assert.deepEqual(rulesIn('# T\n\n```markdown\n~~~js\nx\n~~~\n```\n'), []);
  assert.ok(others.every(({ place }) => place.line > 10));
});

test('what speaks of the marks of a block is none', () => {
  const text = '# T\n\n```\na\n- Blocks say their language (no ``` only)\n\n```js\nx\n```\n';
  assert.deepEqual(rulesIn(text), ['structure/unclosed-fence 3:1']);
});

test('what looks like a place is none where it is listed, or stands in the form of a message', () => {
  for (const text of [
    '| Variable | Description |\n|---|---|\n| {{name}} | Name of the customer |\n| {{price}} | Price, as 544,00 |',
    'A message says what to do (format: "Could not [action]: [reason]. [suggestion]").',
  ])
    assert.deepEqual(rulesIn(`# T\n\n${text}\n`), [], text);
  assert.deepEqual(rulesIn('# T\n\n| A | B |\n|---|---|\n| {{name}} | {{price}} |\n'), [
    'structure/placeholder 5:3',
    'structure/placeholder 5:14',
  ]);
});

test('a heading that points to another document, or says all there is, needs no text below it', () => {
  for (const heading of [
    'Phase 1 \u2192 [data-model.md](data-model.md) \u00b7 [quickstart.md](quickstart.md)',
    'No Violations - No Complexity Justification Required',
    '\u9019\u4efd\u6587\u4ef6\u5b9a\u7fa9\u4e86\u4e00\u5957\u67b6\u69cb\u3002',
  ])
    assert.deepEqual(rulesIn(`# T\n\n## ${heading}\n\n## More\n\nWords.\n`), [], heading);
});

test('a sentence that a line under it makes a heading is told once, and parted from the line', () => {
  for (const eol of ['\n', '\r\n']) {
    const text = '# T\n\n## Complexity\n\nNo violations, this part is empty.\n---\n\n## More\n\nWords.\n'.replaceAll(
      '\n',
      eol,
    );
    const [finding, ...others] = checkDocument(parseDocument('', text), () => undefined);
    assert.deepEqual(
      [finding?.rule, finding?.severity, finding?.place.line],
      ['structure/empty-section', 'warning', 5],
    );
    assert.equal(others.length, 0);
    const mended = applyEdits(text, finding?.fix?.edits ?? []);
    assert.equal(mended, text.replace(`empty.${eol}---`, `empty.${eol}${eol}---`));
    assert.deepEqual(rulesIn(mended), []);
  }
});

test('a link to a line of a file is told as such', () => {
  const set = (path: string): DocumentSet => ({
    ...alone(parseDocument('a.md', '')),
    exists: (one) => one === path,
  });
  const document = parseDocument('a.md', '# T\n\n[it](app/layout.tsx:102)\n');
  const said = (path: string) =>
    checkDocument(document, () => undefined, rules, set(path)).map(({ message }) => english(message));
  assert.deepEqual(said('app/layout.tsx'), ['A link leads to line 102 of app/layout.tsx with #L102. Correct it.']);
  assert.deepEqual(said('b.md'), ['There is no file app/layout.tsx:102. Correct the link, or add the file.']);
});

test('a row that lacks a cell, or stands on two lines, is told as such', () => {
  const table = (row: string) =>
    findings(`# T\n\n| a | b | c |\n|---|---|---|\n${row}\n`).map((line) => line.replace(/^.*?: /, ''));
  assert.match(table('| 1 | 2 |')[0] ?? '', /in the header: 3\. Add what is missing\.$/);
  assert.match(
    table('| 1 | 2\nmore | 3 |')[0] ?? '',
    /in the header: 3\. The row is wrapped: join its lines into one\.$/,
  );
  assert.match(table('| 1 | 2 | `a | b` |')[0] ?? '', /in the header: 3\. Escape a pipe in a cell as `\\\|`\.$/);
});

test('a column that the header lacks is told as such, a pipe in a cell too', () => {
  const told = (...rows: readonly string[]) =>
    findings(`# T\n\n| a | b |\n|---|---|\n${rows.join('\n')}\n`).map((line) => line.replace(/^\S+ \S+ \S+ /, ''));
  const lacking = 'in the header: 2. Add the column that is missing to the header.';
  assert.deepEqual(told('| 1 | `2` | 3 |'), [`Cells in this row: 3, ${lacking}`]);
  assert.deepEqual(told('| 1 | 2 | 3 |', '| 1 | 2 |', '| 1 | 2 | 3 |').length, 2);
  assert.equal(told('| 1 | 2 | 3 |', '| 1 | 2 |', '| 1 | 2 | 3 |')[0]?.endsWith(lacking), true);
  assert.deepEqual(told(...'1234'.split('').map((one) => `| ${one} | 2 | 3 |`)), [
    `Cells in this row and 3 more of this table: 3, ${lacking}`,
  ]);
  for (const rows of [
    ['| 1 | 2 |', '| 1 | 2 |', '| 1 | x | y |'],
    ['| `a | b` | 2 |'],
    ['| 1 | "a | b" |'],
    ['| 1 | list (a | b) |'],
    ['| 1 | a || b |'],
    ['| 1 | 2 | 3 |', '| 1 | 2 | 3 | 4 |'],
  ]) {
    assert.match(told(...rows)[0] ?? '', /Escape a pipe in a cell/, rows.join(' / '));
  }
});

test('the end of a block that opens one is told as such', () => {
  const told = (text: string) => findings(text).map((line) => line.replace(/^\S+ (\S+) \S+ /, '$1 '));
  assert.deepEqual(told('# T\n\n```js\nx\n```\n\nthe rest of the text\n```\n\n## B\n\ntext\n'), [
    'structure/unclosed-fence This line looks like the end of a code block, but opens one. Delete it if it is left over; ' +
      'else add a line with ``` where the block begins above, or ends below.',
  ]);
  assert.match(
    told('# T\n\n```\nx = 1\n\n## B\n\ntext\n')[0] ?? '',
    /is not closed\. Add a line with ``` where it ends/,
  );
});

test('the character that stands for lost ones may be shown where it is named', () => {
  assert.deepEqual(findings('# T\n\n- [ ] No \ufffd\ufffd replacement characters\n- U+FFFD (\ufffd) is refused\n'), []);
  assert.match(
    findings('# T\n\nNo \ufffd replacement characters\n\nThe caf\ufffd opens.\n')[0] ?? '',
    /damaged-text 5:.*Places: 1/,
  );
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

test('a template that nobody has filled is one finding, single places are one each', () => {
  assert.deepEqual(findings('# [FEATURE NAME]\n\n**Date**: [DATE], see [link](#x) and `[DATE]`\n').slice(0, 2), [
    'error structure/template-leftover 1:3 [FEATURE NAME] is a place of the template. Put there what it asks for, or remove it.',
    'error structure/template-leftover 3:11 [DATE] is a place of the template. Put there what it asks for, or remove it.',
  ]);
  const untouched = `# [PROJECT_NAME]\n\n${[1, 2, 3, 4].map((n) => `[PRINCIPLE_${n}_NAME] [PRINCIPLE_${n}_DESCRIPTION]`).join('\n')}\n`;
  assert.deepEqual(findings(untouched), [
    'error structure/template-leftover 1:3 9 places of the template remain; this is the first. Fill them, or remove them.',
  ]);
  assert.deepEqual(
    checkDocument(parseDocument('.specify/templates/spec-template.md', untouched), () => undefined),
    [],
  );
});

test('a row with other cells than the header is found; what is missing is added, what is too much stays', () => {
  const table = '| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n| 1 | 2 |\n';
  const found = checkDocument(parseDocument('', table), () => undefined);
  assert.deepEqual(
    found.map(({ place }) => place.line),
    [3, 4],
  );
  assert.equal(applyEdits(table, found[0]?.fix?.edits ?? []), table.replace('| 1 |\n', '| 1 | |\n'));
  assert.equal(found[1]?.fix, undefined);
  assert.deepEqual(findings('| a | b |\n|---|---|\n| `x \\| y` | 2 |\n'), []);
});

test('a table whose rows all lack the same is one finding and one repair', () => {
  const table = (rows: number, row: string) => `| a | b |\n|---|---|\n${row.repeat(rows)}`;
  const told = (text: string) => checkDocument(parseDocument('', text), () => undefined);
  assert.equal(told(table(3, '| 1 |\n')).length, 3);
  const [finding, ...others] = told(table(4, '| 1 |\n'));
  assert.deepEqual(others, []);
  assert.equal(finding?.place.line, 3);
  assert.equal(
    finding && english(finding.message),
    'Cells in this row and 3 more of this table: 1, in the header: 2. Add what is missing.',
  );
  assert.equal(applyEdits(table(4, '| 1 |\n'), finding?.fix?.edits ?? []), table(4, '| 1 | |\n'));
  const [more, ...rest] = told(table(4, '| 1 | 2 | 3 |\n'));
  assert.deepEqual([more?.fix, rest], [undefined, []]);
  assert.equal(told(`${table(4, '| 1 |\n')}| 1 | 2 | 3 |\n`).length, 2, 'each number of cells apart');
});

test('a heading that says that nothing is to be said is not empty', () => {
  for (const title of ['Data Model (unchanged)', 'Migrations (none)', 'Contracts (N/A)', 'Phase 4 (deferred).'])
    assert.deepEqual(findings(`# A\n\ntext\n\n## ${title}\n`), [], title);
  assert.equal(findings('# A\n\ntext\n\n## Data Model (draft)\n').length, 1);
});

test('a place that is quoted, a form of a name or of another tool is none', () => {
  for (const text of [
    'It still contains "[FEATURE NAME]".',
    'The branch is feature/[###-feature-name].',
    'Key: ${{ secrets.KEY }}',
  ])
    assert.deepEqual(findings(`# A\n\n${text}\n`), [], text);
  for (const text of [
    'It still contains [FEATURE NAME].',
    'The branch is [###-feature-name].',
    'Key: {{ secrets.KEY }}',
  ])
    assert.equal(findings(`# A\n\n${text}\n`).length, 1, text);
});

test('a value that is half filled is a place all the same', () => {
  for (const text of [
    '**Created**: 2026-[DATE]',
    'It was created on 2026-[DATE] by us.',
    '**Branch**: feature/[###-feature-name]',
    '- **Branch:** team/feature-[###-name]',
    '**Date**: 2026-11-21 | **Branch**: feature/[###-feature-name]',
  ])
    assert.match(rulesIn(`# T\n\n${text}\n`).join(), /^structure\/template-leftover 3:\d+$/, text);
  for (const text of ['**Created**: 2026-MM-DD', '**Due**: 2026-11-XX', '**Updated**: 2026-[Month]-12'])
    assert.match(rulesIn(`# T\n\n${text}\n`).join(), /^structure\/placeholder 3:\d+$/, text);
  for (const text of [
    '**Branch naming**: feature/[###-feature-name]',
    '**Branches**: feature/[###-feature-name]',
    'Name it release-[DATE], or feature/[###-feature-name].',
    '**Date format**: 2026-MM-DD',
    '**Created**: 2026-11-21',
  ])
    assert.deepEqual(rulesIn(`# T\n\n${text}\n`), [], text);
});

test('the marks around a whole document are taken away', () => {
  const text = '```markdown\r\n# Plan\r\n\r\n## A\r\n\r\ntext\r\n```\r\n';
  const [finding, ...others] = checkDocument(parseDocument('', text), () => undefined);
  assert.equal(finding?.rule, 'structure/wrapped-document');
  assert.deepEqual(others, []);
  assert.equal(applyEdits(text, finding?.fix?.edits ?? []), '# Plan\r\n\r\n## A\r\n\r\ntext\r\n');
  assert.deepEqual(findings('# T\n\n```markdown\n# Plan\n```\n'), []);
  assert.deepEqual(findings('```ts\n# x\n```\n'), []);
});

test('an open comment, marks of a conflict and lost characters are found', () => {
  assert.match(findings('# T\n\n<!-- a\n\ntext\n')[0] ?? '', /unclosed-comment 3:1 .* hides what follows/);
  assert.deepEqual(findings('# T\n\n<!-- a --> text <!-- b -->\n'), []);
  assert.deepEqual(
    findings('<<<<<<< HEAD\na\n||||||| base\nc\n=======\nb\n>>>>>>> main\n\ntext\n\n>>>>>>> other\n').map((finding) =>
      finding.split(' ').slice(0, 3).join(' '),
    ),
    ['error structure/conflict-mark 1:1', 'error structure/conflict-mark 11:1'],
  );
  assert.match(findings('a\ufffdb\ufffdc\n')[0] ?? '', /damaged-text 1:2 .* Places: 2\./);
  assert.match(findings('a \u202eb\u202c c\n')[0] ?? '', /damaged-text 1:3 .* Places: 2\./);
  assert.deepEqual(findings('\u200fשלום\n'), []);
});

test('a conflict that a code block shows is an example, one that cuts the block is none', () => {
  const conflict = '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n';
  const marks = (text: string) => findings(text).filter((finding) => finding.includes('conflict-mark')).length;
  for (const shown of [
    `A conflict:\n\n\`\`\`js\n${conflict}\`\`\`\n`,
    `A conflict:\n\n~~~\nx\n${conflict}\n${conflict}~~~\n`,
    `A conflict:\r\n\r\n\`\`\`\r\n${conflict.replaceAll('\n', '\r\n')}\`\`\`\r\n`,
  ]) {
    assert.equal(marks(shown), 0, shown);
  }
  for (const cut of [
    'A\n\n```js\n<<<<<<< HEAD\na\n```\n\n=======\n```\n\n>>>>>>> main\n',
    '<<<<<<< HEAD\n\n```js\na\n=======\nb\n>>>>>>> main\n```\n',
    `A\n\n\`\`\`js\n${conflict}`,
    `\`\`\`js\na\n\`\`\`\n\n${conflict}\n\`\`\`js\nb\n\`\`\`\n`,
  ]) {
    assert.equal(marks(cut), 1, cut);
  }
});

test('a heading twice under one parent is found, under two it is none', () => {
  assert.deepEqual(findings('# T\n\n## A\n\nx\n\n### C\n\nx\n\n## B\n\n### C\n\nx\n\n## a.\n\nx\n'), [
    'warning structure/repeated-heading 17:1 The section "a." is there already, in line 3. Merge them, or rename one.',
  ]);
});

test('the turns of a conversation are no repeated headings', () => {
  const repeated = (titles: readonly string[], marks = '##') =>
    findings(`# T\n\n${titles.map((title) => `${marks} ${title}\n\nx\n`).join('\n')}`).filter((finding) =>
      finding.includes('repeated-heading'),
    ).length;
  for (const titles of [
    ['User', 'Assistant', 'User', 'Assistant'],
    ['Human', 'AI', 'Human'],
    ['Q:', 'A:', 'Q:', 'A:', 'Q:', 'A:'],
    ['👤 User', '🤖 Claude', '👤 User', '🤖 Claude'],
    ['User (10:02)', 'Assistant (10:03)', 'User (10:02)', 'Assistant (10:03)'],
    ['Frage', 'Antwort', 'Frage', 'Antwort'],
    ['Goal', 'User', 'Assistant', 'Screens', 'User', 'Assistant'],
  ]) {
    assert.equal(repeated(titles), 0, titles.join());
    assert.equal(repeated(titles, '###'), 0, titles.join());
  }
  const below = (second: string) =>
    repeated(['User', `Assistant\n\nx\n\n### Plan`, 'User', `Assistant\n\nx\n\n### Plan\n\nx\n\n### ${second}`]);
  assert.deepEqual([below('Steps'), below('Plan')], [0, 1]);
  assert.equal(repeated(['User', 'Assistant', 'User', 'User']), 1);
  assert.equal(repeated(['User', 'User']), 1);
  assert.equal(repeated(['Risks', 'Goals', 'Risks', 'Goals']), 2);
  assert.equal(repeated(['User', 'Assistant', 'Notes', 'User', 'Assistant', 'Notes']), 1);
});

const rulesIn = (text: string): readonly string[] =>
  findings(text).map((finding) => finding.split(' ').slice(1, 3).join(' '));

test('a place in the words of people is found where it stands for a value', () => {
  for (const value of [
    '**Owner:** <name of the owner>',
    '**Updated:** YYYY-MM-DD',
    '**Cost:** EUR TBD a month',
    '**Size:** XX tickets',
    'It prints within ___ seconds.',
    'The number is TODO.',
    '| a | b |\n|---|---|\n| Owner | <owner> |',
    '**Owner:** (to be added)',
    'Sequence diagram (to be added)',
    '| Step | Owner |\n|---|---|\n| Copy | TBD |',
    'Production scale is TBD.',
  ])
    assert.match(rulesIn(`# T\n\n${value}\n`).join(), /^structure\/placeholder \d/, value);
  for (const text of [
    '**Date format:** YYYY-MM-DD',
    'Run `deploy <name>`.',
    '- [x] No TBD markers remain',
    'To be determined',
    '**Use:** <details>',
    '---',
    'Size XXL',
    '**File:** src/<name>.ts',
    'The time changes to 09:XX while it turns.',
    'It says "Error: Port XXXX is already in use".',
    '**Testing**: Jest or Vitest (to be added)',
    '| Metric | Target | Status |\n|---|---|---|\n| Coverage | 80 % | TBD (after the work) |\n| Size | 2 KB | TBD |',
    'One user; production scale TBD with the backend API story.',
  ])
    assert.deepEqual(rulesIn(`# T\n\n${text}\n`), [], text);
});

test('the open places of a table are one finding, that of the first cell', () => {
  const table = (rows: string) => `| Item | Owner | Due |\n|---|---|---|\n${rows}\n`;
  const told = (text: string) =>
    findings(text).map((finding) => finding.replace(/^warning structure\/placeholder /, ''));
  assert.deepEqual(
    told(
      `# T\n\n${table('| a | TBD | x |\n| b | <owner> | TBD |')}\nIt costs EUR TBD.\n\n${table('| c | y | TBD |\n| d | TBD | z |')}`,
    ),
    [
      '5:7 TBD holds the place of a value, here and in 2 more cells of this table. Put the values there.',
      '8:14 TBD holds the place of a value. Put the value there.',
      '12:11 TBD holds the place of a value, here and in one more cell of this table. Put the values there.',
    ],
  );
  assert.deepEqual(told(`# T\n\n${table('| a | TBD | x |')}`), [
    '5:7 TBD holds the place of a value. Put the value there.',
  ]);
});

test('a hint in brackets and a note in a comment are of a template, states and ids are not', () => {
  for (const text of [
    '[Describe when the plan is checked]',
    '- Cons: [Drawbacks]',
    '[REVIEWER NAME] reviews it.',
    'It goes by [insert the protocol].',
    '<!-- Fill in: which? -->\n\ntext',
    '**Purpose**: [Brief description of it]',
    '<!--\n  ACTION REQUIRED: fill this in.\n-->\n\ntext',
    '| What | Where |\n|---|---|\n| Sources | [Details] |',
  ])
    assert.match(rulesIn(`# T\n\n${text}\n`).join(), /^structure\/template-leftover \d/, text);
  for (const text of [
    '**Status:** [Done]',
    '- [ ] T001 [P] [US1] Add it',
    '**Story**: [US1]',
    '[List](#t) of all',
    'Is it clear? [Gap, Spec §FR-1]',
    '| What | Where |\n|---|---|\n| Sources | [Details] |\n\n```text\n[Details]\n```',
    '| Option | Type |\n|---|---|\n| `--from` | [String] |\n| `parts` | [PathPart] |',
  ])
    assert.deepEqual(rulesIn(`# T\n\n${text}\n`), [], text);
});

test('text in a wrong encoding and characters inside ids are found', () => {
  assert.deepEqual(rulesIn('# T\n\nNine days \u00e2\u20ac\u201c on average\n'), ['structure/damaged-text 3:11']);
  assert.deepEqual(rulesIn('# T\n\nf\u00c3\u00bcr\n'), ['structure/damaged-text 3:2']);
  assert.deepEqual(rulesIn('# T\n\nFR\u200b-005\n'), ['structure/damaged-text 3:3']);
  assert.deepEqual(rulesIn('# T\n\nS\u00c3O \u00c2mbar MANH\u00c3\u2026\n'), []);
});

test('a block that runs on, that other marks should close, or that nothing follows is told as such', () => {
  assert.deepEqual(rulesIn('# T\n\n```text\na\n\ntext\n\n```text\nb\n```\n'), ['structure/unclosed-fence 3:1']);
  assert.deepEqual(rulesIn('# T\n\n```text\na\n~~~\n\ntext\n'), ['structure/unclosed-fence 5:1']);
  assert.deepEqual(rulesIn('# T\n\n````md\n```ts\na\n```\n````\n\n```md\n~~~\nx\n~~~\n```\n'), []);
  const stray = '# T\n\ntext\n\n```\n';
  const [finding] = checkDocument(parseDocument('', stray), () => undefined);
  assert.equal(applyEdits(stray, finding?.fix?.edits ?? []), '# T\n\ntext\n');
  assert.deepEqual(rulesIn('# T\n\n<!-- a\n\n## B\n\n```mermaid\ngraph TD\n  a --> b\n').slice(0, 1), [
    'structure/unclosed-comment 3:1',
  ]);
  assert.deepEqual(rulesIn('# T\n\n<!-- a\n\ntext\n<!-- b -->\n'), ['structure/unclosed-comment 3:1']);
});

test('an empty section before headings of its own level may be their parent', () => {
  assert.match(findings('# T\n\n## A\n\n### B\n\n### C\n\ntext\n').join(), /one level deeper \(####\)/);
});

test('what is filled by a program is no place', () => {
  for (const text of [
    '[Start]({{ site.baseurl }}/start)',
    '{{< ref "start.md" >}} and {{ .Title }} and {{#if ready}}yes{{/if}}',
    'It sends "Booked! [SERVICE] on [DATE] at [TIME]".',
    '| Option | Test id |\n|---|---|\n| First to last | `x-0` … `x-3` |',
    '| State | Next |\n|---|---|\n| `NEW` | `OPEN` |\n| … | … |',
  ])
    assert.deepEqual(rulesIn(`# T\n\n${text}\n`), [], text);
  for (const text of [
    '{{ baseurl }}',
    '{{end date}}',
    'It sends a text on [DATE] at [TIME].',
    '"Booked!" said [DATE], and "Done" [TIME].',
    'It sends "Booked on [DATE]".',
    '| Option | Test id |\n|---|---|\n| First | … |',
  ])
    assert.equal(rulesIn(`# T\n\n${text}\n`).length, 1, text);
});

test('a heading that is an entry of a list of endpoints needs no text below it', () => {
  const told = (title: string) =>
    rulesIn(`# T\n\n### ${title}\n\n## More\n\nWords.\n`).filter((one) => one.includes('empty'));
  assert.deepEqual(told('`GET /api/blocks` — all players that the caller has blocked.'), []);
  assert.equal(told('`GET /api/blocks`').length, 1);
  assert.equal(told('GET /api/blocks — list').length, 1);
});

test('a text in a wrong encoding may be shown in code where the document is about that', () => {
  const about = 'UTF-8 that is decoded as ISO-8859-1 reads `f\u00c3\u00bcr`.';
  assert.deepEqual(rulesIn(`# T\n\n${about}\n`), []);
  assert.deepEqual(rulesIn(`# T\n\n${about} It is f\u00c3\u00bcr all.\n`).length, 1);
  assert.deepEqual(rulesIn('# T\n\nIt reads `f\u00c3\u00bcr`.\n').length, 1);
});

test('what a template leaves open is meant to be open, wherever it lies', () => {
  const text = '# [FEATURE NAME]\n\n## Risks\n\n## Costs\n\n**Owner:** TBD\n\n{{date}}\n';
  for (const path of [
    ...['specs/feature-template.md', '.specify/templates/plan.md', 'docs/template.md'],
    ...['docs/_templates/adr.md', 'vorlagen/a.md', 'docs/plantillas/a.md'],
  ]) {
    assert.deepEqual(
      checkDocument(parseDocument(path, text), () => undefined),
      [],
      path,
    );
  }
  assert.deepEqual(
    checkDocument(parseDocument('specs/templates.md', text), () => undefined).map(({ rule }) => rule),
    ['structure/template-leftover', 'structure/empty-section', 'structure/placeholder', 'structure/placeholder'],
  );
});

test('a template that nobody has filled is one finding', () => {
  const text =
    '# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]\n\n' +
    '## Summary\n\n[Extract from feature spec: what]\n\n**Storage**: [if applicable, e.g., files or N/A]\n\n' +
    '## Check\n\n[Gates determined based on constitution file]\n';
  const told = checkDocument(parseDocument('specs/001-a/plan.md', text), () => undefined);
  assert.deepEqual(
    told.map(({ place, message }) => `${place.line}: ${english(message)}`),
    ['1: 5 places of the template remain; this is the first. Fill them, or remove them.'],
  );
});

test('a count is told in words that are right for one and for many', () => {
  assert.deepEqual(
    findings('| a | b |\n|---|---|\n| x |\n').map((finding) => finding.replace(/^.*? 3:1 /, '')),
    ['Cells in this row: 1, in the header: 2. Add what is missing.'],
  );
  assert.match(findings('a\ufffdb\n')[0] ?? '', / Places: 1\. /);
});
