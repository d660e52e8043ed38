// Starts and stops a VS Code server from npm for one test.
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { run, startGroup, stopGroup } from '../../host/processes.mjs';
import { vscodeServer, type VSCodeVersion } from '../../host/vscode.mjs';

export interface Server {
  /** Such as `127.0.0.1:40123`. */
  readonly authority: string;
  stop(): void;
}

export interface ServerOptions {
  readonly version: VSCodeVersion;
  readonly userData: string;
  readonly extensions: string;
  /** File for what the server prints. */
  readonly log: string;
  readonly env: Readonly<Record<string, string>>;
  readonly trust: boolean;
}

/** Starts a server at a free port of this machine. Rejects with the end of its log when it does not come up. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { node, main } = await vscodeServer(options.version);
  const child = startGroup(node, [main, ...flags(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  const stop = stopWithThisProcess(child);
  try {
    const port = await listening(child, options.log);
    return { authority: `127.0.0.1:${port}`, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Installs a VSIX into a folder of extensions. */
export async function installExtension(version: VSCodeVersion, extensions: string, vsix: string): Promise<void> {
  const { node, main } = await vscodeServer(version);
  const args = [main, '--accept-server-license-terms', '--extensions-dir', extensions, '--install-extension', vsix];
  const code = await run(node, args);
  if (code !== 0) throw new Error(`VS Code ${version} did not install ${vsix}.`);
}

function flags(options: ServerOptions): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--user-data-dir', options.userData, '--extensions-dir', options.extensions, '--telemetry-level', 'off'],
    '--enable-remote-auto-shutdown',
    ...(options.trust ? ['--disable-workspace-trust'] : []),
  ];
}

/** Yields the port once the server says it. */
function listening(child: ChildProcess, log: string): Promise<number> {
  const file = createWriteStream(log);
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      file.write(chunk);
      text = (text + String(chunk)).slice(-4000);
      const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`The VS Code server ended with code ${code}:\n${text}`)));
  });
}

/** A server must not outlive its test, however that ends. */
function stopWithThisProcess(child: ChildProcess): () => void {
  const stop = (): void => {
    process.off('exit', stop);
    for (const signal of signals) process.off(signal, end);
    stopGroup(child, 'SIGKILL');
  };
  const end = (): void => {
    stop();
    process.exit(1);
  };
  process.on('exit', stop);
  for (const signal of signals) process.on(signal, end);
  return stop;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
