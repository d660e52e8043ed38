// Which texts are checked by the grammar of their own language: code blocks of a document, and contracts in files.
import type { PlanFile } from './documentSet.ts';
import type { Fence, MarkdownDocument } from './document.ts';

export type ContractLanguage = 'openapi' | 'asyncapi' | 'graphql' | 'protobuf' | 'jsonschema';
export type CodeLanguage = 'typescript' | 'javascript' | 'json' | 'jsonc' | 'yaml' | 'python' | 'shell' | 'go' | 'java';
export type EmbeddedLanguage = 'mermaid' | ContractLanguage | CodeLanguage;

/** A text and the language that it is written in. */
export interface EmbeddedText {
  readonly language: EmbeddedLanguage;
  readonly text: string;
}

/** A code block that has a checker. */
export interface EmbeddedFence extends EmbeddedText {
  readonly fence: Fence;
}

/** A file that is a contract, or lies where contracts do. */
export interface EmbeddedFile {
  /** The text without a byte order mark. */
  readonly text: string;
  /** Missing where nothing checks it. */
  readonly language?: EmbeddedLanguage;
  /** Whether `language` is one of contracts: else at most the syntax is checked. */
  readonly isContract: boolean;
}

/** For people. */
export const languageNames: Readonly<Record<EmbeddedLanguage, string>> = {
  mermaid: 'Mermaid',
  openapi: 'OpenAPI',
  asyncapi: 'AsyncAPI',
  graphql: 'GraphQL',
  protobuf: 'Protocol Buffers',
  jsonschema: 'JSON Schema',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  json: 'JSON',
  jsonc: 'JSON with comments',
  yaml: 'YAML',
  python: 'Python',
  shell: 'shell',
  go: 'Go',
  java: 'Java',
};

const contractLanguages: ReadonlySet<string> = new Set(['openapi', 'asyncapi', 'graphql', 'protobuf', 'jsonschema']);

export function isContractLanguage(language: EmbeddedLanguage): language is ContractLanguage {
  return contractLanguages.has(language);
}

/** Every text of a document or file that has a checker. */
export function embeddedTexts(source: MarkdownDocument | PlanFile): readonly EmbeddedText[] {
  if ('fences' in source) return embeddedFences(source);
  const file = embeddedFile(source);
  return file?.language === undefined ? [] : [{ language: file.language, text: file.text }];
}

/** The closed code blocks that have a checker; of an open one nobody knows where it ends. */
export function embeddedFences(document: MarkdownDocument): readonly EmbeddedFence[] {
  return document.fences.flatMap((fence) => {
    const language = fence.closed ? fenceLanguage(fence) : undefined;
    return language === undefined ? [] : [{ language, text: fence.text, fence }];
  });
}

/** The language that checks a code block, by what follows its marks and, for YAML and JSON, by what it holds. */
export function fenceLanguage(fence: Pick<Fence, 'language' | 'text'>): EmbeddedLanguage | undefined {
  const tag = tagOf(fence);
  const language = tags[tag];
  if (language !== 'yaml' && language !== 'json' && language !== 'jsonc') return language;
  // Whoever leaves parts out shows a piece of a contract, which cannot be judged as a whole.
  return isElided(fence.text) ? language : (declaredContract(fence.text) ?? language);
}

