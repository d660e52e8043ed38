// @ts-check
// `npm test`: types, lint, format, units and scenarios, the build, the checker beside a browser's Mermaid, and the suite
// in real VS Codes. `--only <step>…` runs some of it; PLANNER_VSCODE names the versions, such as `1.139`, or `none`;
// PLANNER_FILES takes only the files with that in their path.
import { continueOnNewNode } from './node.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { buildProject, installProject } from './project.mjs';

await continueOnNewNode();
await installProject();
// Only a new Node has what these need.
const { filesLike, runFiles } = await import('./files.mjs');
const { versions } = await import('./vscode.mjs');

const [newest = '1.139'] = versions;

let passed = 0;
let failed = 0;

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
    const chosen = process.env['PLANNER_VSCODE']?.split(',') ?? [newest];
    let wrong = 0;
    for (const version of chosen.filter((name) => name !== 'none')) {
      console.log(`\nVS Code ${version}`);
      wrong += await test(['test/vscode/suite/**/*.test.ts'], { PLANNER_VSCODE: version });
    }
    return wrong;
  },
};

const at = process.argv.indexOf('--only');
const chosen = at < 0 ? Object.keys(steps) : process.argv.slice(at + 1);
const wrong = [];
for (const name of chosen) {
  const step = steps[name];
  if (!step) throw new Error(`There is no step “${name}”; there are ${Object.keys(steps).join(', ')}.`);
  console.log(`\n== ${name}`);
  if ((await step()) !== 0) wrong.push(name);
  // Without types or a bundle nothing that follows means anything.
  if (wrong.includes('types') || wrong.includes('build')) break;
}
if (wrong.length > 0) console.log(`\nFailed: ${wrong.join(', ')}`);
const ranNone = passed + failed === 0 && chosen.some((name) => ['unit', 'scenarios', 'vscode'].includes(name));
// A step without tests that fails counts as one.
console.log(`\n${passed} passed, ${Math.max(failed, wrong.length > 0 || ranNone ? 1 : 0)} failed`);
process.exit(wrong.length > 0 || ranNone ? 1 : 0);

/** @param {string} program @param {readonly string[]} args */
function bin(program, ...args) {
  return run(process.execPath, [`node_modules/${program}`, ...args], { cwd: root });
}

/** @param {readonly string[]} patterns @param {Readonly<Record<string, string>>} [env] */
async function test(patterns, env = {}) {
  const files = filesLike(patterns, process.env['PLANNER_FILES'] ?? '');
  const result = await runFiles(files, { env, concurrency: env['PLANNER_VSCODE'] ? 1 : 2 });
  passed += result.passed;
  failed += result.failed;
  return result.failed > 0 || files.length === 0 ? 1 : 0;
}
