// The palette commands and the buttons: the same runs as in the chat, with a notification and input boxes.
import * as vscode from 'vscode';
import { workflowOf, type Host } from '../../app/host.ts';
import { continueRun, documentsOf, readRun, startRun } from '../../app/runs/runs.ts';
import { proposalFor, settleProposal } from '../../app/runs/proposals.ts';
import { isDocumentOfAnother } from '../../app/runs/start.ts';
import { alternativesQuestionId } from '../../core/approaches/question.ts';
import type { RunInput, Start } from '../../core/run.ts';
import { say } from '../../documents/sentence.ts';
import {
  readFilePointer,
  readInput,
  readReply,
  readRunPointer,
  type CommandHandlers,
  type CommandId,
} from '../commands.ts';
import { closeProposal, showCorrection, showLastChange, showProposal } from '../diff.ts';
import { expected, showFailure } from '../failure.ts';
import { copyPrompt, implementWithAgent, sendToPlanner, startNext } from './handOff.ts';
import { ideaFromSelection, pickIdea, type PickedIdea } from './idea.ts';
import type { LanguageCommand } from '../language/commands.ts';
import { chooseDocument, choosePlan } from './pick.ts';
import type { PlansCommand } from '../plans/commands.ts';
import { runWithProgress } from './run.ts';
import type { FeatureCommand } from '../speckit/commands.ts';
import type { PhaseCommand } from '../phases/commands.ts';
import { askToFix, checkAll, fixAll, ignoreFinding, startBaseline, takeCorrection } from '../problems/commands.ts';
import type { Shell } from '../shell.ts';
import { presentPlainStatus } from '../chat/status.ts';
import { tell } from '../tell.ts';
import { undo } from './undo.ts';
import { checkWritable, findFolder, pathIn, uriIn } from '../workspace.ts';

/** Runs a command. Never throws: what went wrong is shown. */
export async function runCommand(shell: Shell, id: CommandId, input: readonly unknown[]): Promise<void> {
  try {
    await handlers(shell)[id](...readInput(input));
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    await showFailure(expected(error, shell.log));
  }
}

function handlers(shell: Shell): CommandHandlers {
  return {
    'planner.newBrief': async () => {
      const idea = await pickIdea(vscode.l10n.t('Planner: new task brief'));
      if (idea) await begin(shell, 'brief', idea);
    },
    'planner.newBriefFromSelection': async () => {
      const idea = ideaFromSelection() ?? (await pickIdea(vscode.l10n.t('Planner: new task brief')));
      if (idea) await begin(shell, 'brief', idea);
    },
    'planner.newPlan': async () => {
      const idea = await pickIdea(vscode.l10n.t('Planner: new phase plan'));
      if (idea) await begin(shell, 'phases', idea);
    },
    'planner.newPlanWithAlternatives': async () => {
      const idea = await pickIdea(vscode.l10n.t('Planner: new phase plan, two approaches to choose from'));
      if (idea) await begin(shell, 'phases', idea, { choices: { [alternativesQuestionId]: '2' } });
    },
    'planner.takeAlternative': async (file) =>
      (await import('../approaches/approaches.ts')).takeAlternative(shell, file),
    'planner.answerQuestions': (run) => proceed(shell, run, ['waiting']),
    'planner.resumeRun': (run) =>
      proceed(shell, run, ['running', 'waiting', 'cancelled', 'failed'], { kind: 'continue' }),
    'planner.undoLastRun': (run) => undo(shell, run),
    'planner.openPreview': async (given) => {
      const file = given instanceof vscode.Uri ? given : await documentUri(shell, given);
      if (file) shell.preview.open(file);
    },
    'planner.openSource': () => shell.preview.openSource(),
    'planner.togglePreviewLock': async () => shell.preview.toggleLock(),
    'planner.exportHtml': async (given) => {
      const file = given instanceof vscode.Uri ? given : (shell.preview.activeUri ?? (await documentUri(shell, given)));
      if (file) await shell.preview.export(file);
    },
    'planner.showLastChange': async (given) => {
      const plan = await choosePlan(shell, given, () => true);
      if (plan) await showLastChange(shell, plan.pointer);
    },
    'planner.copyPrompt': async (given) => {
      const file = readFilePointer(given) ?? (await chooseDocument(shell));
      if (file) await copyPrompt(file);
    },
    'planner.implement': async (given) => {
      const file = readFilePointer(given) ?? (await chooseDocument(shell));
      if (file) await implementWithAgent(file);
    },
    'planner.chooseModel': () => shell.chooseModel(),
    'planner.setServerKey': () => shell.setServerKey(),
    'planner.showLog': async () => shell.log.show(),
    'planner.showStatus': () => showStatus(shell),
    'planner.showProposal': async (run, section, artifact) => {
      const pointer = readRunPointer(run);
      if (pointer && typeof section === 'string') await showProposal(shell, pointer, section, textOf(artifact));
    },
    'planner.takeProposal': (run, section, artifact) => settle(shell, run, section, artifact, true),
    'planner.leaveProposal': (run, section, artifact) => settle(shell, run, section, artifact, false),
    'planner.retry': async (run, item) => {
      if (typeof item === 'string') await proceed(shell, run, anyStatus, { kind: 'setAside', item, retry: true });
    },
    'planner.check': () => checkAll(shell),
    'planner.fixAll': (file) => fixAll(shell, file),
    'planner.startBaseline': () => startBaseline(shell),
    'planner.ignoreFinding': (file, rule, line) => ignoreFinding(shell, file, rule, line),
    'planner.askToFix': (file, rule, line) => askToFix(shell, file, rule, line),
    'planner.showCorrection': (file, before, after) => showCorrection(file, before, after),
    'planner.takeCorrection': (file, before, after) => takeCorrection(shell, file, before, after),
    ...phaseHandlers(shell),
    ...languageHandlers(shell),
    ...plansHandlers(shell),
    'planner.compare': async (file, selected) =>
      (await import('../compare/commands.ts')).compare(shell, file, selected),
    'planner.compareSides': async (before, after) =>
      (await import('../compare/commands.ts')).compareSides(shell, before, after),
    'planner.restoreVersion': async (given) => (await import('../compare/commands.ts')).restore(shell, given),
    ...featureHandlers(shell),
    'planner.reply': async (given, text) => {
      const reply = readReply(given);
      if (!reply || typeof text !== 'string') return;
      shell.replies.expect(text, reply);
      await sendToPlanner(text);
    },
    'planner.startNext': async (workflow, given) => {
      const file = readFilePointer(given);
      if (file && typeof workflow === 'string') await startNext(workflow, file);
    },
  };
}

