// The final block: everything that must be read, then what can be done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Summary } from '../../../../src/app/runs/summary.ts';
import type { LedgerEntry } from '../../../../src/core/questions.ts';
import { english, say } from '../../../../src/documents/sentence.ts';
import { followUpsOf, keepMemory, readMemory } from '../../../../src/vscode/chat/followUps.ts';
import type { RunEvent } from '../../../../src/core/run.ts';
import { link, linkLine, type Part } from '../../../../src/vscode/chat/parts.ts';
import { presentSummary, type View } from '../../../../src/vscode/chat/present.ts';
import { ProgressLines } from '../../../../src/vscode/progress.ts';
import { presentDecisions } from '../../../../src/vscode/speckit/present.ts';
import { presentQuestions } from '../../../../src/vscode/questions/text.ts';

const run = { folder: 'file:///work', run: 'r1' };
const question: LedgerEntry = {
  id: 'q1',
  section: '3.2. Out of Scope (Non-Goals)',
  question: 'Are credit notes part of it?',
  why: 'It doubles the work.',
  suggestions: [
    { label: 'No, invoices only', recommended: true },
    { label: 'Yes', detail: 'both documents' },
  ],
  state: 'open',
  applied: false,
};
const summary = (changes: Partial<Summary> = {}): Summary => ({
  ...mainOf(changes.paths ?? ['.clinespecs/export/task_brief.md']),
  run: 'r1',
  status: 'waiting',
  paths: ['.clinespecs/export/task_brief.md'],
  files: [],
  mayBeStale: false,
  complete: false,
  created: false,
  changed: [],
  open: [],
  skipped: [],
  unsure: [],
  settled: [],
  stated: [],
  setAside: [],
  notes: [],
  degraded: [],
  spent: [],
  costs: [],
  proposals: [],
  findings: [],
  next: [],
  meter: { requests: 0, inputTokens: 0, outputTokens: 0 },
  ...changes,
});
function mainOf([main]: readonly string[]): Pick<Summary, 'main'> {
  return main === undefined ? {} : { main };
}
const view = (changes: Partial<View> = {}): View => ({
  tell: english,
  run,
  title: say('Task brief'),
  answers: [],
  workflows: [{ id: 'brief', title: say('Task brief') }],
  questions: [],
  remarks: [],
  ...changes,
});
const block = (changes: Partial<Summary>, more: Partial<View> = {}) => presentSummary(summary(changes), view(more));
const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'file' ? `<${part.path}>` : '')).join('');
/** Commands of links and buttons, in the order in which they stand, with what they hand over. */
const actionsOf = (parts: readonly Part[]): readonly (readonly [string, unknown])[] =>
  parts.flatMap((part): readonly (readonly [string, unknown])[] => {
    if (part.kind === 'button') return [[part.command, part.arguments]];
    if (part.kind !== 'text' || !part.links) return [];
    return [...part.text.matchAll(/\]\(command:([\w.]+)\?([^)]*)\)/g)].map(([, command = '', query = '']) => [
      command,
      JSON.parse(decodeURIComponent(query)),
    ]);
  });
const commandsOf = (parts: readonly Part[]): readonly string[] =>
  actionsOf(parts).map(([command]) => command.replace('planner.', ''));

test('a fresh draft: the file, one open question, preview, answers, undo; no diff against nothing', () => {
  const parts = block({ created: true, changed: ['2. Goals'], open: [question] });
  assert.match(textOf(parts), /the draft is written\\\.\*\* <\.clinespecs\/export\/task_brief\.md>/);
  assert.match(textOf(parts), /One question is open/);
  assert.deepEqual(commandsOf(parts), ['answerQuestions', 'openPreview', 'undoLastRun']);
});

