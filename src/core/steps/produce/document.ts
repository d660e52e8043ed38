// Makes one document of several: its missing sections in few requests, each stale or wished one in a request of its own.
import { bodyOf, findSection } from '../../../documents/document.ts';
import { say } from '../../../documents/sentence.ts';
import { ReplyReader } from '../../../documents/reply/reply.ts';
import { readArtifact, writeSection } from '../../artifact.ts';
import { askText } from '../../ask.ts';
import { promptOf, templateOf, type Part, type RunContext } from '../../context.ts';
import { checkDocument, preambleOf } from '../../framing.ts';
import { hashesOf, matched, needsOf, providedInputs, usesOf, type Inputs } from '../../inputs.ts';
import { needsOfOutput, withOutputs, type Output } from '../../outputs.ts';
import type { Lock } from '../../provenance.ts';
import { fileNameOf } from '../../record.ts';
import { wantedSections, type WantedSection } from '../../stale.ts';
import { askForSections, draftSections, unusable } from '../askSections.ts';
import { groupsOf } from '../generate.ts';
import type { Produce } from './produce.ts';
import { finishDocument } from './frame.ts';
import { shownFor } from '../shown.ts';
import { finishSection, repairSection, type Draft } from '../section.ts';
import { inTurn, type Turn } from '../together.ts';
import { bodyLanguage, commonValues } from '../values.ts';
import { listed, setWishesAside, wishesFor } from '../wished.ts';
import { workingOn } from '../working.ts';
import { writtenOf } from '../written.ts';

/** What is at hand while one document is made. */
interface Making {
  readonly step: Produce;
  readonly context: RunContext;
  readonly output: Output;
  /** As they were before anything was asked. */
  readonly inputs: Inputs;
}

/** Makes what is wanted of a document. What it waits for is there. */
export async function* produceDocument(
  step: Produce,
  context: RunContext,
  output: Output,
  outputs: readonly Output[],
  signal: AbortSignal,
): Part<void, Turn> {
  const { workflow, ports, state } = context;
  const { id, artifact, path } = output;
  if (state().artifacts[id] === undefined) {
    const adopted = (await ports.files.read(path)) !== undefined;
    yield { kind: 'artifactCreated', artifact: id, path, ...(adopted ? { adopted } : {}) };
  }
  const before = yield* readArtifact(context, id);
  const { facts, proposals, targeted, only } = state();
  const provided = providedInputs(workflow, state());
  const inputs = await withOutputs(provided, outputs, needsOfOutput(output, facts), ports.files);
  const made = Object.keys(artifact.frame.made?.(facts, ports.settings) ?? {});
  const look = { output, facts, lock: before?.lock, inputs, proposals };
  const isForeign = before !== undefined && artifact.isBlank === undefined && !knowsFile(before.lock, path);
  if (isForeign && !state().updating) {
    const note = say('{0} was there before and stays as it is. Remove or rename it to have one made.', output.name);
    yield { kind: 'noted', note };
  }
  const wanted = wantedSections(
    { ...look, targeted: [...targeted.flatMap(({ sections }) => sections), ...(only ?? [])] },
    before?.document,
    made,
  )
    .filter(({ reason }) => !isForeign || reason === 'wished')
    .filter(({ section: { heading } }) => only?.some((one) => one.artifact === id && one.section === heading) ?? true);
  const making: Making = { step, context, output, inputs };
  yield* draft(making, wanted.filter(isNew), signal);
  for (const one of wanted.filter((candidate) => !isNew(candidate))) {
    signal.throwIfAborted();
    yield* remake(making, one, signal);
  }
  // A document that somebody else has made has a form of its own: nothing is put into it unasked.
  if (!isForeign) yield* finishDocument(context, output, before?.document.text);
  const written = yield* readArtifact(context, id);
  if (!written) return;
  yield { kind: 'findingsLeft', artifact: id, findings: await checkDocument(context, written.document, signal) };
}

/** Whether Planner has written in a file, as far as its lock tells. */
function knowsFile(lock: Lock | undefined, path: string): boolean {
  return lock !== undefined && Object.hasOwn(lock.artifacts, fileNameOf(path));
}

function isNew({ reason }: WantedSection): boolean {
  return reason === 'missing' || reason === 'blank';
}