/** What they do is loaded with the first of them. */
function phaseHandlers(shell: Shell): Pick<CommandHandlers, PhaseCommand> {
  const run =
    (id: PhaseCommand) =>
    async (...input: readonly unknown[]) => {
      const { runPhaseCommand } = await import('../phases/commands.ts');
      await runPhaseCommand(shell, id, input);
    };
  return {
    'planner.startPhase': run('planner.startPhase'),
    'planner.completePhase': run('planner.completePhase'),
    'planner.waivePhase': run('planner.waivePhase'),
    'planner.blockPhase': run('planner.blockPhase'),
    'planner.reopenPhase': run('planner.reopenPhase'),
    'planner.implementPhase': run('planner.implementPhase'),
    'planner.copyPhasePrompt': run('planner.copyPhasePrompt'),
    'planner.reviewPhase': run('planner.reviewPhase'),
    'planner.answerCheckpoint': run('planner.answerCheckpoint'),
    'planner.takePhaseChange': run('planner.takePhaseChange'),
    'planner.leavePhaseChange': run('planner.leavePhaseChange'),
  };
}

/** Likewise. */
function featureHandlers(shell: Shell): Pick<CommandHandlers, FeatureCommand> {
  const run =
    (id: FeatureCommand) =>
    async (...input: readonly unknown[]) => {
      const { runFeatureCommand } = await import('../speckit/commands.ts');
      await runFeatureCommand(shell, id, input);
    };
  return {
    'planner.planFeature': run('planner.planFeature'),
    'planner.decide': run('planner.decide'),
    'planner.updateStale': run('planner.updateStale'),
    'planner.showAuditLog': run('planner.showAuditLog'),
    'planner.scriptConsent': run('planner.scriptConsent'),
  };
}

/** What they do is loaded with the first of them. */
function languageHandlers(shell: Shell): Pick<CommandHandlers, LanguageCommand> {
  const run =
    (id: LanguageCommand) =>
    async (...input: readonly unknown[]) => {
      const { runLanguageCommand } = await import('../language/commands.ts');
      await runLanguageCommand(shell, id, input);
    };
  return {
    'planner.answerHere': run('planner.answerHere'),
    'planner.decideHere': run('planner.decideHere'),
    'planner.remakeSection': run('planner.remakeSection'),
  };
}

