// Renders what a model is asked of each idea in `test/fixtures/sizes`: `node --import ./test/loader.mjs test/scenarios/recordOutlines.ts [folder]`.
// Leaves the prompts of the ideas without an outline in `test/.out/prompts/sizes/`, and says where each reply goes.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Host } from '../../src/app/host.ts';
import { startRun } from '../../src/app/runs/runs.ts';
import type { ModelRequest } from '../../src/core/ports.ts';
import { rules } from '../../src/rules/index.ts';
import { workflows } from '../../src/workflows/index.ts';
import { fakeGit } from '../fakes/fakeGit.ts';
import { MemoryJournals } from '../fakes/memoryJournals.ts';
import { fakePorts } from '../fakes/ports.ts';
import { promptText } from './recordedModel.ts';

const enough = 'the request is read';
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../fixtures/sizes'));
const prompts = resolve('test/.out/prompts/sizes');
const outlines = join(folder, 'outlines');
mkdirSync(prompts, { recursive: true });
mkdirSync(outlines, { recursive: true });

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));
for (const name of names) {
  const reply = join(outlines, `${name}.json`);
  if (existsSync(reply)) continue;
  const prompt = join(prompts, `${name}.txt`);
  writeFileSync(prompt, await promptFor(readFileSync(join(folder, `${name}.md`), 'utf8')));
  console.log(`Prompt: ${prompt}\nReply goes to: ${reply}`);
}
const recorded = names.filter((name) => existsSync(join(outlines, `${name}.json`)));
console.log(`Recorded: ${recorded.length} of ${names.length}`);

/** What the first request of a run says that starts from an idea in an empty workspace. */
async function promptFor(text: string): Promise<string> {
  const asked: string[] = [];
  const model = {
    name: 'test/outlines',
    maxInputTokens: 64_000,
    // It answers nothing: the request is all that is wanted.
    async *ask(request: ModelRequest) {
      asked.push(promptText(request));
      throw new Error(enough);
    },
    countTokens: async (words: string) => Math.ceil(words.length / 3),
  };
  const host: Host = {
    workflows,
    rules,
    journals: new MemoryJournals(),
    newRunId: () => 'outline',
    ports: fakePorts(model, { git: fakeGit('Ada Example') }),
  };
  const run = startRun(host, 'phases', { text, references: [] }, new AbortController().signal);
  try {
    for await (const happened of run) if (happened.kind === 'questionsAsked') break;
  } catch (error) {
    if (!String(error).includes(enough)) throw error;
  }
  const [first] = asked;
  if (first === undefined) throw new Error('the run asked for no outline');
  return first;
}
