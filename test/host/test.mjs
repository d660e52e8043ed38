// @ts-check
// `npm test`: types, lint, format, units and scenarios, the build, the checker beside a browser's Mermaid, and the suite
// in real VS Codes: the newest and the oldest. `--only <step>…` runs some of it, and is the way to run the suite on the
// desktop: `desktop`. PLANNER_VSCODE names the versions, such as `1.139`, or `none`; PLANNER_FILES takes only the files
// with that in their path, or with one of several that commas part.
import { continueOnNewNode } from './node.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { buildProject, installProject } from './project.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm test [-- --only <step>…]

Steps: types, lint, format, build, unit, scenarios, vscode; and desktop, which runs only when it is named.
PLANNER_VSCODE=1.139,1.110   the versions of the steps vscode and desktop; none for none of them
PLANNER_FILES=part,part      only the test files with one of these parts in their path`);
  process.exit(0);
}
await continueOnNewNode();
await installProject();
// Only a new Node has what these need.
const { filesLike, runFiles } = await import('./files.mjs');
const { versions } = await import('./vscode.mjs');

const [newest = '1.139'] = versions;
const suite = ['test/vscode/suite/**/*.test.ts'];

/** Files of the driven suite that may be run once more: with more of them it is no accident. */
const again = 3;

let passed = 0;
let failed = 0;
/** @type {string[]} */
const unstable = [];

/** @type {Readonly<Record<string, () => Promise<number>>>} */
const steps = {
  types: async () =>
    (await bin('typescript/bin/tsc', '-p', '.')) + (await bin('typescript/bin/tsc', '-p', 'src/webview')),
  lint: () => bin('eslint/bin/eslint.js', 'src', 'test', 'esbuild.config.mjs'),
  format: () => bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  build: () =>
    buildProject().then(
      () => 0,
      () => 1,
    ),
  unit: () => test(['test/unit/**/*.test.ts', 'test/unit/**/*.browser.ts']),
  scenarios: () => test(['test/scenarios/**/*.test.ts']),
  vscode: async () => {
    let wrong = 0;
    for (const version of chosenVersions(versions)) {
      console.log(`\nVS Code ${version}`);
      wrong += await test(suite, { env: { PLANNER_VSCODE: version }, concurrency: 1, again });
    }
    return wrong;
  },
  desktop: async () => {
    const { desktopVSCode, screenFor } = await import('./desktopVSCode.mjs');
    const through = screenFor(process.platform, process.env);
    let wrong = 0;
    for (const version of chosenVersions([newest])) {
      console.log(`\nVS Code ${version} on the desktop`);
      const env = { PLANNER_VSCODE: version, PLANNER_DESKTOP: await desktopVSCode(version) };
      wrong += await test(suite, { env, through, concurrency: 1, again });
    }
    return wrong;
  },
};

const at = process.argv.indexOf('--only');
const everywhere = Object.keys(steps).filter((name) => name !== 'desktop');
const chosen = at < 0 ? everywhere : process.argv.slice(at + 1);
const wrong = [];
for (const name of chosen) {
  const step = steps[name];
  if (!step) throw new Error(`There is no step “${name}”; there are ${Object.keys(steps).join(', ')}.`);
  console.log(`\n== ${name}`);
  const code = await step().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  if (code !== 0) wrong.push(name);
  // Without types or a bundle nothing that follows means anything.
  if (wrong.includes('types') || wrong.includes('build')) break;
}
if (wrong.length > 0) console.log(`\nFailed: ${wrong.join(', ')}`);
if (unstable.length > 0) console.log(`\nPassed at the second attempt only:\n${unstable.join('\n')}`);
const ranNone =
  passed + failed === 0 && chosen.some((name) => ['unit', 'scenarios', 'vscode', 'desktop'].includes(name));
// A step without tests that fails counts as one.
console.log(`\n${passed} passed, ${Math.max(failed, wrong.length > 0 || ranNone ? 1 : 0)} failed`);
process.exit(wrong.length > 0 || ranNone ? 1 : 0);

/** @param {string} program @param {readonly string[]} args */
function bin(program, ...args) {
  return run(process.execPath, [`node_modules/${program}`, ...args], { cwd: root });
}

/** The versions that PLANNER_VSCODE names, else the usual ones. @param {readonly import('./vscode.mjs').VSCodeVersion[]} usual */
function chosenVersions(usual) {
  const named = process.env['PLANNER_VSCODE'];
  if (named === undefined || named === '') return usual;
  return named.split(',').flatMap((name) => {
    const found = versions.find((version) => version === name);
    if (!found && name !== 'none') throw new Error(`PLANNER_VSCODE is none of ${versions.join(', ')}, none.`);
    return found ?? [];
  });
}

/** @param {readonly string[]} patterns @param {Parameters<typeof runFiles>[1]} [options] */
async function test(patterns, options) {
  const files = filesLike(patterns, process.env['PLANNER_FILES'] ?? '');
  const result = await runFiles(files, options);
  passed += result.passed;
  failed += result.failed;
  unstable.push(...result.unstable);
  return result.failed > 0 || files.length === 0 ? 1 : 0;
}
