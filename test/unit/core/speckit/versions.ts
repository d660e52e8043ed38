// Projects with scripts that behave as those of nine versions of spec-kit do: how they find the feature, what they
// print and where, what they write over, and how they fail.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Ports } from '../../../../src/core/ports.ts';
import { createNodeFiles } from '../../../../src/adapters/node/files.ts';
import { createNodeGit } from '../../../../src/adapters/node/git.ts';
import { createNodeProcesses } from '../../../../src/adapters/node/processes.ts';
import { createNodeSpecKit } from '../../../../src/adapters/node/specKit.ts';
import { FixedClock } from '../../../fakes/fixedClock.ts';
import { MemorySnapshots } from '../../../fakes/memorySnapshots.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { temporaryFolder } from '../../adapters/folder.ts';

export const versions = [
  '0.0.22',
  '0.0.47',
  '0.0.60',
  '0.0.72',
  '0.3.0',
  '0.7.1',
  '0.8.16',
  '0.12.0',
  '1.0.1',
] as const;
export type Version = (typeof versions)[number];

/** The template that all of them copy. */
export const planTemplate = '# Implementation Plan: [FEATURE]\n\n## Summary\n\n## Technical Context\n';

/** The scripts and the template of a version, by path. */
export function projectOf(version: Version): Readonly<Record<string, string>> {
  const home = version === '0.0.22' ? '' : '.specify/';
  const scripts = version === '0.0.22' ? 'scripts/' : '.specify/scripts/bash/';
  return {
    [`${scripts}common.sh`]: common[version],
    [`${scripts}setup-plan.sh`]: setup(version),
    [`${home}templates/plan-template.md`]: planTemplate,
    [`${home}memory/constitution.md`]: '# Toolbox Constitution\n\n### Small parts\n\nEach part MUST have tests.\n',
  };
}

const refuseBranch = (stream: string) => `check_branch() {
  [[ "$1" =~ ^[0-9]{3,}- ]] && return 0
  echo "ERROR: Not on a feature branch. Current branch: $1" ${stream}
  echo "Feature branches should be named like: 001-feature-name" ${stream}
  return 1
}
`;
const topLevel = `root() {
  git rev-parse --show-toplevel 2>/dev/null || (cd "$(dirname "\${BASH_SOURCE[0]}")/../../.." && pwd)
}
`;
const nearest = `find_specify_root() {
  local dir="$(pwd)"
  while [ "$dir" != / ]; do [ -d "$dir/.specify" ] && { echo "$dir"; return 0; }; dir="$(dirname "$dir")"; done
  return 1
}
root() { find_specify_root || git rev-parse --show-toplevel; }
`;
const branchOrHighest = `branch() {
  [ -n "\${SPECIFY_FEATURE:-}" ] && { echo "$SPECIFY_FEATURE"; return; }
  git rev-parse --abbrev-ref HEAD 2>/dev/null && return
  local highest; highest="$(ls "$1/specs" 2>/dev/null | grep -E '^[0-9]{3}-' | sort | tail -n 1)"
  echo "\${highest:-main}"
}
`;
const byPrefix = (isFatal: boolean) => `find_feature_dir_by_prefix() {
  local prefix="\${2%%-*}" found=()
  for one in "$1/specs/$prefix"-*; do [ -d "$one" ] && found+=("$one"); done
  if [ \${#found[@]} -gt 1 ]; then
    echo "ERROR: Multiple spec directories found with prefix '$prefix': \${found[*]##*/}" >&2
    ${isFatal ? 'return 1' : 'echo "$1/specs/$2"; return'}
  fi
  echo "\${found[0]:-$1/specs/$2}"
}
`;
const fromJson = `read_pointer() {
  grep -oE '"feature_directory"[[:space:]]*:[[:space:]]*"[^"]*"' "$1/.specify/feature.json" 2>/dev/null | sed 's/.*"\\([^"]*\\)"$/\\1/'
}
`;
const quoted = `printf 'ROOT=%q\\nNAME=%q\\nDIR=%q\\nHAS_GIT=%q\\n' "$root" "$name" "$dir" "$git"`;
/** Without escaping: an apostrophe in the path breaks it. */
const unquoted = `printf "ROOT='%s'\\nNAME='%s'\\nDIR='%s'\\nPLAN='%s'\\nHAS_GIT='%s'\\n" "$root" "$name" "$dir" "$dir/plan.md" "$git"`;
const hasGit = 'local git=false; git rev-parse --show-toplevel >/dev/null 2>&1 && git=true';

