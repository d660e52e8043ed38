// A choice that the run depends on, steps that are passed over, and the lock of a folder with two documents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runWorkflow } from '../../../src/core/engine.ts';
import { ledgerIn } from '../../../src/core/ledger.ts';
import { formatLock, parseLock, runOf, turnedLock, withSection } from '../../../src/core/provenance.ts';
import type { RunEvent, RunInput, Start } from '../../../src/core/run.ts';
import { fold } from '../../../src/core/state.ts';
import { formatSections } from '../../../src/core/steps/values.ts';
import type { Workflow } from '../../../src/core/workflow.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { english, say } from '../../../src/documents/sentence.ts';
import { parseTemplate } from '../../../src/documents/template.ts';
import { fakePorts } from '../../fakes/ports.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';

const never = new AbortController().signal;
const colours = ['red', 'green'];

/** Chooses a colour; what only red needs is passed over with green. */
const workflow: Workflow = {
  id: 'paint',
  title: say('Paint'),
  description: say(''),
  opening: say('What?'),
  artifacts: [],
  steps: [
    { kind: 'gather', id: 'gather', sources: ['today'] },
    {
      kind: 'choose',
      id: 'colour',
      learns: 'colour',
      choice: {
        propose: () => 'green',
        read: (said) => {
          const value = colours.find((colour) => said.toLowerCase().includes(colour));
          return value === undefined ? undefined : { value, isAll: said.toLowerCase() === value };
        },
        state: (value) => [say('It is {0}.', String(value))],
        ask: (value) => ({
          question: `Is it ${String(value)}?`,
          why: '',
          suggestions: [{ label: String(value), recommended: true }],
        }),
      },
    },
    { kind: 'report', id: 'primer', when: ({ colour }) => colour === 'red' },
    { kind: 'report', id: 'report' },
  ],
  prompts: {},
  offline: () => '',
  next: [],
};

async function run(inputs: readonly RunInput[]): Promise<readonly RunEvent[]> {
  const journal: RunEvent[] = [];
  for (const input of inputs) {
    const engine = { workflow, rules: [], ports: fakePorts(new ScriptedModel({})) };
    for await (const event of runWorkflow(engine, [...journal], input, never)) {
      if (event.kind !== 'progress' && event.kind !== 'streaming') journal.push(event);
    }
  }
  return journal;
}

const idea = (text: string, start?: Start): RunInput => ({
  kind: 'idea',
  idea: { text, references: [] },
  ...(start ? { start } : {}),
});
const answer = (text: string): RunInput => ({ kind: 'answers', answers: [{ kind: 'text', question: 'colour', text }] });
const stated = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'choiceStated' ? event.statement.map(english) : []));
const steps = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'stepFinished' ? [event.step] : []));

test('what is proposed is stated and asked, and the answer decides', async () => {
  const events = await run([idea('Paint it'), answer('red')]);
  assert.deepEqual(stated(events), ['It is green.', 'It is red.']);
  assert.equal(fold(events).facts['colour'], 'red');
  assert.deepEqual(steps(events), ['gather', 'colour', 'primer', 'report']);
});

test('a step whose condition does not hold is passed over', async () => {
  assert.deepEqual(steps(await run([idea('Paint it'), answer('green')])), ['gather', 'colour', 'report']);
});

test('an answer that names nothing takes the proposal, with a word on that', async () => {
  const events = await run([idea('Paint it'), answer('whatever')]);
  assert.equal(fold(events).facts['colour'], 'green');
  assert.ok(
    events.some((event) => event.kind === 'noted' && english(event.note).startsWith('“whatever” names nothing')),
  );
});

test('what was chosen beforehand is stated and not asked', async () => {
  for (const input of [idea('Paint it', { choices: { colour: 'red' } }), idea('Paint it\ncolour: red')]) {
    const events = await run([input]);
    assert.deepEqual(stated(events), ['It is red.']);
    assert.deepEqual(fold(events).ledger, []);
    assert.equal(fold(events).status, 'done');
  }
});

test('a sentence of the idea that happens to hold a value chooses nothing', async () => {
  assert.equal(fold(await run([idea('The red ones are broken')])).status, 'waiting');
});

test('a wish chooses anew, and what depends on it runs', async () => {
  const events = await run([idea('Paint it'), answer('green'), { kind: 'revision', text: 'red' }]);
  assert.equal(fold(events).facts['colour'], 'red');
  assert.deepEqual(fold(events).revisions, []);
  assert.ok(steps(events).includes('primer'));
});

test('two runs in a folder: each document names its own, and undoing one leaves the other', () => {
  const brief = withSection(undefined, 'one', 'brief.md', 'a', 'text', {});
  const both = withSection(brief, 'two', 'plan.md', 'b', 'text', {});
  assert.deepEqual([both.run, runOf(both, 'brief.md'), runOf(both, 'plan.md')], ['one', 'one', 'two']);
  assert.deepEqual(parseLock(formatLock(both)), both);
  assert.deepEqual(
    turnedLock(both, 'plan.md', both, brief, () => false),
    brief,
  );
  assert.equal(withSection(brief, 'three', 'brief.md', 'a', 'text', {}).run, 'three');
  assert.equal(parseLock(formatLock(both).replace('"run": "two"', '"run": 2')), undefined);
});

test('the questions of a document are read with what stands behind them', () => {
  const text =
    '# X\n\n## Open\n\n- [x] How long? — Three days.\n- [ ] Who pays?\n- [ ] Where? — not sure\n- [x] No questions are open.\n';
  const found = ledgerIn(parseDocument('a.md', text), 'Open', []);
  assert.deepEqual(
    found.map(({ id, question, state, answer: said }) => [id, question, state, said]),
    [
      ['Q1', 'How long?', 'answered', 'Three days.'],
      ['Q2', 'Who pays?', 'skipped', undefined],
      ['Q3', 'Where?', 'unsure', undefined],
    ],
  );
});

test('a note that several sections share is given once', () => {
  const guide = '*What is to be found here, in so many words that they are not given twice.*';
  const { sections } = parseTemplate(`# T\n\n## 1.1. Parts\n${guide}\n\n## 2.1. Parts of it\n${guide}\n`);
  assert.equal(formatSections(sections), `## 1.1. Parts\n(${guide})\n\n## 2.1. Parts of it\n(as “1.1. Parts”)`);
});
