// What is only likely a fault is told plainly in features that Planner plans, and is a hint in features of others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdicts } from '../../../../src/core/rule.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import type { DocumentSet } from '../../../../src/documents/documentSet.ts';
import { checkDocument, rules } from '../../../../src/rules/index.ts';
import { feature, findingsIn, log, pathOf, setOf, spoil } from '../../../fixtures/rules/feature.ts';

type Texts = Readonly<Record<string, string>>;

const unchecked: Verdicts = () => undefined;
const rejected: Verdicts = () => ({ kind: 'invalid', problems: [{ message: 'x' }] });

/** What a rule says in a feature, as `severity file:line`. */
function told(rule: string, texts: Texts, verdicts = unchecked): readonly string[] {
  const set = setOf(texts);
  const table = rules.filter(({ id }) => id === rule);
  assert.equal(table.length, 1, rule);
  return set.documents
    .flatMap((document) => checkDocument(document, verdicts, table, set))
    .map(({ severity, path, place }) => `${severity} ${path.slice(path.lastIndexOf('/') + 1)}:${place.line}`);
}

/** The same feature as it is without Planner: nothing tells of its decisions. */
function withoutDecisions(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).filter(([path]) => path !== pathOf('plan.md.decisions.md') && path !== log),
  );
}

function withText(name: string, text: string, texts: Texts = feature): Texts {
  return { ...texts, [pathOf(name)]: `${texts[pathOf(name)] ?? ''}\n${text}\n` };
}

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
const late =
  '## Phase 4: User Story 2 - More\n\n- [ ] T011 [US2] Add icons in src/icons.py (FR-001)\n- [ ] T012 [US2] Wire icons in src/screen.py (FR-001)\n- [ ] T013 [US2] Write tests in tests/test_mails.py (FR-001)\n';
const four = [1, 2, 3, 4]
  .map((n) => `### Topic ${n}\n\n**Decision**: Number ${n}\n**Rationale**: It is known.\n`)
  .join('\n');
const noTests = `# Tasks: Loans\n\n## Phase 1: Work\n\n${[1, 2, 3, 4].map((n) => `- [ ] T00${n} Build part ${n} in src/part${n}.py`).join('\n')}\n`;
const headed =
  '## Phase 5: Billing (US7)\n\n- [ ] T021 [US7] Add bills in src/bills.py (FR-001)\n- [ ] T022 [US7] Add mails in src/mails.py (FR-001)\n';
const criteria = (...items: readonly string[]) =>
  `## Acceptance Criteria\n\nThe readers of the library want to be told when the book that they wait for is there.\n\n${items.map((item) => `- ${item}`).join('\n')}`;
const requirements = (share: number) =>
  `# Feature Specification: Loans\n\n## Requirements\n\n### Functional Requirements\n\n${Array.from({ length: 10 }, (_, n) => `- **FR-${String(n + 1).padStart(3, '0')}**: System MUST store part ${n + 1}`).join('\n')}\n${share}\n`;
const tasksFor = (share: number) =>
  `# Tasks: Loans\n\n## Phase 1: Work\n\n${Array.from({ length: share }, (_, n) => `- [ ] T${String(n + 1).padStart(3, '0')} Store part ${n + 1} in src/a${n + 1}.py (FR-${String(n + 1).padStart(3, '0')})`).join('\n')}\n`;
const story = (number: number, body: string) =>
  `### User Story ${number} - Part ${number} (Priority: P1)\n\n${body}\n\n`;
const stories = (...bodies: readonly string[]) => ({
  ...feature,
  [pathOf('spec.md')]:
    `# Feature Specification: Loans\n\n## User Scenarios & Testing\n\n${bodies.map((body, index) => story(index + 1, body)).join('')}`,
});
const scenario = '1. **Given** a, **When** b, **Then** c';

interface Case {
  readonly rule: string;
  readonly why: string;
  readonly texts: Texts;
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly verdicts?: Verdicts;
}

