// Checks the syntax of Python, Go and Java with the grammars that VS Code ships. The one file that knows Tree-sitter.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import goGrammar from '@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm';
import javaGrammar from '@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm';
import pythonGrammar from '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm';
import runtime from '@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm';
import treeSitter from '@vscode/tree-sitter-wasm';
import type { Language, Node } from '@vscode/tree-sitter-wasm';
import type { Problem } from '../../documents/finding.ts';
import { closeElided, fillElisions, withoutPrompts } from './snippet.ts';
import { verdictOf, type Check } from './verdict.ts';

export const checkPython: Check = async (text) => {
  const code = dedent(withoutPrompts(text, /^[ \t]*>>>(?:[ \t]|$)/, /^[ \t]*\.\.\.(?:[ \t]|$)/));
  const filled = fillElisions(code, 'python');
  const problem = wrongIn(await languageOf(pythonGrammar), [
    ...[code, filled].flatMap((one) => [one, withPythonBodies(one)]),
    // Types of parameters where values stand, as documentation of a call.
    filled.replace(/(?<=[(,]\s*\w+): [\w[\], |.]+?(?=\s*[,)=])/g, ''),
    withPythonBodies(closeElided(filled)),
    ...withPythonContext(filled),
    // Parameters, arguments or members of a dictionary by themselves.
    `f(\n${filled}\n)`,
    `{\n${filled}\n}`,
  ]);
  return verdictOf(problem === undefined ? [] : [problem]);
};

export const checkGo: Check = async (text) =>
  judge(await languageOf(goGrammar), text, [
    ...['func f() {', 'type A struct {', 'type A interface {', 'const (', 'var (', 'a := A{', 'switch a {'],
  ]);

export const checkJava: Check = async (text) =>
  judge(await languageOf(javaGrammar), text, ['class A {', 'interface A {', 'class A { void f() {', 'enum A {']);

/** Right as a whole, inside of a frame, or as several pieces with blank lines between them. */
function judge(language: Language, text: string, frames: readonly string[]) {
  const problem = wrongIn(language, framed(text, frames));
  if (problem === undefined) return verdictOf([]);
  const parts = text.split(/\n[ \t]*\n(?=\S)/).filter((part) => part.trim() !== '');
  const isSeparate = parts.length > 1 && parts.every((part) => wrongIn(language, framed(part, frames)) === undefined);
  return verdictOf(isSeparate ? [] : [problem]);
}

/** A text, alone and inside of what it may be a piece of. The frame stands on a line of its own. */
function framed(text: string, frames: readonly string[]): readonly string[] {
  return [...new Set([text, fillElisions(text, 'script')])].flatMap((one) => [
    one,
    ...frames.map((frame) => `${frame}\n${one}\n${closing(frame)}`),
  ]);
}

function closing(frame: string): string {
  return [...frame]
    .filter((mark) => mark === '{' || (mark === '(' && frame.endsWith('(')))
    .map((mark) => (mark === '{' ? '}' : ')'))
    .join('');
}

/** Signatures and headings of blocks whose bodies are left out get one. */
function withPythonBodies(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const heading =
        /^(\s*)(?:async\s+)?(?:def|class|if|elif|else|for|while|with|try|except|finally)\b.*?(:?)\s*(?:#.*)?$/.exec(
          line,
        );
      if (heading === null || /[([{,\\]\s*(?:#.*)?$/.test(line)) return line;
      const next = lines.slice(index + 1).find((one) => one.trim() !== '' && !one.trim().startsWith('#'));
      const indent = (heading[1] ?? '').length;
      if (next !== undefined && next.length - next.trimStart().length > indent) return line;
      const code = line.replace(/\s*#.*$/, '');
      return heading[2] === ':' || code.trimEnd().endsWith(':') ? `${code} ...` : `${code}: ...`;
    })
    .join('\n');
}

/** Pieces that go on from something: calls on a value, a handler, a decorator, a signature on several lines. */
function withPythonContext(text: string): readonly string[] {
  const code = text.trimEnd();
  const first = code.split('\n').find((line) => !/^\s*(?:#|$)/.test(line)) ?? '';
  if (/^\s*\.\w/.test(first)) return [`(a\n${code}\n)`];
  if (/^(?:except|finally|else|elif)\b/.test(first)) {
    return ['if a:\n  b', 'try:\n  b'].map((head) => `${head}\n${withPythonBodies(code)}`);
  }
  if (first.startsWith('@')) return [`${code}\ndef f(): ...`];
  return /^(?:async\s+)?def\b/.test(first) ? [`${code}: ...`] : [];
}

/** The whole text may stand further in, as in the document from which it was taken. */
function dedent(text: string): string {
  const indents = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return least > 0 && Number.isFinite(least) ? text.replaceAll(new RegExp(`^[ \\t]{${least}}`, 'gm'), '') : text;
}

/** Nothing if one of the readings is right; else what is wrong with the first. */
function wrongIn(language: Language, readings: readonly string[]): Problem | undefined {
  const parser = new treeSitter.Parser();
  try {
    parser.setLanguage(language);
    const problems = [...new Set(readings)].map((reading) => {
      const tree = parser.parse(`${reading}\n`);
      if (tree === null) throw new Error('the parser gave up');
      const problem = tree.rootNode.hasError ? problemOf(tree.rootNode) : undefined;
      tree.delete();
      return problem;
    });
    return problems.includes(undefined) ? undefined : problems[0];
  } finally {
    parser.delete();
  }
}

/** The first place that the grammar does not take. */
function problemOf(node: Node): Problem {
  const wrong = firstWrong(node) ?? node;
  const { row, column } = wrong.startPosition;
  const excerpt = wrong.text.trim().split('\n')[0]?.slice(0, 60) ?? '';
  const message = wrong.isMissing ? `\`${wrong.type}\` is missing` : `unexpected \`${excerpt}\``;
  return { message, line: row + 1, column: column + 1 };
}

function firstWrong(node: Node): Node | undefined {
  if (node.isMissing) return node;
  for (const child of node.children) {
    const found =
      child === null || !(child.hasError || child.isMissing || child.isError) ? undefined : firstWrong(child);
    if (found !== undefined) return found;
  }
  return node.isError ? node : undefined;
}

const languages = new Map<string, Promise<Language>>();

function languageOf(grammar: string): Promise<Language> {
  const known = languages.get(grammar);
  if (known !== undefined) return known;
  const loaded = load(grammar);
  languages.set(grammar, loaded);
  // What could not be loaded is tried again.
  loaded.catch(() => languages.delete(grammar));
  return loaded;
}

async function load(grammar: string): Promise<Language> {
  const init: { readonly locateFile: () => string; readonly wasmBinary: Uint8Array } = {
    locateFile: () => runtime,
    wasmBinary: await bytesOf(runtime),
  };
  started ??= treeSitter.Parser.init(init);
  await started;
  return treeSitter.Language.load(await bytesOf(grammar));
}

let started: Promise<void> | undefined;

/** The build packs the files, which are most of what the checkers weigh. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readFile(fileURLToPath(new URL(file, import.meta.url)));
  return bytes.subarray(1, 4).toString() === 'asm' ? bytes : brotliDecompressSync(bytes);
}