test('an answer: what was said, which sections changed, and the diff', () => {
  const answers = [{ question: question.question, answer: 'No' }];
  const parts = block({ changed: ['3.2. Out of Scope', '6. Open Questions'] }, { answers });
  assert.match(textOf(parts), /Are credit notes part of it\? → \*\*No\*\*/);
  assert.match(textOf(parts), /- 3\\\.2\\\. Out of Scope\n- 6\\\. Open Questions/);
  assert.deepEqual(commandsOf(parts), ['openPreview', 'showLastChange', 'undoLastRun']);
});

test('a proposal: shown, taken or left by its section', () => {
  const proposal = { artifact: 'brief', path: 'a.md', section: '2. Goals', text: 'x' };
  const parts = block({ proposals: [proposal] });
  assert.deepEqual(commandsOf(parts), ['showProposal', 'takeProposal', 'leaveProposal', 'openPreview']);
  assert.deepEqual(actionsOf(parts)[1], ['planner.takeProposal', [run, '2. Goals', 'brief']]);
});

test('answers that a specification does not have are counted, and are no change of what the user wrote', () => {
  const spec = { artifact: 'specs/1/spec.md', path: 'specs/1/spec.md', section: 'Clarifications' };
  const lines = ['### Session 2026-11-26', '', '- Q: Who? → A: All'];
  const said = (text: string): string => textOf(block({ proposals: [{ ...spec, text }] }));
  assert.match(said(lines.join('\n')), /One answer of yours is not in specs\/1\/spec\\?\.md yet\\?\. .*Clarifications/);
  assert.match(said([...lines, '- Q: When? → A: Now'].join('\n')), /2 answers of yours are not in/);
  assert.doesNotMatch(said(lines.join('\n')), /You wrote/);
});

test('complete: it says so, names what was skipped, and offers only what there is', () => {
  const parts = block({
    status: 'done',
    complete: true,
    skipped: [{ ...question, state: 'skipped' }],
    next: [{ kind: 'workflow', workflow: 'phases' }, { kind: 'workflow', workflow: 'brief' }, { kind: 'implement' }],
  });
  assert.match(textOf(parts), /Skipped, and still open in the document:\n\n- Are credit notes part of it\?/);
  assert.match(textOf(parts), /\*\*Task brief: complete\.\*\* No question is left/);
  assert.deepEqual(commandsOf(parts), ['startNext', 'implement', 'openPreview', 'copyPrompt']);
});

test('who was not sure is told what is proposed, apart from what was skipped', () => {
  const shown = textOf(
    block({
      unsure: [{ ...question, state: 'unsure', proposal: 'No, invoices only' }],
      skipped: [{ ...question, id: 'q2', question: 'Who pays?', state: 'skipped' }],
    }),
  );
  assert.match(
    shown,
    /Not sure, and still open in the document:\n\n- Are credit[^\n]*Proposed for review: No, invoices only/,
  );
  assert.match(shown, /Skipped, and still open in the document:\n\n- Who pays\?/);
});

test('a question that was answered by something else is named with the words that did', () => {
  const shown = textOf(
    block({ settled: [{ ...question, state: 'answered', answer: 'drop credit notes', by: 'revision' }] }),
  );
  assert.match(shown, /Answered by what you said:\n\n- Are credit notes part of it\? → \*\*drop credit notes\*\*/);
});

test('what could not be worked in says why once, and is offered to be tried again or dropped as long as it waits', () => {
  const failure = { error: 'model.blocked', message: say('The filter refused it.'), next: [] } as const;
  const item = { id: 'S1', text: 'also support SSO', questions: [], failure };
  const fresh = block({ setAside: [{ ...item, isNew: true }] });
  assert.match(textOf(fresh), /“also support SSO” is not worked in\. The filter refused it/);
  const later = block({ setAside: [{ ...item, isNew: false }] });
  assert.doesNotMatch(textOf(later), /filter/);
  assert.deepEqual(
    actionsOf(later)
      .slice(0, 2)
      .map(([, given]) => given),
    [
      [{ kind: 'retry', run, item: 'S1' }, 'Try Again'],
      [{ kind: 'drop', run, item: 'S1' }, 'Drop It'],
    ],
  );
});

