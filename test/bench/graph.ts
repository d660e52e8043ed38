// What making artifacts by their graph saves, against one growing conversation; what an update costs; how fast graph and
// lock are for a large plan. Time is virtual: a model of fixed latency and rate.
import { continueRun, startRun } from '../../src/app/runs/runs.ts';
import { staleOf } from '../../src/app/feature/stale.ts';
import { chainLengths, findCycle, subgraph } from '../../src/core/graph.ts';
import { changedInputs } from '../../src/core/inputs.ts';
import { formatLock, parseLock, withSection, type Lock } from '../../src/core/provenance.ts';
import type { ModelRequest } from '../../src/core/ports.ts';
import type { RunEvent } from '../../src/core/run.ts';
import type { Artifact } from '../../src/core/workflow.ts';
import { draftOf } from '../fakes/graphModel.ts';
import { eventsOf } from '../fakes/host.ts';
import { artifact, folder, planned, producing, producingHost } from '../fakes/produceWorkflow.ts';
import { row, type Row } from './report.ts';
import { durationOf, tokensIn, VirtualModel, VirtualTime } from './virtualTime.ts';

const concurrency = 4;
const never = new AbortController().signal;
const words = (count: number, about: string): string => `${about} is said here at length. `.repeat(count);

const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['Stories', 'Requirements', 'Criteria', 'Entities'].map((name) => [`spec:${name}`, words(60, name)]),
  ),
  ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`decision:TD00${at + 1}`, words(12, `TD00${at + 1}`)])),
  'constitution:Principles': words(80, 'A principle'),
};

/** The artifacts of a spec-kit feature, each section with the inputs that it is made from. */
const artifacts: readonly Artifact[] = [
  artifact('research', [], { Technologies: ['decision:TD001', 'decision:TD002'], Practices: ['decision:TD003'] }),
  artifact('plan', ['research'], {
    Summary: ['spec:Stories'],
    'Technical Context': ['decision:TD001', 'decision:TD002', 'artifact:research.md#Technologies'],
    Structure: ['constitution:*', 'decision:TD004'],
  }),
  artifact('data-model', ['research'], { Entities: ['spec:Entities', 'decision:TD005'], Rules: ['spec:Requirements'] }),
  {
    ...artifact('contracts', ['data-model'], {}),
    path: '{{feature}}/contracts',
    template: '',
    files: () =>
      ['loans.yaml', 'fines.yaml', 'events.yaml'].map((name) =>
        planned(name, ['artifact:data-model.md#Entities', 'decision:TD006']),
      ),
  },
  artifact('tasks', ['plan', 'contracts'], {
    Setup: ['artifact:plan.md#Structure'],
    Stories: ['spec:Stories', 'artifact:contracts/*'],
    Polish: ['spec:Criteria'],
  }),
  artifact('quickstart', ['contracts'], { Start: ['artifact:contracts/loans.yaml#'], Try: ['spec:Stories'] }),
  artifact('performance-plan', ['plan'], { Targets: ['spec:Criteria'], Load: ['decision:TD007'] }),
  artifact('security-plan', ['plan'], { Threats: ['decision:TD008'], Access: ['spec:Requirements'] }),
  artifact('testing-strategy', ['plan', 'contracts'], { Levels: ['constitution:*'], Cases: ['spec:Requirements'] }),
  artifact('dependencies', ['tasks'], { Order: ['artifact:tasks.md#*'] }),
  artifact('executive-summary', ['tasks', 'performance-plan', 'security-plan'], {
    Value: ['spec:Stories'],
    Risks: ['artifact:performance-plan.md#*', 'artifact:security-plan.md#*'],
  }),
];

/** How long a section of an artifact is, in sentences. */
const lengths: Readonly<Record<string, number>> = {
  research: 60,
  plan: 50,
  'data-model': 45,
  tasks: 70,
  contracts: 90,
};

/** A reply as long as artifacts are. */
function replyTo(request: ModelRequest): string | object {
  const { fact, facts } = request;
  if (fact?.name === 'given') return { texts };
  if (fact?.name === 'feature') return { folder };
  const of = String(facts['artifact']).replace(/\/.*/, '');
  const length = lengths[of] ?? 30;
  return draftOf(request)
    .split('\n\n')
    .map((part) => `${part} ${words(length, of)}`)
    .join('\n\n');
}

/** The rows of this part of the report. */
export async function measureGraph(): Promise<readonly Row[]> {
  return [...(await measureMaking()), ...measureLarge()];
}

