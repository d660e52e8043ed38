// What a review is shown instead of all texts: the outlines of the documents, and which requirement and decision is
// taken up where. Pure.
import { bodyOf } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { outlineOfContract } from '../../documents/speckit/contractOutline.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { featureOf, keysNamedIn } from '../../documents/speckit/feature.ts';
import { idOf, keysOf, referencesIn } from '../../documents/speckit/ids.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { readTasks, type FeatureTask } from '../../documents/speckit/tasks.ts';
import { fairLimit } from '../../documents/text.ts';
import { cutTo } from '../inputs.ts';
import type { TechnicalDecision } from '../../documents/speckit/decision/decision.ts';

/** In characters, of all documents together; what short sections do not need goes to the long ones. */
const longestOutline = 60_000;
const mostRows = 160;

/** Each file with its sections, whole where there is room for all, else the beginning of each. */
export function outlinesOf(set: DocumentSet): string {
  const documents = set.documents.filter(({ path }) => isReviewed(set, path));
  const parts = [
    ...documents.flatMap((document) =>
      document.sections
        .filter(({ depth }) => depth > 1)
        .map((section) => {
          const text = bodyOf(document, section).trim();
          return { path: document.path, title: section.title, text };
        }),
    ),
    ...featureOf(set).contracts.map(({ path, text }) => ({ path, title: '', text: inBrief(text).trim() })),
  ];
  const limit = fairLimit(
    parts.map(({ text }) => text.length),
    longestOutline,
  );
  const paths = [...new Set(parts.map(({ path }) => path))];
  return paths
    .map((path) => {
      const own = parts.filter((part) => part.path === path);
      const lines = own.map(({ title, text }) =>
        [title && `#### ${title}`, cutTo(text, limit)].filter(Boolean).join('\n'),
      );
      return `### ${nameIn(set, path)}\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

/** A long contract by its operations and schemas. */
function inBrief(text: string): string {
  return text.length > longestContract ? (outlineOfContract(text) ?? text) : text;
}

/** In characters. */
const longestContract = 6_000;

/** A line for each requirement, criterion, story and decision: the tasks, tests, contracts and documents that name it. */
export function coverageOf(set: DocumentSet, decisions: readonly TechnicalDecision[]): string {
  const feature = featureOf(set);
  const spec = feature.get('spec');
  const tasks = feature.get('tasks');
  const list = tasks === undefined ? [] : readTasks(tasks).tasks;
  const tests = feature.get('testing-strategy');
  const described = set.documents.filter(({ path }) => path.startsWith(`${set.folder}/contracts/`));
  const contracts = [...feature.contracts, ...described].map(({ path, text }) => ({
    path,
    keys: keysOf(referencesIn(text)),
  }));
  const row = (id: string, key: string, text: string): string => {
    const taken = list.filter(({ references, stories }) => stories.includes(key) || keysOf(references).has(key));
    const tested = taken.filter(isTest);
    const parts = [
      `tasks: ${namesOf(taken.map((task) => task.id))}`,
      `tests: ${namesOf([...tested.map((task) => task.id), ...(tests !== undefined && keysNamedIn(tests).has(key) ? [nameIn(set, tests.path)] : [])])}`,
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

/** Commands and tools that run tests: a task that names one makes no test. */
const running =
  /\b(?:bun|deno|npm|pnpm|yarn|node|go|cargo|dotnet|mvn|gradlew?|make|mix|swift|flutter|rake|just)\s+(?:run\s+)?(?:--)?test(?:s\b|\b)(?:[:-]\w+)*|\btest[- ](?:commands?|scripts?|runners?|frameworks?|harness|databases?|environments?)\b/gi;

/** A folder of tests that is made, or named beside the code, is none either. */
const folder = /`?(?:[\w.@-]+\/)+`?(?=[\s,;.)]|$)/g;

function isTest({ title, paths }: FeatureTask): boolean {
  const files = paths.filter((path) => !path.endsWith('/'));
  return /\btests?\b/i.test([title.replace(running, '').replace(folder, ''), ...files].join(' '));
}

const mostNames = 12;

function namesOf(names: readonly string[]): string {
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
  return `${names.slice(0, mostNames).join(', ') || 'none'}${more}`;
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

/** Of the folder, the specification, the decisions and the checklists left out: a review is shown them by themselves. */
function isReviewed({ folder }: DocumentSet, path: string): boolean {
  return (
    path.startsWith(`${folder}/`) &&
    !/\/(?:spec\.md|.*\.decisions\.md|spec\.md\.clarifications\.md|checklists\/.*)$/i.test(path)
  );
}
