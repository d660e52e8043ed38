// Decisions, from those that a model finds to a clear path, through the real step with a scripted model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionRuns, reopenDecision } from '../../../src/app/feature/decide.ts';
import { continueRun, openQuestions, readRun, startRun } from '../../../src/app/runs/runs.ts';
import { undoRun } from '../../../src/app/runs/undo.ts';
import { decisionsOf } from '../../../src/core/decisions/facts.ts';
import type { Ports } from '../../../src/core/ports.ts';
import type { Answer } from '../../../src/core/questions.ts';
import type { RunEvent } from '../../../src/core/run.ts';
import { english } from '../../../src/documents/sentence.ts';
import { readDecisionLog } from '../../../src/documents/speckit/decisionLog.ts';
import { clear, database, decidingHost, options, reasons, services } from '../../fakes/decideWorkflow.ts';
import { FakeTools } from '../../fakes/fakeTools.ts';
import { fakeSettings } from '../../fakes/settings.ts';
import { eventsOf, type FakeHost } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { failing, type ScriptedModel, type Script, type ScriptedReply } from '../../fakes/scriptedModel.ts';

const never = new AbortController().signal;
const folder = 'specs/004-library-loans';
const path = `${folder}/plan.md.decisions.md`;
const logPath = '.specify/memory/technical-decisions-log.json';

const cache = {
  ...database,
  title: 'The cache',
  category: 'Performance',
  required: 'Is there a cache?',
  options: options('None', 'Redis'),
  dependsOn: [],
};
const path_ = (value: object): ScriptedReply => ({ kind: 'fact', value });

interface Deciding {
  readonly host: FakeHost;
  readonly model: ScriptedModel;
  readonly events: RunEvent[];
  readonly answer: (said: string | undefined, question?: string) => Promise<void>;
  readonly open: () => Promise<readonly string[]>;
  readonly notes: () => readonly string[];
  readonly document: () => string;
}

async function deciding(
  script: Script = {},
  given: Partial<Ports> & { readonly files?: MemoryFiles } = {},
): Promise<Deciding> {
  const { host, model } = decidingHost(script, given);
  const events: RunEvent[] = [];
  const open = async () => openQuestions(await readRun(host, 'run-1')).map(({ id }) => id);
  events.push(...(await eventsOf(startRun(host, 'deciding', { text: 'Loans', references: [] }, never))));
  return {
    ...{ host, model, events, open },
    answer: async (said, question) => {
      const id = question ?? (await open())[0] ?? '';
      const answer: Answer =
        said === undefined ? { kind: 'skip', question: id } : { kind: 'text', question: id, text: said };
      events.push(...(await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [answer] }, never))));
    },
    notes: () => events.flatMap((event) => (event.kind === 'noted' ? [english(event.note)] : [])),
    document: () => host.files.texts.get(path) ?? '',
  };
}

const stateOf = ({ host }: Deciding) => readRun(host, 'run-1');
const outcomesOf = async (run: Deciding) =>
  decisionsOf((await stateOf(run)).facts).map(({ id, outcome }) => [
    id,
    outcome?.kind,
    outcome?.option ?? outcome?.text,
  ]);
const logOf = ({ host }: Deciding) =>
  readDecisionLog({ path: logPath, text: host.files.texts.get(logPath) ?? '' }).decisions;

