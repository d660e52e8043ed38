// @ts-check
// `npm run package`: builds, and writes one VSIX at the top level.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { continueOnNewNode } from './node.mjs';
import { root } from './paths.mjs';
import { buildProject, installProject } from './project.mjs';
import { largestVsix, writeVsix } from './vsix.mjs';

await continueOnNewNode();
await installProject();
await buildProject();
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = `${name}-${version}.vsix`;
const size = await writeVsix(file);
console.log(`${file}: ${size.toFixed(2)} MB`);
if (size > largestVsix) throw new Error(`That is more than the ${largestVsix} MB that it may be.`);
