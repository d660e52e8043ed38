// What Planner says and does about diagrams: the same verdict as Mermaid in Chromium, repairs of broken ones, valid ones untouched.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createMermaidChecker } from '../../src/adapters/checkers/mermaid.ts';
import { mendingsOf } from '../../src/documents/diagram/mend.ts';
import { parseDocument } from '../../src/documents/document.ts';
import { applyEdits } from '../../src/documents/edit.ts';
import { isFaulty, isShown } from '../../src/documents/finding.ts';
import { broken, diagrams, slips } from '../fixtures/mermaid/read.ts';
import { allMutants } from '../unit/adapters/checkers/mutants.ts';
import { row, type Row } from './report.ts';

const check = createMermaidChecker();
const never = new AbortController().signal;

/** What the best public fixer reached when it was tried on broken diagrams of public repositories: 61 of 137. */
const bestPublicFixer = Math.round((61 / 137) * 1000) / 10;

/** Broken diagrams in a folder of `.mmd` files, which `PLANNER_BROKEN_DIAGRAMS` names. */
function givenBroken(): readonly string[] {
  const folder = process.env['PLANNER_BROKEN_DIAGRAMS'];
  const names = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.mmd'));
  return names.sort().map((name) => readFileSync(join(folder ?? '', name), 'utf8'));
}

/** The rows of this part of the report. */
export async function measureDiagrams(): Promise<readonly Row[]> {
  const rejected = broken.map(({ broken: text }) => text);
  const compared = [...diagrams, ...rejected, ...slips.tuned, ...slips.heldOut];
  const mutants = allMutants(diagrams, compared.slice(diagrams.length));
  const given = givenBroken();
  const different = await differences([...compared, ...mutants]);
  const touched = await countMended(diagrams);
  const share = async (texts: readonly string[]) => ((await countMended(texts)) / texts.length) * 100;
  return [
    row('diagrams compared with Mermaid in Chromium', compared.length),
    row('mutants compared with Mermaid in Chromium', mutants.length, 'at least', 2500),
    row('of them with another verdict', different, 'at most', 0),
    row('valid diagrams touched', touched, 'at most', 0),
    row(
      `broken diagrams left broken, of ${rejected.length}`,
      rejected.length - (await countMended(rejected)),
      'at most',
      0,
    ),
    row(`slips that repairs were made for, repaired of ${slips.tuned.length}, %`, await share(slips.tuned)),
    row(
      `slips that they were not made for, repaired of ${slips.heldOut.length}, %`,
      await share(slips.heldOut),
      'at least',
      bestPublicFixer,
    ),
    ...(given.length === 0
      ? []
      : [
          row(`broken diagrams given, repaired of ${given.length}, %`, await share(given), 'at least', bestPublicFixer),
        ]),
  ];
}

/** How many diagrams are another text once they were mended where they stand in a document. */
async function countMended(texts: readonly string[]): Promise<number> {
  let mended = 0;
  for (const text of texts) if ((await mend(text)) !== text) mended++;
  return mended;
}

async function mend(text: string): Promise<string> {
  const source = `~~~~mermaid\n${text}\n~~~~\n`;
  const document = parseDocument('', source);
  const [fence] = document.fences;
  if (fence === undefined || !isFaulty(await check(fence.text, never))) return text;
  for (const mending of mendingsOf(document, fence)) {
    if (!isShown(await check(mending.text, never))) continue;
    return parseDocument('', applyEdits(source, mending.edits)).fences[0]?.text ?? text;
  }
  return text;
}

async function differences(texts: readonly string[]): Promise<number> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`No browser at ${executablePath}: install Chromium, or set CHROMIUM.`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: join(import.meta.dirname, '../../node_modules/mermaid/dist/mermaid.min.js') });
    const real: boolean[] = [];
    for (let start = 0; start < texts.length; start += 500) {
      real.push(...(await page.evaluate(parseAll, texts.slice(start, start + 500))));
    }
    let different = 0;
    for (const [index, text] of texts.entries()) {
      if (((await check(text, never)).kind === 'valid') !== real[index]) different++;
    }
    return different;
  } finally {
    await browser.close();
  }
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
