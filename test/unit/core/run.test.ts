// A run is the fold of its journal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { continueRun, startRun } from '../../../src/app/runs/runs.ts';
import type { RunEvent, RunEventBody, RunState } from '../../../src/core/run.ts';
import { apply, fold, newRun } from '../../../src/core/state.ts';
import { say } from '../../../src/documents/sentence.ts';
import { briefModel, idea } from '../../fakes/briefModel.ts';
import { eventsOf, fakeHost } from '../../fakes/host.ts';

async function journal(): Promise<readonly RunEvent[]> {
  const host = fakeHost(briefModel());
  const { signal } = new AbortController();
  await eventsOf(startRun(host, 'brief', { text: idea, references: [] }, signal));
  const answers = [
    { kind: 'text' as const, question: 'Q1', text: 'Yes' },
    { kind: 'skip' as const, question: 'Q2' },
  ];
  await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, signal));
  await eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: 'also support SSO' }, signal));
  return host.journals.read('run-1');
}

/** From any prefix, kept as JSON, the rest leads to the same state. */
function resumesAnywhere(events: readonly RunEvent[]): void {
  const whole = asJson(fold(events));
  for (let length = 0; length <= events.length; length++) {
    const prefix = asJson(fold(events.slice(0, length)));
    assert.deepEqual(asJson(events.slice(length).reduce(apply, prefix)), whole);
  }
}

function asJson(state: RunState): RunState {
  return JSON.parse(JSON.stringify(state)) as RunState;
}

test('from any prefix the journal of a run resumes to the same state, through JSON too', async () => {
  resumesAnywhere(await journal());
});

const question = fc.constantFrom('Q1', 'Q2', 'Q3', 'folder');
const questions = fc.uniqueArray(question, { maxLength: 3 });
const text = fc.constantFrom('', 'Yes', 'also support SSO', 'and audit it');
const heading = fc.constantFrom('1. Why', '2. What');
const artifact = fc.constantFrom('brief', 'plan');
const path = fc.constantFrom('a/brief.md', 'b/brief.md');
const sentence = fc.constant(say('It is so.'));
const failure = fc.record({ error: fc.constant('model.blocked' as const), message: sentence, next: fc.constant([]) });
const answer = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), question, text }),
  fc.record({ kind: fc.constantFrom('unsure' as const, 'skip' as const), question }),
);
const answers = fc.array(answer, { maxLength: 3 });
const aside = fc.record({ id: fc.constantFrom('S1', 'S2', 'S3'), text, questions, failure });
const sections = fc.array(fc.record({ heading, text }), { maxLength: 2 });
const settles = fc.array(fc.record({ question, answer: text }), { maxLength: 1 });
const suggestions = fc.array(fc.record({ label: text, recommended: fc.boolean() }, { requiredKeys: ['label'] }), {
  maxLength: 2,
});
const clarification = fc.record({
  id: question,
  section: fc.constantFrom('', '1. Why'),
  question: text,
  why: text,
  suggestions,
});
const input = fc.oneof(
  fc.record({ kind: fc.constant('idea' as const), idea: fc.record({ text, references: fc.constant([]) }) }),
  fc.record({ kind: fc.constant('answers' as const), answers }),
  fc.record({ kind: fc.constant('revision' as const), text }),
  fc.record({ kind: fc.constant('setAside' as const), item: fc.constantFrom('S1', 'S2', 'S3'), retry: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('continue' as const, 'update' as const) }),
);

/** What an event of a kind holds beside it. */
type Without<K, Body = RunEventBody> = Body extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Omit<Body, 'kind'>
    : never
  : never;

