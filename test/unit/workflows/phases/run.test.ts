// A phase plan from requirements to a document, through the real steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continueRun, openQuestions, readRun, startRun } from '../../../../src/app/runs/runs.ts';
import { parseLock } from '../../../../src/core/provenance.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { readPlanState } from '../../../../src/documents/phase/state.ts';
import { takeStep } from '../../../../src/documents/phase/transition.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { eventsOf, fakeHost, type FakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { PlanModel } from '../../../fakes/planModel.ts';
import { path, planned, repository } from './plannedRun.ts';

const never = new AbortController().signal;
const wish = (host: FakeHost, text: string) => eventsOf(continueRun(host, 'run-1', { kind: 'revision', text }, never));
const findings = (events: Awaited<ReturnType<typeof wish>>) =>
  events.flatMap((event) => (event.kind === 'findingsLeft' ? [event.findings] : [])).at(-1) ?? [];

for (const [size, phases] of [
  ['XS', ['plan']],
  ['S', ['1', '2']],
  ['M', ['1', '2', '3']],
  ['L', ['1', '2', '3']],
] as const) {
  test(`a plan of size ${size} breaks no rule, and its phases can be started`, async () => {
    const { events, text } = await planned({ choices: { size } });
    assert.deepEqual(
      findings(events).map(({ message }) => english(message)),
      [],
    );
    const document = parseDocument(path, text());
    const state = readPlanState(document);
    assert.ok(state.kind === 'plan');
    assert.deepEqual(
      state.phases.map(({ unit }) => unit.number),
      phases,
    );
    for (const { unit, status } of state.phases) {
      assert.equal(status, 'planned');
      assert.equal(unit.proofCommand, 'npm test');
      assert.ok(unit.exit.length > 0 && unit.exit.every(({ state: at }) => at === 'open'));
    }
    const step = takeStep(document, phases[0], {
      kind: 'start',
      date: '2026-11-25',
      commit: 'abc1234',
      reason: 'the team agreed',
    });
    assert.ok(step.kind === 'changed', JSON.stringify(step));
    assert.match(applyEdits(text(), step.edits), /- \*\*Status\*\*: active/);
  });
}

test('the size is stated with its reasons and asked first; the answer settles it', async () => {
  const { host, events, model } = await planned({});
  const stated = events.flatMap((event) => (event.kind === 'choiceStated' ? event.statement.map(english) : []));
  assert.match(
    stated.join('\n'),
    /^Size M: .*\nThe model judged the work as size M\.\n(?:.*\n)*\d phases, at most 350 lines: Overview, .*\nAbout \d+ requests and \d+,\d+ tokens\.\nHow long that takes is not known: test\/plan has not been measured here yet\.$/,
  );
  const [question] = openQuestions(await readRun(host, 'run-1'));
  assert.deepEqual([question?.id, question?.section], ['size', '']);
  assert.deepEqual(model.asked(), ['extract']);
  const answers = [{ kind: 'text' as const, question: 'size', text: 'XS' }];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  assert.match(host.files.texts.get(path) ?? '', /\*\*Size\*\*: XS/);
});

test('skipping the question for the size takes what was proposed', async () => {
  const { host } = await planned({});
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [{ kind: 'skip', question: 'size' }] }, never));
  assert.match(host.files.texts.get(path) ?? '', /\*\*Size\*\*: M/);
});

