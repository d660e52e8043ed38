// Reads documents for a check, keeps them from one check to the next, and says what cannot be read.
import { collectVerdicts } from '../../core/framing.ts';
import { PlannerError } from '../../core/error.ts';
import type { Ports } from '../../core/ports.ts';
import type { Verdicts } from '../../core/rule.ts';
import { isTooDeep } from '../../documents/blocks/chunks.ts';
import { parseDocument } from '../../documents/document.ts';
import type { PlanFile } from '../../documents/documentSet.ts';
import type { Verdict } from '../../documents/finding.ts';
import { readIgnores, type Readable } from '../../documents/ignore.ts';
import { follow } from '../../documents/recall.ts';
import { reparseDocument } from '../../documents/reparse.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { repairsOf } from '../../rules/index.ts';
import { isDocument } from './layout.ts';

/** A path that was read, or what keeps it from being read. */
export type Loaded =
  | { readonly kind: 'document'; readonly path: string; readonly readable: Readable }
  | { readonly kind: 'file'; readonly path: string; readonly file: PlanFile }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: Sentence };

/** Larger documents are not parsed: it would take minutes and gigabytes. In UTF-16 units. */
export const largestDocument = 4 * 1024 * 1024;

/** Reads a path. What was read `before` is taken over where its text is still the same. Nothing where it is gone. */
export async function load(
  files: Ports['files'],
  path: string,
  before: Loaded | undefined,
): Promise<Loaded | undefined> {
  try {
    const text = await files.read(path);
    return text === undefined ? undefined : parse(path, text, before);
  } catch (error) {
    if (!PlannerError.is(error) || error.kind === 'workspace.none') throw error;
    return { kind: 'unreadable', path, reason: error.sentence };
  }
}

function parse(path: string, text: string, before: Loaded | undefined): Loaded {
  if (!isDocument(path)) {
    return before?.kind === 'file' && before.file.text === text ? before : { kind: 'file', path, file: { path, text } };
  }
  if (text.length > largestDocument) {
    const reason = say('{0} is larger than {1} MB and was not checked. Split it.', path, largestDocument / 1024 / 1024);
    return { kind: 'unreadable', path, reason };
  }
  if (isTooDeep(text)) {
    return {
      kind: 'unreadable',
      path,
      reason: say('{0} nests lists and quotes deeper than anybody can read, and was not checked. Flatten them.', path),
    };
  }
  if (before?.kind !== 'document') {
    return { kind: 'document', path, readable: readIgnores(parseDocument(path, text)) };
  }
  const document = reparseDocument(before.readable.document, text);
  if (document === before.readable.document) return before;
  const readable = readIgnores(document);
  follow(readable.view, before.readable.view);
  return { kind: 'document', path, readable };
}

/** What the checkers say of the texts in a document or file, and of the repairs that a rule may offer. */
export async function judgeTexts(checkers: Ports['checkers'], loaded: Loaded, signal: AbortSignal): Promise<Verdicts> {
  if (loaded.kind === 'unreadable') return () => undefined;
  if (loaded.kind === 'file') return collectVerdicts(loaded.file, checkers, signal);
  const { view } = loaded.readable;
  const verdicts = await collectVerdicts(view, checkers, signal);
  const repairs = new Map<string, Verdict>();
  for (const repair of view.fences.length > 0 ? repairsOf(view, verdicts) : []) {
    repairs.set(repair, await checkers.check('mermaid', repair, signal));
  }
  return (language, text) => verdicts(language, text) ?? (language === 'mermaid' ? repairs.get(text) : undefined);
}
