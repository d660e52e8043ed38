// Builds the extension, the command line and the preview. `node esbuild.config.mjs [--watch] [--only <entry>]`.
import { readFileSync, readdirSync, existsSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mermaidParser } from './src/adapters/checkers/mermaid.build.mjs';

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
 * Leaves out of Mermaid what plans do not need, half a megabyte of the package: diagrams that ask for the ELK layout
 * are drawn with the usual one, formulas in labels are shown as they are written.
 */
export const smallMermaid = {
  name: 'small-mermaid',
  setup(build) {
    build.onResolve({ filter: /^\.\/elk-\w+\.mjs$/ }, ({ resolveDir }) => {
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

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: !process.argv.includes('--watch'),
  sourcemap: process.argv.includes('--watch'),
  legalComments: 'none',
  loader: { '.md': 'text' },
  logLevel: 'warning',
  metafile: true,
};

/** CommonJS libraries inside the ES module bundle ask for `require`. */
const banner = {
  js: "import{createRequire as plannerRequire}from'node:module';const require=plannerRequire(import.meta.url);",
};

/** The bundles: what runs in Node (the extension host and the terminal), and what runs in the preview. */
const bundles = [
  {
    ...shared,
    entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    define: { PLANNER_VERSION: JSON.stringify(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version) },
    banner,
    plugins: [workflows, mermaidParser],
  },
  {
    ...shared,
    entryPoints: { preview: 'src/webview/main.ts' },
    outdir: 'dist/webview',
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'browser',
    target: 'chrome130',
    plugins: [smallMermaid],
  },
];

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
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, 'dist/meta.json'), JSON.stringify(inputs));
  }
}