test('decisions are asked one at a time, what others wait for first, with all that is needed to decide', async () => {
  const run = await deciding();
  const [question, ...others] = openQuestions(await stateOf(run));
  assert.deepEqual(others, []);
  // The heavier one waits for the other.
  assert.equal(question?.question, 'Is it one service?');
  assert.equal(
    question?.why,
    'TD002 · Decision 1 of 2 · Architecture: One service or several.\n\nThree people.\n\nRecommended: Option A: A monolith. Three people.\n\nImpact: Folders.\n\nReversibility: Medium. To change it later: Cut it out.',
  );
  assert.deepEqual(question?.suggestions, [
    {
      label: 'Option A: A monolith',
      detail: 'Pros: Known. Cons: Old. Cost: None. Reversibility: Hard.',
      recommended: true,
    },
    { label: 'Option B: A service per domain', detail: 'Pros: New. Cons: Unknown. Cost: A week. Reversibility: Easy.' },
  ]);
  assert.match(run.document(), /^# TECHNICAL DECISIONS REQUIRED for Library Loans\n/);
  assert.match(run.document(), /- \*\*Scaling\*\*: no decision needed\. The constitution settles Scaling\./);
  assert.equal(run.host.files.texts.has(logPath), false, 'nothing is decided yet');
});

test('picked options, reasons, who and when are recorded in document and log', async () => {
  const run = await deciding();
  await run.answer('Option B: A service per domain');
  assert.deepEqual(await run.open(), ['TD002-why']);
  await run.answer('We will grow.');
  assert.deepEqual(await run.open(), ['TD001']);
  await run.answer('1, because we know it');
  assert.equal((await stateOf(run)).status, 'done');
  assert.deepEqual(await outcomesOf(run), [
    ['TD001', 'decided', 0],
    ['TD002', 'decided', 1],
  ]);
  assert.match(
    run.document().replace(/ +$/gm, ''),
    /\*\*Final Decision\*\*: Option B: A service per domain\n\*\*Rationale\*\*: We will grow\.\n\*\*Timestamp\*\*: 2026[^\n]*\n\*\*Decision Maker\*\*: Anna\n\*\*Dependencies on This Decision\*\*: TD001\n\*\*Review Triggers\*\*: When/,
  );
  assert.deepEqual(
    logOf(run)
      .map(({ id, branch, decision, rationale, decidedBy, reviewTrigger }) => [
        id,
        branch,
        decision,
        rationale,
        decidedBy,
        reviewTrigger,
      ])
      .sort(),
    [
      ['TD001', '004-library-loans', 'Option A: PostgreSQL', 'because we know it', 'Anna', 'After MVP launch'],
      [
        'TD002',
        '004-library-loans',
        'Option B: A service per domain',
        'We will grow.',
        'Anna',
        'When what it rests on changes',
      ],
    ],
  );
  assert.doesNotMatch(run.document(), /PROVISIONAL/);
  assert.deepEqual(run.model.unused(), []);
});

test('reasons may be skipped; what was recommended stands for them', async () => {
  const run = await deciding();
  await run.answer('as recommended');
  await run.answer(undefined);
  assert.deepEqual(await run.open(), ['TD001']);
  assert.match(run.document(), /\*\*Rationale\*\*: No reason was given\. It was recommended: Three people\./);
});

test('another option in the user’s words is a decision', async () => {
  const run = await deciding();
  await run.answer('Two services: loans and the rest');
  await run.answer(undefined);
  assert.deepEqual((await outcomesOf(run))[1], ['TD002', 'decided', 'Two services: loans and the rest']);
  assert.match(run.document(), /\*\*Final Decision\*\*: Two services: loans and the rest/);
});

test('a question of the user’s is answered, and the decision stays open', async () => {
  const run = await deciding({
    'deciding/reply': [
      'Three people cannot run four services.',
      (request) => `Talked: ${JSON.stringify(request.facts['talk'])}`,
    ],
  });
  await run.answer('Why not several?');
  assert.deepEqual(await run.open(), ['TD002']);
  assert.deepEqual(run.notes(), ['TD002, “Why not several?” Three people cannot run four services.']);
  await run.answer('And what about two?');
  assert.match(run.notes().at(-1) ?? '', /Why not several/, 'it knows what was said before');
  await run.answer('A because it is simple');
  assert.deepEqual((await outcomesOf(run))[1], ['TD002', 'decided', 0]);
});

test('a question that comes again from a list of answers does not go on for ever', async () => {
  const run = await deciding({ 'deciding/reply': ['No.'] });
  await run.answer('Why?');
  await run.answer('Why?');
  assert.deepEqual((await outcomesOf(run))[1], ['TD002', 'provisional', 0]);
  assert.match(run.notes().join('\n'), /the answer is a question that was answered before/);
});

test('a question that the model cannot answer leaves the decision open', async () => {
  const run = await deciding({ 'deciding/reply': [failing('model.rateLimit')] });
  await run.answer('Why not several?');
  assert.deepEqual(await run.open(), ['TD002']);
  assert.match(run.notes().at(-1) ?? '', /could not be answered/);
});

test('an option that there is not is asked again, once', async () => {
  const run = await deciding();
  await run.answer('Option F');
  assert.deepEqual(await run.open(), ['TD002']);
  assert.match(run.notes().at(-1) ?? '', /TD002 has no option “Option F”/);
  await run.answer('Option F');
  assert.deepEqual((await outcomesOf(run))[1], ['TD002', 'provisional', 0]);
});

test('deferred and skipped decisions are provisional: recommended, and the most reversible is built', async () => {
  const run = await deciding();
  await run.answer('later');
  await run.answer(undefined);
  assert.equal((await stateOf(run)).status, 'done');
  assert.deepEqual(await outcomesOf(run), [
    ['TD001', 'provisional', 0],
    ['TD002', 'provisional', 0],
  ]);
  assert.match(run.document(), /\*\*Final Decision\*\*: PROVISIONAL DECISION: Option A: A monolith/);
  assert.match(run.document(), /\*\*Built Until Confirmed\*\*: Option B: A service per domain/);
  assert.ok(logOf(run).every(({ provisional }) => provisional));
  assert.match(run.notes().at(-1) ?? '', /Provisional until somebody decides: TD001, TD002/);
});

test('conflicts are shown with alternatives, and one that is chosen changes the decisions', async () => {
  const conflict = {
    ...{ decisions: ['TD001', 'TD002'], problem: 'SQLite has one writer.' },
    alternatives: [
      { text: 'Take PostgreSQL', changes: [{ decision: 'TD001', choice: 'Option A' }] },
      { text: 'One queue of writes' },
    ],
  };
  const run = await deciding({
    'deciding/path': [
      path_({
        conflicts: [conflict],
        risks: [{ risk: 'Lock-in', mitigation: 'Plain SQL.' }],
        timeline: 'A week more.',
      }),
      clear,
    ],
  });
  await run.answer('A because');
  await run.answer('B because small');
  const [question] = openQuestions(await stateOf(run));
  assert.equal(question?.question, 'TD001 and TD002 do not go together: SQLite has one writer.');
  assert.deepEqual(
    question?.suggestions.map(({ label, detail }) => [label, detail]),
    [
      ['Take PostgreSQL', 'TD001 becomes Option A'],
      ['One queue of writes', undefined],
      ['Keep the decisions as they are', undefined],
    ],
  );
  await run.answer('Take PostgreSQL');
  assert.equal((await stateOf(run)).status, 'done');
  assert.deepEqual((await outcomesOf(run))[0], ['TD001', 'decided', 0]);
  assert.match(
    run.document(),
    /\*\*Rationale\*\*: It did not go together with another decision: SQLite has one writer\./,
  );
  assert.match(
    run.document(),
    /## Path Validation\n\n- 2026-\d\d-\d\d · Risk: Lock-in\. Mitigation: Plain SQL\.\n- [^\n]*Timeline: A week more\.\n- [^\n]*Conflict of TD001 and TD002: SQLite has one writer\. Answer: Take PostgreSQL/,
  );
  assert.equal(run.model.askedFor('deciding/path').length, 2, 'the path is looked at again');
});

test('what the path means is remarked in the language of the documents', async () => {
  const conflict = {
    ...{ decisions: ['TD001', 'TD002'], problem: 'SQLite hat einen Schreiber' },
    alternatives: [{ text: 'PostgreSQL', changes: [{ decision: 'TD001', choice: 'Option A' }] }],
  };
  const risks = [{ risk: 'Bindung', mitigation: 'Einfaches SQL' }];
  const run = await deciding(
    { 'deciding/path': [path_({ conflicts: [conflict], risks, timeline: 'Eine Woche mehr' }), clear] },
    { settings: fakeSettings({ language: 'de' }) },
  );
  await run.answer('A because');
  await run.answer('B because small');
  await run.answer('PostgreSQL');
  assert.match(run.document(), /\*\*Rationale\*\*: Es passte nicht zu einer anderen Entscheidung: SQLite hat einen/);
  assert.match(
    run.document(),
    /· Risiko: Bindung\. Abhilfe: Einfaches SQL\n- [^\n]*· Zeitplan: Eine Woche mehr\n- [^\n]*· Konflikt von TD001 und TD002: SQLite hat einen Schreiber\. Antwort: PostgreSQL\n/,
  );
});

test('what the user writes about a conflict changes the decisions that it names', async () => {
  const conflict = { decisions: ['TD001', 'TD002'], problem: 'One writer.', alternatives: [{ text: 'A queue' }] };
  const run = await deciding({ 'deciding/path': [path_({ conflicts: [conflict] }), clear] });
  await run.answer('A because');
  await run.answer('B because');
  await run.answer('TD001 becomes Option A then');
  assert.equal((await stateOf(run)).status, 'done');
  assert.deepEqual((await outcomesOf(run))[0], ['TD001', 'decided', 0]);
});

test('what was skipped can be answered once all is done, and nothing else is done anew', async () => {
  const run = await deciding({ 'deciding/path': [clear, clear] });
  await run.answer(undefined);
  await run.answer(undefined);
  assert.equal((await stateOf(run)).status, 'done');
  await run.answer('B because small', 'TD001');
  assert.deepEqual((await outcomesOf(run))[0], ['TD001', 'decided', 1]);
  assert.deepEqual(
    run.events.filter((event) => event.kind === 'stepsReopened'),
    [{ kind: 'stepsReopened', steps: ['decide'], at: run.events.at(-1)?.at }],
  );
});

test('decisions that are needed now are asked too, with ids that follow', async () => {
  const run = await deciding({ 'deciding/path': [path_({ decisions: [cache] }), clear] });
  await run.answer('A because');
  await run.answer('A because');
  assert.deepEqual(await run.open(), ['TD003']);
  await run.answer('B because it is slow');
  assert.equal((await stateOf(run)).status, 'done');
  assert.match(run.document(), /### TD003: Performance - The cache[^]*Option B: Redis/);
  assert.match(run.document(), /- \*\*Performance\*\*: see TD003 above\./);
});

test('a risk and a timeline that a second look tells again stand once, as it was told last', async () => {
  const looks = [
    {
      decisions: [cache],
      risks: [
        { risk: 'The vocabulary of TD002 drifts between schema and prompts.', mitigation: 'A test' },
        { risk: 'The disk is full.', mitigation: '' },
      ],
      timeline: 'A day more',
    },
    {
      risks: [{ risk: 'The vocabulary of TD002 and TD003 drifts between schema and prompts.', mitigation: 'A test' }],
      timeline: 'Two days more',
    },
  ];
  const run = await deciding({ 'deciding/path': looks.map(path_) });
  for (const said of ['A because', 'A because', 'B because']) await run.answer(said);
  const remarks = run.document().split('## Path Validation')[1] ?? '';
  assert.deepEqual(
    remarks.split('\n').flatMap((line) => /· (.*)/.exec(line)?.[1] ?? []),
    [
      'Risk: The disk is full.',
      'Risk: The vocabulary of TD002 and TD003 drifts between schema and prompts. Mitigation: A test',
      'Timeline: Two days more',
    ],
  );
});

test('the rounds are bounded: what is left of conflicts is said', async () => {
  const again = (problem: string) =>
    path_({
      conflicts: [
        {
          decisions: ['TD001'],
          problem,
          alternatives: [{ text: 'x', changes: [{ decision: 'TD001', choice: `Something else for ${problem}` }] }],
        },
      ],
    });
  const run = await deciding({ 'deciding/path': [again('One.'), again('Two.'), again('Three.')] });
  await run.answer('A because');
  await run.answer('A because');
  await run.answer('x');
  await run.answer('x');
  assert.equal((await stateOf(run)).status, 'done');
  assert.match(run.notes().join('\n'), /After 3 rounds decisions still do not go together: Three\./);
  assert.match(run.document(), /Risk: not resolved: Three\./);
});

test('a model that cannot look at the path does not hold up the run', async () => {
  const run = await deciding({ 'deciding/path': ['no', 'no'] });
  await run.answer('A because');
  await run.answer('A because');
  assert.equal((await stateOf(run)).status, 'done');
  assert.match(run.notes().join('\n'), /could not be checked against each other/);
});

test('the thinking tool is used where it is there', async () => {
  const tools = new FakeTools({ thinking: { kind: 'ok', tool: 'sequentialthinking', text: '' } });
  const run = await deciding({ 'deciding/think': ['1. They fit.\n2. No risk.'] }, { tools });
  await run.answer('A because');
  await run.answer('A because');
  assert.deepEqual(
    tools.calls.map(({ input }) => input['thoughtNumber']),
    [1, 2, 3],
  );
  const prompt = run.model.askedFor('deciding/path')[0]?.messages[0]?.text ?? '';
  assert.match(prompt, /- TD001 The database: Option A: PostgreSQL[^]*1\. They fit\.\n2\. No risk\./);
});

test('what the user decides in the document counts, and is not asked', async () => {
  const run = await deciding();
  const mine = run
    .document()
    .replace(/(\*\*Reversibility\*\*: Medium[^\n]*\n)/, '$1**Final Decision**: Option B\n**Rationale**: I say so.\n');
  run.host.files.texts.set(path, mine);
  await eventsOf(continueRun(run.host, 'run-1', { kind: 'continue' }, never));
  assert.deepEqual(await run.open(), ['TD001']);
  assert.deepEqual((await outcomesOf(run))[1], ['TD002', 'decided', 1]);
  assert.match(run.document(), /\*\*Rationale\*\*: I say so\.\n/);
  assert.deepEqual(
    logOf(run).map(({ id, decidedBy, rationale }) => [id, decidedBy, rationale]),
    [['TD002', 'Anna', 'I say so.']],
  );
});

test('reasons that the user corrects in the document are kept, and go into the log', async () => {
  const run = await deciding();
  await run.answer('A because we are three');
  run.host.files.texts.set(
    path,
    run
      .document()
      .replace('because we are three', 'We are *three*, not four')
      .replace('Option A: A monolith  ', 'Option A, for now'),
  );
  const mine = run.document();
  await run.answer('A because');
  assert.match(
    run.document(),
    /\*\*Final Decision\*\*: Option A, for now\n\*\*Rationale\*\*: We are \*three\*, not four/,
  );
  assert.ok(run.document().includes(mine.slice(mine.indexOf('**Final Decision**'), mine.indexOf('### TD001'))));
  assert.deepEqual(
    logOf(run)
      .map(({ id, rationale }) => [id, rationale])
      .sort(),
    [
      ['TD001', 'because'],
      ['TD002', 'We are *three*, not four'],
    ],
  );
});

test('reasons in characters that look like others are not taken for corrections', async () => {
  const run = await deciding();
  await run.answer('A because （three） of us');
  await run.answer('A because');
  const reasons = logOf(run).map(({ id, rationale }) => [id, rationale]);
  assert.deepEqual(reasons.sort(), [
    ['TD001', 'because'],
    ['TD002', 'because （three） of us'],
  ]);
});

test('a decision that the user takes out of the document is not asked any more', async () => {
  const run = await deciding();
  run.host.files.texts.set(path, run.document().replace(/### TD002[^]*?(?=\n### |\n## )/, ''));
  await eventsOf(continueRun(run.host, 'run-1', { kind: 'continue' }, never));
  assert.deepEqual(await run.open(), ['TD001']);
  assert.doesNotMatch(run.document(), /### TD002/);
});

test('a document that an open comment hides is left alone, and no decision counts as taken out', async () => {
  const run = await deciding();
  const mine = run.document().replace('### TD', '<!-- later\n\n### TD');
  run.host.files.texts.set(path, mine);
  await run.answer('A because');
  assert.equal(run.document(), mine);
  assert.match(run.notes().join('\n'), /has no end: close it/);
  assert.deepEqual(await run.open(), ['TD001']);
  assert.deepEqual(
    logOf(run).map(({ id }) => id),
    ['TD002'],
  );
});

test('a new run takes over what was decided, asks what was provisional, and goes on with the ids', async () => {
  const first = await deciding();
  await first.answer('A because');
  await first.answer('later');
  const files = first.host.files;
  const run = await deciding(
    { 'deciding/identify': [path_({ decisions: [services, cache], categories: reasons })] },
    { files },
  );
  const decisions = decisionsOf((await stateOf(run)).facts);
  assert.deepEqual(decisions.map(({ id, title, outcome }) => [id, title, outcome?.kind]).sort(), [
    ['TD001', 'The database', undefined],
    ['TD002', 'One service or several', 'decided'],
    ['TD003', 'The cache', undefined],
  ]);
  assert.deepEqual(await run.open(), ['TD003'], 'the new one weighs more');
});

test('an old log of any shape is taken over; one that cannot be read is kept aside and said', async () => {
  const files = new MemoryFiles({
    [logPath]: '[{"feature":"A","branch":"001-a","decisions":[{"id":"TD001","decision":"x"}]}, {"f',
  });
  const run = await deciding({}, { files });
  await run.answer('A because');
  assert.equal(files.texts.get('.specify/memory/technical-decisions-log.1.json')?.endsWith('{"f'), true);
  assert.match(run.notes().join('\n'), /could not be read to its end\. It is kept as it was in .*log\.1\.json/);
  assert.deepEqual(
    logOf(run).map(({ id, feature }) => [id, feature]),
    [
      ['TD001', 'A'],
      ['TD002', 'Library Loans'],
    ],
  );
  const binary = new MemoryFiles();
  binary.unreadable.add(logPath);
  const other = await deciding({}, { files: binary });
  await other.answer('A because');
  await other.answer('A because');
  assert.deepEqual(
    [...binary.texts.keys()].filter((name) => name.includes('.log') || name.includes('-log')),
    ['.specify/memory/technical-decisions-log.1.json'],
  );
  assert.match(other.notes().join('\n'), /is no text that can be read and was left alone/);
  assert.match(binary.texts.get('.specify/memory/technical-decisions-log.1.json') ?? '', /TD002/);
});

test('a run that is cut after any event goes on where it was, and asks no fact twice', async () => {
  const conflict = path_({
    conflicts: [{ decisions: ['TD001'], problem: 'One writer.', alternatives: [{ text: 'Queue' }] }],
  });
  const run = await deciding({ 'deciding/reply': ['No.'], 'deciding/path': [conflict] });
  for (const said of ['Why?', 'Option F', 'A because', 'B', 'It is small.']) await run.answer(said);
  assert.deepEqual(await run.open(), ['C1']);
  const journal = await run.host.journals.read('run-1');
  assert.ok(journal.length > 50);
  for (let length = 2; length <= journal.length; length++) {
    const kept = journal.slice(0, length);
    const { host, model } = decidingHost({ 'deciding/path': [conflict], 'deciding/reply': ['No.'] });
    for (const event of kept) await host.journals.append('run-1', event);
    await eventsOf(continueRun(host, 'run-1', { kind: 'continue' }, never));
    const state = await readRun(host, 'run-1');
    const open = openQuestions(state).map(({ id }) => id);
    assert.equal(state.status, 'waiting', `${length}`);
    assert.ok(open.length === 1 && /^(?:TD00[12]|TD001-why|C1)$/.test(open[0] ?? ''), `${length}: ${open.join()}`);
    assert.ok(
      decisionsOf(state.facts).every(({ outcome }) => outcome?.kind !== 'provisional'),
      `${length}`,
    );
    const knows = (name: string) => kept.some((event) => event.kind === 'factLearned' && event.name === name);
    const isIdentified = kept.some((event) => event.kind === 'stepFinished' && event.step === 'identify');
    assert.equal(model.askedFor('deciding/identify').length, isIdentified ? 0 : 1, `${length}`);
    if (knows('decisionPath')) assert.equal(model.askedFor('deciding/path').length, 0, `${length}`);
    if (knows('decisionTalk')) assert.equal(model.askedFor('deciding/reply').length, 0, `${length}`);
  }
});

test('a decision is changed later: asked again, recorded with what it was, and the marks go', async () => {
  const files = new MemoryFiles({
    [`${folder}/spec.md`]: '# Feature Specification: Loans\n',
    [`${folder}/tasks.md`]: '# Tasks: Loans\n\n- [ ] T001 Do src/a.py\n',
    [`${folder}/contracts/api.yaml`]: 'openapi: 3.1.0\ninfo:\n  title: A\n  version: 1.0.0\npaths: {}\n',
  });
  const before = Object.fromEntries(files.texts);
  const run = await deciding({ 'deciding/path': [clear, clear] }, { files });
  await run.answer('A because');
  await run.answer(undefined);
  assert.match(files.texts.get(`${folder}/contracts/api.yaml`) ?? '', /description: PROVISIONAL DECISION \(TD001\)/);
  assert.match(
    files.texts.get(`${folder}/tasks.md`) ?? '',
    /T002 Review checkpoint: confirm or change the provisional TD001/,
  );
  const [known] = await decisionRuns(run.host);
  assert.equal(known?.run, 'run-1');
  await eventsOf(reopenDecision(run.host, 'run-1', 'td-1', never));
  assert.deepEqual(await run.open(), ['TD001']);
  assert.deepEqual((await outcomesOf(run))[0], ['TD001', 'provisional', 0], 'it stays until another is given');
  await run.answer('B');
  await run.answer('It is small.');
  assert.equal((await stateOf(run)).status, 'done');
  assert.deepEqual((await outcomesOf(run))[0], ['TD001', 'decided', 1]);
  assert.doesNotMatch([...files.texts.values()].join('\n'), /PROVISIONAL DECISION \(/);
  assert.equal(files.texts.get(`${folder}/contracts/api.yaml`), before[`${folder}/contracts/api.yaml`]);
  assert.equal(files.texts.get(`${folder}/spec.md`), before[`${folder}/spec.md`]);
  assert.match(files.texts.get(`${folder}/tasks.md`) ?? '', /- \[x\] T002 Review/);
  assert.match(
    files.texts.get(logPath) ?? '',
    /"previous": \[\s*\{\s*"decision": "PROVISIONAL DECISION: Option A: PostgreSQL/,
  );
});

test('a decision that is reopened and skipped stays as it was', async () => {
  const run = await deciding();
  await run.answer('A because');
  await run.answer('B because');
  await eventsOf(reopenDecision(run.host, 'run-1', 'TD001', never));
  await run.answer(undefined);
  assert.equal((await stateOf(run)).status, 'done');
  assert.deepEqual((await outcomesOf(run))[0], ['TD001', 'decided', 1]);
  await assert.rejects(eventsOf(reopenDecision(run.host, 'run-1', 'TD9', never)), /There is no decision/);
});

test('all that was written is taken back in one action', async () => {
  const run = await deciding();
  await run.answer('A because');
  await run.answer('A because');
  await undoRun(run.host, 'run-1');
  assert.deepEqual([...run.host.files.texts.keys()], []);
});

test('without any decision the document says why, and the run goes on', async () => {
  const none = [
    { category: 'Architecture', reason: 'One file.' },
    { category: 'Data', reason: 'None is kept.' },
    ...reasons,
  ];
  const run = await deciding({
    'deciding/identify': [path_({ decisions: [], categories: none })],
    'deciding/path': [],
  });
  assert.equal((await stateOf(run)).status, 'done');
  assert.match(
    run.document(),
    /No technical decision is needed\.[^]*- \*\*Data\*\*: no decision needed\. None is kept\./,
  );
});
