// `npm run package`: builds and writes one VSIX at the top level.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { install, installProject, root } from './install.mjs';
import { newNode, run } from './node.mjs';

const largest = 2.5 * 1024 * 1024;

installProject();
const node = newNode();
if ((await run(node, ['esbuild.config.mjs'], { cwd: root })) !== 0) process.exit(1);
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const vsce = join(install('vsce-3.9.1', ['@vscode/vsce@3.9.1']), 'node_modules/@vscode/vsce/vsce');
const file = `${name}-${version}.vsix`;
const code = await run(
  node,
  [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file],
  { cwd: root },
);
if (code !== 0) process.exit(code);
const { size } = statSync(join(root, file));
console.log(`${file}: ${(size / 1024 / 1024).toFixed(2)} MB`);
if (size > largest) {
  console.error('That is more than the 2.5 MB that it may be.');
  process.exit(1);
}
