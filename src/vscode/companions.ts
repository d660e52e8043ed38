// What accompanies the user in the editor: previews, problems, diffs, phases. Registered right after the activation.
import * as vscode from 'vscode';
import type { Readings } from './language/readings.ts';
import { registerPhaseLenses } from './phases/register.ts';
import { watchPlanningDocument, withFirstPlan } from './planningDocument.ts';
import { registerPlansView, type PlansView } from './plans/view.ts';
import { registerPreview, type Preview } from './preview/preview.ts';
import { registerProblems, type Problems } from './problems/problems.ts';
import type { Shell } from './shell.ts';

export interface Companions {
  readonly preview: Preview;
  readonly problems: Problems;
  readonly plans: PlansView;
}

/** Registers them; what it registers ends with the extension. `shell` is asked for when one has something to do. */
export function registerCompanions(context: vscode.ExtensionContext, shell: () => Promise<Shell>): Companions {
  const preview: Preview = registerPreview(context, {
    draws: async (uri, diagram) => {
      const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
      if (!folder) return false;
      const { ports } = await (await shell()).host(folder.uri);
      const verdict = await ports.checkers.check('mermaid', diagram, new AbortController().signal);
      return verdict.kind === 'valid' && !verdict.undrawn;
    },
    shown: (uri) => problems.look(uri, preview.shows(uri)),
  });
  let made: Promise<Readings> | undefined;
  const readings = (): Promise<Readings> =>
    (made ??= import('./language/readings.ts').then(({ Readings }) => {
      const shared = new Readings(async (folder) => (await shell()).host(folder));
      context.subscriptions.push(shared);
      return shared;
    }));
  const problems: Problems & vscode.Disposable = registerProblems(async (diagnostics) => {
    const [{ Watch }, { staleFindings }, made, { stale }] = await Promise.all([
      import('./problems/watch.ts'),
      import('../app/feature/staleFindings.ts'),
      shell(),
      readings(),
    ]);
    const watch = new Watch(diagnostics, {
      host: (folder) => made.host(folder),
      stale: async (folder, set) => staleFindings(await stale.in({ folder: folder.toString(), set: set.folder }), set),
      isPreviewed: (uri) => preview.shows(uri),
      failed: (error) => made.log.write('warn', String(error)),
    });
    context.subscriptions.push(stale.onDidChange((place) => watch.staleChanged(place)));
    return watch;
  });
  const diffs = vscode.workspace.registerTextDocumentContentProvider('planner', {
    provideTextDocumentContent: async (uri) => (await import('./diff.ts')).provideSide(await shell(), uri),
  });
  const language = withFirstPlan(async () => {
    const [{ registerLanguage }, shared] = await Promise.all([import('./language/register.ts'), readings()]);
    return registerLanguage(shared);
  });
  const plans = registerPlansView(context.workspaceState, async (view) => {
    const [{ PlanTree }, shared] = await Promise.all([import('./plans/tree.ts'), readings()]);
    return new PlanTree(view, shared);
  });
  const comparisons = vscode.window.registerWebviewPanelSerializer('planner.comparison', {
    deserializeWebviewPanel: async (panel, state) => {
      const { adoptComparison } = await import('./compare/panel.ts');
      adoptComparison(panel, await shell(), state);
    },
  });
  context.subscriptions.push(
    ...[comparisons, problems, diffs, watchPlanningDocument(), registerPhaseLenses(), language, plans],
  );
  return { preview, problems, plans };
}
