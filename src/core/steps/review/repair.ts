// Repairs what a review found, one section at a time and once: a section of the user's is kept, and the repair proposed.
import {
  bodyOf,
  findSection,
  parseDocument,
  type MarkdownDocument,
  type Section,
} from '../../../documents/document.ts';
import type { DocumentSet } from '../../../documents/documentSet.ts';
import { applyEdits } from '../../../documents/edit.ts';
import type { Finding } from '../../../documents/finding.ts';
import { ReplyReader } from '../../../documents/reply/reply.ts';
import { english, say } from '../../../documents/sentence.ts';
import { isDecisionReview } from '../../../documents/speckit/decision/reviewTasks.ts';
import { taskSumEdits } from '../../../documents/speckit/taskSums.ts';
import { readTasks } from '../../../documents/speckit/tasks.ts';
import type { TemplateSection } from '../../../documents/template.ts';
import { readArtifact, standingOf, writeSection } from '../../artifact.ts';
import { askText } from '../../ask.ts';
import { artifactOf, promptOf, templateOf, type Part, type RunContext } from '../../context.ts';
import { PlannerError } from '../../error.ts';
import { checkSection, preambleOf } from '../../framing.ts';
import type { RunNotice } from '../../run.ts';
import { nameIn } from '../../speckit/coverage.ts';
import type { ReviewIssue } from '../../speckit/facts.ts';
import type { Review } from './review.ts';
import { fileTargetsOf, repairFile } from './files.ts';
import { finishSection, othersOf } from '../section.ts';
import { bodyLanguage, commonValues } from '../values.ts';
import { workingOn } from '../working.ts';

export interface Found {
  readonly findings: readonly Finding[];
  readonly issues: readonly ReviewIssue[];
}

/** Repairs at most so many sections: what is left stands in the report. */
const mostRepaired = 10;
const mostFiles = 4;
/** Issues that are worth a request, the heaviest first. */
const weights: Readonly<Record<ReviewIssue['severity'], number>> = { critical: 3, major: 2, minor: 1 };

/** Returns the places that were repaired or proposed, as `file#heading`. */
export async function* repairIssues(
  step: Review,
  context: RunContext,
  set: DocumentSet,
  found: Found,
  signal: AbortSignal,
): Part<ReadonlySet<string>> {
  const repaired = new Set<string>();
  for (const { working, file, title, headings, repair } of jobsOf(step, context, set, found, signal)) {
    signal.throwIfAborted();
    yield working;
    try {
      if (yield* repair()) headings.forEach((heading) => repaired.add(`${file}#${heading}`));
    } catch (error) {
      // The documents are worth more with what is wrong than not at all.
      if (!PlannerError.is(error) || signal.aborted) throw error;
      yield { kind: 'noted', note: say('“{0}” could not be repaired: {1}', title, error.message) };
      if (error.kind === 'model.rateLimit' || error.kind === 'model.quota' || error.kind === 'model.network') break;
    }
  }
  if ([...repaired].some((place) => place.startsWith('tasks.md#'))) yield* countTasks(context, set);
  return repaired;
}

/** What was added is counted in the table of points, where that is still Planner's. */
async function* countTasks(context: RunContext, set: DocumentSet): Part<void> {
  const path = set.documents.find((one) => nameIn(set, one.path) === 'tasks.md')?.path ?? '';
  const id = artifactAt(context, path);
  const present = id === undefined ? undefined : yield* readArtifact(context, id);
  if (id === undefined || present === undefined) return;
  const { document } = present;
  const edits = taskSumEdits(document);
  const section = document.sections.findLast(({ start }) => start <= (edits[0]?.start ?? -1));
  if (section === undefined || !standingOf(present).isPlanners(section)) return;
  const after = parseDocument(document.path, applyEdits(document.text, edits));
  const same = findSection(after, section.title);
  if (same === undefined) return;
  const inputs = yield* lockOf(context, id, section.key);
  const change = { heading: section.title, body: bodyOf(after, same), repairs: 0, inputs };
  yield* writeSection(
    context,
    id,
    change,
    preambleOf(artifactOf(context, id), context.state().facts, context.ports.settings),
  );
}

