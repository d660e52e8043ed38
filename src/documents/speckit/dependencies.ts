// What a task waits for, as people write it into the task: `(depends on T012, T014)`, `Dependencies: T001–T003`, `依赖：T001`.
import { keysOf, referencesIn, type IdReference } from './ids.ts';

const names = [
  String.raw`depend(?:s|ent|ing)?\s+(?:up)?on|dependenc(?:y|ies)|blocked\s+by|requires?|prerequisites?`,
  String.raw`abh\u00e4ngig\s+von|h\u00e4ngt\s+ab\s+von|abh\u00e4ngigkeit(?:en)?|depende\s+de|dependencias?|depend\u00eancias?`,
  String.raw`d\u00e9pend\s+de|d\u00e9pendances?|\u4f9d\u8d56\u4e8e?|\u4f9d\u8cf4\u65bc?|\u524d\u7f6e(?:\u4efb\u52a1|\u4efb\u52d9)?|\u4f9d\u5b58(?:\u95a2\u4fc2|\u5148)?`,
  String.raw`\uc758\uc874(?:\uc131)?|\uc120\ud589(?: \uc791\uc5c5)?|\u0437\u0430\u0432\u0438\u0441\u0438\u0442 \u043e\u0442|\u0437\u0430\u0432\u0438\u0441\u0438\u043c\u043e\u0441\u0442[\u044c\u0438]`,
].join('|');
const keyword = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${names})[\s*_]*:?[\s*_]*`, 'giu');
const firstGap = /^(?:[\s*_`[(:]|the\b|all\b|of\b|both\b|tasks?\b|completion\b|completed\b)*$/i;
const gap =
  /^(?:[\s*_`~[\],;\u3001&+/]|\([^()]{0,200}\)|\b(?:and|und|y|e|et|plus|tasks?)\b|[\u548c\u8207\u4e0e\u53ca\u3068]|\ubc0f|\u0438)*$/iu;

/** The tasks that a task's text names as what it depends on. Offsets count in the text. */
export function dependenciesIn(text: string, own: string): readonly IdReference[] {
  const found: IdReference[] = [];
  for (const match of text.matchAll(keyword)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (/(?:\b(?:not|no|never|longer|without)|n't)\s+$|["\u201c]$/i.test(before) || isOfAnother(before, own)) continue;
    const from = match.index + match[0].length;
    let end = 0;
    const rest = text.slice(from, from + 1500).split(/\r?\n\s*\r?\n/)[0] ?? '';
    for (const reference of referencesIn(rest)) {
      const between = rest.slice(end, reference.start);
      if (reference.family !== 'T' || !(end === 0 ? firstGap : gap).test(between)) break;
      if (between.includes(';') && isSentence(rest.slice(reference.end))) break;
      found.push({ ...reference, start: reference.start + from, end: reference.end + from });
      end = reference.end;
    }
  }
  return found;
}

/** `T005; T019 and T018 touch the same file`: what stands behind the semicolon is told of them, nobody waits for them. */
function isSentence(behind: string): boolean {
  return /^(?:[\s,&/+*_`]|\b(?:and|und|y|e|et|or|oder)\b|T(?:ASK)?-?\d[\w.-]*)*\s+\p{L}{2}/u.test(behind);
}

/** `T005 depends on T004`, said in the text of T004. */
function isOfAnother(before: string, own: string): boolean {
  const subject = referencesIn(before).findLast(({ family }) => family === 'T');
  if (subject === undefined || subject.key === own) return false;
  return /^[\s*_`)]*(?:also |both |then )?$/i.test(before.slice(subject.end));
}

/** A task in the graph of dependencies. */
export interface Dependent {
  readonly key: string;
  readonly dependencies: readonly IdReference[];
}

/** Circles among tasks, each as the keys on the way, the first task of the list first. No task is in two of them. */
export function circlesOf(tasks: readonly Dependent[]): readonly (readonly string[])[] {
  const edges = new Map(tasks.map(({ key, dependencies }) => [key, [...keysOf(dependencies)]]));
  const state = new Map<string, 'open' | 'done'>();
  const found: (readonly string[])[] = [];
  for (const { key } of tasks) {
    if (state.has(key)) continue;
    const way: { readonly key: string; next: number }[] = [{ key, next: 0 }];
    state.set(key, 'open');
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = edges.get(top.key)?.[top.next++];
      if (next === undefined) {
        state.set(top.key, 'done');
        way.pop();
      } else if (state.get(next) === 'open') {
        found.push(way.slice(way.findIndex((step) => step.key === next)).map((step) => step.key));
      } else if (!state.has(next) && edges.has(next)) {
        state.set(next, 'open');
        way.push({ key: next, next: 0 });
      }
    }
  }
  return found;
}
