// Reads who imports whom, and says what breaks the house's rules.
import { dirname, normalize } from 'node:path/posix';

/** The sources by their paths below `src`, such as `core/run.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** Which rooms a room may see, and what of the outside. The entry files see everything. */
const may: Readonly<Record<string, readonly string[]>> = {
  documents: ['documents'],
  core: ['core', 'documents'],
  rules: ['rules', 'core', 'documents'],
  workflows: ['workflows', 'core', 'documents'],
  app: ['app', 'workflows', 'rules', 'core', 'documents'],
  adapters: ['adapters', 'core', 'documents', 'node'],
  vscode: ['vscode', 'app', 'workflows', 'rules', 'core', 'documents', 'editor'],
  cli: ['cli', 'app', 'workflows', 'rules', 'core', 'documents', 'node'],
  webview: ['webview'],
};

/** Composition: the only files that may bring adapters and what a person sees together. */
const composers = /^(extension\.ts|cli\.ts|vscode\/(composition|servers|offlineProvider|log|modelChoice)\.ts)$/;
/** What the pages of previews may take from elsewhere: their messages, and the colours of code, which the export has too. */
const shared: ReadonlySet<string> = new Set([
  'vscode/preview/protocol.ts',
  'vscode/compare/protocol.ts',
  'documents/blocks/highlight.ts',
]);
const longest = 300;

/** What is wrong, a sentence each. */
export function violations(sources: Sources): readonly string[] {
  return [...sources]
    .flatMap(([path, text]) => [...imports(path, text, sources), ...shape(path, text)])
    .concat(cycles(sources));
}

/** The specifiers of a file's imports, dynamic ones too; `typeOnly` where nothing of it is left at run time. */
function importsOf(text: string): readonly { readonly specifier: string; readonly typeOnly: boolean }[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]/gm)].map((match) => ({
    specifier: match[2] ?? '',
    typeOnly: match[1] !== undefined,
  }));
  const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map((match) => ({
    specifier: match[1] ?? '',
    typeOnly: false,
  }));
  const bare = [...text.matchAll(/^import\s+['"]([^'"]+)['"]/gm)].map((match) => ({
    specifier: match[1] ?? '',
    typeOnly: false,
  }));
  return [...found, ...dynamic, ...bare];
}

function imports(path: string, text: string, sources: Sources): readonly string[] {
  const room = roomOf(path);
  if (room === '' || composers.test(path)) return [];
  return importsOf(text).flatMap(({ specifier }) => {
    const target = specifier.startsWith('.') ? normalize(`${dirname(path)}/${specifier}`) : specifier;
    if (specifier.startsWith('.') && !sources.has(target) && target.endsWith('.ts'))
      return [`${path} imports ${specifier}, which is not there`];
    if (isAllowed(path, room, specifier, target)) return [];
    return [`${path} must not import ${specifier}`];
  });
}

function isAllowed(path: string, room: string, specifier: string, target: string): boolean {
  const allowed = may[room] ?? [];
  if (specifier.startsWith('.')) {
    if (room === 'webview' && shared.has(target)) return true;
    return allowed.includes(roomOf(target));
  }
  if (specifier === 'vscode') return allowed.includes('editor') || /^adapters\/(vscode\/|models\/vscode)/.test(path);
  if (specifier.startsWith('node:')) return allowed.includes('node');
  if (specifier.startsWith('@modelcontextprotocol/sdk')) return path === 'adapters/mcp/client.ts';
  if (specifier === 'mermaid') return path === 'adapters/checkers/mermaid.ts' || room === 'webview';
  return true;
}

function shape(path: string, text: string): readonly string[] {
  const wrong: string[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > longest) wrong.push(`${path} has ${lines} lines; ${longest} are allowed`);
  // The same text must come out on every machine.
  if (/\.toLocale(?:Upper|Lower)Case\(\)|\.localeCompare\((?:[^(),]|\([^()]*\))*\)/.test(text))
    wrong.push(`${path} goes by the language of the machine`);
  if (/^export default\b/m.test(text) && !path.endsWith('.d.ts')) wrong.push(`${path} has a default export`);
  const code = text
    .split('\n')
    .filter((line) => line.trim() && !line.trim().startsWith('//') && !line.trim().startsWith('*'));
  if (code.length > 0 && code.every((line) => /^export\s.*from\s/.test(line))) wrong.push(`${path} only re-exports`);
  if (!/^(#!.*\n)?(\/\/|\/\*)/.test(text)) wrong.push(`${path} does not say in its first line what it is for`);
  return wrong;
}

/** Circles of imports that exist at run time. */
function cycles(sources: Sources): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push(`circle: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const { specifier, typeOnly } of importsOf(sources.get(path) ?? '')) {
      const target = normalize(`${dirname(path)}/${specifier}`);
      if (!typeOnly && specifier.startsWith('.') && sources.has(target)) visit(target, [...way, path]);
    }
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return found;
}

function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}