interface RepairJob {
  readonly working: RunNotice;
  readonly file: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly repair: () => Part<boolean>;
}

/** Sections, the heaviest first, then files that are written as a whole. */
function jobsOf(
  step: Review,
  context: RunContext,
  set: DocumentSet,
  found: Found,
  signal: AbortSignal,
): readonly RepairJob[] {
  const sections = targetsOf(context, set, found).map((target): RepairJob => {
    const { artifact, file, section, headings } = target;
    const working = workingOn(context, artifact, 'repairing', section.title);
    return { working, file, title: section.title, headings, repair: () => repairOne(step, context, target, signal) };
  });
  const files = fileTargetsOf(context, set, found).map((target): RepairJob => {
    const { output, headings } = target;
    return {
      working: { kind: 'progress', message: say('Repairing {0}', output.name) },
      ...{ file: nameIn(set, output.path), title: output.name, headings },
      repair: () => repairFile(step, context, target, signal),
    };
  });
  return [...sections.slice(0, mostRepaired), ...files.slice(0, mostFiles)];
}

/** A section to repair, and what is wrong with it. */
interface Target {
  readonly artifact: string;
  readonly file: string;
  readonly document: MarkdownDocument;
  readonly section: Section;
  /** As the issues name it. */
  readonly headings: readonly string[];
  readonly problems: readonly string[];
  readonly weight: number;
}

function targetsOf(context: RunContext, set: DocumentSet, { findings, issues }: Found): readonly Target[] {
  const targets = new Map<string, Target>();
  const add = (path: string, section: Section | undefined, heading: string, problem: string, weight: number): void => {
    const artifact = artifactAt(context, path);
    const document = set.documents.find((one) => one.path === path);
    if (artifact === undefined || document === undefined || section === undefined || section.depth < 2) return;
    // The code makes it, and puts it right.
    if (isDecisionReview(section.title)) return;
    const key = `${path}#${section.key}`;
    const known = targets.get(key);
    targets.set(key, {
      ...{ artifact, file: nameIn(set, path), document, section },
      headings: [...new Set([...(known?.headings ?? []), heading])],
      problems: [...new Set([...(known?.problems ?? []), problem])],
      weight: (known?.weight ?? 0) + weight,
    });
  };
  for (const { file, heading, problem, remedy, severity } of issues) {
    if (remedy.trim() === '') continue;
    const document = set.documents.find(({ path }) => nameIn(set, path) === file);
    if (document === undefined) continue;
    add(document.path, findSection(document, heading), heading, `${problem} → ${remedy}`, weights[severity]);
  }
  for (const { path, place, severity, message } of findings) {
    const document = set.documents.find((one) => one.path === path);
    const section = document?.sections.findLast(({ start }) => start <= place.start);
    if (severity === 'error') add(path, section, section?.title ?? '', english(message), weights.major);
  }
  return [...targets.values()].sort((one, other) => other.weight - one.weight);
}

