// What Planner's activation costs beside that of an extension that does nothing, in the same run. VS Code's own clock
// counts whole milliseconds, of which an empty extension takes two or three: a few lines around both measure loading,
// the call, and what it promises, more finely. Each is activated in an extension host of its own that has come to rest.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { copyExtension, type ExtensionCopy } from '../vscode/driver/copy.ts';
import { openWorkbench, type Workbench } from '../vscode/driver/workbench.ts';
import { median, row, type Row } from './report.ts';
import { readOutputs, thirdPartyOf } from './size.ts';

const planner = 'planner-tools.planner';
const empty = 'planner-tests.empty';
/** Registers what Planner must have registered when its activation ends, and does nothing else. */
const registrations = 'planner-tests.bare';
/** Of each of the two, in turn. */
const activations = 15;
/** After which a window that has just opened does nothing more by itself, in milliseconds. */
const settling = 1500;

/** The rows of this part of the report. */
export async function measureActivation(): Promise<readonly Row[]> {
  const own = makeTimed(root, ['dist', 'l10n', 'media'], './dist/extension.js');
  const other = makeTimed(join(root, 'test/bench/empty'), ['extension.js'], './extension.js');
  const bare = makeBare();
  try {
    const workbench = await openWorkbench({ extension: own.folder, others: [other.folder, bare.folder] });
    try {
      return await measure(workbench);
    } finally {
      await workbench.close();
    }
  } finally {
    for (const copy of [own, other, bare]) copy.remove();
  }
}

async function measure(workbench: Workbench): Promise<readonly Row[]> {
  const own: number[] = [];
  const other: number[] = [];
  const bare: number[] = [];
  const loaded = new Set<string>();
  for (let index = 0; index < activations; index += 1) {
    if (index > 0) await workbench.reload();
    other.push(await activate(workbench, empty));
    await workbench.reload();
    bare.push(await activate(workbench, registrations));
    await workbench.reload();
    own.push(await activate(workbench, planner));
    for (const path of await loadedChunks(workbench)) loaded.add(path);
  }
  if (!loaded.has('dist/extension.js')) throw new Error('The scripts of Planner were not found among those loaded.');
  return [
    row(`activation, median of ${activations}, ms`, median(own)),
    row('that of an empty extension in the same run, ms', median(other)),
    row('ratio', median(own) / median(other), 'at most', 1.5),
    row('that of one that registers the same and nothing behind it, ms', median(bare)),
    row('ratio to that', median(own) / median(bare)),
    row('third-party modules that it loads', thirdPartyOf(readOutputs(), [...loaded]).length, 'at most', 0),
  ];
}

/** Activates an extension, and yields what that took in milliseconds: loading it, the call, and its promise. */
async function activate(workbench: Workbench, id: string): Promise<number> {
  await workbench.page.waitForTimeout(settling);
  // The function is sent as text: the id stands in it as a literal.
  const work = `async (vscode) => {
    await vscode.extensions.getExtension(${JSON.stringify(id)}).activate();
    return globalThis.plannerBench;
  }`;
  const took: unknown = await workbench.inHost(Object.assign(async () => 0, { toString: () => work }));
  if (typeof took !== 'number') throw new Error(`${id} was not measured.`);
  return took;
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

/** The names of Planner's commands, participant and model, with nothing behind them. */
function makeBare(): ExtensionCopy {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const text = JSON.stringify(contributes).replaceAll('"planner.', '"bare.').replaceAll('"planner"', '"bare"');
  const named = JSON.parse(text) as Manifest['contributes'];
  const copy = makeTimed(join(root, 'test/bench/empty'), ['extension.js'], './bare.js', {
    name: 'bare',
    contributes: named,
  });
  writeFileSync(
    join(copy.folder, 'bare.js'),
    `import * as vscode from 'vscode';
export function activate(context) {
  const participant = vscode.chat.createChatParticipant('bare', () => {});
  participant.iconPath = vscode.Uri.joinPath(context.extensionUri, 'icon.svg');
  participant.followupProvider = { provideFollowups: () => [] };
  context.subscriptions.push(
    participant,
    ...${JSON.stringify(named.commands.map(({ command }) => command))}.map((id) => vscode.commands.registerCommand(id, () => {})),
    vscode.lm.registerLanguageModelChatProvider('bare', {
      onDidChangeLanguageModelChatInformation: new vscode.EventEmitter().event,
      provideLanguageModelChatInformation: () => [],
      provideLanguageModelChatResponse: async () => {},
      provideTokenCount: async () => 0,
    }),
  );
}
`,
  );
  return copy;
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** A copy of an extension that is activated by nothing but this bench, and says what that took. */
function makeTimed(
  from: string,
  parts: readonly string[],
  main: string,
  manifest: Readonly<Record<string, unknown>> = {},
): ExtensionCopy {
  const copy = copyExtension({ ...manifest, activationEvents: [], main: './timed.js' }, { from, parts });
  writeFileSync(
    join(copy.folder, 'timed.js'),
    `export async function activate(context) {
  const start = performance.now();
  const { activate } = await import(${JSON.stringify(main)});
  await activate(context);
  globalThis.plannerBench = performance.now() - start;
}
`,
  );
  return copy;
}
