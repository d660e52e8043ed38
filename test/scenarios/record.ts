// Records a scenario: `node --import ./test/loader.mjs test/scenarios/record.ts <folder>`.
// Goes on until every request waits for a reply, leaves the prompts in `test/.out/prompts/`, and says where each reply goes.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type NotRecorded, RecordedModel, readHashes } from './recordedModel.ts';
import { play, readScenario } from './scenario.ts';

const folder = resolve(process.argv[2] ?? '.');
const replies = join(folder, 'replies');
mkdirSync(replies, { recursive: true });

/** More documents at once than any plan has: all that can be asked is asked. */
const allAtOnce = 20;

const missing: NotRecorded[] = [];
const model = new RecordedModel(folder, {
  window: readScenario(folder).window,
  missing: (error) => {
    missing.push(error);
    // It waits, so that what does not need this reply goes on to its own requests.
    return new Promise<never>(() => undefined);
  },
});

let isTold = false;
process.once('beforeExit', () => {
  if (!isTold) tellMissing();
});
play(folder, model, allAtOnce).then(
  ({ files, state }) => {
    isTold = true;
    keepHashes();
    console.log(`Recorded: the run ended as ${state.status}`);
    for (const [path, text] of files) console.log(`\n----- ${path}\n${text}`);
  },
  (error: unknown) => {
    isTold = true;
    console.error(error);
    process.exitCode = 1;
  },
);

function tellMissing(): void {
  keepHashes();
  const out = resolve('test/.out/prompts', folder.split(/[\\/]/).slice(-2).join('-'));
  mkdirSync(out, { recursive: true });
  for (const { file, prompt } of missing) {
    const promptFile = join(out, file);
    writeFileSync(promptFile, prompt);
    console.log(`Prompt: ${promptFile}\nReply goes to: ${join(replies, file)}`);
  }
}

/** The hashes of the prompts whose replies are there; a reply keeps that of the prompt that it was given to. */
function keepHashes(): void {
  const present = new Set(readdirSync(replies));
  const hashes = { ...readHashes(replies) };
  for (const [file, hash] of model.hashes) if (present.has(file)) hashes[file] ??= hash;
  writeFileSync(join(replies, 'hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`);
}
