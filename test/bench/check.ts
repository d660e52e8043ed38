// What a check costs: beside a bare parse of the same documents, cold and with all loaded, again after an edit, as
// documents and tasks grow, and in memory. The documents are those of real projects; what grows is made.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createCheckers } from '../../src/adapters/checkers/checkers.ts';
import { checkPlans } from '../../src/app/check.ts';
import { createCheckSession, type CheckHost } from '../../src/app/check/session.ts';
import { parseDocument } from '../../src/documents/document.ts';
import { parseMarkdown } from '../../src/documents/markdown.ts';
import { rules } from '../../src/rules/index.ts';
import { MemoryFiles } from '../fakes/memoryFiles.ts';
import { fakeSettings } from '../fakes/settings.ts';
import { copiedTexts } from '../fixtures/real/real.ts';
import { median, row, type Row } from './report.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 3;
const never = new AbortController().signal;

/** The rows of this part of the report. */
export async function measureCheck(): Promise<readonly Row[]> {
  const corpus = realCorpus();
  const texts = [...corpus.values()];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const host = () => hostOf(corpus);
  // Once each without counting: the checkers and the compiler load what they need.
  await checkPlans(host(), {}, never);
  const parse: number[] = [];
  const check: number[] = [];
  for (let round = 0; round < rounds; round++) {
    parse.push(await time(() => texts.forEach((text) => parseMarkdown(text))));
    check.push(await time(() => checkPlans(host(), {}, never)));
  }
  return [
    row('real documents in a check', texts.length, 'at least', 100),
    row('KB of them', Math.round(bytes / 1024)),
    row('bare parse of them, ms of CPU', median(parse)),
    row('check of them beside their bare parse, all loaded, times', median(check) / median(parse), 'at most', 2.5),
    ...(await measureCold(corpus)),
    ...(await measureRecheck()),
    ...(await measureGrowth()),
    ...(await measureMemory()),
  ];
}

/** `planner check` in a process of its own, with all that it loads, beside a process that only parses. */
async function measureCold(corpus: ReadonlyMap<string, string>): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  try {
    for (const [path, text] of corpus) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const parse: number[] = [];
    const check: number[] = [];
    for (let round = 0; round < rounds; round++) {
      parse.push(spentBy(['--import', join(root, 'test/loader.mjs'), join(import.meta.dirname, 'parse.ts'), folder]));
      check.push(spentBy(['--import', reportSpent, join(root, 'dist/cli.js'), 'check', '--workspace', folder]));
    }
    return [
      row('cold bare parse of them, ms of CPU', median(parse)),
      row('cold “planner check” of them beside that, times', median(check) / median(parse), 'at most', 2.5),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints at the end of a process what it took: `spent N`, in ms of CPU, and `held N`, the most memory, in MB. */
const reportSpent = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); console.error(`spent ${(user + system) / 1000}\\nheld ${process.resourceUsage().maxRSS / 1024}`); });",
)}`;

function spentBy(args: readonly string[], what: 'spent' | 'held' = 'spent'): number {
  const { stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const spent = new RegExp(`^${what} ([\\d.]+)$`, 'm').exec(stderr)?.[1];
  if (spent === undefined) throw new Error(`A process of the benchmark ended with ${status}: ${stderr.slice(0, 500)}`);
  return Number(spent);
}

/** Checks an edited document of 50 KB again, beside a parse of the whole of it. */
async function measureRecheck(): Promise<readonly Row[]> {
  const path = 'specs/001-large/spec.md';
  let text = '';
  for (let index = 0; text.length < 50_000; index++) text += specPart(index);
  text = `# Large\n\n${text}`;
  const host = hostOf(new Map());
  host.ports.files.texts.set(path, text);
  const session = createCheckSession(() => host);
  await session.check({}, never);
  const full: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < 21; round++) {
    const at = text.indexOf('The service', (round * 2_300) % 45_000);
    text = `${text.slice(0, at)}The new ${round} ${text.slice(at)}`;
    host.ports.files.texts.set(path, text);
    again.push(await time(() => session.recheck(path, never)));
    full.push(await time(() => parseDocument(path, text)));
  }
  return [
    row('parse of a document of 50 KB, ms', median(full)),
    row('recheck of it after an edit beside that, times', median(again) / median(full), 'at most', 0.3),
  ];
}

/** How the time grows: a slope of 1 is linear. */
async function measureGrowth(): Promise<readonly Row[]> {
  const documents = await slopeOfCheck([1, 10, 100, 1000], (count) =>
    hostOf(features(Array.from({ length: count }, (_, index) => `# Feature ${index}\n\n${specPart(index)}`))),
  );
  const sizes = [10, 100, 1000];
  const size = await slopeOfCheck(sizes, (count) => hostOf(features([largeDocument(count * 1024)])));
  // The parser itself is not linear in one document: what counts is that the rules add nothing to it.
  const bare = await slope(sizes, (count) => {
    const text = largeDocument(count * 1024);
    return () => Promise.resolve(parseMarkdown(text));
  });
  const tasks = await slopeOfCheck([10, 100, 1000, 10_000], (count) => hostOf(features([taskList(count)])));
  return [
    row('slope from 1 to 1,000 documents', documents, 'at most', 1.15),
    row('slope from 10 to 10,000 tasks', tasks, 'at most', 1.15),
    row('slope from 10 to 1,000 KB of one document', size),
    row('slope from 10 to 1,000 KB of one document, bare parse', bare),
    row('slope from 10 to 1,000 KB of one document, more than its bare parse', size - bare, 'at most', 0.15),
  ];
}

