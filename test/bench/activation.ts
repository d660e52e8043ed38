// What Planner's activation costs beside that of an extension that does nothing: same run, by VS Code's own clock.
// Each is the first to be activated in a window that is quiet: among the others of a starting window both would be
// charged with the work of all, and the second would find the loader warmed up by the first.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { openWorkbench, type Workbench } from '../vscode/driver/workbench.ts';
import { median, row, type Row } from './report.ts';
import { readOutputs, thirdPartyOf } from './size.ts';

const planner = 'planner-tools.planner';
const empty = 'planner-tests.empty';
/** Of each of the two, every one in a new extension host. */
const activations = 5;
/** After which a window that has just opened does nothing more by itself, in milliseconds. */
const settling = 3000;

/** The rows of this part of the report. */
export async function measureActivation(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  try {
    const extension = makeWaiting(root, join(folder, 'planner'), ['dist', 'l10n', 'media']);
    const others = [makeWaiting(join(root, 'test/bench/empty'), join(folder, 'empty'), ['extension.js'])];
    const workbench = await openWorkbench({ extension, others });
    try {
      return await measure(workbench);
    } finally {
      await workbench.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(workbench: Workbench): Promise<readonly Row[]> {
  const own: number[] = [];
  const other: number[] = [];
  const loaded = new Set<string>();
  for (let index = 0; index < activations; index += 1) {
    if (index > 0) await workbench.reload();
    other.push(await activate(workbench, empty));
    await workbench.reload();
    own.push(await activate(workbench, planner));
    for (const path of await loadedChunks(workbench)) loaded.add(path);
  }
  if (!loaded.has('dist/extension.js')) throw new Error('The scripts of Planner were not found among those loaded.');
  return [
    row(`activation, median of ${activations}, ms`, median(own)),
    row('that of an empty extension in the same run, ms', median(other)),
    row('ratio', median(own) / median(other), 'at most', 1.5),
    row('third-party modules that it loads', thirdPartyOf(readOutputs(), [...loaded]).length, 'at most', 0),
  ];
}

/** Activates an extension, and yields what VS Code says that it took: loading, the call, and its promise, in milliseconds. */
async function activate(workbench: Workbench, id: string): Promise<number> {
  await workbench.page.waitForTimeout(settling);
  // The function is sent as text: the id stands in it as a literal.
  const work = `async (vscode) => {
    await vscode.extensions.getExtension(${JSON.stringify(id)}).activate();
    await vscode.commands.executeCommand('perfview.show');
    const table = await vscode.workspace.openTextDocument(vscode.Uri.parse('perf:Startup%20Performance'));
    // The window hears of the activation a little later.
    while (!table.getText().includes(${JSON.stringify(`| ${id} `)})) await new Promise((done) => setTimeout(done, 100));
    return table.getText();
  }`;
  const table = await workbench.inHost(Object.assign(async () => '', { toString: () => work }));
  const line = table.split('\n').find((text) => text.startsWith(`| ${id} `));
  const times = (line ?? '').split('|').slice(3, 6).map(Number);
  const sum = times.reduce((before, time) => before + time, 0);
  if (times.length < 3 || Number.isNaN(sum)) throw new Error(`VS Code does not say what ${id} took: ${line}`);
  return sum;
}

/** Planner's chunks that the extension host has loaded, as the build calls them. */
async function loadedChunks(workbench: Workbench): Promise<readonly string[]> {
  const urls = await workbench.inHost(async () => {
    const { Session } = process.getBuiltinModule('node:inspector');
    const session = new Session();
    session.connect();
    const found: string[] = [];
    // Comes for what is loaded already, too.
    session.on('Debugger.scriptParsed', ({ params }) => found.push(params.url));
    await new Promise<void>((resolve) => session.post('Debugger.enable', () => resolve()));
    session.disconnect();
    return found;
  });
  const names = urls.flatMap((url) => /\/(dist\/(?:chunks\/)?[^/]+\.js)$/.exec(url)?.[1] ?? []);
  const outputs = readOutputs();
  return names.filter((name) => name in outputs);
}

/** A copy of an extension that is activated by nothing but this bench. */
function makeWaiting(source: string, folder: string, parts: readonly string[]): string {
  mkdirSync(folder);
  for (const part of parts) cpSync(join(source, part), join(folder, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return folder;
}
