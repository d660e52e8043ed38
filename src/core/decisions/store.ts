// The decisions of a feature on disk: its document, and its part of the project's log.
import { parseDocument } from '../../documents/document.ts';
import { applyEdits } from '../../documents/edit.ts';
import { say } from '../../documents/sentence.ts';
import type { TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { logEntry, mergeDecisionLog } from '../../documents/speckit/decision/log.ts';
import { readTechnicalDecisions } from '../../documents/speckit/decision/read.ts';
import { decisionsEdits, formatDecisions, type DecisionsContent } from '../../documents/speckit/decision/write.ts';
import { readDecisionLog } from '../../documents/speckit/decisionLog.ts';
import { readable } from '../../documents/speckit/readable.ts';
import { idOf } from '../../documents/speckit/ids.ts';
import type { Part, RunContext } from '../context.ts';
import type { Files } from '../ports.ts';
import type { DecisionPlace } from '../workflow.ts';
import { keepAside, keepFile, readOr } from './keep.ts';

/** What is known of a feature's decisions before the run. */
export interface OnDisk {
  /** Those of the document. */
  readonly decisions: readonly TechnicalDecision[];
  /** The greatest number that document or log have given. */
  readonly last: number;
}

/** Ids by which the run knows the files. */
export const decisionArtifacts = { document: 'decisions', log: 'decision-log' } as const;

/** Reads what document and log of a feature say. */
export async function readOnDisk({ ports }: RunContext, place: DecisionPlace): Promise<OnDisk> {
  const text = await readOr(ports.files, place.document);
  const log = await readOr(ports.files, place.log);
  const decisions = typeof text === 'string' ? readTechnicalDecisions(parseDocument(place.document, text)) : [];
  const logged = typeof log === 'string' ? readDecisionLog({ path: place.log, text: log }).decisions : [];
  const mine = logged.filter(({ feature, branch }) =>
    branch === '' ? feature === place.feature : branch === place.branch,
  );
  const numbers = [...decisions, ...mine].map(({ id }) => Number(/\d+/.exec(idOf(id)?.key ?? '')?.[0] ?? 0));
  return { decisions, last: Math.max(0, ...numbers) };
}

/** Writes the document: made anew where there is none, else brought up to date with all of the user's kept. */
export async function* writeDecisions(context: RunContext, path: string, content: DecisionsContent): Part<void> {
  const found = await readOr(context.ports.files, path);
  if (typeof found === 'object') {
    yield { kind: 'noted', note: say('{0} is no text that can be read: the decisions stand in the log only.', path) };
    return;
  }
  if (found !== undefined && readable(parseDocument(path, found)).hidden) {
    const note = say(
      'A code block or comment in {0} has no end: close it, and the decisions can be written there.',
      path,
    );
    yield { kind: 'noted', note };
    return;
  }
  yield* keepFile(context, {
    artifact: decisionArtifacts.document,
    path,
    section: 'Critical Technical Decisions',
    change: (text) => {
      if (text === undefined || text.trim() === '') return formatDecisions(content);
      return applyEdits(text, decisionsEdits(parseDocument(path, text), content));
    },
  });
}

/** Writes what was decided into the log. What of it cannot be read, or carried over, is kept aside and said. */
export async function* writeLog(
  context: RunContext,
  { log, feature, branch }: DecisionPlace,
  decisions: readonly TechnicalDecision[],
): Part<void> {
  const entries = decisions.flatMap((decision) => logEntry(decision) ?? []);
  if (entries.length === 0) return;
  const { files } = context.ports;
  const { path, text } = await readableLog(files, log);
  if (path !== log) {
    const note = say('{0} is no text that can be read and was left alone. The decisions stand in {1}.', log, path);
    yield { kind: 'noted', note };
  }
  const merged = mergeDecisionLog(text, { feature, branch }, entries);
  if (text !== undefined && merged.isLossy) {
    const aside = await keepAside(files, path, text);
    const note = merged.isWhole
      ? say('{0} held more than decisions, such as comments. It is kept as it was in {1}.', path, aside)
      : say(
          '{0} could not be read to its end. It is kept as it was in {1}; what could be read was taken over.',
          path,
          aside,
        );
    yield { kind: 'noted', note };
  }
  yield* keepFile(context, {
    artifact: decisionArtifacts.log,
    path,
    section: 'technical-decisions-log.json',
    change: (current) => mergeDecisionLog(current, { feature, branch }, entries).text,
  });
}

/** The log, or the first of its name with a number that is free or can be read, where what stands there is no text. */
async function readableLog(
  files: Files,
  log: string,
): Promise<{ readonly path: string; readonly text: string | undefined }> {
  const dot = log.lastIndexOf('.');
  for (let number = 0; ; number++) {
    const path = number === 0 ? log : `${log.slice(0, dot)}.${number}${log.slice(dot)}`;
    const text = await readOr(files, path);
    if (typeof text !== 'object') return { path, text };
  }
}
