// Records a scenario: `node --import ./test/loader.mjs test/scenarios/record.ts <folder>`.
// Stops at the first request without a reply, leaves the prompt in `test/.out/prompts/`, and says where the reply goes.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NotRecorded, RecordedModel, readHashes } from './recordedModel.ts';
import { play } from './scenario.ts';

const folder = resolve(process.argv[2] ?? '.');
const replies = join(folder, 'replies');
mkdirSync(replies, { recursive: true });
const model = new RecordedModel(folder);

const missing: NotRecorded[] = [];
const watched: RecordedModel = model;
const ask = watched.ask.bind(watched);
watched.ask = async function* (request) {
  try {
    yield* ask(request);
  } catch (error) {
    if (error instanceof NotRecorded) missing.push(error);
    throw error;
  }
};

const { files, state } = await play(folder, model).catch((error: unknown) => {
  if (missing.length === 0) throw error;
  return { files: new Map<string, string>(), state: undefined, said: [] };
});
const [first] = missing;
const present = new Set(readdirSync(replies));
const hashes = { ...readHashes(replies) };
for (const [file, hash] of model.hashes) if (present.has(file)) hashes[file] ??= hash;
writeFileSync(join(replies, 'hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`);
if (first) {
  const out = resolve('test/.out/prompts', folder.split(/[\\/]/).slice(-2).join('-'));
  mkdirSync(out, { recursive: true });
  const promptFile = join(out, first.file);
  writeFileSync(promptFile, first.prompt);
  console.log(`Prompt: ${promptFile}\nReply goes to: ${join(replies, first.file)}`);
} else {
  console.log(`Recorded: the run ended as ${state?.status}`);
  for (const [path, text] of files) console.log(`\n----- ${path}\n${text}`);
}