function slopeOfCheck(sizes: readonly number[], host: (size: number) => CheckHost): Promise<number> {
  return slope(sizes, (size) => {
    const one = host(size);
    return () => checkPlans(one, {}, never);
  });
}

/** The slope between the last two decades, where what is constant no longer counts. */
async function slope(sizes: readonly number[], workOf: (size: number) => () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const size of sizes) {
    const work = workOf(size);
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) rounds.push(await time(work));
    times.push(Math.min(...rounds));
  }
  const [before = 1, last = 1] = times.slice(-2);
  return Math.log10(last / before);
}

/** A document of 1 MB is checked, one of 20 MB is refused. */
async function measureMemory(): Promise<readonly Row[]> {
  let text = '# Large\n\n';
  for (let index = 0; text.length < 1024 * 1024; index++) text += specPart(index);
  const host = hostOf(features([text]));
  const { files } = await checkPlans(host, {}, never);
  const most = heldBy(text);
  const large = hostOf(features(['x'.repeat(20 * 1024 * 1024)]));
  const refused = await checkPlans(large, {}, never);
  const reasons = refused.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return [
    row(
      'documents of 1 MB that are not read',
      files.filter(({ text: read }) => read === undefined).length,
      'at most',
      0,
    ),
    row('most memory of a “planner check” of such a document, MB', most, 'at most', 1000),
    row('documents of 20 MB that are not refused', reasons.join() === 'structure/readable' ? 0 : 1, 'at most', 0),
  ];
}

/** The most memory of a check of one document in a process of its own, in MB. */
function heldBy(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  try {
    mkdirSync(join(folder, 'specs/001-large'), { recursive: true });
    writeFileSync(join(folder, 'specs/001-large/spec.md'), text);
    return spentBy(['--import', reportSpent, join(root, 'dist/cli.js'), 'check', '--workspace', folder], 'held');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A document of so many characters with what the rules look for: sections, tables, open places, links, code, comments. */
function largeDocument(length: number): string {
  const parts: string[] = [];
  for (let index = 0, size = 0; size < length; index++) {
    const extra = `See [it](#part-${index}), \`{{y}}\`.\n\n| a | b |\n|---|---|\n| TBD | <owner> |\n\n<!-- ${index} -->\n\n`;
    const part = specPart(index) + extra;
    parts.push(part);
    size += part.length;
  }
  return `# Large\n\n${parts.join('')}`;
}

interface BenchHost extends CheckHost {
  readonly ports: CheckHost['ports'] & { readonly files: MemoryFiles };
}

function hostOf(texts: ReadonlyMap<string, string>): BenchHost {
  const files = new MemoryFiles(Object.fromEntries(texts));
  return { rules, ports: { files, checkers: createCheckers(), settings: fakeSettings() } };
}

/** Features of five documents. */
function features(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text, index) => [`specs/${String((index / 5) | 0).padStart(3, '0')}-f/d${index}.md`, text]),
  );
}

/** The first hundred documents of the copied projects, whole features, as if they stood in one repository. */
function realCorpus(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const documents = [...copiedTexts('.md')].filter(([, text]) => !text.includes('\0'));
  // The largest project first: its documents refer to each other.
  const order = (path: string) => (path.startsWith('microsoft+') ? 0 : 1);
  documents.sort(([one], [other]) => order(one) - order(other));
  for (const [path, text] of documents) {
    const below = /(?:^|\/)(specs\/.*)$/.exec(path)?.[1];
    if (below !== undefined && !found.has(below) && found.size < 100) found.set(below, text);
  }
  return found;
}

/** A section as specifications have them, about 1 KB, now and then with a diagram or a table. */
function specPart(index: number): string {
  const diagram = `\`\`\`mermaid\ngraph TD\n  a${index}([Start]) --> b{Known?}\n  b -->|yes| c[(Store)]\n  b -->|no| d([Refuse])\n\`\`\`\n\n`;
  const table = `| Name | Kind | Meaning |\n|---|---|---|\n| id${index} | string | The key of the \`order\` |\n| total | number | In cents |\n\n`;
  return [
    `## ${index}. Orders of kind ${index}\n\n`,
    `The service takes an order of kind ${index} and **stores** it with its \`id\`, as [the model](#model) says. `,
    'A second order with the same key is refused with a message that names the first one and when it came.\n\n',
    `### Requirements ${index}\n\n`,
    `- **FR-${index}01**: The service must refuse an order without a total within 200 ms.\n`,
    `- **FR-${index}02**: The service must keep every order for 30 days, then remove it.\n`,
    `  - An order that is disputed stays until the dispute ends.\n`,
    `- **FR-${index}03**: A user can read the orders of the own account, and no others.\n\n`,
    `1. **Given** an order, **When** it is sent twice, **Then** the second is refused.\n`,
    `2. **Given** no total, **When** it is sent, **Then** the reply is 422.\n\n`,
    index % 8 === 0 ? diagram : '',
    index % 3 === 0 ? table : '',
  ].join('');
}

function taskList(count: number): string {
  const tasks = Array.from(
    { length: count },
    (_, index) =>
      `- [ ] T${String(index + 1).padStart(3, '0')} [P] Write the test of order ${index} in src/order${index}.ts\n`,
  );
  const parts: string[] = [];
  for (let at = 0; at < count; at += 50)
    parts.push(`## Phase ${at / 50 + 1}\n\n${tasks.slice(at, at + 50).join('')}\n`);
  return `# Tasks\n\n${parts.join('')}`;
}

/** What a piece of work takes, in ms of CPU: others on the machine do not count. */
async function time(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