const common: Readonly<Record<Version, string>> = {
  '0.0.22': `${refuseBranch('')}paths() {
  local root name dir git
  root="$(git rev-parse --show-toplevel)" || exit 1; name="$(git rev-parse --abbrev-ref HEAD)" || exit 1
  dir="$root/specs/$name"
  ${unquoted}
}
`,
  '0.0.47': `${refuseBranch('>&2')}paths() {
  local root name dir git
  root="$(git rev-parse --show-toplevel)" || exit 1; name="$(git rev-parse --abbrev-ref HEAD)" || exit 1
  dir="$root/specs/$name"
  ${unquoted}
}
`,
  '0.0.60': `${refuseBranch('>&2')}${topLevel}${branchOrHighest}paths() {
  ${hasGit}; local root name dir; root="$(root)"; name="$(branch "$root")"; dir="$root/specs/$name"
  ${unquoted}
}
`,
  '0.0.72': `${refuseBranch('>&2')}${topLevel}${branchOrHighest}${byPrefix(false)}paths() {
  ${hasGit}; local root name dir; root="$(root)"; name="$(branch "$root")"
  dir="$(find_feature_dir_by_prefix "$root" "$name")"
  ${unquoted}
}
`,
  '0.3.0': `${refuseBranch('>&2')}${topLevel}${branchOrHighest}${byPrefix(true)}paths() {
  ${hasGit}; local root name dir; root="$(root)"; name="$(branch "$root")"
  dir="$(find_feature_dir_by_prefix "$root" "$name")" || return 1
  ${quoted}
}
`,
  '0.7.1': `${refuseBranch('>&2')}${nearest}${branchOrHighest}${byPrefix(true)}${fromJson}paths() {
  ${hasGit}; local root name dir; root="$(root)"; name="$(branch "$root")"
  dir="\${SPECIFY_FEATURE_DIRECTORY:-$(read_pointer "$root")}"
  if [ -z "$dir" ]; then dir="$(find_feature_dir_by_prefix "$root" "$name")" || return 1; fi
  [[ "$dir" != /* ]] && dir="$root/$dir"
  ${quoted}
}
`,
  '0.8.16': `check_branch() {
  [ -n "$(read_pointer "$ROOT")" ] && return 0
  [[ "\${1##*/}" =~ ^[0-9]{3,}- ]] && return 0
  echo "ERROR: Not on a feature branch. Current branch: $1" >&2
  return 1
}
${nearest}${branchOrHighest}${byPrefix(true)}${fromJson}paths() {
  ${hasGit}; local root name dir; root="$(root)"; name="$(branch "$root")"
  dir="\${SPECIFY_FEATURE_DIRECTORY:-$(read_pointer "$root")}"
  if [ -z "$dir" ]; then dir="$(find_feature_dir_by_prefix "$root" "$name")" || return 1; fi
  [[ "$dir" != /* ]] && dir="$root/$dir"
  ${quoted}
}
`,
  '0.12.0': modern('name="${SPECIFY_FEATURE:-}"'),
  '1.0.1': modern('name="${SPECIFY_FEATURE:-}"; [ -n "$name" ] || name="${dir##*/}"'),
};

function modern(naming: string): string {
  return `check_branch() { return 0; }
find_specify_root() {
  local dir="$(pwd)"
  while [ "$dir" != / ]; do [ -d "$dir/.specify" ] && { echo "$dir"; return 0; }; dir="$(dirname "$dir")"; done
  return 1
}
${fromJson}project() {
  [ -z "\${SPECIFY_INIT_DIR:-}" ] && { find_specify_root; return; }
  [ -d "$SPECIFY_INIT_DIR" ] || { echo "ERROR: SPECIFY_INIT_DIR does not point to an existing directory: $SPECIFY_INIT_DIR" >&2; return 1; }
  (cd "$SPECIFY_INIT_DIR" && pwd)
}
paths() {
  local root name dir git=
  root="$(project)" || return 1
  dir="\${SPECIFY_FEATURE_DIRECTORY:-}"
  if [ -n "$dir" ]; then
    printf '{"feature_directory":"%s"}\\n' "$dir" > "$root/.specify/feature.json"
  elif [ -f "$root/.specify/feature.json" ]; then
    dir="$(read_pointer "$root")"
    [ -n "$dir" ] || { echo "ERROR: Feature directory not found. Set SPECIFY_FEATURE_DIRECTORY or ensure .specify/feature.json contains feature_directory." >&2; return 1; }
  else
    echo "ERROR: Feature directory not found. Set SPECIFY_FEATURE_DIRECTORY or run the specify command to create .specify/feature.json." >&2
    return 1
  fi
  [[ "$dir" != /* ]] && dir="$root/$dir"
  ${naming}
  ${quoted}
}
`;
}

