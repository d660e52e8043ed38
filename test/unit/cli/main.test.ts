// The terminal command over fakes: what it prints, what it says beside it, and its exit code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import type { SessionOptions, Terminal } from '../../../src/cli/session.ts';
import { PlannerError } from '../../../src/core/error.ts';
import { say } from '../../../src/documents/sentence.ts';
import { decidingHost } from '../../fakes/decideWorkflow.ts';
import { briefModel, idea } from '../../fakes/briefModel.ts';
import { fakeHost, type FakeHost } from '../../fakes/host.ts';
import { PlanModel } from '../../fakes/planModel.ts';
import type { Script } from '../../fakes/scriptedModel.ts';

const path = '.clinespecs/longer-webhook-retries/task_brief.md';

interface Call {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

class Shell {
  readonly host: FakeHost;
  readonly files: Record<string, string> = {};
  readonly opened: SessionOptions[] = [];
  input = '';
  closed = 0;

  constructor(script: Script = {}, host: FakeHost = fakeHost(briefModel(script))) {
    this.host = host;
  }

  async call(...args: readonly string[]): Promise<Call> {
    const out: string[] = [];
    const err: string[] = [];
    const terminal: Terminal = {
      open: async (options) => {
        this.opened.push(options);
        return { host: this.host, close: async () => void this.closed++ };
      },
      readFile: async (name) => {
        const text = this.files[name];
        if (text === undefined) throw new PlannerError('usage', say('{0} cannot be read.', name));
        return text;
      },
      readBuilt: async (path) => `built ${path}`,
      readInput: async () => this.input,
      print: (text) => out.push(text),
      tell: (text) => err.push(text),
      signal: new AbortController().signal,
    };
    const code = await main(args, '1.2.3', terminal);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
}

test('a run that waits ends with 3 and its questions, as text and as JSON', async () => {
  const shell = new Shell();
  const text = await shell.call('run', 'brief', '--idea', idea);
  assert.equal(text.code, 3);
  assert.match(text.out, /Q1 {2}Are webhooks of trial accounts out of scope\?/);
  assert.match(text.out, /--run run-1 --answers FILE/);
  assert.match(text.err, /… Writing 1\. Background/);
  const json = await shell.call('status', '--json');
  assert.deepEqual(JSON.parse(json.out).runs[0].documents, [path]);
  assert.equal(shell.closed, 2);
});

test('the idea comes from a file or the standard input too', async () => {
  const shell = new Shell();
  shell.files['idea.md'] = idea;
  assert.equal((await shell.call('run', 'brief', '--idea-file', 'idea.md')).code, 3);
  const piped = new Shell();
  piped.input = idea;
  assert.equal((await piped.call('run', 'brief')).code, 3);
});

test('answers finish the run: by id, by section, skipped', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea);
  shell.files['a.json'] = JSON.stringify({ Q1: 'Yes, they are', '5. Risks and Dependencies': null });
  const { code, out } = await shell.call('run', 'brief', '--answers', 'a.json', '--json');
  assert.equal(code, 0);
  const result = JSON.parse(out);
  assert.equal(result.status, 'done');
  assert.deepEqual(
    result.skipped.map(({ id }: { id: string }) => id),
    ['Q2'],
  );
  assert.match(shell.host.files.texts.get(path) ?? '', /- Yes, they are/);
});

test('idea and answers in one call, the rest skipped', async () => {
  const shell = new Shell();
  shell.files['a.json'] = JSON.stringify({ answers: [{ question: 'Q1', answer: 'Yes' }] });
  const { code } = await shell.call('run', 'brief', '--idea', idea, '--answers', 'a.json', '--provisional');
  assert.equal(code, 0);
});

test('a wish revises the last plan', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea, '--provisional');
  assert.equal((await shell.call('run', 'brief', '--revise', 'also support SSO')).code, 0);
  assert.match(shell.host.files.texts.get(path) ?? '', /also support SSO/);
});

test('undo takes the last run back', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea);
  const { code, out } = await shell.call('undo');
  assert.equal(code, 0);
  assert.equal(out, `Restored: ${path}`);
  assert.equal(shell.host.files.texts.size, 0);
});

test('redo brings back what undo took, and says where nothing was undone', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea);
  const before = shell.host.files.texts.get(path);
  const none = await shell.call('redo');
  assert.equal(none.code, 1);
  assert.match(none.err, /There is no undone run to bring back/);
  await shell.call('undo');
  const { code, out } = await shell.call('redo');
  assert.equal(code, 0);
  assert.equal(out, `Restored: ${path}`);
  assert.equal(shell.host.files.texts.get(path), before);
});

