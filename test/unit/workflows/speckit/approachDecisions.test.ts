// Approaches and decisions go together: whoever chooses one that names an option has decided, and no plan says otherwise.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOfflineModel } from '../../../../src/adapters/models/offline.ts';
import { continueRun, openQuestions, readRun, startRun } from '../../../../src/app/runs/runs.ts';
import { summarize } from '../../../../src/app/runs/summary.ts';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import type { Answer } from '../../../../src/core/questions.ts';
import { choiceText } from '../../../../src/documents/speckit/decision/decision.ts';
import { readDecisionLog } from '../../../../src/documents/speckit/decisionLog.ts';
import { workflows } from '../../../../src/workflows/index.ts';
import { namedChoice } from '../../../../src/workflows/speckit/settled.ts';
import { database } from '../../../fakes/decisions.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { eventsOf, fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { service } from './specs.ts';

const never = new AbortController().signal;
const folder = 'specs/001-feature';
const postgres = `${folder}/alternatives/postgresql-with-row-locks-plan.md`;
const sqlite = `${folder}/alternatives/sqlite-with-one-writer-plan.md`;
const byName = 'two approaches: PostgreSQL with row locks and SQLite with one writer';

/** A run in which nobody answers but for what is given. */
async function planned(given: Readonly<Record<string, string>>, approaches = byName) {
  const files = new MemoryFiles({ [`${folder}/spec.md`]: service, '.specify/memory/constitution.md': '# C\n' });
  const host = fakeHost(createOfflineModel(workflows), { files, git: fakeGit('Ada Example') });
  const text = `A web service on Node.js with Fastify.\n\nPlease make ${approaches}.`;
  const start = { choices: { artifacts: 'only plan and data-model' } };
  const events = [...(await eventsOf(startRun(host, 'speckit', { text, references: [] }, never, start)))];
  const state = () => readRun(host, 'run-1');
  for (let open = openQuestions(await state()); open.length > 0; open = openQuestions(await state())) {
    const answers = open.map(({ id }): Answer => {
      const said = given[id];
      return said === undefined ? { kind: 'skip', question: id } : { kind: 'text', question: id, text: said };
    });
    events.push(...(await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never))));
  }
  const textAt = (path: string): string => files.texts.get(path) ?? '';
  const wish = (said: string) => eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: said }, never));
  return { host, state, textAt, wish, summary: async () => summarize(host, await state(), events) };
}

type Planned = Awaited<ReturnType<typeof planned>>;

async function storeOf({ state }: Planned): Promise<readonly (string | undefined)[]> {
  const decision = decisionsOf((await state()).facts).find(({ title }) => /database/.test(title));
  const { outcome } = decision ?? {};
  assert.ok(decision && outcome);
  const built = choiceText(decision, outcome.built ?? outcome.option, outcome.text);
  return [outcome.kind, built, outcome.by];
}

test('the approach that is chosen decides what it names, with its reason and by whom, and each plan keeps to its own', async () => {
  const run = await planned({ approach: 'B because nobody here runs servers' });
  assert.deepEqual(await storeOf(run), ['decided', 'Option B: SQLite', 'Ada Example']);
  assert.match(run.textAt(`${folder}/plan.md`), /TD001 Which database holds the entities: SQLite$/m);
  assert.match(run.textAt(postgres), /TD001 Which database holds the entities: PostgreSQL$/m);
  assert.match(run.textAt(`${folder}/data-model.md`), /holds the entities: SQLite\./);
  const document = run.textAt(`${folder}/plan.md.decisions.md`);
  assert.match(
    document,
    /\*\*Final Decision\*\*: Option B: SQLite {2}\n\*\*Rationale\*\*: SQLite with one writer: Because/,
  );
  const log = '.specify/memory/technical-decisions-log.json';
  const entry = readDecisionLog({ path: log, text: run.textAt(log) }).decisions.find(({ id }) => id === 'TD001');
  assert.equal(entry?.decision, 'Option B: SQLite');
  assert.match(
    run.textAt(postgres),
    /^> \*\*PROVISIONAL DECISION\*\* \(TD002\)/,
    'the other decision is marked there too',
  );
  assert.deepEqual(
    (await run.summary()).findings.filter(({ path }) => path === postgres),
    [],
    'that the other plan follows another store is no finding',
  );
  await run.wish('Take the other approach after all because we have a database team');
  assert.deepEqual(await storeOf(run), ['decided', 'Option A: PostgreSQL', 'Ada Example']);
  assert.match(run.textAt(`${folder}/data-model.md`), /holds the entities: PostgreSQL\./);
  assert.match(run.textAt(sqlite), /TD001 Which database holds the entities: SQLite$/m);
});

test('where nobody chooses, the decision stays provisional and is built as the plan says', async () => {
  const other = await planned({}, 'two approaches: SQLite with one writer and PostgreSQL with row locks');
  assert.deepEqual((await storeOf(other)).slice(0, 2), ['provisional', 'Option B: SQLite']);
  assert.match(
    other.textAt(`${folder}/plan.md.decisions.md`),
    /PROVISIONAL DECISION: Option A: PostgreSQL {2}\n\*\*Built Until Confirmed\*\*: Option B: SQLite/,
  );
});

test('what somebody decided before stays in their words where the approach says the same', async () => {
  const run = await planned({ TD001: 'B because it is enough', approach: 'B' });
  const document = run.textAt(`${folder}/plan.md.decisions.md`);
  assert.match(document, /\*\*Final Decision\*\*: Option B: SQLite {2}\n\*\*Rationale\*\*: because it is enough/);
});

test('an approach names an option by its technology, its words or what it settles, and else leaves it open', () => {
  const stores = options('PostgreSQL', 'SQLite in one file', 'MongoDB');
  const named = (decision: typeof database, name: string, ...decides: readonly string[]) =>
    namedChoice(decision, { name, decides })?.text;
  assert.equal(named(stores, 'Postgres with row locks'), 'PostgreSQL');
  assert.equal(named(stores, 'One writer', 'Data is kept in SQLite'), 'SQLite in one file');
  assert.equal(named(stores, 'One writer', `${stores.id}: MongoDB`), 'MongoDB');
  assert.equal(named(stores, 'From SQLite to PostgreSQL'), undefined, 'it names two');
  assert.equal(named(stores, 'Server-rendered pages'), undefined);
  assert.equal(named(stores, 'MariaDB with triggers'), 'MariaDB with triggers', 'a store that is none of the options');
  const updates = options('Polling at an interval', 'Server-sent events', 'WebSocket');
  assert.equal(named(updates, 'Polling'), 'Polling at an interval');
  assert.equal(named(updates, 'Server-sent events from one process'), 'Server-sent events');
  assert.equal(named(updates, 'WebSockets'), 'WebSocket');
  assert.equal(named(updates, 'PostgreSQL with row locks'), undefined, 'a store is no way of updates');
});

function options(...texts: readonly string[]) {
  return { ...database, options: texts.map((text) => ({ text, pros: [], cons: [], cost: '' })) };
}
