// The checkers work as they are shipped: bundled, with their libraries in chunks that load on first need.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { nodeBundle, webviewBundle } from '../../../../esbuild.config.mjs';
import type { createCheckers } from '../../../../src/adapters/checkers/checkers.ts';
import type { EmbeddedLanguage } from '../../../../src/documents/embedded.ts';

/** Something wrong and something right in each language. */
const samples: Readonly<Record<EmbeddedLanguage, readonly [string, string]>> = {
  mermaid: ['graph TD\na -->', 'graph TD\na --> b'],
  openapi: ['openapi: 3.1.0', 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}'],
  asyncapi: ['asyncapi: 3.0.0', 'asyncapi: 3.0.0\ninfo: { title: a, version: "1" }'],
  graphql: ['type A {', 'type A { b: Int }'],
  protobuf: ['message A {', 'syntax = "proto3"; message A { int32 a = 1; }'],
  jsonschema: ['{ "type": 1 }', '{ "type": "string" }'],
  typescript: ['let a: = 1', 'let a: number = 1'],
  javascript: ['let = =', 'let a = 1'],
  json: ['{ "a" 1 }', '{ "a": 1 }'],
  jsonc: ['{', '{ "a": 1, }'],
  yaml: ['a: [', 'a: 1'],
  python: ['def f(:\n  pass', 'def f():\n  pass'],
  shell: ['if true; then', 'ls'],
  go: ['func f( {', 'func f() {}'],
  java: ['class A { void f( }', 'class A {}'],
};

test('every language has its checker in the bundle, and none is loaded before its first text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'planner-checkers-'));
  try {
    await build({ ...webviewBundle, entryPoints: { mermaid: 'mermaid' }, outdir: join(folder, 'webview') });
    const { metafile } = await build({
      ...nodeBundle,
      entryPoints: { 'chunks/checkers': 'src/adapters/checkers/checkers.ts' },
      outdir: folder,
      write: true,
    });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const entry = Object.entries(metafile?.outputs ?? {}).find(([path]) => path.endsWith('checkers.js'));
    const atOnce = (entry?.[1].imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
    const inputs = [entry?.[0] ?? '', ...atOnce].flatMap((path) => Object.keys(metafile?.outputs[path]?.inputs ?? {}));
    assert.deepEqual(
      inputs.filter((path) => path.includes('node_modules/') && !path.includes('@noble/hashes')),
      [],
    );
    const module = (await import(pathToFileURL(join(folder, 'chunks/checkers.js')).href)) as {
      readonly createCheckers: typeof createCheckers;
    };
    const checkers = module.createCheckers();
    for (const [language, [wrong, right]] of Object.entries(samples) as [EmbeddedLanguage, [string, string]][]) {
      const verdicts = [wrong, right].map((text) => checkers.check(language, text, new AbortController().signal));
      const kinds = (await Promise.all(verdicts)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['invalid', 'valid'], language);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the test loader gives WebAssembly by its URL, as the bundle does', async () => {
  const { default: url } = (await import('@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm')) as {
    readonly default: string;
  };
  assert.equal(
    readFileSync(new URL(url, import.meta.url))
      .subarray(1, 4)
      .toString(),
    'asm',
  );
});