/** Asks for sections that nobody has written yet. What is optional is asked for with others only, or it stands there blank. */
async function* draft(making: Making, wanted: readonly WantedSection[], signal: AbortSignal): Part<void, Turn> {
  if (wanted.every(({ reason, section }) => reason === 'missing' && section.optional)) return;
  const { step, context, output } = making;
  const { artifact } = output;
  const { facts } = context.state();
  const groups = groupsOf(
    artifact.groups?.(facts) ?? [],
    wanted.map(({ section }) => section),
  );
  const write = (one: Draft): Part<void, Turn> => inTurn(() => writeOne(making, one));
  for (const { sections, group } of groups) {
    if (sections.length === 0) continue;
    signal.throwIfAborted();
    const needs = sections.flatMap(({ heading }) => needsOf(artifact, heading, facts));
    const names = matched(needs, making.inputs);
    const left = yield* draftSections(
      output.id,
      context,
      sections,
      async function* (missing) {
        const shown = yield* shownFor(context, step.prompt, names, making.inputs);
        const { wishes, revisions } = context.state();
        const said = [...wishes, ...revisions];
        const present = group?.rest ? yield* readArtifact(context, output.id) : undefined;
        const subject = [group?.subject ?? '', present ? group?.rest?.(present.document) : '']
          .filter(Boolean)
          .join('\n');
        const own = {
          artifact: output.id,
          lines: group?.lines ?? 0,
          subject,
          inputs: shown.texts,
          wishes: said,
        };
        const now = missing.map(({ heading }) => heading);
        const values = {
          title: output.name,
          [output.id]: output.name,
          sources: names.filter((name) => quoting.test(name)).join(', '),
          inputs: shown.text,
          lines: String(group?.lines ?? ''),
          subject,
          written: yield* writtenOf(output.id, context, now),
          wishes: listed(said),
        };
        const asking = {
          artifact: output.id,
          prompt: step.prompt,
          repair: step.repair,
          values,
          facts: own,
          sent: names,
        };
        return yield* askForSections({ ...asking, write }, context, missing, signal);
      },
      write,
      true,
    );
    for (const section of left) yield* write({ section, body: undefined, findings: [], repairs: 0 });
  }
}

/** Inputs that quote what stands elsewhere. */
const quoting = /^(?:finding|documentation):/;

/** Asks for one section anew: what it was made from has changed, or a wish is to be worked in. */
async function* remake(making: Making, wanted: WantedSection, signal: AbortSignal): Part<void, Turn> {
  const { context, output } = making;
  const wishes = wishesFor(context, output.id, wanted.section.heading);
  try {
    const one = yield* askAnew(making, wanted, wishes, signal);
    yield* inTurn(() => writeOne(making, one));
  } catch (error) {
    if (!(yield* setWishesAside(context, wishes, error))) throw error;
  }
}

async function* askAnew(
  { step, context, output, inputs }: Making,
  { section, changed }: WantedSection,
  wishes: readonly string[],
  signal: AbortSignal,
): Part<Draft> {
  const { heading, guide } = section;
  yield workingOn(context, output.id, 'updating', heading);
  const present = yield* readArtifact(context, output.id);
  const found = present && findSection(present.document, heading);
  const text = present && found ? bodyOf(present.document, found) : '';
  const state = context.state();
  const names = matched(needsOf(output.artifact, heading, state.facts), inputs);
  const shown = yield* shownFor(context, step.update, names, inputs);
  const language = bodyLanguage(state, context.ports.settings.language);
  const asked = askText(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.update}`,
      prompt: promptOf(context, step.update),
      values: {
        ...commonValues(state, language),
        ...{
          title: output.name,
          [output.id]: output.name,
          section: heading,
          guide,
          text,
          inputs: shown.text,
          changed: listed(changed.length > 0 || wishes.length > 0 ? changed : [asAWhole]),
          wishes: listed(wishes),
        },
      },
      facts: {
        ...state.facts,
        ...{ artifact: output.id, section: heading, text, inputs: shown.texts, changed, wishes },
        ...{ idea: state.idea?.text ?? '', sections: [section], language },
      },
      sent: [heading, ...names],
      artifact: output.id,
    },
    () => context.ports.clock.now(),
    signal,
  );
  const reader = new ReplyReader(templateOf(output.artifact, state.facts).sections);
  let reply = '';
  let isCut = false;
  for await (const event of asked) {
    if (event.kind === 'modelAsked') isCut = event.outcome === 'cut';
    if (event.kind !== 'text') {
      yield event;
      continue;
    }
    reply += event.text;
    for (const part of reader.push(event.text)) {
      if (part.heading !== heading || part.complete) continue;
      yield { kind: 'streaming', artifact: output.id, path: output.path, section: heading, text: part.text };
    }
  }
  reader.end();
  // Half of a section is worse than the old one.
  if (isCut) throw unusable(context);
  if (/^\W*(?:UNCHANGED|NOTHING)\W*$/i.test(reply))
    return { section, body: text || undefined, findings: [], repairs: 0 };
  const own = reader.sections.find((one) => one.heading === heading)?.text ?? reply;
  const finished = yield* finishSection(output.id, context, section, own, signal);
  if (!finished) throw unusable(context);
  const asking = { artifact: output.id, repair: step.repair };
  return finished.findings.length > 0 ? yield* repairSection(asking, context, finished, signal) : finished;
}

/** What is said to have changed where the user wants a section anew and nothing is known to have. */
const asAWhole = 'Nothing that is known: the section is to be looked at anew, against what it is made from.';

async function* writeOne({ context, output, inputs }: Making, { section, body, repairs, findings }: Draft): Part<void> {
  const { artifact, id } = output;
  const { facts } = context.state();
  const { heading } = section;
  const uses = usesOf(context, { artifact: id, heading, text: body ?? '' });
  const change = {
    ...{ heading, body, repairs, left: findings.length },
    inputs: hashesOf(matched(needsOf(artifact, heading, facts), inputs), inputs, uses),
    isVacant: (text: string) => artifact.isBlank?.(heading, text, facts) === true,
    remembers: true,
  };
  yield* writeSection(context, id, change, preambleOf(artifact, facts, context.ports.settings));
}
