// Calls a project's `setup-plan` script so that it sets up the feature that is meant, and reads what it answers.
import { say } from '../../documents/sentence.ts';
import { cleanOutput, readScriptOutput, type ScriptAnswer } from '../../documents/speckit/scriptOutput.ts';
import type { Ports } from '../ports.ts';
import type { OverwrittenFile, ScriptOutcome } from './port.ts';
import { diagnoseRemarks, diagnoseScript, diagnosis, type Diagnosis } from './diagnosis.ts';
import type { FeatureFolder } from './features.ts';
import { below, type PlanScript, type Project } from './projects.ts';

/** What came of the script: whether it did its part, and what to say of it. */
export interface ScriptReport {
  /** Whether it ended well and spoke of the feature that is meant. */
  readonly isDone: boolean;
  /** Workspace-relative; missing where the project has none. */
  readonly path?: string;
  /** The program that ran it. */
  readonly program?: string;
  readonly answer?: ScriptAnswer;
  /** What it said besides. */
  readonly remarks: readonly string[];
  readonly overwritten: readonly OverwrittenFile[];
  readonly diagnoses: readonly Diagnosis[];
}

export interface ScriptRequest {
  readonly project: Project;
  readonly feature: FeatureFolder;
  /** The branch of git, where there is one. */
  readonly branch: string | undefined;
  /** Whether the user wants it to run. */
  readonly isWanted: boolean;
  /** In milliseconds. */
  readonly limit: number;
  /** Workspace-relative paths of the user's files that it may write over. */
  readonly protect: readonly string[];
}

type ScriptPorts = Pick<Ports, 'specKit' | 'settings'>;

/** Runs the script where that is allowed and sensible. Never rejects: each outcome is a report. */
export async function runPlanScript(
  ports: ScriptPorts,
  request: ScriptRequest,
  signal: AbortSignal,
): Promise<ScriptReport> {
  const { project, feature, branch } = request;
  const [first] = project.scripts;
  const none = { isDone: false, remarks: [], overwritten: [] };
  const refused = (problem: Diagnosis) => ({ ...none, ...(first ? { path: first.path } : {}), diagnoses: [problem] });
  if (first === undefined) return refused(noScript(project));
  if (!ports.settings.trusted) return refused(untrusted(first));
  if (!request.isWanted) return refused(notWanted(first));
  const missing: string[] = [];
  for (const script of project.scripts) {
    if (wouldChooseOther(script, feature, branch)) return refused(choosesByBranch(script, feature, branch));
    for (const line of linesOf(project, script)) {
      const environment = environmentOf(project, script, feature);
      const call = { line, folder: project.folder, environment, limit: request.limit, protect: request.protect };
      const outcome = await ports.specKit.run(call, signal);
      if (isMissing(outcome, script)) {
        missing.push(line[0]);
        continue;
      }
      const report = await reportOf(ports, script, request, outcome);
      return { ...report, path: script.path, program: line[0] };
    }
  }
  return refused(noProgram(first, [...new Set(missing)]));
}

/** The script's path is relative to the project: so every bash understands it, that of WSL too. */
function linesOf(project: Project, { language, path }: PlanScript): readonly (readonly [string, ...string[]])[] {
  const script = project.folder === '' ? path : path.slice(project.folder.length + 1);
  if (language === 'bash') return [['bash', script, '--json']];
  if (language === 'python') return ['python3', 'python', 'py'].map((program) => [program, script, '--json'] as const);
  const options = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script, '-Json'];
  return ['pwsh', 'powershell'].map((program) => [program, ...options] as const);
}

/** Both ways to say which feature is meant; each version takes the one that it knows. */
function environmentOf(
  project: Project,
  { rules }: PlanScript,
  { folder, name }: FeatureFolder,
): Readonly<Record<string, string>> {
  const directory = folder.startsWith(`${project.folder}/`) ? folder.slice(project.folder.length + 1) : folder;
  return {
    SPECIFY_FEATURE: name,
    ...(rules.byDirectory ? { SPECIFY_FEATURE_DIRECTORY: directory } : {}),
    // The project is known, whatever the user's shell says; an empty variable is none.
    SPECIFY_INIT_DIR: '',
    CDPATH: '',
    LC_MESSAGES: 'C',
    LANGUAGE: 'en',
    NO_COLOR: '1',
    PYTHONIOENCODING: 'utf-8',
    PYTHONUTF8: '1',
  };
}

/** The first versions go by the branch alone: nobody can tell them another feature. */
function wouldChooseOther({ rules }: PlanScript, { name }: FeatureFolder, branch: string | undefined): boolean {
  return rules.byBranch && !rules.byName && !rules.byDirectory && branch !== undefined && branch !== name;
}

/** Windows has programs called python that only open a shop. */
function isMissing({ ending }: ScriptOutcome, { language }: PlanScript): boolean {
  return ending === 'notFound' || (language === 'python' && (ending === 49 || ending === 9009));
}

