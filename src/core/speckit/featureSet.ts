// A feature's folder as it stands on disk, parsed and judged by the rules, with what belongs to it beside the folder.
import { parseDocument, type MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet, PlanFile } from '../../documents/documentSet.ts';
import type { Finding } from '../../documents/finding.ts';
import { readIgnores } from '../../documents/ignore.ts';
import { lockName } from '../provenance.ts';
import { PlannerError } from '../error.ts';
import { judge, judgeFile, runRules, type Policy } from '../findings.ts';
import { collectVerdicts } from '../framing.ts';
import type { Ports } from '../ports.ts';
import type { Rule } from '../rule.ts';
import type { FeaturePlace } from './facts.ts';
import { below } from './projects.ts';

/** Larger files are not read: no reviewer takes them. In UTF-16 units. */
const largest = 1_000_000;

/** Reads the Markdown and the contracts of the folder, the constitution and the log of decisions. */
export async function readFeatureSet(
  files: Ports['files'],
  { folder, project }: FeaturePlace,
  signal: AbortSignal,
): Promise<DocumentSet> {
  const isEntered = (path: string) => !/\/(?:node_modules|\.git)$/.test(path);
  const found = await files.walk(folder, isEntered, signal);
  const memory = ['constitution.md', 'technical-decisions-log.json'].map((name) =>
    below(project, `.specify/memory/${name}`),
  );
  const documents: MarkdownDocument[] = [];
  const others: PlanFile[] = [];
  for (const path of [...found, ...memory]) {
    signal.throwIfAborted();
    if (path.endsWith(`/${lockName}`)) continue;
    const text = await textOf(files, path);
    if (text === undefined || text.length > largest) continue;
    if (/\.md$/i.test(path)) documents.push(parseDocument(path, text));
    else if (isPlain(path)) others.push({ path, text });
  }
  return { folder, documents, files: others, exists: () => undefined };
}

/** What the rules say of the files of the folder itself, hints left out. */
export async function judgeFeatureSet(
  set: DocumentSet,
  rules: readonly Rule[],
  { checkers, settings }: Pick<Ports, 'checkers' | 'settings'>,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const policy: Policy = { rules, ...(settings.rules ? { severities: settings.rules } : {}) };
  const found: Finding[] = [];
  const own = (path: string) => path.startsWith(`${set.folder}/`);
  // The rules look at each other's documents: all of them without their comments.
  const readables = set.documents.map((document) => readIgnores(document));
  const views: DocumentSet = { ...set, documents: readables.map(({ view }) => view) };
  for (const readable of readables.filter(({ document }) => own(document.path))) {
    signal.throwIfAborted();
    const verdicts = await collectVerdicts(readable.view, checkers, signal);
    found.push(...judge(readable, runRules(readable, verdicts, views, policy), policy).findings);
  }
  for (const file of set.files.filter(({ path }) => own(path))) {
    found.push(...judgeFile(file, await collectVerdicts(file, checkers, signal), views, policy));
  }
  return found.filter(({ severity }) => severity !== 'info');
}

async function textOf(files: Ports['files'], path: string): Promise<string | undefined> {
  try {
    return await files.read(path);
  } catch (error) {
    if (!PlannerError.is(error) || error.kind === 'workspace.none') throw error;
    return undefined;
  }
}

function isPlain(path: string): boolean {
  return /\.(?:json|ya?ml|graphqls?|gql|proto)$/i.test(path);
}
