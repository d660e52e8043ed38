// The artifacts of a workflow are made by their graph: in order, at once where they can be, each on its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { settleProposal } from '../../../src/app/runs/proposals.ts';
import { undoRun } from '../../../src/app/runs/undo.ts';
import { continueRun, readRun, startRun } from '../../../src/app/runs/runs.ts';
import { apply, fold } from '../../../src/core/state.ts';
import type { RunEvent } from '../../../src/core/run.ts';
import type { Rule } from '../../../src/core/rule.ts';
import type { Artifact } from '../../../src/core/workflow.ts';
import { english, say } from '../../../src/documents/sentence.ts';
import { danglingId } from '../../../src/rules/speckit/dangling-id.ts';
import { taskDependency } from '../../../src/rules/speckit/task-dependency.ts';
import { FakeCheckers } from '../../fakes/fakeCheckers.ts';
import { eventsOf } from '../../fakes/host.ts';
import { draftOf, GraphModel } from '../../fakes/graphModel.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { artifact, artifacts, folder, producing, producingHost } from '../../fakes/produceWorkflow.ts';
import { edit, goOn, knowing, never, start, textOf } from '../../fakes/producing.ts';
import { failing } from '../../fakes/scriptedModel.ts';

const documents = ['research.md', 'data-model.md', 'quickstart.md', 'security-plan.md', 'tasks.md'];
const files = ['contracts/loans.yaml', 'contracts/fines.yaml'];

function errorOf(kind: Parameters<typeof failing>[0]): Error {
  const reply = failing(kind);
  if (typeof reply !== 'object' || reply.kind !== 'fails') throw new Error('no failure');
  return reply.error;
}

/** Every reply is over soon, without anybody reading on. */
async function settled({ course }: GraphModel): Promise<void> {
  const count = (mark: string): number => course.filter((one) => one.startsWith(mark)).length;
  for (let turn = 0; turn < 20 && count('+') > count('-'); turn++) await setImmediate();
  assert.equal(count('+'), count('-'));
}

test('each artifact is made once, after what it needs, and no more at once than allowed', async () => {
  const model = new GraphModel(knowing());
  const host = producingHost(model);
  assert.equal((await start(host)).status, 'done');
  const { course } = model;
  const isBefore = (one: string, other: string): boolean => course.indexOf(`-${one}`) < course.indexOf(`+${other}`);
  for (const { id, requires } of artifacts) {
    const own = id === 'contracts' ? files : [id];
    const before = requires.flatMap((one) => (one === 'contracts' ? files : [one]));
    for (const one of own) for (const other of before) assert.ok(isBefore(other, one), `${other} before ${one}`);
  }
  assert.deepEqual(
    model.asked().slice(2).sort(),
    [
      'artifact data-model: Entities,Rules',
      'artifact quickstart: Start',
      'artifact research: Findings,Choices',
      'artifact security-plan: Threats,Access',
      'artifact tasks: Setup,Work',
      'file contracts/fines.yaml: ',
      'file contracts/loans.yaml: ',
    ].sort(),
  );
  assert.ok(model.most > 1 && model.most <= 3, `${model.most} at once`);
  for (const name of [...documents, ...files]) assert.notEqual(textOf(host, name), '', name);
});

test('one at a time is one at a time', async () => {
  const model = new GraphModel(knowing());
  await start(producingHost(model, producing(artifacts, undefined, 1)));
  assert.equal(model.most, 1);
});

