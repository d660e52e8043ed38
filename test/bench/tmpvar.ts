import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { copyExtension } from '../vscode/driver/copy.ts';
import { openWorkbench } from '../vscode/driver/workbench.ts';
const rounds = Number(process.env['ROUNDS'] ?? 8);
const contributes = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes;
const cmds = contributes.commands.map((c: any) => c.command);
function timed(from: string, parts: string[], main: string, manifest: any = {}, body?: (id: string) => string) {
  const copy = copyExtension({ ...manifest, activationEvents: [], main: './timed.js' }, { from, parts });
  if (body) writeFileSync(join(copy.folder, main), body(manifest.name));
  writeFileSync(join(copy.folder, 'timed.js'), `export async function activate(context) {
  const start = performance.now();
  const { activate } = await import(${JSON.stringify(main)});
  const mid = performance.now();
  await activate(context);
  globalThis.plannerBench = [mid - start, performance.now() - mid];
}
`);
  return copy;
}
const named = (id: string) => JSON.parse(JSON.stringify(contributes).replaceAll('"planner.', `"${id}.`).replaceAll('"planner"', `"${id}"`));
const P = (id: string) => `const participant = vscode.chat.createChatParticipant('${id}', () => {});
  participant.iconPath = vscode.Uri.joinPath(context.extensionUri, 'icon.svg');
  participant.followupProvider = { provideFollowups: () => [] };
  context.subscriptions.push(participant);`;
const P0 = (id: string) => `const participant = vscode.chat.createChatParticipant('${id}', () => {});
  context.subscriptions.push(participant);`;
const C = (id: string, n = 99) => `context.subscriptions.push(...${JSON.stringify(cmds.map((c: string) => c.replace('planner.', id + '.')).slice(0, n))}.map((id) => vscode.commands.registerCommand(id, () => {})));`;
const M = (id: string) => `context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('${id}', {
      onDidChangeLanguageModelChatInformation: new vscode.EventEmitter().event,
      provideLanguageModelChatInformation: () => [],
      provideLanguageModelChatResponse: async () => {},
      provideTokenCount: async () => 0,
    }));`;
const vs: Record<string, (id: string) => string> = {
  none: () => '',
  part: P, part0: P0, cmds: (id) => C(id), cmds1: (id) => C(id, 1), cmds24: (id) => C(id, 24), model: M, all: (id) => P(id) + C(id) + M(id),
  split: (id) => `const t=[performance.now()]; const T=()=>t.push(performance.now());
  const participant = vscode.chat.createChatParticipant('${id}', () => {}); T();
  participant.iconPath = vscode.Uri.joinPath(context.extensionUri, 'icon.svg'); T();
  participant.followupProvider = { provideFollowups: () => [] };T();
  context.subscriptions.push(participant);T();
  ${C(id, 1)};T(); ${JSON.stringify(cmds.map((c: string) => c.replace('planner.', id + '.')).slice(1))}.map((id) => vscode.commands.registerCommand(id, () => {}));T();
  ${M(id)}; T(); globalThis.plannerSplit = t.slice(1).map((x,i)=>x-t[i]);
  `,
};
const wanted = (process.env['ONLY'] ?? Object.keys(vs).join()).split(',');
const list: { name: string; id: string; copy: any }[] = [];
const own = timed(root, ['dist', 'l10n', 'media'], './dist/extension.js');
list.push({ name: 'planner', id: 'planner-tools.planner', copy: own });
list.push({ name: 'empty', id: 'planner-tests.empty', copy: timed(join(root, 'test/bench/empty'), ['extension.js'], './extension.js') });
for (const name of wanted) list.push({ name, id: `planner-tests.${name}`, copy: timed(join(root, 'test/bench/empty'), ['extension.js'], './bare.js', { name, contributes: named(name) }, (id) => `import * as vscode from 'vscode';
export function activate(context) { ${vs[name]!(id)} return vscode.version; }`) });
const w = await openWorkbench({ extension: own.folder, others: list.slice(1).map((l) => l.copy.folder) });
const out: Record<string, number[][]> = {};
try {
  for (let i = 0; i < rounds; i++) for (const { name, id } of list) {
    await w.page.waitForTimeout(1500);
    const work = `async (vscode) => { await vscode.extensions.getExtension(${JSON.stringify(id)}).activate(); return [...globalThis.plannerBench, ...(globalThis.plannerSplit ?? [])]; }`;
    (out[name] ??= []).push((await w.inHost(Object.assign(async () => 0, { toString: () => work }))) as any);
    await w.reload();
  }
} finally { await w.close(); for (const l of list) l.copy.remove(); }
const med = (v: number[]) => [...v].sort((a, b) => a - b)[Math.floor(v.length / 2)]!.toFixed(2);
for (const [name, r] of Object.entries(out)) if (r[0]!.length > 2) console.log(name, r[0]!.map((_, k) => med(r.map((x) => x[k]!))).join(' '));
for (const [name, r] of Object.entries(out)) console.log(name.padEnd(10), 'load', med(r.map((x) => x[0]!)), 'call', med(r.map((x) => x[1]!)), 'sum', med(r.map((x) => x[0]! + x[1]!)), 'min', Math.min(...r.map((x) => x[0]! + x[1]!)).toFixed(2));
