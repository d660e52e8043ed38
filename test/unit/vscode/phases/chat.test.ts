// Phases in the chat: which one is completed, what comes after it, and that a model that fails keeps nobody from going on.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { CancellationToken, ChatRequest } from 'vscode';
import type { CompletionAsker } from '../../../../src/app/phases/completing.ts';
import { PlannerError } from '../../../../src/core/error.ts';
import { say } from '../../../../src/documents/sentence.ts';
import { chatAsker } from '../../../../src/vscode/phases/ask.ts';
import { completeParts, reviewParts, statusParts } from '../../../../src/vscode/phases/chat.ts';
import type { Part } from '../../../../src/vscode/chat/parts.ts';
import { FakeProcesses } from '../../../fakes/fakeProcesses.ts';
import { fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { ScriptedModel, type ScriptedReply } from '../../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import {
  CancellationTokenSource,
  fake,
  LanguageModelTextPart,
  LanguageModelToolResult,
  resetVscode,
  Uri,
} from '../../../fakes/vscode.ts';
import { after, complete, date, phaseOf, plan, start } from '../../documents/phase/plans.ts';

const path = '.clinespecs/x/y-plan.md';
const other = '.clinespecs/fines/late-fines-plan.md';
const active = after(plan, '1', start);
const { signal } = new AbortController();
const tick: CompletionAsker = {
  criteria: async () => 'tick',
  command: async () => undefined,
  waiver: async () => undefined,
};

beforeEach(() => resetVscode());

function turn(
  texts: Readonly<Record<string, string>>,
  reply: ScriptedReply = '{"changes": []}',
  asker = tick,
  name = 'test/model',
) {
  const files = new MemoryFiles(texts);
  const processes = new FakeProcesses();
  const lines: string[] = [];
  const host = fakeHost(new ScriptedModel({ 'planner/learn': [reply] }, { name }), {
    files,
    processes,
    settings: fakeSettings({ trusted: true }),
  });
  const folder = Uri.parse('file:///w') as unknown as Parameters<typeof completeParts>[0]['folder'];
  const add = (line: string) => void lines.push(line);
  const made = { host, folder, asker, progress: add, stopped: add, signal };
  return { made, files, processes, lines };
}

const shown = (parts: readonly Part[]): string =>
  parts
    .map((part) => (part.kind === 'text' ? decodeURIComponent(part.text) : part.kind === 'file' ? part.path : ''))
    .join('');

