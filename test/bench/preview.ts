// How long a typed character takes to the screen, beside VS Code's built-in Markdown preview: same document, same run.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Frame } from 'playwright-core';
import { openWorkbench, type Workbench } from '../vscode/driver/workbench.ts';
import { until } from '../vscode/driver/wait.ts';
import { BlockRenderer } from '../../src/documents/blocks.ts';
import { longPlan } from '../fakes/longPlan.ts';
import { PageHost } from '../unit/webview/pageHost.ts';
import { median, row, type Row } from './report.ts';

/** The built-in preview waits this long after a change before it does anything. In milliseconds; it is not counted. */
const throttle = 300;
const samples = 15;
const warmUps = 3;
/** How often the two previews take turns: what else the machine does in a minute is shared by both. */
const turns = 3;
/** How often garbage is collected before a heap is measured. */
const collections = 4;

/** Whether the previews are to be tried as they are in a project, or in a folder with another build (for trials). */
const extension = process.env['PLANNER_BENCH_EXTENSION'];

/** The rows of this part of the report. */
export async function measurePreview(): Promise<readonly Row[]> {
  return [
    ...(await measureBeside('2,000 lines', 0, 100)),
    ...(await measureBeside('2,000 lines and 10 diagrams', 10, 300)),
    row('append to a document of 1 MB, in the host, ms', appendToLarge(), 'at most', 20),
    ...(await measureMemory()),
  ];
}

/** Both previews in one window, on one document. `most` is what a typed character may take, in milliseconds. */
async function measureBeside(what: string, diagrams: number, most: number): Promise<readonly Row[]> {
  const files = { 'plan.md': typedPlan(2000, diagrams) };
  const workbench = await openWorkbench({ files, ...(extension ? { extension } : {}) });
  try {
    await openDocument(workbench);
    const times: { readonly own: number[]; readonly builtIn: number[] } = { own: [], builtIn: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      times.own.push(...(await measure(workbench, 'planner.openPreview')));
      times.builtIn.push(...(await measure(workbench, 'markdown.showPreviewToSide', throttle)));
    }
    const [own, builtIn] = [median(times.own), median(times.builtIn)];
    return [
      row(`typed character to paint, ${what}, ms`, own, 'at most', most),
      row(`the same in the built-in preview, without its throttle, ms`, builtIn),
      row(`ratio, ${what}`, own / builtIn, 'at most', 0.5),
    ];
  } finally {
    await workbench.close();
  }
}

/** The median of the processor's time that the renderer takes for a document of 1 MB to which a line was added, in milliseconds. */
function appendToLarge(): number {
  let text = '';
  while (text.length < 1_000_000) text += `${longPlan(2000, 20).replace(/^---[^]*?---\n/, '')}\n`;
  const renderer = new BlockRenderer();
  renderer.render(text);
  const times: number[] = [];
  for (let index = 0; index < warmUps + samples; index += 1) {
    text += `Line ${index} that is added at the end.\n`;
    const start = process.cpuUsage();
    renderer.render(text);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return median(times.slice(warmUps));
}

/** How much the page and the renderer keep after 1,000 updates, beside what they kept after the first 100. */
async function measureMemory(): Promise<readonly Row[]> {
  const host = await PageHost.start();
  try {
    const preview = await host.open();
    const session = await preview.page.context().newCDPSession(preview.page);
    const collect = garbageCollector();
    const heap = async (): Promise<{ page: number; host: number }> => {
      // What was given up in one collection lets others go in the next.
      for (let time = 0; time < collections; time += 1) {
        await session.send('HeapProfiler.collectGarbage');
        await new Promise(setImmediate);
        collect();
      }
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return { page: usedSize / 1e6, host: process.memoryUsage().heapUsed / 1e6 };
    };
    const plan = longPlan(400, 3);
    const update = (index: number): Promise<void> =>
      preview.show(
        plan.replace('Read the request', `Read request ${index % 7}`).replace('First point', `Point ${index}`),
      );
    for (let index = 0; index < 100; index += 1) await update(index);
    const before = await heap();
    for (let index = 100; index < 1000; index += 1) await update(index);
    const after = await heap();
    return [
      row('heap of the page after 100 updates, MB', before.page),
      row('growth of it over 900 more, MB', after.page - before.page, 'at most', 3),
      row('growth of the heap of the renderer over them, MB', after.host - before.host, 'at most', 20),
    ];
  } finally {
    await host.stop();
  }
}

/** Collects the garbage of this process: else its heap would be counted with what nobody refers to any more. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  if (typeof found !== 'function') throw new Error('This Node has no garbage collector to be called.');
  return () => void found();
}

/** Shows the document, and notes the moment of each change before any preview hears of it. */
async function openDocument(workbench: Workbench): Promise<void> {
  await workbench.inHost(async (vscode) => {
    const shared = globalThis as { changes?: number[] };
    const changes: number[] = [];
    shared.changes = changes;
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const isTyped = document.fileName.endsWith('plan.md') && contentChanges.length > 0;
      if (isTyped) changes.push(performance.timeOrigin + performance.now());
    });
    const [file] = await vscode.workspace.findFiles('plan.md');
    if (file) await vscode.window.showTextDocument(file);
  });
}

