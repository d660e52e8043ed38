// What the plans view and the index of ids cost: reads before anything is shown, and how the work grows.
import { findPlanFolders } from '../../src/app/plans/folders.ts';
import { createPlanSets } from '../../src/app/planSets.ts';
import { parseDocument } from '../../src/documents/document.ts';
import { indexOf } from '../../src/documents/ids/idIndex.ts';
import { planRename } from '../../src/documents/ids/rename.ts';
import { reparseDocument } from '../../src/documents/reparse.ts';
import type { DocumentSet } from '../../src/documents/documentSet.ts';
import { MemoryFiles } from '../fakes/memoryFiles.ts';
import { fakeSettings } from '../fakes/settings.ts';
import { median, row, type Row } from './report.ts';

const rounds = 5;
const never = new AbortController().signal;
const names = ['spec', 'plan', 'tasks', 'research', 'data-model', 'quickstart', 'dependencies', 'security-plan'];
const path = 'specs/001-large/tasks.md';

/** Counts the documents that are read. */
class CountedFiles extends MemoryFiles {
  reads = 0;
  override read(file: string): Promise<string | undefined> {
    if (file.endsWith('.md')) this.reads += 1;
    return super.read(file);
  }
}

/** The rows of this part of the report. */
export async function measurePlans(): Promise<readonly Row[]> {
  const texts: Record<string, string> = {};
  for (let feature = 0; feature < 125; feature++) {
    for (const name of names)
      texts[`specs/${String(feature).padStart(3, '0')}-x/${name}.md`] = `# ${name}\n\n${feature}\n`;
  }
  const files = new CountedFiles(texts);
  const ports = { files, settings: fakeSettings() };
  const listing: number[] = [];
  for (let round = 0; round < rounds; round++) {
    files.reads = 0;
    listing.push(await time(async () => void (await findPlanFolders(ports, never))));
  }
  const readsOfListing = files.reads;
  files.reads = 0;
  await createPlanSets(() => ports).read('specs/060-x/spec.md', never);
  const readsOfOne = files.reads;
  return [
    row('artifacts in the plans view', Object.keys(texts).length, 'at least', 1000),
    row('documents read before all of its folders are shown', readsOfListing, 'at most', 0),
    row('listing them, in memory, ms', median(listing)),
    row('documents read when one folder is opened', readsOfOne, 'at most', names.length),
    ...(await measureIndex()),
  ];
}

async function measureIndex(): Promise<readonly Row[]> {
  const small = await measureSize(1_000);
  const large = await measureSize(10_000);
  return [
    row('parse of 10,000 tasks, ms', large.parse),
    row('index of them beside that, times', large.index / large.parse, 'at most', 1.5),
    row('index of 10,000 tasks beside 1,000, times', large.index / small.index, 'at most', 20),
    row('1,000 look-ups of ids and places among 10,000 tasks, ms', large.lookUps),
    row('the same beside 1,000 tasks, times', large.lookUps / small.lookUps, 'at most', 15),
    row(
      'index again after one letter, beside the first time, times',
      large.again / (large.parse + large.index),
      'at most',
      1,
    ),
    row('renaming one of 10,000 tasks, ms', large.rename),
  ];
}

async function measureSize(count: number) {
  const id = (at: number) => `T${String(at).padStart(5, '0')}`;
  const lines = Array.from(
    { length: count },
    (_, at) => `- [ ] ${id(at + 1)} Do it (depends on ${id(Math.max(1, at))})`,
  );
  // In phases of a hundred tasks, as plans have them.
  const text = `# Tasks: Large\n\n${lines.map((line, at) => (at % 100 === 0 ? `\n## Phase ${at / 100 + 1}\n\n${line}` : line)).join('\n')}\n`;
  const found = {
    parse: [] as number[],
    index: [] as number[],
    lookUps: [] as number[],
    again: [] as number[],
    rename: [] as number[],
  };
  for (let round = 0; round < 3; round++) {
    let document = parseDocument(path, '');
    found.parse.push(await time(() => void (document = parseDocument(path, text))));
    const set = setOf(document);
    found.index.push(await time(() => void indexOf(set).defined()));
    const index = indexOf(set);
    found.lookUps.push(
      await time(() => {
        for (let at = 0; at < 1_000; at++) {
          const key = `T-${1 + ((at * 7) % count)}`;
          const place = index.definition(key)?.name.start ?? 0;
          if (index.at(path, place)?.key !== key || index.mentions(key).length === 0)
            throw new Error(`${key} was not found.`);
        }
      }),
    );
    found.again.push(
      await time(() => void indexOf(setOf(reparseDocument(document, text.replace('Do it', 'Do them')))).defined()),
    );
    found.rename.push(
      await time(() => {
        if (planRename(set, 'T-500', 'T99999').kind === 'refused') throw new Error('The renaming was refused.');
      }),
    );
  }
  const { parse, index, lookUps, again, rename } = found;
  return {
    parse: median(parse),
    index: median(index),
    lookUps: median(lookUps),
    again: median(again),
    rename: median(rename),
  };
}

function setOf(document: DocumentSet['documents'][number]): DocumentSet {
  return { folder: 'specs/001-large', documents: [document], files: [], exists: () => undefined };
}

async function time(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