const cases: readonly Case[] = [
  {
    rule: 'code/sql-balance',
    why: 'SQL with an open bracket',
    texts: withText('quickstart.md', block('sql', 'CREATE TABLE a (id INT;')),
    own: ['warning quickstart.md:6'],
    others: ['info quickstart.md:6'],
  },
  {
    rule: 'code/syntax',
    why: 'code that nothing reads',
    texts: withText('quickstart.md', block('ts', 'let = ;')),
    verdicts: rejected,
    own: ['warning quickstart.md:6'],
    others: ['info quickstart.md:6'],
  },
  {
    rule: 'code/syntax',
    why: 'JSON that is meant as it is',
    texts: withText('quickstart.md', block('json', '{ "a": 1, }')),
    verdicts: rejected,
    own: ['warning quickstart.md:6'],
    others: ['info quickstart.md:6'],
  },
  {
    rule: 'code/syntax',
    why: 'JSON with a mark of a sketch',
    texts: withText('quickstart.md', block('json', '{ "a": 1, ... }')),
    verdicts: rejected,
    own: ['warning quickstart.md:6'],
    others: ['info quickstart.md:6'],
  },
  {
    rule: 'code/syntax',
    why: 'JSON with a type in place of a value',
    texts: withText('quickstart.md', block('json', '{ "a": string }')),
    verdicts: rejected,
    own: ['warning quickstart.md:6'],
    others: ['info quickstart.md:6'],
  },
  {
    rule: 'speckit/constitution-technology',
    why: 'another database than the constitution demands',
    texts: spoil('plan.md', 'PostgreSQL 17', 'InfluxDB 2.7'),
    own: ['warning plan.md:13'],
    others: ['info plan.md:13'],
  },
  {
    rule: 'speckit/constitution-tests',
    why: 'a test behind its code',
    texts: withText('tasks.md', late),
    own: ['warning tasks.md:24'],
    others: ['info tasks.md:24'],
  },
  {
    rule: 'speckit/constitution-tests',
    why: 'no test at all',
    texts: { ...feature, [pathOf('tasks.md')]: noTests },
    own: ['warning tasks.md:1'],
    others: ['info tasks.md:1'],
  },
  {
    rule: 'speckit/constitution-tests',
    why: 'a story without a test',
    texts: withText(
      'tasks.md',
      '## Phase 4: User Story 3 - Remind\n\n- [ ] T011 [US3] Implement mails in src/mails.py\n- [ ] T012 [US3] Implement the queue in src/queue.py',
    ),
    own: ['warning tasks.md:24'],
    others: ['info tasks.md:24'],
  },
  {
    rule: 'speckit/dangling-id',
    why: 'a requirement that is not there',
    texts: withText('plan.md', 'So FR-077 holds.'),
    own: ['warning plan.md:20'],
    others: ['info plan.md:20'],
  },
  {
    rule: 'speckit/dangling-id',
    why: 'a requirement that is not there, of a task',
    texts: spoil('tasks.md', '(FR-003, SC-001)', '(FR-003, FR-077)'),
    own: ['warning tasks.md:20'],
    others: ['warning tasks.md:20'],
  },
  {
    rule: 'speckit/dangling-id',
    why: 'a task that is not there, in the plan',
    texts: withText('quickstart.md', 'So T077 is done.'),
    own: ['warning quickstart.md:5'],
    others: ['info quickstart.md:5'],
  },
  {
    rule: 'speckit/dangling-id',
    why: 'a task that is not there, in the specification',
    texts: withText('spec.md', 'So T077 is done.'),
    own: ['warning spec.md:55'],
    others: [],
  },
  {
    rule: 'speckit/dangling-id',
    why: 'a story that the tasks head a phase with',
    texts: withText('tasks.md', headed),
    own: ['warning tasks.md:22'],
    others: ['info tasks.md:22'],
  },
  {
    rule: 'speckit/dangling-id',
    why: 'a story that nothing heads',
    texts: withText('tasks.md', headed.replace('Billing (US7)', 'Billing')),
    own: ['warning tasks.md:24'],
    others: ['info tasks.md:24'],
  },
  {
    rule: 'speckit/decision-rationale',
    why: 'one decision of five without a reason',
    texts: withText('research.md', `${four}\n### Topic 5\n\n**Decision**: Number 5`),
    own: ['warning research.md:37'],
    others: ['info research.md:37'],
  },
  {
    rule: 'speckit/endpoint-names',
    why: 'a path like one of the contract',
    texts: spoil('tasks.md', 'Implement `GET /loans`', 'Implement `GET /loan`'),
    own: ['warning tasks.md:13'],
    others: ['info tasks.md:13'],
  },
  {
    rule: 'speckit/endpoint-names',
    why: 'a path of the contract with another method',
    texts: spoil('tasks.md', 'Implement `GET /loans`', 'Implement `PUT /loans`'),
    own: ['warning tasks.md:13'],
    others: ['warning tasks.md:13'],
  },
  {
    rule: 'speckit/requirement-task',
    why: 'two of ten requirements without a task',
    texts: { ...feature, [pathOf('spec.md')]: requirements(8), [pathOf('tasks.md')]: tasksFor(8) },
    own: ['warning spec.md:15', 'warning spec.md:16'],
    others: ['info spec.md:15', 'info spec.md:16'],
  },
  {
    rule: 'speckit/requirement-task',
    why: 'one of ten requirements without a task',
    texts: { ...feature, [pathOf('spec.md')]: requirements(9), [pathOf('tasks.md')]: tasksFor(9) },
    own: ['warning spec.md:16'],
    others: ['warning spec.md:16'],
  },
  {
    rule: 'speckit/story-scenario',
    why: 'stories without any scenario',
    texts: stories('Words.', 'Words.'),
    own: ['warning spec.md:5', 'warning spec.md:9'],
    others: ['info spec.md:5', 'info spec.md:9'],
  },
  {
    rule: 'speckit/requirement-task',
    why: 'what holds for each thing that is made',
    texts: {
      ...feature,
      [pathOf('spec.md')]: requirements(9).replace('System MUST store part 10', 'Every message MUST be translatable'),
      [pathOf('tasks.md')]: tasksFor(9),
    },
    own: ['warning spec.md:16'],
    others: ['info spec.md:16'],
  },
  {
    rule: 'speckit/story-scenario',
    why: 'one story of three with scenarios',
    texts: stories(scenario, 'Words.', 'Words.'),
    own: ['warning spec.md:9', 'warning spec.md:13'],
    others: ['info spec.md:9', 'info spec.md:13'],
  },
  {
    rule: 'speckit/story-scenario',
    why: 'a story that was forgotten',
    texts: stories(scenario, 'Words.'),
    own: ['warning spec.md:9'],
    others: ['warning spec.md:9'],
  },
  {
    rule: 'speckit/story-scenario',
    why: 'one of many stories with a scenario',
    texts: stories(scenario, 'Words.', 'Words.'),
    own: ['warning spec.md:9', 'warning spec.md:13'],
    others: ['info spec.md:9', 'info spec.md:13'],
  },
  {
    rule: 'speckit/task-story',
    why: 'a task of a phase without its mark',
    texts: spoil('tasks.md', 'T007 [US1]', 'T007'),
    own: ['warning tasks.md:14'],
    others: ['info tasks.md:14'],
  },
  {
    rule: 'speckit/version-names',
    why: 'another version than the plan',
    texts: spoil('quickstart.md', 'PostgreSQL 17', 'PostgreSQL 15'),
    own: ['warning quickstart.md:3'],
    others: ['info quickstart.md:3'],
  },
  {
    rule: 'structure/diagram',
    why: 'a block of comments only',
    texts: withText('plan.md', block('mermaid', '%% later')),
    verdicts: rejected,
    own: ['error plan.md:21'],
    others: [],
  },
  {
    rule: 'structure/diagram',
    why: 'a broken diagram',
    texts: withText('plan.md', block('mermaid', 'graph TD\na --> (')),
    verdicts: rejected,
    own: ['error plan.md:21'],
    others: ['error plan.md:21'],
  },
  {
    rule: 'structure/empty-section',
    why: 'headings that are a list',
    texts: withText('plan.md', '## Steps\n\n### One\n### Two\n### Three\n\nWords.'),
    own: ['error plan.md:22', 'error plan.md:23'],
    others: ['info plan.md:22', 'info plan.md:23'],
  },
  {
    rule: 'structure/empty-section',
    why: 'a heading that stands alone',
    texts: withText('plan.md', '## Steps\n\n## More\n\nWords.'),
    own: ['error plan.md:20'],
    others: ['info plan.md:20'],
  },
  {
    rule: 'structure/empty-section',
    why: 'a section that the template asks for',
    texts: withText('plan.md', '## Summary\n\n## More\n\nWords.'),
    own: ['error plan.md:20'],
    others: ['error plan.md:20'],
  },
  {
    rule: 'structure/empty-section',
    why: 'a section that holds a document with its own title',
    texts: withText('plan.md', '## Summary\n\n# Specification\n\nWords.'),
    own: ['info plan.md:20'],
    others: ['info plan.md:20'],
  },
  {
    rule: 'structure/glued-fence',
    why: 'marks behind the last line of a block',
    texts: withText('plan.md', '```text\na```\n\nWords.'),
    own: ['error plan.md:21'],
    others: ['info plan.md:21'],
  },
  {
    rule: 'structure/repeated-heading',
    why: 'a heading that is there twice, once without text',
    texts: withText('plan.md', '## Costs\n\n## Costs\n\nWords.'),
    own: ['warning plan.md:22'],
    others: ['info plan.md:22'],
  },
  {
    rule: 'structure/placeholder',
    why: 'a place of a template as the value of a label',
    texts: withText('plan.md', '**Created**: {{DATE}}'),
    own: ['error plan.md:20'],
    others: ['error plan.md:20'],
  },
  {
    rule: 'wording/vague',
    why: 'an outcome that is called qualitative',
    texts: withText('spec.md', '### Qualitative Outcomes\n\n- **SC-009**: The screen of the loans is fast.'),
    own: ['warning spec.md:57'],
    others: ['info spec.md:57'],
  },
  {
    rule: 'structure/placeholder',
    why: 'a place in a sentence',
    texts: withText('plan.md', '## Costs\n\nIt prints within ___ seconds.'),
    own: ['warning plan.md:22'],
    others: ['info plan.md:22'],
  },
  {
    rule: 'structure/placeholder',
    why: 'a value that is open',
    texts: withText('plan.md', '## Costs\n\n**Owner**: TBD'),
    own: ['warning plan.md:22'],
    others: ['warning plan.md:22'],
  },
  {
    rule: 'structure/placeholder',
    why: 'a release that is open',
    texts: withText('plan.md', '## Costs\n\n**Target release**: TBD'),
    own: ['warning plan.md:22'],
    others: ['info plan.md:22'],
  },
  {
    rule: 'structure/placeholder',
    why: 'a place in a command',
    texts: withText('quickstart.md', block('sh', 'deploy {{host}}')),
    own: ['error quickstart.md:6'],
    others: [],
  },
  {
    rule: 'structure/placeholder',
    why: 'an expression of a framework',
    texts: withText('plan.md', 'The title is {{ drawerIndex + 1 }}.'),
    own: ['error plan.md:20'],
    others: [],
  },
  {
    rule: 'structure/placeholder',
    why: 'a place within quotes',
    texts: withText('plan.md', 'The title is "Drawer {{ number }} of all".'),
    own: ['error plan.md:20'],
    others: [],
  },
  {
    rule: 'structure/placeholder',
    why: 'a place of a template',
    texts: withText('plan.md', 'Dear {{ name }}.'),
    own: ['error plan.md:20'],
    others: ['info plan.md:20'],
  },
  {
    rule: 'structure/repeated-heading',
    why: 'a part that is called like another',
    texts: withText('plan.md', '## Parts\n\n### Notes\n\nOne.\n\n### Notes\n\nTwo.'),
    own: ['warning plan.md:26'],
    others: ['info plan.md:26'],
  },
  {
    rule: 'structure/repeated-heading',
    why: 'a chapter that is there twice',
    texts: withText('plan.md', '## Notes\n\nOne.\n\n## Notes\n\nTwo.'),
    own: ['warning plan.md:24'],
    others: ['warning plan.md:24'],
  },
  {
    rule: 'structure/template-leftover',
    why: 'a hint of another template',
    texts: withText('plan.md', '## Check\n\nSo [Describe when the plan is checked] it is.'),
    own: ['warning plan.md:22'],
    others: ['info plan.md:22'],
  },
  {
    rule: 'structure/template-leftover',
    why: 'a place of the template',
    texts: withText('plan.md', '## Check\n\nSo [DATE] it is.'),
    own: ['error plan.md:22'],
    others: ['error plan.md:22'],
  },
  {
    rule: 'wording/untestable',
    why: 'a criterion that says nothing',
    texts: withText('spec.md', criteria('Everything works as expected.')),
    own: ['warning spec.md:59'],
    others: ['warning spec.md:59'],
  },
  {
    rule: 'wording/untestable',
    why: 'one that goes on',
    texts: withText('spec.md', criteria('Everything works as expected on the old page.')),
    own: ['warning spec.md:59'],
    others: ['info spec.md:59'],
  },
  {
    rule: 'wording/vague',
    why: 'a claim',
    texts: withText('spec.md', criteria('The search is fast.', 'The page answers quickly.')),
    own: ['warning spec.md:59', 'warning spec.md:60'],
    others: ['warning spec.md:59', 'warning spec.md:60'],
  },
  {
    rule: 'wording/vague',
    why: 'what something is good for, how easily it goes, and what is ticked off',
    texts: withText(
      'spec.md',
      criteria(
        'The code is large so the scanner is reliable.',
        'The list scrolls smoothly.',
        'The list of a documentation change is finished quickly, without any of the other steps of the reader',
        '[x] The search is fast.',
      ),
    ),
    own: [59, 60, 61, 62].map((line) => `warning spec.md:${line}`),
    others: [59, 60, 61, 62].map((line) => `info spec.md:${line}`),
  },
  {
    rule: 'wording/untestable',
    why: 'what is ticked off',
    texts: withText('spec.md', criteria('The export works correctly.', '[x] The import works correctly.')),
    own: ['warning spec.md:59', 'warning spec.md:60'],
    others: ['warning spec.md:59', 'info spec.md:60'],
  },
  {
    rule: 'wording/vague',
    why: 'a word that may be a name',
    texts: withText('spec.md', criteria('A robust import of all of the books')),
    own: ['warning spec.md:59'],
    others: ['info spec.md:59'],
  },
  {
    rule: 'wording/vague',
    why: 'what is not said of a thing',
    texts: withText(
      'spec.md',
      criteria(
        'Readers want the answer fast.',
        'The page is robust against lost networks.',
        'The page is fast (see the list).',
      ),
    ),
    own: ['warning spec.md:59', 'warning spec.md:60', 'warning spec.md:61'],
    others: ['info spec.md:59', 'info spec.md:60', 'info spec.md:61'],
  },
  {
    rule: 'wording/vague',
    why: 'a goal',
    texts: withText('spec.md', criteria('The search is fast.').replace('Acceptance Criteria', 'Goals')),
    own: ['warning spec.md:59'],
    others: ['info spec.md:59'],
  },
];

