// Sequential thinking in a brief: the real server, started by VS Code or by Planner, and servers that do not work.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, beforeEach, test } from 'node:test';
import { root } from '../../host/paths.mjs';
import { textOf } from '../driver/fakeModel.ts';
import { until } from '../driver/wait.ts';
import { withWorkbench, type Workbench } from '../driver/workbench.ts';
import { answerAs, idea, opened, promptOf } from './briefReplies.ts';

const fixture = (name: string): string => join(root, 'test/fixtures/mcp', `${name}.mjs`);
const thinking = fileURLToPath(import.meta.resolve('@modelcontextprotocol/server-sequential-thinking/dist/index.js'));

/** What the real server of a test is asked. */
const asked = join(mkdtempSync(join(tmpdir(), 'planner-mcp-')), 'asked.jsonl');
const recorded = { command: process.execPath, args: [fixture('record'), asked, thinking] };

beforeEach(() => writeFileSync(asked, ''));
after(() => rmSync(dirname(asked), { recursive: true }));

/** Planner's own servers, where a VS Code on another machine keeps them. */
const ownServers = (servers: object): Readonly<Record<string, string>> => ({
  'Machine/settings.json': JSON.stringify({ 'planner.mcp.servers': servers }),
});

/** Makes a brief in a new conversation, and yields the text of the answer after all questions were skipped. */
async function makeBrief(workbench: Workbench, title: string): Promise<string> {
  const { chat, model } = workbench;
  model.reset();
  model.respond(answerAs(title));
  await chat.startNew();
  await chat.send(idea);
  for (let question = 0; question < 2; question++) {
    await chat.question();
    await chat.skip();
  }
  await chat.ended();
  return chat.responseText();
}

/** The thoughts that a server was handed, in their order. */
function thoughts(): readonly unknown[] {
  const lines = readFileSync(asked, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const { method, params } = JSON.parse(line) as { method?: string; params?: { arguments?: { thought?: unknown } } };
    return method === 'tools/call' ? [params?.arguments?.thought] : [];
  });
}

/** The server got the question and both thoughts, the model was handed them, and nothing is said about a lack. */
function checkThought(workbench: Workbench, text: string): void {
  const [question, ...rest] = thoughts();
  assert.match(String(question), /What does the idea ask for/);
  assert.deepEqual(rest, ['Customers never hear of a failing webhook.', 'A mail would tell them.']);
  const outline = workbench.model.requests.find((request) => promptOf(request) === 'outline');
  assert.ok(outline && textOf(outline).includes('1. Customers never hear of a failing webhook.'));
  assert.doesNotMatch(text, /sequential-thinking/);
  assert.match(workbench.log('Planner'), /tool for thinking: ok/);
}

/** Waits until VS Code has taken a change of the setting over. */
async function hasServers(workbench: Workbench, names: readonly string[]): Promise<void> {
  await until('VS Code has the setting', async () => {
    const set = await workbench.inHost(({ workspace }) => workspace.getConfiguration('planner').get('mcp.servers', {}));
    return Object.keys(set).join() === names.join();
  });
}

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

test('a server of the workspace’s mcp.json is started by VS Code and thinks the idea through', async () => {
  const files = { '.vscode/mcp.json': JSON.stringify({ servers: { thoughts: { type: 'stdio', ...recorded } } }) };
  await withWorkbench('mcp workspace', { files }, async (workbench) => {
    await opened(workbench);
    const text = await makeBrief(workbench, 'First');
    await workbench.screenshot('mcp 1 workspace server');
    checkThought(workbench, text);
  });
});

test('a server of the user’s mcp.json does the same, for the palette too', async () => {
  const servers = { thoughts: { type: 'stdio', ...recorded } };
  const userFiles = { 'User/mcp.json': JSON.stringify({ servers }) };
  await withWorkbench('mcp user', { userFiles }, async (workbench) => {
    const { palette, model } = workbench;
    await opened(workbench);
    checkThought(workbench, await makeBrief(workbench, 'First'));
    // The server runs now; a run without the chat has no token for its calls.
    model.reset();
    model.respond(answerAs('From the palette'));
    await palette.run('Planner: New Task Brief');
    await palette.pick('Type the idea…');
    await palette.type('Webhook retries end after 15 minutes.');
    await palette.pick('Skip');
    await palette.pick('Skip');
    const text = await palette.notification('complete');
    const preview = await workbench.webviewSaying('From the palette');
    await preview.getByText('6. Open Questions').waitFor();
    await workbench.screenshot('mcp 2 user server, palette');
    assert.doesNotMatch(text, /sequential-thinking/);
    assert.equal(thoughts().length, 6);
  });
});

test('Planner’s own setting starts the server; a server that does not work is named, and the brief is made', async () => {
  const userFiles = ownServers({ thoughts: recorded });
  await withWorkbench('mcp setting', { userFiles }, async (workbench) => {
    await opened(workbench);
    checkThought(workbench, await makeBrief(workbench, 'First'));
    await workbench.screenshot('mcp 3 own setting');

    const faults = [
      { name: 'missing', server: { command: 'no-such-program-of-planner' }, says: /ENOENT|not found/ },
      { name: 'crashing', server: { command: process.execPath, args: [fixture('crash-at-start')] }, says: /has ended/ },
      { name: 'hanging', server: { command: process.execPath, args: [fixture('hang')] }, says: /no answer within/ },
    ];
    for (const { name, server, says } of faults) {
      const [file, text] = Object.entries(ownServers({ [name]: server }))[0] ?? ['', ''];
      workbench.writeUserFile(file, text);
      await hasServers(workbench, [name]);
      const said = await makeBrief(workbench, `Server ${name}`);
      await workbench.screenshot(`mcp 4 ${name}`);
      assert.match(said, /The sequential-thinking MCP server did not work/);
      assert.match(said, says);
      assert.match(said, new RegExp(name));
      assert.equal(timesIn(said, 'sequential-thinking'), 1, said);
      assert.ok(workbench.read(`.clinespecs/server-${name}/task_brief.md`));
    }

    workbench.writeUserFile('Machine/settings.json', '{}');
    await hasServers(workbench, []);
    const said = await makeBrief(workbench, 'No server');
    await workbench.screenshot('mcp 5 none');
    assert.equal(timesIn(said, 'No sequential-thinking MCP server is configured'), 1, said);
    assert.ok(workbench.read('.clinespecs/no-server/task_brief.md'));
  });
});
