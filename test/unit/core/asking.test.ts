// A request stops when it is stopped, is in the log whatever becomes of it, and fits the model with all that goes with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { askFact, askText, type Question } from '../../../src/core/ask.ts';
import type { LanguageModel, ModelRequest } from '../../../src/core/ports.ts';
import type { RunEventBody } from '../../../src/core/run.ts';
import type { Fact } from '../../../src/core/workflow.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';

const now = (): Date => new Date(0);
const question = (words = 'Go'): Question => ({
  id: 'a/b',
  prompt: { name: 'b', text: '---\ncut: words\n---\n{{words}}' },
  values: { words },
  facts: {},
  sent: ['words'],
});
const fact: Fact = {
  name: 'thing',
  description: 'A thing.',
  schema: { type: 'object', description: 'x'.repeat(1200) },
  parse: () => {
    throw new Error(`it is wrong: ${'w'.repeat(3000)}`);
  },
};

/** A model that does not hear any signal: it goes on for ever, or never begins. */
function deaf(text: string): LanguageModel & { closed: boolean } {
  const model = {
    name: 'test/deaf',
    maxInputTokens: 10_000,
    closed: false,
    countTokens: async (given: string) => given.length,
    async *ask() {
      try {
        for (;;) {
          if (text) yield { kind: 'text' as const, text };
          await (text ? setImmediate() : new Promise(() => undefined));
        }
      } finally {
        model.closed = true;
      }
    },
  };
  return model;
}

for (const [name, text] of [
  ['talks on', 'and on '],
  ['says nothing', ''],
] as const) {
  test(`a deaf model that ${name} is left when the user stops, and the log tells of the request`, async () => {
    for (const ask of [askText, askFact]) {
      const model = deaf(text);
      const stop = new AbortController();
      const outcomes: string[] = [];
      const asked =
        ask === askText
          ? askText(model, question(), now, stop.signal)
          : askFact(model, question(), fact, {}, now, stop.signal);
      const reading = (async () => {
        for await (const event of asked) if (event.kind === 'modelAsked') outcomes.push(event.outcome);
      })();
      await setImmediate();
      stop.abort();
      await assert.rejects(reading, { name: 'AbortError' });
      assert.deepEqual(outcomes, ['stopped']);
      for (let turn = 0; text && turn < 3; turn++) await setImmediate();
      if (text) assert.ok(model.closed);
    }
  });
}

test('whoever stops reading stops the model', async () => {
  let heard: AbortSignal | undefined;
  const model: LanguageModel = {
    name: 'test/heard',
    maxInputTokens: 1000,
    countTokens: async (given) => given.length,
    async *ask(_request, signal) {
      heard = signal;
      yield { kind: 'text', text: 'a' };
      yield { kind: 'text', text: 'b' };
    },
  };
  for await (const event of askText(model, question(), now, new AbortController().signal)) {
    if (event.kind === 'text') break;
  }
  assert.equal(heard?.aborted, true);
});

test('prompt, schema, the reply that was wrong and what is wrong with it fit the model together', async () => {
  const model = new ScriptedModel(
    { 'a/b': ['n'.repeat(6000), 'n'.repeat(6000)] },
    { maxInputTokens: 1000, pieceSize: 1000 },
  );
  const tokens: number[] = [];
  const events: RunEventBody[] = [];
  const asked = askFact(model, question('word '.repeat(4000)), fact, {}, now, new AbortController().signal);
  await assert.rejects(async () => {
    for await (const event of asked) events.push(event);
  }, /did not give a usable .*[.!?]$/);
  for (const request of model.requests) tokens.push(await sizeOf(model, request));
  assert.equal(tokens.length, 2);
  assert.ok(Math.max(...tokens) <= 1000, String(tokens));
  assert.ok(tokens[1] !== undefined && tokens[0] !== undefined && tokens[1] > tokens[0]);
});

async function sizeOf(model: LanguageModel, { messages, fact: asked }: ModelRequest): Promise<number> {
  return model.countTokens(messages.map(({ text }) => text).join('') + JSON.stringify(asked));
}
