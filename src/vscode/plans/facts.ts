// What is known of the documents of one folder: from their texts, the lock, the runs and what a check has found.
import * as vscode from 'vscode';
import { factsOf, togetherOf, type PlanFacts } from '../../app/plans/state.ts';
import { staleReasons } from '../../app/phases/status.ts';
import { documentsOf, isUnfinished, openQuestions, type ListedRun } from '../../app/runs/runs.ts';
import type { Ports } from '../../core/ports.ts';
import type { StaleSection } from '../../core/stale.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { readPlanState } from '../../documents/phase/state.ts';
import { isPhasePlan } from '../../documents/phases.ts';
import type { Readings } from '../language/readings.ts';
import { uriIn } from '../workspace.ts';
import type { PlanNode } from './nodes.ts';

export interface FolderFacts {
  readonly all: PlanFacts;
  readonly documents: ReadonlyMap<string, DocumentKnown>;
}

export interface DocumentKnown {
  readonly facts: PlanFacts;
  readonly document: MarkdownDocument;
  readonly stale: readonly StaleSection[];
  /** Numbers of phases whose evidence no longer proves them. */
  readonly stalePhases: readonly string[];
  /** The newest run that made it. */
  readonly run?: string;
  readonly isUnfinished: boolean;
}

/** Reads a folder. What cannot be read is not in the answer. */
export async function readPlanFacts(
  readings: Readings,
  { folder, plan }: Extract<PlanNode, { readonly kind: 'plan' }>,
  runs: readonly ListedRun[],
  signal: AbortSignal,
): Promise<FolderFacts> {
  const uri = vscode.Uri.parse(folder);
  const { ports } = await readings.host(uri);
  const [first = plan.folder] = plan.documents;
  const set = await readings.readSet(uri, first, signal);
  const stale = await readings.stale.in({ folder, set: plan.folder });
  const documents = new Map<string, DocumentKnown>();
  for (const path of plan.documents) {
    const document = set?.documents.find((one) => one.path === path);
    if (!document) continue;
    const run = runs.find((one) => documentsOf(one).includes(path));
    const own = stale.filter((one) => one.path === path);
    const stalePhases = await stalePhasesOf(ports, document, signal);
    const facts = factsOf(document, {
      running: run?.heldBy !== undefined,
      asked: run && run.status === 'waiting' ? openQuestions(run).length : 0,
      findings: findingsOf(uriIn(uri, path)),
      stale: own.length + stalePhases.length,
      ...(run ? { run: isUnfinished(run) ? ('unfinished' as const) : ('done' as const) } : {}),
    });
    const ofRun = run ? { run: run.run, isUnfinished: isUnfinished(run) && !run.heldBy } : { isUnfinished: false };
    documents.set(path, { facts, document, stale: own, stalePhases, ...ofRun });
  }
  return { all: togetherOf([...documents.values()].map(({ facts }) => facts)), documents };
}

/** Whether two readings of a folder show the same. */
export function isSameFacts(one: FolderFacts, other: FolderFacts): boolean {
  const [before, now] = [one, other].map(({ all, documents }) =>
    JSON.stringify([all, ...[...documents].map(([path, { document, ...rest }]) => [path, document.text, rest])]),
  );
  return before === now;
}

async function stalePhasesOf(
  ports: Pick<Ports, 'git'>,
  document: MarkdownDocument,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const state = isPhasePlan(document) ? readPlanState(document) : undefined;
  const found: string[] = [];
  for (const phase of state?.kind === 'plan' ? state.phases : []) {
    if ((await staleReasons(ports, document.path, phase, signal)).length > 0) found.push(phase.unit.number);
  }
  return found;
}

/** Errors and warnings of Planner, where the document has been checked. */
function findingsOf(uri: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'Planner' && severity <= vscode.DiagnosticSeverity.Warning).length;
}
