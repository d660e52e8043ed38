// @ts-check
// Closes proposed API in a code-server, which opens it for every extension: tests must see what a user's VS Code allows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const bundles = ['code/browser/workbench/workbench.js', 'workbench/api/node/extensionHostProcess.js'];

/** `isProposedApiEnabled` as code-server leaves it, followed by `checkProposedApiEnabled`, which calls it. */
const opened =
  /function (\w+)\((\w),(\w)\)\{return!0\}(?=function \w+\(\w,\w\)\{if\(!\1\(\w,\w\)\)throw new Error\(`Extension '\$\{\w\.identifier\.value\}' CANNOT use API proposal)/;

/**
 * Puts VS Code's own check back.
 * @param {string} server the folder `lib/vscode` of a code-server
 * @throws where the bundle does not look as expected: an open host would hide mistakes
 */
export function closeProposedApi(server) {
  for (const bundle of bundles) {
    const file = join(server, 'out/vs', bundle);
    const text = readFileSync(file, 'utf8');
    if (!opened.test(text)) throw new Error(`The check of proposed API was not found in ${file}.`);
    writeFileSync(
      file,
      text.replace(opened, (_, name, extension, proposal) => {
        const list = `${extension}.enabledApiProposals`;
        return `function ${name}(${extension},${proposal}){return!!(${list}&&${list}.includes(${proposal}))}`;
      }),
    );
  }
}
