// Plays every scenario with its recorded replies, and compares what comes out with what was accepted.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { RecordedModel } from './recordedModel.ts';
import { play, readScenario, type Played } from './scenario.ts';

const root = import.meta.dirname;

for (const workflow of foldersOf(root)) {
  for (const name of foldersOf(join(root, workflow))) {
    const folder = join(root, workflow, name);
    test(`${workflow}/${name}: ${readScenario(folder).shows}`, async (context) => {
      const model = new RecordedModel(folder);
      const played = await play(folder, model);
      for (const file of model.drift()) context.diagnostic(`the prompt of ${file} has changed since it was recorded`);
      compare(join(folder, 'expected'), outcome(played));
    });
  }
}

/** Every file, and the events without what differs from run to run. */
function outcome({ files, events, state, said }: Played): ReadonlyMap<string, string> {
  const told = events.map((event) => ('section' in event ? `${event.kind} ${event.section}` : event.kind));
  const ledger = state.ledger.map(({ id, section, state: at, question }) => `${id} ${at} [${section}] ${question}`);
  const report = {
    status: state.status,
    events: told,
    ledger,
    requests: state.meter.requests,
    ...(said.length > 0 ? { said } : {}),
  };
  return new Map([...files, ['run.json', `${JSON.stringify(report, null, 2)}\n`]]);
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
