// Each rule for spec-kit features: silent on a good feature, and heard when one thing in it is spoilt.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { checkDocument, rules } from '../../../../src/rules/index.ts';
import {
  constitution,
  feature,
  findingsIn,
  folder,
  log,
  pathOf,
  setOf,
  spoil,
} from '../../../fixtures/rules/feature.ts';

const provisional = spoil(
  'plan.md.decisions.md',
  /\*\*Final Decision\*\*: Option A\n(?=\*\*Rationale\*\*: The reports)/,
  '**Final Decision**: PROVISIONAL DECISION, Option A\n',
);

/** What is spoilt, and all that the rules say of it. */
const cases: readonly (readonly [why: string, texts: Readonly<Record<string, string>>, found: readonly string[]])[] = [
  [
    'a requirement without a task',
    spoil('tasks.md', '(FR-002)', '(FR-001)'),
    [
      'warning requirement-task spec.md:40 No task names FR-002. Add a task for it, or name FR-002 in the task that covers it.',
    ],
  ],
  [
    'a requirement that only forbids',
    spoil('spec.md', '- **FR-004**', '- **FR-005**: System MUST NOT lend two copies to one member\n- **FR-004**'),
    [
      'info requirement-task spec.md:42 No task names FR-005. Add a task for it, or name FR-005 in the task that covers it.',
    ],
  ],
  [
    'a task without its story, and without anything that it is for',
    spoil('tasks.md', '[US1] Implement the fee in src/fees.py (FR-002)', 'Implement the fee in src/fees.py (FR-002)'),
    [
      'warning task-story tasks.md:12 T005 has no story, unlike the other tasks of this phase. Add its mark, such as [US1].',
    ],
  ],
  [
    'a task that names nothing, where all others do',
    spoil('tasks.md', 'pyproject.toml (FR-001)', 'pyproject.toml'),
    ['info task-story tasks.md:5 T001 names no requirement or story, unlike the other tasks. Say what it is for.'],
  ],
  [
    'a dependency on a task that is not there',
    spoil('tasks.md', 'depends on T008', 'depends on T018'),
    ['error task-dependency tasks.md:19 T009 depends on T018, which is no task here. Correct the id, or add the task.'],
  ],
  [
    'tasks that wait for each other',
    spoil('tasks.md', 'tests/test_loans.py', 'tests/test_loans.py (depends on T004)'),
    [
      'error task-dependency tasks.md:10 These tasks wait for each other: T003 → T004 → T003. Take one of the dependencies away.',
    ],
  ],
  [
    'a task that waits for itself',
    spoil('tasks.md', 'tests/test_loans.py', 'tests/test_loans.py (depends on T003)'),
    ['error task-dependency tasks.md:10 T003 depends on itself. Take that dependency away.'],
  ],
  [
    'a task that lies among those it waits for',
    spoil('tasks.md', 'tests/test_loans.py', 'tests/test_loans.py (depends on T001–T004)'),
    ['error task-dependency tasks.md:10 T003 depends on itself: it lies in T001–T004. Take it out of them.'],
  ],
  [
    'an id given twice',
    spoil('tasks.md', 'T006', 'T005'),
    ['error duplicate-id tasks.md:13 The id T005 is given twice, first in line 12. Give this one an id of its own.'],
  ],
  [
    'a requirement given twice',
    spoil('spec.md', '**FR-003**', '**FR-002**'),
    [
      'warning dangling-id tasks.md:18 FR-003 is defined nowhere in this feature. Correct the id, or define it.',
      'error duplicate-id spec.md:41 The id FR-002 is given twice, first in line 40. Give this one an id of its own.',
    ],
  ],
  [
    'a requirement that is not there',
    spoil('plan.md', 'Loans are kept', 'Loans (FR-014) are kept'),
    ['warning dangling-id plan.md:7 FR-014 is defined nowhere in this feature. Correct the id, or define it.'],
  ],
  [
    'nothing: an id stands for one with a word behind it',
    spoil('plan.md', 'Loans are kept', 'Loans (FR-014, that is FR-014-MIN) are kept'),
    [],
  ],
  [
    'a story that is not there',
    spoil('tasks.md', '[US2] Implement the return', '[US3] Implement the return'),
    ['warning dangling-id tasks.md:20 US3 is defined nowhere in this feature. Correct the id, or define it.'],
  ],
  [
    'a mark of what is not clear, and a question without an answer',
    spoil(
      'spec.md',
      '0.50 EUR per day',
      '[NEEDS CLARIFICATION: how much?]',
      spoil('spec.md', ' → A: per day, capped at 5 EUR', ''),
    ),
    [
      'info unresolved-clarification spec.md:11 The question “Is the fee per day or per week?” has no answer. Add it as → A: ….',
      'warning unresolved-clarification spec.md:40 This is not clear yet: “how much?”. Answer the question, and replace the mark by what it says.',
    ],
  ],
  [
    'code in a mark of what is not clear is a part of the question',
    spoil('spec.md', '0.50 EUR per day', '[NEEDS CLARIFICATION: source \u2014 `metadata/regions` or `regions.csv`?]'),
    [
      'warning unresolved-clarification spec.md:40 This is not clear yet: \u201csource \u2014 metadata/regions or regions.csv?\u201d. Answer the question, and replace the mark by what it says.',
    ],
  ],
  [
    'a sample of the template',
    spoil('plan.md', 'FastAPI 0.121', '[e.g., FastAPI, UIKit or NEEDS CLARIFICATION]'),
    [
      'warning unfilled-template plan.md:12 “[e.g., FastAPI, UIKit or NEEDS CLARIFICATION]” is a sample of the template. Replace or remove it.',
    ],
  ],
  [
    'a constitution that is still the template says nothing',
    {
      ...spoil('plan.md', 'Python 3.13', 'Rust 1.91'),
      [constitution]:
        '# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION] MUST be Python\n',
    },
    [],
  ],
  [
    'a decision that nobody took',
    spoil('plan.md.decisions.md', '**Final Decision**: Option A\n', ''),
    [
      'warning decision-outcome plan.md.decisions.md:5 TD001 is not decided. Add “**Final Decision**: …”, or mark it “PROVISIONAL DECISION”.',
    ],
  ],
  [
    'a decision without its reason',
    spoil('plan.md.decisions.md', '**Rationale**: A team of three cannot run more.\n', ''),
    ['warning decision-rationale plan.md.decisions.md:5 TD001 has no rationale. Add “**Rationale**: …”.'],
  ],
  [
    'research with many reasons and one missing',
    spoil(
      'research.md',
      '## Web',
      '## A\n\n**Decision**: x\n**Rationale**: y\n\n## B\n\n**Decision**: x\n**Rationale**: y\n\n## C\n\n**Decision**: x\n\n## Web',
    ),
    [
      'warning decision-rationale research.md:21 The decision “C” has no rationale, unlike the others. Add “**Rationale**: …”.',
    ],
  ],
  [
    'a decision that does not say how hard it is to change',
    spoil('plan.md.decisions.md', '**Reversibility**: Medium\n', ''),
    [
      'warning decision-reversibility plan.md.decisions.md:5 TD001 does not say how hard it is to change later. Add “**Reversibility**: Easy | Medium | Hard”.',
    ],
  ],
  [
    'a reversibility in other words',
    spoil('plan.md.decisions.md', 'Reversibility**: Medium', 'Reversibility**: next year'),
    [
      'info decision-reversibility plan.md.decisions.md:19 The reversibility of TD001 must start with Easy, Medium or Hard.',
    ],
  ],
  [
    'a decision that shows nowhere',
    spoil(
      'plan.md',
      'one service (TD001)',
      'us',
      spoil(
        'plan.md.decisions.md',
        'Architecture - One service or several',
        'Architecture - Sizing',
        spoil('plan.md.decisions.md', 'Option A: Monolith', 'Option A: Megalith'),
      ),
    ),
    [
      'warning decision-reflected plan.md.decisions.md:5 TD001 shows in no artifact. Carry it into the plan and the tasks, and name TD001 there.',
    ],
  ],
  [
    'what was rejected is planned',
    spoil(
      'tasks.md',
      'PostgreSQL',
      'MongoDB',
      spoil('plan.md', 'in PostgreSQL (TD002)', 'in a database', spoil('plan.md', 'PostgreSQL 17', 'a database')),
    ),
    [
      'warning decision-contradicted tasks.md:14 TD002 chose “PostgreSQL”, and this tells “MongoDB”, which it rejected. Correct this, or take the decision again.',
    ],
  ],
  [
    'the mark of what is provisional',
    provisional,
    [
      ...['data-model.md', 'plan.md', 'quickstart.md', 'research.md', 'tasks.md'].map(
        (name) =>
          `error provisional-mark ${name}:1 TD002 is provisional. Write “PROVISIONAL DECISION” at the top of this document, and say what it concerns.`,
      ),
      'error provisional-mark loans.yaml:1 TD002 is provisional. Add “PROVISIONAL DECISION” to this contract, as a comment or description.',
    ],
  ],
  [
    'a decision that is missing in the log, and one that is missing in the document',
    spoil(log, '"TD002"', '"TD003"'),
    [
      'warning decision-log plan.md.decisions.md:1 The log has decisions of this feature that are missing here: TD003. Add them.',
      `warning decision-log plan.md.decisions.md:24 TD002 is decided here and missing in the log ${log}. Add it there.`,
    ],
  ],
  [
    'a log that is cut off',
    spoil(log, /"rationale": "The reports[^]*$/, ''),
    [
      `error decision-log plan.md.decisions.md:1 The log ${log} cannot be read completely. Keep a copy of it and repair it: decisions may be lost.`,
      'error unread technical-decisions-log.json:2 The log of decisions cannot be read from here on: it has no end, or it is no JSON.',
    ],
  ],
  [
    'a category that nobody thought of',
    spoil('plan.md.decisions.md', /- \*\*Scaling.*\n/, ''),
    [
      'warning decision-categories plan.md.decisions.md:43 Not considered: Scaling. Add a decision for each, or a line that says why none is needed.',
    ],
  ],
  [
    'code before the tests that the constitution wants first',
    spoil(
      'tasks.md',
      /- \[ \] T008.*\n/,
      '',
      spoil(
        'tasks.md',
        'src/screen.py (FR-003, SC-001)',
        'src/screen.py (FR-003, SC-001)\n- [ ] T008 [US2] Write unit tests in tests/test_returns.py (FR-003)',
      ),
    ),
    [
      'warning constitution-tests tasks.md:18 The constitution demands tests first (“I. Test-First (NON-NEGOTIABLE)”), but the tests of this phase start with T008, after its code. Move them up.',
    ],
  ],
  [
    'no tests where the constitution wants them first',
    spoil('tasks.md', /- \[ \] T00[38].*\n/g, '', spoil('tasks.md', /depends on T00[38](; )?/g, '')),
    [
      'warning constitution-tests tasks.md:1 The constitution demands tests first (“I. Test-First (NON-NEGOTIABLE)”), and no task writes a test. Add them.',
    ],
  ],
  [
    'another language than that of the constitution',
    spoil('plan.md', 'Python 3.13', 'TypeScript 5.9'),
    [
      'warning constitution-technology plan.md:11 The constitution demands Python (“II. One Language”), the plan has TypeScript. Correct the plan, or change the constitution first.',
    ],
  ],
  [
    'an entity that is missing',
    spoil(
      'data-model.md',
      '### Member\n\nCard number',
      '### Reader\n\nCard',
      spoil('data-model.md', 'Member, copy', 'Reader, copy'),
    ),
    [
      'info entity-names spec.md:47 “Member”, a key entity of the specification, is not in the data model. Add it, or use one name in both.',
    ],
  ],
  [
    'an endpoint that no contract has',
    spoil('tasks.md', 'Implement `GET /loans`', 'Implement `GET /loans/overdue`'),
    [
      'warning endpoint-names tasks.md:13 GET /loans/overdue is in no contract of this feature. Correct the path, or add it to the contract.',
    ],
  ],
  [
    'nothing: a number beside a name that counts something',
    spoil('quickstart.md', 'PostgreSQL 17', 'PostgreSQL (15 copies a year)'),
    [],
  ],
  [
    'another version',
    spoil('quickstart.md', 'PostgreSQL 17', 'PostgreSQL 15'),
    ['warning version-names quickstart.md:3 The plan has PostgreSQL 17, this says 15. Use one version in both.'],
  ],
  [
    'a story without a scenario',
    spoil('spec.md', /\*\*Acceptance Scenarios\*\*:\n\n1\. \*\*Given\*\* a lent.*\n/, ''),
    [
      'warning story-scenario spec.md:23 User story 2 “Return a book” has no acceptance scenario. Add one: Given … When … Then ….',
    ],
  ],
  [
    'a criterion without a measure',
    spoil('spec.md', 'A loan takes under 20 seconds', 'The loan screen is pleasant to use'),
    ['info criterion-measure spec.md:53 SC-001 has no measure. Say how many, how fast or how often.'],
  ],
  [
    'a task that names no file',
    spoil('tasks.md', 'Implement the fee in src/fees.py', 'Implement the fee'),
    ['info task-path tasks.md:12 T005 names no file, unlike the other tasks. Say which file it touches.'],
  ],
  [
    'a comment without an end, which hides requirements: nothing is known to be missing',
    spoil('spec.md', '## Requirements', '<!-- later\n\n## Requirements'),
    [],
  ],
  [
    'a box that is neither open nor done',
    spoil('tasks.md', '- [ ] T010', '- [~] T010'),
    ['info unread tasks.md:20 The box of T010 is neither open nor done. Use [ ] or [x].'],
  ],
  [
    'a total that is not the number of tasks',
    spoil('tasks.md', /$/, '\n## Summary\n\n- **Total Tasks**: 12\n- Total: 10 tasks\n'),
    ['warning task-count tasks.md:24 12 tasks are stated, and there are 10. Correct the number.'],
  ],
  [
    'a total of one where there are ten',
    spoil('tasks.md', /$/, '\n## Summary\n\n- **Total Tasks**: 1\n'),
    ['warning task-count tasks.md:24 One task is stated, and there are 10. Correct the number.'],
  ],
  [
    'a box without a space in it',
    spoil('tasks.md', '- [ ] T010', '- [] T010'),
    ['warning unread tasks.md:20 The box of T010 is written so that Markdown reads none. Write - [ ] before the id.'],
  ],
  [
    'a text that is glued to its id',
    spoil('tasks.md', /T001 (?=\p{Lu})/u, 'T001'),
    ['warning unread tasks.md:5 A space is missing behind T001.'],
  ],
  ['two boxes before an id', spoil('tasks.md', '- [ ] T005', '- [ ] - [ ] T005'), []],
  ['a number and a box before an id', spoil('tasks.md', '- [ ] T005', '- [ ] T00- [ ] T005'), []],
  [
    'boxes without a mark of a list, some done',
    {
      ...feature,
      [pathOf('tasks.md')]: (feature[pathOf('tasks.md')] ?? '').replaceAll('- [ ] T', '[x] T'),
    },
    [
      'warning unread tasks.md:5 The boxes of 10 tasks, T001 first, are written so that Markdown reads none. Write - [ ] before each id.',
    ],
  ],
];

test('a good feature has no findings', () => {
  assert.deepEqual(findingsIn(feature, /./), []);
});

for (const [why, texts, found] of cases) {
  test(`one thing spoilt: ${why}`, () => {
    assert.deepEqual([...findingsIn(texts)].sort(), [...found].sort());
  });
}

test('boxes that are slips are corrected, done ones stay done', () => {
  const slips = (feature[pathOf('tasks.md')] ?? '')
    .replace('- [ ] T001', '  [X] T001')
    .replace('- [ ] T002', '-[ ] T002')
    .replace('- [ ] T003', '*[x]T003')
    .replace('- [ ] T005', '- [ x] **T005**')
    .replace('- [ ] T009', '\u2022 [] T009');
  const set = setOf({ ...feature, [pathOf('tasks.md')]: slips });
  const document = set.documents.find(({ path }) => path.endsWith('tasks.md'));
  assert.ok(document);
  const heard = checkDocument(document, () => undefined, rules, set);
  assert.deepEqual(
    heard.map(({ rule }) => rule),
    ['speckit/unread'],
  );
  const mended = applyEdits(slips, heard[0]?.fix?.edits ?? []);
  const wanted = (feature[pathOf('tasks.md')] ?? '')
    .replace('- [ ] T001', '  - [x] T001')
    .replace('- [ ] T003', '- [x] T003')
    .replace('- [ ] T005', '- [x] **T005**');
  assert.equal(mended, wanted);
  assert.deepEqual(findingsIn({ ...feature, [pathOf('tasks.md')]: mended }, /./), []);
});

test('every rule of the group is heard in one of the cases', () => {
  const heard = new Set(cases.flatMap(([, , found]) => found.map((line) => `speckit/${line.split(' ')[1]}`)));
  const ids = rules.map(({ id }) => id).filter((id) => id.startsWith('speckit/'));
  assert.deepEqual(
    ids.filter((id) => !heard.has(id)),
    [],
  );
});

test('the mark of what is provisional silences the rule, in contracts as a comment', () => {
  const marked = Object.fromEntries(
    Object.entries(provisional).map(([path, text]) => {
      if (path.endsWith('.yaml')) return [path, `# PROVISIONAL DECISION: TD002\n${text}`];
      return [path, path.startsWith(folder) ? text.replace(/\n/, '\n\n> PROVISIONAL DECISION: TD002\n') : text];
    }),
  );
  assert.deepEqual(findingsIn(marked), []);
});

test('a document that stands alone is not blamed for what is not there', () => {
  for (const name of ['spec.md', 'tasks.md', 'plan.md', 'plan.md.decisions.md']) {
    assert.deepEqual(findingsIn({ [pathOf(name)]: feature[pathOf(name)] ?? '' }), [], name);
  }
});

test('each rule has a page, and a finding is never graver than its page says', () => {
  const rank = { info: 0, warning: 1, error: 2 };
  const all = rules.filter(({ id }) => /^(?:speckit|phases)\//.test(id));
  assert.ok(
    all.every(({ page }) => page !== undefined && page.wrong !== page.right && page.summary.text.endsWith('.')),
  );
  const severities = new Map(all.map(({ id, page }) => [id, page?.severity ?? 'info']));
  for (const line of cases.flatMap(([, , found]) => found)) {
    const [severity = '', rule = ''] = line.split(' ');
    const allowed = severities.get(`speckit/${rule}`) ?? 'info';
    assert.ok(
      rank[severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info'] <= rank[allowed],
      line,
    );
  }
});
