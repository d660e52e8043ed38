// Two approaches to a phase plan: both are written, one becomes the plan, the other stays beside it with the reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approachesOf, takeApproach } from '../../../../src/app/approaches.ts';
import { collect } from '../../../../src/app/check/collect.ts';
import { approachQuestion } from '../../../../src/core/approaches/question.ts';
import { workflowOf } from '../../../../src/app/host.ts';
import { continueRun, documentsOf, listRuns, openQuestions, readRun, startRun } from '../../../../src/app/runs/runs.ts';
import { redoRun, undoRun } from '../../../../src/app/runs/undo.ts';
import { parseLock } from '../../../../src/core/provenance.ts';
import { eventsOf, fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { PlanModel, type PlanModelOptions } from '../../../fakes/planModel.ts';
import { createOfflineModel } from '../../../../src/adapters/models/offline.ts';
import { workflows } from '../../../../src/workflows/index.ts';
import { path, planned, repository } from './plannedRun.ts';

const never = new AbortController().signal;
const folder = '.clinespecs/reserve-books';
const [queue, job] = [`${folder}/alternatives/queue-plan.md`, `${folder}/alternatives/nightly-job-plan.md`];
const lock = `${folder}/planner.lock.json`;
const two = { choices: { size: 'S', alternatives: '2' } };

const begun = (options: PlanModelOptions = {}) => planned(two, options);
type Begun = Awaited<ReturnType<typeof begun>>;
const at = ({ host }: Begun, file: string): string | undefined => host.files.texts.get(file);
const ids = async ({ host }: Begun) => openQuestions(await readRun(host, 'run-1')).map(({ id }) => id);

test('both plans are written beside where the plan will be, each by its approach, and one is to be chosen', async () => {
  const run = await begun();
  assert.equal(run.text(), '');
  assert.match(at(run, queue) ?? '', /- \*\*Approach\*\*: Queue \(one of several, none is chosen yet\)/);
  assert.match(at(run, job) ?? '', /- \*\*Approach\*\*: Nightly job \(one of several/);
  // What can be shared is asked once.
  assert.deepEqual(
    ['extract', 'approaches'].map((prompt) => run.model.asked().filter((one) => one === prompt).length),
    [1, 1],
  );
  const told = run.model.requests
    .filter(({ id }) => id === 'phases/plan')
    .map(({ messages }) => messages[0]?.text ?? '');
  assert.ok(told.some((text) => text.includes('Reservations wait in a queue')));
  assert.ok(told.some((text) => text.includes('Reservations wait in a nightly job')));
  const [question] = openQuestions(await readRun(run.host, 'run-1'));
  assert.equal(question?.id, 'approach');
  assert.deepEqual(
    question?.suggestions.map(({ label, recommended = false }) => [label, recommended]),
    [
      ['A: Queue', false],
      ['B: Nightly job', true],
    ],
  );
  assert.match(
    question?.suggestions[0]?.detail ?? '',
    /Effort: Queue takes a week\. Risk: .* Reversibility: .* Gives up:/,
  );
  const state = await readRun(run.host, 'run-1');
  assert.deepEqual(documentsOf(state), [queue, job]);
});

test('the chosen one becomes the plan with its reason, the other stays; Planner knows whose sections they are', async () => {
  const run = await begun();
  await run.answer('approach', 'A because nights are for backups');
  assert.match(run.text(), /- \*\*Approach\*\*: Queue\. Because nights are for backups\./);
  assert.equal(at(run, queue), undefined);
  assert.match(
    at(run, job) ?? '',
    /Nightly job \(not chosen\)\. Chosen instead: Queue\. Because nights are for backups\./,
  );
  const known = Object.keys(parseLock(at(run, lock))?.artifacts['reserve-books-plan.md']?.sections ?? {});
  assert.ok(known.length > 5);
  assert.deepEqual(documentsOf(await readRun(run.host, 'run-1')), [path]);
  const view = approachesOf(await readRun(run.host, 'run-1'), workflowOf(run.host, 'phases'));
  assert.deepEqual(
    view?.approaches.map((one) => [one.key, one.isChosen, one.path]),
    [
      ['A', true, path],
      ['B', false, job],
    ],
  );
  // What was not chosen is no part of the plan for those who check it, unless they name it.
  const wanted = async (paths: readonly string[]) =>
    (await collect(run.host.ports, paths, never)).groups.flatMap((group) => group.wanted);
  assert.deepEqual(await wanted([]), [path]);
  assert.deepEqual(await wanted([job]), [job]);
});

test('the reason is asked for where none is given, and need not be given', async () => {
  const run = await begun();
  await run.answer('approach', 'B: Nightly job');
  assert.deepEqual(await ids(run), ['approach-why']);
  await eventsOf(
    continueRun(run.host, 'run-1', { kind: 'answers', answers: [{ kind: 'skip', question: 'approach-why' }] }, never),
  );
  assert.match(run.text(), /Nightly job\. No reason was given\. It was recommended: It needs no new service\./);
});

test('nobody chooses: the recommended one is taken, and the plan says so', async () => {
  const run = await begun();
  await eventsOf(
    continueRun(run.host, 'run-1', { kind: 'answers', answers: [{ kind: 'skip', question: 'approach' }] }, never),
  );
  assert.match(run.text(), /Nightly job\. Nobody has chosen; it was recommended\. It needs no new service\./);
});

test('the other one can be taken later; what the user wrote in the plan goes with the plan that it was', async () => {
  const run = await begun();
  await run.answer('approach', 'A because of backups');
  run.edit('## Overview', '## Overview\n\nMine.');
  const found = takeApproach(await listRuns(run.host), workflows, job);
  assert.ok(found);
  await eventsOf(continueRun(run.host, found.run, found.input, never));
  assert.deepEqual(await ids(run), ['approach-why-2']);
  await run.answer('approach-why-2', 'reviews are dear');
  assert.match(run.text(), /- \*\*Approach\*\*: Nightly job\. Reviews are dear\./);
  assert.doesNotMatch(run.text(), /Mine\./);
  assert.match(at(run, queue) ?? '', /Mine\./);
  assert.equal(at(run, job), undefined);
  await run.wish('switch to the other approach because it is quicker');
  assert.match(run.text(), /Mine\./);
  assert.match(run.text(), /Queue\. Because it is quicker\./);
});

test('a change of the approach works what was answered into the other plan, and drops no question', async () => {
  const questions = [
    { section: 'Scope', question: 'Who may cancel a reservation?', why: '', suggestions: [] },
    { section: 'Risks', question: 'How long is a book kept for somebody?', why: '', suggestions: [] },
  ];
  const run = await begun({ questions });
  await run.answer('approach', 'A because of backups');
  const [first] = (await readRun(run.host, 'run-1')).ledger.filter(({ section }) => section !== '');
  assert.ok(first);
  await run.answer(first.id, 'The desk');
  await run.wish('take the other approach because reviews are dear');
  const { ledger } = await readRun(run.host, 'run-1');
  assert.deepEqual(
    ledger.filter(({ state }) => state === 'dropped').map(({ id }) => id),
    [],
  );
  assert.match(run.text(), /- \[x\] Who may cancel a reservation\? — The desk/);
  assert.match(run.text(), /- \[ \] How long is a book kept for somebody\?/);
});

test('undo takes all of it back, redo brings it again', async () => {
  const run = await begun();
  await run.answer('approach', 'A because of backups');
  const after = new Map(run.host.files.texts);
  await undoRun(run.host, 'run-1');
  assert.deepEqual([...run.host.files.texts.keys()].sort(), ['package.json']);
  await redoRun(run.host, 'run-1');
  for (const file of [path, job]) assert.equal(at(run, file), after.get(file));
  assert.equal(at(run, queue), undefined);
});

test('a run that breaks off goes on where it was: nothing is written twice', async () => {
  // The second plan of the two fails.
  const run = await begun({ failsAt: 6 });
  assert.equal((await readRun(run.host, 'run-1')).status, 'failed');
  const first = at(run, queue);
  assert.ok(first);
  await eventsOf(continueRun(run.host, 'run-1', { kind: 'continue' }, never));
  assert.equal(at(run, queue), first);
  assert.deepEqual(await ids(run), ['approach']);
  assert.equal(run.model.asked().filter((one) => one === 'approaches').length, 1);
});

test('words in the idea ask for it and are no part of the idea', async () => {
  const model = new PlanModel();
  const host = fakeHost(model, { files: new MemoryFiles(repository) });
  const idea = { text: 'Members reserve books. Two approaches, please.', references: [] };
  await eventsOf(startRun(host, 'phases', idea, never, { choices: { size: 'S' } }));
  const state = await readRun(host, 'run-1');
  assert.equal(state.idea?.text, 'Members reserve books.');
  assert.deepEqual(
    openQuestions(state).map(({ id }) => id),
    ['approach'],
  );
});

test('a comparison that may be what is to be built is asked about first; one plan is made where nobody answers', async () => {
  for (const [answer, files] of [
    [{ kind: 'text', question: 'alternatives', text: 'One plan for each' }, [job, queue]],
    [{ kind: 'skip', question: 'alternatives' }, []],
  ] as const) {
    const host = fakeHost(new PlanModel(), { files: new MemoryFiles(repository) });
    const idea = { text: 'Members reserve books. Compare a queue with a nightly job.', references: [] };
    await eventsOf(startRun(host, 'phases', idea, never, { choices: { size: 'S' } }));
    assert.deepEqual(
      openQuestions(await readRun(host, 'run-1')).map(({ id }) => id),
      ['alternatives'],
    );
    await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [answer] }, never));
    const found = [...host.files.texts.keys()].filter((file) => /alternatives\/.*\.md$/.test(file)).sort();
    assert.deepEqual(found, files);
    assert.equal(host.files.texts.has(path), files.length === 0);
  }
});