/** The first word after the marks in lower case, without attributes: `ts`, of `TS {1,3}` or `ts:src/a.ts`. */
export function tagOf(fence: Pick<Fence, 'language'>): string {
  return (/^\{?\.?([^\s{},:=]*)/.exec(fence.language)?.[1] ?? '').toLowerCase();
}

/** What is checked in a file that is no Markdown; `undefined` where Planner has no say. */
export function embeddedFile(file: PlanFile): EmbeddedFile | undefined {
  const text = file.text.replace(/^\ufeff/, '');
  const extension = (/\.([^./]+)$/.exec(file.path)?.[1] ?? '').toLowerCase();
  const contract = fileContracts[extension] ?? dataContract(file.path, extension, text);
  if (contract !== undefined) return { text, language: contract, isContract: true };
  if (!/(?:^|\/)contracts\//.test(file.path) || /^(?:md|markdown|txt)$/.test(extension)) return undefined;
  const syntax = extension === 'json' || isYaml(extension) ? (tags[extension] ?? 'yaml') : undefined;
  return { text, isContract: false, ...(syntax === undefined ? {} : { language: syntax }) };
}

/** The name of the format that a file has by its ending. */
export function formatOf(path: string): string | undefined {
  const tag = (/\.([^./]+)$/.exec(path)?.[1] ?? '').toLowerCase();
  const language = isYaml(tag) || tag === 'json' || fileContracts[tag] !== undefined ? tags[tag] : undefined;
  return language === undefined ? undefined : languageNames[language];
}

const fileContracts: Readonly<Partial<Record<string, ContractLanguage>>> = {
  proto: 'protobuf',
  graphql: 'graphql',
  graphqls: 'graphql',
  gql: 'graphql',
};

/** What people write after the marks. */
const tags: Readonly<Partial<Record<string, EmbeddedLanguage>>> = {
  mermaid: 'mermaid',
  openapi: 'openapi',
  asyncapi: 'asyncapi',
  graphql: 'graphql',
  graphqls: 'graphql',
  gql: 'graphql',
  protobuf: 'protobuf',
  proto: 'protobuf',
  proto3: 'protobuf',
  jsonschema: 'jsonschema',
  'json-schema': 'jsonschema',
  typescript: 'typescript',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  javascript: 'javascript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  json: 'json',
  jsonc: 'jsonc',
  json5: 'jsonc',
  jsonl: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  python: 'python',
  python3: 'python',
  py: 'python',
  pycon: 'python',
  shell: 'shell',
  sh: 'shell',
  bash: 'shell',
  console: 'shell',
  'shell-session': 'shell',
  shellsession: 'shell',
  go: 'go',
  golang: 'go',
  java: 'java',
};

function dataContract(path: string, extension: string, text: string): ContractLanguage | undefined {
  if (extension !== 'json' && !isYaml(extension)) return undefined;
  const declared = declaredContract(text);
  if (declared !== undefined) return declared;
  if (/\.schema\.(?:json|ya?ml)$/i.test(path)) return 'jsonschema';
  const keys = rootKeys(text);
  const isSchema = keys.has('properties') && (keys.has('type') || keys.has('required') || keys.has('title'));
  return isSchema || keys.has('$defs') ? 'jsonschema' : undefined;
}

function isYaml(extension: string): boolean {
  return extension === 'yaml' || extension === 'yml';
}

/** The contract that a YAML or JSON text says it is. It is asked of broken texts too, so it does not parse. */
function declaredContract(text: string): ContractLanguage | undefined {
  const keys = rootKeys(text);
  // Other kinds of contracts have an `info` and paths too.
  if (['raml', 'arazzo', 'overlay', 'openrpc', 'smithy'].some((key) => keys.has(key))) return undefined;
  if (keys.has('openapi') || keys.has('swagger')) return 'openapi';
  if (keys.has('asyncapi')) return 'asyncapi';
  if (keys.has('info') && (keys.has('paths') || keys.has('webhooks'))) return 'openapi';
  if (keys.has('info') && (keys.has('channels') || keys.has('operations'))) return 'asyncapi';
  // Within a line: white space before a brace and behind it, over many blank lines, could be shared out without end.
  if (/^[ \t\ufeff]*(?:\{[ \t]*)?["']?\$schema["']?\s*:\s*["']?https?:\/\/json-schema\.org\//m.test(text))
    return 'jsonschema';
  return undefined;
}

/** The keys of the outermost object: those with the least indentation. */
function rootKeys(text: string): ReadonlySet<string> {
  const inline = /^\s*\{\s*"([^"\n]+)"\s*:/.exec(text);
  const found = [...text.matchAll(/^([ \t]*)(["']?)([\w$-]+)\2[ \t]*:(?=\s|$)/gm)].map((match) => ({
    depth: (match[1] ?? '').length,
    key: match[3] ?? '',
  }));
  const depth = Math.min(...found.map((one) => one.depth));
  const keys = found.filter((one) => one.depth === depth).map(({ key }) => key);
  return new Set(inline === null ? keys : [...keys, inline[1] ?? '']);
}

/** Whether a line stands for others (`...`, `# ...`), or JSON has comments, as only pieces do. */
function isElided(text: string): boolean {
  return /^[ \t]*#?[ \t]*(?:\.{3}|…)|^[ \t]*\/\//m.test(text);
}
