// What looks like a fault of structure and is meant: group rows, forms to be signed, folders in brackets, pictures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { checkDocument } from '../../../../src/rules/index.ts';
import { findingsIn, pathOf } from '../../../fixtures/rules/feature.ts';

function heard(rule: string, ...lines: readonly string[]): readonly string[] {
  return checkDocument(parseDocument('notes.md', `${lines.join('\n')}\n`), () => undefined)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, place }) => `${severity} ${place.line}`);
}

test('a row of one cell may name the rows below it', () => {
  const table = (...rows: readonly string[]) =>
    heard('structure/uneven-table', '# Report', '', '| Module | Missed | State |', '|---|---|---|', ...rows);
  assert.deepEqual(table('| **Gaps** |', '| a | 1 | low |'), []);
  assert.deepEqual(table('| Gaps |', '| a | 1 | low |', '| Rest |', '| b | 2 | low |'), ['info 5', 'info 7']);
  assert.deepEqual(table('| Gaps |', '| a | 1 | low |'), ['warning 5']);
  assert.deepEqual(table('| **a** | 1 |', '| b | 1 | low |'), ['warning 5']);
});

test('a form that a person signs later is a hint', () => {
  const form = (...lines: readonly string[]) => heard('structure/template-leftover', '# Guide', '', ...lines);
  assert.deepEqual(form('**Validation Complete**: [DATE]', '**Time Taken**: [MINUTES]'), ['info 3']);
  assert.deepEqual(form('**Issues Found**: [LIST OR "NONE"]', '**Reviewed**: [DATE]'), ['info 4']);
  assert.deepEqual(form('**Created**: [DATE]', '**Time Taken**: [MINUTES]'), ['error 3']);
  assert.deepEqual(form('**Validation Complete**: [DATE]', '', 'Words'), ['error 3']);
});

test('headings with different pictures are told apart by eye', () => {
  const headings = (one: string, other: string) =>
    heard('structure/repeated-heading', '# Plan', '', `## ${one}`, '', 'Books.', '', `## ${other}`, '', 'Pages.');
  assert.deepEqual(headings('📚 References', '🔗 References'), ['info 7']);
  assert.deepEqual(headings('📚 References', '📚 References'), ['warning 7']);
  assert.deepEqual(headings('📚 References', 'References'), ['warning 7']);
});

test('a folder in brackets is the project’s own', () => {
  const tree = (line: string) =>
    findingsIn({ [pathOf('plan.md')]: `# Plan\n\n\`\`\`text\nlib/\n${line}\n\`\`\`\n` }).filter((finding) =>
      finding.includes('unfilled-template'),
    ).length;
  assert.equal(tree('└── [domain-specific]/ # utilities'), 0);
  assert.equal(tree('└── [domain-specific, e.g., 1000 req/s]'), 1);
});

test('parts that come back in each record of a series are told apart by the record before them', () => {
  const series = (...titles: readonly string[]) =>
    heard('structure/repeated-heading', '# Research', ...titles.flatMap((title) => ['', `## ${title}`, '', 'Words.']));
  const record = (name: string) => [`Decision: ${name}`, 'Rationale', 'Alternatives'];
  const all = series(...record('Hashing'), ...record('Sessions'), ...record('Limits'));
  assert.deepEqual(all, ['info 19', 'info 23', 'info 31', 'info 35']);
  assert.deepEqual(series('Decision: Hashing', 'Rationale', 'Rationale', 'Decision: A', 'Decision: B'), ['warning 11']);
  assert.deepEqual(series(...record('Hashing'), ...record('Sessions')), ['warning 19', 'warning 23']);
});

test('a link that only shows how links are written leads nowhere', () => {
  const links = (line: string) => heard('structure/broken-link', '# Notes', '', line);
  assert.deepEqual(links('A list of anchor links ([text](#anchor)) stands first.'), []);
  assert.deepEqual(links('Convert links: [text](url) becomes <url|text>, and **bold with [link](href)**.'), []);
});

test('a link behind a block that is badly closed may belong to a sample', () => {
  const links = (...lines: readonly string[]) => heard('structure/broken-link', '# Notes', '', ...lines);
  assert.deepEqual(links('See [the risks](#risks).', '', '```js', 'let x;', '', 'See [them](#more).'), ['warning 3']);
  const outer = ['```markdown', '# Week 1', '', '```js', 'let x;', '```', '', '[Week 2](#week-2)', '```'];
  assert.deepEqual(links('See [the risks](#risks).', '', ...outer), ['warning 3', 'info 12']);
});

test('code in a document of a right encoding shows what a wrong one does', () => {
  const damaged = (line: string) => heard('structure/damaged-text', '# Notas', '', line);
  assert.deepEqual(damaged('A avaliação chega como `AvaliaÃ§Ã£o`.'), []);
  assert.deepEqual(damaged('Chega como `AvaliaÃ§Ã£o`.'), ['warning 3']);
  assert.deepEqual(damaged('A avaliação chega como AvaliaÃ§Ã£o.'), ['warning 3']);
});

test('a state that is still to do is no open place', () => {
  const told = (line: string) => heard('structure/placeholder', '# Tasks', '', '## T1', '', line);
  for (const state of ['Status: TODO', '**Статус:** TODO', '**状态**: TODO', 'Estado: TODO', '⏳ TASK-004: TODO']) {
    assert.deepEqual(told(`- ${state}`), [], state);
  }
  assert.equal(told('- Owner: TODO').length, 1);
  assert.equal(told('- Status: {{state}}').length, 1);
});

test('a line as long as its heading is drawn under it on purpose, three dashes part sections', () => {
  const said = (line: string) =>
    heard('structure/empty-section', '# Plan', '', 'What is in the name?!', line, '', 'Much.');
  assert.equal(said('---').length, 1);
  assert.deepEqual(said('---------------------'), []);
});

test('headings with notes of their own below them are told apart by these', () => {
  const said = (note: string) =>
    heard(
      'structure/repeated-heading',
      ...['# Plan', '', '## Added', '<!-- for: search -->', '', 'Books.', '', '## Added', note, '', 'Pages.'],
    );
  assert.match(said('<!-- for: loans -->')[0] ?? '', /^info/);
  assert.match(said('<!-- for: search -->')[0] ?? '', /^warning/);
});

test('a table whose header is not as wide as the line below it is none', () => {
  const said = (...lines: readonly string[]) => heard('structure/uneven-table', '# Report', '', ...lines);
  assert.deepEqual(said('| Case | |Δ|/size |', '|---|---|', '| a | 1 |'), ['warning 3']);
  assert.deepEqual(said('Words', '| Case | Size |', '|---|---|---|', '| a | 1 |'), ['warning 4']);
  assert.deepEqual(said('> | Case |', '> |---|---|', '> | a | 1 |'), ['warning 3']);
  assert.deepEqual(said('| Case | \\|Δ\\|/size |', '|---|---|', '| a | 1 |'), []);
  assert.deepEqual(said('Words', '--- | ---', 'more words'), []);
  assert.deepEqual(said('```', '| Case | |Δ| |', '|---|---|', '```'), []);
});
