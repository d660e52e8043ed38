// Asks a question in the chat's own card, where VS Code has one.
import * as vscode from 'vscode';
import { isBudgetQuestion } from '../../core/budget.ts';
import type { LedgerEntry } from '../../core/questions.ts';
import { say } from '../../documents/sentence.ts';
import type { Asked, Surface } from '../turn.ts';
import { tell } from '../tell.ts';
import type { Log } from '../log.ts';
import { cardInput, cardTool, readCard, takesMessage, untold, type CardWords } from './card.ts';

/** What stands around a card. */
interface AskWords extends Pick<CardWords, 'isPlain'> {
  /** Gets what the card has no room for. */
  readonly beside?: (text: string) => void;
  /** Called before a card is shown. */
  readonly before?: (question: LedgerEntry) => void;
}

/**
 * The way to ask by card. It yields `unable` where the editor has no such tool, or where the tool fails.
 */
export function cardAsker(
  request: Pick<vscode.ChatRequest, 'toolInvocationToken'>,
  token: vscode.CancellationToken,
  log: Pick<Log, 'write'>,
  { isPlain = false, beside, before }: AskWords = {},
): NonNullable<Surface['ask']> {
  return async (question) => {
    // Looked for with each question: a window that has just opened does not know its tools yet.
    const card = vscode.lm.tools.find(({ name }) => name === cardTool);
    if (!card || !request.toolInvocationToken) return 'unable';
    const showsMessage = takesMessage(card.inputSchema);
    before?.(question);
    const more = untold(question, showsMessage);
    if (more !== '') beside?.(more);
    // At a cap there is nothing that could be left open, or proposed for review.
    const asksPlainly = isPlain || isBudgetQuestion(question.id);
    return askByCard(question, showsMessage, asksPlainly, request.toolInvocationToken, token, log);
  };
}

/** Asks whichever of the choices is meant; `undefined` when the user turned away or wrote something else. */
export async function chooseByCard(
  question: string,
  choices: readonly { readonly label: string; readonly detail: string }[],
  request: Pick<vscode.ChatRequest, 'toolInvocationToken'>,
  token: vscode.CancellationToken,
  log: Pick<Log, 'write'>,
): Promise<number | undefined> {
  const entry = {
    id: 'choice',
    section: '',
    question,
    why: '',
    suggestions: choices,
    state: 'open',
    applied: false,
  } as const;
  const answer = await cardAsker(request, token, log)(entry, 1, new AbortController().signal);
  if (typeof answer !== 'object' || answer.kind !== 'text') return undefined;
  const index = choices.findIndex(({ label }) => label === answer.text);
  return index < 0 ? undefined : index;
}

async function askByCard(
  question: LedgerEntry,
  showsMessage: boolean,
  isPlain: boolean,
  toolInvocationToken: vscode.ChatParticipantToolToken | undefined,
  token: vscode.CancellationToken,
  log: Pick<Log, 'write'>,
): Promise<Asked> {
  const words: CardWords = {
    unsure: tell(say('Not sure')),
    unsureDetail: tell(say('Planner leaves it open or proposes something for review')),
    skip: tell(say('Skip')),
    isPlain,
  };
  const input = cardInput(question, words, showsMessage);
  try {
    const reply = await vscode.lm.invokeTool(cardTool, { input, toolInvocationToken }, token);
    const outcome = readCard(textOf(reply), question, words);
    return outcome === 'unreadable' ? 'stopped' : outcome;
  } catch (error) {
    // The user stopped, or wrote a message instead: that message is the next turn.
    if (token.isCancellationRequested || isCancellation(error)) return 'stopped';
    // The tool is no documented API: what it takes may change. The question is asked as text then.
    log.write('warn', `${cardTool} failed, so the question is asked as text: ${String(error)}`);
    return 'unable';
  }
}

function textOf(result: vscode.LanguageModelToolResult): string {
  const texts = result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''));
  return texts.join('');
}

function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'Canceled');
}
