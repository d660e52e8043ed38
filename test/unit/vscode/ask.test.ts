// Asking by the chat's card: what comes back from VS Code, and what is made of it.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import type { LedgerEntry } from '../../../src/core/questions.ts';
import { cardAsker, chooseByCard } from '../../../src/vscode/questions/ask.ts';
import {
  CancellationTokenSource,
  fake,
  LanguageModelTextPart,
  LanguageModelToolResult,
  resetVscode,
} from '../../fakes/vscode.ts';

const question: LedgerEntry = {
  id: 'q1',
  section: '5. Risks and Dependencies',
  question: 'Which risks?',
  why: 'They delay.',
  suggestions: [{ label: 'None are known' }],
  state: 'open',
  applied: false,
};
const request = { toolInvocationToken: {} } as unknown as vscode.ChatRequest;
const logged: string[] = [];
const log = { write: (level: string, text: string) => void logged.push(`${level} ${text}`) };
const source = () => new CancellationTokenSource() as unknown as vscode.CancellationTokenSource;

beforeEach(() => {
  resetVscode();
  fake.tools = [{ name: 'vscode_askQuestions', tags: [] }];
});

const ask = async (given = request, tokens = source()) =>
  cardAsker(given, tokens.token, log)(question, 1, new AbortController().signal);

const replying = (answer: object) => async () =>
  new LanguageModelToolResult([
    new LanguageModelTextPart(JSON.stringify({ answers: { 'Risks and Dependencies': answer } })),
  ]);

test('the card is asked with the token of the request', async () => {
  let asked: unknown;
  fake.invokeTool = (name, options) => {
    asked = { name, options };
    return replying({ selected: ['None are known'], freeText: null, skipped: false })();
  };
  assert.deepEqual(await ask(), { kind: 'text', question: 'q1', text: 'None are known' });
  const { name, options } = asked as { name: string; options: { toolInvocationToken: unknown; input: unknown } };
  assert.equal(name, 'vscode_askQuestions');
  assert.equal(options.toolInvocationToken, request.toolInvocationToken);
});

test('at a cap the card offers what can be done about it, and nothing else', async () => {
  const labels: unknown[] = [];
  fake.invokeTool = (_, options) => {
    const { questions } = (options as { input: { questions: readonly { options: readonly { label: string }[] }[] } })
      .input;
    labels.push(questions[0]?.options.map(({ label }) => label));
    return replying({ selected: [], freeText: null, skipped: true })();
  };
  const suggestions = [{ label: 'Finish now' }, { label: 'Stop' }];
  for (const id of ['q1', 'budget-1']) {
    await cardAsker(request, source().token, log)({ ...question, id, suggestions }, 1, new AbortController().signal);
  }
  assert.deepEqual(labels, [
    ['Finish now', 'Stop', 'Not sure'],
    ['Finish now', 'Stop'],
  ]);
});

test('the reason goes where the tool of this editor has room for it', async () => {
  const inputs: string[] = [];
  fake.invokeTool = (_, options) => {
    inputs.push(JSON.stringify(options));
    return replying({ selected: ['None are known'], freeText: null, skipped: false })();
  };
  const properties = { message: {} };
  const inputSchema = { properties: { questions: { items: { properties } } } };
  fake.tools = [{ name: 'vscode_askQuestions', tags: [], inputSchema }];
  await ask();
  fake.tools = [{ name: 'vscode_askQuestions', tags: [] }];
  await ask();
  assert.match(inputs[0] ?? '', /"message":"They delay\."/);
  assert.match(inputs[1] ?? '', /"question":"Which risks\? \(They delay\.\)"/);
});

test('without the tool, or outside a chat, there is no way to ask', async () => {
  assert.equal(await ask({ toolInvocationToken: undefined } as unknown as vscode.ChatRequest), 'unable');
  fake.tools = [];
  assert.equal(await ask(), 'unable');
});

test('a card that the user left, or that answers strangely, leaves the question open', async () => {
  fake.invokeTool = () => Promise.reject(Object.assign(new Error('Canceled'), { name: 'Canceled' }));
  assert.equal(await ask(), 'stopped');
  fake.invokeTool = async () => new LanguageModelToolResult([new LanguageModelTextPart('sorry')]);
  assert.equal(await ask(), 'stopped');
});

test('nobody there is no answer', async () => {
  fake.invokeTool = replying({ selected: [], freeText: 'The user is not available to respond.', skipped: false });
  assert.equal(await ask(), 'nobody');
});

test('a tool that fails or refuses its input leaves text as the way to ask, and the log says why', async () => {
  fake.invokeTool = () => Promise.reject(new Error('Tool input is invalid'));
  logged.length = 0;
  assert.equal(await ask(), 'unable');
  assert.deepEqual(logged, [
    'warn vscode_askQuestions failed, so the question is asked as text: Error: Tool input is invalid',
  ]);
});

test('any failure while the turn is stopped counts as stopped', async () => {
  fake.invokeTool = () => Promise.reject(new Error('broken'));
  const tokens = source();
  tokens.cancel();
  assert.equal(await ask(request, tokens), 'stopped');
});

test('a choice is made by its label; anything else is none', async () => {
  const choices = [
    { label: 'Add it', detail: 'a' },
    { label: 'Start anew', detail: 'b' },
  ];
  const choose = () => chooseByCard('Which?', choices, request, source().token, log);
  const reply = (text: string) => async () =>
    new LanguageModelToolResult([
      new LanguageModelTextPart(JSON.stringify({ answers: { Planner: { selected: [text], freeText: null } } })),
    ]);
  fake.invokeTool = reply('Start anew');
  assert.equal(await choose(), 1);
  fake.invokeTool = reply('Not sure');
  assert.equal(await choose(), undefined);
  fake.tools = [];
  assert.equal(await choose(), undefined);
});
