// Fills the plans view: folders from paths alone, documents when their folder is opened, states in the background.
import * as vscode from 'vscode';
import { findPlanFolders, mainDocument, type PlanFolder } from '../../app/plans/folders.ts';
import { documentsOf, isUnfinished, listRuns, openQuestions, type ListedRun } from '../../app/runs/runs.ts';
import { runTitle } from '../../app/runs/title.ts';
import { lockName } from '../../core/provenance.ts';
import type { Readings, Touch } from '../language/readings.ts';
import { planningSpot } from '../problems/problems.ts';
import { statusText } from '../chat/status.ts';
import { tell } from '../tell.ts';
import { childrenIn, documentNodes } from './children.ts';
import { isSameFacts, readPlanFacts, type FolderFacts } from './facts.ts';
import { itemOf } from './items.ts';
import type { PlanNode } from './nodes.ts';
import type { ViewHandle } from './view.ts';

type OfPlan = Extract<PlanNode, { readonly kind: 'plan' }>;

/** After the last change of a file or a run, in milliseconds. */
const pause = 300;

/** One for the window. */
export class PlanTree {
  readonly #view: ViewHandle;
  readonly #readings: Readings;
  readonly #folders = new Map<string, Promise<readonly PlanFolder[]>>();
  readonly #runs = new Map<string, Promise<readonly ListedRun[]>>();
  readonly #facts = new Map<string, Promise<FolderFacts>>();
  /** What is known of a folder until it is read anew. */
  readonly #shown = new Map<string, FolderFacts>();
  /** What the view was told of a folder last, where its rows can show nothing else since. */
  readonly #told = new Map<string, FolderFacts>();
  readonly #plans = new Map<string, OfPlan>();
  readonly #documents = new Map<string, PlanNode>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #watching: vscode.Disposable;
  readonly #ended = new AbortController();
  #reading: Promise<unknown> = Promise.resolve();

