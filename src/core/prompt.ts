// Renders a prompt from values and fits it into the model's input limit.
import { amount, say } from '../documents/sentence.ts';
import { PlannerError } from './error.ts';
import type { LanguageModel } from './ports.ts';
import type { Prompt } from './workflow.ts';

/** A prompt as it is sent. */
export interface RenderedPrompt {
  readonly text: string;
  /** In tokens, as the model counts. */
  readonly tokens: number;
  /** Names of the values that had to be shortened. */
  readonly shortened: readonly string[];
}

/** The names of a prompt's `{{name}}` places and of its parts, each once. */
export function placesOf(prompt: Prompt): readonly string[] {
  return [...new Set([...bodyOf(prompt).matchAll(/\{\{[#^/]?(\w+)\}\}/g)].map((match) => match[1] ?? ''))];
}

/** The names of parts that are opened and not closed, closed and not opened, or stand within another. */
export function brokenParts(prompt: Prompt): readonly string[] {
  const rest = bodyOf(prompt).replace(part, (_, _kind: string, _name: string, inner: string) => inner);
  return [...rest.matchAll(/\{\{[#^/](\w+)\}\}/g)].map((match) => match[1] ?? '');
}

/** The values that may be shortened, in the order in which they are, from the `cut:` line of the front matter. */
export function cutOrder(prompt: Prompt): readonly string[] {
  const line = /^---\r?\n(?:.*\r?\n)*?cut:(.*)\r?\n(?:.*\r?\n)*?---\r?\n/.exec(prompt.text)?.[1] ?? '';
  return line
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/**
 * Fills a prompt's places and, where the result exceeds the model's input limit, shortens the values that the prompt
 * allows to shorten. A part `{{#name}} … {{/name}}` is there only with a value of that name, `{{^name}} … {{/name}}` only
 * without one. Values are data: a value cannot close the tag that the prompt put around it.
 * `beside` is what is sent with it, such as the schema of a tool: it counts too.
 * Throws `prompt.tooLong` when what may not be shortened does not fit.
 */
export async function renderPrompt(
  prompt: Prompt,
  values: Readonly<Record<string, string>>,
  model: Pick<LanguageModel, 'countTokens' | 'maxInputTokens' | 'name'>,
  beside = '',
): Promise<RenderedPrompt> {
  const taken = beside ? await model.countTokens(beside) : 0;
  const limit = Math.floor(model.maxInputTokens * share) - taken;
  const current = new Map(Object.entries(values));
  const shortened = new Set<string>();
  const cuts = [...cutOrder(prompt)];
  // A long text is cut by its length before it is counted at all: counting a megabyte is slow in every tokenizer.
  for (const name of cuts) {
    if (shorten(current, name, Math.max(leastCharacters, limit * mostCharactersPerToken))) shortened.add(name);
  }
  for (;;) {
    const text = fill(prompt, current);
    const tokens = await model.countTokens(text);
    if (tokens <= limit) return { text, tokens: tokens + taken, shortened: [...shortened] };
    const name = cuts.find((candidate) => (current.get(candidate)?.length ?? 0) > leastCharacters);
    if (name === undefined) throw tooLong(prompt, model, tokens, limit);
    const value = current.get(name) ?? '';
    // By the share that is too much, and a little more, so that few rounds are needed.
    const excess = Math.ceil(text.length * (1 - limit / tokens) * 1.05) + 100;
    shorten(current, name, Math.max(leastCharacters, value.length - excess));
    shortened.add(name);
  }
}

/** The share of the input limit that a prompt may take: models count their own frame too. */
const share = 0.9;
const mostCharactersPerToken = 8;
const leastCharacters = 200;
const place = /\{\{(\w+)\}\}/g;
/** The marks take the line that they stand on alone. */
const part = /\{\{([#^])(\w+)\}\}\n?([\s\S]*?)\{\{\/\2\}\}\n?/g;

function bodyOf(prompt: Prompt): string {
  return prompt.text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
}

function fill(prompt: Prompt, values: ReadonlyMap<string, string>): string {
  const body = bodyOf(prompt);
  const tags = tagsOf(body);
  return body
    .replace(/\r\n/g, '\n')
    .replace(part, (_, kind: string, name: string, inner: string) =>
      Boolean(values.get(name)) === (kind === '#') ? inner : '',
    )
    .replace(place, (_, name: string) => (values.get(name) ?? '').replace(tags, '<\u200b$1$2'));
}

/** What keeps a value from closing the tag around it, or opening another: the tags of the prompt itself, and usual ones. */
function tagsOf(body: string): RegExp {
  const own = [...body.matchAll(/<\/([a-z][\w-]*)>/gi)].map((match) => match[1] ?? '');
  return new RegExp(String.raw`<(\/?)(${[...new Set([...usualTags, ...own])].join('|')})\b`, 'gi');
}

/** The tags of Planner's prompts: a value that goes through several of them is quoted alike in each. */
const usualTags =
  'idea reference document answers wishes questions section outline findings thoughts repository size phases part written present outgrown division approach research documentation inputs spec digest constitution clarifications decisions decision outcomes analysis talk changed coverage artifacts'.split(
    ' ',
  );

/** Cuts a value at a paragraph, a line or a word, and says so in its place. Yields whether it had to. */
function shorten(values: Map<string, string>, name: string, length: number): boolean {
  const value = values.get(name);
  if (value === undefined || value.length <= length) return false;
  const head = value.slice(0, Math.max(0, length - 60));
  const floor = head.length * 0.8;
  const end = [head.lastIndexOf('\n\n'), head.lastIndexOf('\n'), head.lastIndexOf(' ')].find((at) => at > floor);
  const kept = end === undefined ? wholeCharacters(head) : head.slice(0, end);
  values.set(name, `${kept}\n[… ${value.length - kept.length} characters left out]`);
  return true;
}

function wholeCharacters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

function tooLong(prompt: Prompt, model: Pick<LanguageModel, 'name'>, tokens: number, limit: number): PlannerError {
  return new PlannerError(
    'prompt.tooLong',
    say(
      'The request {0} needs {1} tokens; {2} takes {3}.',
      prompt.name,
      amount(tokens),
      model.name,
      amount(Math.max(0, limit)),
    ),
    [say('Choose a model with a larger input limit, or shorten the document.')],
  );
}
