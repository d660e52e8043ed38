// The Chromium behind a desktop that stands in for Electron, spoken to through its debugging port.
import type { ChildProcess } from 'node:child_process';

export class Chromium {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }
  >();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Answer));
  }

  /** Connects to one that is starting. What it says goes on to `said`, the port after the connection stands. */
  static async of(child: ChildProcess, said: (text: string) => void): Promise<Chromium> {
    const [text, address] = await toldPort(child);
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    const chromium = new Chromium(socket);
    await chromium.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
    said(text);
    child.stderr?.on('data', (chunk: Buffer) => said(String(chunk)));
    return chromium;
  }

  send(method: string, params: object, sessionId?: string): Promise<unknown> {
    const id = (this.#last += 1);
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** The value of an expression in the first window. */
  async evaluate(expression: string): Promise<unknown> {
    const { targetInfos } = (await this.send('Target.getTargets', {})) as { targetInfos: readonly Target[] };
    const page = targetInfos.find(({ type }) => type === 'page');
    const { sessionId } = (await this.send('Target.attachToTarget', {
      targetId: page?.targetId,
      flatten: true,
    })) as { sessionId: string };
    const { result } = (await this.send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true, userGesture: true },
      sessionId,
    )) as { result: { value?: unknown } };
    await this.send('Target.detachFromTarget', { sessionId });
    return result.value;
  }

  /** Moves and resizes the window that shows a page. */
  async resize(targetId: string, { x, y, width, height }: Bounds): Promise<void> {
    const { windowId } = (await this.send('Browser.getWindowForTarget', { targetId })) as { windowId: number };
    await this.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } });
  }

  #hear({ id, result, error }: Answer): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (!waiting || id === undefined) return;
    this.#waiting.delete(id);
    if (error) waiting.reject(new Error(error.message));
    else waiting.resolve(result);
  }
}

/** As Electron has them. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Target {
  readonly targetId: string;
  readonly type: string;
}

/** What it says until it has told its port, and the address. */
function toldPort(child: ChildProcess): Promise<readonly [text: string, address: string]> {
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += String(chunk);
      const address = /^DevTools listening on (ws:\/\/\S+)\s*$/m.exec(text)?.[1];
      if (address === undefined) return;
      child.stderr?.off('data', read);
      resolve([text, address]);
    };
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`Chromium ended with code ${code}:\n${text}`)));
  });
}
