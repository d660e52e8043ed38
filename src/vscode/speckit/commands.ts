// The palette's commands about the plan of a feature: plan it, decide, bring it up to date, show the audit log.
import * as vscode from 'vscode';
import { auditText } from '../../app/runs/audit.ts';
import { decide, decisionLines, updateRun, type DecisionLine } from '../../app/feature/feature.ts';
import { workflowOf } from '../../app/host.ts';
import { readEvents } from '../../app/runs/journal.ts';
import { startRun } from '../../app/runs/runs.ts';
import { scriptConsent, setScriptConsent, type Consent } from '../../app/feature/scriptConsent.ts';
import { startsFromFeature } from '../../app/runs/start.ts';
import { PlannerError } from '../../core/error.ts';
import { featurePlace } from '../../core/speckit/place.ts';
import { say } from '../../documents/sentence.ts';
import type { CommandHandlers, CommandId } from '../commands.ts';
import { runWithProgress } from '../palette/run.ts';
import { choosePlan, type Plan } from '../palette/pick.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { checkWritable, findFolder, pathIn } from '../workspace.ts';
import { stateText } from './present.ts';

/** The commands of this file. */
export type FeatureCommand = Extract<
  CommandId,
  'planner.planFeature' | 'planner.decide' | 'planner.updateStale' | 'planner.showAuditLog' | 'planner.scriptConsent'
>;

/** Runs a command about a feature. Throws what its use case throws. */
export function runFeatureCommand(shell: Shell, id: FeatureCommand, input: readonly unknown[]): Promise<void> {
  return handlers(shell)[id](...input);
}

function handlers(shell: Shell): Pick<CommandHandlers, FeatureCommand> {
  return {
    'planner.planFeature': () => planFeature(shell),
    'planner.decide': (run, decision) => decideOne(shell, run, decision),
    'planner.updateStale': (run) => update(shell, run),
    'planner.showAuditLog': (run) => showAuditLog(shell, run),
    'planner.scriptConsent': () => changeConsent(shell),
  };
}

/** The file of the active editor, where it lies in the folder: it says which feature is meant. */
export function nearIn(folder: vscode.WorkspaceFolder): { readonly near?: string } {
  const active = vscode.window.activeTextEditor?.document.uri;
  const near = active && pathIn(folder, active);
  return near === undefined ? {} : { near };
}

async function planFeature(shell: Shell): Promise<void> {
  const workflow = shell.workflows.find(startsFromFeature);
  if (!workflow) throw new PlannerError('workflow.unknown', say('There is no workflow “{0}”.', 'speckit'));
  const text = await vscode.window.showInputBox({
    title: tell(say('Planner: plan of a spec-kit feature')),
    prompt: vscode.l10n.t(
      'Technical context: languages, frameworks, hosting, limits. Leave it empty to go by the specification.',
    ),
    ignoreFocusOut: true,
  });
  if (text === undefined) return;
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = await findFolder(undefined, active ? [active] : []);
  if (!folder) return;
  checkWritable(folder);
  const host = await shell.host(folder.uri, { model: await shell.paletteModel() });
  const idea = { text, references: [] };
  const first = (signal: AbortSignal) => startRun(host, workflow.id, idea, signal, nearIn(folder));
  await runWithProgress(shell, host, folder.uri, workflow.title, undefined, first);
}

async function decideOne(shell: Shell, given: unknown, decision: unknown): Promise<void> {
  const plan = await choosePlan(shell, given, (state) => decisionLines(state).length > 0);
  if (!plan) return;
  const id = typeof decision === 'string' ? decision : await chooseDecision(decisionLines(plan.state));
  if (id === undefined) return;
  await goOn(shell, plan, (host, signal) => decide(host, plan.pointer.run, id, '', signal));
}

async function chooseDecision(decisions: readonly DecisionLine[]): Promise<string | undefined> {
  const items = decisions.map(({ id, title, category, state, choice }) => ({
    label: `${id} ${title}`,
    description: category,
    detail: stateText(state, choice, tell),
    id,
  }));
  const title = tell(say('Planner: which decision?'));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.id;
}

async function update(shell: Shell, given: unknown): Promise<void> {
  const plan = await choosePlan(
    shell,
    given,
    ({ facts, status }) => status === 'done' && featurePlace(facts) !== undefined,
  );
  if (plan) await goOn(shell, plan, (host, signal) => updateRun(host, plan.pointer.run, signal));
}

async function goOn(
  shell: Shell,
  { pointer, state }: Plan,
  work: (host: Awaited<ReturnType<Shell['host']>>, signal: AbortSignal) => ReturnType<typeof updateRun>,
): Promise<void> {
  const folder = vscode.Uri.parse(pointer.folder);
  const host = await shell.host(folder, { model: await shell.paletteModel() });
  const { title } = workflowOf(host, state.workflow);
  await runWithProgress(shell, host, folder, title, pointer.run, (signal) => work(host, signal));
}

/** Whether the project's script may run: what holds is marked. */
async function changeConsent(shell: Shell): Promise<void> {
  const folder = await findFolder(undefined, []);
  if (!folder) return;
  const host = await shell.host(folder.uri);
  const now = await scriptConsent(host);
  if (now === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Planner: you were not asked yet whether a script of this project may run.'),
    );
    return;
  }
  const words: Readonly<Record<Consent, string>> = {
    yes: vscode.l10n.t('Run the script of the project'),
    no: vscode.l10n.t('Set up the plan without the script'),
    ask: vscode.l10n.t('Ask again with the next plan'),
  };
  const items = (['yes', 'no', 'ask'] as const).map((consent) => ({
    label: words[consent],
    ...(consent === now ? { description: vscode.l10n.t('as it is now') } : {}),
    consent,
  }));
  const title = vscode.l10n.t('Planner: may the script of this project set up features?');
  const chosen = await vscode.window.showQuickPick(items, { title });
  if (chosen) await setScriptConsent(host, chosen.consent);
}

/** Opens the log as a document of its own: saving it is the user's. */
async function showAuditLog(shell: Shell, given: unknown): Promise<void> {
  const plan = await choosePlan(shell, given, () => true, 'ask', tell(say('Planner: the audit log of which plan?')));
  if (!plan) return;
  const host = await shell.host(vscode.Uri.parse(plan.pointer.folder));
  const content = auditText(plan.state, await readEvents(host, plan.pointer.run));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
}
