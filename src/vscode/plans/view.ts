// The plans view: its name and its badge are there at once, what fills it is loaded when it is first looked at.
import * as vscode from 'vscode';
import type { PlanNode } from './nodes.ts';
import type { PlanTree } from './tree.ts';

/** The view as commands use it. */
export interface PlansView {
  /** Reads everything anew. */
  refresh(): Promise<void>;
  /** Shows a document in the view. */
  reveal(uri: vscode.Uri): Promise<void>;
  /** A run of a folder, by its URI as text, has come to rest or asks something. */
  runsChanged(folder: string): Promise<void>;
}

/** What fills the view tells it. */
export interface ViewHandle {
  readonly tree: vscode.TreeView<PlanNode>;
  /** An element has changed, or all. */
  changed(node?: PlanNode): void;
  /** So many questions wait. */
  waiting(count: number): void;
}

/** Between sessions: so many questions waited when somebody last looked. */
const kept = 'planner.waitingQuestions';

/** Registers the view. `load` makes what fills it. */
export function registerPlansView(
  memory: vscode.Memento,
  load: (view: ViewHandle) => Promise<PlanTree>,
): PlansView & vscode.Disposable {
  const changes = new vscode.EventEmitter<PlanNode | undefined>();
  let made: Promise<PlanTree> | undefined;
  const filled = (): Promise<PlanTree> => (made ??= load(handle));
  const tree = vscode.window.createTreeView<PlanNode>('planner.plans', {
    showCollapseAll: true,
    manageCheckboxStateManually: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getChildren: async (node) => [...(await (await filled()).childrenOf(node))],
      getTreeItem: async (node) => (await filled()).itemOf(node),
      getParent: (node) => node.parent,
    },
  });
  const show = (count: number): void => {
    const tooltip =
      count === 1
        ? vscode.l10n.t('1 question waits for an answer')
        : vscode.l10n.t('{0} questions wait for an answer', count);
    tree.badge = count > 0 ? { value: count, tooltip } : undefined;
  };
  const handle: ViewHandle = {
    tree,
    changed: (node) => changes.fire(node),
    waiting: (count) => {
      show(count);
      if (memory.get(kept) !== count) void memory.update(kept, count);
    },
  };
  const before = memory.get(kept);
  if (typeof before === 'number' && before > 0) show(before);
  const registration = vscode.Disposable.from(
    changes,
    tree,
    tree.onDidChangeCheckboxState(async ({ items }) => {
      for (const [node, state] of items) {
        if (node.kind !== 'task') continue;
        const checked = state === vscode.TreeItemCheckboxState.Checked;
        const { folder, path, task } = node;
        await vscode.commands.executeCommand('planner.tickTask', { folder, path }, task.id, task.line, checked);
      }
    }),
  );
  return {
    refresh: async () => (await filled()).refresh(),
    reveal: async (uri) => (await filled()).reveal(uri),
    runsChanged: async (folder) => (await filled()).runsChanged(folder),
    dispose: () => {
      registration.dispose();
      void made?.then((one) => one.dispose());
    },
  };
}
