// The review of a whole feature, what it repairs, and the report at the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRun, startRun } from '../../../src/app/runs/runs.ts';
import type { Host } from '../../../src/app/host.ts';
import { amend } from '../../../src/app/runs/journal.ts';
import { PlannerError } from '../../../src/core/error.ts';
import type { Checkers } from '../../../src/core/ports.ts';
import { formatLock, parseLock, withSection } from '../../../src/core/provenance.ts';
import { reportIn, tellReport } from '../../../src/core/report.ts';
import type { RunEventBody } from '../../../src/core/run.ts';
import { continueRun } from '../../../src/app/runs/runs.ts';
import { coverageOf, outlinesOf } from '../../../src/core/speckit/coverage.ts';
import type { ReviewIssue } from '../../../src/core/speckit/facts.ts';
import { readFeatureSet } from '../../../src/core/speckit/featureSet.ts';
import type { LeftIssue } from '../../../src/core/speckit/review.ts';
import { wholeKey } from '../../../src/core/wholeFile.ts';
import type { Artifact } from '../../../src/core/workflow.ts';
import { english, say } from '../../../src/documents/sentence.ts';
import { fakeGit } from '../../fakes/fakeGit.ts';
import { featureHost, featureWorkflow, fullSpec } from '../../fakes/featureWorkflow.ts';
import { eventsOf } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import type { Script, ScriptedReply } from '../../fakes/scriptedModel.ts';

const never = new AbortController().signal;
const folder = 'specs/001-login';
const research = '# Research\n\n## Decisions\n\nWe use TD001.\n\n## Risks\n\nNone.\n';
const issue: ReviewIssue = {
  file: 'research.md',
  heading: 'Risks',
  problem: 'Locking out members is a risk (FR-002).',
  severity: 'critical',
  remedy: 'Name it with a mitigation.',
};
const reply = (...issues: readonly ReviewIssue[]): ScriptedReply => ({ kind: 'fact', value: { issues } });

const empty = reply();

/** A feature whose research.md is Planner's, as its lock says. */
function texts(): Record<string, string> {
  const inputs = { 'spec:login': 'abc' };
  const first = withSection(undefined, 'run-1', 'research.md', 'Decisions', 'We use TD001.', inputs);
  const lock = withSection(first, 'run-1', 'research.md', 'Risks', 'None.', inputs);
  return {
    [`${folder}/spec.md`]: fullSpec,
    [`${folder}/research.md`]: research,
    [`${folder}/planner.lock.json`]: formatLock(lock),
  };
}

/** Runs once so that the feature is known, tells that research.md was written, and looks over it all again. */
async function reviewed(
  script: Script,
  change: (files: Map<string, string>) => void = () => undefined,
  ignored: readonly string[] = [],
) {
  const git = fakeGit('Anna', { ignored: (paths) => Promise.resolve(paths.filter((path) => ignored.includes(path))) });
  const made = featureHost(texts(), script, { git });
  await eventsOf(
    startRun(
      made.host,
      'featuring',
      { text: 'Sign in with e-mail and a password on the stack that is there already.', references: [] },
      never,
    ),
  );
  await own(made.host);
  change(made.files.texts);
  const events = await eventsOf(continueRun(made.host, 'run-1', { kind: 'continue' }, never));
  const state = await readRun(made.host, 'run-1');
  return { ...made, events, state, left: state.facts['reviewLeft'] as readonly LeftIssue[] };
}

async function own(host: Host): Promise<void> {
  await amend(host, 'run-1', async function* (): AsyncGenerator<RunEventBody, void> {
    // An update looks over nothing by itself.
    yield { kind: 'stepsReopened', steps: ['review'] };
    yield { kind: 'artifactCreated', artifact: 'research', path: `${folder}/research.md` };
    const id = await host.ports.snapshots.keep(research);
    yield {
      kind: 'sectionWritten',
      artifact: 'research',
      path: `${folder}/research.md`,
      section: 'Risks',
      before: '',
      after: id,
      repairs: 0,
    };
    yield { kind: 'stepsReopened', steps: ['review', 'report'] };
  });
}

