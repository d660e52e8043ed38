// What is stale of a planned feature: with its run, and without, as it came with the repository; and what an update does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCheckSession } from '../../../../src/app/check/session.ts';
import { updateRun } from '../../../../src/app/feature/feature.ts';
import { listRuns, readRun } from '../../../../src/app/runs/runs.ts';
import { staleIn, staleOf, staleRuns } from '../../../../src/app/feature/stale.ts';
import { staleFindings } from '../../../../src/app/feature/staleFindings.ts';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { eventsOf, type FakeHost } from '../../../fakes/host.ts';
import { folder, plannedFeature } from '../../../fakes/plannedFeature.ts';

const never = new AbortController().signal;

function edit(host: FakeHost, name: string, from: string, to: string): void {
  const path = `${folder}/${name}`;
  const text = host.files.texts.get(path) ?? '';
  assert.ok(text.includes(from), `${name} has no ${from}`);
  host.files.texts.set(
    path,
    text.replace(from, () => to),
  );
}

const named = (stale: readonly { readonly path: string; readonly section: string }[]) =>
  stale.map(({ path, section }) => `${path.slice(folder.length + 1)}#${section}`);

test('a changed requirement makes stale what was made from it, also where nobody has the run', async () => {
  const { host } = await plannedFeature();
  const runs = await listRuns(host);
  assert.deepEqual(await staleIn(host, folder, runs, never), []);
  assert.deepEqual(await staleIn(host, folder, [], never), []);
  edit(host, 'spec.md', 'A member who has five loans', 'A member who has nine loans');
  const stale = await staleIn(host, folder, runs, never);
  assert.ok(named(stale).includes('data-model.md#Data validation rules and business logic'), named(stale).join());
  assert.deepEqual(stale, await staleOf(host, 'run-1', never));
  assert.deepEqual(await staleRuns(host, never), [{ run: await readRun(host, 'run-1'), stale }]);
  assert.deepEqual(await staleIn(host, folder, [], never), stale);
  assert.deepEqual(await staleIn(host, 'specs/002-other', runs, never), []);
  assert.deepEqual(await staleIn(host, '.clinespecs/book-loans', runs, never), []);

  const session = createCheckSession(() => host, { beside: async (set) => staleFindings(stale, set) });
  const found = async () =>
    (await session.check({ paths: [folder] }, never)).files
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === 'speckit/stale-section');
  const findings = await found();
  assert.equal(findings.length, stale.length);
  const one = findings.find(({ path }) => path === `${folder}/data-model.md`);
  const text = host.files.texts.get(`${folder}/data-model.md`) ?? '';
  assert.match(text.slice(one?.place.start, one?.place.end), /^## /);
  assert.equal(one?.severity, 'info');
  assert.match(
    one ? english(one.message) : '',
    /was made from an earlier version of spec\.md “Edge Cases”\. Remake it/,
  );
  const ignored = `<!-- planner-ignore-file speckit/stale-section: it is known -->\n\n${text}`;
  host.files.texts.set(`${folder}/data-model.md`, ignored);
  assert.ok((await found()).every(({ path }) => path !== `${folder}/data-model.md`));
});

test('a decision that the user changes in its document makes sections stale, and an update makes them alone', async () => {
  const { host, asked } = await plannedFeature();
  const runs = await listRuns(host);
  edit(
    host,
    'plan.md.decisions.md',
    '**Final Decision**: PROVISIONAL DECISION: Option A: Plain files in a documented format',
    '**Final Decision**: Option B: SQLite in one file',
  );
  const stale = await staleIn(host, folder, runs, never);
  assert.ok(stale.length > 0);
  assert.ok(stale.every(({ inputs }) => inputs.includes('decision:TD002')));
  assert.deepEqual(named(await staleIn(host, folder, [], never)), named(stale));
  assert.equal(
    decisionsOf((await readRun(host, 'run-1')).facts)[1]?.outcome?.kind,
    'provisional',
    'looking learns nothing',
  );
  const before = asked.length;
  const events = await eventsOf(updateRun(host, 'run-1', never));
  assert.ok(
    events.some((event) => event.kind === 'stepFinished' && event.step === 'review'),
    'the rules look again',
  );
  const state = await readRun(host, 'run-1');
  assert.equal(state.status, 'done');
  assert.equal(decisionsOf(state.facts)[1]?.outcome?.option, 1);
  assert.match(host.files.texts.get('.specify/memory/technical-decisions-log.json') ?? '', /SQLite in one file/);
  assert.ok(
    asked.slice(before).every((id) => id.startsWith('speckit/update ')),
    asked.slice(before).join(),
  );
  assert.deepEqual(await staleIn(host, folder, await listRuns(host), never), []);
});