/** What they do is loaded with the first of them. */
function plansHandlers(shell: Shell): Pick<CommandHandlers, PlansCommand> {
  const run =
    (id: PlansCommand) =>
    async (...input: readonly unknown[]) => {
      const { runPlansCommand } = await import('../plans/commands.ts');
      await runPlansCommand(shell, id, input);
    };
  return {
    'planner.refreshPlans': run('planner.refreshPlans'),
    'planner.openDocument': run('planner.openDocument'),
    'planner.revealInExplorer': run('planner.revealInExplorer'),
    'planner.showInPlans': run('planner.showInPlans'),
    'planner.tickTask': run('planner.tickTask'),
    'planner.cancelRun': run('planner.cancelRun'),
  };
}

/** Starts a workflow on an idea. An open document of another workflow is what it starts from. */
async function begin(shell: Shell, id: string, { file, ...idea }: PickedIdea, start?: Start): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = await findFolder(undefined, active ? [active] : []);
  if (!folder) return;
  checkWritable(folder);
  const host = await hostWithModel(shell, folder.uri);
  const workflow = workflowOf(host, id);
  const path = file && pathIn(folder, file);
  const isDocument = path !== undefined && isDocumentOfAnother(host, path, workflow);
  const given = isDocument ? { text: '', references: [{ name: path, text: idea.text }] } : idea;
  const first = (signal: AbortSignal) => startRun(host, workflow.id, given, signal, start);
  await runWithProgress(shell, host, folder.uri, workflow.title, undefined, first);
}

const anyStatus = ['running', 'waiting', 'cancelled', 'failed', 'done'];

/** Goes on with a run that the user names or chooses. Without an input it only asks what is open. */
async function proceed(shell: Shell, given: unknown, statuses: readonly string[], input?: RunInput): Promise<void> {
  const plan = await choosePlan(shell, given, (state) => statuses.includes(state.status));
  if (!plan) return;
  const folder = vscode.Uri.parse(plan.pointer.folder);
  const host = await hostWithModel(shell, folder);
  const state = await readRun(host, plan.pointer.run);
  const { title } = workflowOf(host, state.workflow);
  // A run that waits for answers has nothing to do before the first one.
  const waits = input === undefined && state.status === 'waiting';
  const next = input ?? { kind: 'continue' };
  const first = waits ? undefined : (signal: AbortSignal) => continueRun(host, plan.pointer.run, next, signal);
  await runWithProgress(shell, host, folder, title, plan.pointer.run, first);
}

/** The use cases with the palette's model. */
async function hostWithModel(shell: Shell, folder: vscode.Uri): Promise<Host> {
  return shell.host(folder, { model: await shell.paletteModel() });
}

async function settle(shell: Shell, given: unknown, section: unknown, of: unknown, taken: boolean): Promise<void> {
  const pointer = readRunPointer(given);
  if (!pointer || typeof section !== 'string') return;
  const host = await shell.host(vscode.Uri.parse(pointer.folder));
  const before = await readRun(host, pointer.run);
  const proposal = proposalFor(before, section, textOf(of));
  if (!proposal) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Planner: this proposal was settled before.'));
    return;
  }
  await settleProposal(host, pointer.run, section, taken, proposal.artifact);
  await closeProposal(pointer, proposal);
  const message = !taken
    ? vscode.l10n.t('Planner: “{0}” stays as you wrote it.', section)
    : proposal.goes === true
      ? vscode.l10n.t('Planner: “{0}” was taken out.', section)
      : vscode.l10n.t('Planner: “{0}” now has Planner’s text.', section);
  void vscode.window.showInformationMessage(message);
}

/** Links of an older version name no document. */
function textOf(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

async function showStatus(shell: Shell): Promise<void> {
  const { showPhasePlans } = await import('../phases/overview.ts');
  if (await showPhasePlans(shell)) return;
  const plan = await choosePlan(shell, undefined, () => true, 'ask', tell(say('Planner: plans of this folder')));
  if (!plan) return;
  const [path] = documentsOf(plan.state);
  const actions = path === undefined ? [] : [tell(say('Open Preview'))];
  const chosen = await vscode.window.showInformationMessage(presentPlainStatus(plan.state, tell), ...actions);
  if (chosen && path !== undefined) shell.preview.open(uriIn(vscode.Uri.parse(plan.pointer.folder), path));
}

async function documentUri(shell: Shell, given: unknown): Promise<vscode.Uri | undefined> {
  const pointer = readFilePointer(given);
  const active = vscode.window.activeTextEditor?.document;
  if (!pointer && active?.languageId === 'markdown') return active.uri;
  const file = pointer ?? (await chooseDocument(shell));
  return file ? uriIn(vscode.Uri.parse(file.folder), file.path) : undefined;
}