test('a failed run ends with 1 and says how to go on', async () => {
  const network = new PlannerError('model.network', say('The line is dead.'), [say('Check the network.')]);
  const shell = new Shell({ 'brief/extract': [{ kind: 'fails', error: network }] });
  const { code, out } = await shell.call('run', 'brief', '--idea', idea);
  assert.equal(code, 1);
  assert.match(out, /The line is dead\.\nCheck the network\.\nGo on with --run run-1\./);
  assert.equal((await shell.call('run', 'brief', '--run', 'run-1')).code, 3);
});

const wrong: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
  'no idea': [['run', 'brief'], /Give one with --idea/],
  'an empty idea': [['run', 'brief', '--idea', '  '], /no idea|What do you want/],
  'an unknown workflow': [['run', 'novel', '--idea', 'x'], /There is no workflow “novel”/],
  'an unknown option': [['run', 'brief', '--loud'], /unknown option/],
  'an unknown command': [['dance'], /unknown command/],
  'answers that are no JSON': [['run', 'brief', '--answers', 'bad.json'], /bad\.json cannot be read/],
  'answers that are not there': [['run', 'brief', '--answers', 'none.json'], /none\.json cannot be read/],
  'a Jira address that is no website': [['run', 'brief', '--idea', 'x', '--jira', 'javascript:alert(1)'], /http:\/\//],
  'a Jira address that would end its link': [['run', 'brief', '--idea', 'x', '--jira', 'https://a.b/)x('], /http:\/\//],
  'words in place of a language tag': [['run', 'brief', '--idea', 'x', '--language', 'plain words'], /language tag/],
};

for (const [name, [args, expected]] of Object.entries(wrong)) {
  test(`usage: ${name}`, async () => {
    const shell = new Shell();
    shell.files['bad.json'] = '{"Q1": 7}';
    const { code, err } = await shell.call(...args);
    assert.equal(code, 2);
    assert.match(err, expected);
  });
}

test('answers that fit no question are told', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea);
  shell.files['a.json'] = '{"Q9": "x"}';
  const { code, err } = await shell.call('run', 'brief', '--answers', 'a.json');
  assert.equal(code, 2);
  assert.match(err, /Q1, Q2/);
});

test('help and version are no errors', async () => {
  assert.equal((await new Shell().call('--help')).code, 0);
  assert.match((await new Shell().call('--version')).out, /1\.2\.3/);
});

test('not sure and skipped are told apart, in JSON and in words', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea);
  shell.files['a.json'] = JSON.stringify({ Q1: { unsure: true }, Q2: null });
  const { code, out } = await shell.call('run', 'brief', '--answers', 'a.json', '--json');
  const { skipped, unsure } = JSON.parse(out);
  assert.equal(code, 0);
  assert.deepEqual(
    [skipped.length, skipped[0].id, unsure.length, unsure[0].id, unsure[0].proposal],
    [1, 'Q2', 1, 'Q1', null],
  );
  assert.match(
    shell.host.files.texts.get(path) ?? '',
    /- \[ \] Are webhooks of trial accounts out of scope\? — not sure\n/,
  );
  const text = await shell.call('run', 'brief', '--run', 'run-1');
  assert.match(text.out, /Left open:\n {2}Q2[^\n]*\n\nNot sure:\n {2}Q1/);
});

test('“not sure” in words, and in the long form, are the same', async () => {
  for (const answer of ['Not sure.', { unsure: true }]) {
    const shell = new Shell();
    shell.files['a.json'] = JSON.stringify({ answers: [{ question: 'Q1', answer }] });
    const { out } = await shell.call('run', 'brief', '--idea', idea, '--answers', 'a.json', '--provisional', '--json');
    assert.deepEqual(
      JSON.parse(out).unsure.map(({ id }: { id: string }) => id),
      ['Q1'],
    );
  }
});

