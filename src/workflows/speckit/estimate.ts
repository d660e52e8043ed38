// What the rest of a run will cost, about: requests and tokens, from the sizes of what it is made from.
import type { Facts } from '../../core/workflow.ts';
import { analysisOf, type InterfaceKind } from './analysis.ts';
import { groupsOf } from './groups.ts';
import { inputsOf } from './inputs.ts';
import { contractNeeds } from './needs.ts';
import { artifacts } from './artifacts.ts';
import type { ArtifactId } from './wanted.ts';

/** Requests, and tokens both ways. */
export interface Cost {
  readonly requests: number;
  readonly tokens: number;
}

/** What writing these documents and looking over them will cost. */
export function costOf(ids: readonly ArtifactId[], facts: Facts): Cost {
  const texts = new Map(Object.entries(inputsOf(facts)).map(([name, text]) => [name, tokensOf(text)]));
  const read = (names: readonly string[]): number =>
    sumOf(matching(names, [...texts.keys()]), (name) => texts.get(name));
  const later = (names: readonly string[]): number => sumOf([...new Set(names)], (name) => outcomeOf(name, ids, facts));
  const repository = tokensOf(JSON.stringify(facts['repository'] ?? ''));
  const each = ids.map((id): Cost => {
    if (id === 'contracts') {
      const files = Math.max(1, filesOf(facts));
      const names = contractNeeds(facts);
      const all = read(['spec:*', 'analysis:*', 'decision:*']);
      const one = fixed + read(names) + later(names) + contractTokens;
      return { requests: files + 1, tokens: fixed + all + files * one };
    }
    const artifact = artifacts.find((one) => one.id === id);
    const groups = groupsOf(id, facts);
    let before = 0;
    const tokens = groups.map(({ headings, lines, facts: carried }) => {
      const names = headings.flatMap((heading) => artifact?.needs?.(heading, facts) ?? []);
      const written = lines * tokensPerLine;
      const carries = carried?.includes('repository') ? repository : 0;
      const cost = fixed + read(names) + later(names) + carries + before + written;
      // A later request of the same document is shown what the earlier ones wrote.
      before += written;
      return cost;
    });
    return { requests: groups.length, tokens: sumOf(tokens, (one) => one) };
  });
  // One more looks over them all, and reads what they say.
  const looked = fixed + sumOf(ids, (id) => lengthOf(id, facts)) + read(['spec:*']);
  return {
    requests: sumOf(each, ({ requests }) => requests) + 1,
    tokens: Math.round(sumOf(each, ({ tokens }) => tokens) + looked),
  };
}

/** What so many plans will cost: nothing else is made for each approach. */
export function costOfPlans(count: number, facts: Facts): Cost {
  const { requests, tokens } = costOf(['plan'], facts);
  return { requests: requests * count, tokens: tokens * count };
}

/** Tokens of a request beside its inputs. */
const fixed = 3000;
const contractTokens = 2500;
const tokensPerLine = 22;

/**
 * About how many tokens a text is: between what models of today count and the most that a text can be. Letters of the
 * alphabets of China, Japan and Korea are a token each, and more.
 */
function tokensOf(text: string): number {
  let tokens = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    tokens += unit < 0x80 ? 0.4 : unit < 0x800 ? 0.9 : 1.6;
  }
  return tokens;
}

/** What a document will come to, in tokens. */
function lengthOf(id: ArtifactId, facts: Facts): number {
  if (id === 'contracts') return Math.max(1, filesOf(facts)) * contractTokens;
  return sumOf(groupsOf(id, facts), ({ lines }) => lines * tokensPerLine);
}

/** What a section that is not written yet will come to, where it is one of these documents: as much as the others of it. */
function outcomeOf(name: string, ids: readonly ArtifactId[], facts: Facts): number {
  const [, file = '', heading = ''] = /^artifact:([^#/*]+)(?:[/*]|\.md#)(.*)$/.exec(name) ?? [];
  const id = ids.find((one) => one === file);
  if (id === undefined) return 0;
  const all = lengthOf(id, facts);
  if (id === 'contracts' || heading.endsWith('*')) return all;
  return (
    all /
    Math.max(
      1,
      sumOf(groupsOf(id, facts), ({ headings }) => headings.length),
    )
  );
}

/** The names that others or patterns with a `*` at their end name, each once. */
function matching(wanted: readonly string[], names: readonly string[]): readonly string[] {
  return names.filter((name) =>
    wanted.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one)),
  );
}

function sumOf<T>(members: readonly T[], of: (member: T) => number | undefined): number {
  return members.reduce((sum, member) => sum + (of(member) ?? 0), 0);
}

/** How many contracts the interfaces will probably come to. */
function filesOf(facts: Facts): number {
  const { interfaces, external } = analysisOf(facts);
  const kinds = new Set<InterfaceKind | 'external'>(interfaces.map(({ kind }) => kind));
  if (external.length > 0) kinds.add('external');
  return kinds.size;
}
