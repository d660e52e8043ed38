// `npm start`: opens a real VS Code with Planner in it, on a sample workspace and the built-in offline model.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installProject, root, tools } from './install.mjs';
import { newNode, run } from './node.mjs';
import { startServer } from './vscode.mjs';

const oldest = [1, 110];

installProject();
if ((await run(newNode(), ['esbuild.config.mjs'], { cwd: root })) !== 0) process.exit(1);
const workspace = sampleWorkspace();
if (desktopIsThere()) openDesktop(workspace);
else await openInBrowser(workspace);

/** A copy that the user may change; it stays as it is at the next start. */
function sampleWorkspace() {
  const folder = join(tools, 'sample');
  if (!existsSync(folder)) cpSync(join(root, 'test/fixtures/sample-workspace'), folder, { recursive: true });
  return folder;
}

function desktopIsThere() {
  if (process.argv.includes('--browser')) return false;
  try {
    const version = execFileSync('code', ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [major = 0, minor = 0] = (version.split('\n')[0] ?? '').split('.').map(Number);
    const isNew = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
    if (!isNew)
      console.log(
        `The VS Code on this machine is ${major}.${minor}; Planner needs ${oldest.join('.')}. Using one from npm.`,
      );
    return isNew;
  } catch {
    return false;
  }
}

function openDesktop(folder) {
  const child = spawn('code', ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log('Planner is open in VS Code. Close its window, or press Ctrl+C, to end.');
  child.on('exit', (code) => process.exit(code ?? 0));
}

async function openInBrowser(folder) {
  const userData = join(tools, 'user-data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  const settings = join(userData, 'User/settings.json');
  if (!existsSync(settings))
    writeFileSync(
      settings,
      JSON.stringify({ 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off' }, null, 2),
    );
  const server = await startServer({
    version: '1.139',
    userData,
    extensions: join(tools, 'extensions'),
    flags: ['--enable-smoke-test-driver'],
  });
  const remote = `vscode-remote://127.0.0.1:${server.port}`;
  const payload = encodeURIComponent(JSON.stringify([['extensionDevelopmentPath', remote + root]]));
  console.log(`Planner is open at ${server.address}/?folder=${encodeURI(folder)}&payload=${payload}`);
  console.log('Open the chat and write “@planner” and your idea. Press Ctrl+C to end.');
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void server.stop().then(() => process.exit(0));
    });
  }
  await server.exited;
  process.exit(stopping ? 0 : 1);
}