  constructor(view: ViewHandle, readings: Readings) {
    this.#view = view;
    this.#readings = readings;
    this.#watching = vscode.Disposable.from(
      readings.onDidTouch((touch) => this.#touch(touch)),
      readings.stale.onDidChange(({ folder, set }) => this.#staleChanged(`${folder} ${set}`)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach((uri) => this.#changed(uri))),
    );
  }

  dispose(): void {
    this.#ended.abort();
    this.#watching.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Reads everything anew. */
  refresh(): void {
    for (const kept of [this.#folders, this.#runs, this.#facts]) kept.clear();
    this.#view.changed();
  }

  /** A run of a folder has moved on. */
  runsChanged(folder: string): void {
    this.#readings.stale.runsChanged(folder);
    this.#later(`runs ${folder}`, () => {
      this.#runs.delete(folder);
      for (const [id, plan] of this.#plans) if (plan.folder === folder) this.#facts.delete(id);
      this.#view.changed();
      // Nobody may be looking at the view: its badge tells of it all the same.
      this.#runsOf(folder).catch(() => undefined);
    });
  }

  async childrenOf(node?: PlanNode): Promise<readonly PlanNode[]> {
    if (!node) return this.#roots();
    if (node.kind === 'workspace') return this.#inFolder(node.folder, node);
    if (node.kind === 'group') return this.#plansOf(node.folder, node.group, node);
    if (node.kind === 'plan') {
      const facts = await this.#factsOf(node);
      const documents = documentNodes(node, facts);
      for (const one of documents) this.#documents.set(one.id, one);
      return documents;
    }
    const facts = this.#shown.get(planOf(node)?.id ?? '');
    return facts ? childrenIn(node, facts) : [];
  }

  itemOf(node: PlanNode): vscode.TreeItem {
    const facts = this.#shown.get(planOf(node)?.id ?? '');
    return itemOf(node, facts, facts ? childrenIn(node, facts).length > 0 : false);
  }

  /** Shows a document in the view. */
  async reveal(uri: vscode.Uri): Promise<void> {
    const spot = planningSpot(uri);
    if (!spot) return;
    await this.childrenOf();
    const { folder, path } = spot.file;
    for (const kind of ['task', 'feature'] as const) {
      const plans = await this.#plansOf(folder, kind, await this.#groupOf(folder, kind));
      const plan = plans.find((one) => one.kind === 'plan' && one.plan.folder === spot.set);
      if (!plan) continue;
      const documents = await this.childrenOf(plan);
      const found = documents.find((one) => one.kind === 'document' && one.path === path);
      return this.#view.tree.reveal(found ?? plan, { select: true, focus: true, expand: true });
    }
  }

  async #roots(): Promise<readonly PlanNode[]> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
      folder: uri.toString(),
      name,
    }));
    const [only] = folders;
    if (folders.length === 1 && only) return this.#inFolder(only.folder, undefined);
    const filled: PlanNode[] = [];
    for (const { folder, name } of folders) {
      const node: PlanNode = { kind: 'workspace', id: folder, folder, name };
      if ((await this.#inFolder(folder, node)).length > 0) filled.push(node);
    }
    return filled;
  }

  /** Runs without a document, and the plans: in groups where there are both kinds. */
  async #inFolder(folder: string, parent: PlanNode | undefined): Promise<readonly PlanNode[]> {
    const [plans, runs] = await Promise.all([this.#foldersOf(folder), this.#runsOf(folder)]);
    const loose = runs.filter((run) => isUnfinished(run) && documentsOf(run).length === 0);
    const nodes: PlanNode[] = loose.map((run) => ({
      kind: 'run',
      id: `${folder} run ${run.run}`,
      folder,
      run: run.run,
      title: runTitle(run),
      detail: statusText(run, tell),
      waits: openQuestions(run).length > 0,
      ...(parent ? { parent } : {}),
    }));
    const kinds = (['task', 'feature'] as const).filter((kind) => plans.some((plan) => plan.kind === kind));
    const [only] = kinds;
    if (kinds.length === 1 && only) return [...nodes, ...(await this.#plansOf(folder, only, parent))];
    return [...nodes, ...kinds.map((group) => groupNode(folder, group, parent))];
  }

  async #groupOf(folder: string, kind: PlanFolder['kind']): Promise<PlanNode | undefined> {
    const several = (vscode.workspace.workspaceFolders ?? []).length > 1;
    const name = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(folder))?.name ?? '';
    const parent: PlanNode | undefined = several ? { kind: 'workspace', id: folder, folder, name } : undefined;
    const kinds = new Set((await this.#foldersOf(folder)).map((plan) => plan.kind));
    return kinds.size > 1 ? groupNode(folder, kind, parent) : parent;
  }

  async #plansOf(folder: string, kind: PlanFolder['kind'], parent: PlanNode | undefined): Promise<readonly PlanNode[]> {
    const [plans, runs] = await Promise.all([this.#foldersOf(folder), this.#runsOf(folder)]);
    const nodes = plans
      .filter((plan) => plan.kind === kind)
      .map((plan): OfPlan => {
        const id = `${folder} ${plan.folder}`;
        const run = runs.find((one) => documentsOf(one).some((path) => plan.documents.includes(path)));
        const path = mainDocument(plan) ?? plan.folder;
        const node: OfPlan = {
          kind: 'plan',
          id,
          folder,
          path,
          plan,
          ...(run ? { run: run.run } : {}),
          ...(parent ? { parent } : {}),
        };
        // VS Code knows elements by their objects: one that is as it was stays the same.
        const before = this.#plans.get(id);
        return before && isSame(before, node) ? before : node;
      });
    for (const node of nodes) {
      this.#plans.set(node.id, node);
      if (!this.#facts.has(node.id)) this.#readLater(node);
    }
    return nodes;
  }

  /** One folder after the other, so that whoever works in the window does not notice. */
  #readLater(node: OfPlan): void {
    this.#reading = this.#reading.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.#ended.signal.aborted || !this.#plans.has(node.id)) return;
      const before = this.#told.get(node.id);
      const facts = await this.#factsOf(node).catch(() => undefined);
      if (!facts) return;
      this.#told.set(node.id, facts);
      // Rows that are made anew forget a click: what shows the same stays.
      if (before && isSameFacts(before, facts)) return;
      this.#view.changed(this.#plans.get(node.id) ?? node);
    });
  }

  #factsOf(node: OfPlan): Promise<FolderFacts> {
    const known = this.#facts.get(node.id);
    if (known) return known;
    // Rows may show by now what the view was not told.
    this.#told.delete(node.id);
    const made = this.#runsOf(node.folder)
      .then((runs) => readPlanFacts(this.#readings, node, runs, this.#ended.signal))
      .then((facts) => {
        this.#shown.set(node.id, facts);
        return facts;
      });
    this.#facts.set(node.id, made);
    made.catch(() => this.#facts.delete(node.id));
    return made;
  }

  #foldersOf(folder: string): Promise<readonly PlanFolder[]> {
    return kept(this.#folders, folder, async () => {
      const { ports } = await this.#readings.host(vscode.Uri.parse(folder));
      return findPlanFolders(ports, this.#ended.signal);
    });
  }

  #runsOf(folder: string): Promise<readonly ListedRun[]> {
    return kept(this.#runs, folder, async () => {
      const runs = await listRuns(await this.#readings.host(vscode.Uri.parse(folder)));
      void this.#count();
      return runs;
    });
  }

  /** The questions that the runs of all folders wait with. */
  async #count(): Promise<void> {
    await Promise.resolve();
    const all = await Promise.allSettled([...this.#runs.values()]);
    const runs = all.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const waiting = runs.filter(({ status, heldBy }) => status === 'waiting' && !heldBy);
    this.#view.waiting(waiting.reduce((sum, run) => sum + openQuestions(run).length, 0));
  }

  #touch({ kind, uri }: Touch): void {
    if (kind === 'all') return this.refresh();
    this.#changed(uri, kind !== 'changed');
  }

  /** What a document says, or what was found in it, has changed. */
  #changed(uri: vscode.Uri, isPath = false): void {
    // A lock stands beside its documents and is none.
    const spot = planningSpot(uri.path.endsWith(`/${lockName}`) ? vscode.Uri.joinPath(uri, '../x.md') : uri);
    if (!spot) return;
    const { folder, path } = spot.file;
    const id = `${folder} ${spot.set}`;
    const plan = this.#plans.get(id);
    const isNew = isPath && path.endsWith('.md') && uri.path.endsWith('.md');
    if (!plan && !isNew) return;
    this.#later(isNew ? `paths ${folder}` : id, () => {
      this.#facts.delete(id);
      if (isNew) this.#folders.delete(folder);
      if (isNew || !plan) return this.#view.changed();
      this.#readLater(plan);
    });
  }

  #staleChanged(id: string): void {
    const plan = this.#plans.get(id);
    if (!plan) return;
    this.#facts.delete(id);
    this.#readLater(plan);
  }

  #later(key: string, work: () => void): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        work();
      }, pause),
    );
  }
}

function groupNode(folder: string, group: PlanFolder['kind'], parent: PlanNode | undefined): PlanNode {
  return { kind: 'group', id: `${folder} group ${group}`, folder, group, ...(parent ? { parent } : {}) };
}

function isSame(one: OfPlan, other: OfPlan): boolean {
  const [before, now] = [one, other].map(({ run, parent, plan }) =>
    [run ?? '', parent?.id ?? '', ...plan.documents, ...plan.files].join('\n'),
  );
  return before === now;
}

function planOf(node: PlanNode): OfPlan | undefined {
  return node.kind === 'plan' ? node : node.parent && planOf(node.parent);
}

/** What is kept under a key, made where it is missing. What cannot be made is not kept. */
function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = all.get(key);
  if (known) return known;
  const made = make();
  all.set(key, made);
  made.catch(() => all.delete(key));
  return made;
}
