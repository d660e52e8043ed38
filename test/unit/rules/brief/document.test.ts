// The rules about the brief as a document: title, table, headings, leftovers, lists, risks, questions, end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { english, say } from '../../../../src/documents/sentence.ts';
import { checkDocument } from '../../../../src/rules/index.ts';
import { brief, findingsIn, path, rulesAgainst, spoil, unchecked } from '../../../fixtures/rules/brief.ts';

test('a brief to the letter has no findings', () => {
  assert.deepEqual(findingsIn(brief), []);
  assert.deepEqual(findingsIn(brief.replaceAll('\n', '\r\n')), []);
  assert.deepEqual(findingsIn(`\ufeff${brief}`), []);
});

/** What is spoilt, and the rules that must speak of it: these and no others. */
const cases: readonly (readonly [name: string, text: string, rules: readonly string[]])[] = [
  ['no title', spoil('# Shorter sign-in\n\n', ''), ['brief/title']],
  ['an empty title', spoil('# Shorter sign-in', '#'), ['brief/title']],
  ['words before the title', `Here is your brief:\n\n${brief}`, ['brief/title']],
  ['two titles', spoil('## 3. Scope', '# Second\n\ntext\n\n## 3. Scope'), ['brief/title']],

  ['no table', spoil(/\| \| \|[^]*2026-11-21 \|\n/, ''), ['brief/metadata']],
  ['a filled header row', spoil('| | |', '| Field | Value |'), ['brief/metadata']],
  ['a row missing', spoil(/\| \*\*Date.*\n/, ''), ['brief/metadata']],
  ['a row empty', spoil('Ada Example', ''), ['brief/metadata']],
  ['a label that is not bold', spoil('**Date**', 'Date'), ['brief/metadata']],
  [
    'rows in another order',
    spoil(/(\| \*\*Authors.*\n)(\| \*\*Date.*\n)/, '| **Date** | x |\n| **Authors** | y |\n'),
    ['brief/metadata'],
  ],

  ['a status of its own', spoil('`Draft`', '`Halfway`'), ['brief/status']],
  ['a status without code marks', spoil('`Draft`', 'Draft'), ['brief/status']],
  ['a ticket in words', spoil(/\[AUTH-12\]\S+/, 'ask Ada for it'), ['brief/jira']],
  ['no ticket in other words', spoil(/\[AUTH-12\]\S+/, 'None'), ['brief/jira']],
  ['a ticket linked to nowhere', spoil('(https://example.atlassian.net/browse/AUTH-12)', '(<>)'), ['brief/jira']],

  ['a heading missing', spoil(/## 5\. Risks[^]*?(?=## 6)/, ''), ['brief/headings']],
  ['a heading without its number', spoil('## 3. Scope', '## Scope'), ['brief/headings']],
  ['a heading with another number', spoil('### 3.1. In Scope', '### 3.1 In Scope'), ['brief/headings']],
  ['a translated heading', spoil('## 3. Scope', '## 3. Umfang'), ['brief/headings']],
  ['a heading without its remark', spoil(' (Non-Goals)', ''), ['brief/headings']],
  ['a heading on another level', spoil('### 4.1.', '#### 4.1.'), ['structure/heading-level', 'brief/headings']],
  ['an underlined heading', spoil('## 3. Scope', '3\\. Scope\n---'), ['brief/headings']],
  [
    'sections in another order',
    spoil(
      /(### 4\.1[^]*?)(### 4\.2[^]*?)(?=### 4\.3)/,
      '### 4.2. Key Components & Systems Involved\n\n- **A:** b\n\n### 4.1. High-Level Architecture\n\ntext\n\n',
    ),
    ['brief/headings'],
  ],
  ['a section of its own', spoil('## 5. Risks', '## Timeline\n\nSpring.\n\n## 5. Risks'), ['brief/extra-heading']],

  [
    'a note of the template',
    spoil(
      '- Signing in',
      '_The primary goals as a list, each a clear outcome that somebody can observe._\n\n- Signing in',
    ),
    ['brief/leftovers'],
  ],
  [
    'a note in the style of "You will"',
    spoil('People sign', '*You will write it here.*\n\nPeople sign'),
    ['brief/leftovers'],
  ],
  [
    'a comment of the template',
    spoil('```mermaid', '<!-- Optional: only with a diagram. -->\n\n```mermaid'),
    ['brief/leftovers'],
  ],
  ['a sample line', spoil('- Signing in', '- Goal 1...\n- Signing in'), ['brief/leftovers']],
  [
    'a sample line that goes on counting',
    spoil('- **Session service**', '- **Component B:** Description of changes.\n- **Session service**'),
    ['brief/leftovers'],
  ],
  ['an empty list item', spoil('- Signing in', '-\n- Signing in'), ['brief/leftovers']],

  ['goals as prose', spoil(/- Signing in[^]*?month\./, 'It gets shorter.'), ['brief/goals-list']],
  ['scope as prose', spoil("- The web client's sign-in.", 'The web client.'), ['brief/scope-lists']],
  ['components as prose', spoil(/- \*\*Web client[^]*?one request\./, 'The client.'), ['brief/components-list']],
  ['a component without a name', spoil('**Web client:**', 'Web client:'), ['brief/components-list']],

  ['a risk without mitigation', spoil(/ {2}- \*\*Mitigation.*\n/, ''), ['brief/risk-mitigation']],
  ['a mitigation without a risk', spoil(/- \*\*Risk:.*\n {2}/, ''), ['brief/risk-mitigation']],
  ['an empty mitigation', spoil(/(\*\*Mitigation:\*\*).*/, '**Mitigation:**'), ['brief/risk-mitigation']],
  ['no mitigation in words', spoil(/(\*\*Mitigation:\*\*).*/, '**Mitigation:** None.'), ['brief/risk-mitigation']],
  ['a dash as mitigation', spoil(/(\*\*Mitigation:\*\*).*/, '**Mitigation:** \u2013'), ['brief/risk-mitigation']],
  [
    'no mitigation in German',
    spoil(/(\*\*Mitigation:\*\*).*/, '**Mitigation:** Keine bekannt.'),
    ['brief/risk-mitigation'],
  ],
  ['an unnamed risk', spoil('**Risk:** Old', 'Old'), ['brief/risk-mitigation']],
  [
    'a risk that is not described',
    spoil('**Risk:** Old bookmarks lead nowhere.', '**Risk:**'),
    ['brief/risk-mitigation'],
  ],
  ['risks as prose', spoil(/- \*\*Risk[^]*?March\./, 'It may fail.'), ['brief/risk-mitigation']],

  ['a question that is no task', spoil('- [ ] Which', '- Which'), ['brief/open-questions']],
  ['a box outside the list', spoil('- [ ] Which', '[ ] Which'), ['brief/open-questions']],
  [
    'questions in a sentence',
    spoil(/- \[ \][^]*team\./, 'We still have to find out which browsers must work and who pays.'),
    ['brief/open-questions'],
  ],
  ['questions as prose', spoil(/- \[ \][^]*team\./, 'Which browsers must work?'), ['brief/open-questions']],

  ['a section to be determined that nobody asks for', spoil(/- \[ \] Which.*\n/, ''), ['brief/undetermined']],
  ['all sections added, and no question', `# Sign-in\n`, ['brief/headings']],
  ['a line below the questions', `${brief}\n---\n`, ['brief/end']],
  ['words below the questions', `${brief}\n**Final Instructions:**\nRead it.\n`, ['brief/end']],
  ['a section below the questions', `${brief}\n## 7. Appendix\n\nMore.\n`, ['brief/end']],
];

for (const [name, text, rules] of cases) {
  test(`finds: ${name}`, () => assert.deepEqual(rulesAgainst(text), rules));
}

/** What is as right as the brief of the fixture. */
const accepted: readonly (readonly [name: string, text: string])[] = [
  ['N/A for the ticket', spoil(/\[AUTH-12\]\S+/, 'N/A')],
  ['a plain ticket', spoil(/\[AUTH-12\]\S+/, 'AUTH-12')],
  ['several tickets', spoil(/\[AUTH-12\]\S+/, '[A-1](https://x.test/A-1), AUTH-13 and #7')],
  ['another status', spoil('`Draft`', '`In Review`')],
  ['no diagram', spoil(/### 4\.3[^]*?(?=## 5)/, '')],
  ['no risks known', spoil(/- \*\*Risk[^]*?March\./, 'To be determined')],
  [
    'no questions left',
    brief.replace('To be determined', '- The app for phones.').replace(/- \[ \][^]*team\./, () => 'None.'),
  ],
  ['a section to be determined, and a question', spoil("- The web client's sign-in.", 'To be determined')],
  ['a mitigation on the same line', spoil(/\n {2}- \*\*Mitigation:\*\*/, ' **Mitigation:**')],
  ['subsections of a subsection', spoil('### 4.2.', '#### Token\n\nA signed one.\n\n### 4.2.')],
  ['places in code', spoil('People sign', 'The page holds `{{name}}`. People sign')],
  ['a body in another language', spoil('Signing in takes one page.', 'Die Anmeldung braucht eine Seite.')],
];

for (const [name, text] of accepted) {
  test(`accepts: ${name}`, () => assert.deepEqual(findingsIn(text), []));
}

test('a section that is missing can be added, in its place and with nothing said', () => {
  const sections = parseDocument(path, brief).sections.filter(({ depth, title }) => depth > 1 && !/Flow/.test(title));
  for (const { start, title } of sections) {
    const next = parseDocument(path, brief).sections.find((other) => other.start > start);
    const without = brief.slice(0, start) + brief.slice(next?.start ?? brief.length);
    const [finding, ...others] = checkDocument(parseDocument(path, without), unchecked);
    assert.deepEqual([finding?.rule, others], ['brief/headings', []], title);
    const added = applyEdits(without, finding?.fix?.edits ?? []);
    assert.deepEqual(findingsIn(added), [], title);
    const heading = brief.slice(start, brief.indexOf('\n', start));
    const isContainer = next !== undefined && next.depth > (heading.match(/^#+/)?.[0].length ?? 0);
    const isQuestions = title.startsWith('6.');
    const text = isContainer ? '###' : isQuestions ? '- [ ] Which questions are still open?' : 'To be determined\n';
    assert.ok(added.includes(`${heading}\n\n${text}`), title);
    // What is added is not settled: it is asked for.
    const asked = `- [ ] ${title}: what belongs there?`;
    assert.equal(added.includes(asked), !isContainer && !isQuestions, title);
  }
});

test('what an added section leaves open is not asked for in a block that is open', () => {
  const without = spoil(/### 3\.2[^]*?(?=## 4)/, '');
  const fixOf = (text: string) =>
    checkDocument(parseDocument(path, text), unchecked).find(({ rule }) => rule === 'brief/headings')?.fix;
  assert.equal(fixOf(without)?.edits.length, 2);
  assert.equal(fixOf(`${without.trimEnd()}\n\n  \`\`\`js\n  let x;\n`)?.edits.length, 1);
});

test('a section is not added where an earlier one stands too late', () => {
  const late = spoil(/## 3\. Scope[^]*?(?=## 4)/, '')
    .replace(/## 2\. Goals[^]*?(?=## 4)/, '')
    .replace('## 6.', '## 2. Goals and Success Criteria\n\n- Signing in takes 2 seconds\n\n## 6.');
  const found = checkDocument(parseDocument(path, late), unchecked).filter(({ rule }) => rule === 'brief/headings');
  const [scope] = found.filter(({ message }) => JSON.stringify(message).includes('3. Scope'));
  assert.ok(scope);
  assert.equal(scope.fix, undefined);
});

test('a finding says what is wrong, where and what to do', () => {
  assert.deepEqual(findingsIn(spoil(/ {2}- \*\*Mitigation.*\n/, '')), [
    'brief/risk-mitigation 55: This risk has no mitigation. Add "  - **Mitigation:** …" below it.',
  ]);
  assert.deepEqual(findingsIn(spoil(/## 5\. Risks[^]*?(?=## 6)/, '')), [
    'brief/headings 42: The section "## 5. Risks and Dependencies" is missing. Add it after "4.3. High-Level Flow (Mermaid)".',
  ]);
});

test('a brief without the frame has one finding, and one fix that makes it a brief', () => {
  const table = ['| **Jira Ticket** | … |', '| **Status** | … |', '| **Authors** | … |', '| **Date** | … |'].join(', ');
  for (const eol of ['\n', '\r\n']) {
    for (const text of [`# Offline mode${eol}`, `\ufeff# Offline mode${eol}${eol}It must work without a network.`]) {
      const document = parseDocument(path, text);
      const [only, ...others] = checkDocument(document, unchecked);
      assert.deepEqual(others, []);
      assert.ok(only?.fix);
      assert.ok(english(only.message).includes(`${table}, ## 1. Background and Problem Statement, ## 2.`));
      const fixed = applyEdits(text, only.fix.edits);
      assert.deepEqual(findingsIn(fixed), []);
      assert.deepEqual(rulesAgainst(fixed.replace('| To be determined |', '| |')), ['brief/metadata']);
      assert.ok(fixed.startsWith(text.trimEnd().slice(0, 12)) && !/(?<!\r)\n/.test(eol === '\n' ? '' : fixed));
    }
  }
  const bare = checkDocument(parseDocument(path, 'It must work without a network.\n'), unchecked);
  assert.deepEqual(
    bare.map(({ rule, fix }) => [rule, fix]),
    [['brief/headings', undefined]],
  );
  assert.match(english(bare[0]?.message ?? say('')), /missing\. Add # …, \|/);
});

test('sections of another make are not taken for the frame, and only the author can move them', () => {
  const found = checkDocument(parseDocument(path, '# Offline mode\n\n## Idea\n\nNo network.\n'), unchecked);
  assert.deepEqual(
    found.map(({ rule, fix }) => [rule, fix]),
    [
      ['brief/headings', undefined],
      ['brief/extra-heading', undefined],
    ],
  );
});

test('sections that are missing side by side are one finding, and are added with the words for what is not known', () => {
  const cut = spoil(/## 3\. Scope[^]*?(?=### 4\.1)/, '');
  assert.deepEqual(findingsIn(cut), [
    'brief/headings 14: These sections are missing: ## 3. Scope, ### 3.1. In Scope, ### 3.2. Out of Scope (Non-Goals), ' +
      '## 4. Proposed Technical Solution. Add them after "2. Goals and Success Criteria".',
  ]);
  for (const text of [
    cut,
    spoil(/## 5\. Risks[^]*/, ''),
    spoil('## 3. Scope\n\n', ''),
    spoil(/## 1[^]*?(?=## 2)/, ''),
  ]) {
    const [only] = checkDocument(parseDocument(path, text), unchecked);
    assert.deepEqual(findingsIn(applyEdits(text, only?.fix?.edits ?? [])), []);
  }
  const open = spoil(/## 5\. Risks[^]*/, '```\ncode\n');
  const missing = checkDocument(parseDocument(path, open), unchecked).find(({ rule }) => rule === 'brief/headings');
  assert.ok(missing && !missing.fix);
});

test('a brief whose frame was added asks for all that it leaves open', () => {
  const [finding] = checkDocument(parseDocument(path, '# Sign-in\n'), unchecked);
  const added = applyEdits('# Sign-in\n', finding?.fix?.edits ?? []);
  const open = added.split('\n').filter((line) => line.startsWith('- [ ] '));
  assert.equal(open.length, (added.match(/^To be determined$/gm) ?? []).length);
  assert.deepEqual(
    rulesAgainst(added.replace(/^- \[ \].*\n?/gm, '').trimEnd() + '\n\nNone.\n').includes('brief/undetermined'),
    true,
  );
});
