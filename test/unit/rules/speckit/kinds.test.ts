// Faults of spec-kit features in the forms that people write them, and texts that look like faults and are none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { constitution, feature, findingsIn, log, pathOf, spoil } from '../../../fixtures/rules/feature.ts';

type Texts = Readonly<Record<string, string>>;

/** What the rules say, without the words behind the place. */
function heard(texts: Texts): readonly string[] {
  return [...findingsIn(texts)].map((line) => line.split(' ').slice(0, 3).join(' ')).sort();
}

function governed(by: string, texts: Texts = feature): Texts {
  return { ...texts, [constitution]: `# C\n\n## Core Principles\n\n### I. ${by}\n` };
}

const tasks = pathOf('tasks.md');

/** The feature with one of its ids given some times more. */
function repeated(times: number): Texts {
  return spoil(
    'spec.md',
    /(?<=FR-004\*\*: System MUST list the loans of a member\n)/,
    '- **FR-004**: System MUST mail\n'.repeat(times),
  );
}

/** The second story with its code before its test. */
const untested = spoil(
  'tasks.md',
  /- \[ \] T008[^]*$/,
  '- [ ] T008 [US2] Implement returns in src/returns.py (FR-003)\n- [ ] T009 [US2] Implement the screen in src/screen.py (FR-003)\n- [ ] T010 [US2] Write the tests of returns in tests/test_returns.py (FR-003)\n',
);

