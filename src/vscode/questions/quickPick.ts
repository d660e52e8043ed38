// Asks a question from the palette: a list with the suggestions, or a line of free text.
import * as vscode from 'vscode';
import { isBudgetQuestion } from '../../core/budget.ts';
import type { LedgerEntry } from '../../core/questions.ts';
import { say } from '../../documents/sentence.ts';
import { tell } from '../tell.ts';
import type { Asked } from '../turn.ts';

type Item = vscode.QuickPickItem & { readonly means: 'suggestion' | 'other' | 'unsure' | 'skip' };

/** Asks one question. Escape leaves it open. `left` counts the open questions, this one included. */
export async function askByQuickPick(question: LedgerEntry, left: number): Promise<Asked> {
  const title = left > 1 ? vscode.l10n.t('Planner: {0} questions left', left) : vscode.l10n.t('Planner: one question');
  const placeHolder = question.question;
  const isCut = placeHolder.length > longestPlaceholder;
  const prompt = [placeHolder, question.why].filter((line) => line !== '').join(' ');
  const below = isCut ? prompt : question.why;
  const chosen = await vscode.window.showQuickPick(itemsOf(question), {
    title,
    placeHolder,
    ...(below === '' ? {} : { prompt: below }),
    ignoreFocusOut: true,
  });
  if (!chosen) return 'stopped';
  if (chosen.means === 'unsure' || chosen.means === 'skip') return { kind: chosen.means, question: question.id };
  if (chosen.means === 'suggestion') return { kind: 'text', question: question.id, text: chosen.label };
  const text = await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true });
  return text === undefined || text.trim() === ''
    ? 'stopped'
    : { kind: 'text', question: question.id, text: text.trim() };
}

/** In characters: what is longer is cut in the field, and stands below it as a whole. */
const longestPlaceholder = 80;

function itemsOf(question: LedgerEntry): readonly Item[] {
  // The list begins with what Enter takes.
  const ordered = question.suggestions.toSorted(
    (one, other) => Number(other.recommended ?? false) - Number(one.recommended ?? false),
  );
  const suggestions = ordered.map(({ label, detail, recommended }): Item => ({
    label,
    means: 'suggestion',
    ...(recommended ? { description: tell(say('recommended')) } : {}),
    ...(detail ? { detail } : {}),
  }));
  const other: Item = {
    label: vscode.l10n.t('Other…'),
    detail: tell(say('Answer in your own words')),
    means: 'other',
    iconPath: new vscode.ThemeIcon('edit'),
  };
  // At a cap there is nothing that could be left open; words may be another cap.
  if (isBudgetQuestion(question.id)) return [...suggestions, other];
  return [
    ...suggestions,
    other,
    { label: tell(say('Not sure')), means: 'unsure', iconPath: new vscode.ThemeIcon('question') },
    { label: tell(say('Skip')), means: 'skip', iconPath: new vscode.ThemeIcon('debug-step-over') },
  ];
}
