// Builds the extension, the command line and the preview. `node esbuild.config.mjs [--watch] [--only <entry>]`.
import { readFileSync, readdirSync, existsSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { mermaidAnywhere, mermaidOfPreview } from './src/adapters/checkers/mermaid.build.mjs';

const root = dirname(fileURLToPath(import.meta.url));

/** Where the module `planner:workflows` stands: its imports are relative to it. */
export const workflowsFolder = join(root, 'src/workflows');

/** The source of that module: one import for each workflow folder. */
export function workflowsModule(folder = workflowsFolder) {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'workflow.ts')))
    .map((entry) => entry.name)
    .sort();
  const path = (id) => JSON.stringify(`./${id}/workflow.ts`);
  const lines = ids.map((id, index) => `import { workflow as w${index} } from ${path(id)};`);
  return `${lines.join('\n')}\nexport const found = [${ids.map((_, index) => `w${index}`).join(', ')}];\n`;
}

const workflows = {
  name: 'workflows',
  setup(build) {
    build.onResolve({ filter: /^planner:workflows$/ }, () => ({ path: 'workflows', namespace: 'planner' }));
    build.onLoad({ filter: /.*/, namespace: 'planner' }, () => ({
      contents: workflowsModule(),
      loader: 'js',
      resolveDir: workflowsFolder,
    }));
  },
};

/**
 * Leaves out of Mermaid what plans do not need, half a megabyte of the package: diagrams that ask for ELK or swimlanes
 * are drawn with the usual one, formulas in labels are shown as they are written.
 */
export const smallMermaid = {
  name: 'small-mermaid',
  setup(build) {
    build.onResolve({ filter: /^\.\/(?:elk|swimlanes)-\w+\.mjs$/ }, ({ resolveDir }) => {
      const usual = readdirSync(resolveDir).find((name) => /^dagre-\w+\.mjs$/.test(name));
      return usual ? { path: join(resolveDir, usual) } : { errors: [{ text: 'Mermaid has no dagre layout any more' }] };
    });
    build.onResolve({ filter: /^katex$/ }, () => ({ path: 'katex', namespace: 'written-formulas' }));
    build.onLoad({ filter: /.*/, namespace: 'written-formulas' }, () => ({
      contents:
        "const escape = (text) => text.replace(/[&<>]/g, (one) => '&#' + one.charCodeAt(0) + ';');\nexport default { renderToString: escape };",
    }));
  },
};

/** Takes from the schemas of contracts what only people read: half of their size. */
const bareSchemas = {
  name: 'bare-schemas',
  setup(build) {
    build.onLoad(
      { filter: /[\\/](@asyncapi[\\/]specs|openapi-schema-validator)[\\/]schemas[\\/].*\.json$/ },
      ({ path }) => ({
        // Where these names stand for fields of a contract their values are schemas, which are objects.
        contents: JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), (key, value) =>
          (typeof value === 'string' && /^(description|title|\$comment)$/.test(key)) ||
          (Array.isArray(value) && key === 'examples')
            ? undefined
            : value,
        ),
        loader: 'json',
      }),
    );
  },
};

/** The page on which authors of chat prompts watch them being rendered: nothing here opens it. */
const withoutTracePage = {
  name: 'without-trace-page',
  setup(build) {
    build.onLoad({ filter: /[\\/]prompt-tsx[\\/]dist[\\/]base[\\/]htmlTracerSrc\.js$/ }, () => ({
      contents: "exports.tracerSrc = '';\nexports.tracerCss = '';\n",
    }));
  },
};

/** Packs WebAssembly more tightly than the extension's archive does; `treeSitter.ts` unpacks it. */
const packedWasm = {
  name: 'packed-wasm',
  setup(build) {
    build.onLoad({ filter: /\.wasm$/ }, ({ path }) => ({
      contents: brotliCompressSync(readFileSync(path)),
      loader: 'file',
    }));
  },
};

/** For what runs in Node: the colours of code are those of the preview, in a file beside it, so that an export has them too. */
const coloursOfPreview = {
  name: 'colours-of-preview',
  setup(build) {
    // An export is loaded when it is asked for, so that what asks for it is a chunk in a folder of its own.
    build.onResolve({ filter: /[\\/]blocks[\\/]highlight\.ts$/ }, () => ({
      path: '../webview/highlight.js',
      external: true,
    }));
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: !process.argv.includes('--watch'),
  sourcemap: process.argv.includes('--watch'),
  legalComments: 'none',
  charset: 'utf8',
  loader: { '.md': 'text', '.wasm': 'file' },
  assetNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
  metafile: true,
};

/** CommonJS libraries inside the ES module bundle ask for `require` and for the path of their file. */
const banner = {
  js:
    "import{createRequire as plannerRequire}from'node:module';const require=plannerRequire(import.meta.url);" +
    "import{fileURLToPath as plannerPath}from'node:url';const plannerFile=plannerPath(import.meta.url);",
};

/**
 * What runs in Node: the extension host and the terminal.
 * @type {import('esbuild').BuildOptions}
 */
export const nodeBundle = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  define: {
    PLANNER_VERSION: JSON.stringify(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version),
    __filename: 'plannerFile',
  },
  // Its entry for Node cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  banner,
  plugins: [workflows, mermaidOfPreview, coloursOfPreview, bareSchemas, withoutTracePage, packedWasm],
};

