// `npm run bench`: counts and ratios. Exits with 1 where a bound is not kept.
import { installProject, root } from '../host/install.mjs';
import { newNode, run } from '../host/node.mjs';

installProject();
const node = newNode();
if ((await run(node, ['esbuild.config.mjs'], { cwd: root })) !== 0) process.exit(1);
process.exit(
  await run(node, ['--import', './test/loader.mjs', 'test/bench/all.ts', ...process.argv.slice(2)], { cwd: root }),
);
