// One turn of a run: progress and streams shown, questions asked one by one, every answer recorded at once.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { startRun } from '../../../src/app/runs/runs.ts';
import { approachIn } from '../../../src/core/approaches/facts.ts';
import type { LedgerEntry } from '../../../src/core/questions.ts';
import type { Start } from '../../../src/core/run.ts';
import { takeTurn, type Asked } from '../../../src/vscode/turn.ts';
import { decidingHost } from '../../fakes/decideWorkflow.ts';
import { briefModel, idea } from '../../fakes/briefModel.ts';
import { fakeHost, type FakeHost } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import type { ScriptedReply } from '../../fakes/scriptedModel.ts';
import { PlanModel } from '../../fakes/planModel.ts';
import { resetVscode, Uri } from '../../fakes/vscode.ts';

beforeEach(resetVscode);

const folder = Uri.parse('file:///work') as unknown as vscode.Uri;

/** Records what is shown; `answers` are given in order, then the user turns away. */
function setUp(
  answers: readonly ((question: LedgerEntry) => Asked)[] = [],
  files = new MemoryFiles(),
  model = briefModel(),
  from: { readonly host: FakeHost; readonly workflow: string; readonly start?: Start } = {
    host: fakeHost(model, { files }),
    workflow: 'brief',
  },
) {
  const shown: string[] = [];
  const asked: string[] = [];
  const { host, workflow, start } = from;
  const controller = new AbortController();
  const preview = {
    open: (uri: vscode.Uri) => void shown.push(`open ${uri.path}`),
    stream: (_: vscode.Uri, section: string, text?: string) =>
      void (text === undefined && shown.push(`wrote ${section}`)),
    busy: (_: vscode.Uri, message?: string) => void shown.push(message === undefined ? 'done' : 'busy'),
    openSource: async () => {},
    toggleLock: () => {},
    turnTo: (plan: vscode.Uri, from: vscode.Uri, beside: readonly vscode.Uri[]) =>
      void shown.push(`turn ${[plan, from, ...beside].map(({ path }) => nameOf(path)).join(' < ')}`),
    export: async () => {},
    shows: () => false,
    activeUri: undefined,
  };
  const lines: string[] = [];
  const ask = async (question: LedgerEntry): Promise<Asked> => {
    asked.push(question.question);
    return answers[asked.length - 1]?.(question) ?? 'stopped';
  };
  const take = (canAsk = true) =>
    takeTurn(
      { preview },
      host,
      folder,
      undefined,
      startRun(host, workflow, { text: idea, references: [] }, controller.signal, start),
      {
        progress: (line) => void lines.push(line),
        ask: canAsk ? ask : undefined,
        settle: ({ facts }) => void shown.push(`settle ${approachIn(facts)?.name ?? 'nothing'}`),
      },
      controller.signal,
    );
  return { host, shown, asked, lines, take, controller };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const say =
  (text: string) =>
  (question: LedgerEntry): Asked => ({ kind: 'text', question: question.id, text });
const skip = (question: LedgerEntry): Asked => ({ kind: 'skip', question: question.id });

test('the preview opens once, shows each section as it is written, and is left when the turn ends', async () => {
  const { shown, take, lines } = setUp();
  await take();
  assert.deepEqual(
    shown.filter((line) => line.startsWith('open')),
    ['open /work/.clinespecs/longer-webhook-retries/task_brief.md'],
  );
  assert.ok(shown.includes('wrote 2. Goals and Success Criteria'));
  assert.ok(shown.includes('busy'));
  assert.ok(shown.lastIndexOf('busy') < shown.lastIndexOf('done'));
  assert.ok(lines.includes('Writing 2. Goals and Success Criteria'));
});

/** A disk that takes its time for the first file. */
class SlowFiles extends MemoryFiles {
  readonly asked = Promise.withResolvers<void>();
  readonly answer = Promise.withResolvers<void>();

  override async create(path: string, text: string): Promise<void> {
    this.asked.resolve();
    await this.answer.promise;
    await super.create(path, text);
  }
}

test('who stops sees it at once, although the disk does not stop, and nothing is streamed after', async () => {
  const files = new SlowFiles();
  const { shown, take, controller } = setUp([], files);
  const turn = take();
  await files.asked.promise;
  assert.equal(shown.at(-1), 'busy');
  controller.abort();
  assert.equal(shown.at(-1), 'done');
  files.answer.resolve();
  const { state } = await turn;
  assert.equal(state.status, 'cancelled');
  assert.ok(!shown.slice(shown.indexOf('done')).includes('busy'));
});

test('the preview is not called busy any more when the next step looks for questions', async () => {
  const atGaps: (string | undefined)[] = [];
  const gaps = (): ScriptedReply => {
    atGaps.push(turn.shown.at(-1));
    return { kind: 'fact', value: { questions: [] } };
  };
  const turn = setUp([], new MemoryFiles(), briefModel({ 'brief/gaps': [gaps] }));
  await turn.take();
  assert.deepEqual(atGaps, ['done']);
});

test('questions are asked until none is left, and the last answer revises', async () => {
  const { asked, take, host } = setUp([say('No trial accounts'), skip]);
  const { state, answers, notAsked } = await take();
  assert.equal(asked.length, 2);
  assert.equal(state.status, 'done');
  assert.equal(notAsked, undefined);
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    ['No trial accounts'],
  );
  const text = await host.files.read('.clinespecs/longer-webhook-retries/task_brief.md');
  assert.match(text ?? '', /- No trial accounts/);
});