/**
 * What runs in the preview, with Mermaid and the colours of code for both.
 * @type {import('esbuild').BuildOptions}
 */
export const webviewBundle = {
  ...shared,
  entryPoints: {
    preview: 'src/webview/main.ts',
    compare: 'src/webview/compare.ts',
    exported: 'src/webview/exported.ts',
    mermaid: 'mermaid',
    highlight: 'src/documents/blocks/highlight.ts',
  },
  outdir: 'dist/webview',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'browser',
  target: ['chrome130', 'node20'],
  plugins: [smallMermaid, mermaidAnywhere],
};

const bundles = [nodeBundle, webviewBundle];

/**
 * Makes the extension's entry one file again: splitting left what it shares with lazy chunks in chunks of their own, and
 * each file costs an activation milliseconds. Those modules exist twice then, so that they must hold no state.
 */
async function joinEntry(esbuild, outputs) {
  const entry = 'dist/extension.js';
  const joined = new Set([entry]);
  for (const path of joined) {
    for (const { path: next, kind, external } of outputs[path].imports) {
      if (kind === 'import-statement' && !external) joined.add(next);
    }
  }
  joined.delete(entry);
  const shared = [...joined].flatMap((path) => Object.keys(outputs[path].inputs));
  const stateful = shared.filter((path) => keepsState(readFileSync(join(root, path), 'utf8')));
  if (stateful.length > 0) {
    throw new Error(
      `${stateful.join(', ')}: loaded with the extension and again later, this keeps state twice. Move the state into a ` +
        'file that only one side imports.',
    );
  }
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    metafile: true,
    external: ['vscode'],
    plugins: [lazyStaysLazy],
  });
  const { bytes, imports } = metafile.outputs[entry];
  const inputs = Object.assign({}, ...[entry, ...joined].map((path) => outputs[path].inputs));
  outputs[entry] = { ...outputs[entry], bytes, imports, inputs };
}

/** Whether a module keeps something from call to call, as our own modules write it. */
export function keepsState(source) {
  return /^(export )?(let |const [^=]*= (new (Map|Set|WeakMap|WeakSet)\b|\[\];|\{\};))/m.test(source);
}

/** What a file in `folder` imports as `path`, as the entry must write it: chunks stand in a folder below it. */
export function fromEntry(folder, path) {
  return `./${relative(join(root, 'dist'), join(folder, path)).replaceAll('\\', '/')}`;
}

/** What is external has a path that was written by hand: it must be right where it is asked for. */
function refuseMissing(outputs) {
  for (const [asking, { imports }] of Object.entries(outputs)) {
    for (const { path, external } of imports) {
      if (!external || !path.startsWith('.') || existsSync(join(root, dirname(asking), path))) continue;
      throw new Error(`${asking} loads ${path}, which is not there.`);
    }
  }
}

const lazyStaysLazy = {
  name: 'lazy-stays-lazy',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) =>
      kind === 'dynamic-import' ? { path: fromEntry(resolveDir, path), external: true } : undefined,
    );
    // Only libraries ask for `require`, and none is loaded with the extension.
    build.onLoad({ filter: /\.js$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(banner.js, '') }));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const esbuild = await import('esbuild');
  const at = process.argv.indexOf('--only');
  const wanted = at < 0 ? undefined : process.argv[at + 1];
  const present = bundles
    .map((bundle) => ({
      ...bundle,
      entryPoints: Object.fromEntries(
        Object.entries(bundle.entryPoints).filter(([name]) => wanted === undefined || name === wanted),
      ),
    }))
    .filter(({ entryPoints }) => Object.keys(entryPoints).length > 0);
  if (process.argv.includes('--watch')) {
    for (const bundle of present) await (await esbuild.context(bundle)).watch();
  } else {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    const inputs = {};
    for (const bundle of present) {
      const { metafile } = await esbuild.build(bundle);
      Object.assign(inputs, metafile.outputs);
    }
    if (inputs['dist/extension.js']) await joinEntry(esbuild, inputs);
    if (wanted === undefined) refuseMissing(inputs);
    mkdirSync(join(root, 'dist'), { recursive: true });
    // So that a copy of the folder runs wherever it is put.
    writeFileSync(join(root, 'dist/package.json'), '{ "type": "module" }\n');
    writeFileSync(join(root, 'dist/meta.json'), JSON.stringify(inputs));
  }
}
