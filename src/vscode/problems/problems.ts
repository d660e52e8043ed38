// The Problems panel of planning documents: what is registered for it; the check is loaded with the first document.
import * as vscode from 'vscode';
import { isDocument, isPlanFile, spotOf } from '../../app/check/layout.ts';
import { baselinePath, teamFolder } from '../../app/places.ts';
import type { Sentence } from '../../documents/sentence.ts';
import type { FilePointer } from '../commands.ts';
import { pathIn } from '../workspace.ts';
import type { Watch } from './watch.ts';

/** The problems of the window, as commands and the chat use them. */
export interface Problems {
  /** Checks every plan of the open folders and shows what was found, also of documents that no editor shows. */
  checkAll(token?: vscode.CancellationToken): Promise<ProblemCount>;
  /** A document is shown in another way than in an editor, or no more: what was found in it is shown there too. */
  look(uri: vscode.Uri, isShown: boolean): void;
  /** Checks a document again, now. */
  refresh(uri: vscode.Uri): Promise<void>;
}

export interface ProblemCount {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** What somebody should know beside them, such as settings that cannot be used. */
  readonly notes: readonly Sentence[];
}

/** A planning document, and the folder whose documents belong with it. */
export interface PlanningSpot {
  readonly file: FilePointer;
  readonly set: string;
}

/** Registers diagnostics, quick fixes and hovers. `load` makes what does the work. */
export function registerProblems(
  load: (diagnostics: vscode.DiagnosticCollection) => Promise<Watch>,
): Problems & vscode.Disposable {
  let diagnostics: vscode.DiagnosticCollection | undefined;
  let made: Promise<Watch> | undefined;
  const watch = (): Promise<Watch> =>
    (made ??= load((diagnostics ??= vscode.languages.createDiagnosticCollection('planner'))));
  const look = (document: vscode.TextDocument): void => {
    if (planningFile(document.uri)) void watch().then((one) => one.schedule(document.uri));
  };
  const touch = (uri: vscode.Uri): void => {
    if (!made) return;
    if (planningFile(uri)) void made.then((one) => one.touch(uri));
    else if (isPolicy(uri)) void made.then((one) => one.restart());
  };
  const selector: vscode.DocumentSelector = [
    { scheme: 'file' },
    { scheme: 'untitled' },
    { scheme: 'vscode-remote' },
    { scheme: 'vscode-vfs' },
  ];
  vscode.workspace.textDocuments.forEach(look);
  // Checkouts and other programs change documents too, and what stands beside those that an editor shows.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,json,yaml,yml,graphql,graphqls,gql,proto}');
  const registration = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(touch),
    watcher.onDidChange(touch),
    watcher.onDidDelete(touch),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (made) void made.then((one) => one.restart());
      vscode.workspace.textDocuments.forEach(look);
    }),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) look(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (planningFile(uri)) void watch().then((one) => one.close(uri));
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('planner') && made) void made.then((one) => one.restart());
    }),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: async (document, range, context) =>
          planningFile(document.uri) ? (await watch()).actions(document, range, context) : [],
      },
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll.append('planner')],
      },
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) =>
        planningFile(document.uri) ? (await watch()).hover(document, position) : undefined,
    }),
    vscode.workspace.registerTextDocumentContentProvider('planner-rule', {
      provideTextDocumentContent: async (uri) => (await import('./rulePages.ts')).provideRulePage(uri),
    }),
  );
  return {
    checkAll: async (token) => (await watch()).checkAll(token),
    look: (uri, isShown) => {
      if (planningFile(uri)) void watch().then((one) => (isShown ? one.schedule(uri) : one.close(uri)));
    },
    refresh: async (uri) => (await watch()).refresh(uri),
    dispose: () => {
      registration.dispose();
      diagnostics?.dispose();
    },
  };
}

/** The file, where it is a document of a plan or stands beside one; nothing otherwise. */
export function planningFile(uri: vscode.Uri): FilePointer | undefined {
  return planningSpot(uri)?.file;
}

/** The file and where it belongs, where it is a document of a plan or stands beside one; nothing otherwise. */
export function planningSpot(uri: vscode.Uri): PlanningSpot | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? pathIn(folder, uri) : undefined;
  if (!folder || path === undefined || !(isDocument(path) || isPlanFile(path))) return undefined;
  // What is installed is nobody's plan here.
  if (/(?:^|\/)(?:node_modules|\.git)\//.test(path)) return undefined;
  const set = vscode.workspace.getConfiguration('planner', folder);
  const plans = { plansFolder: tidied(set.get('plansFolder')), specsFolder: tidied(set.get('specsFolder')) };
  const spot = spotOf(path, plans);
  return spot && { file: { folder: folder.uri.toString(), path }, set: spot.set };
}

/** Whether a file says what is right in its workspace: the baseline, or a team's own template. */
function isPolicy(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? pathIn(folder, uri) : undefined;
  return path === baselinePath || path?.startsWith(`${teamFolder}/`) === true;
}

/** Settings come from files that anyone may have edited. */
function tidied(value: unknown): string {
  return (typeof value === 'string' ? value.trim().replace(/^(\.\/|\/)+|\/+$/gu, '') : '') || '.planner-none';
}
