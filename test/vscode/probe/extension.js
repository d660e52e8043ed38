// @ts-check
// Does each thing that the driver can drive, so that the driver itself is tested. It is no part of Planner.
import * as vscode from 'vscode';

/** @param {vscode.ExtensionContext} context */
export function activate(context) {
  // VS Code looks for models only when somebody asks.
  void vscode.lm.selectChatModels();
  const participant = vscode.chat.createChatParticipant('planner-tests.probe', answer);
  participant.followupProvider = {
    provideFollowups: () => [{ prompt: 'followed', label: 'Follow this up' }],
  };
  context.subscriptions.push(
    participant,
    vscode.commands.registerCommand('probe.pick', pick),
    vscode.commands.registerCommand('probe.preview', showPreview),
    vscode.commands.registerCommand('probe.note', (text = 'noted') => write('note.md', text)),
  );
}

/** @type {vscode.ChatRequestHandler} */
async function answer(request, _context, stream, token) {
  if (request.command === 'model') return streamModel(request, stream, token);
  if (request.command === 'ask') return ask(request, stream, token);
  if (request.command === 'proposed') {
    try {
      /** @type {any} */ (stream).confirmation('Title', 'Message', {});
      stream.markdown('Proposed API is open.');
    } catch (error) {
      stream.markdown(`Refused: ${error instanceof Error ? error.message : error}`);
    }
    return;
  }
  stream.progress('Thinking about it');
  const text = new vscode.MarkdownString(
    `You said **${request.prompt}**. [Run the link](command:probe.note?%5B%22link%22%5D)`,
  );
  text.isTrusted = { enabledCommands: ['probe.note'] };
  stream.markdown(text);
  stream.button({ command: 'probe.note', title: 'Write the note', arguments: ['button'] });
}

/** @type {(request: vscode.ChatRequest, stream: vscode.ChatResponseStream, token: vscode.CancellationToken) => Promise<void>} */
async function streamModel(request, stream, token) {
  try {
    const message = vscode.LanguageModelChatMessage.User(request.prompt);
    const response = await request.model.sendRequest([message], {}, token);
    for await (const text of response.text) stream.markdown(text);
    await write('ended.md', token.isCancellationRequested ? 'stopped' : 'complete');
    stream.markdown(` (end, ${request.model.id})`);
  } catch (error) {
    const code = error instanceof vscode.LanguageModelError ? error.code : 'none';
    stream.markdown(` (fault, code ${code}: ${error instanceof Error ? error.message : error})`);
  }
}

/** @type {(request: vscode.ChatRequest, stream: vscode.ChatResponseStream, token: vscode.CancellationToken) => Promise<void>} */
async function ask(request, stream, token) {
  const input = {
    questions: [
      {
        header: 'auth',
        question: 'Which authentication method?',
        message: '| Option | Pros |\n|---|---|\n| Cookies | simple |',
        options: [{ label: 'Session cookies', recommended: true }, { label: 'JWT' }],
        multiSelect: false,
        allowFreeformInput: true,
      },
    ],
  };
  try {
    const result = await vscode.lm.invokeTool(
      'vscode_askQuestions',
      { toolInvocationToken: request.toolInvocationToken, input },
      token,
    );
    const [part] = result.content;
    stream.markdown(`Answer: \`${part instanceof vscode.LanguageModelTextPart ? part.value : 'not text'}\``);
  } catch (error) {
    stream.markdown(`No answer: ${error instanceof Error ? error.message : error}`);
  }
}

async function pick() {
  const picked = await vscode.window.showQuickPick(['Apple', 'Pear', 'Plum'], { title: 'Fruit' });
  if (!picked) return;
  const typed = await vscode.window.showInputBox({ title: 'How many?', prompt: picked });
  await write('picked.md', `${picked} ${typed}`);
  void vscode.window
    .showInformationMessage(`Picked ${picked}.`, 'Fine')
    .then((button) => write('button.md', button ?? ''));
}

function showPreview() {
  const panel = vscode.window.createWebviewPanel('probe', 'Probe Preview', vscode.ViewColumn.Beside, {
    enableScripts: true,
  });
  panel.webview.onDidReceiveMessage((message) => write('clicked.md', String(message)));
  panel.webview.html = `<!DOCTYPE html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'"></head><body>
<h1>In the webview</h1><button id="press">Press</button>
<script nonce="n">const api = acquireVsCodeApi();
document.getElementById('press').onclick = () => { api.postMessage('pressed'); document.querySelector('h1').textContent = 'Pressed'; };
</script></body></html>`;
}

/** @param {string} name @param {string} text */
async function write(name, text) {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder)
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, name), new TextEncoder().encode(text));
}
