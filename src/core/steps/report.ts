// Ends a run: what was made and what is open. Of a feature there is a report, which is kept with the run.
import { say, type Sentence } from '../../documents/sentence.ts';
import type { RunContext, StepRunner } from '../context.ts';
import { PlannerError } from '../error.ts';
import type { FeatureReport } from '../report.ts';
import type { FeaturePlace, ReviewIssue } from '../speckit/facts.ts';
import { leftIssues } from '../speckit/review.ts';
import { featurePlace } from '../speckit/place.ts';

export const report: StepRunner<'report'> = async function* (_, context, signal) {
  const { facts } = context.state();
  const place = featurePlace(facts);
  const { workflow } = context;
  if (place === undefined || workflow.report === undefined) return 'done';
  const paths = await writtenFiles(context, place, signal);
  const ignored = await context.ports.git.ignored(paths, signal);
  if (ignored.length > 0) {
    const note = say('Git ignores {0}: these files are not under version control.', ignored.join(', '));
    yield { kind: 'noted', note };
  }
  const absolute = (path: string) => context.ports.specKit.absolute(path);
  const value: FeatureReport = {
    ...workflow.report(facts),
    branch: place.branch,
    folder: place.absolute,
    files: paths.map(absolute),
    ignored: ignored.map(absolute),
    missing: missingIn(facts['missingTools']),
    left: leftIssues(facts).map(({ file, heading, line, problem, severity }) => {
      const at = line === undefined ? file : `${file}:${line}`;
      return say('{0} ({1}), {2}: {3}', at, heading, severityNames[severity], problem);
    }),
  };
  yield { kind: 'factLearned', name: 'report', value };
  return 'done';
};

const severityNames: Readonly<Record<ReviewIssue['severity'], Sentence>> = {
  critical: say('critical'),
  major: say('major'),
  minor: say('minor'),
};

/** The files that the run has written, sorted; of a folder, all that is in it. */
async function writtenFiles(
  context: RunContext,
  { folder }: FeaturePlace,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { artifacts, written } = context.state();
  const found = new Set<string>();
  for (const id of written) {
    const path = artifacts[id] ?? (id.includes('/') || id.includes('.') ? id : undefined);
    if (path === undefined) continue;
    const below = await filesBelow(context, path, signal);
    (below.length > 0 ? below : [path]).forEach((file) => found.add(file));
  }
  for (const file of await filesBelow(context, `${folder}/contracts`, signal)) found.add(file);
  return [...found].sort();
}

async function filesBelow(
  { ports: { files } }: RunContext,
  folder: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return await files.walk(folder, () => true, signal);
  } catch (error) {
    if (!PlannerError.is(error)) throw error;
    return [];
  }
}

function missingIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).filter((reason) => typeof reason === 'string'))];
}
