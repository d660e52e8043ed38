// A feature that the spec-kit workflow has planned with the embedded model: what is asked on the way is skipped.
import { continueRun, openQuestions, readRun, startRun } from '../../src/app/runs/runs.ts';
import { createOfflineModel } from '../../src/adapters/models/offline.ts';
import type { LanguageModel, Ports } from '../../src/core/ports.ts';
import { workflows } from '../../src/workflows/index.ts';
import { folder as featureFolder, project } from '../vscode/suite/speckitSample.ts';
import { eventsOf, fakeHost, type FakeHost } from './host.ts';
import { MemoryFiles } from './memoryFiles.ts';

export const folder = featureFolder;

const never = new AbortController().signal;

/** What was asked of the model, in order. */
export interface Planned {
  readonly host: FakeHost;
  readonly asked: string[];
}

/** Plans the feature to the end. */
export async function plannedFeature(
  texts: Readonly<Record<string, string>> = {},
  given: Partial<Ports> = {},
): Promise<Planned> {
  const files = new MemoryFiles({ ...project, ...texts });
  const asked: string[] = [];
  const offline = createOfflineModel(workflows);
  const model: LanguageModel = {
    ...offline,
    ask: (request, signal) => {
      asked.push(`${request.id} ${String(request.facts['artifact'] ?? '')} ${String(request.facts['section'] ?? '')}`);
      return offline.ask(request, signal);
    },
  };
  const host = fakeHost(model, { ...given, files });
  const idea = { text: 'For one small library with 200 members and two people at the desk', references: [] };
  await eventsOf(startRun(host, 'speckit', idea, never));
  await skipAll(host);
  return { host, asked };
}

/** Skips what the run asks until it is done. */
export async function skipAll(host: FakeHost): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    const state = await readRun(host, 'run-1');
    const [question] = openQuestions(state);
    if (state.status !== 'waiting' || question === undefined) return;
    const answers = [{ kind: 'skip', question: question.id } as const];
    await eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers }, never));
  }
  throw new Error('it is asked again and again');
}