test('each phase is a request of its own, with its facts and its share of the lines', async () => {
  const { model } = await planned({ choices: { size: 'L' } });
  const requests = model.requests.filter((request) => model.promptOf(request) === 'plan');
  assert.equal(requests.length, 5);
  const second = requests[2]?.messages[0]?.text ?? '';
  assert.match(second, /Phase 2 of 3: Mails/);
  assert.match(second, /## 2\.1\. Deliverables/);
  assert.doesNotMatch(second, /## 1\.1\. Deliverables|<phases>/);
  assert.match(second, /- 1\.1\. Deliverables: - Tests first/);
  assert.match(second, /At most \d+ lines in all/);
});

test('a run that broke off goes on with the group where it stopped', async () => {
  const { host, model } = await planned({ choices: { size: 'L' } }, { failsAt: 3 });
  assert.equal((await readRun(host, 'run-1')).status, 'failed');
  const before = host.files.texts.get(path) ?? '';
  assert.match(before, /### 1\.8\. Testing Strategy/);
  await eventsOf(continueRun(host, 'run-1', { kind: 'continue' }, never));
  const after = host.files.texts.get(path) ?? '';
  assert.match(after, /### 3\.8\. Testing Strategy/);
  assert.equal(model.asked().filter((prompt) => prompt === 'plan').length, 3 + 3);
});

test('the phases are drawn, and what the plan rests on is named', async () => {
  const { text } = await planned({ choices: { size: 'L' } });
  assert.match(
    text(),
    /phase1\["1: Queue"\]\n.*phase2\["2: Mails"\]\n.*phase3\["3: Desk list"\]\n {4}phase1 --> phase2\n {4}phase1 --> phase3/,
  );
  assert.match(text(), /## Sources\n\n- `package\.json`: JavaScript, `npm test`/);
});

test('a wish for another size adds what that has, and takes nothing away', async () => {
  const { host, text } = await planned({ choices: { size: 'M' } });
  const before = text();
  await wish(host, 'make it size L');
  assert.match(text(), /\*\*Size\*\*: L/);
  assert.match(text(), /## Technical Debt\n/);
  await wish(host, 'make it smaller');
  await wish(host, 'size S please');
  assert.match(text(), /\*\*Size\*\*: S/);
  for (const line of before.split('\n').filter((one) => one !== '' && !one.includes('**Size**'))) {
    assert.ok(text().includes(line), line);
  }
});

test('what a wish says beside the size is worked in too', async () => {
  const { host, model } = await planned({ choices: { size: 'M' } }, { revision: '## Scope\n- Also magazines\n' });
  await wish(host, 'Make it size L and add magazines to the scope');
  assert.equal(model.asked().at(-2), 'revise');
  assert.match(host.files.texts.get(path) ?? '', /### Scope\n\n- Also magazines/);
});

test('a plan that is too long is shortened once; where it stays long it says so, and no rule asks again', async () => {
  const { model, text } = await planned({ choices: { size: 'XS' } }, { lines: 60, shortened: 2 });
  assert.equal(model.asked().filter((prompt) => prompt === 'shorten').length, 1);
  assert.ok(text().split('\n').length < 92);
  assert.doesNotMatch(text(), /\*\*Length\*\*/);
  const long = await planned({ choices: { size: 'XS' } }, { lines: 60, shortened: 70 });
  assert.match(long.text(), /- \*\*Length\*\*: \d+ lines, more than the 80 of its size/);
  assert.deepEqual(
    findings(long.events).filter(({ rule }) => rule === 'phases/length'),
    [],
  );
  assert.ok(long.events.some((event) => event.kind === 'noted' && english(event.note).includes('its size allows 80')));
});

test('where nothing says how the tests run it is asked, and the answer stands in the phases', async () => {
  const { host, text } = await planned({ choices: { size: 'M' } }, {}, {});
  const question = openQuestions(await readRun(host, 'run-1')).find(({ section }) => section.startsWith('Phase 1'));
  assert.ok(question);
  assert.match(text(), /\*\*Proof command\*\*: To be determined/);
  const answers = [{ kind: 'text' as const, question: question.id, text: 'Run `make check`.' }];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  assert.doesNotMatch(text(), /Proof command\*\*: To be/);
  assert.match(text(), /## Phase 2: Mails\n\n.*\n.*\n.*\n- \*\*Proof command\*\*: `make check`/);
});

test('from a brief the plan lands beside it, with its questions; the lock vouches for both', async () => {
  const brief = '.clinespecs/queue/task_brief.md';
  const text = '# Reserve\n\n## 6. Open Questions\n\n- [x] How long? — Three days.\n- [ ] Who pays?\n';
  const lock =
    '{"version": 1, "run": "older", "artifacts": {"task_brief.md": {"sections": {"reserve": {"hash": "1", "inputs": {}}}}}}';
  const files = { ...repository, [brief]: text, '.clinespecs/queue/planner.lock.json': lock };
  const host = fakeHost(new PlanModel(), { files: new MemoryFiles(files) });
  const idea = { text: '', references: [{ name: brief, text }] };
  await eventsOf(startRun(host, 'phases', idea, never, { choices: { size: 'M' } }));
  const plan = host.files.texts.get('.clinespecs/queue/reserve-books-plan.md') ?? '';
  assert.match(plan, /## Open Questions\n\n- \[x\] How long\? — Three days\.\n- \[ \] Who pays\?/);
  assert.match(plan, /- \[task_brief\.md\]\(task_brief\.md\): what this plan is made from/);
  assert.equal(host.files.texts.get(brief), text);
  const after = parseLock(host.files.texts.get('.clinespecs/queue/planner.lock.json'));
  assert.equal(after?.run, 'older');
  assert.deepEqual(Object.keys(after.artifacts), ['reserve-books-plan.md', 'task_brief.md']);
  assert.equal(after.artifacts['reserve-books-plan.md']?.run, 'run-1');
  assert.deepEqual(openQuestions(await readRun(host, 'run-1')), []);
});

test('a plan of the same name is asked about; another gets a number in the same folder', async () => {
  const { host } = await planned({ choices: { size: 'XS' } }, {}, { ...repository, [path]: '# Mine\n' });
  const [question] = openQuestions(await readRun(host, 'run-1'));
  assert.match(
    question?.question ?? '',
    /^The file \.clinespecs\/reserve-books\/reserve-books-plan\.md is there already/,
  );
  const answers = [{ kind: 'text' as const, question: 'folder', text: 'Make another' }];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  assert.equal(host.files.texts.get(path), '# Mine\n');
  assert.ok(host.files.texts.has('.clinespecs/reserve-books/reserve-books-2-plan.md'));
});

test('without requirements Planner asks for them', async () => {
  const host = fakeHost(new PlanModel());
  const start = eventsOf(startRun(host, 'phases', { text: ' ', references: [] }, never));
  await assert.rejects(start, /What is to be built or changed\?/);
});

test('a later part of the plan is written with what stands before it, more than its first words', async () => {
  const { model } = await planned({ choices: { size: 'M' } }, { lines: 12 });
  const last = model.requests.findLast((request) => model.promptOf(request) === 'plan');
  const told = /<written>([^]*?)<\/written>/.exec(last?.messages[0]?.text ?? '')?.[1] ?? '';
  assert.match(told, /- 1\.1\. Deliverables: /);
  assert.ok(Math.max(...told.split('\n').map((line) => line.length)) > 200);
  assert.ok(told.length < 16_000);
});
