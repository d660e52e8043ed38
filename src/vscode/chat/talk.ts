// Free questions about a plan, answered by the chat's model with the documents at hand. The one file that uses
// @vscode/chat-extension-utils, and everything that the library leaves unbounded is bounded here.
import { sendChatParticipantRequest, type AdHocChatTool } from '@vscode/chat-extension-utils';
import * as vscode from 'vscode';
import type { Host } from '../../app/host.ts';
import { listRuns, readRun } from '../../app/runs/runs.ts';
import { runTitle } from '../../app/runs/title.ts';
import type { PlannerError } from '../../core/error.ts';
import type { RunState } from '../../core/run.ts';
import { conversationPrompt, fitCharacters, ledgerText, offlineAnswer, planningPath, spoken } from './talkPrompt.ts';
import { statusText } from './status.ts';
import { tell } from '../tell.ts';

/** A question, and what it is about. */
export interface Talk {
  readonly host: Host;
  readonly folder: vscode.Uri;
  readonly request: vscode.ChatRequest;
  readonly context: vscode.ChatContext;
  readonly stream: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
  readonly signal: AbortSignal;
  readonly run: string | undefined;
  /** What an error of the model means. */
  readonly explain: (model: string, error: unknown) => PlannerError;
}

/** Requests to the model in one answer; the last one gets no tools, so that it must speak. */
const mostRequests = 5;
/** What a tool result may hold, in characters. */
const longestResult = 40_000;

/** Answers a question about the plan into the chat. */
export async function talkAbout(talk: Talk): Promise<void> {
  const { host, request, stream, token } = talk;
  const state = await currentRun(talk);
  const path = state ? Object.values(state.artifacts)[0] : undefined;
  const document = path === undefined ? undefined : await host.ports.files.read(path);
  if (request.model.vendor === 'planner') {
    stream.markdown(tell(offlineAnswer(request.prompt, state, document)));
    return;
  }
  // A third of the model's input for the document; the rest for instructions, the ledger, tools and the answer.
  const room = Math.floor(request.model.maxInputTokens * 0.33) * 2;
  const prompt = conversationPrompt({
    title: state ? runTitle(state) : undefined,
    path,
    document: document === undefined ? undefined : fitCharacters(document, room),
    ledger: state ? fitCharacters(ledgerText(state), Math.floor(room / 4)) : undefined,
    earlier: earlierTurns(talk.context, Math.floor(room / 4)),
  });
  const { result } = sendChatParticipantRequest(
    withoutAttachments(request),
    { history: [] },
    {
      prompt,
      model: bounded(request.model),
      tools: tools(talk),
      requestJustification: vscode.l10n.t('To answer a question about your plan'),
      responseStreamOptions: { stream, responseText: true, references: false },
    },
    token,
  );
  // A stopped answer just ends; what else goes wrong is the model's.
  await result.catch((error: unknown) => {
    if (!token.isCancellationRequested) throw talk.explain(request.model.name, error);
  });
}

async function currentRun({ host, run }: Talk): Promise<RunState | undefined> {
  if (run !== undefined) return readRun(host, run);
  return (await listRuns(host))[0];
}

/** The library puts every reference into the prompt, VS Code's own index and whole files among them. */
function withoutAttachments(request: vscode.ChatRequest): vscode.ChatRequest {
  const { prompt, command, toolInvocationToken, model } = request;
  return { prompt, command, references: [], toolReferences: [], toolInvocationToken, model };
}

/** The library asks for as long as the model calls tools: this model stops getting tools. */
function bounded(model: vscode.LanguageModelChat): vscode.LanguageModelChat {
  let requests = 0;
  return {
    id: model.id,
    vendor: model.vendor,
    family: model.family,
    version: model.version,
    name: model.name,
    maxInputTokens: model.maxInputTokens,
    countTokens: (text, token) => model.countTokens(text, token),
    sendRequest: (messages, options, token) => {
      requests += 1;
      const { tools: _tools, toolMode: _mode, ...withoutTools } = options ?? {};
      return model.sendRequest(messages, requests < mostRequests ? options : withoutTools, token);
    },
  };
}

/** What the model may look at: planning documents, runs, the ledger. Nothing here changes anything. */
function tools(talk: Talk): readonly AdHocChatTool<object>[] {
  const { host } = talk;
  return [
    tool(
      'planner_read_document',
      'Reads a planning document of the workspace by its path.',
      ['path'],
      async ({ path }) => {
        const { plansFolder, specsFolder } = host.ports.settings;
        if (typeof path !== 'string' || !planningPath(path, [plansFolder, specsFolder]))
          return 'Not a planning document.';
        return (await host.ports.files.read(path)) ?? 'There is no such document.';
      },
      talk,
    ),
    tool(
      'planner_list_runs',
      'Lists the plans of the workspace: id, title, status, documents.',
      [],
      async () => {
        const runs = await listRuns(host);
        return runs
          .map(
            (state) =>
              `${state.run}: ${runTitle(state)}, ${statusText(state, tell)}, ${Object.values(state.artifacts).join(', ')}`,
          )
          .join('\n');
      },
      talk,
    ),
    tool(
      'planner_read_questions',
      'Reads the questions and answers of a plan by its id.',
      ['run'],
      async ({ run }) => {
        return typeof run === 'string' ? ledgerText(await readRun(host, run)) : 'No id was given.';
      },
      talk,
    ),
  ];
}

type Read = (input: Readonly<Record<string, unknown>>) => Promise<string>;

/** A read-only tool: its input is checked, its result is bounded, its failure is an answer, and Stop stops it. */
function tool(
  name: string,
  description: string,
  required: readonly string[],
  read: Read,
  talk: Talk,
): AdHocChatTool<object> {
  const properties = Object.fromEntries(required.map((key) => [key, { type: 'string' }]));
  return {
    name,
    description,
    inputSchema: { type: 'object', properties, required: [...required] },
    invoke: async ({ input }) => {
      if (talk.signal.aborted) throw new vscode.CancellationError();
      const text = await read(Object.fromEntries(Object.entries(input))).catch(
        (error: unknown) => `Failed: ${String(error)}`,
      );
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(fitCharacters(text, longestResult))]);
    },
  };
}

/** The last turns of this conversation, as text; the newest are kept. */
function earlierTurns({ history }: vscode.ChatContext, room: number): string {
  const lines = history.slice(-6).map((turn) => {
    if (turn instanceof vscode.ChatRequestTurn) return `User: ${turn.prompt}`;
    const texts = turn.response.map((part) =>
      part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : '',
    );
    return `Planner: ${fitCharacters(spoken(texts.join('')), 1500)}`;
  });
  return lines.join('\n').slice(-room);
}
