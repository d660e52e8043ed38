// Cuts Mermaid down to its parsers: the host checks diagrams, it never draws them, and it has no DOM.
import { readFileSync } from 'node:fs';

/** Sanitizing needs a DOM. What is only parsed and never shown needs no sanitizing. */
const purifier =
  'export default { addHook() {}, removeHook() {}, removeAllHooks() {}, sanitize: (text) => String(text) };';

/** Stands for a library that is used while drawing only: whatever is asked of it yields itself. */
const nothing = `
const nothing = new Proxy(function () {}, {
  get: (target, key) => (key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : key === 'then' ? undefined : key === 'prototype' ? target.prototype : nothing),
  apply: () => nothing,
  construct: () => nothing,
});
module.exports = nothing;`;

/** Libraries and chunks that draw. */
const drawing =
  /^(@iconify\/utils|@upsetjs\/venn\.js|cytoscape(-[a-z-]+)?|d3|d3-sankey|katex|marked|roughjs|stylis)$|\/(bpmnIcons|cose-bilkent|dagre|elk|swimlanes)-\w+\.mjs$/;

/** Diagram types that take much space and that VS Code's own preview does not know either; `mermaid.ts` names them. */
const leftOut = /^\/\/ src\/diagrams\/(agentflow|usecase)\/\w+\.ts$/m;

/**
 * Makes a chunk of Mermaid parse in Node.
 * @param {string} source
 */
export function withoutWindow(source) {
  return source.includes('window.CSS.supports')
    ? `const window = { CSS: { supports: () => true } };\n${source}`
    : source;
}

/**
 * Takes from a chunk of Mermaid what refers to drawing, so that the bundler drops the code behind it.
 * @param {string} source
 */
export function parserOnly(source) {
  if (leftOut.test(source)) return 'export const diagram = undefined;';
  return withoutWindow(source)
    .replace(/^\s*__name\([\w$]+, "[^"]*"\);$/gm, '')
    .replace(/^(\s+handler:) \w+$/gm, '$1 undefined')
    .replace(/^ {2}const undocumentedShapes = \{$[^]*?^ {2}\};$/m, (shapes) =>
      shapes.replace(/^ {4}("[\w-]+"|\w+)(: \w+)?(?=,?$)/gm, '    $1: undefined'),
    )
    .replace(/^ {4}getThemeVariables: getThemeVariables\d+$/gm, '    getThemeVariables')
    .replace(/^var diagram\d* = \{$[^]*?^\};$/gm, (diagram) =>
      diagram.replace(/^ {2}(renderer|styles)(: [^\n,{]+)?(?=,?$)/gm, '  $1: {}'),
    );
}

/** For `esbuild.config.mjs`. */
export const mermaidParser = {
  name: 'mermaid-parser',
  setup(build) {
    build.onResolve({ filter: /^dompurify$/ }, () => ({ path: 'dompurify', namespace: 'mermaid-purifier' }));
    build.onResolve({ filter: drawing }, ({ path, importer }) =>
      // Others may mean it when they ask for one of these.
      /[\\/]mermaid[\\/]dist[\\/]/.test(importer) ? { path: `${path}.cjs`, namespace: 'mermaid-nothing' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'mermaid-purifier' }, () => ({ contents: purifier }));
    build.onLoad({ filter: /.*/, namespace: 'mermaid-nothing' }, () => ({ contents: nothing, loader: 'js' }));
    build.onLoad({ filter: /[\\/]mermaid(-parser)?\.core[\\/][^\\/]+\.mjs$/ }, ({ path }) => ({
      contents: parserOnly(readFileSync(path, 'utf8')),
    }));
  },
};

/** For Node's module hooks: lets the sources run unbundled. Yields the module's URL or source where it is one of ours. */
export const mermaidHooks = {
  resolve: (specifier) =>
    specifier === 'dompurify' ? `data:text/javascript,${encodeURIComponent(purifier)}` : undefined,
  load: (url) =>
    /\/mermaid\.core\/sequenceDiagram-\w+\.mjs$/.test(url)
      ? withoutWindow(readFileSync(new URL(url), 'utf8'))
      : undefined,
};