test('what could not be worked in is told, tried again and dropped by its id', async () => {
  const shell = new Shell({ 'brief/revise': ['No.', 'No.'] });
  await shell.call('run', 'brief', '--idea', idea, '--provisional');
  const { code, out } = await shell.call('run', 'brief', '--revise', 'also support SSO', '--json');
  assert.equal(code, 0);
  const [item] = JSON.parse(out).setAside;
  assert.deepEqual([item.id, item.text, item.kind, item.questions], ['S1', 'also support SSO', 'model.unusable', []]);
  assert.match(
    (await shell.call('run', 'brief', '--retry', 'S1')).out,
    /Could not be worked in:\n {2}S2 {2}also support SSO/,
  );
  const wrong = await shell.call('run', 'brief', '--drop', 'S1');
  assert.deepEqual([wrong.code, /S2/.test(wrong.err)], [2, true]);
  const dropped = await shell.call('run', 'brief', '--drop', 'S2', '--json');
  assert.deepEqual(JSON.parse(dropped.out).setAside, []);
});

test('answers that say nothing are none', async () => {
  const shell = new Shell();
  await shell.call('run', 'brief', '--idea', idea);
  shell.files['a.json'] = '{"Q1": "  "}';
  assert.equal((await shell.call('run', 'brief', '--answers', 'a.json')).code, 2);
});

test('the size of a plan is told before it is written; it is given with the call, or later, or taken as proposed', async () => {
  const plan = '.clinespecs/reserve-books/reserve-books-plan.md';
  const asked = new Shell({}, fakeHost(new PlanModel()));
  const first = await asked.call('run', 'phases', '--idea', 'Members reserve books.');
  assert.equal(first.code, 3);
  assert.match(
    first.err,
    /> Size M: .*\n> The model judged the work as size M\.\n(?:> .*\n)*> 3 phases, at most 350 lines/,
  );
  assert.match(first.out, /size {2}This looks like size M/);
  await asked.call('run', 'phases', '--run', 'run-1', '--size', 'XS');
  assert.match(asked.host.files.texts.get(plan) ?? '', /\*\*Size\*\*: XS/);
  const given = new Shell({}, fakeHost(new PlanModel()));
  const { err } = await given.call('run', 'phases', '--idea', 'Members reserve books.', '--size', 'S');
  assert.match(err, /> Size S, as you chose/);
  const taken = new Shell({}, fakeHost(new PlanModel()));
  const last = await taken.call('run', 'phases', '--idea', 'Members reserve books.', '--provisional', '--json');
  assert.equal(last.code, 0);
  assert.match(JSON.parse(last.out).stated[0], /^Size M/);
  assert.match(taken.host.files.texts.get(plan) ?? '', /\*\*Size\*\*: M/);
  assert.equal((await taken.call('run', 'phases', '--idea', 'x', '--size', 'Q')).code, 2);
});

test('a file that is a brief of this workspace is what the plan starts from', async () => {
  const brief = '.clinespecs/queue/task_brief.md';
  const shell = new Shell({}, fakeHost(new PlanModel()));
  const text = '# Queue\n\n## 6. Open Questions\n\n- [x] How long? — Three days.\n';
  shell.files[brief] = text;
  await shell.call('run', 'phases', '--idea-file', brief, '--size', 'XS');
  assert.match(
    shell.host.files.texts.get('.clinespecs/queue/reserve-books-plan.md') ?? '',
    /- \[x\] How long\? — Three days\./,
  );
});

test('decisions come from a list of answers, and their reasons need not be in it', async () => {
  const shell = new Shell({}, decidingHost().host);
  shell.files['a.json'] = JSON.stringify({ TD001: 'B', TD002: 'A because we are three' });
  const { code, out } = await shell.call('run', 'deciding', '--idea', idea, '--answers', 'a.json');
  assert.equal(code, 0, out);
  const text = shell.host.files.texts.get('specs/004-library-loans/plan.md.decisions.md') ?? '';
  assert.match(text, /\*\*Final Decision\*\*: Option B: SQLite {2}\n\*\*Rationale\*\*: No reason was given\./);
});

test('decisions that nobody takes hold up the run, and with --provisional they do not', async () => {
  const waits = new Shell({}, decidingHost().host);
  const { code, out } = await waits.call('run', 'deciding', '--idea', idea);
  assert.equal(code, 3);
  assert.match(out, /TD002 {2}Is it one service\?/);
  const goesOn = new Shell({}, decidingHost().host);
  assert.equal((await goesOn.call('run', 'deciding', '--idea', idea, '--provisional')).code, 0);
  const log = goesOn.host.files.texts.get('.specify/memory/technical-decisions-log.json') ?? '';
  assert.equal(log.match(/"decision": "PROVISIONAL DECISION: /g)?.length, 2);
});
