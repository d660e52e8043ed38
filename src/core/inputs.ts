// What sections are made from, by name: what counts of it, what a request shows of it, and how much of that fits.
import { hash } from '../documents/hash.ts';
import { isDecisionReview } from '../documents/speckit/decision/reviewTasks.ts';
import { bodyOf, type MarkdownDocument } from '../documents/document.ts';
import { fairLimit } from '../documents/text.ts';
import { changedParts, fieldsOf, hashesOfParts, inputOfPart, usesAll, type Parts, type Uses } from './parts.ts';
import type { RunState } from './run.ts';
import type { Artifact, Workflow } from './workflow.ts';

/** A text that sections can be made from. */
export interface Input {
  /** What makes a section stale when it changes. */
  readonly counts: string;
  /** What a request shows. */
  readonly shown: string;
  /** What it says one a line, by ids that others rest on: shown where there is no room for all of it. */
  readonly brief?: readonly string[];
  /** What of it counts by itself. */
  readonly parts?: Parts;
}

export type Inputs = ReadonlyMap<string, Input>;

/** What the workflow and the user give, beside the artifacts themselves. */
export function providedInputs({ inputs, shows, briefs, parts }: Workflow, { facts, idea }: RunState): Inputs {
  const known = { ...facts, idea: idea?.text ?? '' };
  const shown = shows?.(known) ?? {};
  const brief = briefs?.(known) ?? {};
  const inParts = parts?.(known) ?? {};
  const given = Object.entries(inputs?.(known) ?? {}).map(([name, counts]): readonly [string, Input] => [
    name,
    {
      ...{ counts, shown: shown[name] ?? counts },
      ...(brief[name] ? { brief: brief[name] } : {}),
      ...(inParts[name] ? { parts: inParts[name] } : {}),
    },
  ]);
  const said = [idea?.text ?? '', ...(idea?.references ?? []).map(({ name, text }) => `${name}\n${text}`)].join('\n\n');
  return new Map([[ideaInput, { counts: said, shown: said }], ...given]);
}

/** Which parts of its inputs something rests on. What says nothing may need all of them. */
export function usesOf(
  { workflow, state }: { readonly workflow: Workflow; readonly state: () => RunState },
  made: { readonly artifact: string; readonly heading: string; readonly text: string },
): Uses {
  return (made.text.trim() !== '' && workflow.uses?.(made, state().facts)) || usesAll;
}

/** The input that an artifact is made from which names none. */
const ideaInput = 'idea';

/** The names of what a section is made from. */
export function needsOf(artifact: Artifact, heading: string, facts: RunState['facts']): readonly string[] {
  return artifact.needs?.(heading, facts) ?? [ideaInput];
}

/** The name by which a section of an artifact is an input; without a heading, a file as a whole. */
export function artifactInput(file: string, heading = ''): string {
  return `artifact:${file}#${heading}`;
}

/**
 * The sections of an artifact as inputs for others. What is done of a list of tasks changes none of them; from what the code
 * adds for decisions that nobody has confirmed nothing is made.
 */
export function sectionInputs(file: string, document: MarkdownDocument): Inputs {
  return new Map(
    document.sections
      .filter(({ title, depth }) => depth > 1 && !isDecisionReview(title))
      .map((section) => {
        const shown = bodyOf(document, section);
        const counts = shown.replace(/\r\n/g, '\n').replace(/^(\s*[-*+]\s+)\[[xX]\]/gm, '$1[ ]');
        const parts = fieldsOf(counts);
        return [artifactInput(file, section.key), { counts, shown, ...(parts ? { parts } : {}) }];
      }),
  );
}

/** The names of the inputs that patterns name, in the order of the patterns, each once. */
export function matched(patterns: readonly string[], inputs: Inputs): readonly string[] {
  const found = patterns.flatMap((pattern) => {
    if (!pattern.endsWith('*')) return inputs.has(pattern) ? [pattern] : [];
    const start = pattern.slice(0, -1);
    return [...inputs.keys()].filter((name) => name.startsWith(start));
  });
  return [...new Set(found)];
}

