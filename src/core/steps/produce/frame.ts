// What the code itself puts into a document that was made: its title, and the sections that no model writes.
import { bodyOf, findSection, parseDocument } from '../../../documents/document.ts';
import { readArtifact, spliceSection, standingOf, writeSection } from '../../artifact.ts';
import { templateOf, type Part, type RunContext } from '../../context.ts';
import { preambleOf } from '../../framing.ts';
import type { Output } from '../../outputs.ts';
import { writePreamble } from '../preamble.ts';
import { inTurn, type Turn } from '../together.ts';

/** Brings what the code writes up to date, as far as it is not the user's. `before`: the text before anything was made. */
export async function* finishDocument(
  context: RunContext,
  output: Output,
  before: string | undefined,
): Part<void, Turn> {
  yield* inTurn(() => writeMade(context, output));
  yield* inTurn(() => fillTitle(context, output));
  yield* inTurn(() => freshenTitle(context, output, before));
}

async function* writeMade(context: RunContext, { artifact, id }: Output): Part<void> {
  const { facts } = context.state();
  const { settings } = context.ports;
  const standing = yield* readArtifact(context, id);
  const made = artifact.frame.made?.(facts, settings, standing?.document) ?? {};
  for (const { heading } of templateOf(artifact, facts).sections) {
    const body = Object.hasOwn(made, heading) ? made[heading] : undefined;
    if (body === undefined) continue;
    const isVacant = (text: string): boolean => artifact.isBlank?.(heading, text, facts) === true;
    const present = yield* readArtifact(context, id);
    const section = present && findSection(present.document, heading);
    if (present && section) {
      const isFree = isVacant(bodyOf(present.document, section)) || standingOf(present).isPlanners(section);
      // What somebody has changed since is not touched, and nothing is proposed for it.
      if (!isFree) continue;
    }
    const change = { heading, body, repairs: 0, inputs: {}, isVacant };
    yield* writeSection(context, id, change, preambleOf(artifact, facts, settings));
  }
}

/** Puts the title in the place of one that is still as the template of the project has it. */
async function* fillTitle(context: RunContext, { artifact, id }: Output): Part<void> {
  const { facts } = context.state();
  const preamble = parseDocument('', preambleOf(artifact, facts, context.ports.settings));
  const [title] = preamble.sections;
  const present = yield* readArtifact(context, id);
  const [current] = present?.document.sections ?? [];
  if (!title || !present || current?.depth !== 1) return;
  if (artifact.isBlank?.(current.title, bodyOf(present.document, current), facts) !== true) return;
  yield* spliceSection(context, id, title.title, (document) => {
    const [first] = document.sections;
    if (first?.title !== current.title) return [];
    const { eol } = document;
    const text = preamble.text.slice(title.start).trimEnd().replace(/\n/g, eol);
    const end = first.bodyEnd < document.text.length ? eol + eol : eol;
    const whole = text + end;
    return document.text.slice(first.start, first.bodyEnd) === whole
      ? []
      : [{ start: first.start, end: first.bodyEnd, text: whole }];
  });
}

/** What stands below the title, such as a time, follows what was written. */
async function* freshenTitle(context: RunContext, { id }: Output, before: string | undefined): Part<void> {
  const present = yield* readArtifact(context, id);
  const [title] = present?.document.sections ?? [];
  if (!present || !title || before === undefined || present.document.text === before) return;
  if (standingOf(present).isPlanners(title)) yield* writePreamble({ artifact: id }, context);
}
