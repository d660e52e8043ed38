// What went wrong while a feature was set up, why, and how to recover from it.
import { say, type Sentence } from '../../documents/sentence.ts';

/** The run goes on after every one of them, with what Planner can do by itself. */
export interface Diagnosis {
  readonly kind: DiagnosisKind;
  readonly sentence: Sentence;
  /** What to do, one step each. */
  readonly next: readonly Sentence[];
  /** What the script said, where it said something. Data: it is quoted. */
  readonly output?: string;
}

export type DiagnosisKind =
  | ScriptFailure
  | 'untrusted'
  | 'notWanted'
  | 'noScript'
  | 'noProgram'
  | 'timedOut'
  | 'stopped'
  | 'killed'
  | 'noAnswer'
  | 'mendedAnswer'
  | 'leadsOut'
  | 'otherFeature'
  | 'wouldChooseOther'
  | 'planOverwritten'
  | 'planLost'
  | 'planUnreadable'
  | 'planNotMade'
  | 'specMissing'
  | 'projectAbove'
  | 'projectMissing'
  | 'featureMissing'
  | 'featureUnknown'
  | 'featureJsonStale'
  | 'featureJsonOutside'
  | 'variableStale'
  | 'variableIgnored'
  | 'branchDiffers'
  | 'templateFault';

/** What a script reports itself. */
export type ScriptFailure =
  | 'crlfScript'
  | 'notExecutable'
  | 'filesMissing'
  | 'notOnFeatureBranch'
  | 'noFeatureChosen'
  | 'featureJsonIncomplete'
  | 'sameNumber'
  | 'noCommits'
  | 'notGit'
  | 'foreignGit'
  | 'quoteInPath'
  | 'pyYaml'
  | 'python'
  | 'presetFault'
  | 'registryFault'
  | 'projectVariable'
  | 'executionPolicy'
  | 'templateMissing'
  | 'denied'
  | 'failed';

interface Known {
  readonly kind: ScriptFailure;
  readonly words: RegExp;
  /** Also where the script says that all went well. */
  readonly isEver?: true;
  readonly sentence: Sentence;
  readonly next: readonly Sentence[];
}

const chooseFeature = say(
  'Planner passes the feature to the script where its version takes one; name it in the request.',
);
const onWindows = say('On Windows, run `specify init --here --force --script ps` to get PowerShell scripts.');

