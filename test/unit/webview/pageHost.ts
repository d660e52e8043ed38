// The preview's page in a real browser, with the test in the place of the panel.
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { smallMermaid } from '../../../esbuild.config.mjs';
import { BlockRenderer } from '../../../src/documents/blocks.ts';
import { sentOf } from '../../../src/vscode/preview/kept.ts';
import type { BlockPlace, FromPreview, ToPreview } from '../../../src/vscode/preview/protocol.ts';
import { launchBrowser } from '../../vscode/driver/browser.ts';

const root = join(import.meta.dirname, '../../..');

/** The policy of the panel, with the server in the place of VS Code's resources. */
const policy =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; script-src 'nonce-n'";

/** What VS Code gives to a page, with the test behind it. */
const editor = `<script nonce="n">
window.sent = [];
window.acquireVsCodeApi = () => ({
  postMessage: (message) => sent.push(message),
  getState: () => window.kept,
  setState: (state) => { window.kept = state; },
});
</script>`;

/** Colours as VS Code's light theme has them. */
const colours =
  '--vscode-editor-foreground:#3b3b3b;--vscode-editor-background:#fff;--vscode-textLink-foreground:#005fb8;--vscode-focusBorder:#005fb8';

/** A browser and a server of the built page. Slow to start: one for all tests. */
export class PageHost {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #folder: string;

  private constructor(browser: Browser, server: Server, folder: string) {
    this.#browser = browser;
    this.#server = server;
    this.#folder = folder;
  }

  static async start(): Promise<PageHost> {
    const folder = mkdtempSync(join(tmpdir(), 'planner-page-'));
    await build({
      ...{ absWorkingDir: root, bundle: true, format: 'esm', splitting: true, logLevel: 'warning' },
      entryPoints: {
        preview: 'src/webview/main.ts',
        exported: 'src/webview/exported.ts',
        compare: 'src/webview/compare.ts',
      },
      outdir: folder,
      plugins: [smallMermaid],
    });
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
      const file = path.endsWith('.css') ? join(root, 'media', path) : join(folder, path);
      const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
      const html = path === '/' ? pageHtml() : path === '/comparison' ? comparisonHtml() : undefined;
      if (html !== undefined) response.setHeader('content-type', 'text/html').end(html);
      else if (existsSync(file)) createReadStream(file).pipe(response.setHeader('content-type', type));
      else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new PageHost(await launchBrowser(), server, folder);
  }

