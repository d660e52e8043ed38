// What the scripts of all three languages say when they fail, and what it is taken for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnoseRemarks, diagnoseScript, type DiagnosisKind } from '../../../../src/core/speckit/diagnosis.ts';

const messages: readonly (readonly [string, DiagnosisKind])[] = [
  ["setup-plan.sh: line 2: $'\\r': command not found", 'crlfScript'],
  ["env: 'bash\\r': No such file or directory", 'crlfScript'],
  ['setup-plan.sh: line 3: set: -\n: invalid option\nset: usage: set [-abe]', 'crlfScript'],
  ['setup-plan.ps1 cannot be loaded. ... PSSecurityException', 'executionPolicy'],
  ['Error: PyYAML is required to resolve preset template composition', 'pyYaml'],
  ['Error: Python 3 and PyYAML are required to resolve preset template composition', 'pyYaml'],
  ['Error: Python 3 is required to honor the extension registry', 'python'],
  ['Error: Failed to parse preset manifest /x/preset.yml: bad', 'presetFault'],
  ['Error: invalid preset manifest /x/preset.yml', 'presetFault'],
  ["Error: template 'plan-template' has composing layers but no replace base", 'presetFault'],
  ['Wrap strategy missing {CORE_TEMPLATE} placeholder', 'presetFault'],
  ['Error: Wrap layer /x/plan.md is missing {CORE_TEMPLATE}', 'presetFault'],
  ["Error: unknown strategy 'swap'", 'presetFault'],
  ['Error: invalid extension registry /x/.registry', 'registryFault'],
  ['Error: Failed to parse extension registry /x: bad', 'registryFault'],
  ['Registry root must be an object', 'registryFault'],
  ['ERROR: SPECIFY_INIT_DIR is not a Spec Kit project (no .specify/ directory): /x', 'projectVariable'],
  ["common.sh: line 9: unexpected EOF while looking for matching `''", 'quoteInPath'],
  ["ERROR: Multiple spec directories found with prefix '001': 001-a 001-b", 'sameNumber'],
  ["fatal: ambiguous argument 'HEAD': unknown revision or path not in the working tree.", 'noCommits'],
  ['fatal: not a git repository (or any of the parent directories): .git', 'notGit'],
  ["fatal: detected dubious ownership in repository at '/x'", 'foreignGit'],
  ['ERROR: Not on a feature branch. Current branch: HEAD', 'notOnFeatureBranch'],
  ['setup-plan.sh: line 22: /x/common.sh: No such file or directory', 'filesMissing'],
  ["ModuleNotFoundError: No module named 'common'", 'filesMissing'],
  ["cp: cannot create regular file '/x/plan.md': Permission denied", 'denied'],
  ["mkdir: cannot create directory '/x': Read-only file system", 'denied'],
  ['bash: setup-plan.sh: Permission denied', 'notExecutable'],
  ['', 'failed'],
  ['Traceback (most recent call last):', 'failed'],
];

for (const [message, kind] of messages) {
  test(`${kind}: ${message.slice(0, 60)}`, () => {
    const found = diagnoseScript('setup-plan.sh', 1, message);
    assert.equal(found.kind, kind);
    assert.ok(found.next.length > 0);
    assert.equal(found.output, message || undefined);
  });
}

test('of much output the end is kept', () => {
  const { output = '' } = diagnoseScript('x', 1, `${'noise\n'.repeat(1000)}the reason\n`);
  assert.ok(output.length < 2100 && output.endsWith('the reason'));
});

test('what a script that ended well says counts only where it is a complaint', () => {
  const kinds = (output: string) => diagnoseRemarks(output).map(({ kind }) => kind);
  assert.deepEqual(kinds('Warning: Plan template not found at /x'), ['templateMissing']);
  assert.deepEqual(kinds("ERROR: Multiple spec directories found with prefix '001': a b"), ['sameNumber']);
  assert.deepEqual(kinds('[specify] Warning: Git repository not detected; skipped branch validation'), []);
  assert.deepEqual(kinds('fatal: not a git repository'), []);
});