test('the one active phase is completed, with what it means for the later ones', async () => {
  const change = { section: 'S2', why: 'It is sent twice', text: '- [ ] A mail arrives once' };
  const { made, files, lines } = turn({ [path]: active }, { kind: 'fact', value: { changes: [change] } });
  const said = shown(await completeParts(made, '', []));
  assert.equal(phaseOf(files.texts.get(path) ?? '').status, 'completed');
  assert.match(said, /Phase 1 is completed[^]*Phase 2, Exit Criteria\*\*: It is sent twice/);
  assert.match(said, /~~~~diff\n- - \[ \] A mail arrives\n\+ - \[ \] A mail arrives once\n~~~~/);
  assert.match(said, /\[Show Change\]\(command:planner\.showCorrection.*\[Take It\]\(command:planner\.takePhaseChange/);
  assert.deepEqual(lines, ['Completing phase 1', 'Looking at the later phases']);
  assert.doesNotMatch(files.texts.get(path) ?? '', /once\n\n## Risks/);
});

test('a model that fails is told, and the phase is completed all the same', async () => {
  const error = new PlannerError('model.network', say('The model cannot be reached.'), [say('Try it again.')]);
  const { made, files } = turn({ [path]: active }, { kind: 'fails', error });
  const said = shown(await completeParts(made, 'phase 1', []));
  assert.match(said, /Phase 1 is completed[^]*could not be looked at[^]*The model cannot be reached/);
  assert.equal(phaseOf(files.texts.get(path) ?? '').status, 'completed');
});

test('several phases are named to choose from, none is said, and nothing runs', async () => {
  const both = turn({ [path]: active, [other]: active });
  const said = shown(await completeParts(both.made, '', []));
  assert.match(said, /Which phase is meant\?[^]* · .*late\\-fines\\-plan\\\.md\n[^]* · .*y\\-plan\\\.md/);
  assert.match(shown(await completeParts(both.made, 'rockets 1', [])), /No phase is active that this could mean/);
  assert.match(shown(await completeParts(turn({ [path]: plan }).made, '', [])), /No phase is active[^]*1 Queue/);
  assert.match(shown(await completeParts(turn({}).made, '', [])), /There is no phase plan in this folder/);
  assert.match(shown(await completeParts(turn({ [path]: plan }).made, '2', [])), /Phase 2 has not been started/);
  assert.equal(both.processes.ran.length, 0);
  const named = turn({ [path]: active, [other]: active });
  await completeParts(named.made, '', [other]);
  assert.equal(phaseOf(named.files.texts.get(other) ?? '').status, 'completed');
  assert.equal(named.files.texts.get(path), active);
});

test('whoever turns away is told that nothing was done', async () => {
  const { made, files } = turn({ [path]: active }, '', { ...tick, criteria: async () => undefined });
  assert.match(shown(await completeParts(made, '1', [])), /Nothing was done/);
  assert.equal(files.texts.get(path), active);
});

test('a turn that is stopped is told beside the reply, and nobody is asked any more', async () => {
  const never: ScriptedReply = () => assert.fail('the model was asked');
  const stopped = turn({ [path]: active }, never);
  const stop = new AbortController();
  stopped.processes.during = () => stop.abort();
  await completeParts({ ...stopped.made, signal: stop.signal }, '1', []);
  assert.equal(stopped.lines.at(-1), 'Stopped. Phase 1 stays as it is.');
  assert.equal(stopped.files.texts.get(path), active);
  const late = turn({ [path]: active }, never);
  const end = new AbortController();
  const edit = late.files.edit.bind(late.files);
  late.files.edit = async (...given) => {
    await edit(...given);
    end.abort();
  };
  await completeParts({ ...late.made, signal: end.signal }, '1', []);
  assert.equal(late.lines.at(-1), 'Phase 1 is completed.');
});

test('a review without anything to change says so; the status of phases comes before that of runs', async () => {
  const done = after(active, '1', complete);
  const file = { folder: 'file:///w', path };
  assert.match(shown(await reviewParts(turn({ [path]: done }).made, file, '1')), /Nothing in the later phases/);
  const builtIn = turn({ [path]: done }, '', tick, 'planner/offline');
  assert.match(shown(await reviewParts(builtIn.made, file, '1')), /The built\\-in model does not judge/);
  assert.match(
    shown(await statusParts(turn({ [path]: done }).made)),
    /1 Queue.*completed[^]*Next: The evidence of phase 1 is stale/,
  );
  assert.match(shown(await statusParts(turn({}).made)), /^No plan was made here yet/);
});

/** Answers of cards, in their order. */
function cards(...answers: readonly object[]) {
  const asked: { readonly question: string; readonly options: readonly { readonly label: string }[] }[] = [];
  fake.tools.push({ name: 'vscode_askQuestions', tags: [] });
  const left = [...answers];
  fake.invokeTool = async (_, options) => {
    const { input } = options as {
      readonly input: { readonly questions: readonly [(typeof asked)[number] & { readonly header: string }] };
    };
    const [question] = input.questions;
    asked.push(question);
    const reply = { answers: { [question.header]: { selected: [], freeText: null, skipped: false, ...left.shift() } } };
    return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(reply))]);
  };
  const request = { toolInvocationToken: {} } as unknown as ChatRequest;
  const token = new CancellationTokenSource().token as unknown as CancellationToken;
  return { asker: chatAsker(request, token, { write: () => undefined }), asked };
}

test('cards ask what is open, which command, and for a waiver; what is no answer turns away', async () => {
  const { asker, asked } = cards(
    { selected: ['Leave them open'] },
    { selected: ['Stop'] },
    { freeText: 'make check' },
    { selected: ['Waive the tests…'] },
    { selected: ['Stop'] },
    { freeText: 'no printer here' },
    { selected: ['Anna'] },
    { skipped: true },
  );
  assert.equal(await asker.criteria('1', ['a', 'b']), 'leave');
  assert.equal(await asker.criteria('1', ['a', 'b']), undefined);
  assert.deepEqual(await asker.command('1'), { command: 'make check' });
  assert.equal(await asker.command('1'), 'waive');
  assert.equal(await asker.command('1'), undefined);
  assert.deepEqual(await asker.waiver('1', 'Anna'), { name: 'Anna', reason: 'no printer here' });
  assert.equal(await asker.waiver('1', 'Anna'), undefined);
  assert.deepEqual(
    asked.map(({ options }) => options.map(({ label }) => label).join()),
    [
      ...Array(2).fill('Tick them,Leave them open,Stop'),
      ...Array(3).fill('Waive the tests…,Stop'),
      '',
      // 1.110 refuses a list of one.
      'Anna,Skip',
      '',
    ],
  );
});

test('a phase that waits is not completed by the way', async () => {
  const text = after(plan, '2', { kind: 'start', date, reason: 'the queue is mocked' });
  const { made, files } = turn({ [path]: text });
  assert.match(shown(await completeParts(made, '1', [])), /Phase 1 has not been started/);
  assert.equal(files.texts.get(path), text);
});