  /** Opens the page, as after a reload with `state` if there is one. */
  async open(state?: unknown, path = '/'): Promise<Preview> {
    const { port } = this.#server.address() as AddressInfo;
    const page = await this.#browser.newPage({
      viewport: { width: 800, height: 600 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const preview = new Preview(page, `http://127.0.0.1:${port}`);
    await page.addInitScript(`window.kept = ${JSON.stringify(state) ?? 'undefined'}`);
    await page.goto(preview.address + path);
    await preview.sent('ready');
    return preview;
  }

  /** A built file of the page. */
  async built(path: string): Promise<string> {
    return readFileSync(join(this.#folder, path), 'utf8');
  }

  /** Keeps a page as a file, and yields its address. */
  keep(html: string): string {
    const file = join(this.#folder, 'kept.html');
    writeFileSync(file, html);
    return pathToFileURL(file).href;
  }

  /** An empty page without a network, and what it asked for or complained of. */
  async blank(): Promise<{ page: Page; complaints: readonly string[] }> {
    const context = await this.#browser.newContext({ offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => !/^(?:data|file|about):/.test(request.url()) && complaints.push(request.url()));
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** One page, and what goes to it and comes from it. */
export class Preview {
  readonly page: Page;
  readonly address: string;
  /** What the browser complained of, and addresses elsewhere that were asked for. */
  readonly complaints: string[] = [];
  readonly #renderer = new BlockRenderer();
  #places: readonly BlockPlace[] = [];
  #version = 0;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => !request.url().startsWith(address) && this.complaints.push(request.url()));
  }

  /** Shows a document and waits until it is painted. */
  async show(text: string, more: { busy?: string } = {}): Promise<void> {
    const blocks = this.#renderer.render(text);
    const sent = sentOf(blocks, this.#places, this.#version);
    this.#places = blocks;
    const version = ++this.#version;
    await this.post({
      kind: 'document',
      version,
      uri: 'file:///plan.md',
      title: 'plan.md',
      path: 'plan.md',
      ...sent,
      ...more,
    });
    await this.until(`sent.some((one) => one.kind === 'painted' && one.version === ${version})`);
    // The outline is read in the task after that.
    await this.page.evaluate('new Promise((done) => setTimeout(done))');
  }

  async post(message: ToPreview): Promise<void> {
    await this.page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`);
  }

  /** Waits for a message of the page and yields the last one of its kind. */
  async sent<K extends FromPreview['kind']>(kind: K): Promise<Extract<FromPreview, { kind: K }>> {
    const found = await this.until(`sent.findLast((one) => one.kind === ${JSON.stringify(kind)})`);
    return found as Extract<FromPreview, { kind: K }>;
  }

  /** Waits until an expression is true in the page and yields its value. The page's own policy forbids to wait there. */
  async until(expression: string): Promise<unknown> {
    const end = Date.now() + 20_000;
    for (;;) {
      const value: unknown = await this.page.evaluate(`new Promise(requestAnimationFrame).then(() => ${expression})`);
      if (value) return value;
      if (Date.now() > end) throw new Error(`Waited in vain for ${expression}; complaints: ${this.complaints.join()}`);
    }
  }

  /** Waits until all diagrams in sight are drawn or found broken. */
  async drawn(): Promise<void> {
    await this.until("document.querySelectorAll('.diagram:not([data-shown])').length === 0");
  }

  /** What the page has said since the last call, of one kind. */
  async said<K extends FromPreview['kind']>(kind: K): Promise<readonly Extract<FromPreview, { kind: K }>[]> {
    const all = await this.page.evaluate(`sent.splice(0).filter((one) => one.kind === ${JSON.stringify(kind)})`);
    return all as readonly Extract<FromPreview, { kind: K }>[];
  }

  /** What axe complains of: the rule and the first element, each. */
  async violations(): Promise<readonly string[]> {
    await this.page.evaluate(axeSource());
    const found = await this.page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
    );
    return found as readonly string[];
  }

  /** The state that the page kept last. */
  async state(): Promise<unknown> {
    return this.page.evaluate('kept');
  }
}

function pageHtml(): string {
  return `<!DOCTYPE html><html lang="en" style="${colours}"><head><meta charset="utf-8"><title>Preview</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="stylesheet" href="preview.css"></head>
<body class="vscode-light" data-uri="file:///plan.md"><header id="bar"></header>
<div id="frame"><nav id="outline" hidden></nav><main id="document" tabindex="-1"></main></div>
<div id="absent" role="main" hidden><h1 class="hidden"></h1><p id="notice" role="alert"></p></div><p id="status" role="status"></p>${editor}
<script type="module" nonce="n" src="preview.js"></script></body></html>`;
}

/** The page of a comparison, as its panel makes it. */
function comparisonHtml(): string {
  const words = {
    next: 'Next change',
    previous: 'Previous change',
    compareText: 'Compare as text',
    facts: 'What changed',
  };
  const more = { onlyChanges: 'Only changes', changeOf: 'Change {0} of {1}', unchanged: 'Unchanged blocks: {0}' };
  const kinds = { added: 'Added', removed: 'Removed', changed: 'Changed' };
  const given = JSON.stringify({ ...words, ...more, ...kinds }).replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html lang="en" style="${colours}"><head><meta charset="utf-8"><title>Comparison</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="stylesheet" href="preview.css">
<link rel="stylesheet" href="compare.css"></head>
<body class="comparison vscode-light" data-words="${given}"><header id="head"></header><main id="comparison"></main>
<p id="notice" role="alert" hidden></p><p id="status" role="status"></p>${editor}
<script type="module" nonce="n" src="compare.js"></script></body></html>`;
}

/** The source of axe, to be run in a page. */
export function axeSource(): string {
  return readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
}
