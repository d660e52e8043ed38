// Collects every sentence for people from the sources into l10n/bundle.l10n.json. `node l10n/collect.mjs [--check]`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The sentences of one source: the literals of `say('…')` and `l10n.t('…')`.
 * What is neither a literal nor the text of such a sentence cannot be translated: it is named in `problems`.
 */
export function collectFrom(path, text) {
  const sentences = [];
  const problems = [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isCallExpression(node) && isSaying(node.expression)) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) sentences.push(first.text);
      else if (!/(^|\.)text$/.test(first?.getText() ?? '')) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        problems.push(`${path}:${line + 1}: the sentence must be a literal`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { sentences, problems };
}

/** The sentences that the editor can show, sorted, each as its own translation. The terminal speaks English. */
export function collect(folder = join(root, 'src')) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/^cli\b/.test(name),
  );
  const found = files.map((name) => collectFrom(name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')));
  const sentences = [...new Set(found.flatMap((file) => file.sentences))].sort();
  return {
    bundle: Object.fromEntries(sentences.map((sentence) => [sentence, sentence])),
    problems: found.flatMap((file) => file.problems),
  };
}

/** What is wrong with a translation: sentences without one, ones that are no more, places that do not agree. */
export function compare(bundle, translation) {
  const places = (text) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join();
  return [
    ...Object.keys(bundle)
      .filter((key) => !(key in translation))
      .map((key) => `missing: ${key}`),
    ...Object.keys(translation)
      .filter((key) => !(key in bundle))
      .map((key) => `no longer said: ${key}`),
    ...Object.entries(translation)
      .filter(([key, text]) => places(key) !== places(text))
      .map(([key]) => `places: ${key}`),
  ];
}

function isSaying(callee) {
  if (ts.isIdentifier(callee)) return callee.text === 'say';
  return (
    ts.isPropertyAccessExpression(callee) && callee.name.text === 't' && callee.expression.getText().endsWith('l10n')
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bundle, problems } = collect();
  const path = join(root, 'l10n/bundle.l10n.json');
  if (!process.argv.includes('--check')) writeFileSync(path, `${JSON.stringify(bundle, null, 2)}\n`);
  for (const name of readdirSync(join(root, 'l10n')).filter((file) => /^bundle\.l10n\..+\.json$/.test(file))) {
    const translation = JSON.parse(readFileSync(join(root, 'l10n', name), 'utf8'));
    problems.push(...compare(bundle, translation).map((problem) => `l10n/${name}: ${problem}`));
  }
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
