// The files that a workflow makes by what is known: where they lie, and what of them others are made from.
import { parseDocument } from '../documents/document.ts';
import { outlineOfContract } from '../documents/speckit/contractOutline.ts';
import { folderOf } from './artifact.ts';
import { PlannerError } from './error.ts';
import { artifactInput, needsOf, sectionInputs, type Input, type Inputs } from './inputs.ts';
import type { Files, Settings } from './ports.ts';
import { templateOf } from './context.ts';
import type { Artifact, Facts, PlannedFile, Workflow } from './workflow.ts';
import { withoutMarks } from './wholeFile.ts';

/** A document, or a file that is written as a whole. */
export interface Output {
  readonly artifact: Artifact;
  /** Of the artifact; of a whole file with its name behind it. */
  readonly id: string;
  readonly path: string;
  /** Its name within the feature's folder. */
  readonly name: string;
  /** The feature's folder. */
  readonly folder: string;
  readonly planned?: PlannedFile;
}

/** All files of a workflow, by what is known. */
export function outputsOf(workflow: Workflow, facts: Facts, settings: Settings): readonly Output[] {
  return workflow.artifacts.flatMap((artifact): readonly Output[] => {
    const path = placeOf(artifact, facts, settings);
    const folder = featureFolder(facts) ?? folderOf(path);
    const nameOf = (at: string): string => (at.startsWith(`${folder}/`) ? at.slice(folder.length + 1) : at);
    if (!artifact.files) return [{ artifact, id: artifact.id, path, name: nameOf(path), folder }];
    return artifact.files(facts).map((planned) => {
      const at = `${path}/${planned.name}`;
      return { artifact, id: `${artifact.id}/${planned.name}`, path: at, name: nameOf(at), folder, planned };
    });
  });
}

/** Names of what an output is made from, all its sections together. */
export function needsOfOutput({ artifact, planned }: Output, facts: Facts): readonly string[] {
  if (planned) return planned.needs;
  const { sections } = templateOf(artifact, facts);
  return [...new Set(sections.flatMap(({ heading }) => needsOf(artifact, heading, facts)))];
}

/** Adds the sections of other outputs, as they stand, as far as the patterns name them. */
export async function withOutputs(
  provided: Inputs,
  outputs: readonly Output[],
  patterns: readonly string[],
  files: Files,
): Promise<Inputs> {
  const wanted = outputs.filter(({ name }) => patterns.some((pattern) => concerns(pattern, name)));
  const found = await Promise.all(
    wanted.map(async ({ path, name }): Promise<Inputs> => {
      const text = await readOrNothing(files, path);
      if (text === undefined) return new Map();
      if (/\.md$/i.test(path) && !name.includes('/')) return sectionInputs(name, parseDocument(path, text));
      const whole = withoutMarks(path, text)
        .replace(/^\ufeff/, '')
        .replace(/\r\n/g, '\n');
      // What is made from a contract rests on its operations and schemas, not on how they are written down.
      const counts = outlineOfContract(whole) ?? whole;
      return new Map<string, Input>([[artifactInput(name), { counts, shown: counts }]]);
    }),
  );
  return new Map([...provided, ...found.flatMap((inputs) => [...inputs])]);
}

function concerns(pattern: string, name: string): boolean {
  const start = artifactInput(name);
  return pattern.startsWith(start) || (pattern.endsWith('*') && start.startsWith(pattern.slice(0, -1)));
}

function placeOf({ path }: Artifact, facts: Facts, { plansFolder, specsFolder }: Settings): string {
  const places: Readonly<Record<string, string | undefined>> = {
    feature: featureFolder(facts),
    plans: plansFolder,
    specs: specsFolder,
  };
  return path.replace(/\{\{(\w+)\}\}/g, (place, name: string) => places[name] ?? place);
}

function featureFolder(facts: Facts): string | undefined {
  const { feature } = facts;
  if (typeof feature !== 'object' || feature === null || !('folder' in feature)) return undefined;
  return typeof feature.folder === 'string' ? feature.folder : undefined;
}

/** What is no text, somebody has put there: nothing is made from it. */
export async function readOrNothing(files: Files, path: string): Promise<string | undefined> {
  try {
    return await files.read(path);
  } catch (error) {
    if (PlannerError.is(error) && error.kind.startsWith('files.')) return undefined;
    throw error;
  }
}