async function reportOf(
  { specKit }: ScriptPorts,
  { path }: PlanScript,
  { feature, limit }: ScriptRequest,
  { ending, output, errors, overwritten }: ScriptOutcome,
): Promise<Omit<ScriptReport, 'path' | 'program'>> {
  const said = [errors, output].map((text) => cleanOutput(text).trim()).filter((text) => text !== '');
  const { answer, isMended, remarks } = readScriptOutput(output);
  const all = [...cleanOutput(errors).split('\n'), ...remarks].map((line) => line.trim()).filter((line) => line !== '');
  const report = { remarks: all, overwritten, ...(answer === undefined ? {} : { answer }) };
  const failed = (...diagnoses: readonly Diagnosis[]) => ({ ...report, isDone: false, diagnoses });
  if (ending === 'timedOut') return failed(timedOut(path, limit));
  if (ending === 'stopped') return failed(diagnosis('stopped', say('The script {0} was stopped.', path), startAgain));
  if (typeof ending !== 'number') return failed(killed(path));
  if (ending !== 0) return failed(diagnoseScript(path, ending, said.join('\n')));
  const notes = diagnoseRemarks(all.join('\n'));
  if (answer?.folder === undefined) return failed(...notes, noAnswer(path, said.join('\n')));
  const place = await specKit.locate(answer.folder);
  // What was not readable in the script's encoding says nothing of another feature.
  const isGarbled = answer.folder.includes('\ufffd') || isMended;
  if (place === undefined && !isGarbled) return failed(...notes, leadsOut(path, answer.folder));
  if (place !== feature.folder && !isGarbled) return failed(...notes, otherFeature(path, answer.folder, feature));
  return { ...report, isDone: true, diagnoses: isMended ? [...notes, mended(path)] : notes };
}

function noScript({ folder }: Project): Diagnosis {
  return diagnosis(
    'noScript',
    say(
      'The project has no script {0}; Planner sets the feature up by itself.',
      below(folder, '.specify/scripts/…/setup-plan'),
    ),
    say('Run `specify init --here` where you want spec-kit’s own scripts.'),
  );
}

function untrusted({ path }: PlanScript): Diagnosis {
  return diagnosis(
    'untrusted',
    say('The script {0} was not run: the workspace is not trusted. Planner set the feature up by itself.', path),
    say('Trust the workspace (in the terminal: --trust) where you know the script.'),
  );
}

function notWanted({ path }: PlanScript): Diagnosis {
  return diagnosis(
    'notWanted',
    say('The script {0} was not run, as you said. Planner set the feature up by itself.', path),
    startAgain,
  );
}

function choosesByBranch({ path }: PlanScript, { name }: FeatureFolder, branch: string | undefined): Diagnosis {
  return diagnosis(
    'wouldChooseOther',
    say(
      'The script {0} was not run: it goes by the branch alone, and {1} is not the one of {2}.',
      path,
      branch ?? '',
      name,
    ),
    say('Switch to the branch {0} where you want the script to run.', name),
  );
}

const startAgain = say('Start again where you want the script to run.');

const programs = { bash: 'bash', powershell: 'PowerShell', python: 'Python 3' } as const;

function noProgram({ path, language }: PlanScript, tried: readonly string[]): Diagnosis {
  return diagnosis(
    'noProgram',
    say('The script {0} was not run: there is no {1} ({2}).', path, programs[language], tried.join(', ')),
    say('Install {0}, or run `specify init --here --force --script` with `sh`, `ps` or `py`.', programs[language]),
  );
}

function timedOut(path: string, limit: number): Diagnosis {
  return diagnosis(
    'timedOut',
    say('The script {0} did not end within {1} seconds and was stopped.', path, Math.round(limit / 1000)),
    say('Run it in a terminal to see what it waits for.'),
  );
}

function killed(path: string): Diagnosis {
  return diagnosis(
    'killed',
    say('The script {0} was ended by another program or by the system.', path),
    say('Start again; if it happens again, run it in a terminal to see more.'),
  );
}

function noAnswer(path: string, output: string): Diagnosis {
  return {
    ...diagnosis(
      'noAnswer',
      say('The script {0} ended well, but did not say where the feature is.', path),
      say('Planner found the feature by itself. Compare the script with the one that spec-kit brings.'),
    ),
    ...(output === '' ? {} : { output: output.slice(-2000) }),
  };
}

function mended(path: string): Diagnosis {
  return diagnosis(
    'mendedAnswer',
    say('The script {0} printed broken JSON, probably because of a special character in the path.', path),
    say('Planner goes by its own result. Renew the scripts: `specify init --here --force`.'),
  );
}

function leadsOut(path: string, folder: string): Diagnosis {
  return diagnosis(
    'leadsOut',
    say(
      'The script {0} named the folder {1}, which is outside the workspace. Planner does not follow it.',
      path,
      folder,
    ),
    say('Check {0} and the variables {1}.', '.specify/feature.json', 'SPECIFY_*'),
  );
}

function otherFeature(path: string, folder: string, { name }: FeatureFolder): Diagnosis {
  return diagnosis(
    'otherFeature',
    say('The script {0} set up {1}, not {2}. Planner set up the right one by itself.', path, folder, name),
    say('Look whether the script made a file there that you do not want.'),
    say('Check {0} and the variables {1}.', '.specify/feature.json', 'SPECIFY_*'),
  );
}
