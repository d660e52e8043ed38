// The export of a document: what is in the file, what is left out, and how it is asked for in the terminal.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportHtml, type ExportSources } from '../../../src/app/export/export.ts';
import { packModules } from '../../../src/app/export/modules.ts';
import { exportFile } from '../../../src/cli/export.ts';
import type { Terminal } from '../../../src/cli/session.ts';
import { PlannerError } from '../../../src/core/error.ts';
import { english } from '../../../src/documents/sentence.ts';

const modules: Readonly<Record<string, string>> = {
  'exported.js': 'import{a}from"./chunks/a.js";import("./chunks/mermaid.core-X.js");a("./chunks/none.js");',
  'chunks/a.js': 'export const a=1;',
  'chunks/mermaid.core-X.js':
    'import"./a.js";export const load=()=>[import("./flowDiagram-Q.js"),import("./pieDiagram-Q.js"),import("./new-Q.js")];',
  'chunks/flowDiagram-Q.js': 'export*from"../exported.js";',
  'chunks/pieDiagram-Q.js': '',
  'chunks/new-Q.js': '',
};

const read = async (path: string): Promise<string> => modules[path] ?? assert.fail(`${path} is not there`);

function sources(files: Readonly<Record<string, string>> = {}): ExportSources {
  return {
    module: read,
    style: async () => 'main { color: red } /* </style> */',
    file: async (path) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])),
    translate: english,
    language: 'de',
  };
}

const sourceOf = (address: string | undefined): string => atob(address?.split('base64,')[1] ?? '');

test('modules find each other by name; those for other kinds of diagrams are left out', async () => {
  const packed = await packModules('exported.js', ['graph TD\n  A'], read);
  assert.deepEqual(Object.keys(packed), [
    'planner/exported.js',
    'planner/chunks/a.js',
    'planner/chunks/mermaid.core-X.js',
    'planner/chunks/flowDiagram-Q.js',
    'planner/chunks/new-Q.js',
  ]);
  assert.equal(
    sourceOf(packed['planner/exported.js']),
    'import{a}from"planner/chunks/a.js";import("planner/chunks/mermaid.core-X.js");a("./chunks/none.js");',
  );
  assert.equal(sourceOf(packed['planner/chunks/flowDiagram-Q.js']), 'export*from"planner/exported.js";');
  const pie = await packModules('exported.js', ['---\ntitle: graph\n---\n%% graph\npie\n  "a": 1'], read);
  assert.ok('planner/chunks/pieDiagram-Q.js' in pie && !('planner/chunks/flowDiagram-Q.js' in pie));
});

test('a document without diagrams has no script, and may run none', async () => {
  const html = await exportHtml(
    'a/plan.md',
    '# A *plan* & more\n\n- [ ] task\n\n```ts\nconst a = 1;\n```\n',
    sources(),
  );
  assert.match(html, /script-src 'none'/);
  assert.doesNotMatch(html, /<script/);
  assert.match(html, /<html lang="de">/);
  assert.match(html, /<title>A plan &#38; more<\/title>/);
  assert.match(html, /<input type="checkbox" disabled aria-label="task">/);
  assert.match(html, /hljs-keyword/);
  assert.equal(html.split('</style>').length, 2);
});

test('one with diagrams holds what draws them, and the same text gives the same file', async () => {
  const text = '# A\n\n```mermaid\ngraph TD\n  A\n```\n';
  const html = await exportHtml('plan.md', text, sources());
  assert.match(html, /<script type="importmap" nonce="(\w{32})">\{"imports":\{"planner\/exported\.js":"data:/);
  assert.match(html, /import "planner\/exported\.js";/);
  assert.equal(await exportHtml('plan.md', text, sources()), html);
});

test('images of the workspace are in it, those of elsewhere are words; links that lead out lead nowhere', async () => {
  const text =
    '![in](img/a.png) ![out](../../x.png) ![web](https://a.b/c.png) ![text](img/a.txt) [up](../../../x.md) [in](b.md) [web](https://a.b) [c](command:x)\n';
  const html = await exportHtml('docs/plan.md', text, sources({ 'docs/img/a.png': 'PNG', 'docs/img/a.txt': 'x' }));
  assert.match(html, /<img src="data:image\/png;base64,UE5H" alt="in">/);
  assert.equal(html.match(/<img/g)?.length, 1);
  assert.equal(html.match(/missing-image">/g)?.length, 3);
  assert.deepEqual(
    [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href),
    ['b.md', 'https://a.b'],
  );
});

test('the outline of a long document links to its headings', async () => {
  const html = await exportHtml('plan.md', '# A\n\n## B <b>\n\n#### no\n\n## C\n', sources());
  assert.match(html, /<nav id="outline" aria-label="Outline"><ul><li style="--indent:0"><a href="#user-content-a">A</);
  assert.match(html, /<a href="#user-content-c">C<\/a><\/li><\/ul><\/nav>/);
  assert.doesNotMatch(html, /<nav[^]*>no<[^]*<\/nav>/);
});

test('a document that is too long is refused with what to do', async () => {
  await assert.rejects(exportHtml('plan.md', 'x'.repeat(5_000_001), sources()), (error) =>
    PlannerError.is(error, 'files.tooLarge'),
  );
});

test('in the terminal: beside the document or where it is wanted; nothing else is overwritten; no link leads out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'planner-export-'));
  const outside = mkdtempSync(join(tmpdir(), 'planner-outside-'));
  try {
    writeFileSync(join(outside, 'secret.png'), 'secret');
    symlinkSync(join(outside, 'secret.png'), join(folder, 'link.png'));
    writeFileSync(join(folder, 'own.png'), 'own');
    writeFileSync(join(folder, 'plan.md'), '# Plan\n\n![a](link.png) ![b](own.png)\n');
    writeFileSync(join(folder, 'taken.html'), '<p>mine</p>');
    const printed: string[] = [];
    const terminal: Terminal = {
      open: () => assert.fail('no session is needed'),
      readFile: async (path) => readFileSync(path, 'utf8'),
      readBuilt: async () => '',
      readInput: async () => '',
      print: (text) => void printed.push(text),
      tell: () => undefined,
      signal: new AbortController().signal,
    };
    const call = { workspace: folder, language: 'en', force: false };
    assert.equal(await exportFile('plan.md', call, terminal), 0);
    const html = readFileSync(join(folder, 'plan.html'), 'utf8');
    assert.ok(html.includes(btoa('own')) && !html.includes(btoa('secret')));
    // An export may be replaced by the next.
    assert.equal(await exportFile('plan.md', call, terminal), 0);
    await assert.rejects(exportFile('plan.md', { ...call, output: 'taken.html' }, terminal), (error) =>
      PlannerError.is(error, 'files.exists'),
    );
    assert.equal(readFileSync(join(folder, 'taken.html'), 'utf8'), '<p>mine</p>');
    assert.equal(await exportFile('plan.md', { ...call, output: 'taken.html', force: true }, terminal), 0);
    assert.equal(await exportFile('plan.md', { ...call, output: '-' }, terminal), 0);
    assert.match(printed.at(-1) ?? '', /^<!DOCTYPE html>/);
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(outside, { recursive: true });
  }
});
