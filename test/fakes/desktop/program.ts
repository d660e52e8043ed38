// Stands in for the released VS Code, where none can be fetched: Chromium, behind the two debugging ports of Electron.
// Called by the scripts that `write.ts` makes, with what they are to do and what they are called with.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { open } from 'node:inspector';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../vscode/driver/browser.ts';
import { Chromium, type Bounds } from './chromium.ts';
import type { Deed, Manner } from './write.ts';

const [, , mannerFile = '', as = '', ...args] = process.argv;
const manner = JSON.parse(readFileSync(mannerFile, 'utf8')) as Manner & { readonly journal: string };

const switches = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--disable-sync'],
  ...['--disable-popup-blocking', '--disable-dev-shm-usage'],
];

note({ kind: 'called', as, args, env: seenEnvironment(), extensions: extensionsIn(valueOf('--extensions-dir')) });
if (as === 'cli') await install();
else await openWindow();

/** What `code --install-extension` does. */
async function install(): Promise<void> {
  const vsix = valueOf('--install-extension');
  const extensions = valueOf('--extensions-dir');
  if (manner.shows === 'vscode' && vsix !== undefined && extensions !== undefined) {
    const { installExtension } = await import('../../vscode/driver/server.ts');
    await installExtension(tested(), extensions, vsix);
  }
  process.exitCode = manner.installs;
}

async function openWindow(): Promise<void> {
  if (manner.dies) {
    process.stderr.write(`${manner.dies.saying}\n`);
    process.exit(manner.dies.code);
  }
  for (const port of ['--inspect=0', '--remote-debugging-port=0']) {
    if (!args.includes(port)) throw new Error(`Nothing can drive a program that is called without ${port}.`);
  }
  const profile = mkdtempSync(join(tmpdir(), 'planner-desktop-profile-'));
  const page = manner.shows === 'vscode' ? await vscodePage() : await callPage();
  // Electron tells both ports at its error output, this one first.
  open(0, '127.0.0.1');
  const child = spawn(findBrowser(), [...switches, `--user-data-dir=${profile}`, `--app=${page.address}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const chromium = await Chromium.of(child, (text) => process.stderr.write(text));
  const end = (): void => {
    page.stop();
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  Object.assign(globalThis, { require: (name: string) => (name === 'electron' ? electron(chromium, end) : undefined) });
  note({ kind: 'opened', pids: [process.pid, ...(child.pid === undefined ? [] : [child.pid])] });
}

/** As much of Electron's module as those who drive it ask for. */
function electron(chromium: Chromium, end: () => void): object {
  return {
    app: {
      quit() {
        note({ kind: 'asked to quit' });
        if (manner.quits) setImmediate(end);
      },
    },
    clipboard: {
      readText: () => chromium.evaluate('navigator.clipboard.readText()'),
      writeText: (text: string) => chromium.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`),
    },
    webContents: {
      fromDevToolsTargetId: (targetId: string) => ({
        targetId,
        isDestroyed: () => false,
        close: () => void chromium.send('Target.closeTarget', { targetId }),
      }),
    },
    BrowserWindow: {
      fromWebContents: ({ targetId }: { readonly targetId: string }) => ({
        async setBounds(bounds: Bounds) {
          note({ kind: 'bounds', bounds });
          await chromium.resize(targetId, bounds);
        },
      }),
    },
  };
}

interface Shown {
  readonly address: string;
  stop(): void;
}

/** A page that says how the program was called. */
async function callPage(): Promise<Shown> {
  const server: HttpServer = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<title>Called</title><pre>${JSON.stringify(args).replaceAll('<', '&lt;')}</pre>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The page has no port.');
  return { address: `http://127.0.0.1:${place.port}/`, stop: () => server.close() };
}

/** The VS Code from npm, on the data, extensions and folder that the program was called with. */
async function vscodePage(): Promise<Shown> {
  const { startServer } = await import('../../vscode/driver/server.ts');
  const { addressOf } = await import('../../vscode/driver/browserWindow.ts');
  const userData = valueOf('--user-data-dir') ?? '';
  const server = await startServer({
    version: tested(),
    userData,
    extensions: valueOf('--extensions-dir') ?? '',
    log: join(userData, 'server.log'),
    env: {},
    trust: args.includes('--disable-workspace-trust'),
  });
  return {
    address: addressOf(
      server,
      args.find((arg) => !arg.startsWith('--')),
    ),
    stop: () => server.stop(),
  };
}

function tested(): '1.139' | '1.110' {
  return process.env['PLANNER_VSCODE'] === '1.110' ? '1.110' : '1.139';
}

function valueOf(name: string): string | undefined {
  return args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** What of the environment decides how the real program behaves, and what the tests set. */
function seenEnvironment(): Readonly<Record<string, string | undefined>> {
  const seen = Object.entries(process.env).filter(([name]) =>
    /^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$|PLANNER_)/.test(name),
  );
  return Object.fromEntries(seen);
}

function extensionsIn(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return [];
    const manifest = JSON.parse(readFileSync(join(folder, entry.name, 'package.json'), 'utf8')) as { name: string };
    return [manifest.name];
  });
}

function note(deed: Deed): void {
  appendFileSync(manner.journal, `${JSON.stringify(deed)}\n`);
}
