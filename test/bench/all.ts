// Runs every part of the benchmark and prints one report.
import { cpus, loadavg } from 'node:os';
import { measureActivation } from './activation.ts';
import { format, type Row } from './report.ts';
import { measureDiagrams } from './diagrams.ts';
import { measureCheck } from './check.ts';
import { measureContracts } from './contracts.ts';
import { measureGraph } from './graph.ts';
import { measureJudged } from './judged.ts';
import { measurePreview } from './preview.ts';
import { measureRun } from './run.ts';
import { measureSeeded } from './seeded.ts';
import { measureSize } from './size.ts';
import { measureSizes } from './sizes.ts';

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  run: measureRun,
  check: measureCheck,
  size: measureSize,
  activation: measureActivation,
  preview: measurePreview,
  diagrams: measureDiagrams,
  seeded: measureSeeded,
  judged: measureJudged,
  contracts: measureContracts,
  sizes: measureSizes,
  graph: measureGraph,
};
const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await measure()));
}
const [{ model = 'an unknown processor' } = {}] = cpus();
const load = loadavg()[0]?.toFixed(1);
console.log(`${cpus().length} × ${model.trim()}, Node ${process.versions.node}, load ${load} of others and of this:`);
console.log(format(rows));
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
