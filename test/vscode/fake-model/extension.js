// @ts-check
// A language model provider that passes each request to the test process and streams back what that answers.
import * as vscode from 'vscode';

/** Set by the driver (driver/fakeModel.ts), which listens there. */
const address = process.env.PLANNER_FAKE_MODEL;

/** @param {vscode.ExtensionContext} context */
export function activate(context) {
  if (!address) return;
  const changed = new vscode.EventEmitter();
  context.subscriptions.push(
    changed,
    vscode.lm.registerLanguageModelChatProvider('fakelm', {
      onDidChangeLanguageModelChatInformation: changed.event,
      provideLanguageModelChatInformation: async () => (await fetch(`${address}/models`)).json(),
      provideLanguageModelChatResponse: relay,
      provideTokenCount: async (/** @type {unknown} */ _model, /** @type {unknown} */ message) =>
        Math.ceil(JSON.stringify(message).length / 4),
    }),
    vscode.commands.registerCommand('fakeModel.modelsChanged', () => changed.fire()),
  );
  void fetch(`${address}/hello`);
  void serveWork().catch(() => undefined);
}

/** Runs in the extension host what the test hands over: the source of a function of `vscode`. Ends with the test. */
async function serveWork() {
  for (;;) {
    const source = await fetch(`${address}/work`).then((response) => response.text());
    const outcome = await Promise.resolve()
      .then(() => new Function('vscode', `return (${source})(vscode)`)(vscode))
      .then(
        (value) => ({ value }),
        (error) => ({ error: String(error?.stack ?? error) }),
      );
    await fetch(`${address}/done`, { method: 'POST', body: JSON.stringify(outcome) });
  }
}

/**
 * @param {vscode.LanguageModelChatInformation} model
 * @param {readonly vscode.LanguageModelChatRequestMessage[]} messages
 * @param {vscode.ProvideLanguageModelChatResponseOptions} options
 * @param {vscode.Progress<vscode.LanguageModelResponsePart>} progress
 * @param {vscode.CancellationToken} token
 */
async function relay(model, messages, options, progress, token) {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  try {
    const response = await fetch(`${address}/answer`, {
      method: 'POST',
      body: JSON.stringify({
        model: model.id,
        messages: messages.map(describeMessage),
        tools: options.tools ?? [],
        toolMode: options.toolMode === vscode.LanguageModelChatToolMode.Required ? 'required' : 'auto',
        options: options.modelOptions ?? {},
      }),
      signal: abort.signal,
    });
    for await (const part of lines(response)) report(part, progress);
  } catch (error) {
    if (!token.isCancellationRequested) throw error;
  }
}

/** @param {any} part @param {vscode.Progress<vscode.LanguageModelResponsePart>} progress */
function report(part, progress) {
  if (part.kind === 'text') progress.report(new vscode.LanguageModelTextPart(part.text));
  else if (part.kind === 'tool') progress.report(new vscode.LanguageModelToolCallPart(part.id, part.name, part.input));
  else if (part.kind === 'fault') throw fault(part.code, part.message);
}

/** @param {string} code @param {string} message */
function fault(code, message) {
  if (code === 'blocked') return vscode.LanguageModelError.Blocked(message);
  if (code === 'noPermissions') return vscode.LanguageModelError.NoPermissions(message);
  if (code === 'notFound') return vscode.LanguageModelError.NotFound(message);
  return new Error(message);
}

/** @param {vscode.LanguageModelChatRequestMessage} message */
function describeMessage(message) {
  const role = message.role === vscode.LanguageModelChatMessageRole.Assistant ? 'assistant' : 'user';
  const parts = message.content.map((part) => {
    if (part instanceof vscode.LanguageModelTextPart) return { kind: 'text', text: part.value };
    if (part instanceof vscode.LanguageModelToolCallPart) {
      return { kind: 'tool', id: part.callId, name: part.name, input: part.input };
    }
    if (part instanceof vscode.LanguageModelToolResultPart) {
      const texts = part.content.filter((piece) => piece instanceof vscode.LanguageModelTextPart);
      return { kind: 'result', id: part.callId, text: texts.map((piece) => piece.value).join('') };
    }
    return { kind: 'other' };
  });
  return { role, parts };
}

/** One JSON value a line, as they arrive. @param {Response} response */
async function* lines(response) {
  if (!response.body) return;
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const whole = (rest + chunk).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) yield JSON.parse(line);
  }
}
