// `@planner`: a chat message in, a run and its final block out.
import * as vscode from 'vscode';
import { workflowOf, type Host } from '../../app/host.ts';
import { route, unfinishedRuns, type Route } from '../../app/runs/route.ts';
import { continueRun, openQuestions, readRun, startRun } from '../../app/runs/runs.ts';
import { startsFromFeature } from '../../app/runs/start.ts';
import type { Idea, RunInput, RunState } from '../../core/run.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { approachSurface } from '../approaches/compare.ts';
import type { Reply, RunPointer } from '../commands.ts';
import { lastMemory, sayStopped } from './conversation.ts';
import { directCommands, directParts } from './direct.ts';
import { expected, failureParts } from '../failure.ts';
import { closingBlock, type Closing } from './closing.ts';
import { keepMemory, readMemory, type TurnMemory } from './followUps.ts';
import { helpParts } from './help.ts';
import { link, linkLine, type Part } from './parts.ts';
import { cardAsker, chooseByCard } from '../questions/ask.ts';
import { isPlainlyAnswer, readAnswers } from '../questions/answers.ts';
import { answerLabels } from '../questions/text.ts';
import { placesOf, readAttachments } from './references.ts';
import { render } from './render.ts';
import type { Shell } from '../shell.ts';
import { offerUnfinished } from './status.ts';
import { plain } from './markdown.ts';
import { tell } from '../tell.ts';
import { takeTurn } from '../turn.ts';
import { checkWritable, findFolder } from '../workspace.ts';

/** In characters: what a link may carry. */
const longestReply = 4000;

/** Everything a turn knows. */
interface Turn {
  readonly shell: Shell;
  readonly host: Host;
  readonly folder: vscode.WorkspaceFolder;
  readonly request: vscode.ChatRequest;
  readonly context: vscode.ChatContext;
  readonly stream: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
  readonly memory: TurnMemory;
  readonly idea: Idea;
  readonly leftOut: readonly Sentence[];
}