/** The times from a change to its paint in the preview that `command` opens, in milliseconds. */
async function measure(workbench: Workbench, command: string, waits = 0): Promise<readonly number[]> {
  await run(workbench, command);
  const frame = await frameOf(workbench);
  await frame.evaluate(probe);
  const times: number[] = [];
  for (let index = 0; index < warmUps + samples; index += 1) {
    const typed = await typeOne(workbench);
    let painted = 0;
    await until(`the preview shows character ${typed.length}`, async () => {
      painted = await frame.evaluate<number>(`window.paints[${typed.length}] ?? 0`);
      return painted > 0;
    });
    times.push(painted - typed.at - waits);
    await workbench.page.waitForTimeout(500);
  }
  await run(workbench, 'workbench.action.closeEditorsInOtherGroups');
  return times.slice(warmUps);
}

/** Types a character into the marked paragraph. Yields when the document changed and how many were typed. */
function typeOne(workbench: Workbench): Promise<{ at: number; length: number }> {
  return workbench.inHost(async (vscode) => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('plan.md'));
    if (!editor) throw new Error('The document is not shown.');
    const offset = editor.document.getText().indexOf(' end of typing');
    await editor.edit((change) => change.insert(editor.document.positionAt(offset), 'x'));
    const changes = (globalThis as { changes?: number[] }).changes ?? [];
    const [typed] = /typed: (x*)/.exec(editor.document.getText())?.slice(1) ?? [''];
    return { at: changes.at(-1) ?? 0, length: typed?.length ?? 0 };
  });
}

async function run(workbench: Workbench, command: string): Promise<void> {
  // The function is sent as text: the command stands in it as a literal.
  const work = `async (vscode) => { await vscode.window.showTextDocument(vscode.window.visibleTextEditors[0].document, 1); await vscode.commands.executeCommand(${JSON.stringify(command)}); }`;
  await workbench.inHost(Object.assign(async () => undefined, { toString: () => work }));
}

/** The frame of the only preview that is shown, scrolled to where is typed. */
async function frameOf(workbench: Workbench): Promise<Frame> {
  let found: Frame | undefined;
  await until('the preview is shown', async () => {
    for (const frame of workbench.page.frames()) {
      const shows = await frame.evaluate<boolean>(shownThere).catch(() => false);
      if (shows && frame !== workbench.page.mainFrame()) found = frame;
    }
    return found !== undefined;
  });
  await workbench.page.waitForTimeout(3000);
  return found as Frame;
}

const shownThere = `(() => {
  const typed = [...document.querySelectorAll('p')].find((one) => one.textContent.includes('typed: '));
  typed?.scrollIntoView();
  return typed !== undefined && window.parent !== window.top;
})()`;

/**
 * Notes when a number of typed characters is first on the screen: when the frame after the change of the page is drawn,
 * which a task tells that is posted while the frame begins. Waiting for the next frame would add up to a whole one.
 */
const probe = `(() => {
  window.paints = {};
  const note = () => {
    const at = performance.timeOrigin + performance.now();
    const length = /typed: (x*)/.exec(document.body.textContent)?.[1].length ?? 0;
    window.paints[length] ??= at;
  };
  const drawn = new MessageChannel();
  drawn.port1.onmessage = note;
  const afterPaint = () => requestAnimationFrame(() => drawn.port2.postMessage(0));
  new MutationObserver(afterPaint).observe(document.body, { childList: true, subtree: true, characterData: true });
})()`;

/** A long plan with a paragraph in its middle that is typed into. */
function typedPlan(lines: number, diagrams: number): string {
  const all = longPlan(lines, diagrams).split('\n');
  // Not into a table or a code block: before a heading.
  const at = all.findIndex((line, index) => index > lines / 2 && line.startsWith('## '));
  all.splice(at, 0, 'A paragraph in the middle, typed:  end of typing, with *some* `marks`.', '');
  return all.join('\n');
}
