// Compares the checker as it is built with Mermaid in Chromium: the same verdict on diagrams and on mutants of them.
// Run by `node --import ./test/loader.mjs --test test/unit/adapters/checkers/mermaid.browser.ts [folder of .mmd files]`.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { nodeBundle, webviewBundle } from '../../../../esbuild.config.mjs';
import { broken, diagrams, slips } from '../../../fixtures/mermaid/read.ts';
import { launchBrowser } from '../../../vscode/driver/browser.ts';
import { allMutants, mutantsOf } from './mutants.ts';

type Check = (text: string, signal: AbortSignal) => Promise<{ readonly kind: string; readonly undrawn?: unknown }>;

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'planner-mermaid-'));
const { signal } = new AbortController();
/** How many mutants of each diagram are compared. */
const mutantsEach = Number(process.env.MUTANTS ?? 45);

let browser: Browser;
let page: Page;
let check: Check;

before(async () => {
  await build({ ...webviewBundle, entryPoints: { mermaid: 'mermaid' }, outdir: join(folder, 'webview') });
  await build({
    ...nodeBundle,
    entryPoints: { mermaid: 'src/adapters/checkers/mermaid.ts' },
    outdir: join(folder, 'chunks'),
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const built: unknown = await import(pathToFileURL(join(folder, 'chunks/mermaid.js')).href);
  assert.ok(isCheckerModule(built));
  check = built.createMermaidChecker();
  browser = await launchBrowser();
  page = await openPage();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('diagrams, broken ones and mutants get the verdict that they get in Chromium', async () => {
  const own = [...diagrams, ...broken.flatMap((pair) => [pair.broken, pair.meant]), ...slips.tuned, ...slips.heldOut];
  const mutants = allMutants(diagrams, own.slice(diagrams.length), mutantsEach);
  assert.ok(mutants.length >= 2_500);
  const texts = [...own, ...mutants, ...odd, ...givenTexts()];
  const real: boolean[] = [];
  for (let start = 0; start < texts.length; start += 500) {
    real.push(...(await page.evaluate(parseAll, texts.slice(start, start + 500))));
  }
  const differences: string[] = [];
  const undrawn: string[] = [];
  for (const [index, text] of texts.entries()) {
    const verdict = await check(text, signal);
    assert.notEqual(verdict.kind, 'unchecked', text.slice(0, 200));
    if ((verdict.kind === 'valid') !== real[index]) differences.push(`${JSON.stringify(verdict)}\n${text}`);
    if (verdict.undrawn !== undefined) undrawn.push(text);
  }
  assert.deepEqual(differences, []);
  assert.ok(real.filter(Boolean).length > 500 && real.filter((one) => !one).length > 500, 'both verdicts are tried');
  console.log(
    `${texts.length} diagrams of which ${mutants.length} mutants, ${real.filter(Boolean).length} valid: all equal`,
  );
  for (const text of undrawn) assert.equal(await isDrawn(text), false, `can be drawn:\n${text}`);
  console.log(`${undrawn.length} are read and cannot be drawn, as Chromium says too`);
});

test('what is valid can be drawn in Chromium, what is said not to be cannot', async () => {
  const undrawable = [
    'gantt\ndateFormat YYYY-MM-DD\nsection a\nb :b1, 2026-13-45, 3d',
    'C4Context\nPerson(a, "A")\nRel(a, b, "x")',
    'requirementDiagram\nelement e {\ntype: t\n}\ne - satisfies -> r',
  ];
  const mutants = diagrams.flatMap((text, index) => mutantsOf(text, index, 3));
  const wrong: string[] = [];
  for (const text of [...undrawable, ...diagrams, ...mutants]) {
    const verdict = await check(text, signal);
    if (undrawable.includes(text)) assert.ok(verdict.undrawn !== undefined);
    if (verdict.kind !== 'valid') continue;
    if ((verdict.undrawn === undefined) !== (await isDrawn(text))) wrong.push(`${JSON.stringify(verdict)}\n${text}`);
  }
  assert.deepEqual(wrong, []);
});

async function openPage(): Promise<Page> {
  const opened = await browser.newPage();
  await opened.addScriptTag({ path: join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
  return opened;
}

/** Whether Chromium draws a diagram, in a page that has drawn nothing before: tasks of one chart may stay for the next. */
async function isDrawn(text: string): Promise<boolean> {
  if (!(await page.evaluate(draw, text))) return false;
  if (!/^\s*gantt\b/m.test(text)) return true;
  const fresh = await openPage();
  try {
    return await fresh.evaluate(draw, text);
  } finally {
    await fresh.close();
  }
}

/** Texts that are hardly diagrams, and large ones. */
const odd = [
  ...[
    '',
    ' ',
    '\n',
    '\u0000',
    '\ufeff',
    '---',
    '---\n---',
    '%%',
    '%% x',
    'words',
    'graph',
    'graph TD',
    'graph TD;',
    'pie',
    'gantt',
  ],
  ...[
    'flowchart TD\na\u0000-->b',
    'GRAPH TD\na',
    'graph td\na',
    'graph XX\na',
    'sequenceDiagram',
    'no-such-diagram\na',
    'zenuml\na.b()',
  ],
  ...['usecase-beta\nactor a', 'usecase-beta\nactor', 'agentflow-beta\na', 'agentflow-beta\nagent a'],
  `graph TD\n${'a --> b\n'.repeat(499)}`,
  `graph TD\n${'a --> b\n'.repeat(501)}`,
  `graph TD\n${'a["some words"]\n'.repeat(500)}`,
  `sequenceDiagram\n${'a->>b: some words here\n'.repeat(300)}`,
  `erDiagram\n${'A ||--o{ B : x\n'.repeat(1_500)}`,
  `graph TD\na[${'long '.repeat(1_500)}] --> b`,
];

/** Further diagrams, from a folder that is named on the command line. */
function givenTexts(): readonly string[] {
  const given = process.argv.at(-1) ?? '';
  if (!existsSync(given) || given.endsWith('.ts')) return [];
  const names = readdirSync(given, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mmd'));
  return names.map((name) => readFileSync(join(given, name), 'utf8'));
}

function isCheckerModule(module: unknown): module is { readonly createMermaidChecker: () => Check } {
  return typeof module === 'object' && module !== null && 'createMermaidChecker' in module;
}

/** Runs in the page. */
async function parseAll(texts: readonly string[]): Promise<boolean[]> {
  const { mermaid } = globalThis as unknown as { mermaid: { parse(text: string): Promise<unknown> } };
  const results: boolean[] = [];
  for (const text of texts) {
    results.push(
      await mermaid.parse(text).then(
        () => true,
        () => false,
      ),
    );
  }
  return results;
}

/** Runs in the page. */
async function draw(text: string): Promise<boolean> {
  const { mermaid } = globalThis as unknown as { mermaid: { render(id: string, text: string): Promise<unknown> } };
  return mermaid.render('drawing', text).then(
    () => true,
    () => false,
  );
}