test('what was missing, noted or left out is said once', () => {
  const reason = say('No thinking tool: {0}', 'none is configured');
  const parts = block(
    { degraded: [reason, reason], notes: [say('A note.')] },
    { remarks: [say('{0} was left out.', '.env')] },
  );
  assert.equal(textOf(parts).split('No thinking tool').length, 2);
  assert.match(textOf(parts), /- \\\.env was left out\\\.\n- No thinking tool: none is configured\n- A note\\\./);
});

test('one broken rule and several are told apart', () => {
  const finding = {
    rule: 'r',
    severity: 'error',
    path: 'a.md',
    place: { start: 0, end: 0, line: 1, column: 1 },
    message: say('m'),
  } as const;
  assert.match(textOf(block({ findings: [finding] })), /One place/);
  assert.match(textOf(block({ findings: [finding, finding] })), /2 places/);
});

test('stopped: nothing is lost, and it can go on', () => {
  const parts = block({ status: 'cancelled', changed: ['2. Goals'] });
  assert.match(textOf(parts), /\*\*Stopped\.\*\*/);
  assert.equal(commandsOf(parts)[0], 'reply');
});

test('failed: what happened, what to do next, and the ways out', () => {
  const failure = {
    error: 'model.quota',
    message: say('The quota is used up.'),
    next: [say('Choose another model.')],
  } as const;
  const parts = block({ status: 'failed', failure });
  assert.match(textOf(parts), /\*\*The quota is used up\\\.\*\*\n\n- Choose another model\\\./);
  assert.deepEqual(commandsOf(parts).slice(0, 3), ['reply', 'chooseModel', 'showLog']);
});

test('before anything is written there is nothing to preview or undo', () => {
  const parts = block({ paths: [], open: [{ ...question, section: '' }] });
  assert.deepEqual(commandsOf(parts), ['answerQuestions']);
  assert.doesNotMatch(textOf(parts), /Nothing/);
});

test('text from outside never becomes markup', () => {
  const evil = '[click](command:evil) ![x](https://evil.example/a.png) <b>|`code`\n# heading';
  const parts = block(
    { open: [], changed: [evil], notes: [say('{0}', evil)] },
    { answers: [{ question: evil, answer: evil }] },
  );
  const shown = textOf(parts.filter((part) => part.kind !== 'text' || !part.links));
  assert.doesNotMatch(shown, /(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)<b|\n# /);
});

test('a question as text: section, reason, suggestions, and a button for each answer', () => {
  const parts = presentQuestions([question, question], 'one', run, english);
  assert.match(textOf(parts), /Question 1 of 2 · 3\\\.2\\\. Out of Scope/);
  assert.match(textOf(parts), /\*\*\[No, invoices only\]\([^)]+\)\*\* \(recommended\)/);
  const answers = actionsOf(parts).map(([, given]) => (Array.isArray(given) ? given[1] : undefined));
  assert.deepEqual(answers, ['No, invoices only', 'Yes', 'Not sure', 'Skip']);
  assert.deepEqual(actionsOf(parts)[0], [
    'planner.reply',
    [{ kind: 'answer', run, question: 'q1' }, 'No, invoices only'],
  ]);
});

test('a link carries any text, and text cannot end it', () => {
  const section = ')](command:evil "x\'*!';
  const line = linkLine([link('T] (', 'planner.takeProposal', run, section, 'plan')]);
  assert.deepEqual(actionsOf(line), [['planner.takeProposal', [run, section, 'plan']]]);
  assert.deepEqual(linkLine([]), []);
});

test('all questions at once are numbered, without buttons; none give nothing', () => {
  const parts = presentQuestions([question, { ...question, id: 'q2' }], 'all', run, english);
  assert.match(textOf(parts), /1\. \*\*Are credit[\s\S]+2\. \*\*Are credit/);
  assert.deepEqual(commandsOf(parts), []);
  assert.deepEqual(presentQuestions([], 'all', run, english), []);
  assert.deepEqual(commandsOf(presentQuestions([question], 'all', run, english)).length, 4);
});