/** Returns whether the section is repaired, or its repair is proposed. */
async function* repairOne(step: Review, context: RunContext, target: Target, signal: AbortSignal): Part<boolean> {
  const { artifact: id, document, section } = target;
  const artifact = artifactOf(context, id);
  const { facts } = context.state();
  const template = templateOf(artifact, facts).sections;
  const wanted: TemplateSection = template.find(({ heading }) => heading === section.title) ?? {
    ...{ heading: section.title, depth: section.depth, guide: '', optional: false, container: false },
  };
  const before = bodyOf(document, section);
  const text = yield* ask(step, context, target, wanted, before, signal);
  const reader = new ReplyReader(template.includes(wanted) ? template : [wanted]);
  reader.push(text);
  reader.end();
  const reply = reader.sections.find(({ heading }) => heading === wanted.heading)?.text ?? text;
  const draft = yield* finishSection(id, context, wanted, reply, signal);
  if (draft?.body === undefined || draft.body.trim() === before.trim()) return false;
  const others = yield* othersOf(id, context);
  const old = await checkSection(context, artifact, document.path, wanted.heading, before, signal, others);
  if (draft.findings.length > old.filter(({ severity }) => severity !== 'info').length) return false;
  const lock = yield* lockOf(context, id, section.key);
  const change = { heading: section.title, body: draft.body, repairs: 1, left: draft.findings.length, inputs: lock };
  const proposals = context.state().proposals.length;
  const isWritten = yield* writeSection(context, id, change, preambleOf(artifact, facts, context.ports.settings));
  return isWritten || context.state().proposals.length > proposals;
}

/** What the section was made from stays what it was made from. */
async function* lockOf(context: RunContext, id: string, key: string): Part<Readonly<Record<string, string>>> {
  const present = yield* readArtifact(context, id);
  if (present === undefined) return {};
  const file = present.path.slice(present.path.lastIndexOf('/') + 1);
  return present.lock?.artifacts[file]?.sections[key]?.inputs ?? {};
}

async function* ask(
  step: Review,
  context: RunContext,
  { artifact, file, document, problems }: Target,
  { heading, guide }: TemplateSection,
  text: string,
  signal: AbortSignal,
): Part<string> {
  const state = context.state();
  const isAdding = file === 'tasks.md' && problems.some(asksForTask);
  // An earlier repair may have added tasks meanwhile.
  const present = isAdding ? yield* readArtifact(context, artifact) : undefined;
  const freeId = isAdding ? [freeIdIn(present?.document ?? document)] : [];
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.repair}`,
      prompt: promptOf(context, step.repair),
      values: {
        ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
        ...{ section: heading, guide, text },
        findings: [...problems, ...freeId].map((problem) => `- ${problem}`).join('\n'),
      },
      facts: { ...state.facts, artifact, section: heading, text, findings: problems },
      sent: [`${file}#${heading}`],
      artifact,
    },
    () => context.ports.clock.now(),
    signal,
  );
  let reply = '';
  for await (const event of asked) {
    if (event.kind === 'text') reply += event.text;
    else yield event;
  }
  return reply;
}

/** Words for what is to be done and for what, in the languages that reviews are written in. */
const adding =
  /\b(?:add(?:s|ed|ing)?|new|create|insert|missing|lacks?|split)\b|ergänz|hinzu|\bneue|fehl|añad|agreg|ajout|manqu|nouvelle|aggiung|manca|adicion|添加|新增|补充|缺/i;
const task = /\btasks?\b|aufgabe|\btareas?\b|\bt[âa]ches?\b|\btarefas?\b|\battivit|任务|任務/i;

/** Whether a finding, its remedy where it has one, asks for a task that is not there. */
function asksForTask(problem: string): boolean {
  const asked = problem.slice(problem.lastIndexOf(' → ') + 1);
  return asked.split(/[.;](?:\s|$)/).some((part) => adding.test(part) && task.test(part));
}

function freeIdIn(document: MarkdownDocument): string {
  const { tasks } = readTasks(document);
  const last = Math.max(0, ...tasks.map(({ id }) => Number(/\d+/.exec(id)?.[0] ?? 0)));
  const free = `T${String(last + 1).padStart(3, '0')}`;
  return `A task that has to be added takes the id ${free}, or one after it.`;
}

/** Only an artifact of the workflow with sections can be repaired so. */
function artifactAt({ workflow, state }: RunContext, path: string): string | undefined {
  const id = Object.entries(state().artifacts).find(([, at]) => at === path)?.[0];
  return workflow.artifacts.find((artifact) => artifact.id === id && artifact.files === undefined)?.id;
}
