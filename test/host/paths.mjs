// @ts-check
// Where things lie: the repository, and the folder of what is fetched on demand (ignored by git).
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that is fetched on demand: VS Codes, a newer Node, the packager. */
export const cache = join(root, '.vscode-test');

/** What tests leave behind: screenshots, logs, reports. */
export const output = join(root, 'test/.out');
