// Plays every scenario with its recorded replies, and compares what comes out with what was accepted.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { RecordedModel } from './recordedModel.ts';
import { play, readScenario, sourceOf, type Played } from './scenario.ts';

const root = import.meta.dirname;

for (const workflow of foldersOf(root)) {
  for (const name of foldersOf(join(root, workflow))) {
    const folder = join(root, workflow, name);
    test(`${workflow}/${name}: ${readScenario(folder).shows}`, async (context) => {
      const source = sourceOf(folder);
      const model = new RecordedModel(source, readScenario(folder));
      const played = await play(folder, model);
      assert.deepEqual(model.lacking, []);
      for (const file of model.drift()) context.diagnostic(`the prompt of ${file} has changed since it was recorded`);
      if (source === folder) compare(join(folder, 'expected'), outcome(played));
      else compareReplayed(join(source, 'expected'), outcome(played), model);
    });
  }
}

/** The same documents come out of the same replies, whatever became of the run in between; what was done is not done again. */
function compareReplayed(folder: string, actual: ReadonlyMap<string, string>, model: RecordedModel): void {
  const isDocument = (path: string): boolean => path !== 'run.json';
  const expected = filesOf(folder).filter(isDocument).sort();
  assert.deepEqual([...actual.keys()].filter(isDocument).sort(), expected);
  for (const path of expected) assert.equal(actual.get(path), readFileSync(join(folder, path), 'utf8'), path);
  const [told, before] = [actual.get('run.json') ?? '', readFileSync(join(folder, 'run.json'), 'utf8')].map(
    (text) => JSON.parse(text) as Readonly<Record<string, unknown>>,
  );
  assert.equal(told?.['status'], before?.['status']);
  assert.deepEqual(told?.['ledger'], before?.['ledger']);
  assert.deepEqual(writtenIn(told), writtenIn(before), 'no section is written twice');
  assert.deepEqual([...new Set(model.given)].sort(), [...model.hashes.keys()].sort());
}

/** The sections that were written, as often as they were. */
function writtenIn(report: Readonly<Record<string, unknown>> | undefined): readonly unknown[] {
  const events = report?.['events'];
  return Array.isArray(events) ? events.filter((told) => String(told).startsWith('sectionWritten ')).sort() : [];
}

/** Every file, and the events without what differs from run to run. */
function outcome({ files, events, state, said, stale, staleAtEnd }: Played): ReadonlyMap<string, string> {
  const told = events.map((event) => ('section' in event ? `${event.kind} ${event.section}` : event.kind));
  const ledger = state.ledger.map(({ id, section, state: at, question }) => `${id} ${at} [${section}] ${question}`);
  const report = {
    status: state.status,
    events: withoutChance(told),
    ledger,
    requests: state.meter.requests,
    ...(said.length > 0 ? { said } : {}),
    ...(stale.length > 0 ? { stale } : {}),
    ...(staleAtEnd.length > 0 ? { staleAtEnd } : {}),
  };
  return new Map([...files, ['run.json', `${JSON.stringify(report, null, 2)}\n`]]);
}

/** Documents that are made side by side are told of as they get ready: in a step with several, by name instead. */
function withoutChance(told: readonly string[]): readonly string[] {
  const [before, ...steps] = told.join('\n').split(/(?=^stepStarted$)/m);
  const settled = steps.map((step) => {
    const events = step.trimEnd().split('\n');
    const isSideBySide = events.filter((kind) => kind === 'artifactCreated').length > 1;
    return isSideBySide ? events.toSorted((one, other) => (one < other ? -1 : 1)) : events;
  });
  return [...(before ?? '').trimEnd().split('\n'), ...settled.flat()].filter((kind) => kind !== '');
}

/** Goldens are accepted with UPDATE=1 and reviewed in the diff. */
function compare(folder: string, actual: ReadonlyMap<string, string>): void {
  if (process.env['UPDATE'] === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of actual) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return;
  }
  const expected = new Map(filesOf(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
  for (const [path, text] of actual) assert.equal(text, expected.get(path), path);
}

function foldersOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}
