// What stands below a folder and a document in the plans view: documents, phases, tasks, questions, decisions.
import type { MarkdownDocument } from '../../documents/document.ts';
import { findSection } from '../../documents/document.ts';
import { openQuestionsIn } from '../../documents/openQuestions.ts';
import { actionsOf } from '../../documents/phase/steps.ts';
import { readPlanState } from '../../documents/phase/state.ts';
import { isPhasePlan } from '../../documents/phases.ts';
import { say } from '../../documents/sentence.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { kindOf } from '../../documents/speckit/kind.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import { statusWords } from '../phases/present.ts';
import { tell } from '../tell.ts';
import type { DocumentKnown, FolderFacts } from './facts.ts';
import type { PlanNode, TaskLine } from './nodes.ts';

type OfDocument = Extract<PlanNode, { readonly kind: 'document' }>;

/** The documents of a folder, those that could not be read among them. */
export function documentNodes(
  parent: Extract<PlanNode, { readonly kind: 'plan' }>,
  { documents }: FolderFacts,
): readonly OfDocument[] {
  const { folder, plan } = parent;
  return plan.documents.map((path): OfDocument => {
    const run = documents.get(path)?.run;
    const shared = { kind: 'document', id: `${folder} ${path}`, folder, path, parent, set: plan.folder } as const;
    return { ...shared, name: path.slice(plan.folder.length + 1), ...(run === undefined ? {} : { run }) };
  });
}

/** What stands below an element; nothing for most. */
export function childrenIn(node: PlanNode, facts: FolderFacts): readonly PlanNode[] {
  if (node.kind === 'chapter') return node.tasks.map((task) => taskNode(node, task));
  if (node.kind !== 'document') return [];
  const known = facts.documents.get(node.path);
  if (!known) return [];
  return [
    ...staleNodes(node, known),
    ...questionNodes(node, known.document),
    ...decisionNodes(node, known.document),
    ...phaseNodes(node, known),
    ...chapterNodes(node, known.document),
  ];
}

function below(parent: PlanNode & { readonly path: string }, key: string) {
  return { id: `${parent.id} ${key}`, folder: parent.folder, path: parent.path, parent } as const;
}

function staleNodes(parent: OfDocument, { stale, document }: DocumentKnown): readonly PlanNode[] {
  return stale.map(({ section }): PlanNode => {
    const line = findSection(document, section)?.line ?? 1;
    return { kind: 'stale', ...below(parent, `stale ${section}`), section, line, more: [section] };
  });
}

function questionNodes(parent: OfDocument, document: MarkdownDocument): readonly PlanNode[] {
  return openQuestionsIn(document).map(({ question, span: { line } }, index): PlanNode => ({
    kind: 'question',
    ...below(parent, `question ${index}`),
    question: question === '' ? tell(say('What is not clear in line {0}?', line)) : question,
    line,
    more: [line],
  }));
}

function decisionNodes(parent: OfDocument, document: MarkdownDocument): readonly PlanNode[] {
  if (kindOf(document) !== 'decisions') return [];
  return readDecisions(document).decisions.map(({ id, title, outcome, provisional, span }, index): PlanNode => ({
    kind: 'decision',
    ...below(parent, `decision ${index}`),
    ...{ decision: id, title, outcome, provisional, line: span.line, more: [id] as const },
  }));
}

function phaseNodes(parent: OfDocument, { document, stalePhases }: DocumentKnown): readonly PlanNode[] {
  const state = isPhasePlan(document) ? readPlanState(document) : undefined;
  if (state?.kind !== 'plan') return [];
  return state.phases.map((phase): PlanNode => {
    const { number, title, line, exit } = phase.unit;
    const boxes = exit.filter((criterion) => criterion.state !== 'plain');
    const met = boxes.filter((criterion) => criterion.state === 'met').length;
    const isStale = stalePhases.includes(number);
    const detail = [
      tell(statusWords[phase.status]),
      ...(boxes.length > 0 ? [`${met}/${boxes.length}`] : []),
      ...(isStale ? [tell(say('stale'))] : []),
    ].join(' · ');
    return {
      kind: 'phase',
      ...below(parent, `phase ${number}`),
      phase: { number, title, line, status: phase.status, detail, isStale, actions: actionsOf(phase) },
      more: [number],
    };
  });
}

/** Tasks under their headings; without a heading in between where all stand under one. */
function chapterNodes(parent: OfDocument, document: MarkdownDocument): readonly PlanNode[] {
  if (kindOf(document) !== 'tasks') return [];
  const boxes = new Map(document.tasks.map((task) => [task.line, task.box]));
  const chapters = new Map<string, TaskLine[]>();
  for (const { id, title, state, phase, span } of readTasks(document).tasks) {
    const box = boxes.get(span.line);
    const line: TaskLine = { id, title, state, line: span.line, ...(box === undefined ? {} : { box }) };
    const own = chapters.get(phase);
    if (own) own.push(line);
    else chapters.set(phase, [line]);
  }
  const all = [...chapters].map(([title, tasks], index): Extract<PlanNode, { readonly kind: 'chapter' }> => ({
    kind: 'chapter',
    ...below(parent, `chapter ${index}`),
    title,
    tasks,
  }));
  const [only] = all;
  return all.length === 1 && only ? only.tasks.map((task) => taskNode(parent, task)) : all;
}

function taskNode(parent: PlanNode & { readonly path: string }, task: TaskLine): PlanNode {
  const { id, line, state } = task;
  return { kind: 'task', ...below(parent, `task ${id}`), task, more: [id, line, state !== 'done'] };
}