test('questions in the block take the place of the button that asks them', () => {
  const questions = presentQuestions([question], 'one', run, english);
  const parts = block({ open: [question] }, { questions });
  assert.ok(!commandsOf(parts).includes('answerQuestions'));
  assert.match(textOf(parts), /Choose an answer, or type your own/);
});

test('progress lines: what begins, and none twice in a row', () => {
  const lines = new ProgressLines(english);
  const streaming = { kind: 'streaming', artifact: 'brief', path: 'a.md', section: '2. Goals', text: 'x' } as const;
  assert.equal(lines.next(streaming), 'Writing 2. Goals');
  assert.equal(lines.next({ ...streaming, text: 'xy' }), undefined);
  assert.equal(lines.next({ kind: 'suspended', at: '' }), undefined);
  assert.equal(lines.next({ kind: 'progress', message: say('Looking for gaps') }), 'Looking for gaps');
});

test('follow-ups: the answers to what is asked, and the way on after a stop', () => {
  const prompts = (changes: Partial<Summary>) => followUpsOf(summary(changes), english).map(({ prompt }) => prompt);
  assert.deepEqual(prompts({ open: [question] }), ['No, invoices only', 'Yes', 'Not sure', 'Skip']);
  assert.deepEqual(prompts({ status: 'cancelled', open: [question] }), ['Continue']);
  assert.deepEqual(prompts({ status: 'done', complete: true }), []);
});

test('what has a button in the answer is not offered above the input as well', () => {
  const phases = { id: 'phases', title: say('Phase plan') };
  const done: Partial<Summary> = {
    status: 'done',
    complete: true,
    next: [{ kind: 'workflow', workflow: 'phases' }, { kind: 'implement' }],
  };
  const failed: Partial<Summary> = { status: 'failed', open: [question] };
  for (const [changes, command] of [
    [done, 'startNext'],
    [failed, 'reply'],
  ] as const) {
    const parts = block(changes, { workflows: [phases] });
    assert.equal(commandsOf(parts).filter((one) => one === command).length, 1);
    assert.deepEqual(followUpsOf(summary(changes), english), []);
  }
});

test('what a turn keeps comes back, and anything else reads as nothing', () => {
  const memory = { run, followUps: [{ prompt: 'Yes', label: 'Yes' }] };
  assert.deepEqual(readMemory(JSON.parse(JSON.stringify(keepMemory(memory)))), memory);
  for (const other of [
    undefined,
    null,
    5,
    {},
    { planner: 1 },
    // As an earlier version offered what comes next.
    {
      planner: { run: { run: 'x' }, followUps: [1, {}, { prompt: '', label: 'Next: Phase plan', command: 'phases' }] },
    },
  ]) {
    assert.deepEqual(readMemory(other), { followUps: [] });
  }
});

test('several documents at once: each section is told once, with its file', () => {
  const lines = new ProgressLines(english);
  const writing = (path: string, section: string) =>
    lines.next({ kind: 'streaming', artifact: path, path: `specs/001/${path}`, section, text: '' });
  assert.equal(writing('research.md', 'Risks'), 'Writing Risks');
  assert.equal(writing('plan.md', 'Summary'), 'Writing plan.md: Summary');
  assert.equal(writing('research.md', 'Risks'), undefined);
  assert.equal(writing('plan.md', 'Summary'), undefined);
  assert.equal(writing('research.md', 'Decisions'), 'Writing research.md: Decisions');
});

const report = {
  ...{
    warnings: ['**Security**: see [here](command:evil)'],
    decisions: ['TD001: SQLite'],
    risks: [],
    next: ['Build it'],
  },
  ...{ review: [], questions: ['Who pays?'], omitted: ['dependencies.md: none'], branch: '001-login' },
  ...{ folder: '/work/specs/001-login', files: ['/work/specs/001-login/plan.md'], ignored: [], missing: [], left: [] },
};

