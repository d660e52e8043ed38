// The commands behind the lenses of planning documents: answer a question, decide, remake a section.
import * as vscode from 'vscode';
import { decideHere, decideInRun, readDecision, runThatDecides } from '../../app/feature/decideHere.ts';
import type { Host } from '../../app/host.ts';
import { remakeSection, runThatMade } from '../../app/feature/remake.ts';
import {
  continueRun,
  documentsOf,
  isUnfinished,
  listRuns,
  openQuestions,
  type ListedRun,
} from '../../app/runs/runs.ts';
import { workflowOf } from '../../app/host.ts';
import { inWords, type LedgerEntry } from '../../core/questions.ts';
import { findSection, parseDocument } from '../../documents/document.ts';
import { answerEdits, openQuestionsIn, type OpenQuestion } from '../../documents/openQuestions.ts';
import { say } from '../../documents/sentence.ts';
import { optionName, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { readFilePointer, type CommandHandlers, type FilePointer } from '../commands.ts';
import { runWithProgress } from '../palette/run.ts';
import { planningFile } from '../problems/problems.ts';
import { askByQuickPick } from '../questions/quickPick.ts';
import type { Shell } from '../shell.ts';
import { tell } from '../tell.ts';
import { uriIn } from '../workspace.ts';

export type LanguageCommand = 'planner.answerHere' | 'planner.decideHere' | 'planner.remakeSection';

/** Runs one of these commands. Throws what its use case throws. */
export function runLanguageCommand(shell: Shell, id: LanguageCommand, input: readonly unknown[]): Promise<void> {
  return handlers(shell)[id](...input);
}

function handlers(shell: Shell): Pick<CommandHandlers, LanguageCommand> {
  return {
    'planner.answerHere': (file, line) => answerHere(shell, file, line),
    'planner.decideHere': (file, id) => decide(shell, file, id),
    'planner.remakeSection': (file, section) => remake(shell, file, section),
  };
}

/** A question of a run is answered there, and the document is revised by it; any other one in the document itself. */
async function answerHere(shell: Shell, given: unknown, line: unknown): Promise<void> {
  const file = readFilePointer(given) ?? activeFile();
  if (!file) return notPlanning();
  const folder = vscode.Uri.parse(file.folder);
  const host = await shell.host(folder);
  const text = (await host.ports.files.read(file.path)) ?? '';
  const document = parseDocument(file.path, text);
  const question = await chooseQuestion(openQuestionsIn(document), line);
  if (!question) return;
  const asked = await runThatAsks(host, file.path, question.question);
  if (asked) {
    const answer = await askByQuickPick(inWords(asked.entry, tell), 1);
    if (typeof answer === 'string') return;
    const model = await shell.paletteModel();
    const withModel = await shell.host(folder, { model });
    const { title } = workflowOf(withModel, asked.run.workflow);
    const { run } = asked.run;
    await runWithProgress(
      shell,
      withModel,
      folder,
      title,
      run,
      (signal) => continueRun(withModel, run, { kind: 'answers', answers: [answer] }, signal),
      'wait',
    );
    return;
  }
  const prompt = question.question === '' ? text.split(/\r\n|\r|\n/)[question.span.line - 1] : question.question;
  const title = vscode.l10n.t('Planner: answer this question');
  const answer = await vscode.window.showInputBox({ title, prompt: prompt ?? '', ignoreFocusOut: true });
  if (!answer?.trim()) return;
  const date = host.ports.clock.now().toISOString().slice(0, 10);
  await host.ports.files.edit(file.path, text, answerEdits(document, question, answer, date));
}

async function chooseQuestion(open: readonly OpenQuestion[], line: unknown): Promise<OpenQuestion | undefined> {
  const at = open.filter(({ span }) => span.line === line);
  const found = at.length > 0 ? at : open;
  if (found.length <= 1) {
    if (!found[0]) void vscode.window.showInformationMessage(vscode.l10n.t('Planner: no question is open here.'));
    return found[0];
  }
  const items = found.map((question) => ({
    label: question.question || vscode.l10n.t('What is not clear in line {0}?', question.span.line),
    question,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Planner: which question?') }))?.question;
}

/** The newest run that made the document and waits for an answer to this question. */
async function runThatAsks(
  host: Host,
  path: string,
  question: string,
): Promise<{ readonly run: ListedRun; readonly entry: LedgerEntry } | undefined> {
  const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
  for (const run of await listRuns(host)) {
    if (run.heldBy || !isUnfinished(run) || !documentsOf(run).includes(path)) continue;
    const entry = openQuestions(run).find((one) => folded(one.question).startsWith(folded(question)));
    if (entry && question !== '') return { run, entry };
  }
  return undefined;
}

async function decide(shell: Shell, given: unknown, id: unknown): Promise<void> {
  const file = readFilePointer(given);
  if (!file || typeof id !== 'string') return;
  const folder = vscode.Uri.parse(file.folder);
  const host = await shell.host(folder);
  const { ports } = host;
  const decision = await readDecision(ports, file.path, id);
  const title = vscode.l10n.t('Planner: decide {0}', `${decision.id} ${decision.title}`);
  const chosen = await chooseOption(decision, title);
  if (!chosen) return;
  const rationale = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Why? The reason stands beside the decision.'),
    value: chosen.option === decision.recommendation.option ? decision.recommendation.reasons : '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Say why.') : undefined),
  });
  if (!rationale?.trim()) return;
  const by = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Who decides that?'),
    value: ports.settings.author ?? (await ports.git.userName()) ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Give a name.') : undefined),
  });
  if (!by?.trim()) return;
  const choice = { ...chosen, rationale: rationale.trim(), by: by.trim() };
  const run = await runThatDecides(host, file.path, decision.id);
  if (!run) return decideHere(ports, file.path, decision.id, choice);
  const withModel = await shell.host(folder, { model: await shell.paletteModel() });
  await runWithProgress(
    shell,
    withModel,
    folder,
    workflowOf(withModel, run.workflow).title,
    run.run,
    (signal) => decideInRun(withModel, run.run, file.path, decision.id, choice, signal),
    'wait',
  );
}

