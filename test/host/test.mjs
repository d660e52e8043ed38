// `npm test`: types, lint, format, units and scenarios, the build, and the suite in real VS Codes.
// `--only <step>…` runs some of the steps; PLANNER_VSCODE names the versions, such as `1.139`.
import { installProject, root } from './install.mjs';
import { newNode, run } from './node.mjs';

installProject();
const node = newNode();
if (process.execPath !== node) process.exit(await run(node, process.argv.slice(1), { cwd: root }));

// Only a new Node has what it needs.
const { filesLike, runFiles } = await import('./files.mjs');
const bin = (name, ...args) => run(node, [`node_modules/${name}`, ...args], { cwd: root });
let passed = 0;
let failed = 0;

const steps = {
  types: async () =>
    (await bin('typescript/bin/tsc', '-p', '.')) + (await bin('typescript/bin/tsc', '-p', 'src/webview')),
  lint: () => bin('eslint/bin/eslint.js', 'src', 'test', 'esbuild.config.mjs'),
  format: () =>
    bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', 'src/**/*.ts', 'test/**/*.{ts,mjs}', '*.mjs'),
  build: () => run(node, ['esbuild.config.mjs'], { cwd: root }),
  unit: () => test(['test/unit/**/*.test.ts']),
  scenarios: () => test(['test/scenarios/**/*.test.ts']),
  vscode: async () => {
    const versions = (process.env.PLANNER_VSCODE ?? '1.139,1.110').split(',').filter((name) => name !== 'none');
    let result = 0;
    for (const version of versions) {
      console.log(`\nVS Code ${version}`);
      result += await test(['test/vscode/suite/**/*.test.ts'], { PLANNER_VSCODE: version });
    }
    return result;
  },
};

const only = process.argv.includes('--only')
  ? process.argv.slice(process.argv.indexOf('--only') + 1)
  : Object.keys(steps);
const wrong = [];
for (const name of only) {
  if (!steps[name]) throw new Error(`There is no step “${name}”; there are ${Object.keys(steps).join(', ')}.`);
  console.log(`\n== ${name}`);
  if ((await steps[name]()) !== 0) wrong.push(name);
  // Without types or a bundle nothing that follows means anything.
  if (wrong.includes('types') || wrong.includes('build')) break;
}
if (wrong.length > 0) console.log(`\nFailed: ${wrong.join(', ')}`);
const ran = passed + failed;
console.log(`\n${passed} passed, ${failed + (wrong.length > 0 && failed === 0 ? 1 : 0)} failed`);
process.exit(
  wrong.length === 0 && (ran > 0 || !only.some((name) => ['unit', 'scenarios', 'vscode'].includes(name))) ? 0 : 1,
);

async function test(patterns, env = {}) {
  const files = filesLike(patterns, process.env.PLANNER_FILES ?? '');
  const result = await runFiles(node, files, env);
  passed += result.passed;
  failed += result.failed;
  return result.failed > 0 || files.length === 0 ? 1 : 0;
}