/** Hashes of what counts, by name; of an input in parts, of those that are used. */
export function hashesOf(
  names: readonly string[],
  inputs: Inputs,
  uses: Uses = usesAll,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const input = inputs.get(name);
      return input?.parts ? hashesOfParts(name, input.parts, uses) : [[name, hashOf(input)] as const];
    }),
  );
}

/** Many sections are made from the same inputs: each is hashed once. */
const known = new WeakMap<Input, string>();

function hashOf(input: Input | undefined): string {
  if (!input) return hash('');
  const digest = known.get(input) ?? hash(input.counts);
  known.set(input, digest);
  return digest;
}

/** Names of the inputs that are others than those that something was made from: changed, new, or gone. */
export function changedInputs(
  made: Readonly<Record<string, string>>,
  needs: readonly string[],
  inputs: Inputs,
): readonly string[] {
  const now = matched(needs, inputs);
  const changed = now.flatMap((name) => {
    const input = inputs.get(name);
    if (!Object.hasOwn(made, name)) return [name];
    if (input?.parts) return changedParts(name, input.parts, hashOf(input), made);
    return made[name] === hashOf(input) ? [] : [name];
  });
  // What is still there and only not needed any more is no reason to make anything anew.
  const gone = Object.keys(made).filter((name) => !inputs.has(name) && !inputs.has(inputOfPart(name)));
  return [...changed, ...gone];
}

/** Inputs as a request shows them. */
export interface ShownInputs {
  readonly text: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Names of those that are not shown whole. */
  readonly shortened: readonly string[];
}

/** Shows inputs within a number of characters: the longest are shortened, all to the same length. */
export function showInputs(names: readonly string[], inputs: Inputs, most: number): ShownInputs {
  const texts = names
    .map((name) => ({ name, text: inputs.get(name)?.shown.trim() ?? '' }))
    .filter(({ text }) => text !== '');
  const limit = fairLimit(
    texts.map(({ text }) => text.length),
    most,
  );
  const shown = texts.map(({ name, text }) => ({
    name,
    text: cutToBrief(text, limit, inputs.get(name)?.brief ?? []),
    isCut: text.length > limit,
  }));
  return {
    text: shown.map(({ name, text }) => `<input name="${attribute(name)}">\n${quoted(text)}\n</input>`).join('\n\n'),
    texts: Object.fromEntries(shown.map(({ name, text }) => [name, text])),
    shortened: shown.filter(({ isCut }) => isCut).map(({ name }) => name),
  };
}

/** A text cut at the end of a line, with a word on how much is left out. */
export function cutTo(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const line = head.lastIndexOf('\n');
  const kept = (line > limit * 0.8 ? head.slice(0, line) : head).toWellFormed();
  return `${kept}\n[… ${text.length - kept.length} characters left out]`;
}

/** In characters: of a line in brief. */
const briefLine = { least: 24, most: 240 };
/** In characters: a beginning that is shorter says nothing. */
const leastBeginning = 200;

/** A text cut so that what it says one a line stays, each line as long as there is room for; then its beginning. */
function cutToBrief(text: string, limit: number, brief: readonly string[]): string {
  if (text.length <= limit || brief.length === 0) return cutTo(text, limit);
  const fair = Math.floor(limit / brief.length) - 1;
  const most = Math.max(briefLine.least, Math.min(briefLine.most, fair));
  const lines = brief.map((line) => (line.length <= most ? line : `${line.slice(0, most - 1).toWellFormed()}…`));
  const told = `[shortened; in brief:]\n${lines.join('\n')}`;
  const room = limit - told.length;
  return room < leastBeginning ? told : `${cutTo(text, room)}\n${told}`;
}

/** Keeps a text from ending the place that it stands in. */
function quoted(text: string): string {
  return text.replace(/<(\/?)(input)\b/gi, '<\u200b$1$2');
}

function attribute(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/[<>"]/g, '’');
}
