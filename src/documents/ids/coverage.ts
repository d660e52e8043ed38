// Which tasks and which tests name a requirement, a criterion, a story or a decision.
import type { DocumentSet } from '../documentSet.ts';
import { keysOf, referencesIn } from '../speckit/ids.ts';
import { kindOf } from '../speckit/kind.ts';
import { outlineOf } from '../speckit/outline.ts';
import { readable, spanOf, type Span } from '../speckit/readable.ts';
import { remember } from '../speckit/remember.ts';
import { readTasks, type FeatureTask } from '../speckit/tasks.ts';
import { isOfAnother } from './foreign.ts';

export interface Covering {
  readonly path: string;
  readonly span: Span;
  /** Of a task; empty for a line of the testing strategy. */
  readonly id: string;
  readonly title: string;
  readonly isTest: boolean;
  readonly isDone: boolean;
}

/** What names each id, by key. Nothing where no task of the set names any. */
export const coverageOf = remember((set: DocumentSet): ReadonlyMap<string, readonly Covering[]> => {
  const found = new Map<string, Covering[]>();
  const add = (keys: Iterable<string>, one: Covering): void => {
    for (const key of keys) {
      const own = found.get(key);
      if (own) own.push(one);
      else found.set(key, [one]);
    }
  };
  for (const document of set.documents) {
    const kind = kindOf(document);
    if (kind === 'tasks') {
      for (const task of readTasks(document).tasks) {
        const own = task.references.filter((one) => one.family !== 'T' && !isOfAnother(task.body, one, document.path));
        const keys = keysOf(own);
        const { id, title, span, state } = task;
        const one = { path: document.path, span, id, title, isTest: isTest(task), isDone: state === 'done' };
        add(new Set([...keys, ...task.stories]), one);
      }
    }
    if (kind === 'testing-strategy') {
      const source = readable(document);
      for (const entry of outlineOf(document)) {
        if (entry.kind === 'heading') continue;
        const span = spanOf(source, entry.start, entry.end);
        const text = source.prose.slice(entry.start, entry.end);
        const keys = keysOf(referencesIn(text));
        add(keys, { path: document.path, span, id: '', title: text.trim(), isTest: true, isDone: false });
      }
    }
  }
  return found;
});

const testPath =
  /(?:^|\/)(?:tests?|__tests__|e2e|specs?)\/|(?:^|\/)test_[^/]*$|[._-](?:test|spec|tests)\.[a-z]+$|Tests?\.[a-z]+$/;
const testWord =
  /(?<!\p{L})(?:tests?|testing|prueba|pruebas|testes?|\u0442\u0435\u0441\u0442\p{L}*)(?!\p{L})|\u6d4b\u8bd5|\u6e2c\u8a66|\u30c6\u30b9\u30c8|\ud14c\uc2a4\ud2b8/iu;

/** A task that writes a test: its title says so, or all of its files are tests. */
export function isTest({ title, paths }: Pick<FeatureTask, 'title' | 'paths'>): boolean {
  const files = paths.filter((path) => /\.\w+$/.test(path));
  return (files.length > 0 && files.every((path) => testPath.test(path))) || testWord.test(title.slice(0, 80));
}