interface ChosenOption {
  readonly option?: number;
  readonly text: string;
}

async function chooseOption(decision: TechnicalDecision, title: string): Promise<ChosenOption | undefined> {
  const { options, recommendation } = decision;
  const items = options.map((option, index) => ({
    label: `${optionName(index)}: ${option.text}`,
    ...(index === recommendation.option ? { description: tell(say('recommended')) } : {}),
    detail: [...option.pros.map((pro) => `+ ${pro}`), ...option.cons.map((con) => `\u2212 ${con}`)].join('  '),
    option: index,
  }));
  const other = { label: vscode.l10n.t('Other…'), option: -1, iconPath: new vscode.ThemeIcon('edit') };
  const picked = await vscode.window.showQuickPick([...items, other], {
    title,
    placeHolder: decision.required,
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  if (picked.option >= 0) return { option: picked.option, text: '' };
  const text = await vscode.window.showInputBox({ title, prompt: decision.required, ignoreFocusOut: true });
  return text?.trim() ? { text: text.trim() } : undefined;
}

/** Has the run that made a document write one of its sections anew. */
async function remake(shell: Shell, given: unknown, named: unknown): Promise<void> {
  const file = readFilePointer(given) ?? activeFile();
  if (!file) return notPlanning();
  const folder = vscode.Uri.parse(file.folder);
  const host = await shell.host(folder);
  const section = typeof named === 'string' ? named : await sectionAtCursor(host, file);
  if (section === undefined) return;
  const { run, workflow } = await runThatMade(host, file.path);
  const withModel = await shell.host(folder, { model: await shell.paletteModel() });
  const { title } = workflowOf(withModel, workflow);
  await runWithProgress(
    shell,
    withModel,
    folder,
    title,
    run,
    (signal) => remakeSection(withModel, run, file.path, section, signal),
    'wait',
  );
}

async function sectionAtCursor(host: Host, file: FilePointer): Promise<string | undefined> {
  const document = parseDocument(file.path, (await host.ports.files.read(file.path)) ?? '');
  const editor = vscode.window.activeTextEditor;
  const isShown = editor?.document.uri.toString() === uriIn(vscode.Uri.parse(file.folder), file.path).toString();
  const line = isShown ? editor.selection.active.line + 1 : 0;
  const own = document.sections.findLast((one) => one.line <= line && one.depth > 1);
  if (own) return own.key;
  const items = document.sections.filter(({ depth }) => depth > 1).map(({ key }) => key);
  const title = vscode.l10n.t('Planner: remake which section?');
  const chosen = await vscode.window.showQuickPick(items, { title });
  return chosen === undefined ? undefined : findSection(document, chosen)?.key;
}

function activeFile(): FilePointer | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && planningFile(uri);
}

function notPlanning(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Planner: open a planning document first.'));
}