test('an issue with a remedy is repaired in its section alone, once, and its inputs stay', async () => {
  const { files, left, model, state } = await reviewed({
    'featuring/review': [empty, reply(issue)],
    'featuring/repair': ['## Risks\n\nLocked-out members call the desk. Mitigation: a reset link.\n'],
  });
  const text = files.texts.get(`${folder}/research.md`) ?? '';
  assert.match(text, /We use TD001\.[^]*## Risks\n\n?Locked-out members call the desk/);
  assert.deepEqual(left, []);
  assert.match(files.texts.get(`${folder}/planner.lock.json`) ?? '', /Risks.*"spec:login":"abc"/);
  assert.equal(model.askedFor('featuring/repair').length, 1);
  assert.equal(state.status, 'done');
});

test('a section that the user changed is kept, and the repair proposed', async () => {
  const mine = research.replace('None.', 'None that I see.');
  const { files, state } = await reviewed(
    { 'featuring/review': [empty, reply(issue)], 'featuring/repair': ['Locked-out members call the desk.'] },
    (all) => all.set(`${folder}/research.md`, mine),
  );
  assert.equal(files.texts.get(`${folder}/research.md`), mine);
  assert.deepEqual(
    state.proposals.map(({ section, text }) => [section, text]),
    [['Risks', 'Locked-out members call the desk.']],
  );
});

const contract = `${folder}/contracts/login.yaml`;
const known = 'openapi: 3.1.0\npaths: {}\n';
const missing: ReviewIssue = {
  ...issue,
  ...{ file: 'contracts/login.yaml', heading: '', problem: 'Nobody can sign in (FR-001).', remedy: 'Add POST /login.' },
};
const checkers: Checkers = {
  check: (_, text) =>
    Promise.resolve(
      text.startsWith('openapi: 3.1.0')
        ? { kind: 'valid' }
        : { kind: 'invalid', problems: [{ message: 'no version', line: 1 }] },
    ),
};

/** Looks over a feature that has a contract which Planner made. */
async function reviewedContract(replies: readonly ScriptedReply[], text = known) {
  const files: Artifact = {
    ...{ id: 'contracts', path: '{{feature}}/contracts', requires: [], template: '' },
    frame: { placeNames: [], places: () => ({}), title: () => 'Contracts' },
    files: () => [{ name: 'login.yaml', language: 'openapi', title: 'Login', why: 'Members sign in.', needs: [] }],
  };
  const workflow = { ...featureWorkflow, artifacts: [...featureWorkflow.artifacts, files] };
  const made = featureHost(
    { ...texts(), [contract]: text },
    { 'featuring/review': [empty, reply(missing)], 'featuring/repair': replies },
    { checkers },
  );
  const host = { ...made.host, workflows: [workflow] };
  const idea = { text: 'Sign in with e-mail and a password on the stack that is there already.', references: [] };
  await eventsOf(startRun(host, 'featuring', idea, never));
  const lock = parseLock(made.files.texts.get(`${folder}/planner.lock.json`));
  const after = withSection(lock, 'run-1', 'contracts/login.yaml', wholeKey, known, { 'spec:login': 'abc' });
  made.files.texts.set(`${folder}/planner.lock.json`, formatLock(after));
  await amend(host, 'run-1', async function* (): AsyncGenerator<RunEventBody, void> {
    yield { kind: 'artifactCreated', artifact: 'contracts/login.yaml', path: contract };
    yield { kind: 'stepsReopened', steps: ['review', 'report'] };
  });
  await eventsOf(continueRun(host, 'run-1', { kind: 'continue' }, never));
  const state = await readRun(host, 'run-1');
  return { ...made, state, left: state.facts['reviewLeft'] as readonly LeftIssue[] };
}

const better = `${known}# POST /login\n`;
const stamp = '# Written by Planner, 2026-11-21 09:00 UTC.\n';

test('an issue with a contract is repaired in the whole file, which keeps what it was made from', async () => {
  const { files, left, model } = await reviewedContract([better]);
  assert.equal(files.texts.get(contract), `${stamp}${better}`);
  assert.deepEqual(left, []);
  assert.match(files.texts.get(`${folder}/planner.lock.json`) ?? '', /"contracts\/login\.yaml"[^]*"spec:login":"abc"/);
  const [asked] = model.askedFor('featuring/repair');
  assert.deepEqual(asked?.facts['findings'], ['Nobody can sign in (FR-001). → Add POST /login.']);
  assert.equal(asked?.facts['text'], known);
});

test('a repaired contract that its checker refuses is asked for once more, and not written if it stays wrong', async () => {
  const second = await reviewedContract(['swagger: 2\n', better]);
  assert.equal(second.files.texts.get(contract), `${stamp}${better}`);
  const findings = second.model.askedFor('featuring/repair')[1]?.facts['findings'];
  assert.deepEqual(findings, ['Nobody can sign in (FR-001). → Add POST /login.', 'no version (line 1)']);
  const wrong = await reviewedContract(['swagger: 2\n', 'swagger: 2\n']);
  assert.equal(wrong.files.texts.get(contract), known);
  assert.equal(wrong.model.askedFor('featuring/repair').length, 2);
  assert.equal(wrong.left.length, 1);
});

test('a contract that the user changed is kept, and its repair proposed', async () => {
  const mine = `${known}# mine\n`;
  const { files, state, left } = await reviewedContract([better], mine);
  assert.equal(files.texts.get(contract), mine);
  assert.deepEqual(
    state.proposals.map(({ section, text }) => [section, text]),
    [['contracts/login.yaml', better]],
  );
  assert.deepEqual(left, []);
});

test('what has no remedy stands in the report with its place; what names no file is left out', async () => {
  const { left, state } = await reviewed({
    'featuring/review': [empty, reply({ ...issue, remedy: '' }, { ...issue, file: '../../etc/passwd' })],
  });
  assert.deepEqual(
    left.map(({ file, line }) => [file, line]),
    [['research.md', 7]],
  );
  const report = reportIn(state.facts);
  assert.ok(report);
  assert.deepEqual(tellReport(report, english).left, [`research.md:7 (Risks), critical: ${issue.problem}`]);
});

test('what has no remedy stays in the report though something else of its section is repaired', async () => {
  const open = { ...issue, problem: 'Who unlocks members is said nowhere.', severity: 'major', remedy: '' } as const;
  const { left, state } = await reviewed({
    'featuring/review': [empty, reply(issue, open)],
    'featuring/repair': ['## Risks\n\nLocked-out members call the desk. Mitigation: a reset link.\n'],
  });
  assert.deepEqual(
    left.map(({ problem }) => problem),
    [open.problem],
  );
  const said = reportIn(state.facts)?.left.map((line) => (typeof line === 'string' ? line : english(line)));
  assert.deepEqual(said, [`research.md:7 (Risks), major: ${open.problem}`]);
});

test('a repair that fails leaves the issue, and the run goes on', async () => {
  const failure = new PlannerError('model.failed', say('It failed.'));
  const { left, state, events } = await reviewed({
    'featuring/review': [empty, reply(issue)],
    'featuring/repair': [{ kind: 'fails', error: failure }],
  });
  assert.equal(left.length, 1);
  assert.equal(state.status, 'done');
  const told = events.flatMap((event) => (event.kind === 'noted' ? [english(event.note)] : []));
  assert.ok(
    told.some((note) => /“Risks” could not be repaired: It failed/.test(note)),
    told.join('\n'),
  );
});

test('a model that gives nothing usable leaves the rules’ word; one that is not to be reached stops the run there', async () => {
  const unusable = await reviewed({
    'featuring/review': [empty, { kind: 'fact', value: 7 }, { kind: 'fact', value: 8 }],
  });
  assert.equal(unusable.state.status, 'done');
  assert.ok(unusable.events.some((event) => event.kind === 'noted' && /did not review/.test(english(event.note))));
  const network = await reviewed({
    'featuring/review': [empty, { kind: 'fails', error: new PlannerError('model.network', say('No network.')) }],
  });
  assert.equal(network.state.status, 'failed');
  assert.ok(!network.state.finishedSteps.includes('review'));
});

test('what the rules find in the whole folder is told by artifact', async () => {
  const { events } = await reviewed({ 'featuring/review': [empty, reply()] }, (all) => {
    all.set(`${folder}/tasks.md`, '# Tasks: Login\n\n- [ ] T001 Sign in in src/a.ts (FR-001, FR-009)\n');
  });
  const found = events.flatMap((event) => (event.kind === 'findingsLeft' ? event.findings : []));
  assert.ok(
    found.some(({ path, rule }) => path === `${folder}/tasks.md` && rule === 'speckit/dangling-id'),
    JSON.stringify(found.map(({ rule }) => rule)),
  );
});

test('the report names files by absolute paths, and what git ignores', async () => {
  const { state, events } = await reviewed({ 'featuring/review': [empty, reply()] }, undefined, [
    `${folder}/research.md`,
  ]);
  const report = reportIn(state.facts);
  assert.equal(report?.branch, '001-login');
  assert.equal(report.folder, `/work space/${folder}`);
  assert.ok(report.files.includes(`/work space/${folder}/research.md`), report.files.join());
  assert.deepEqual(report.ignored, [`/work space/${folder}/research.md`]);
  assert.deepEqual(report.warnings, ['Slow']);
  assert.ok(report.missing.some((reason) => /No web search/.test(reason)));
  assert.ok(events.some((event) => event.kind === 'noted' && /^Git ignores specs/.test(english(event.note))));
});

test('the prompt has outlines and a table of what covers what, and stays small for a large feature', async () => {
  const tasks = Array.from(
    { length: 2000 },
    (_, index) => `- [ ] T${String(index).padStart(4, '0')} [US1] Do it in src/f${index}.ts (FR-001)`,
  );
  const files = new MemoryFiles({
    ...texts(),
    [`${folder}/tasks.md`]: `# Tasks: Login\n\n## Phase 1\n\n${tasks.join('\n')}\n`,
    [`${folder}/contracts/api.yaml`]: 'openapi: 3.1.0 # FR-002\n',
  });
  const place = { name: '', branch: '', folder, spec: '', plan: '', project: '', absolute: '' };
  const set = await readFeatureSet(files, place, never);
  const coverage = coverageOf(set, []);
  assert.match(coverage, /- FR-001 \(.*\) → tasks: T0000, T0001.*contracts: none/);
  assert.match(coverage, /- FR-002 \(.*\) → tasks: none; tests: none; contracts: contracts\/api\.yaml/);
  assert.match(coverage, /- US1 \(Sign in\) → tasks: T0000/);
  const outlines = outlinesOf(set);
  assert.match(outlines, /### research\.md\n#### Decisions\nWe use TD001\./);
  assert.match(outlines, /### contracts\/api\.yaml\nopenapi: 3\.1\.0/);
  assert.ok(outlines.length < 61_000, String(outlines.length));
  assert.match(outlines, /characters left out/);
});

test('a long contract is shown by its operations and schemas, a short one whole', async () => {
  const head = 'openapi: 3.1.0\npaths:\n  /login:\n    post:\n      operationId: signIn\n';
  const long = `${head}${'      # a remark\n'.repeat(500)}`;
  const shown = async (text: string) => {
    const files = new MemoryFiles({ ...texts(), [`${folder}/contracts/login.yaml`]: text });
    const own = { folder, spec: `${folder}/spec.md`, plan: `${folder}/plan.md` };
    const place = { name: '001-login', branch: '', project: '', absolute: '', ...own };
    return outlinesOf(await readFeatureSet(files, place, never));
  };
  assert.match(await shown(long), /### contracts\/login\.yaml\nOperations:\n- POST \/login \(signIn\)/);
  assert.match(await shown(head), /operationId: signIn/);
});

test('the phase that the code makes for decisions is not sent for repair', async () => {
  const text = '# Research\n\n## Decisions\n\nWe use TD001.\n\n## Phase 6: Decision Review\n\n- [ ] T001 Confirm it.\n';
  const { model, left } = await reviewed(
    { 'featuring/review': [empty, reply({ ...issue, heading: 'Phase 6: Decision Review' })] },
    (all) => all.set(`${folder}/research.md`, text),
  );
  assert.equal(model.askedFor('featuring/repair').length, 0);
  assert.equal(left.length, 1);
});

test('a task that only names a command for tests is no test', async () => {
  const tasks = [
    '- [ ] T001 Make `bun test` and npm run test:unit run in package.json (FR-001)',
    '- [ ] T002 Choose a test runner in package.json (FR-001)',
    '- [ ] T003 Test the sign-in in src/signIn.ts (FR-001)',
    '- [ ] T004 Check the lock in tests/lock.ts (FR-001)',
    '- [ ] T005 Create the folders `src/login/` and `tests/login/` (FR-001)',
    '- [ ] T006 Set up tests/ for the sign-in (FR-001)',
  ];
  const files = new MemoryFiles({
    ...texts(),
    [`${folder}/tasks.md`]: `# Tasks\n\n## Phase 1\n\n${tasks.join('\n')}\n`,
  });
  const place = { name: '', branch: '', folder, spec: '', plan: '', project: '', absolute: '' };
  const coverage = coverageOf(await readFeatureSet(files, place, never), []);
  assert.match(coverage, /- FR-001 .*→ tasks: T001, T002, T003, T004, T005, T006; tests: T003, T004$/m);
});

test('each repair that is to add a task is told an id that is free then, others none', async () => {
  const path = `${folder}/tasks.md`;
  const phases = ['Phase 1: Setup', 'Phase 2: Work', 'Phase 3: Close'];
  const ask = (heading: string, problem: string, remedy: string): ReviewIssue => ({
    ...{ file: 'tasks.md', heading, problem, severity: 'critical', remedy },
  });
  const lines = phases.map((heading, index) => `## ${heading}\n\n- [ ] T00${index + 1} Do it in src/f${index}.ts\n`);
  const made = featureHost(
    { ...texts(), [path]: `# Tasks\n\n${lines.join('\n')}` },
    {
      'featuring/review': [
        empty,
        reply(
          ask(phases[0] ?? '', 'Nothing tests FR-001.', 'Add a task that tests it.'),
          ask(phases[1] ?? '', 'FR-002 hat keine Aufgabe.', 'Eine Aufgabe für FR-002 ergänzen.'),
          ask(phases[2] ?? '', 'The task does not say which file is new.', 'Name the file.'),
        ),
      ],
      'featuring/repair': [
        '- [ ] T001 Do it in src/f0.ts\n- [ ] T004 Test it in tests/f0.ts\n',
        '- [ ] T002 Do it in src/f1.ts\n- [ ] T005 Lock it in src/lock.ts\n',
        '- [ ] T003 Do it in src/f9.ts\n',
      ],
    },
  );
  const headings = phases.map((heading) => `## ${heading}\n\n<!-- Tasks. -->\n`);
  const frame = { placeNames: [], places: () => ({}), title: () => 'Tasks' };
  const template = `# Tasks\n\n${headings.join('\n')}`;
  const tasks = { id: 'tasks', path: '{{feature}}/tasks.md', requires: [], template, frame };
  const host: Host = { ...made.host, workflows: [{ ...featureWorkflow, artifacts: [tasks] }] };
  const idea = 'Sign in with e-mail and a password on the stack that is there already.';
  await eventsOf(startRun(host, 'featuring', { text: idea, references: [] }, never));
  await amend(host, 'run-1', async function* (): AsyncGenerator<RunEventBody, void> {
    yield { kind: 'artifactCreated', artifact: 'tasks', path };
    const text = made.files.texts.get(path) ?? '';
    const event = { kind: 'sectionWritten', artifact: 'tasks', path, section: phases[0] ?? '' } as const;
    yield { ...event, before: '', after: await host.ports.snapshots.keep(text), repairs: 0 };
    yield { kind: 'stepsReopened', steps: ['review', 'report'] };
  });
  const ours = phases.reduce<ReturnType<typeof withSection> | undefined>(
    (lock, heading, index) =>
      withSection(lock, 'run-1', 'tasks.md', heading, `- [ ] T00${index + 1} Do it in src/f${index}.ts`, {}),
    undefined,
  );
  if (ours) made.files.texts.set(`${folder}/planner.lock.json`, formatLock(ours));
  await eventsOf(continueRun(host, 'run-1', { kind: 'continue' }, never));
  const told = made.model
    .askedFor('featuring/repair')
    .map(({ messages }) => /takes the id (T\d+)/.exec(messages.map(({ text }) => text).join(''))?.[1]);
  assert.deepEqual(told, ['T004', 'T005', undefined]);
});
