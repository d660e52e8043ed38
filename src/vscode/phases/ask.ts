// Who is asked while a phase completes: by cards in the chat where there are any, else by pickers and input boxes.
import * as vscode from 'vscode';
import type { CompletionAsker } from '../../app/phases/completing.ts';
import type { Clarification } from '../../core/questions.ts';
import { isName, isReason } from '../../documents/phase/record.ts';
import type { RefusalKind } from '../../documents/phase/refusal.ts';
import { wholePlan } from '../../documents/phase/words.ts';
import { say } from '../../documents/sentence.ts';
import type { Log } from '../log.ts';
import { short } from '../chat/markdown.ts';
import { cardAsker } from '../questions/ask.ts';
import { tell } from '../tell.ts';

interface Choice<Value> {
  readonly label: string;
  readonly detail: string;
  readonly value: Value;
}

/** Asks by pickers and input boxes. */
export const windowAsker: CompletionAsker = {
  criteria: async (phase, open) => {
    const placeHolder = open.map((text) => short(text, 80)).join(' · ');
    return pick(criteriaTitle(phase, open.length), criteriaChoices(open.length), placeHolder);
  },
  command: async (phase) => {
    const chosen = await pick(commandTitle(phase), commandChoices(), vscode.l10n.t('The plan names none.'));
    if (chosen !== 'type') return chosen;
    const command = await inputLine(commandTitle(phase), vscode.l10n.t('A line for the shell, such as npm test.'));
    return command === undefined ? undefined : { command };
  },
  waiver: async (phase, name, problem) => {
    const title = waiverTitle(phase);
    const reason = await askReason(title, waiverPrompt(problem));
    if (reason === undefined) return undefined;
    const who = await vscode.window.showInputBox({
      title: `Planner: ${title}`,
      prompt: vscode.l10n.t('Who answers for that? The name stands in the plan.'),
      value: name ?? '',
      ignoreFocusOut: true,
      validateInput: (text) => (isName(text) ? undefined : vscode.l10n.t('A name is needed.')),
    });
    return who === undefined ? undefined : { name: who.trim(), reason };
  },
};

/** Asks by cards of the chat request, and as `windowAsker` where that cannot be. */
export function chatAsker(
  request: Pick<vscode.ChatRequest, 'toolInvocationToken'>,
  token: vscode.CancellationToken,
  log: Pick<Log, 'write'>,
): CompletionAsker {
  const card = cardAsker(request, token, log, { isPlain: true });
  /** What was said; `undefined` where the user turned away, `unable` where there is no card. */
  const told = async (question: Clarification): Promise<string | 'unable' | undefined> => {
    const answer = await card({ ...question, state: 'open', applied: false }, 1, new AbortController().signal);
    if (answer === 'unable') return 'unable';
    return typeof answer === 'object' && answer.kind === 'text' ? answer.text : undefined;
  };
  return {
    criteria: async (phase, open) => {
      const choices = criteriaChoices(open.length);
      const why = open.length === 1 ? open.join('') : open.map((text) => `- ${text}`).join('\n');
      const said = await told(questionOf(criteriaTitle(phase, open.length), why, choices));
      if (said === 'unable') return windowAsker.criteria(phase, open);
      return choices.find(({ label }) => label === said)?.value;
    },
    command: async (phase) => {
      const choices = commandChoices().slice(1);
      const said = await told(questionOf(commandTitle(phase), vscode.l10n.t('Type it, or choose.'), choices));
      if (said === 'unable') return windowAsker.command(phase);
      const chosen = choices.find(({ label }) => label === said);
      if (chosen) return chosen.value === 'waive' ? 'waive' : undefined;
      return said === undefined ? undefined : { command: said };
    },
    waiver: async (phase, name, problem) => {
      const reason = await told(questionOf(waiverTitle(phase), waiverPrompt(problem)));
      if (reason === 'unable') return windowAsker.waiver(phase, name, problem);
      if (reason === undefined) return undefined;
      const names = name === undefined ? [] : [{ label: name, detail: '', value: name }];
      const who = await told(
        questionOf(vscode.l10n.t('Who answers for that? The name stands in the plan.'), '', names),
      );
      return who === undefined || who === 'unable' ? undefined : { name: who, reason };
    },
  };
}

