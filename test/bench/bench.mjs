// @ts-check
// `npm run bench`: counts and ratios. Exits with 1 where a bound is not kept. Names of parts run only those.
import { continueOnNewNode } from '../host/node.mjs';
import { root } from '../host/paths.mjs';
import { run } from '../host/processes.mjs';
import { buildProject, installProject } from '../host/project.mjs';

await continueOnNewNode();
await installProject();
await buildProject();
const parts = process.argv.slice(2);
process.exit(
  await run(process.execPath, ['--import', './test/loader.mjs', 'test/bench/all.ts', ...parts], { cwd: root }),
);