test('the report of a feature begins with the warnings, and nothing of it leads anywhere', () => {
  const text = textOf(block({ report, complete: true, status: 'done' }));
  const order = [
    'Branch',
    'Before anything else',
    'Decisions',
    'Questions that need',
    'Left out',
    'Next:',
    'All files',
  ];
  const places = order.map((words) => text.indexOf(words));
  assert.deepEqual(
    [...places].sort((one, other) => one - other),
    places,
  );
  assert.ok(
    places.every((place) => place >= 0),
    places.join(),
  );
  assert.match(text, /\*\*Security\*\*: see \\\[here\\\]\(command/);
  assert.doesNotMatch(text, /Risks and blockers/);
});

test('a plan of many files names the files, and the document to open is the main one', () => {
  const files = ['plan.md', 'research.md', 'tasks.md'].map((name) => ({ path: `specs/001/${name}`, sections: 4 }));
  const parts = block({
    ...{ paths: files.map(({ path }) => path), files, changed: ['A', 'B'], created: true, main: 'specs/001/tasks.md' },
    ...{ complete: true, status: 'done', next: [{ kind: 'implement' }] },
  });
  assert.match(textOf(parts), /- <specs\/001\/research\.md> \(4 sections\)/);
  assert.doesNotMatch(textOf(parts), /- A\n/);
  const implement = actionsOf(parts).find(([command]) => command === 'planner.implement');
  assert.deepEqual(implement?.[1], [{ folder: run.folder, path: 'specs/001/tasks.md' }]);
});

test('the decisions are a list, each with its state and a way to take it', () => {
  const decisions = [
    { id: 'TD001', title: 'The [database]', category: 'Data', state: 'provisional', choice: 'Option A: SQLite' },
    { id: 'TD002', title: 'Services', category: 'Architecture', state: 'open', choice: '' },
  ] as const;
  const parts = presentDecisions(decisions, '001-login', run, english);
  const text = textOf(parts);
  assert.match(text, /\*\*TD001\*\* Data: The \\\[database\\\] · provisional: Option A: SQLite/);
  assert.deepEqual(
    actionsOf(parts).map(([command]) => command),
    ['planner.reply', 'planner.reply'],
  );
});

test('a run that is complete says what it has cost; one that waits does not', () => {
  const meter = { requests: 4, inputTokens: 11_000, outputTokens: 1_345 };
  const said = (changes: Partial<Summary>): string =>
    JSON.stringify(presentSummary(summary({ meter, ...changes }), view()));
  assert.match(said({ complete: true, status: 'done' }), /4 requests, 12,345 tokens so far\./);
  assert.doesNotMatch(said({}), /tokens/);
});

test('each request tells what the turn has cost so far', () => {
  const lines = new ProgressLines(english);
  const asked: RunEvent = {
    ...{ kind: 'modelAsked', at: '', prompt: 'a/b', model: 'm', inputTokens: 900, outputTokens: 100, duration: 1 },
    ...{ hash: '', sent: [], outcome: 'complete' },
  };
  assert.equal(lines.next(asked), 'One request, 1,000 tokens so far.');
  assert.equal(lines.next(asked), '2 requests, 2,000 tokens so far.');
});

test('a changed decision offers to make anew what depends on it', () => {
  const links = actionsOf(block({ mayBeStale: true, complete: true, status: 'done', changed: ['TD001'] }));
  const updates = links.filter(([, given]) => JSON.stringify(given).includes('"kind":"update"'));
  assert.equal(updates.length, 1);
  assert.equal(actionsOf(block({ complete: true, status: 'done' })).length < links.length, true);
});

test('of many documents only those are named that a turn has changed', () => {
  const paths = ['a.md', 'b.md', 'c.md'];
  const text = textOf(block({ paths, files: [{ path: 'b.md', sections: 1 }], changed: ['X'] }));
  assert.match(text, /Changed in/);
  assert.match(text, /- <b\.md> \(1 section\)/);
  assert.doesNotMatch(text, /<a\.md>/);
});
