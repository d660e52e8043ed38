// What becomes of a plan when its size is chosen, changed, or said together with more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openQuestions, readRun } from '../../../../src/app/runs/runs.ts';
import { inWords } from '../../../../src/core/questions.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { readPlanState } from '../../../../src/documents/phase/state.ts';
import { takeStep } from '../../../../src/documents/phase/transition.ts';
import { english, fill, plainArguments, type Sentence } from '../../../../src/documents/sentence.ts';
import type { eventsOf } from '../../../fakes/host.ts';
import { path, planned, repository } from './plannedRun.ts';

function findings(events: Awaited<ReturnType<typeof eventsOf>>): readonly string[] {
  const last = events.flatMap((event) => (event.kind === 'findingsLeft' ? [event.findings] : [])).at(-1) ?? [];
  return last.map(({ message }) => english(message));
}

test('an answer that says more than the size is a wish too', async () => {
  const { host, model, text, answer } = await planned({}, { revision: ['## Scope\n**Out of scope:**\n\n- Mails\n'] });
  await answer('size', 'M, but leave out the mails');
  assert.match(text(), /\*\*Size\*\*: M/);
  assert.match(text(), /### Scope\n\n\*\*Out of scope:\*\*\n\n- Mails/);
  const asked = model.requests.find((request) => model.promptOf(request) === 'revise');
  assert.match(asked?.messages[0]?.text ?? '', /<wishes>\n- M, but leave out the mails\n<\/wishes>/);
  assert.deepEqual((await readRun(host, 'run-1')).revisions, []);
});

test('a plan without phases that grows gives what it said of the change to its phases, and keeps what the user wrote', async () => {
  const { model, text, edit, wish } = await planned({ choices: { size: 'XS' } });
  edit(/(## Done When\n\n)[^\n]*/, '$1- [ ] My own criterion');
  const events = await wish('make it size M');
  assert.match(text(), /\*\*Size\*\*: M/);
  assert.match(text(), /## Phase 2: Mails/);
  // What was Planner's has gone on in the phases; what the user wrote stays where it is.
  assert.doesNotMatch(text(), /## Change\n|## Completion\n/);
  assert.match(text(), /## Done When\n\n- \[ \] My own criterion/);
  const first = model.requests.filter((request) => model.promptOf(request) === 'plan').at(2)?.messages[0]?.text ?? '';
  assert.match(first, /<outgrown>\nChange\n- Tests first[^]*Done When\n- \[ \] My own criterion[^]*<\/outgrown>/);
  const state = readPlanState(parseDocument(path, text()));
  assert.ok(state.kind === 'plan');
  assert.deepEqual(
    state.phases.map(({ unit, status }) => [unit.number, status]),
    [
      ['1', 'planned'],
      ['2', 'planned'],
    ],
  );
  assert.deepEqual(findings(events), []);
});

test('a plan that shrinks to the smallest size keeps every line', async () => {
  const { text, edit, wish } = await planned({ choices: { size: 'M' } });
  edit(/(### 1\.1\. Deliverables\n\n)[^\n]*/, '$1- My own words');
  const before = text();
  await wish('make it size XS');
  assert.match(text(), /\*\*Size\*\*: XS/);
  for (const line of before.split('\n').filter((one) => !one.includes('**Size**')))
    assert.ok(text().includes(line), line);
});

test('a plan of one phase that grows keeps that phase and gets more', async () => {
  const divided = [
    { title: 'Reserve books', goal: '', dependsOn: [], was: 1 },
    { title: 'Mails', goal: '', dependsOn: [1], was: 0 },
  ];
  const { text, wish } = await planned({ choices: { size: 'S' } }, { outline: { effort: 'XS' }, divided });
  const state = readPlanState(parseDocument(path, text()));
  assert.ok(state.kind === 'plan' && state.phases.length === 1);
  const before = text();
  await wish('make it size M');
  assert.match(text(), /## Phase 1: Reserve books\n[^]*## Phase 2: Mails\n/);
  for (const line of before.split('\n').filter((one) => !one.includes('**Size**')))
    assert.ok(text().includes(line), line);
});

test('a plan that is there and is gone on with gets the sections of the size that is chosen', async () => {
  const old = await planned({ choices: { size: 'S' } });
  const { text, answer, host, wish } = await planned(
    { choices: { size: 'L' } },
    {},
    { ...repository, [path]: old.text() },
  );
  assert.equal(openQuestions(await readRun(host, 'run-1'))[0]?.id, 'folder');
  await answer('folder', 'Continue it');
  assert.match(text(), /## Technical Debt\n/);
  assert.match(text(), /### 1\.7\. Architecture Decisions\n/);
  // Its phases are those that it has, and what stood in it stands in it.
  assert.equal(text().match(/^## Phase \d/gm)?.length, old.text().match(/^## Phase \d/gm)?.length);
  for (const line of old
    .text()
    .split('\n')
    .filter((one) => !one.includes('**Size**')))
    assert.ok(text().includes(line), line);
  await wish('make it size XL');
  assert.match(text(), /## Technical Debt\n/);
});

test('a plan that is gone on with in its own size gets nothing but what the idea asks for', async () => {
  const old = await planned({ choices: { size: 'S' } });
  const { text, answer } = await planned({ choices: { size: 'S' } }, {}, { ...repository, [path]: old.text() });
  await answer('folder', 'Continue it');
  assert.equal(text(), old.text());
});

function parts(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    title: `Part ${'ABCDEFGH'.charAt(index)}`,
    goal: `Part ${index + 1} works`,
    dependsOn: index === 0 ? [] : [index],
    proof: `npm test -- part-${index + 1}`,
  }));
}

test('a whole plan of the largest size keeps its budget, breaks no rule, and each phase can be started', async () => {
  const phases = parts(8);
  const { events, text, model } = await planned(
    { choices: { size: 'XL' } },
    {
      lines: 6,
      phases,
      outline: { effort: 'XL', concerns: ['deployment', 'performance', 'security', 'migration', 'monitoring'] },
    },
  );
  assert.deepEqual(findings(events), []);
  assert.ok(text().split('\n').length <= 1150, `${text().split('\n').length} lines`);
  assert.doesNotMatch(text(), /\*\*Length\*\*/);
  assert.equal(model.asked().filter((prompt) => prompt === 'plan').length, 10);
  const document = parseDocument(path, text());
  for (const phase of phases.keys()) {
    const step = takeStep(document, `${phase + 1}`, {
      kind: 'start',
      date: '2026-11-25',
      commit: 'abc1234',
      reason: 'the team agreed',
    });
    assert.ok(step.kind === 'changed', JSON.stringify(step));
  }
});

test('a plan of the largest size that cannot be kept short says why', async () => {
  const { text, events } = await planned(
    { choices: { size: 'XL' } },
    { lines: 24, shortened: 24, phases: parts(5), outline: { effort: 'XL' } },
  );
  assert.match(text(), /- \*\*Length\*\*: \d+ lines, more than the 1000 of its size/);
  assert.deepEqual(findings(events), []);
});

test('the question for the size is told in the language of the editor', async () => {
  const bundle = JSON.parse(
    readFileSync(new URL('../../../../l10n/bundle.l10n.de.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<string, string>>;
  const german = (sentence: Sentence): string =>
    fill(bundle[sentence.text] ?? sentence.text, plainArguments(sentence, german));
  const { host } = await planned({});
  const [question] = openQuestions(await readRun(host, 'run-1'));
  assert.ok(question);
  assert.match(question.question, /^This looks like size M: a feature over several components/);
  const told = inWords(question, german);
  assert.match(told.question, /^Das sieht nach Größe M aus: eine Funktion über mehrere Komponenten .*So planen\?$/);
  assert.match(
    told.why,
    /^Das Modell schätzt die Arbeit auf Größe M\. .* Phasen, höchstens 350 Zeilen: Overview, .*Anfragen und [\d,]+ Token\. Wie lange das dauert, ist nicht bekannt: \S+ wurde hier noch nicht gemessen\.$/s,
  );
  assert.deepEqual(
    told.suggestions.map(({ label, detail }) => [label, /höchstens \d+ Zeilen/.test(detail ?? '')]),
    [
      ['S', true],
      ['M', true],
      ['L', true],
    ],
  );
});