/** In this order: what causes other messages stands before them. */
const table: readonly Known[] = [
  {
    kind: 'crlfScript',
    words: /\$'\\r'|bash\\r|\^M: (?:bad interpreter|not found)|set: -\s*: invalid option|invalid option name/,
    sentence: say('The script has Windows line endings, which bash cannot read.'),
    next: [
      say('Convert the files in {0} to LF line endings.', '.specify/scripts'),
      say('Add `{0}` to {1}, so that git keeps them.', '*.sh text eol=lf', '.gitattributes'),
    ],
  },
  {
    kind: 'executionPolicy',
    words: /running scripts is disabled|PSSecurityException|UnauthorizedAccess\b|about_Execution_Policies/i,
    sentence: say('PowerShell does not run scripts here: a policy forbids it.'),
    next: [say('Run `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned`, or ask who set the policy.')],
  },
  {
    kind: 'pyYaml',
    words: /PyYAML (?:is|are) required|Python 3 and PyYAML|No module named '?yaml/i,
    sentence: say('A preset is installed, and the script needs PyYAML to read it, which this Python does not have.'),
    next: [
      say('Run `python3 -m pip install pyyaml` with the Python that is first in the path.'),
      say('Planner puts the templates together by itself in the meantime.'),
    ],
  },
  {
    kind: 'python',
    words: /Python 3 is required|python3?: (?:command )?not found/i,
    sentence: say('The script needs Python 3, which is not there.'),
    next: [say('Install Python 3.'), say('Planner puts the templates together by itself in the meantime.')],
  },
  {
    kind: 'presetFault',
    words:
      /(?:invalid|parse) preset manifest|no replace base|missing \{CORE_TEMPLATE\}|Wrap layer|composition strategy|unknown strategy|template layer/i,
    sentence: say('A preset of the project cannot be used.'),
    next: [say('Correct or remove it: `specify preset list`, `specify preset remove NAME`.')],
  },
  {
    kind: 'registryFault',
    words: /(?:invalid|parse) extension registry|registry_invalid|Registry (?:root|presets) must/i,
    sentence: say('The list of installed extensions cannot be read.'),
    next: [say('Correct {0}, or restore it from git.', '.specify/extensions/.registry')],
  },
  {
    kind: 'projectVariable',
    words: /SPECIFY_INIT_DIR (?:does not point|is not a Spec Kit project)/,
    sentence: say('The variable {0} names no spec-kit project.', 'SPECIFY_INIT_DIR'),
    next: [say('Correct the variable, or remove it, and start again.')],
  },
  {
    kind: 'quoteInPath',
    words: /unexpected EOF while looking for matching|unterminated quoted|unerwartetes Dateiende/i,
    sentence: say('The path of the project holds a quotation mark, which the scripts of this version cannot take.'),
    next: [
      say('Move the project to a folder without `\'` and `"` in its path.'),
      say('Or renew the scripts: `specify init --here --force`.'),
    ],
  },
  {
    kind: 'sameNumber',
    words: /Multiple spec directories found/i,
    isEver: true,
    sentence: say('Several features have the same number, and the script cannot tell which one is meant.'),
    next: [say('Give one of them another number: rename its folder and its branch.')],
  },
  {
    kind: 'featureJsonIncomplete',
    words: /ensure \.specify\/feature\.json contains feature_directory/,
    sentence: say('{0} does not name a feature.', '.specify/feature.json'),
    next: [say('Write {0} into it.', '{"feature_directory": "specs/001-name"}')],
  },
  {
    kind: 'noFeatureChosen',
    words: /Feature directory not found|Set SPECIFY_FEATURE_DIRECTORY/,
    sentence: say(
      'The script does not know which feature is meant: this checkout has no {0}.',
      '.specify/feature.json',
    ),
    next: [chooseFeature, say('Or write {0} into it.', '{"feature_directory": "specs/001-name"}')],
  },
  {
    kind: 'noCommits',
    words: /ambiguous argument 'HEAD'|does not have any commits yet|unknown revision or path/i,
    sentence: say('The repository has no commit yet, so the script finds no branch.'),
    next: [say('Make a first commit.')],
  },
  {
    kind: 'foreignGit',
    words: /detected dubious ownership/i,
    sentence: say('Git refuses the repository because another user owns it.'),
    next: [say('Run `git config --global --add safe.directory PATH`, or correct the owner.')],
  },
  {
    kind: 'notGit',
    words: /not a git repository/i,
    sentence: say('The script needs a git repository, and this is none.'),
    next: [
      say('Run `git init`, make a commit and a branch such as {0}.', '001-name'),
      say('Or renew the scripts: `specify init --here --force`.'),
    ],
  },
  {
    kind: 'notOnFeatureBranch',
    words: /Not on a feature branch/i,
    sentence: say('The script goes by the git branch, and this one is called like no feature.'),
    next: [say('Switch to the branch of the feature, such as {0}.', '001-name'), chooseFeature],
  },
  {
    kind: 'filesMissing',
    words: /common\.(?:sh|ps1|py)\W.*(?:No such file|not found|cannot find|not recognized)|No module named '?common/i,
    sentence: say('A file that the script includes is missing.'),
    next: [say('Renew the scripts: `specify init --here --force`, or restore them from git.')],
  },
  {
    kind: 'denied',
    words:
      /(?:cp|mkdir|touch|cannot create|New-Item|open).*(?:Permission denied|Read-only file system|is denied)|No space left/i,
    sentence: say('The script may not write into the folder of the feature.'),
    next: [say('Check the permissions of the file and its folder, and the free space.')],
  },
  {
    kind: 'notExecutable',
    words: /Permission denied|EACCES/i,
    sentence: say('The script may not be read or run.'),
    next: [say('Check its permissions: `chmod +r` for the files in {0}.', '.specify/scripts')],
  },
  {
    kind: 'templateMissing',
    words: /Plan template not found/i,
    isEver: true,
    sentence: say('The project has no template for plans.'),
    next: [say('Restore {0}; Planner uses its own in the meantime.', '.specify/templates/plan-template.md')],
  },
];

/** Why a script failed. `output` is what it printed, both streams, without escape codes. */
export function diagnoseScript(script: string, code: number, output: string): Diagnosis {
  const known = table.find(({ words }) => words.test(output));
  const quoted = quote(output);
  if (known !== undefined) {
    const next = known.kind === 'crlfScript' ? [...known.next, onWindows] : known.next;
    return { kind: known.kind, sentence: known.sentence, next, ...quoted };
  }
  return {
    kind: 'failed',
    sentence: say('The script {0} failed with exit code {1}.', script, code),
    next: [say('Run it in a terminal to see more.'), say('Or renew the scripts: `specify init --here --force`.')],
    ...quoted,
  };
}

/** What a script that ended well complains of. */
export function diagnoseRemarks(output: string): readonly Diagnosis[] {
  return table
    .filter(({ isEver, words }) => isEver && words.test(output))
    .map(({ kind, sentence, next }) => ({ kind, sentence, next, ...quote(output) }));
}

/** A diagnosis of Planner itself. */
export function diagnosis(kind: DiagnosisKind, sentence: Sentence, ...next: readonly Sentence[]): Diagnosis {
  return { kind, sentence, next };
}

/** The end of an output: what matters is said last. */
function quote(output: string): { readonly output?: string } {
  const text = output.trim();
  return text === '' ? {} : { output: text.length > 2000 ? `… ${text.slice(-2000)}` : text };
}