const cases: readonly (readonly [why: string, texts: Texts, found: readonly string[]])[] = [
  [
    'a constitution that says what is, in English and German',
    governed(
      'Technik\n\nDienste sind in Python geschrieben, Daten liegen in PostgreSQL. Programs at the desk are written in Go',
      spoil('plan.md', 'PostgreSQL 17', 'InfluxDB 2.7'),
    ),
    ['warning constitution-technology plan.md:13'],
  ],
  [
    'a demand for a part of the project binds no other',
    governed('UI\n\nThe mobile client MUST be written in Kotlin. Reports are stored in MongoDB if they are large.'),
    [],
  ],
  [
    'what the constitution names elsewhere has its place',
    governed('Two\n\nServices are written in Go. Jobs in Python are welcome.'),
    [],
  ],
  [
    'a small story in which the code stands before its test, told in German',
    governed('Tests zuerst\n\nTests werden vor dem Code geschrieben.', {
      ...feature,
      [tasks]: (feature[tasks] ?? '').replace(
        /(- \[ \] T008).*\n(- \[ \] T009).*\n.*\n/,
        '$1 [US2] Rückgabe bauen in src/returns.py (FR-003)\n$2 [US2] Test der Rückgabe in tests/test_returns.py (FR-003, SC-001)\n',
      ),
    }),
    ['warning constitution-tests tasks.md:18'],
  ],
  [
    'a repaired test, a manual check and helpers for tests are no tests that come too late',
    spoil(
      'tasks.md',
      'src/screen.py (FR-003, SC-001)',
      'src/screen.py (FR-003, SC-001)\n- [ ] T011 Fix the integration test in tests/test_loans.py (FR-001)\n\n## Phase 4: More\n\n- [ ] T012 Implement lists in src/lists.py (FR-001)\n- [ ] T013 Implement pages in src/pages.py (FR-001)\n- [ ] T014 Test all pages on a phone (FR-001)\n- [ ] T015 Create test helpers in tests/helpers/loans.py (FR-001)',
    ),
    [],
  ],
  [
    'a sentence that tells the rejected option beside the id of the decision',
    spoil('plan.md', 'in PostgreSQL (TD002)', 'in documents of MongoDB (TD002)'),
    ['warning decision-contradicted plan.md:7'],
  ],
  ['a sentence that weighs it', spoil('plan.md', 'in PostgreSQL (TD002)', 'in PostgreSQL, not in MongoDB (TD002)'), []],
  [
    'options without names, told by their words',
    spoil(
      'tasks.md',
      'Implement the fee in src/fees.py (FR-002)',
      'Implement push messages of the app in src/fees.py (FR-002, TD001)',
      spoil(
        'plan.md.decisions.md',
        'Option A: Monolith',
        'Option A: Letters by the present post office',
        spoil('plan.md.decisions.md', 'Option B: Microservices', 'Option B: Push messages of the app'),
      ),
    ),
    ['warning decision-contradicted tasks.md:12'],
  ],
  [
    'what a decision is about is not told of an option that it rejected',
    spoil(
      'tasks.md',
      'Implement the fee in src/fees.py (FR-002)',
      'Watch each message to the host in src/fees.py (FR-002, TD001)',
      spoil(
        'plan.md.decisions.md',
        'Architecture - One service or several',
        'Architecture - Message to the host',
        spoil(
          'plan.md.decisions.md',
          'Option A: Monolith',
          'Option A: E-mail through the own mail server',
          spoil('plan.md.decisions.md', 'Option B: Microservices', 'Option B: Push message to an app of the hosts'),
        ),
      ),
    ),
    [],
  ],
  [
    'a decision that only words in common speak of, where the others are named',
    spoil(
      'plan.md',
      'one service (TD001)',
      'one service',
      spoil('plan.md.decisions.md', 'Option A: Monolith', 'Option A: Read replica for the terminals'),
    ),
    ['warning decision-reflected plan.md.decisions.md:5'],
  ],
  [
    'another option in the log',
    spoil(log, /"decision": "[^"]*"/, '"decision": "Option B: Microservices"'),
    ['warning decision-log plan.md.decisions.md:5'],
  ],
  [
    'an outcome that puts the decision off',
    spoil(
      'plan.md.decisions.md',
      '**Final Decision**: Option A\n',
      '**Final Decision**: Discussed in the meeting on Monday\n',
    ),
    ['warning decision-outcome plan.md.decisions.md:20'],
  ],
  [
    'a category of which nothing is said',
    spoil('plan.md.decisions.md', '- **Scaling**: one library', '- **Scaling**:'),
    ['warning decision-categories plan.md.decisions.md:43'],
  ],
  [
    'a recommendation that is still the template',
    spoil('plan.md.decisions.md', 'Option A, for a team of three', '[Clear recommendation with reasons]'),
    ['warning unfilled-template plan.md.decisions.md:17'],
  ],
  [
    'ids of another feature, by its name behind or before them, and one that was taken out',
    spoil(
      'spec.md',
      '## Requirements',
      'Names are trimmed by the lobby (see FR-081, FR-082 in the room setup spec), unchanged from the Core Task Board contract\n(FR-083, FR-084).\n\n- Q: Should SC-085 ("gap < 5 %") remain in Success Criteria? \u2192 A: No \u2014 it became a wish\n\n## Requirements',
    ),
    [],
  ],
  [
    'ids in the specification itself, and beside the name of this feature',
    spoil('spec.md', '## Requirements', 'As FR-081 and the Library Loans feature (FR-082) say.\n\n## Requirements'),
    ['warning dangling-id spec.md:35', 'warning dangling-id spec.md:35'],
  ],
  [
    'paths in braces are several endpoints',
    spoil('tasks.md', 'Implement `GET /loans`', 'Implement `POST /loans/{id}/{return,extend}`'),
    ['warning endpoint-names tasks.md:13'],
  ],
  [
    'a story that is out of scope in Korean',
    spoil(
      'spec.md',
      /### User Story 2[^]*?(?=### Edge)/,
      '### User Story 2 \u2014 \uae30\uc0ac \ube44\uad50: 006 \ubc94\uc704 \uc678, \ubcc4\ub3c4 \uc2a4\ud399\n\nText.\n\n',
    ),
    [],
  ],
  [
    'examples of tasks in Spanish, and before the tasks',
    spoil(
      'tasks.md',
      '# Tasks: Library Loans\n',
      '# Tasks: Library Loans\n\n## Parallel Execution Examples\n\n- [ ] T003 Write other tests\n',
      spoil('tasks.md', /$/, '\n## Ejemplo paralelo: Historia 1\n\n- [ ] T004 [US1] Implement `POST /loans`\n'),
    ),
    [],
  ],
  [
    'a total of what is no whole: of a phase, of some, of what is estimated',
    spoil(
      'tasks.md',
      /$/,
      '\n**Total tasks**: 4 of 10 done\n\n## Summary\n\n- Total tasks: 9 without the screen\n- **Total Tasks**: 4/10\n- Total tasks: ~12\n\n```\nTotal tasks: 3\n```\n',
    ),
    [],
  ],
  [
    'a total in a table',
    spoil('tasks.md', /$/, '\n## Summary\n\n| Metric | Value |\n|---|---|\n| **Total tasks** | 7 (T001\u2013T007) |\n'),
    ['warning task-count tasks.md:26'],
  ],
  [
    'a table of samples is one thing that was left, and a value beside it another',
    spoil(
      'plan.md',
      'FastAPI 0.121',
      '[e.g., FastAPI, UIKit or NEEDS CLARIFICATION]',
      spoil(
        'plan.md',
        /$/,
        '\n## Complexity Tracking\n\n| Violation | Why Needed | Alternative |\n|---|---|---|\n| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |\n| [e.g., Repository pattern] | [specific problem] | [why direct DB access insufficient] |\n',
      ),
    ),
    ['warning unfilled-template plan.md:12', 'warning unfilled-template plan.md:24'],
  ],
  [
    'a branch that is still the template, in code',
    spoil('plan.md', '`004-library-loans`', '`[###-feature-name]`'),
    ['warning unfilled-template plan.md:3'],
  ],
  [
    'a branch of which only the prefix was filled in',
    spoil('plan.md', '`004-library-loans`', '`feature/[###-feature-name]`'),
    ['warning unfilled-template plan.md:3'],
  ],
  [
    'an open value without brackets',
    spoil('plan.md', 'pytest 9', 'NEEDS CLARIFICATION'),
    ['warning unresolved-clarification plan.md:14'],
  ],
  [
    'a heading that is called like the mark, above None',
    spoil(
      'spec.md',
      '## Requirements',
      '## Open Questions / [NEEDS CLARIFICATION]\n\n- None required\n\n## Requirements',
    ),
    [],
  ],
  [
    'a comparison without a measure, in English and German',
    spoil(
      'spec.md',
      'A loan takes under 20 seconds',
      'Members complain less than before\n- **SC-002**: Weniger Ausleihen gehen verloren\n- **SC-003**: Weniger als 3 Ausleihen gehen verloren',
    ),
    ['info criterion-measure spec.md:53', 'info criterion-measure spec.md:54'],
  ],
  [
    'an id that is only spoken of at the start of an item',
    spoil('spec.md', '## Requirements', '## Notes\n\n- SC-009 is measured once a year.\n\n## Requirements'),
    ['warning dangling-id spec.md:37'],
  ],
  [
    'a part of a requirement that has other parts',
    spoil(
      'plan.md',
      'Loans are kept',
      'Loans (FR-001b) are kept',
      spoil(
        'spec.md',
        '- **FR-002**',
        '- **FR-001a**: System MUST log FR-001\n- **FR-002**',
        spoil(
          'tasks.md',
          'T001 Create the project in pyproject.toml (FR-001)',
          'T001 Create the project in pyproject.toml (FR-001a)',
        ),
      ),
    ),
    ['warning dangling-id plan.md:7'],
  ],
  [
    'an id with fewer digits than where it is defined',
    spoil('plan.md', 'Loans are kept', 'Loans (FR-02) are kept'),
    ['info dangling-id plan.md:7'],
  ],
  ['an endpoint that a task removes', spoil('tasks.md', 'Implement `GET /loans`', 'Remover endpoint `GET /loan`'), []],
  [
    'an endpoint in the singular',
    spoil('tasks.md', 'Implement `GET /loans`', 'Implement `GET /loan`'),
    ['warning endpoint-names tasks.md:13'],
  ],
  [
    'an endpoint by another name where the document does not name the one of the contract',
    spoil('plan.md', '`POST /loans`', '`POST /ausleihen`'),
    ['info endpoint-names plan.md:18'],
  ],
  [
    'an entity that the model only mentions',
    spoil(
      'spec.md',
      '- **Member**',
      '- **Foreman**: Who may cancel\n- **Member**',
      spoil('data-model.md', 'Card number', 'Card number, of a foreman'),
    ),
    ['info entity-names spec.md:47'],
  ],
  [
    'a version before a list or a number of something else',
    spoil('quickstart.md', 'PostgreSQL 17', 'PostgreSQL 15\n- Python 3.12 and 40 loans\n-', feature),
    ['warning version-names quickstart.md:3', 'warning version-names quickstart.md:4'],
  ],
  [
    'a number of a list and the number of a standard are no versions',
    spoil(
      'quickstart.md',
      'PostgreSQL 17',
      'PostgreSQL 17\n\nAll in PostgreSQL\n4. Next. Patches follow RFC 6902, loans ISO 8601.',
      spoil('plan.md', 'pytest 9', 'pytest 9, RFC 5545'),
    ),
    [],
  ],
  [
    'a label of scenarios alone, and a wish below it',
    spoil('spec.md', /1\. \*\*Given\*\* a lent.*\n/, 'It should behave as members expect it.\n'),
    ['warning story-scenario spec.md:23'],
  ],
  [
    'a scenario whose steps are the lines of a paragraph without a label',
    spoil(
      'spec.md',
      /\*\*Acceptance Scenarios\*\*:\n\n1\. \*\*Given\*\* a lent.*\n/,
      '**Given** a lent copy,\n**When** it is returned,\n**Then** it can be lent again.\n',
    ),
    [],
  ],
  [
    'requirements that are numbered below another have ids of their own',
    spoil(
      'spec.md',
      '### Key Entities',
      '#### FR9: Lists\n\n- FR9.1: Sort them\n- FR9.2: Print them\n- FR9.2: Mail them\n\n### Key Entities',
    ),
    ['error duplicate-id spec.md:48', ...[44, 46, 47].map((line) => `info requirement-task spec.md:${line}`)],
  ],
  [
    'what is given twice between the marks of a merge is no second id',
    spoil(
      'tasks.md',
      /- \[ \] T008.*\n/,
      '<<<<<<< HEAD\n- [ ] T008 [US2] Write a test in tests/a.py (FR-003)\n=======\n- [ ] T008 [US2] Write the tests in tests/b.py (FR-003)\n>>>>>>> other\n',
    ),
    [],
  ],
  [
    'a sample of the template is no choice against the constitution',
    governed(
      'Types\n\nAll services MUST be written in Python.',
      spoil('plan.md', /\*\*Language\/Version\*\*: .*/, '**Language/Version**: [e.g., Swift 5.9, Rust 1.75]'),
    ),
    [],
  ],
  [
    'when it is looked at is no measure of more',
    spoil('spec.md', /(\*\*SC-001\*\*:).*/, '**SC-001**: More of the copies are lent in the last two weeks of a term'),
    ['info criterion-measure spec.md:53'],
  ],
  [
    'two options by one word are no decision',
    spoil(
      'plan.md.decisions.md',
      /\*\*Final Decision\*\*: Option A\n/,
      '**Final Decision**: Option A or B, whichever turns out to be easier\n',
    ),
    ['warning decision-outcome plan.md.decisions.md:20'],
  ],
  [
    'a sentence of the past has one version too, unless it tells the older one',
    spoil('research.md', /$/, '\nIn a trial with PostgreSQL 15 no loan was lost.\n'),
    ['warning version-names research.md:15'],
  ],
  [
    'the version that something had is another one',
    spoil('research.md', /$/, '\nUntil spring it was PostgreSQL 15, and that was 15 for long.\n'),
    [],
  ],
  [
    'a group of endpoints is not one that no contract has',
    spoil('tasks.md', '(FR-003, SC-001)', '(FR-003, SC-001) beside GET /loans/... of the contract'),
    [],
  ],
  [
    'a number that was given twice more is two faults',
    repeated(2),
    ['error duplicate-id spec.md:43', 'error duplicate-id spec.md:44'],
  ],
  ['a number that was never counted up is one', repeated(3), ['error duplicate-id spec.md:43']],
  [
    'a principle of a part of the project binds no other',
    governed('Mobile client\n\nAll code MUST be written in Kotlin.'),
    [],
  ],
  [
    'the same principle for all of it',
    governed('Languages\n\nAll code MUST be written in Kotlin.'),
    ['warning constitution-technology plan.md:11'],
  ],
  [
    'tests first for some of the code',
    governed('Quality\n\nFor critical code, tests MUST be written before the code.', untested),
    [],
  ],
  [
    'tests first for all of the code',
    governed('Quality\n\nFor each story, tests MUST be written before the code.', untested),
    ['warning constitution-tests tasks.md:18'],
  ],
  [
    'a number of a ticket behind an id is the place of the id',
    spoil('plan.md', /$/, '\nThe screen is that of FR-077 (LIB-12).\n'),
    [],
  ],
  [
    'words behind an id are no place of it',
    spoil('plan.md', /$/, '\nThe screen is that of FR-077 (lib).\n'),
    ['warning dangling-id plan.md:20'],
  ],
  [
    'an id beside the folder of another feature',
    spoil(
      'plan.md',
      /$/,
      '\n- Amend `specs/007-search/spec.md`, which promises the readers of the library a list of books that nobody else sees: drop FR-041.\n',
    ),
    [],
  ],
  [
    'an id beside the folder of this feature',
    spoil(
      'plan.md',
      /$/,
      '\n- Amend `specs/004-library-loans/spec.md`, which promises the readers of the library a list of books that nobody else sees: drop FR-041.\n',
    ),
    ['warning dangling-id plan.md:20'],
  ],
  [
    'an id in another item than the folder of another feature',
    spoil('plan.md', /$/, '\n- Amend `specs/007-search/spec.md`.\n- Drop FR-041.\n'),
    ['warning dangling-id plan.md:21'],
  ],
  ...[
    '- **FR-041** (NEW): System MUST check the card again.',
    '1. **FR-041**: System MUST check the card again.',
    '### FR-041: The card is checked again',
    '| Id | What |\n|---|---|\n| **FR-041** | The card is checked again |',
  ].map((definition): (typeof cases)[number] => [
    `an id that another document of the folder defines: ${definition}`,
    spoil('plan.md', /$/, '\nThe card is checked again (FR-041).\n', {
      ...feature,
      [pathOf('RESOLVED.md')]: `# Resolved\n\n## Added\n\n${definition}\n`,
    }),
    [],
  ]),
  ...[
    'The card is checked again by FR-041.',
    '- FR-041 is done.',
    '- [x] **FR-041** is done.',
    '- **FR-041**: The plan refers to it, and it is not defined in the specification.',
    '| Id | What |\n|---|---|\n| **FR-041** | Missing in the specification |',
  ].map((mention): (typeof cases)[number] => [
    `an id that another document of the folder only speaks of: ${mention}`,
    spoil('plan.md', /$/, '\nThe card is checked again (FR-041).\n', {
      ...feature,
      [pathOf('RESOLVED.md')]: `# Resolved\n\n## Added\n\n${mention}\n`,
    }),
    ['warning dangling-id plan.md:20'],
  ]),
  ...[
    '"Members borrow books [NEEDS CLARIFICATION] for a while."',
    'User description: "Members borrow books [NEEDS CLARIFICATION: how long?] and bring \\"them\\" back."',
    'User description: “Members borrow books.\n\n### Who\n\n- Members [NEEDS CLARIFICATION: which?]\n\nThat is all.”',
    'User description: "Members borrow books [NEEDS CLARIFICATION: how long?]\nand bring them back.',
  ].map((words): (typeof cases)[number] => [
    `a mark in what was asked for: ${words}`,
    spoil('spec.md', /(?<=^# .*\n)/, `\n**Input**: ${words}\n`),
    [],
  ]),
  [
    'marks below what was asked for, and in a value of that name',
    spoil(
      'spec.md',
      /(?<=^# .*\n)/,
      '\n**Input**: User description: "Members borrow books."\n\n[NEEDS CLARIFICATION: how long?] "A week."\n\n- **Input**: [NEEDS CLARIFICATION: which fields?]\n',
    ),
    ['warning unresolved-clarification spec.md:5', 'warning unresolved-clarification spec.md:7'],
  ],
  [
    'a mark in the paragraph after a prompt that is not closed',
    spoil(
      'spec.md',
      /(?<=^# .*\n)/,
      '\n**Input**: User description: "Members borrow books.\n\nFor a week [NEEDS CLARIFICATION: or two?].\n',
    ),
    ['warning unresolved-clarification spec.md:5'],
  ],
  ['an id of a feature by its number', spoil('plan.md', /$/, '\nFR-041 of 005 keeps it small.\n'), []],
  ['an id of a feature by a short name', spoil('plan.md', /$/, '\nF05 says so (FR-041).\n'), []],
  ['an id before a number', spoil('plan.md', /$/, '\nFR-041 in 200 ms.\n'), ['warning dangling-id plan.md:20']],
  [
    'a task by the end of its name',
    spoil('plan.md', /$/, '\nT042 comes last.\n', spoil('research.md', /$/, '\nSee P003-T042 for more.\n')),
    [],
  ],
  ['a task of no name', spoil('plan.md', /$/, '\nT042 comes last.\n'), ['warning dangling-id plan.md:20']],
];

for (const [why, texts, found] of cases) {
  test(why, () => {
    assert.deepEqual(heard(texts), [...found].sort());
  });
}

test('a specification carries the mark of what is provisional too, once an artifact does', () => {
  const provisional = spoil(
    'plan.md.decisions.md',
    /\*\*Final Decision\*\*: Option A\n(?=\*\*Rationale\*\*: The reports)/,
    '**Final Decision**: PROVISIONAL DECISION, Option A\n',
  );
  const marked = Object.fromEntries(
    Object.entries(provisional).map(([path, text]) => [
      path,
      path.endsWith('spec.md') || path.startsWith('.') ? text : `# PROVISIONAL DECISION: TD002\n${text}`,
    ]),
  );
  assert.deepEqual(heard(marked), ['error provisional-mark spec.md:1']);
});

test('what a document only speaks of is not given twice, missing or late', () => {
  const quiet: readonly (readonly [why: string, texts: Texts])[] = [
    [
      'how a criterion is verified',
      spoil(
        'spec.md',
        /(- \*\*SC-001\*\*.*\n)/,
        `${/- \*\*SC-001\*\*.*\n/.exec(feature[pathOf('spec.md')] ?? '')?.[0] ?? ''}\n### Verification Intent\n\n- **SC-001 verification intent**: Measure the time from the first screen to the last of 20 loans\n`,
      ),
    ],
    [
      'tasks that are listed again where they stand, in a range or with a word of the place',
      spoil(
        'tasks.md',
        /$/,
        '\n## Phase 9: Backfill\n\n- [x] T003~T004: the loans (see above, in Phase 2)\n- [x] T005: the fee (see Phase 2 above)\n- [x] T006: 罰金（見上方 Loans 區）\n',
      ),
    ],
    [
      'an id of what is there already',
      spoil('plan.md', /$/, '\nThe screen follows existing **FR-014**.\n\nSo **FR-014** stays.\n'),
    ],
    [
      'ids that were removed, in another language',
      spoil('plan.md', /$/, '\n移除了哪些 FR？ → FR-120~127（Adapter 全系列）\n'),
    ],
    [
      'a heading that tells more of a criterion',
      spoil('spec.md', /$/, '\n### SC-001 Measurement Methodology\n\nA stop watch at the desk.\n'),
    ],
    [
      'a heading that tells more of a task',
      spoil('tasks.md', /$/, '\n## Notes\n\n### T007 Smoke Notes\n\nWords of the smoke test.\n'),
    ],
    [
      'parts behind a hyphen',
      spoil(
        'tasks.md',
        /(- \[ \] T007.*\n)/,
        '- [ ] T007-A [US1] Store loans in src/a.py (TD002)\n- [ ] T007-B [US1] Store fees in src/b.py (TD002)\n',
        spoil(
          'spec.md',
          /(?<=of a member\n)/,
          '- **FR-004-1**: System MUST sort them\n- **FR-004-2**: System MUST print them\n',
          spoil('tasks.md', '(FR-004)', '(FR-004, FR-004-1, FR-004-2)'),
        ),
      ),
    ],
    [
      'questions of a template that nobody has filled',
      {
        [pathOf('plan.md')]:
          '# Implementation Plan: [FEATURE]\n\n**Branch**: [###-feature-name] | **Date**: [DATE]\n\n**Storage**: NEEDS CLARIFICATION\n\n[FEATURE NAME] [DATE] [PROJECT_NAME]\n',
      },
    ],
    ['a number behind a plural', spoil('tasks.md', /$/, '\n## Parallel Example: User Stories 1 and 3\n')],
  ];
  for (const [why, texts] of quiet) assert.deepEqual(heard(texts), [], why);
});

test('a line that speaks of two stories tells none', () => {
  const storiesIn = (line: string) =>
    readSpec(parseDocument(pathOf('spec.md'), `# Feature Specification: Loans\n\n## User Scenarios\n\n${line}\n`))
      .stories;
  for (const line of [
    '- US-014 (Analytics) and US-015 are built last',
    '- **US-014 (Analytics)** and US-015 are built last',
    '- US-014 (Analytics), US-015',
    '**US-014** (Analytics) and **US-015** are last',
  ])
    assert.deepEqual(storiesIn(line), [], line);
  for (const line of ['- US-014 (Analytics) and more', '- **US-014**: Analytics and US-015'])
    assert.equal(storiesIn(line).length, 1, line);
});

test('a story that is kept for its number needs no scenario', () => {
  const bare = (title: string) =>
    heard({
      [pathOf('spec.md')]:
        `# Feature Specification: Loans\n\n## User Scenarios & Testing\n\n### User Story 1 - ${title} (Priority: P1)\n\nWords of the story.\n`,
    }).filter((line) => line.includes('story-scenario'));
  assert.deepEqual(bare('Borrow'), ['info story-scenario spec.md:5']);
  assert.deepEqual(bare('Borrow (P3 - deferred)'), []);
  assert.deepEqual(bare('（已移除：Borrow）'), []);
  assert.deepEqual(bare('Borrow (removed in the second round)'), []);
});

test('a test is known in other languages, and running, checking or renaming is no code that needs one first', () => {
  const more = (...lines: readonly string[]) =>
    heard({
      ...feature,
      [tasks]: `${feature[tasks] ?? ''}\n## Phase 4: User Story 3 - Avisar\n\n${lines.join('\n')}\n`,
    }).filter((line) => line.includes('constitution-tests'));
  assert.deepEqual(
    more(
      '- [ ] T011 [US3] Teste de integração: uma consulta executa (ver `data-model.md`) em `tests/test_mails.py` (FR-001)',
      '- [ ] T012 [US3] Mapear colunas em src/mails.py (FR-001)',
      '- [ ] T013 [US3] Mapear filas em src/queue.py (FR-001)',
    ),
    [],
  );
  assert.deepEqual(
    more(
      '- [ ] T011 [US3] Renomear `a` em src/mails.py (FR-001)',
      '- [ ] T012 [US3] Verificar a fila em src/queue.py (FR-001)',
      '- [ ] T013 [US3] Teste unitário em tests/test_mails.py (FR-001)',
    ),
    [],
  );
  assert.deepEqual(
    more(
      '- [ ] T011 [US3] Add icons in src/icons.py (FR-001)',
      '- [ ] T012 [US3] Wire icons in src/screen.py (FR-001)',
      '- [ ] T013 [US3] Re-run the suite in tests/test_mails.py (FR-001)',
    ),
    ['warning constitution-tests tasks.md:24'],
  );
});

test('a story without a test is named where all other stories have one', () => {
  const story =
    '## Phase 4: User Story 3 - Remind\n\n- [ ] T011 [US3] Implement mails in src/mails.py\n- [ ] T012 [US3] Implement the queue in src/queue.py\n';
  const found = findingsIn({
    ...spoil(
      'spec.md',
      '## Requirements',
      '### User Story 3 - Remind (Priority: P3)\n\n1. **Given** a, **When** b, **Then** c\n\n## Requirements',
    ),
    [tasks]: `${feature[tasks] ?? ''}\n${story}`,
  });
  assert.deepEqual(found, [
    'warning constitution-tests tasks.md:24 The constitution demands tests first (“I. Test-First (NON-NEGOTIABLE)”), and no task writes a test for US3. Add one before its code.',
  ]);
});
