// @ts-check
// `npm start`: opens a real VS Code with Planner in it, on a sample workspace. `--browser`: not the desktop's one.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { continueOnNewNode, newNode } from './node.mjs';
import { cache, root } from './paths.mjs';
import { buildProject, installProject } from './project.mjs';

/** The VS Code that is opened in the browser. */
const version = '1.139';

const desktop = desktopIsThere();
// On a fresh machine these take most of the time, and none needs the others, nor the newer Node that opens the window.
const prepared = '--prepared';
if (!process.argv.includes(prepared)) {
  await Promise.all([installProject().then(buildProject), ...(desktop ? [] : [newNode(), fetchVSCode()])]);
}
if (!desktop) await continueOnNewNode(prepared);
const workspace = sampleWorkspace();
if (desktop) openDesktop(workspace);
else await openInBrowser(workspace);

/** A copy that one may change; it stays as it is at the next start. */
function sampleWorkspace() {
  const folder = join(cache, 'sample');
  if (!existsSync(folder)) cpSync(join(root, 'test/fixtures/sample-workspace'), folder, { recursive: true });
  return folder;
}

/** Whether the machine has a VS Code that is new enough. */
function desktopIsThere() {
  if (process.argv.includes('--browser')) return false;
  try {
    const output = execFileSync('code', ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [major = 0, minor = 0] = (output.split('\n')[0] ?? '').split('.').map(Number);
    if (major > 1 || (major === 1 && minor >= 110)) return true;
    console.log(`The VS Code on this machine is ${major}.${minor}; Planner needs 1.110. Taking one from npm instead.`);
    return false;
  } catch {
    return false;
  }
}

async function fetchVSCode() {
  const { vscodeServer } = await import('./vscode.mjs');
  await vscodeServer(version);
}

/** @param {string} folder */
function openDesktop(folder) {
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder];
  const child = spawn('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log('Planner is open in VS Code. Close its window, or press Ctrl+C, to end.');
  child.on('exit', (code) => process.exit(code ?? 0));
}

/** @param {string} folder */
async function openInBrowser(folder) {
  const { startServer } = await import('../vscode/driver/server.ts');
  const userData = join(cache, 'user-data');
  const settings = join(userData, 'User/settings.json');
  if (!existsSync(settings)) {
    mkdirSync(dirname(settings), { recursive: true });
    const values = { 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off' };
    writeFileSync(settings, `${JSON.stringify(values, null, 2)}\n`);
  }
  const extensions = join(cache, 'extensions');
  mkdirSync(extensions, { recursive: true });
  const log = join(cache, 'server.log');
  const server = await startServer({ version, userData, extensions, log, env: {}, trust: true });
  const payload = encodeURIComponent(
    JSON.stringify([['extensionDevelopmentPath', `vscode-remote://${server.authority}${root}`]]),
  );
  console.log(`Planner is open at http://${server.authority}/?folder=${encodeURI(folder)}&payload=${payload}`);
  console.log('Open the chat and write “@planner” and your idea. Press Ctrl+C to end.');
}
