// A language model whose replies a test scripts, and a door for the test into the extension host.
// The test talks to it over HTTP on the loopback; the port is written to a file that the test names in the environment.
const { createServer } = require('node:http');
const { writeFileSync } = require('node:fs');
const vscode = require('vscode');

/** Replies in the order they are asked for: `{ text }`, `{ fact }`, `{ error }`, `{ hang: true }`, with `match` only for prompts that hold it. */
let replies = [];
/** What the model was asked, as text. */
const requests = [];
let tools = true;
/** Opened by the test to let a gated reply go on. */
let openGate = () => {};
const changed = new vscode.EventEmitter();
let shown = !process.env.PLANNER_TEST_NO_MODEL;

exports.activate = (context) => {
  const provider = {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: () =>
      shown
        ? [
            {
              id: 'fake-1',
              name: 'Fake One',
              family: 'fake',
              version: '1',
              maxInputTokens: 60000,
              maxOutputTokens: 8000,
              isUserSelectable: true,
              capabilities: { toolCalling: tools, imageInput: false },
            },
            {
              id: 'fake-2',
              name: 'Fake Two',
              family: 'fake',
              version: '1',
              maxInputTokens: 60000,
              maxOutputTokens: 8000,
              isUserSelectable: true,
              capabilities: { toolCalling: tools, imageInput: false },
            },
          ]
        : [],
    provideLanguageModelChatResponse: respond,
    provideTokenCount: async (_model, text) => Math.ceil((typeof text === 'string' ? text : textOf(text)).length / 4),
  };
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('fakelm', provider));
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      answer(request.url, body).then(
        (value) => response.end(JSON.stringify({ value }) ?? '{}'),
        (error) => response.end(JSON.stringify({ error: String(error && error.stack ? error.stack : error) })),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(process.env.PLANNER_TEST_DOOR, String(server.address().port)));
  context.subscriptions.push({ dispose: () => server.close() });
};

async function respond(model, messages, options, progress, token) {
  const text = messages.map(textOf).join('\n\n');
  const tool = options.tools?.[0]?.name;
  requests.push({ model: model.id, text, tool });
  const at = replies.findIndex(({ match }) => !match || text.includes(match) || tool === match);
  if (at < 0) throw new Error(`no scripted reply for: ${text.slice(0, 300)}`);
  const reply = replies[at];
  if (!reply.always) replies.splice(at, 1);
  if (reply.error) throw errorOf(reply.error);
  if (reply.hang) return new Promise((resolve) => token.onCancellationRequested(resolve));
  if (reply.fact !== undefined && tool && tools) {
    progress.report(new vscode.LanguageModelToolCallPart('call-1', tool, reply.fact));
    return;
  }
  const whole = reply.text ?? JSON.stringify(reply.fact);
  for (let start = 0; start < whole.length && !token.isCancellationRequested; start += 40) {
    if (reply.gateAfter !== undefined && start >= reply.gateAfter) {
      await new Promise((resolve) => {
        openGate = resolve;
        token.onCancellationRequested(resolve);
      });
      reply.gateAfter = undefined;
    }
    progress.report(new vscode.LanguageModelTextPart(whole.slice(start, start + 40)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (reply.errorAfter) throw errorOf(reply.errorAfter);
}

function errorOf(kind) {
  if (kind === 'blocked') return vscode.LanguageModelError.Blocked('blocked');
  if (kind === 'permissions') return vscode.LanguageModelError.NoPermissions('no permission');
  return new Error(kind);
}

async function answer(url, body) {
  switch (url) {
    case '/replies':
      replies = JSON.parse(body);
      return replies.length;
    case '/requests':
      return requests;
    case '/gate':
      openGate();
      return true;
    case '/models': {
      const wanted = JSON.parse(body);
      shown = wanted.shown ?? shown;
      tools = wanted.tools ?? tools;
      changed.fire();
      return true;
    }
    case '/run':
      // The body is the source of an asynchronous function of `vscode`.
      return new Function('vscode', 'require', `return (${body})(vscode, require)`)(vscode, require);
    default:
      throw new Error(`unknown door ${url}`);
  }
}

function textOf(message) {
  if (typeof message.content === 'string') return message.content;
  return message.content.map((part) => part.value ?? '').join('');
}