for (const { rule, why, texts, verdicts, own, others } of cases) {
  test(`${rule}: ${why}`, () => {
    assert.deepEqual(told(rule, texts, verdicts), own);
    assert.deepEqual(told(rule, withoutDecisions(texts), verdicts), others);
  });
}

test('a document that is being written stands alone, and is Planner’s', () => {
  const text = `# Quickstart\n\n${block('sql', 'CREATE TABLE a (id INT;')}\n`;
  const path = pathOf('quickstart.md');
  const severityIn = (set?: DocumentSet) =>
    checkDocument(parseDocument(path, text), unchecked, rules, set).map(({ severity }) => severity);
  assert.deepEqual(severityIn(), ['warning']);
  assert.deepEqual(severityIn(setOf({ [path]: text })), ['info']);
});

test('what is no plan was written by others; a brief, or a phase plan that states its size, anywhere was not', () => {
  const text = '# Notes\n\n## Costs\n\nIt prints within ___ seconds.\n';
  const severitiesIn = (path: string, more: Texts = {}) => {
    const set = setOf({ [path]: text, ...more }, path.slice(0, path.lastIndexOf('/')));
    return set.documents
      .filter((document) => document.path === path)
      .flatMap((document) => checkDocument(document, unchecked, rules, set))
      .filter(({ rule }) => rule === 'structure/placeholder')
      .map(({ severity }) => severity);
  };
  assert.deepEqual(severitiesIn('docs/printing.md'), ['info']);
  assert.deepEqual(severitiesIn('.clinespecs/printing/notes.md'), ['warning']);
  assert.deepEqual(severitiesIn('docs/printing.md', { 'docs/task_brief.md': '# T\n' }), ['warning']);
  const phases = '# Plan\n\n## Phase 1: A\n\n### Entry Criteria\n\n- a\n\n### Exit Criteria\n\n- b\n';
  const sized = phases.replace('# Plan\n', '# Plan\n\n- **Size**: M\n');
  assert.deepEqual(severitiesIn('docs/printing.md', { 'docs/printing-plan.md': sized }), ['warning']);
  assert.deepEqual(severitiesIn('docs/printing.md', { 'docs/printing-plan.md': phases }), ['info']);
  assert.deepEqual(severitiesIn('docs/printing.md', { 'docs/other.md': phases }), ['info']);
});