/** Arbitrary events of every kind there is: a kind that is missing here does not compile. */
const kinds: { readonly [K in RunEventBody['kind']]: fc.Arbitrary<Without<K>> } = {
  runStarted: fc.record({ run: text, workflow: text, version: fc.constant(1) }),
  inputReceived: fc.record({ input }),
  stepStarted: fc.record({ step: heading }),
  stepFinished: fc.record({ step: heading }),
  stepsReopened: fc.record({ steps: fc.array(heading) }),
  planReplaced: fc.record({ artifact: text }),
  factLearned: fc.record({ name: text, value: text }),
  wished: fc.record({ wish: text }),
  modelAsked: fc.record({
    prompt: text,
    model: text,
    inputTokens: fc.nat(9),
    outputTokens: fc.nat(9),
    duration: fc.nat(9),
    hash: text,
    sent: fc.constant([]),
    outcome: fc.constantFrom('complete' as const, 'cut' as const, 'failed' as const, 'stopped' as const),
  }),
  toolCalled: fc.record({ role: text, outcome: text, duration: fc.nat(9) }),
  degraded: fc.record({ capability: text, reason: sentence }),
  noted: fc.record({ note: sentence }),
  artifactCreated: fc.record({ artifact, path, adopted: fc.boolean() }),
  artifactMoved: fc.record({ artifact, path }),
  sectionWritten: fc.record({ artifact, path, section: heading, before: text, after: text, repairs: fc.nat(2) }),
  sectionProposed: fc.record({ artifact, path, section: heading, text }),
  sectionKept: fc.record({ artifact, section: heading }),
  wishTargeted: fc.record({ wish: text, sections: fc.array(fc.record({ artifact, section: heading })) }),
  proposalSettled: fc.record({ artifact, section: heading, taken: fc.boolean() }),
  findingsLeft: fc.record({ artifact, findings: fc.constant([]) }),
  questionsAsked: fc.record({ questions: fc.uniqueArray(clarification, { maxLength: 3, selector: ({ id }) => id }) }),
  questionsDropped: fc.record({ questions, reason: sentence }),
  questionsAnswered: fc.record({
    answers,
    by: fc.constantFrom('user' as const, 'document' as const, 'revision' as const),
  }),
  questionsReopened: fc.record({ questions }),
  answersMissed: fc.record({ questions }),
  ledgerWritten: fc.record({ questions }),
  choiceStated: fc.record({ fact: text, statement: fc.array(sentence) }),
  gapsSought: fc.record({}),
  revisionReceived: fc.record({
    revision: fc.record(
      { artifact, sections, questions, wish: text, settles },
      { requiredKeys: ['artifact', 'sections', 'questions'] },
    ),
  }),
  answersApplied: fc.record({ questions }),
  revisionApplied: fc.record({ wish: text }, { requiredKeys: [] }),
  setAside: fc.record({ item: aside }),
  cancelled: fc.record({}),
  failed: failure,
  suspended: fc.record({}),
  finished: fc.record({}),
  undone: fc.record({}),
  redone: fc.record({}),
};

const event = fc.oneof(
  ...Object.entries(kinds).map(([kind, rest]) =>
    fc
      .tuple(rest as fc.Arbitrary<object>, fc.integer({ min: 0, max: 1e12 }))
      .map(([body, at]) => ({ kind, ...body, at: new Date(at).toISOString() }) as RunEvent),
  ),
);

test('any journal of events of every kind resumes from any prefix to the same state, through JSON too', () => {
  fc.assert(fc.property(fc.array(event, { maxLength: 40 }), resumesAnywhere), { numRuns: 150 });
});

test('whatever happens, nothing the user said is lost: a wish waits, is worked in, or is set aside until it is dropped', () => {
  const said = fc.array(
    fc.oneof(
      kinds.inputReceived.map((body) => ({ kind: 'inputReceived' as const, ...body, at: '' })),
      kinds.sectionWritten.map((body) => ({ kind: 'sectionWritten' as const, ...body, at: '' })),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(said, (events) => {
      const wishes = events.flatMap((one) =>
        one.kind === 'inputReceived' && one.input.kind === 'revision' ? [one.input.text] : [],
      );
      assert.deepEqual(fold(events).revisions, wishes);
    }),
  );
});

test('an event of a later version changes nothing but the time', () => {
  const later = { kind: 'teleported', at: '2030-01-01T00:00:00.000Z' } as unknown as RunEvent;
  assert.deepEqual(apply(newRun, later), { ...newRun, updatedAt: later.at });
});
