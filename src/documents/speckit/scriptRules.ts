// By which rules a project's spec-kit scripts find the feature. Their text tells, not a version: people change them.

export interface ScriptRules {
  /** They go by `SPECIFY_FEATURE_DIRECTORY`. */
  readonly byDirectory: boolean;
  /** They go by `.specify/feature.json`. */
  readonly byFeatureJson: boolean;
  /** They go by `SPECIFY_FEATURE`, in place of the branch. */
  readonly byName: boolean;
  /** They go by the branch of git. */
  readonly byBranch: boolean;
  /** The number of a branch is enough, whatever words follow it. */
  readonly byNumber: boolean;
  /** Where git is missing, they take the feature with the highest number. */
  readonly byNewest: boolean;
  /** They go by `SPECIFY_INIT_DIR`. */
  readonly byProject: boolean;
  /** The features belong to the folder of the git repository, not to that of `.specify`. */
  readonly atGitRoot: boolean;
  /** They leave a plan alone that is there. */
  readonly keepsPlan: boolean;
  /** Where they look for features, when it is not `specs`. */
  readonly base: string | undefined;
}

/** The rules of spec-kit 1.0, and the branch besides: those of a project without scripts. */
export const modernRules: ScriptRules = {
  byDirectory: true,
  byFeatureJson: true,
  byName: false,
  byBranch: false,
  byNumber: true,
  byNewest: false,
  byProject: true,
  atGitRoot: false,
  keepsPlan: true,
  base: undefined,
};

/** Reads the rules from the texts of `setup-plan` and of what it includes, of any of the three languages. */
export function readScriptRules(text: string): ScriptRules {
  const code = text.replace(/^\s*#(?!!).*$/gm, '');
  const has = (words: RegExp) => words.test(code);
  const byBranch = has(/--abbrev-ref|branch\s+--show-current|symbolic-ref/);
  const byName = byBranch && has(/SPECIFY_FEATURE(?![A-Z_])/);
  return {
    byDirectory: has(/SPECIFY_FEATURE_DIRECTORY/),
    byFeatureJson: has(/feature\.json/),
    byName,
    byBranch,
    byNumber: has(/by_prefix|ByPrefix/i),
    byNewest: byName && has(/highest/i),
    byProject: has(/SPECIFY_INIT_DIR/),
    atGitRoot: has(/--show-toplevel/) && !has(/find_specify_root|Find-SpecifyRoot/i),
    keepsPlan: has(/Plan already exists/i),
    base: /[/"'\\]((?:\.specify|docs)[/\\]specs)\b/.exec(code)?.[1]?.replaceAll('\\', '/'),
  };
}