test('the phases of others need not have the parts of Planner’s', () => {
  const plan = (head: string) =>
    `# Plan\n\n${head}## Phase 1: A\n\nAn agent writes the parser.\n\n### Exit Criteria\n\n- It reads the file.\n`;
  const heard = (path: string, text: string) => {
    const set = setOf({ [path]: text }, path.slice(0, path.lastIndexOf('/')));
    const found = set.documents.flatMap((document) => checkDocument(document, unchecked, rules, set));
    return [
      ...new Set(found.flatMap(({ rule, severity }) => (/^phases\/(?:owner|tests)$/.test(rule) ? [severity] : []))),
    ];
  };
  assert.deepEqual(heard('docs/implementation-plan.md', plan('')), ['info']);
  assert.deepEqual(heard('docs/implementation-plan.md', plan('- **Size**: M\n\n')), ['warning']);
  assert.deepEqual(heard('.clinespecs/parser/parser-plan.md', plan('')), ['warning']);
});

test('the outline of another document, and a task that shows the format, are neither a leftover nor a task', () => {
  const outline = '# Plan\n\nThe notes have this form:\n\n```markdown\n**Rationale**: [Why this is chosen]\n```\n';
  const leftovers = (text: string) =>
    findingsIn({ [pathOf('plan.md')]: text }).filter((one) => one.includes('template'));
  assert.deepEqual(leftovers(outline), []);
  assert.equal(leftovers(outline.replace('```markdown', '```text')).length, 1);
  const tasks = (heading: string) =>
    `# Tasks\n\n## ${heading}\n\n- [ ] T001 [P] Description in path\n\n## Phase 1: Setup\n\n- [ ] T001 Create the project in src/app.ts\n`;
  const twice = (text: string) =>
    findingsIn({ [pathOf('tasks.md')]: text }).filter((one) => one.includes('duplicate-id'));
  assert.deepEqual(twice(tasks('Format')), []);
  assert.equal(twice(tasks('Setup')).length, 1);
});

