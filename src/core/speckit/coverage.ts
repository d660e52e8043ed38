// What a review is shown instead of all texts: the outlines of the documents, and which requirement and decision is
// taken up where. Pure.
import { bodyOf, type MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { featureOf, keysNamedIn } from '../../documents/speckit/feature.ts';
import { idOf, keysOf, referencesIn } from '../../documents/speckit/ids.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import type { TechnicalDecision } from '../../documents/speckit/decision/decision.ts';

/** In characters, of all outlines together; each document and section has its share. */
const longestOutline = 24_000;
const mostSections = 40;
const mostRows = 160;

/** Each file with its headings and the beginning of each text; contracts with their size only. */
export function outlinesOf(set: DocumentSet): string {
  const documents = set.documents.filter(({ path }) => isReviewed(set, path));
  const share = Math.floor(longestOutline / Math.max(1, documents.length));
  const parts = documents.map((document) => outlineOf(document, nameIn(set, document.path), share));
  const contracts = featureOf(set).contracts.map(
    ({ path, text }) => `### ${nameIn(set, path)}\n(${text.length} characters)`,
  );
  return [...parts, ...contracts].join('\n\n');
}

/** A line for each requirement, criterion, story and decision: the tasks, tests, contracts and documents that name it. */
export function coverageOf(set: DocumentSet, decisions: readonly TechnicalDecision[]): string {
  const feature = featureOf(set);
  const spec = feature.get('spec');
  const tasks = feature.get('tasks');
  const list = tasks === undefined ? [] : readTasks(tasks).tasks;
  const tests = feature.get('testing-strategy');
  const contracts = feature.contracts.map(({ path, text }) => ({ path, keys: keysOf(referencesIn(text)) }));
  const row = (id: string, key: string, text: string): string => {
    const taken = list.filter(({ references, stories }) => stories.includes(key) || keysOf(references).has(key));
    const parts = [
      `tasks: ${
        taken
          .map((task) => task.id)
          .slice(0, 12)
          .join(', ') || 'none'
      }`,
      ...(tests === undefined ? [] : [`tests: ${keysNamedIn(tests).has(key) ? 'yes' : 'none'}`]),
      ...(contracts.length === 0
        ? []
        : [
            `contracts: ${contracts.flatMap(({ path, keys }) => (keys.has(key) ? [nameIn(set, path)] : [])).join(', ') || 'none'}`,
          ]),
    ];
    return `- ${id} (${shortened(text, 90)}) → ${parts.join('; ')}`;
  };
  const required = spec === undefined ? [] : [...readSpec(spec).requirements, ...readSpec(spec).criteria];
  const stories = spec === undefined ? [] : readSpec(spec).stories;
  const rows = [
    ...required.map(({ id, key, text }) => row(id, key, text)),
    ...stories.map(({ number, key, title }) => row(`US${number}`, key, title)),
    ...decisions.map((decision) => decisionRow(set, decision)),
  ];
  const more = rows.length > mostRows ? [`(${rows.length - mostRows} more)`] : [];
  return [...rows.slice(0, mostRows), ...more].join('\n');
}

function decisionRow(set: DocumentSet, { id, title }: TechnicalDecision): string {
  const key = idOf(id)?.key ?? id;
  const names = set.documents
    .filter((document) => isReviewed(set, document.path) && keysNamedIn(document).has(key))
    .map(({ path }) => nameIn(set, path));
  return `- ${id} (${shortened(title, 90)}) → named in: ${names.join(', ') || 'none'}`;
}

/** The name of a file within the feature's folder. */
export function nameIn({ folder }: DocumentSet, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/** Of the folder, the specification and the checklists left out: they are what is planned from. */
function isReviewed({ folder }: DocumentSet, path: string): boolean {
  return path.startsWith(`${folder}/`) && !/\/(?:spec\.md|spec\.md\.clarifications\.md|checklists\/.*)$/i.test(path);
}

function outlineOf(document: MarkdownDocument, name: string, share: number): string {
  const sections = document.sections.filter(({ depth }) => depth > 1).slice(0, mostSections);
  const line = Math.min(400, Math.max(60, Math.floor(share / Math.max(1, sections.length)) - 40));
  const lines = sections.map((section) => {
    const text = bodyOf(document, section).replace(/\s+/g, ' ').trim();
    const short = text.length > line ? `${text.slice(0, line).toWellFormed()}…` : text;
    return `- ${section.title}${short === '' ? '' : `: ${short}`}`;
  });
  return `### ${name}\n${lines.join('\n')}`;
}
