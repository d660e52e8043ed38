// @ts-check
// `npm run package`: builds, and writes one VSIX at the top level.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './install.mjs';
import { continueOnNewNode } from './node.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { buildProject, installProject } from './project.mjs';

/** In bytes. */
const largest = 2.5 * 1024 * 1024;

await continueOnNewNode();
await installProject();
await buildProject();
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packager = await installOnce('vsce-3.9.2', { '@vscode/vsce': '3.9.2' });
const file = `${name}-${version}.vsix`;
const code = await run(
  process.execPath,
  [
    join(packager, 'node_modules/@vscode/vsce/vsce'),
    ...['package', '--no-dependencies', '--allow-missing-repository', '--out', file],
  ],
  { cwd: root },
);
if (code !== 0) process.exit(code);
const { size } = statSync(join(root, file));
console.log(`${file}: ${(size / 1024 / 1024).toFixed(2)} MB`);
if (size > largest) throw new Error('That is more than the 2.5 MB that it may be.');
