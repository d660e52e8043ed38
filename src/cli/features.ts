// `planner status`: the features of spec-kit projects, what is in each, and which one is meant here.
import { findProjects } from '../core/speckit/projects.ts';
import { listFeatures } from '../core/speckit/features.ts';
import { resolveFeature } from '../core/speckit/resolve.ts';
import { english } from '../documents/sentence.ts';
import type { Session } from './session.ts';

/** The features: for people (empty where there are none), and the `features` of the JSON. */
export async function featuresOf(
  { host: { ports } }: Session,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly features: readonly object[] }> {
  const { files, settings, specKit } = ports;
  const projects = await findProjects(files, settings.specsFolder, specKit.isWindows, signal);
  const all = (await Promise.all(projects.map((project) => listFeatures(files, project)))).flat();
  if (all.length === 0) return { text: '', features: [] };
  const choice = await resolveFeature(ports, {}, signal);
  const chosen = choice.kind === 'found' ? choice.feature.folder : undefined;
  const doubts = choice.kind === 'missing' ? [] : choice.doubts.map(({ sentence }) => english(sentence));
  const lines = all.map(({ folder, artifacts }) =>
    [
      `  ${folder}  ${artifacts.join(', ') || 'empty'}`,
      ...(choice.kind === 'found' && folder === chosen ? [`current (by ${sources[choice.by]})`] : []),
    ].join('  '),
  );
  return {
    text: ['Features', ...lines, ...doubts.map((doubt) => `  ! ${doubt}`)].join('\n'),
    features: all.map(({ folder, name, project, artifacts }) => ({
      ...{ folder, name, project, artifacts },
      isCurrent: folder === chosen,
    })),
  };
}

const sources = {
  wanted: 'name',
  directory: 'SPECIFY_FEATURE_DIRECTORY',
  featureJson: '.specify/feature.json',
  name: 'SPECIFY_FEATURE',
  branch: 'branch',
  newest: 'number',
  only: 'being the only one',
} as const;
