// Makes Mermaid run in Node as well as in the preview, so that one copy of it serves both: the host has no DOM.
import { readFileSync } from 'node:fs';

/** Sanitizing needs a DOM. What is only parsed and never shown needs no sanitizing. */
const purifier = '{ addHook() {}, removeHook() {}, removeAllHooks() {}, sanitize: (text) => String(text) }';

/**
 * Makes a chunk of Mermaid run in Node.
 * @param {string} source
 */
export function withoutWindow(source) {
  return source.includes('window.CSS.supports')
    ? `const window = globalThis.window ?? { CSS: { supports: () => true } };\n${source}`
    : source;
}

/** For the bundle that holds Mermaid. */
export const mermaidAnywhere = {
  name: 'mermaid-anywhere',
  setup(build) {
    build.onLoad({ filter: /[\\/]mermaid\.core[\\/]sequenceDiagram-\w+\.mjs$/ }, ({ path }) => ({
      contents: withoutWindow(readFileSync(path, 'utf8')),
    }));
    build.onResolve({ filter: /^dompurify$/ }, async ({ path, resolveDir, pluginData }) => {
      if (pluginData === 'itself') return undefined;
      return { path, namespace: 'mermaid-purifier', pluginData: resolveDir };
    });
    build.onLoad({ filter: /.*/, namespace: 'mermaid-purifier' }, ({ pluginData }) => ({
      contents: `import purifier from 'dompurify';\nexport default purifier.isSupported ? purifier : ${purifier};`,
      resolveDir: pluginData,
      pluginData: 'itself',
    }));
  },
};

/** For the bundle of what runs in Node: Mermaid is that of the preview, in a file beside it. */
export const mermaidOfPreview = {
  name: 'mermaid-of-preview',
  setup(build) {
    // Checkers are loaded when they are needed, so that what asks for it is a chunk in a folder of its own.
    build.onResolve({ filter: /^mermaid$/ }, () => ({ path: '../webview/mermaid.js', external: true }));
  },
};

/** For Node's module hooks: lets the sources run unbundled. Yields the module's URL or source where it is one of ours. */
export const mermaidHooks = {
  resolve: (specifier) =>
    specifier === 'dompurify' ? `data:text/javascript,${encodeURIComponent(`export default ${purifier};`)}` : undefined,
  load: (url) =>
    /\/mermaid\.core\/sequenceDiagram-\w+\.mjs$/.test(url)
      ? withoutWindow(readFileSync(new URL(url), 'utf8'))
      : undefined,
};