const overwrite = (banner: boolean, home: string) => `mkdir -p "$DIR"
TEMPLATE="$ROOT/${home}templates/plan-template.md"
if [ -f "$TEMPLATE" ]; then
  cp "$TEMPLATE" "$DIR/plan.md"
  ${banner ? 'echo "Copied plan template to $DIR/plan.md"' : ':'}
else
  ${banner ? 'echo "Warning: Plan template not found at $TEMPLATE"' : ':'}
  touch "$DIR/plan.md"
fi
`;
const keep = (checks: string) => `mkdir -p "$DIR"
if [ -f "$DIR/plan.md" ]; then
  echo "Plan already exists at $DIR/plan.md, skipping template copy" >&2
else
  ${checks}
  if [ -f "$ROOT/.specify/templates/plan-template.md" ]; then
    cp "$ROOT/.specify/templates/plan-template.md" "$DIR/plan.md"
    echo "Copied plan template to $DIR/plan.md" >&2
  else
    echo "Warning: Plan template not found" >&2
    touch "$DIR/plan.md"
  fi
fi
`;
/** With a preset, Python must have PyYAML; this one has not. */
const needsYaml = `if ls "$ROOT"/.specify/presets/*/preset.yml >/dev/null 2>&1; then
    echo "Error: PyYAML is required to resolve preset template composition" >&2; exit 2
  fi`;

function setup(version: Version): string {
  const isOld = ['0.0.22', '0.0.47'].includes(version);
  const keepsPlan = ['0.8.16', '0.12.0', '1.0.1'].includes(version);
  const isEscaped = ['0.3.0', '0.7.1', '0.8.16', '0.12.0', '1.0.1'].includes(version);
  const body = keepsPlan
    ? keep(version === '1.0.1' ? needsYaml : ':')
    : overwrite(!isOld, version === '0.0.22' ? '' : '.specify/');
  const git = isOld || ['0.12.0', '1.0.1'].includes(version) ? '' : ',"HAS_GIT":"%s"';
  const escape = isEscaped
    ? `escape() { printf '%s' "$1" | sed 's/["\\\\]/\\\\&/g'; }`
    : `escape() { printf '%s' "$1"; }`;
  return `#!/usr/bin/env bash
set -e
HERE="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
source "$HERE/common.sh"
${escape}
${isEscaped ? 'OUT="$(paths)" || { echo "ERROR: Failed to resolve feature paths" >&2; exit 1; }\neval "$OUT"' : 'eval "$(paths)"'}
${isOld ? 'check_branch "$NAME" || exit 1' : '[ "$HAS_GIT" != true ] || check_branch "$NAME" || exit 1\n[ "$HAS_GIT" != false ] || echo "[specify] Warning: Git repository not detected; skipped branch validation" >&2'}
${body}printf '{"FEATURE_SPEC":"%s","IMPL_PLAN":"%s","SPECS_DIR":"%s","BRANCH":"%s"${git}}\\n' "$(escape "$DIR/spec.md")" "$(escape "$DIR/plan.md")" "$(escape "$DIR")" "$(escape "$NAME")"${git === '' ? '' : ' "$HAS_GIT"'}
`;
}

export interface Workspace {
  readonly root: string;
  readonly ports: Pick<Ports, 'files' | 'git' | 'specKit' | 'settings' | 'snapshots' | 'clock'> & {
    readonly snapshots: MemorySnapshots;
  };
}

export interface WorkspaceOptions {
  /** Below the temporary folder, such as `it's`. */
  readonly folder?: string;
  /** The workspace folder is a part of the project. */
  readonly inside?: string;
  /** Makes a repository with a commit on this branch. */
  readonly branch?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where programs are looked for, instead of everywhere. */
  readonly path?: string;
  readonly isTrusted?: boolean;
  /** Gets what scripts print. */
  readonly onOutput?: (text: string) => void;
}

/** A workspace on disk with these files, and the real adapters on it. */
export async function workspaceOf(
  t: TestContext,
  texts: Readonly<Record<string, string | Uint8Array>>,
  {
    folder = 'project',
    inside = '',
    branch,
    environment = {},
    path,
    isTrusted = true,
    onOutput,
  }: WorkspaceOptions = {},
): Promise<Workspace> {
  const top = join(await temporaryFolder(t), folder);
  await mkdir(top, { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(dirname(join(top, name)), { recursive: true });
    await writeFile(join(top, name), text);
  }
  if (branch !== undefined) {
    git(top, 'init', '-q', '-b', branch);
    git(top, 'add', '-A');
    git(top, 'commit', '-q', '--allow-empty', '-m', 'Start');
  }
  const root = join(top, inside);
  const node = createNodeProcesses(root, { grace: 100 });
  const outside = { GIT_CEILING_DIRECTORIES: dirname(top), ...(path === undefined ? {} : { PATH: path }) };
  const processes: Ports['processes'] = {
    run: (command, signal) =>
      node.run(
        {
          ...command,
          environment: { ...command.environment, ...outside },
          onOutput: (text, stream) => {
            command.onOutput?.(text, stream);
            onOutput?.(text);
          },
        },
        signal,
      ),
  };
  return {
    root,
    ports: {
      files: createNodeFiles(root),
      git: createNodeGit(root),
      specKit: createNodeSpecKit(root, { processes, environment }),
      settings: fakeSettings({ trusted: isTrusted }),
      snapshots: new MemorySnapshots(),
      clock: new FixedClock(),
    },
  };
}

function git(folder: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  const done = spawnSync('git', [...author, ...args], { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
}
