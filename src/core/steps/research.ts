// Searches the web and reads documentation about what the plan needs. What is found is data; what is missing is told once.
import { closed, readExcerpts } from '../../documents/research/excerpts.ts';
import { chooseLibrary, readLibraries } from '../../documents/research/libraries.ts';
import { readSearch } from '../../documents/research/search.ts';
import { textOf, type Claim, type Excerpt, type Found } from '../../documents/research/source.ts';
import { english, say, type Sentence } from '../../documents/sentence.ts';
import type { Part, RunContext, StepRunner } from '../context.ts';
import type { ToolOutcome, ToolRole } from '../ports.ts';
import type { RunEventBody } from '../run.ts';
import type { Documented, ResearchTopics, SearchFinding } from '../speckit/facts.ts';
import { inParallel } from './inParallel.ts';

export const research: StepRunner<'research'> = async function* (step, context, signal) {
  const { facts } = context.state();
  const topics = step.topics(facts, context.ports.clock.now().getUTCFullYear());
  const desk = new Desk(context, signal);
  const findings: (SearchFinding | undefined)[] = [];
  const documentation: (Documented | undefined)[] = [];
  const searches = searchesOf(topics);
  const libraries = librariesOf(topics);
  const jobs = [
    ...searches.map((search, at) => async () => void (findings[at] = await desk.search(search))),
    ...libraries.map((library, at) => async () => void (documentation[at] = await desk.read(library))),
  ];
  if (jobs.length > 0) yield { kind: 'progress', message: say('Researching {0} topics', jobs.length) };
  for await (const _ of inParallel(jobs, atOnce)) yield* desk.taken();
  signal.throwIfAborted();
  yield* desk.taken();
  yield { kind: 'factLearned', name: 'findings', value: findings.filter((one) => one !== undefined) };
  yield { kind: 'factLearned', name: 'documentation', value: documentation.filter((one) => one !== undefined) };
  yield* tellMissing(context, desk.missing);
  return 'done';
};

/** The most that is asked, and the most that is kept of each answer: characters, or pieces. */
const most = {
  searches: 26,
  libraries: 6,
  questions: 5,
  claims: 4,
  claim: 700,
  excerpts: 6,
  excerpt: 1400,
  query: 300,
};
const atOnce = 3;
/** After so many failures in a row a capability is given up for this run: a quota does not come back. */
const mostFailures = 2;

type Search = ResearchTopics['searches'][number];
type Library = ResearchTopics['libraries'][number];
type Capability = 'search' | 'documentation';

/** Each query once. */
function searchesOf({ searches }: ResearchTopics): readonly Search[] {
  const key = ({ query }: Search) => query.toLowerCase().replace(/\s+/g, ' ').trim();
  return distinct(searches, key)
    .filter((search) => key(search) !== '')
    .slice(0, most.searches);
}

/** Each library once. */
function librariesOf({ libraries }: ResearchTopics): readonly Library[] {
  return distinct(libraries, ({ name }) => name.toLowerCase().trim())
    .filter(({ name }) => name.trim() !== '')
    .slice(0, most.libraries);
}

function distinct<T>(members: readonly T[], key: (member: T) => string): readonly T[] {
  return members.filter((member, index) => members.findIndex((other) => key(other) === key(member)) === index);
}

/** The first member of each list, then the second of each: where not all are kept, every list has its part. */
function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** Asks the tools, and remembers what they could not do. */
class Desk {
  /** Why a capability was not to be had, by capability. */
  readonly missing = new Map<Capability, Sentence>();
  readonly #context: RunContext;
  readonly #signal: AbortSignal;
  readonly #failures = new Map<Capability, number>();
  #events: RunEventBody[] = [];

  constructor(context: RunContext, signal: AbortSignal) {
    this.#context = context;
    this.#signal = signal;
  }