test('what others keep as an example or in an archive need not be filled in, answered or measured', () => {
  const text = `# Plan\n\n**Owner**: TBD\n\n${criteria('The search is fast.')}\n\n[a](#none)\n`;
  const said = (path: string, whole = text) => {
    const document = parseDocument(path, whole);
    const set: DocumentSet = { folder: '', documents: [document], files: [], exists: () => undefined };
    return checkDocument(document, unchecked, rules, set).map(({ severity, rule }) => `${severity} ${rule}`);
  };
  const kept = ['warning structure/placeholder', 'warning wording/vague', 'warning structure/broken-link'];
  const hints = ['info structure/placeholder', 'info wording/vague', 'warning structure/broken-link'];
  assert.deepEqual(said('docs/plan.md'), kept);
  assert.deepEqual(said('specs/004-email-templates/plan.md'), kept);
  for (const path of [
    'docs/archive/plan.md',
    'specs.archive/a/plan.md',
    'examples/plan.md',
    'specs/001-example/notes.md',
    'docs/plans/Issue-26-plan-SUPERSEDED.md',
    'docs/[ARCHIVED] plan.md',
    'docs/plan.obsolete.md',
  ])
    assert.deepEqual(said(path), hints, path);
  for (const path of ['docs/remove-deprecated.md', 'docs/REMOVE_DEPRECATED.md', 'docs/SUPERSEDEDNESS.md'])
    assert.deepEqual(said(path), kept, path);
});

test('what says of itself that it is a template keeps its places', () => {
  const places = '## Template: [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION]\n';
  const said = (sentence: string, rest = places) => {
    const document = parseDocument('memory/constitution.md', `# Constitution\n\n${sentence}\n\n${rest}`);
    const set: DocumentSet = { folder: '', documents: [document], files: [], exists: () => undefined };
    return checkDocument(document, unchecked, rules, set)
      .filter(({ rule }) => rule === 'structure/template-leftover')
      .map(({ severity }) => severity);
  };
  const left = ['info', 'info', 'info'];
  assert.deepEqual(said('This is a **template file** for projects that use it.'), left);
  assert.deepEqual(said('> This document is a template. Copy it.'), left);
  assert.deepEqual(said('This is a **template file** for projects.', `${places}\n[DATE] [FEATURE]\n`), ['info']);
  const error = ['error', 'error', 'error'];
  assert.deepEqual(said('This is a template engine for invoices.'), error);
  // The note itself is told, too.
  assert.deepEqual(said('<!-- This is a template for projects. -->'), ['info', ...error]);
  assert.deepEqual(said('The team needs a template for projects.'), error);
});
