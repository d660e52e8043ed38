// Lets Node run the sources as they are: Markdown as text, WebAssembly by its URL, workflows found by their folders,
// Mermaid without a DOM, a fake of the editor.
import { registerHooks } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { workflowsFolder, workflowsModule } from '../esbuild.config.mjs';
import { mermaidHooks } from '../src/adapters/checkers/mermaid.build.mjs';

const workflows = pathToFileURL(`${workflowsFolder}/found.mjs`).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'planner:workflows') return { url: workflows, format: 'module', shortCircuit: true };
    if (specifier === 'vscode') return next(new URL('fakes/vscode.ts', import.meta.url).href, context);
    const stub = mermaidHooks.resolve(specifier);
    if (stub !== undefined) return { url: stub, format: 'module', shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url === workflows) {
      return { format: 'module', source: workflowsModule(), shortCircuit: true };
    }
    if (url.startsWith('file:') && url.endsWith('.md')) {
      const text = readFileSync(fileURLToPath(url), 'utf8');
      return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
    }
    if (url.startsWith('file:') && url.endsWith('.wasm')) {
      return { format: 'module', source: `export default ${JSON.stringify(url)};`, shortCircuit: true };
    }
    const chunk = mermaidHooks.load(url);
    if (chunk !== undefined) return { format: 'module', source: chunk, shortCircuit: true };
    return next(url, context);
  },
});
