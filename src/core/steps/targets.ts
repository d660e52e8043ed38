// Finds the sections that a wish changes, over all artifacts of a run.
import { bodyOf, findSection, parseDocument } from '../../documents/document.ts';
import { headingName, sameHeading } from '../../documents/heading.ts';
import { say } from '../../documents/sentence.ts';
import { askFact } from '../ask.ts';
import { promptOf, templateOf, type Part, type RunContext } from '../context.ts';
import { readOrNothing, type Output } from '../outputs.ts';
import type { SectionName } from '../run.ts';
import type { Produce } from './produce/produce.ts';
import { bodyLanguage, commonValues } from './values.ts';
import { listed, setWishesAside } from './wished.ts';

/** Learns for each wish that waits which sections it changes. */
export async function* targetWishes(
  step: Produce,
  context: RunContext,
  outputs: readonly Output[],
  signal: AbortSignal,
): Part<void> {
  for (const wish of context.state().revisions) {
    if (context.state().targeted.some((one) => one.wish === wish)) continue;
    const known = await placesIn(context, outputs);
    try {
      const sections = yield* ask(step, context, wish, known, signal);
      if (sections.length === 0) yield { kind: 'noted', note: say('“{0}” changes no section.', wish) };
      yield { kind: 'wishTargeted', wish, sections };
    } catch (error) {
      if (!(yield* setWishesAside(context, [wish], error))) throw error;
    }
  }
}

interface KnownPlace extends SectionName {
  readonly output: Output;
  /** How it begins. */
  readonly text: string;
}

const mostShown = 120;

async function placesIn({ state, ports }: RunContext, outputs: readonly Output[]): Promise<readonly KnownPlace[]> {
  const { facts } = state();
  const found: KnownPlace[] = [];
  for (const output of outputs) {
    const { artifact, id, path, name, planned } = output;
    const text = await readOrNothing(ports.files, path);
    if (planned) {
      found.push({ output, artifact: id, section: name, text: planned.title });
      continue;
    }
    const document = text === undefined ? undefined : parseDocument(path, text);
    const made = artifact.frame.made?.(facts, ports.settings) ?? {};
    for (const { heading, container } of templateOf(artifact, facts).sections) {
      if (container || Object.hasOwn(made, heading) || heading === artifact.frame.ledgerHeading) continue;
      const section = document && findSection(document, heading);
      const body = document && section ? bodyOf(document, section).replace(/\s+/g, ' ').trim() : '';
      found.push({ output, artifact: id, section: heading, text: body.slice(0, mostShown).toWellFormed() });
    }
  }
  return found;
}

async function* ask(
  step: Produce,
  context: RunContext,
  wish: string,
  known: readonly KnownPlace[],
  signal: AbortSignal,
): Part<readonly SectionName[]> {
  yield { kind: 'progress', message: say('Finding what the wish changes') };
  const state = context.state();
  const targets = known.map(({ artifact, section, text }) => `${artifact} # ${section}: ${text}`);
  const value = yield* askFact(
    context.ports.model,
    {
      id: `${context.workflow.id}/${step.targetsPrompt}`,
      prompt: promptOf(context, step.targetsPrompt),
      values: {
        ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
        wishes: listed([wish]),
        targets: listed(targets),
      },
      facts: {
        ...state.facts,
        idea: state.idea?.text ?? '',
        wishes: [wish],
        targets: known.map(({ artifact, section }) => ({ artifact, heading: section })),
      },
      sent: ['wishes', 'documents'],
    },
    step.targets,
    state.facts,
    () => context.ports.clock.now(),
    signal,
  );
  const named = namedIn(value);
  return known
    .filter((place) => named.some((one) => isMeant(place, one)))
    .map(({ artifact, section }) => ({ artifact, section }));
}

interface Named {
  readonly artifact: string;
  readonly heading: string;
}

function namedIn(value: unknown): readonly Named[] {
  if (typeof value !== 'object' || value === null || !('sections' in value)) return [];
  return Array.isArray(value.sections) ? value.sections.filter(isNamed) : [];
}

function isNamed(value: unknown): value is Named {
  if (typeof value !== 'object' || value === null || !('artifact' in value) || !('heading' in value)) return false;
  return typeof value.artifact === 'string' && typeof value.heading === 'string';
}

/** Models name an artifact by its id or its file; a file that has no sections counts whatever the heading is. */
function isMeant({ output, section }: KnownPlace, { artifact, heading }: Named): boolean {
  const isFile = [output.id, output.name].includes(artifact.trim());
  const isArtifact = isFile || output.artifact.id === artifact.trim();
  if (output.planned) return isFile || (isArtifact && [output.name, output.planned.name].includes(heading.trim()));
  return isArtifact && sameHeading(headingName(section), headingName(heading));
}