test('each answer is in the journal before the next question is asked', async () => {
  const recorded: number[] = [];
  const { take, host } = setUp([
    say('one'),
    (question) => {
      const journal = host.journals.read('run-1');
      void journal.then((events) => recorded.push(events.filter((event) => event.kind === 'inputReceived').length));
      return skip(question);
    },
  ]);
  await take();
  assert.deepEqual(recorded, [2]);
});

test('who turns away in the middle keeps what was answered: it is worked in, the rest stays open', async () => {
  const { take, host } = setUp([say('No trial accounts')]);
  const { state, notAsked } = await take();
  assert.equal(notAsked, 'stopped');
  assert.equal(state.status, 'waiting');
  assert.equal(state.ledger.filter((entry) => entry.state === 'open').length, 1);
  const text = await host.files.read('.clinespecs/longer-webhook-retries/task_brief.md');
  assert.match(text ?? '', /- No trial accounts/);
});

test('a stopped turn asks the model for nothing more', async () => {
  const { take, host, controller } = setUp([
    say('No trial accounts'),
    () => {
      controller.abort();
      return 'stopped';
    },
  ]);
  await take();
  const text = await host.files.read('.clinespecs/longer-webhook-retries/task_brief.md');
  assert.doesNotMatch(text ?? '', /- No trial accounts/);
  const events = await host.journals.read('run-1');
  assert.equal(
    events.filter((event) => event.kind === 'questionsAnswered' || event.kind === 'inputReceived').length,
    2,
  );
});

test('where nobody is there, or nothing can ask, the questions stay open', async () => {
  const nobody = await setUp([() => 'nobody']).take();
  assert.equal(nobody.notAsked, 'nobody');
  const unable = await setUp().take(false);
  assert.equal(unable.notAsked, 'unable');
  assert.equal(unable.state.status, 'waiting');
});

test('where nobody is there, a decision is provisional and the run goes on', async () => {
  const files = new MemoryFiles();
  const { host } = decidingHost({}, { files });
  const { take, asked } = setUp([() => 'nobody', () => 'nobody'], files, briefModel(), { host, workflow: 'deciding' });
  const { state, notAsked } = await take();
  assert.deepEqual([state.status, notAsked, asked.length], ['done', undefined, 2]);
  assert.equal(
    files.texts.get('specs/004-library-loans/plan.md.decisions.md')?.match(/PROVISIONAL DECISION/g)?.length,
    2,
  );
});

test('the preview turns to the plan when one of two is chosen, before the plan is worked on', async () => {
  const files = new MemoryFiles({ 'package.json': '{"scripts": {"test": "node --test"}}' });
  const start = { choices: { size: 'S', alternatives: '2' } };
  const host = fakeHost(new PlanModel(), { files });
  const from = { host, workflow: 'phases', start };
  const { shown, take } = setUp([say('B because nights are quiet'), skip, skip, skip], files, briefModel(), from);
  await take();
  const [turned, ...others] = shown.filter((line) => line.startsWith('turn'));
  assert.equal(turned, 'turn reserve-books-plan.md < nightly-job-plan.md < queue-plan.md');
  assert.deepEqual(others, []);
  assert.deepEqual(shown.filter((line) => line.startsWith('open')).map(nameOf), ['queue-plan.md']);
});

test('what was shown for a choice may go away as soon as it is made, before more is asked', async () => {
  const gap = {
    section: 'Risks',
    question: 'How long is a copy kept?',
    why: 'It blocks the queue.',
    suggestions: [],
  };
  const files = new MemoryFiles({ 'package.json': '{"scripts": {"test": "node --test"}}' });
  const start = { choices: { size: 'S', alternatives: '2' } };
  const from = {
    host: fakeHost(new PlanModel({ questions: [gap] }), { files }),
    workflow: 'phases',
    start,
  };
  const again = (question: LedgerEntry): Asked => {
    turn.shown.push('asked again');
    return skip(question);
  };
  const turn = setUp([say('B because nights are quiet'), again], files, briefModel(), from);
  await turn.take();
  assert.deepEqual(turn.shown.filter((line) => /^(?:settle|asked)/.test(line)).slice(0, 3), [
    'settle nothing',
    'settle Nightly job',
    'asked again',
  ]);
});
