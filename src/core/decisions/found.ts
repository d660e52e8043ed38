// From the decisions that were found to those of the run: what stands on disk is taken over, and the document wins.
import { parseDocument } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { choiceText, type Outcome, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { asRead } from '../../documents/speckit/decision/inline.ts';
import { readTechnicalDecisions } from '../../documents/speckit/decision/read.ts';
import { readable } from '../../documents/speckit/readable.ts';
import { headingName } from '../../documents/heading.ts';
import type { Part, RunContext } from '../context.ts';
import type { Step } from '../workflow.ts';
import { readOr } from './keep.ts';
import { decisionsOf, isIdentified } from './facts.ts';
import { readOnDisk, type OnDisk } from './store.ts';

/** The fact that names the decisions which the document has, as the run wrote it. */
export const writtenFact = 'decisionsWritten';

type Decide = Extract<Step, { kind: 'decide' }>;

/** Turns what was found into the decisions of the run, once. */
export async function* learnDecisions(step: Decide, context: RunContext): Part<void> {
  const { facts } = context.state();
  if (facts['decisions'] !== undefined) return;
  const found = facts[step.from];
  const { decisions, considered } = isIdentified(found) ? found : { decisions: [], considered: [] };
  const onDisk = await readOnDisk(context, step.place(facts));
  // What was provisional is asked again: now somebody may be there.
  const standing = onDisk.decisions.map(({ outcome, ...open }): TechnicalDecision =>
    outcome?.kind === 'decided' ? { ...open, outcome } : open,
  );
  yield { kind: 'factLearned', name: 'consideredCategories', value: considered };
  yield { kind: 'factLearned', name: 'decisions', value: [...standing, ...numberedAfter(decisions, onDisk)] };
}

/**
 * The decisions that are not on disk yet, with ids that follow those there. What one depends on is renamed with it.
 */
export function numberedAfter(
  found: readonly TechnicalDecision[],
  { decisions, last }: OnDisk,
): readonly TechnicalDecision[] {
  const known = new Map(decisions.map((decision) => [nameOf(decision), decision.id]));
  const fresh = found.filter((decision) => !known.has(nameOf(decision)));
  const ids = new Map(
    found.map((decision) => {
      const at = fresh.indexOf(decision);
      const id = known.get(nameOf(decision)) ?? `TD${String(last + at + 1).padStart(3, '0')}`;
      return [decision.id, id] as const;
    }),
  );
  const onDisk = new Set(decisions.map(({ id }) => id));
  return fresh.map((decision) => ({
    ...decision,
    id: ids.get(decision.id) ?? decision.id,
    dependsOn: decision.dependsOn.flatMap((id) => ids.get(id) ?? (onDisk.has(id) ? [id] : [])),
  }));
}

/** The same decision has the same title, whatever its numbering, case and marks. */
function nameOf({ title }: TechnicalDecision): string {
  return headingName(title).words;
}

/** What the user decided, changed or took out in the document is so. */
export async function* readDocument(step: Decide, context: RunContext): Part<void> {
  const { facts } = context.state();
  const { document: path } = step.place(facts);
  const text = await readOr(context.ports.files, path);
  if (typeof text !== 'string') return;
  const document = parseDocument(path, text);
  const there = readTechnicalDecisions(document);
  const at = context.ports.clock.now().toISOString();
  const author = (await context.ports.git.userName()) ?? 'the user';
  const gone: string[] = [];
  const changed: string[] = [];
  const names = renamedIn(there, decisionsOf(facts));
  const known = decisionsOf(facts).map((one) => withNames(one, names));
  const decisions = known.flatMap((decision): readonly TechnicalDecision[] => {
    const mine = there.find(({ id }) => id === decision.id);
    if (mine === undefined) {
      const written = facts[writtenFact];
      const wasThere = Array.isArray(written) && written.includes(decision.id);
      if (!wasThere || decision.outcome !== undefined || readable(document).hidden) return [decision];
      gone.push(decision.id);
      return [];
    }
    const outcome = outcomeThere(mine.outcome, decision, author, at);
    if (outcome === undefined) return [decision];
    changed.push(decision.id);
    return [{ ...decision, outcome }];
  });
  if (gone.length === 0 && changed.length === 0 && names.size === 0) return;
  yield { kind: 'factLearned', name: 'decisions', value: decisions };
  const dropped = [...gone, ...names.keys()].filter((id) => context.state().ledger.some((entry) => entry.id === id));
  if (dropped.length > 0) {
    yield { kind: 'questionsDropped', questions: dropped, reason: say('They were taken out of the document.') };
  }
  yield* answeredThere(context, changed, decisions);
}

/** Decisions that have another id in the document than in the run, and are the same by category and title. */
function renamedIn(
  there: readonly TechnicalDecision[],
  known: readonly TechnicalDecision[],
): ReadonlyMap<string, string> {
  const [here, before] = [new Set(there.map(({ id }) => id)), new Set(known.map(({ id }) => id))];
  const fresh = there.filter(({ id }) => !before.has(id));
  const names = fresh.flatMap((one): readonly (readonly [string, string])[] => {
    const old = known.find(
      (other) => !here.has(other.id) && other.category === one.category && nameOf(other) === nameOf(one),
    );
    return old ? [[old.id, one.id]] : [];
  });
  return new Map(names);
}

function withNames(decision: TechnicalDecision, names: ReadonlyMap<string, string>): TechnicalDecision {
  const { id, dependsOn } = decision;
  if (names.size === 0) return decision;
  return { ...decision, id: names.get(id) ?? id, dependsOn: dependsOn.map((one) => names.get(one) ?? one) };
}

/** The outcome as the document has it, where that is the user's word; nothing where it is what the run knows. */
function outcomeThere(
  there: Outcome | undefined,
  decision: TechnicalDecision,
  author: string,
  at: string,
): Outcome | undefined {
  // What the document has as provisional is Planner's own word.
  if (there?.kind !== 'decided') return undefined;
  const old = decision.outcome;
  if (old !== undefined && isSame(there, decision)) {
    const said = (value: string, before: string): string => (value === '' || value === asRead(before) ? before : value);
    const outcome = {
      ...old,
      rationale: said(there.rationale, old.rationale),
      by: said(there.by, old.by),
      at: said(there.at, old.at),
      reviewTrigger: said(there.reviewTrigger, old.reviewTrigger),
    };
    return JSON.stringify(outcome) === JSON.stringify(old) ? undefined : outcome;
  }
  // Of what stood there before, only what the user changed with it belongs to it.
  const isNew = (value: string, before: string | undefined): boolean => value !== '' && value !== asRead(before ?? '');
  return {
    ...there,
    rationale: isNew(there.rationale, old?.rationale) ? there.rationale : 'Decided in the document.',
    by: isNew(there.by, old?.by) ? there.by : author,
    at: isNew(there.at, old?.at) ? there.at : at,
    reviewTrigger: there.reviewTrigger || old?.reviewTrigger || decision.review || 'When what it rests on changes',
  };
}

/** Questions that wait although the document answers them. */
async function* answeredThere(
  context: RunContext,
  changed: readonly string[],
  decisions: readonly TechnicalDecision[],
): Part<void> {
  const open = context.state().ledger.filter(({ id, state }) => changed.includes(id) && state === 'open');
  if (open.length === 0) return;
  const answers = open.map(({ id }) => {
    const decision = decisions.find((one) => one.id === id);
    const said = decision?.outcome;
    return {
      kind: 'text' as const,
      question: id,
      text: decision && said ? choiceText(decision, said.option, said.text) : '',
    };
  });
  yield { kind: 'questionsAnswered', answers, by: 'document' };
  yield { kind: 'answersApplied', questions: open.map(({ id }) => id) };
}

/** Whether what the document says is what the run knows, as it was written. */
function isSame(there: Outcome, { outcome, options }: TechnicalDecision): boolean {
  if (outcome === undefined) return false;
  const words = (one: Outcome): string => asRead(choiceText({ options }, one.option, one.text));
  return there.kind === outcome.kind && words(there) === words(outcome);
}