async function measureMaking(): Promise<readonly Row[]> {
  const time = new VirtualTime();
  const model = new VirtualModel(time, replyTo);
  const host = producingHost(model, producing(artifacts, undefined, concurrency));
  let started = 0;
  for await (const happened of startRun(host, 'producing', { text: 'Lend books', references: [] }, never)) {
    if (happened.kind === 'stepStarted' && happened.step === 'produce') started = time.now;
  }
  const wall = time.now - started;
  const made = model.exchanges.slice(2);
  const together = made.reduce((sum, { request }) => sum + inputOf(request), 0);
  const sequential = made.reduce((sum, { reply }) => sum + durationOf(reply), 0);
  const bound = listSchedule(jobsOf(made), concurrency);
  const before = model.exchanges.length;
  const event = {
    kind: 'factLearned',
    name: 'given',
    value: { texts: { ...texts, 'decision:TD005': 'Another.' } },
  } as const;
  const changed: RunEvent = { ...event, at: '2026-11-25T10:00:00.000Z' };
  await host.journals.append('run-1', changed);
  const first = (await staleOf(host, 'run-1', never)).length;
  const events = await eventsOf(continueRun(host, 'run-1', { kind: 'update' }, never));
  const remade = events.filter(({ kind }) => kind === 'sectionWritten' || kind === 'sectionKept').length;
  const requests = model.exchanges.slice(before).filter(({ request }) => !request.id.endsWith('/repair')).length;
  const left = (await staleOf(host, 'run-1', never)).length;
  return [
    row('graph: requests for all artifacts', made.length),
    row('wall time, simulated seconds', wall / 1000),
    row('of the list schedule', bound / 1000),
    row('of one after the other', sequential / 1000),
    row('wall time to the list schedule', wall / bound, 'at most', 1.1),
    row('wall time to one after the other', wall / sequential, 'at most', 0.6),
    row('input tokens', together),
    row('input tokens to one growing conversation', together / conversationTokens(made), 'at most', 0.3),
    row('one changed decision: stale at once', first),
    row('sections remade, with those that became stale by it', remade),
    row('requests beside those', Math.abs(requests - remade), 'at most', 0),
    row('stale afterwards', left, 'at most', 0),
  ];
}

function inputOf({ messages }: ModelRequest): number {
  return messages.reduce((sum, { text }) => sum + tokensIn(text), 0);
}

interface Exchanged {
  readonly request: ModelRequest;
  readonly reply: string;
  readonly duration: number;
}

/** Each request with all that is known and all that was said before: what a chat sends. */
function conversationTokens(made: readonly Exchanged[]): number {
  const known = tokensIn(Object.values(texts).join('\n'));
  let said = 0;
  let total = 0;
  for (const { request, reply } of made) {
    const asked = tokensIn(JSON.stringify(request.facts['sections'] ?? request.facts['file'] ?? ''));
    total += known + said + asked;
    said += asked + tokensIn(reply);
  }
  return total;
}

interface Timed {
  readonly id: string;
  readonly requires: readonly string[];
  readonly duration: number;
}

/** The files with what making each of them took, and what each waits for. */
function jobsOf(made: readonly Exchanged[]): readonly Timed[] {
  const ids = [...new Set(made.map(({ request }) => String(request.facts['artifact'])))];
  return ids.map((id) => {
    const of = artifacts.find((one) => id === one.id || id.startsWith(`${one.id}/`));
    return {
      id,
      requires: ids.filter((other) => of?.requires.some((one) => other === one || other.startsWith(`${one}/`))),
      duration: made
        .filter(({ request }) => request.facts['artifact'] === id)
        .reduce((sum, { duration }) => sum + duration, 0),
    };
  });
}

/** When the last job ends where at every moment as many run as may, those first that most waits for. */
function listSchedule(jobs: readonly Timed[], limit: number): number {
  const chains = chainLengths(jobs);
  const waiting = [...jobs].sort((one, other) => (chains.get(other.id) ?? 0) - (chains.get(one.id) ?? 0));
  const running: { readonly id: string; readonly end: number }[] = [];
  const done = new Set<string>();
  let now = 0;
  while (waiting.length > 0 || running.length > 0) {
    for (let at = 0; at < waiting.length && running.length < limit;) {
      const job = waiting[at];
      if (job?.requires.every((id) => done.has(id))) {
        waiting.splice(at, 1);
        running.push({ id: job.id, end: now + job.duration });
      } else at += 1;
    }
    running.sort((one, other) => one.end - other.end);
    const next = running.shift();
    if (next === undefined) throw new Error('the graph has a circle');
    now = next.end;
    done.add(next.id);
  }
  return now;
}

const many = 10_000;

function measureLarge(): readonly Row[] {
  const ids = Array.from({ length: many }, (_, at) => `T${String(at + 1).padStart(5, '0')}`);
  const nodes = ids.map((id, at) => ({ id, requires: [at - 1, at - 7, at - 100].flatMap((one) => ids[one] ?? []) }));
  const made = { 'decision:TD001': 'a', 'spec:Stories': 'b' };
  const inputs = new Map(Object.keys(made).map((name) => [name, { counts: name, shown: name }]));
  const sections = Object.fromEntries(ids.map((id) => [id, { hash: '0123456789abcdef', inputs: made }]));
  const lock: Lock = { version: 1, run: 'run-1', artifacts: { 'tasks.md': { sections } } };
  const started = process.cpuUsage();
  if (findCycle(nodes)) throw new Error('a circle');
  chainLengths(nodes);
  subgraph(nodes, new Set(ids.filter((_, at) => at % 2 === 0)));
  const read = parseLock(formatLock(lock));
  const stale = ids.filter((id) => {
    const known = read?.artifacts['tasks.md']?.sections[id]?.inputs ?? {};
    return changedInputs(known, ['decision:*', 'spec:*'], inputs).length > 0;
  });
  formatLock(withSection(read, 'run-1', 'tasks.md', 'T00001', 'Done.', made));
  const { user, system } = process.cpuUsage(started);
  if (stale.length !== many) throw new Error('not all are stale');
  return [row('graph and lock for 10,000 tasks, ms', (user + system) / 1000, 'at most', 500)];
}
