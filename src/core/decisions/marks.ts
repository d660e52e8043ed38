// Keeps the marks of provisional decisions in all files of a feature, and their tasks.
import { parseDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import { speakerOf, type Speaker } from '../../documents/phrases/phrases.ts';
import { say } from '../../documents/sentence.ts';
import { contractEdits } from '../../documents/speckit/decision/contractMarks.ts';
import { provisionalIds, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { markEdits } from '../../documents/speckit/decision/marks.ts';
import { languageWritten } from '../../documents/speckit/decision/phrases.ts';
import { reviewTaskEdits } from '../../documents/speckit/decision/reviewTasks.ts';
import { artifactKinds, kindOf } from '../../documents/speckit/kind.ts';
import type { Part, RunContext } from '../context.ts';
import { keepFile, readOr } from './keep.ts';

/**
 * Puts the marks into every document and contract of a feature's folder, takes out what is not provisional any more,
 * and brings the review tasks up to date. The same again changes nothing.
 */
export async function* keepMarks(
  context: RunContext,
  folder: string,
  decisions: readonly TechnicalDecision[],
  signal: AbortSignal,
): Part<void> {
  const ids = provisionalIds(decisions);
  const speak = speakerOf(languageWritten(decisions));
  const { files } = context.ports;
  const unmarked: string[] = [];
  for (const path of await files.walk(folder, (below) => !/\/(?:node_modules|\.git)$/.test(below), signal)) {
    signal.throwIfAborted();
    if (!isMarkable(path.slice(folder.length + 1))) continue;
    const text = await readOr(files, path);
    if (typeof text !== 'string') continue;
    const artifact = artifactAt(context, path);
    const isContract = !/\.md$/i.test(path);
    if (isContract && contractEdits(path, text, ids) === undefined) unmarked.push(path);
    const change = (current: string | undefined): string | undefined =>
      current === undefined ? undefined : marked(path, current, ids, decisions, speak);
    yield* keepFile(context, { artifact, path, section: 'PROVISIONAL DECISION', change });
  }
  if (unmarked.length > 0) {
    const note = say(
      'The format of {0} has no place for the mark PROVISIONAL DECISION: {1} cannot be named there.',
      unmarked.join(', '),
      ids.join(', '),
    );
    yield { kind: 'noted', note };
  }
}

function marked(
  path: string,
  text: string,
  ids: readonly string[],
  decisions: readonly TechnicalDecision[],
  speak: Speaker,
): string {
  if (!/\.md$/i.test(path)) return applyEdits(text, contractEdits(path, text, ids, speak) ?? []);
  const document = parseDocument(path, text);
  if (!/(?:^|\/)tasks\.md$/i.test(path)) return applyEdits(text, markEdits(document, ids, speak));
  const reviewed = applyEdits(text, reviewTaskEdits(document, decisions, speak));
  return applyEdits(reviewed, markEdits(parseDocument(path, reviewed), ids, speak));
}

/** Documents of a feature, its specification among them, and all that lies in `contracts/`. */
function isMarkable(name: string): boolean {
  if (name.startsWith('contracts/')) return !/(?:^|\/)(?:\.[^/]*|planner\.lock\.json)$/.test(name);
  if (!/\.md$/i.test(name)) return false;
  // Plans of other approaches rest on the same decisions.
  if (/^alternatives\/[^/]+$/.test(name)) return true;
  // By the name alone: the project may keep its features where it likes.
  const kind = kindOf(parseDocument(`specs/feature/${name}`, ''));
  return kind !== undefined && (kind === 'spec' || artifactKinds.includes(kind));
}

function artifactAt(context: RunContext, path: string): string {
  return Object.entries(context.state().artifacts).find(([, at]) => at === path)?.[0] ?? path;
}
