// Packs the modules that draw diagrams into one page: they find each other by names, no server is asked.

/** Reads a built file by its path below the folder of the preview, such as `chunks/a.js`. */
export type ReadModule = (path: string) => Promise<string>;

/** The modules as an import map: names such as `planner/exported.js`, each with its source as an address. */
export type ImportMap = Readonly<Record<string, string>>;

/** What a name in the map begins with. */
export const scope = 'planner/';

/** A module, and everything that it can come to need for these diagrams. */
export async function packModules(entry: string, diagrams: readonly string[], read: ReadModule): Promise<ImportMap> {
  const isNeeded = createFilter(diagrams);
  const packed: Record<string, string> = {};
  const waiting = [entry];
  const known = new Set(waiting);
  for (const path of waiting) {
    const source = await read(path);
    const named = source.replace(specifiers, (whole, before: string, mark: string, specifier: string) => {
      const target = resolve(path, specifier);
      if (target === undefined) return whole;
      const isLazy = before.startsWith('import(');
      if ((!isLazy || isNeeded(target)) && !known.has(target)) {
        known.add(target);
        waiting.push(target);
      }
      return `${before}${mark}${scope}${target}${mark}`;
    });
    packed[scope + path] = `data:text/javascript;charset=utf-8;base64,${toBase64(new TextEncoder().encode(named))}`;
  }
  return packed;
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** As the bundler writes them: `from"./a.js"`, `import"./a.js"`, `import("./a.js")`. */
const specifiers = /(\bfrom\s*|\bimport\s*|\bimport\(\s*)(["'])(\.{1,2}\/[\w./-]+\.js)\2/g;

function resolve(from: string, specifier: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** The first word of the diagrams that a module of Mermaid draws, by the start of the module's name, in lower case. */
const drawnBy: Readonly<Record<string, RegExp>> = {
  abnfdiagram: /^abnf/,
  architecturediagram: /^architecture/,
  blockdiagram: /^block/,
  c4diagram: /^c4/,
  classdiagram: /^class/,
  cynefindiagram: /^cynefin/,
  ebnfdiagram: /^ebnf/,
  erdiagram: /^er/,
  flowdiagram: /^(?:flowchart|graph)/,
  ganttdiagram: /^gantt/,
  gitgraphdiagram: /^gitgraph/,
  ishikawadiagram: /^ishikawa/,
  journeydiagram: /^journey/,
  kanban: /^kanban/,
  mindmap: /^mindmap/,
  pegdiagram: /^peg/,
  piediagram: /^pie/,
  quadrantdiagram: /^quadrant/,
  railroaddiagram: /^railroad/,
  requirementdiagram: /^requirement/,
  sankeydiagram: /^sankey/,
  sequencediagram: /^sequence/,
  statediagram: /^state/,
  timeline: /^timeline/,
  usecasediagram: /^usecase/,
  venndiagram: /^venn/,
  wardleydiagram: /^wardley/,
  xychartdiagram: /^xychart/,
  bpmnicons: /^usecase/,
  cose: /^(?:mindmap|architecture)/,
};

/** Leaves out what draws other kinds of diagrams. What it does not know stays in. */
function createFilter(diagrams: readonly string[]): (path: string) => boolean {
  const types = diagrams.map(typeOf);
  return (path) => {
    const name = /^(?:.*\/)?([a-z0-9]+)-/i.exec(path)?.[1]?.toLowerCase() ?? '';
    const drawn = Object.hasOwn(drawnBy, name) ? drawnBy[name] : undefined;
    return drawn === undefined || types.some((type) => drawn.test(type));
  };
}

/** The word that says what kind of diagram it is, in lower case. */
function typeOf(diagram: string): string {
  const body = diagram.replace(/^\s*---[ \t]*\n[^]*?\n---[ \t]*(?:\n|$)/, '').replace(/%%[^\n]*/g, '');
  return /[a-z][\w-]*/i.exec(body)?.[0].toLowerCase() ?? '';
}