test('a request shows what the section is made from, and nothing else', async () => {
  const model = new GraphModel(knowing());
  await start(producingHost(model));
  const asked = model.requests.find(({ facts }) => facts['artifact'] === 'data-model');
  assert.deepEqual(Object.keys(Object(asked?.facts['inputs'])), ['spec:Loans', 'decision:TD001', 'spec:Fines']);
  const prompt = asked?.messages.map(({ text }) => text).join('') ?? '';
  assert.match(prompt, /<input name="spec:Loans">\nMembers borrow books\.\n<\/input>/);
  assert.doesNotMatch(prompt, /REST/);
  const quickstart = model.requests.find(({ facts }) => facts['artifact'] === 'quickstart');
  assert.match(JSON.stringify(quickstart?.facts['inputs']), /artifact:contracts\/loans\.yaml#.*name: contracts\/loans/);
});

test('what was dropped is not made, and what waited for it waits for what that waited for', async () => {
  const model = new GraphModel(knowing());
  const host = producingHost(model, producing(artifacts, ['research', 'contracts', 'tasks']));
  await start(host);
  assert.equal(textOf(host, 'data-model.md'), '');
  const { course } = model;
  assert.ok(course.indexOf('-research') < course.indexOf('+contracts/loans.yaml'));
});

test('one that fails stops neither the others nor the run for good', async () => {
  let isBroken = true;
  const model = new GraphModel(
    knowing(({ facts }) => (isBroken && facts['artifact'] === 'data-model' ? errorOf('model.blocked') : undefined)),
  );
  const host = producingHost(model);
  const failed = await start(host);
  assert.equal(failed.status, 'failed');
  assert.equal(failed.failure?.error, 'model.blocked');
  assert.match(english(failed.failure?.message ?? say('')), /data-model\.md could not be made/);
  assert.notEqual(textOf(host, 'security-plan.md'), '', 'it does not need the data model');
  assert.equal(textOf(host, 'tasks.md'), '');
  const before = model.requests.length;
  isBroken = false;
  assert.equal((await goOn(host)).status, 'done');
  assert.deepEqual(
    model.asked(before).map((line) => line.replace(/:.*/, '')),
    [
      'artifact data-model',
      'file contracts/loans.yaml',
      'file contracts/fines.yaml',
      'artifact quickstart',
      'artifact tasks',
    ],
  );
});

test('without any model nothing else is tried', async () => {
  const model = new GraphModel(knowing(({ fact }) => (fact ? undefined : errorOf('model.quota'))));
  const free = artifacts.map((artifact): Artifact => ({ ...artifact, requires: [], needs: () => [] }));
  const host = producingHost(model, producing(free, ['research', 'data-model', 'security-plan', 'tasks'], 2));
  assert.equal((await start(host)).status, 'failed');
  assert.equal(model.requests.length, 2 + 2);
});

test('a failure that nobody knows fails the run and harms no other artifact', async () => {
  const model = new GraphModel(
    knowing(({ facts }) => (facts['artifact'] === 'data-model' ? new Error('a bug') : undefined)),
  );
  const host = producingHost(model);
  const { status, failure } = await start(host);
  assert.equal(status, 'failed');
  assert.equal(failure?.error, 'unexpected');
  assert.notEqual(textOf(host, 'security-plan.md'), '');
});

test('where the model limits the rate fewer are asked at once', async () => {
  let open = 0;
  const limited = new GraphModel(knowing());
  const ask = limited.ask.bind(limited);
  let refused = 0;
  limited.ask = async function* (request, signal) {
    open += 1;
    try {
      if (open > 1) {
        refused += 1;
        throw errorOf('model.rateLimit');
      }
      yield* ask(request, signal);
    } finally {
      open -= 1;
    }
  };
  const host = producingHost(limited);
  assert.equal((await start(host)).status, 'done');
  assert.ok(refused > 0 && refused < 4, `${refused} refused`);
  for (const name of documents) assert.notEqual(textOf(host, name), '', name);
});

test('a model that always limits the rate stops the run, to be resumed', async () => {
  const model = new GraphModel(knowing(({ fact }) => (fact ? undefined : errorOf('model.rateLimit'))));
  const host = producingHost(model);
  const { status, failure } = await start(host);
  assert.equal(status, 'failed');
  assert.equal(failure?.error, 'model.rateLimit');
});

test('a run that was cut at any event goes on there: no section is asked for twice, and the documents are the same', async () => {
  const whole = producingHost(new GraphModel(knowing()));
  await start(whole);
  const events = (await whole.journals.read('run-1')).length;
  for (let cut = 2; cut < events; cut++) {
    const model = new GraphModel(knowing());
    const host = producingHost(model);
    let seen = 0;
    for await (const happened of startRun(host, 'producing', { text: 'Lend books', references: [] }, never)) {
      if (happened.kind !== 'progress' && happened.kind !== 'streaming') seen += 1;
      if (seen === cut) break;
    }
    const written = (await host.journals.read('run-1')).flatMap((event) =>
      event.kind === 'sectionWritten' ? [`${event.artifact}#${event.section}`] : [],
    );
    const before = model.requests.length;
    assert.equal((await goOn(host)).status, 'done', `cut after ${cut}`);
    for (const { facts } of model.requests.slice(before)) {
      const sections = Array.isArray(facts['sections']) ? facts['sections'] : [];
      const names = [...sections.map(({ heading }) => `${String(facts['artifact'])}#${String(heading)}`)];
      names.push(`${String(facts['artifact'])}#${String(facts['file'])}`);
      for (const name of names) assert.ok(!written.includes(name), `${name} twice, cut after ${cut}`);
    }
    for (const name of documents) {
      const headings = (host: Parameters<typeof textOf>[0]) => textOf(host, name).match(/^#.*$/gm);
      assert.deepEqual(headings(host), headings(whole), `${name}, cut after ${cut}`);
    }
    for (const name of files) assert.notEqual(textOf(host, name), '', name);
  }
});

test('its journal resumes from any prefix to the same state', async () => {
  const host = producingHost(new GraphModel(knowing()));
  await start(host);
  const events = await host.journals.read('run-1');
  const whole = fold(events);
  for (let length = 0; length <= events.length; length++) {
    const prefix: unknown = JSON.parse(JSON.stringify(fold(events.slice(0, length))));
    const resumed = events
      .slice(length)
      .reduce<ReturnType<typeof fold>>((state, event: RunEvent) => apply(state, event), prefix as never);
    assert.deepEqual(JSON.parse(JSON.stringify(resumed)), JSON.parse(JSON.stringify(whole)));
  }
});

test('a run that is cancelled stops all requests, and goes on later', async () => {
  const stop = new AbortController();
  const model = new GraphModel(knowing());
  const host = producingHost(model);
  for await (const happened of startRun(host, 'producing', { text: 'Lend books', references: [] }, stop.signal)) {
    if (happened.kind === 'streaming' && model.most > 1) stop.abort();
  }
  assert.equal((await readRun(host, 'run-1')).status, 'cancelled');
  await settled(model);
  assert.ok(
    (await host.journals.read('run-1')).some((event) => event.kind === 'modelAsked' && event.outcome === 'stopped'),
  );
  assert.equal((await goOn(host)).status, 'done');
});

test('whoever stops listening stops all requests', async () => {
  const model = new GraphModel(knowing());
  const host = producingHost(model);
  for await (const happened of startRun(host, 'producing', { text: 'Lend books', references: [] }, never)) {
    if (happened.kind === 'streaming' && model.most > 1) break;
  }
  await settled(model);
  const asked = model.requests.length;
  await setImmediate();
  assert.equal(model.requests.length, asked);
});

test('an undo takes back all artifacts, files and the lock', async () => {
  const host = producingHost(new GraphModel(knowing()));
  await start(host);
  assert.deepEqual((await undoRun(host, 'run-1')).kept, []);
  assert.deepEqual([...host.files.texts.keys()], []);
});

test('an undo leaves a file that the user has changed, as a whole', async () => {
  const host = producingHost(new GraphModel(knowing()));
  await start(host);
  edit(host, 'contracts/loans.yaml', /^name/m, '# mine\nname');
  const { kept } = await undoRun(host, 'run-1');
  assert.deepEqual(kept, [`${folder}/contracts/loans.yaml: the whole document`]);
  assert.deepEqual([...host.files.texts.keys()].sort(), [
    `${folder}/contracts/loans.yaml`,
    `${folder}/planner.lock.json`,
  ]);
});

test('sections that only their template wrote are filled, others are the user’s', async () => {
  const own = artifacts.map((artifact): Artifact =>
    artifact.id === 'research'
      ? { ...artifact, isBlank: (heading, body) => /\[.*\]/.test(heading) || body === '[to do]' }
      : artifact,
  );
  const texts = {
    [`${folder}/research.md`]:
      '\ufeff# Research: [FEATURE]\r\n\r\n[to do]\r\n\r\n## Findings\r\n\r\n[to do]\r\n\r\n## Choices\r\n\r\nMine.\r\n\r\n## More\r\n\r\nAlso mine.\r\n',
  };
  const model = new GraphModel(knowing());
  const host = producingHost(model, producing(own, ['research']), { files: new MemoryFiles(texts) });
  const { proposals } = await start(host);
  const text = textOf(host, 'research.md');
  assert.match(
    text,
    /^\ufeff# The research of loans\r\n\r\nWritten on \d{4}-\d\d-\d\d\.\r\n\r\n## Findings\r\n\r\nMade by hand \d+ for Findings\.\r\n\r\n## Choices\r\n\r\nMine\.\r\n\r\n## More\r\n\r\nAlso mine\.\r\n$/,
  );
  assert.deepEqual(proposals, []);
  assert.deepEqual(model.asked(2), ['artifact research: Findings']);
});

test('a document that somebody else has made stays as it is, is not asked for, and others are made from it', async () => {
  const model = new GraphModel(knowing());
  const host = producingHost(model);
  const mine = '# My tasks\n\n- [ ] T001 Mine\n';
  host.files.texts.set(`${folder}/tasks.md`, mine);
  const state = await start(host);
  assert.equal(state.status, 'done');
  assert.equal(textOf(host, 'tasks.md'), mine);
  assert.ok(!model.asked().some((one) => one.includes('tasks')));
  const events = await host.journals.read('run-1');
  const notes = events.flatMap((event) => (event.kind === 'noted' ? [english(event.note)] : []));
  assert.deepEqual(
    notes.filter((note) => note.includes('tasks.md')),
    ['tasks.md was there before and stays as it is. Remove or rename it to have one made.'],
  );
});

test('an optional section that is left out is remembered, and its blank goes', async () => {
  const own = artifacts.flatMap((artifact): readonly Artifact[] =>
    artifact.id === 'research'
      ? [
          {
            ...artifact,
            isBlank: (_, body) => body === '[to do]',
            template: artifact.template.replace('## Choices\n', '## Choices\n<!-- Optional -->\n'),
          },
        ]
      : [],
  );
  for (const before of ['', '# The research of loans\n\n## Findings\n\n[to do]\n\n## Choices\n\n[to do]\n']) {
    const files = new MemoryFiles(before === '' ? {} : { [`${folder}/research.md`]: before });
    const model = new GraphModel(knowing((request) => (request.fact ? undefined : '## Findings\nFound.')));
    const host = producingHost(model, producing(own, ['research']), { files });
    assert.equal((await start(host)).status, 'done');
    assert.doesNotMatch(textOf(host, 'research.md'), /Choices|to do/);
    assert.match(textOf(host, 'planner.lock.json'), /"Choices"/);
    const asked = model.requests.length;
    await goOn(host, { kind: 'update' });
    assert.equal(model.requests.length, asked);
  }
});

test('groups are asked for one after the other, also where all of one is optional', async () => {
  const own = artifacts.flatMap((artifact): readonly Artifact[] =>
    artifact.id === 'research'
      ? [
          {
            ...artifact,
            template: artifact.template.replace('## Choices\n', '## Choices\n<!-- Optional -->\n'),
            groups: () => ['Findings', 'Choices'].map((heading) => ({ headings: [heading], lines: 10 })),
          },
        ]
      : [],
  );
  const model = new GraphModel(knowing());
  const host = producingHost(model, producing(own, ['research']));
  await start(host);
  assert.deepEqual(model.asked(2), ['artifact research: Findings', 'artifact research: Choices']);
  assert.match(textOf(host, 'research.md'), /## Choices\n\nMade/);
});

test('a request names its document, and shows what is written of it whole, without what it asks for', async () => {
  const own = artifacts.flatMap((artifact): readonly Artifact[] =>
    artifact.id === 'research'
      ? [{ ...artifact, groups: () => ['Findings', 'Choices'].map((heading) => ({ headings: [heading], lines: 10 })) }]
      : [],
  );
  const written = Array.from({ length: 60 }, (_, index) => `- Line ${index} of what was found about loans.`).join('\n');
  const model = new GraphModel(
    knowing(({ facts }) =>
      JSON.stringify(facts['sections'] ?? '').includes('Findings') ? `## Findings\n\n${written}\n` : undefined,
    ),
  );
  const workflow = producing(own, ['research']);
  const prompt = { name: 'artifact', text: '{{title}} <written>{{written}}</written> {{sections}}' };
  const host = producingHost(model, { ...workflow, prompts: { ...workflow.prompts, artifact: prompt } });
  await start(host);
  const [first = '', second = ''] = model.requests
    .filter(({ id }) => id.endsWith('/artifact'))
    .map(({ messages }) => messages[0]?.text ?? '');
  assert.match(first, /^research\.md <written><\/written>/);
  assert.ok(second.includes(`<written>## Findings\n${written}</written>`), second);
});

test('a file that its checker rejects is repaired; one that stays wrong is kept aside', async () => {
  const model = new GraphModel(
    knowing((request) => {
      if (request.id.endsWith('/repair'))
        return request.facts['section'] === 'contracts/loans.yaml' ? 'ok: yes' : undefined;
      return request.facts['file'] === undefined ? undefined : 'broken: [';
    }),
  );
  const checkers = new FakeCheckers((text, language) =>
    language === 'openapi' && !text.startsWith('ok')
      ? { kind: 'invalid', problems: [{ message: 'no bracket', line: 1 }] }
      : { kind: 'valid' },
  );
  const host = producingHost(model, producing(), { checkers });
  const { status, proposals } = await start(host);
  assert.equal(status, 'done');
  assert.equal(textOf(host, 'contracts/loans.yaml'), '# Written by Planner, 2026-11-21 09:00 UTC.\nok: yes\n');
  assert.equal(textOf(host, 'contracts/fines.yaml'), '');
  assert.deepEqual(
    proposals.map(({ artifact, section, text }) => [artifact, section, text]),
    [['contracts/fines.yaml', 'contracts/fines.yaml', 'broken: [\n']],
  );
  assert.equal(model.asked().filter((line) => line.startsWith('repair contracts/fines')).length, 2);
  const asked = model.requests.length;
  await goOn(host, { kind: 'update' });
  assert.equal(model.requests.length, asked, 'what is offered is not asked for again');
  await settleProposal(host, 'run-1', 'contracts/fines.yaml', true);
  assert.equal(textOf(host, 'contracts/fines.yaml'), '# Written by Planner, 2026-11-21 09:00 UTC.\nbroken: [\n');
  await eventsOf(continueRun(host, 'run-1', { kind: 'update' }, never));
  assert.equal(
    model.asked(asked).some((line) => line.startsWith('file')),
    false,
    'what was taken is Planner’s and made from what is so now',
  );
});

test('a section that rules find fault with is repaired before it is written', async () => {
  const model = new GraphModel(
    knowing((request) => (request.id.endsWith('/repair') ? draftOf(request, 'Good') : undefined)),
  );
  const rule: Rule = {
    id: 'test/made',
    page: { severity: 'warning', summary: say('x'), why: say('x'), wrong: '', right: '' },
    applies: ({ path }) => path.endsWith('tasks.md'),
    check: ({ path, text }) =>
      [...text.matchAll(/Made/g)].map(({ index }) => ({
        ...{ rule: 'test/made', severity: 'warning' as const, path, message: say('It says Made.') },
        place: { start: index, end: index + 4, line: 1, column: 1 },
      })),
  };
  const host = { ...producingHost(model), rules: [rule] };
  await start(host);
  assert.match(textOf(host, 'tasks.md'), /Good.*Good/s);
  assert.doesNotMatch(textOf(host, 'tasks.md'), /Made/);
  assert.match(textOf(host, 'research.md'), /Made/);
});

test('what a section misses of its document is no fault until all sections are written', async () => {
  const tasks: Readonly<Record<string, string>> = {
    Setup: '- [ ] T001 Store loans in src/loans.ts (depends on T003)',
    Work: '- [ ] T002 List loans in src/list.ts (depends on T001)\n- [ ] T003 Charge fines in src/fines.ts; see T008',
    Close: '- [ ] T004 Describe loans in README.md (depends on T009)',
  };
  const model = new GraphModel(
    knowing(({ id, facts }) => {
      if (facts['artifact'] !== 'tasks' || !id.endsWith('/artifact')) return undefined;
      return Object.entries(tasks)
        .map(([heading, text]) => `## ${heading}\n${text}`)
        .join('\n\n');
    }),
  );
  const needs = Object.fromEntries(Object.keys(tasks).map((heading) => [heading, ['spec:Loans']]));
  const workflow = producing([artifact('tasks', [], needs)]);
  const host = { ...producingHost(model, workflow), rules: [taskDependency, danglingId] };
  const state = await start(host);
  const repairs = model.requests.filter(({ id }) => id.endsWith('/repair'));
  assert.deepEqual([...new Set(repairs.map(({ facts }) => facts['section']))], ['Close']);
  assert.deepEqual(repairs[0]?.facts['findings'], [
    'T004 depends on T009, which is no task here. Correct the id, or add the task.',
  ]);
  assert.match(textOf(host, 'tasks.md'), /T001 .*depends on T003/);
  assert.match(JSON.stringify(state.findings), /T008/, 'once all is written, it is looked at as a whole');
});

test('a request for a part is told what the part before it left', async () => {
  const own = artifact('tasks', [], { Setup: ['spec:Loans'], Work: ['spec:Loans'] });
  const rest = ({ text }: { readonly text: string }) => (text.includes('for Setup.') ? 'Setup stands there.' : 'None.');
  const groups = [
    { headings: ['Setup'], lines: 3, subject: 'First' },
    { headings: ['Work'], lines: 3, subject: 'Then', rest },
  ];
  const model = new GraphModel(knowing());
  await start(producingHost(model, producing([{ ...own, groups: () => groups }])));
  const asked = model.requests.filter(({ id }) => id.endsWith('/artifact'));
  assert.deepEqual(
    asked.map(({ facts }) => facts['subject']),
    ['First', 'Then\nSetup stands there.'],
  );
  assert.match(asked[1]?.messages.map(({ text }) => text).join('') ?? '', /Then\nSetup stands there\./);
});