/** Asks for a reason in words. */
export function askReason(title: string, prompt: string): Promise<string | undefined> {
  return inputLine(title, prompt, (text) =>
    isReason(text) ? undefined : vscode.l10n.t('A reason is needed, in two words at least.'),
  );
}

async function inputLine(
  title: string,
  prompt: string,
  validateInput?: (text: string) => string | undefined,
): Promise<string | undefined> {
  const check = validateInput ? { validateInput } : {};
  const options = { title: `Planner: ${title}`, prompt, ignoreFocusOut: true, ...check };
  const text = await vscode.window.showInputBox(options);
  return text?.trim() || undefined;
}

async function pick<Value>(
  title: string,
  choices: readonly Choice<Value>[],
  placeHolder: string,
): Promise<Value | undefined> {
  const options = { title: `Planner: ${title}`, placeHolder, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(choices, options))?.value;
}

function questionOf(question: string, why: string, choices: readonly Choice<unknown>[] = []): Clarification {
  return {
    id: 'phase',
    section: '',
    question,
    why,
    suggestions: choices.map(({ label, detail }) => ({ label, detail })),
  };
}

function criteriaTitle(phase: string, open: number): string {
  if (phase === wholePlan) {
    return open === 1
      ? vscode.l10n.t('One exit criterion of the plan is open')
      : vscode.l10n.t('{0} exit criteria of the plan are open', open);
  }
  return open === 1
    ? vscode.l10n.t('One exit criterion of phase {0} is open', phase)
    : vscode.l10n.t('{1} exit criteria of phase {0} are open', phase, open);
}

function criteriaChoices(open: number): readonly Choice<'tick' | 'leave' | undefined>[] {
  const [tick, met, leave, without] =
    open === 1
      ? [say('Tick it'), say('It is met'), say('Leave it open'), say('The phase is completed without it')]
      : [say('Tick them'), say('They are met'), say('Leave them open'), say('The phase is completed without them')];
  return [
    { label: tell(tick), detail: tell(met), value: 'tick' },
    { label: tell(leave), detail: tell(without), value: 'leave' },
    { label: tell(say('Stop')), detail: tell(say('The phase stays open, nothing runs')), value: undefined },
  ];
}

function commandTitle(phase: string): string {
  return phase === wholePlan
    ? vscode.l10n.t('Which command proves the plan?')
    : vscode.l10n.t('Which command proves phase {0}?', phase);
}

function commandChoices(): readonly Choice<'type' | 'waive' | undefined>[] {
  return [
    { label: tell(say('Type a command…')), detail: tell(say('It runs in the workspace folder')), value: 'type' },
    {
      label: tell(say('Waive the tests…')),
      detail: tell(say('With a name and a reason, visible in the plan')),
      value: 'waive',
    },
    { label: tell(say('Stop')), detail: tell(say('The phase stays open, nothing runs')), value: undefined },
  ];
}

function waiverTitle(phase: string): string {
  return phase === wholePlan
    ? vscode.l10n.t('Complete the plan without tests')
    : vscode.l10n.t('Complete phase {0} without tests', phase);
}

function waiverPrompt(problem: RefusalKind | undefined): string {
  const why = vscode.l10n.t('Why can the phase be completed without its tests?');
  if (problem === 'untrusted') return `${tell(say('The workspace is not trusted: no command runs here.'))} ${why}`;
  if (problem === 'noName' || problem === 'noReason') {
    return `${vscode.l10n.t('A name is needed, and a reason in two words at least.')} ${why}`;
  }
  return why;
}
