// Compares the checker as it is built with Mermaid in Chromium: the same verdict on diagrams and on mutants of them.
// Run by `node --import ./test/loader.mjs --test test/unit/adapters/checkers/mermaid.browser.ts [folder of .mmd files]`.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { mermaidParser } from '../../../../src/adapters/checkers/mermaid.build.mjs';
import { broken, diagrams } from '../../../fixtures/mermaid/read.ts';

type Check = (text: string, signal: AbortSignal) => Promise<{ readonly kind: string; readonly message?: string }>;

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'planner-mermaid-'));
const { signal } = new AbortController();
/** How many mutants of each diagram are compared. */
const mutantsEach = Number(process.env.MUTANTS ?? 8);

let browser: Browser;
let page: Page;
let check: Check;

before(async () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`No browser at ${executablePath}: install Chromium, or set CHROMIUM.`);
  await build({
    absWorkingDir: root,
    entryPoints: ['src/adapters/checkers/mermaid.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    logLevel: 'error',
    plugins: [mermaidParser],
  });
  const built: unknown = await import(pathToFileURL(join(folder, 'mermaid.mjs')).href);
  assert.ok(isCheckerModule(built));
  check = built.createMermaidChecker();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  await page.addScriptTag({ path: join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('diagrams, broken ones and mutants get the verdict that they get in Chromium', async () => {
  const own = [...diagrams, ...broken.flatMap((pair) => [pair.broken, pair.meant])];
  const texts = [...own, ...own.flatMap((text, index) => mutantsOf(text, index)), ...givenTexts()];
  const real = await page.evaluate(parseAll, texts);
  const differences: string[] = [];
  for (const [index, text] of texts.entries()) {
    const verdict = await check(text, signal);
    if (verdict.kind === 'unchecked' || (verdict.kind === 'valid') === real[index]) continue;
    // Some diagrams parse and cannot be drawn: the checker says so, `parse` in Chromium does not.
    const isRight = verdict.kind === 'invalid' && !(await page.evaluate(draw, text));
    if (!isRight) differences.push(`${verdict.message ?? 'valid'}\n${text}`);
  }
  assert.deepEqual(differences, []);
  console.log(`${texts.length} diagrams, ${real.filter(Boolean).length} of them valid`);
});

test('what cannot be drawn cannot be drawn in Chromium either', async () => {
  const texts = [
    'gantt\ndateFormat YYYY-MM-DD\nsection a\nb :b1, 2026-13-45, 3d',
    'C4Context\nPerson(a, "A")\nRel(a, b, "x")',
    'requirementDiagram\nelement e {\ntype: t\n}\ne - satisfies -> r',
  ];
  for (const text of texts) {
    assert.equal((await check(text, signal)).kind, 'invalid');
    assert.equal(await page.evaluate(draw, text), false, text);
  }
});

test('what is built stays small', () => {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const size = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  console.log(`${files.length} files, ${Math.round(size / 1024)} KB compressed`);
  assert.ok(size < 450 * 1024);
});

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

/** The same mutants in every run. */
function mutantsOf(text: string, seed: number): readonly string[] {
  const next = numbers(seed + 1);
  const bits = [
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    '|',
    '-->',
    ';',
    ':',
    '#',
    '<',
    '\n',
    'end',
    '%%',
    ',',
    '→',
    '~',
    '&',
    '`',
  ];
  return Array.from({ length: mutantsEach }, () => {
    const at = Math.floor(next() * text.length);
    const width = Math.floor(next() * 4);
    const bit = bits[Math.floor(next() * bits.length)] ?? '';
    const kind = next();
    if (kind < 0.35) return text.slice(0, at) + bit + text.slice(at);
    if (kind < 0.6) return text.slice(0, at) + text.slice(at + width + 1);
    if (kind < 0.8) return text.slice(0, at) + bit + text.slice(at + width + 1);
    const lines = text.split('\n');
    const line = Math.floor(next() * lines.length);
    return kind < 0.9 ? lines.toSpliced(line, 1).join('\n') : lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
  });
}

/** A sequence of numbers from 0 to 1 that depends on the seed alone. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
