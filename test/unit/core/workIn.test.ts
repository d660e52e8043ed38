// What the user says comes into the document once: after a stop without asking again, after a refusal when they want it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continueRun, openQuestions, readRun, startRun } from '../../../src/app/runs/runs.ts';
import type { RunInput } from '../../../src/core/run.ts';
import { briefModel, idea, revise, sections } from '../../fakes/briefModel.ts';
import { eventsOf, fakeHost, type FakeHost } from '../../fakes/host.ts';
import { failing, type ScriptedModel, type ScriptedReply } from '../../fakes/scriptedModel.ts';

const path = '.clinespecs/longer-webhook-retries/task_brief.md';
const never = new AbortController().signal;
const wish: RunInput = { kind: 'revision', text: 'also support SSO' };

interface Drafted {
  readonly host: FakeHost;
  readonly model: ScriptedModel;
}

async function drafted(...revisions: readonly ScriptedReply[]): Promise<Drafted> {
  const model = briefModel({ 'brief/revise': revisions });
  const host = fakeHost(model);
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  return { host, model };
}

async function goOn(host: FakeHost, input: RunInput): Promise<readonly string[]> {
  return (await eventsOf(continueRun(host, 'run-1', input, never))).map(({ kind }) => kind);
}

function text(host: FakeHost): string {
  return host.files.texts.get(path) ?? '';
}

function answer(question: string, said: string): RunInput {
  return { kind: 'answers', answers: [{ kind: 'text', question, text: said }] };
}

const refusals: Readonly<Record<string, ScriptedReply>> = {
  'a refusal in words': 'I am sorry, I cannot help with that.',
  'nothing at all': '',
  'a filter': failing('model.blocked'),
  'a failure of the model': failing('model.failed'),
};

for (const [name, reply] of Object.entries(refusals)) {
  test(`a wish that meets ${name} is set aside once, and does not hold up answers`, async () => {
    const { host, model } = await drafted(reply);
    const kinds = await goOn(host, wish);
    assert.equal(kinds.filter((kind) => kind === 'setAside').length, 1);
    assert.equal(kinds.at(-1), 'suspended');
    const { setAside, revisions, status } = await readRun(host, 'run-1');
    assert.deepEqual([setAside.map((item) => item.text), revisions, status], [['also support SSO'], [], 'waiting']);
    assert.ok((setAside[0]?.failure.next.length ?? 0) > 0);
    const later = await goOn(host, answer('Q1', 'Yes'));
    assert.ok(!later.includes('setAside') && later.includes('answersApplied'));
    assert.deepEqual(model.askedFor('brief/revise')[1]?.facts['wishes'], []);
    assert.doesNotMatch(text(host), /SSO/);
  });
}

test('what was set aside is tried again when the user wants it', async () => {
  const { host } = await drafted('No.');
  await goOn(host, wish);
  const kinds = await goOn(host, { kind: 'setAside', item: 'S1', retry: true });
  assert.ok(kinds.includes('revisionApplied'));
  assert.match(text(host), /- also support SSO/);
  assert.deepEqual((await readRun(host, 'run-1')).setAside, []);
});

test('what was set aside is dropped when the user wants it, and an old button does nothing', async () => {
  const { host, model } = await drafted('No.', 'No.');
  await goOn(host, wish);
  await goOn(host, { kind: 'setAside', item: 'S1', retry: false });
  assert.deepEqual((await readRun(host, 'run-1')).setAside, []);
  await goOn(host, { kind: 'revision', text: 'and audit it' });
  await goOn(host, { kind: 'setAside', item: 'S1', retry: false });
  assert.deepEqual(
    (await readRun(host, 'run-1')).setAside.map(({ id }) => id),
    ['S2'],
  );
  assert.equal(model.askedFor('brief/revise').length, 2);
});