/** Answers one chat message. Never throws: what went wrong is said in the chat. */
export async function answerRequest(
  shell: Shell,
  request: vscode.ChatRequest,
  context: vscode.ChatContext,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<vscode.ChatResult> {
  const reply = shell.replies.take(request.prompt);
  // A button says itself which run the conversation is about from now on, also where the turn fails.
  const memory: TurnMemory = reply && 'run' in reply ? { run: reply.run, followUps: [] } : lastMemory(context);
  try {
    return await shell.activity.withSignal(token, (signal) =>
      handle(shell, request, context, stream, token, signal, memory, reply),
    );
  } catch (error) {
    if (token.isCancellationRequested) return { metadata: keepMemory(memory) };
    const known = expected(error, shell.log);
    render(failureParts(known, known.kind === 'workspace.none' ? undefined : memory.run), undefined, stream);
    if (known.kind === 'workspace.none') {
      stream.button({ title: tell(say('Open Folder')), command: 'vscode.openFolder' });
    }
    return { metadata: keepMemory(memory) };
  }
}

/** The follow-ups that the last turn left. */
export function followUps(result: vscode.ChatResult): vscode.ChatFollowup[] {
  return readMemory(result.metadata).followUps.map((followUp) => ({ ...followUp }));
}

async function handle(
  shell: Shell,
  request: vscode.ChatRequest,
  context: vscode.ChatContext,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
  signal: AbortSignal,
  memory: TurnMemory,
  reply: Reply | undefined,
): Promise<vscode.ChatResult> {
  if (request.command === 'help') {
    render(helpParts(shell.workflows, tell), undefined, stream);
    return { metadata: keepMemory(memory) };
  }
  const named = reply && !('run' in reply) ? folderOf(reply) : memory.run?.folder;
  const folder = await findFolder(named, placesOf(request.references), token);
  if (!folder) {
    stream.markdown(vscode.l10n.t('No folder was chosen. Ask again when you know where the plan belongs.'));
    return { metadata: keepMemory(memory) };
  }
  const tools = { model: shell.chatModel(request.model), token: request.toolInvocationToken };
  const host = await shell.host(folder.uri, tools);
  const direct = await directParts({
    ...{ shell, host, folder, request, reply, stream, token, signal },
    run: memory.run?.run,
  });
  if (direct) {
    render(direct, folder.uri, stream);
    return { metadata: keepMemory(memory) };
  }
  const { references, leftOut } = await readAttachments(request.references, folder);
  const idea = { text: request.prompt.trim(), references };
  const turn = { shell, host, folder, request, context, stream, token, signal, memory, idea, leftOut };
  if (reply?.kind === 'answer') return answer(turn, reply.run.run, reply.question);
  if (reply?.kind === 'continue') return go(turn, reply.run.run, { kind: 'continue' });
  if (reply?.kind === 'revise') return go(turn, reply.run.run, { kind: 'revision', text: idea.text });
  if (reply?.kind === 'retry' || reply?.kind === 'drop') {
    return go(turn, reply.run.run, { kind: 'setAside', item: reply.item, retry: reply.kind === 'retry' });
  }
  if (reply?.kind === 'update') return go(turn, reply.run.run, { kind: 'update' });
  if (reply?.kind === 'decide') return decideIn(turn, reply.run.run, reply.decision);
  if (reply?.kind === 'start') return start(turn, reply.workflow);
  if (request.command === 'decide') return decideIn(turn, undefined, idea.text);
  return follow(turn, await routed(turn));
}

function folderOf(reply: Exclude<Reply, { readonly run: RunPointer }>): string {
  return reply.kind === 'start' ? reply.folder : reply.file.folder;
}

/** What a free message means. Answers that leave no doubt, and attachments without a word, need no model to judge. */
async function routed(turn: Turn): Promise<Route> {
  const { host, request, idea, signal } = turn;
  const { command } = request;
  const run = command === undefined ? await currentRun(turn) : undefined;
  const state = run === undefined ? undefined : await readRun(host, run).catch(() => undefined);
  if (state?.status === 'waiting' && isPlainlyAnswer(idea.text, openQuestions(state), answerLabels(tell))) {
    return { kind: 'answer', run: state.run };
  }
  const message = { text: idea.text, ...(command ? { command } : {}), ...(state ? { run: state.run } : {}) };
  const decided = await route(host, message, signal);
  return decided.kind === 'ask' && idea.references.length > 0 ? { kind: 'start', workflow: decided.workflow } : decided;
}

/**
 * The run that the conversation is about. A turn that was stopped leaves nothing in the history: after one, and where
 * the user just says "continue", it is the newest run that can go on.
 */
async function currentRun({ host, memory, context, idea }: Turn): Promise<string | undefined> {
  if (memory.run) return memory.run.run;
  const last = context.history.findLast((turn) => turn instanceof vscode.ChatResponseTurn);
  const stopped = last !== undefined && !directCommands.includes(last.command ?? '');
  const goesOn = /^(continue|go on|resume)[.!]?$/iu.test(idea.text) || idea.text === tell(say('Continue'));
  return stopped || goesOn ? (await unfinishedRuns(host))[0]?.run : undefined;
}

async function follow(turn: Turn, decided: Route): Promise<vscode.ChatResult> {
  switch (decided.kind) {
    case 'start':
      return start(turn, decided.workflow);
    case 'answer':
      return answer(turn, decided.run);
    case 'revise':
      return go(turn, decided.run, { kind: 'revision', text: turn.idea.text });
    case 'resume':
      return go(turn, decided.run, { kind: 'continue' });
    case 'talk':
      return talk(turn, decided.run);
    case 'which':
      return which(turn, decided.run, decided.workflow);
    case 'ask':
      return askForIdea(turn, decided.workflow);
  }
}

async function start(turn: Turn, workflow: string): Promise<vscode.ChatResult> {
  checkWritable(turn.folder);
  const { host, folder, idea, signal } = turn;
  if (startsFromFeature(workflowOf(host, workflow))) {
    const { nearIn } = await import('../speckit/commands.ts');
    return run(turn, undefined, startRun(host, workflow, idea, signal, nearIn(folder)));
  }
  if (idea.text === '' && idea.references.length === 0) return askForIdea(turn, workflow);
  return run(turn, undefined, startRun(host, workflow, idea, signal));
}

async function answer(turn: Turn, id: string, question?: string): Promise<vscode.ChatResult> {
  const open = openQuestions(await readRun(turn.host, id));
  const asked = question === undefined ? open : open.filter((entry) => entry.id === question);
  const answers = readAnswers(turn.idea.text, asked, answerLabels(tell));
  return go(turn, id, answers.length > 0 ? { kind: 'answers', answers } : { kind: 'continue' });
}

async function go(turn: Turn, id: string, input: RunInput): Promise<vscode.ChatResult> {
  checkWritable(turn.folder);
  return run(turn, id, continueRun(turn.host, id, input, turn.signal));
}

/** Takes a decision, or takes it anew; without its id it shows what there is to decide. */
async function decideIn(turn: Turn, id: string | undefined, said: string): Promise<vscode.ChatResult> {
  const { host, folder, memory, stream, signal } = turn;
  const { readCall } = await import('../speckit/chat.ts');
  const call = await readCall(host, folder.uri, id ?? memory.run?.run, said, signal);
  if (call.kind === 'go') {
    checkWritable(folder);
    return run(turn, call.run, call.progress);
  }
  render(call.parts, folder.uri, stream);
  return { metadata: keepMemory({ run: { folder: folder.uri.toString(), run: call.run }, followUps: [] }) };
}

/** Runs, asks, and closes the turn. */
async function run(turn: Turn, id: string | undefined, first: ReturnType<typeof startRun>): Promise<vscode.ChatResult> {
  const { shell, host, folder, request, stream, token, signal, memory } = turn;
  const mode = shell.questionMode(folder.uri);
  const beside = (text: string): void => stream.markdown(plain(text));
  const { before, show } = approachSurface(shell, host, folder.uri, (text) => stream.markdown(text));
  const ask = mode === 'one' ? cardAsker(request, token, shell.log, { beside, before }) : undefined;
  const surface = { progress: (line: string) => stream.progress(line), ask, ...show };
  const outcome = await takeTurn(shell, host, folder.uri, id, first, surface, signal);
  if (token.isCancellationRequested) void sayStopped(outcome.state, folder.uri);
  const closing: Closing = {
    outcome,
    mode,
    remarks: [...turn.leftOut, ...shell.settingProblems(folder)],
  };
  const block = closingBlock(shell, host, folder.uri, closing);
  const others = memory.run ? [] : await unfinished(turn, outcome.state);
  render([...block.parts, ...others], folder.uri, stream);
  return { metadata: keepMemory(block.memory) };
}

/** A new conversation is told once which runs wait. */
async function unfinished({ host, folder }: Turn, current?: RunState): Promise<readonly Part[]> {
  const others = (await unfinishedRuns(host)).filter((state) => state.run !== current?.run);
  return offerUnfinished(others, folder.uri.toString(), tell);
}

async function askForIdea(turn: Turn, workflow: string): Promise<vscode.ChatResult> {
  const { host, stream, memory, folder } = turn;
  stream.markdown(`${tell(workflowOf(host, workflow).opening)}\n\n`);
  for (const sentence of turn.leftOut) stream.markdown(`- ${tell(sentence)}\n`);
  if (!memory.run) render(await unfinished(turn), folder.uri, stream);
  return { metadata: keepMemory({ ...memory, followUps: [] }) };
}

/** A message that may be a new idea while a run waits: only the user knows. */
async function which(turn: Turn, id: string, workflow: string): Promise<vscode.ChatResult> {
  const { shell, folder, request, stream, token, idea, memory } = turn;
  const pointer = { folder: folder.uri.toString(), run: id };
  const choices = [
    { label: tell(say('Add it to the waiting plan')), detail: tell(say('The sections that it touches are revised')) },
    { label: tell(say('Start a new plan')), detail: tell(say('The waiting one stays as it is')) },
  ];
  const question = tell(say('Is this about the plan that waits, or a new idea?'));
  const chosen = await chooseByCard(question, choices, request, token, shell.log);
  if (chosen === 0) return go(turn, id, { kind: 'revision', text: idea.text });
  if (chosen === 1) return start(turn, workflow);
  if (token.isCancellationRequested) return { metadata: keepMemory(memory) };
  const replies = [
    { kind: 'revise', run: pointer },
    { kind: 'start', folder: pointer.folder, workflow },
  ] as const;
  stream.markdown(`**${question}**\n\n`);
  if (idea.text.length > longestReply) {
    const way = say(
      'Send it again with /brief for a new plan, or say in a few words what should change in the waiting one.',
    );
    stream.markdown(tell(way));
    return { metadata: keepMemory({ run: pointer, followUps: [] }) };
  }
  const links = choices.flatMap(({ label }, index) => {
    const reply = replies[index];
    return reply ? [link(label, 'planner.reply', reply, idea.text)] : [];
  });
  render(linkLine(links), folder.uri, stream);
  return { metadata: keepMemory({ run: pointer, followUps: [] }) };
}

async function talk(turn: Turn, id: string | undefined): Promise<vscode.ChatResult> {
  const { talkAbout } = await import('./talk.ts');
  const { shell, host, folder, request, context, stream, token, signal, memory } = turn;
  const run = id ?? memory.run?.run;
  await talkAbout({
    host,
    folder: folder.uri,
    request,
    context,
    stream,
    token,
    signal,
    run,
    explain: shell.modelFailure,
  });
  return { metadata: keepMemory(run ? { run: { folder: folder.uri.toString(), run }, followUps: [] } : memory) };
}