test('a model without approaches that differ is told so, and there is one plan', async () => {
  for (const approaches of [
    { approaches: [], cannot: 'the constraints leave one way' },
    { approaches: [{ name: 'Same' }, { name: 'Same' }] },
  ]) {
    const run = await begun({ approaches });
    assert.ok(run.events.some((event) => event.kind === 'noted' && event.note.text.startsWith('There is one plan')));
    assert.notEqual(run.text(), '');
    assert.equal(at(run, queue), undefined);
  }
});

test('a plan that is there is never replaced by approaches', async () => {
  const host = fakeHost(new PlanModel(), { files: new MemoryFiles({ ...repository, [path]: '# Mine\n' }) });
  const idea = { text: 'Members reserve books.', references: [] };
  await eventsOf(startRun(host, 'phases', idea, never, two));
  const answers = [{ kind: 'text' as const, question: 'folder', text: 'Continue it' }];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  assert.match(host.files.texts.get(path) ?? '', /^# Mine\n/);
  assert.deepEqual(
    [...host.files.texts.keys()].filter((file) => file.includes('alternatives')),
    [],
  );
});

test('the built-in model plans what the author names, else few phases and many, else it says that it cannot', async () => {
  const plans = async (text: string, size: string) => {
    const model = createOfflineModel(workflows);
    const host = fakeHost(model, { files: new MemoryFiles(repository) });
    const events = await eventsOf(startRun(host, 'phases', { text, references: [] }, never, { choices: { size } }));
    const found = [...host.files.texts].filter(([file]) => /alternatives\/.*\.md$/.test(file));
    return { found, notes: events.flatMap((event) => (event.kind === 'noted' ? [event.note.text] : [])) };
  };
  const work =
    'Members reserve books in a new table. An API returns the queue of a book. The desk has a screen for it. Mails tell who is next.';
  const named = await plans(`Two approaches: Redis and Postgres. ${work}`, 'M');
  assert.deepEqual(
    named.found.map(([file]) => file.slice(file.lastIndexOf('/') + 1)),
    ['redis-plan.md', 'postgres-plan.md'],
  );
  assert.match(named.found[0]?.[1] ?? '', /Redis/);
  const own = await plans(`${work} Two approaches, please.`, 'M');
  const phases = own.found.map(([, plan]) => plan.match(/^## Phase \d/gm)?.length);
  assert.deepEqual(phases, [2, 4]);
  const small = await plans('Fix a typo on the start page. Two approaches, please.', 'XS');
  assert.deepEqual(small.found, []);
  assert.ok(small.notes.some((note) => note.startsWith('There is one plan')));
});

test('what nobody judged of an approach is said once in the question', () => {
  const one = { key: 'A', name: 'Redis', idea: '', effort: 'Not judged.', risk: 'Not judged', decides: [] };
  const all = { ...one, reversibility: 'Not judged.', givesUp: 'Not judged.' };
  const detail = (approach: typeof all): string | undefined =>
    approachQuestion({ approaches: [approach], recommended: '', because: '', cannot: '' }).suggestions[0]?.detail;
  assert.equal(detail(all), 'Effort, risk, reversibility and what it gives up: Not judged.');
  assert.match(detail({ ...all, risk: 'Low' }) ?? '', /^Effort: Not judged\. Risk: Low\. /);
});