test('a wish after completion that is refused leaves the brief complete', async () => {
  const { host } = await drafted(revise, 'No.');
  for (const question of ['Q1', 'Q2']) await goOn(host, answer(question, 'Yes'));
  assert.equal((await readRun(host, 'run-1')).status, 'done');
  await goOn(host, wish);
  assert.equal((await readRun(host, 'run-1')).status, 'done');
  await goOn(host, { kind: 'setAside', item: 'S1', retry: true });
  assert.match(text(host), /SSO/);
});

test('an answer that is refused stands among the questions, and is tried again when the user wants it', async () => {
  const { host } = await drafted('No.', 'No.');
  await goOn(host, answer('Q1', 'Trial accounts are out'));
  assert.match(text(host), /- \[x\] Are webhooks of trial accounts out of scope\? — Trial accounts are out/);
  assert.match(text(host), /### 3\.2[^\n]*\n+To be determined/);
  const later = await goOn(host, { kind: 'continue' });
  assert.ok(!later.includes('modelAsked'));
  await goOn(host, { kind: 'setAside', item: 'S1', retry: true });
  assert.deepEqual(
    (await readRun(host, 'run-1')).setAside.map(({ id }) => id),
    ['S2'],
  );
  await goOn(host, answer('Q1', 'Trials stay out'));
  assert.match(text(host), /### 3\.2[^\n]*\n+- Trials stay out/);
  assert.deepEqual((await readRun(host, 'run-1')).setAside, []);
});

test('while the line is dead the run fails, the wish waits, and an answer does not wait for it', async () => {
  const { host, model } = await drafted(failing('model.network'), revise, failing('model.network'));
  assert.equal((await goOn(host, wish)).at(-1), 'failed');
  assert.deepEqual((await readRun(host, 'run-1')).revisions, ['also support SSO']);
  await goOn(host, answer('Q1', 'Trials are out'));
  assert.match(text(host), /### 3\.2[^\n]*\n+- Trials are out/);
  await goOn(host, { kind: 'continue' });
  assert.match(text(host), /- also support SSO/);
  assert.deepEqual((await readRun(host, 'run-1')).revisions, []);
  assert.equal(model.askedFor('brief/revise').length, 4);
});

const twoSections = sections({
  '3.1. In Scope': '- The retry schedule\n- SSO',
  '3.2. Out of Scope (Non-Goals)': '- SMS',
});

test('a revision that is stopped between two sections goes on with the second, without asking again', async () => {
  const { host, model } = await drafted(twoSections);
  const stop = new AbortController();
  let last = '';
  for await (const event of continueRun(host, 'run-1', wish, stop.signal)) {
    last = event.kind;
    if (event.kind === 'sectionWritten') stop.abort();
  }
  assert.equal(last, 'cancelled');
  assert.match(text(host), /- SSO/);
  assert.doesNotMatch(text(host), /- SMS/);
  const kinds = await goOn(host, { kind: 'continue' });
  assert.ok(!kinds.includes('modelAsked'));
  assert.match(text(host), /- SMS/);
  assert.equal(model.askedFor('brief/revise').length, 1);
  const state = await readRun(host, 'run-1');
  assert.deepEqual([state.status, state.wishes, state.revision], ['waiting', ['also support SSO'], undefined]);
});

test('a new answer to a question that is being worked in is worked in after it', async () => {
  const { host, model } = await drafted(
    sections({ '3.2. Out of Scope (Non-Goals)': '- Old', '2. Goals and Success Criteria': '- Told' }),
  );
  const stop = new AbortController();
  for await (const event of continueRun(host, 'run-1', answer('Q1', 'Old'), stop.signal)) {
    if (event.kind === 'sectionWritten') stop.abort();
  }
  await goOn(host, answer('Q1', 'New'));
  assert.match(text(host), /### 3\.2[^\n]*\n+- New/);
  assert.equal(model.askedFor('brief/revise').length, 2);
});

test('a revision that breaks off after any event goes on to the same document, asking for it once', async () => {
  const whole = await drafted(twoSections);
  const count = (await goOn(whole.host, wish)).length;
  const received = (await whole.host.journals.read('run-1')).findIndex(({ kind }) => kind === 'revisionReceived');
  const before = (await whole.host.journals.read('run-1')).length - count;
  for (let stopAt = 1; stopAt < count; stopAt++) {
    const { host, model } = await drafted(twoSections, twoSections);
    let seen = 0;
    for await (const event of continueRun(host, 'run-1', wish, never)) {
      if (event.kind !== 'progress' && event.kind !== 'streaming' && ++seen === stopAt) break;
    }
    await goOn(host, { kind: 'continue' });
    assert.equal(text(host), text(whole.host), `stopped after ${stopAt} events`);
    const asked = model.askedFor('brief/revise').length;
    if (before + stopAt > received) assert.equal(asked, 1, `stopped after ${stopAt} events`);
    assert.equal(openQuestions(await readRun(host, 'run-1')).length, 2);
  }
});

const q2 = '- [x] Q2 — also support SSO';

test('a question that a wish answers is closed in the user’s words, and opens again when its tick is taken off', async () => {
  const scope = { '3.1. In Scope': '- The retry schedule\n- SSO' };
  const { host, model } = await drafted(`${sections(scope)}\n## 6. Open Questions\n${q2}\n- [x] Q9 — x\n`);
  const events = await eventsOf(continueRun(host, 'run-1', wish, never));
  const closed = events.find((event) => event.kind === 'questionsAnswered');
  assert.deepEqual(closed?.kind === 'questionsAnswered' && [closed.by, closed.answers.length], ['revision', 1]);
  assert.match(text(host), /- \[x\] Could the mails be taken for spam\? — also support SSO/);
  assert.deepEqual(
    openQuestions(await readRun(host, 'run-1')).map(({ id }) => id),
    ['Q1'],
  );
  assert.deepEqual(events.filter(({ kind }) => kind === 'modelAsked').length, 1, 'it is asked for within the revision');
  assert.match(model.askedFor('brief/revise')[0]?.messages[0]?.text ?? '', /- Q2 \[5\. Risks[^\n]*Could the mails/);
  host.files.texts.set(path, text(host).replace('[x] Could the mails', '[ ] Could the mails'));
  await goOn(host, { kind: 'continue' });
  assert.deepEqual(
    openQuestions(await readRun(host, 'run-1')).map(({ id }) => id),
    ['Q1', 'Q2'],
  );
});

test('words that are not the user’s do not become an answer', async () => {
  const reply = '## 6. Open Questions\n- [x] Q2 — No, because we own the mail server\n';
  const { host } = await drafted(reply);
  await goOn(host, wish);
  assert.match(text(host), /- \[x\] Could the mails be taken for spam\? — also support SSO/);
  assert.doesNotMatch(text(host), /mail server/);
});

test('without open questions the prompt of a revision says nothing of them', async () => {
  const { host, model } = await drafted();
  const answers = ['Q1', 'Q2'].map((question) => ({ kind: 'text' as const, question, text: 'Yes' }));
  await goOn(host, { kind: 'answers', answers });
  const prompt = model.askedFor('brief/revise')[0]?.messages[0]?.text ?? '';
  assert.doesNotMatch(prompt, /<questions>|\{\{|not sure/);
  assert.match(prompt, /Section 6 is not yours/);
});

test('who is not sure gets the recommended answer as a proposal; who skips gets none', async () => {
  const suggestions = [{ label: 'No' }, { label: 'Yes, all of them', recommended: true }];
  const first = { section: '3.2', question: 'Are trial accounts out of scope?', why: 'x', suggestions };
  const second = { section: '5', question: 'Could the mails be taken for spam?', why: 'x', suggestions };
  const model = briefModel({ 'brief/gaps': [{ kind: 'fact', value: { questions: [first, second] } }] });
  const host = fakeHost(model);
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, never));
  await goOn(host, {
    kind: 'answers',
    answers: [
      { kind: 'unsure', question: 'Q1' },
      { kind: 'skip', question: 'Q2' },
    ],
  });
  const [request] = model.askedFor('brief/revise');
  assert.match(request?.messages[0]?.text ?? '', /Answer: not sure; to be proposed: Yes, all of them\n/);
  assert.match(request?.messages[0]?.text ?? '', /Where an answer says “not sure”/);
  assert.match(
    text(host),
    /- \[ \] Are trial accounts out of scope\? — not sure; proposed for review: Yes, all of them\n/,
  );
  assert.match(text(host), /- \[ \] Could the mails be taken for spam\?\n/);
  const { ledger, status } = await readRun(host, 'run-1');
  assert.deepEqual([...ledger.map(({ state }) => state), status], ['unsure', 'skipped', 'done']);
});

test('an optional section that is taken out leaves what the user put below it', async () => {
  const heading = '4.3. High-Level Flow (Mermaid)';
  const flow = '```mermaid\ngraph TD\n  start(["Start"]) --> done(["End"])\n```';
  const { host } = await drafted(sections({ [heading]: flow }), `## ${heading}\n\n`);
  await goOn(host, wish);
  const mine = text(host).replace('\n## 5.', '\n#### My notes\n\nKeep me.\n\n## 5.');
  assert.match(mine, /4\.3\. High-Level Flow/);
  host.files.texts.set(path, mine);
  await goOn(host, { kind: 'revision', text: 'no flow' });
  assert.match(text(host), /Keep me\./);
});

/** A reply to the answers that changes another section than the one that was asked about. */
function elsewhere(request: { readonly facts: Readonly<Record<string, unknown>> }): string {
  const answers = request.facts['answers'] as readonly { readonly answer: string }[];
  return sections({ '1. Problem Statement and Background': answers.map(({ answer }) => answer).join('\n') });
}

const besides = 'Marketing launches another newsletter during springtime';

test('an answer that speaks of something else is worked in there, and its question stays open with what was said', async () => {
  const { host } = await drafted(elsewhere);
  const kinds = await goOn(host, answer('Q1', besides));
  assert.ok(kinds.includes('answersApplied') && kinds.includes('answersMissed'));
  assert.match(text(host), /newsletter/);
  assert.match(text(host), new RegExp(`- \\[ \\] .* — so far: ${besides}`));
  const [first] = openQuestions(await readRun(host, 'run-1'));
  assert.deepEqual([first?.id, first?.state, first?.said], ['Q1', 'open', besides]);
  const events = await host.journals.read('run-1');
  const notes = events.flatMap((event) => (event.kind === 'noted' ? [event.note.text] : []));
  assert.ok(notes.some((note) => note.startsWith('What you said was worked in elsewhere')));
  // Said twice, it is the answer: nobody is asked for ever.
  await goOn(host, answer('Q1', besides));
  assert.ok(!openQuestions(await readRun(host, 'run-1')).some(({ id }) => id === 'Q1'));
  assert.match(text(host), new RegExp(`- \\[x\\] .* — ${besides}`));
});

test('what was said so far is the answer once the user ticks its line', async () => {
  const { host } = await drafted(elsewhere);
  await goOn(host, answer('Q1', besides));
  host.files.texts.set(path, text(host).replace(/- \[ \] (.* — so far:)/, '- [x] $1'));
  await goOn(host, { kind: 'continue' });
  const entry = (await readRun(host, 'run-1')).ledger.find(({ id }) => id === 'Q1');
  assert.deepEqual([entry?.state, entry?.answer, entry?.by], ['answered', besides, 'document']);
});

test('an answer to its question closes it, also where its words stand elsewhere', async () => {
  for (const said of ['Yes', 'No, none of these', 'The receivers of webhooks accept longer retries everywhere today']) {
    const { host } = await drafted(elsewhere);
    const kinds = await goOn(host, answer('Q1', said));
    assert.ok(!kinds.includes('answersMissed'), said);
  }
});
