// Whether the project's script may set up features: what was answered once can be changed.
import { mayRunFact } from '../../core/steps/feature/setUp.ts';
import type { Host } from '../host.ts';
import { amend } from '../runs/journal.ts';
import { listRuns } from '../runs/runs.ts';

/** `ask`: the next run asks again. */
export type Consent = 'yes' | 'no' | 'ask';

/** What holds for the next run of the workspace; nothing where it was never asked. */
export async function scriptConsent(host: Host): Promise<Consent | undefined> {
  return consentIn((await lastWord(host))?.facts[mayRunFact]);
}

/** Changes it for the next run. Returns whether there was anything to change. Throws `run.held`. */
export async function setScriptConsent(host: Host, consent: Consent): Promise<boolean> {
  const run = await lastWord(host);
  if (!run) return false;
  const value = consent === 'ask' ? null : consent === 'yes';
  await amend(host, run.run, async function* () {
    yield { kind: 'factLearned', name: mayRunFact, value };
  });
  return true;
}

async function lastWord(host: Host) {
  return (await listRuns(host)).find(({ facts }) => facts[mayRunFact] !== undefined);
}

function consentIn(value: unknown): Consent | undefined {
  if (value === undefined) return undefined;
  return value === null ? 'ask' : value === true ? 'yes' : 'no';
}