  /** The events since it was asked last. */
  taken(): readonly RunEventBody[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  async search({ id, topic, query }: Search): Promise<SearchFinding> {
    const input = { query: query.slice(0, most.query).toWellFormed(), maxResults: most.claims };
    const found = await this.#ask('search', 'search', input, input.query);
    const claims = found === undefined ? [] : readSearch(found).slice(0, most.claims).map(boundedClaim);
    return { id, topic, query: input.query, claims };
  }

  async read({ name, version, questions }: Library): Promise<Documented> {
    const subject = { name, ...(version === undefined ? {} : { version }) };
    const [first = name] = questions;
    const input = { libraryName: name, query: first };
    const known = await this.#ask('documentation', 'documentation.resolve', input, name);
    const chosen = known && chooseLibrary(readLibraries(known), name, version);
    if (chosen === undefined) return { ...subject, excerpts: [] };
    const answers: (readonly Excerpt[])[] = [];
    for (const query of questions.slice(0, most.questions)) {
      const wanted = { libraryId: chosen.id, query: query.slice(0, most.query).toWellFormed(), tokens: 3000 };
      const found = await this.#ask('documentation', 'documentation.read', wanted, `${name}: ${wanted.query}`);
      if (found !== undefined) answers.push(readExcerpts(found));
    }
    const texts = distinct(inTurns(answers), ({ text }) => text)
      .slice(0, most.excerpts)
      .map(boundedExcerpt);
    return { ...subject, library: chosen.id, excerpts: texts };
  }

  async #ask(
    capability: Capability,
    role: ToolRole,
    input: Readonly<Record<string, unknown>>,
    query: string,
  ): Promise<Found | undefined> {
    if (this.missing.has(capability)) return undefined;
    const { clock, tools } = this.#context.ports;
    const started = clock.now();
    const outcome = await tools.call(role, input, this.#signal);
    const duration = clock.now().getTime() - started.getTime();
    if (outcome.kind !== 'missing') this.#events.push(called(role, outcome, duration, query));
    if (outcome.kind === 'ok') {
      this.#failures.set(capability, 0);
      const date = outcome.cachedAt ?? started.toISOString();
      const { tool, text, value } = outcome;
      return { tool, query, date, text, ...(value === undefined ? {} : { value }) };
    }
    this.#note(capability, outcome);
    return undefined;
  }

  #note(capability: Capability, outcome: Exclude<ToolOutcome, { readonly kind: 'ok' }>): void {
    const failures = (this.#failures.get(capability) ?? 0) + 1;
    this.#failures.set(capability, failures);
    if (outcome.kind === 'failed' && failures < mostFailures) {
      const note = say('A question was not answered ({0}): the rest is asked.', outcome.reason);
      this.#events.push({ kind: 'noted', note });
      return;
    }
    if (!this.missing.has(capability)) this.missing.set(capability, this.#reasonFor(capability, outcome));
  }

  #reasonFor(capability: Capability, { kind, reason }: Exclude<ToolOutcome, { readonly kind: 'ok' }>): Sentence {
    if (!this.#context.ports.settings.trusted) {
      return say('This workspace is not trusted: no MCP server is started.');
    }
    if (kind === 'failed') {
      return capability === 'search'
        ? say('The web search did not work ({0}): claims rest on the model’s own knowledge.', reason)
        : say('The documentation server did not work ({0}): examples rest on the model’s own knowledge.', reason);
    }
    return capability === 'search'
      ? say('No web search (such as tavily) is configured: claims rest on the model’s own knowledge.')
      : say('No documentation server (such as context7) is configured: examples rest on the model’s own knowledge.');
  }
}

function called(role: ToolRole, outcome: ToolOutcome, duration: number, query: string): RunEventBody {
  const cachedAt = outcome.kind === 'ok' && outcome.cachedAt !== undefined ? { cachedAt: outcome.cachedAt } : {};
  return { kind: 'toolCalled', role, outcome: outcome.kind, duration, query, ...cachedAt };
}

function boundedClaim(claim: Claim): Claim {
  return { ...claim, text: textOf(claim.text, most.claim) };
}

function boundedExcerpt(excerpt: Excerpt): Excerpt {
  return { ...excerpt, text: closed(textOf(excerpt.text, most.excerpt)) };
}

/** Each capability is said once, and remembered for the documents that would have used it; that for thinking too. */
async function* tellMissing(context: RunContext, missing: ReadonlyMap<Capability, Sentence>): Part<void> {
  const { degraded } = context.state();
  for (const [capability, reason] of missing) {
    if (!degraded.includes(capability)) yield { kind: 'degraded', capability, reason };
  }
  const thinking = degraded.includes('thinking')
    ? { thinking: 'No sequential-thinking MCP server took part in the analysis.' }
    : {};
  const reasons = Object.fromEntries([...missing].map(([capability, reason]) => [capability, english(reason)]));
  yield { kind: 'factLearned', name: 'missingTools', value: { ...thinking, ...reasons } };
}
