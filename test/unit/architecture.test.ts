// The house stands as it was planned: who may see whom, no circles, no long files.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { violations } from './architecture.ts';

const root = join(import.meta.dirname, '../../src');

test('the sources keep the rules of the house', () => {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const sources = new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]));
  assert.deepEqual(violations(sources), []);
});

const purpose = '// Says what it is for.\n';
const planted: Readonly<Record<string, readonly [Readonly<Record<string, string>>, RegExp]>> = {
  'the core sees the editor': [
    { 'core/a.ts': "import * as vscode from 'vscode';" },
    /core\/a\.ts must not import vscode/,
  ],
  'the core sees Node': [{ 'core/a.ts': "import { join } from 'node:path';" }, /must not import node:path/],
  'documents see the core': [
    { 'documents/a.ts': "import { b } from '../core/b.ts';", 'core/b.ts': 'export const b = 1;' },
    /documents\/a\.ts must not import/,
  ],
  'siblings see each other': [
    { 'cli/a.ts': "import { b } from '../vscode/b.ts';", 'vscode/b.ts': 'export const b = 1;' },
    /cli\/a\.ts must not import/,
  ],
  'a lazy import counts too': [{ 'rules/a.ts': "const b = await import('node:fs');" }, /must not import node:fs/],
  'the MCP SDK in a second file': [
    { 'adapters/mcp/other.ts': "import { Client } from '@modelcontextprotocol/sdk/client/index.js';" },
    /must not import @modelcontextprotocol/,
  ],
  'the preview sees more than the protocol': [
    { 'webview/a.ts': "import { b } from '../documents/b.ts';", 'documents/b.ts': 'export const b = 1;' },
    /webview\/a\.ts must not import/,
  ],
  'a circle': [
    { 'core/a.ts': "import { b } from './b.ts';", 'core/b.ts': "import { a } from './a.ts';" },
    /circle: core\/a\.ts → core\/b\.ts → core\/a\.ts/,
  ],
  'a long file': [{ 'core/a.ts': 'x\n'.repeat(301) }, /300 are allowed/],
  'a default export': [{ 'core/a.ts': 'export default 1;' }, /default export/],
  'the language of the machine decides how a name is written': [
    { 'core/a.ts': 'export const a = (b: string) => b.toLocaleUpperCase();' },
    /goes by the language of the machine/,
  ],
  'the language of the machine decides the order': [
    { 'core/a.ts': 'export const a = (b: string, c: string) => b.localeCompare(String(c));' },
    /goes by the language of the machine/,
  ],
  'a barrel': [{ 'core/a.ts': "export { b } from './b.ts';", 'core/b.ts': 'export const b = 1;' }, /only re-exports/],
};

for (const [name, [files, expected]] of Object.entries(planted)) {
  test(`it is seen when planted: ${name}`, () => {
    const sources = new Map(Object.entries(files).map(([path, text]) => [path, purpose + text]));
    assert.match(violations(sources).join('\n'), expected);
  });
}

test('a file without a purpose is seen', () => {
  assert.match(violations(new Map([['core/a.ts', 'export const a = 1;']])).join('\n'), /does not say/);
});
