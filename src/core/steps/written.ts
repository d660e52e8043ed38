// What of a document is written already, for a request that writes more of it: whole where there is room, else its beginning.
import { bodyOf } from '../../documents/document.ts';
import { readArtifact } from '../artifact.ts';
import { artifactOf, type Part, type RunContext } from '../context.ts';
import { fairLimit } from '../../documents/text.ts';
import { cutTo } from '../inputs.ts';

/** In characters, of all sections together. */
const mostWritten = 24_000;
/** The share of what the model takes that it may have, in characters: a token has three of them at least. */
const shareOfWindow = 0.5;

/** The sections of a document that stand there, without those that are to be written now and those that are blank. */
export async function* writtenOf(id: string, context: RunContext, without: readonly string[]): Part<string> {
  const present = yield* readArtifact(context, id);
  if (!present) return '';
  const { facts } = context.state();
  const artifact = artifactOf(context, id);
  const sections = present.document.sections
    .filter(({ title, depth }) => depth > 1 && title !== artifact.frame.ledgerHeading && !without.includes(title))
    .map((section) => ({ title: section.title, text: bodyOf(present.document, section).trim() }))
    .filter(({ title, text }) => text !== '' && artifact.isBlank?.(title, text, facts) !== true);
  const room = Math.min(mostWritten, Math.floor(context.ports.model.maxInputTokens * shareOfWindow));
  const limit = fairLimit(
    sections.map(({ text }) => text.length),
    room,
  );
  return sections.map(({ title, text }) => `## ${title}\n${cutTo(text, limit)}`).join('\n\n');
}
