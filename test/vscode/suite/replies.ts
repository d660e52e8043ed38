// A model of a workflow for tests in a real VS Code: a table of its prompts and what it answers to each.
import type { FakeRequest, Reply } from '../driver/fakeModel.ts';

/** What is answered to a prompt; a function where that depends on the request, or on how often it was asked before. */
export type Answer = Reply | ((request: FakeRequest, before: number) => Reply);

export type Respond = (request: FakeRequest) => Reply;

/** The answer of a tool that the model is made to call. */
export function toolReply(name: string, input: object): Reply {
  return [{ kind: 'tool', name, input }];
}

/** Makes models of a table; each can replace some of its replies. `rest` answers every other prompt. */
export function modelOf(
  promptOf: (request: FakeRequest) => string,
  answers: Readonly<Record<string, Answer>>,
  rest: string,
): (changes?: Readonly<Record<string, Reply>>) => Respond {
  return (changes = {}) => {
    const asked = new Map<string, number>();
    return (request) => {
      const prompt = promptOf(request);
      const before = asked.get(prompt) ?? 0;
      asked.set(prompt, before + 1);
      const found: Answer = changes[prompt] ?? answers[prompt] ?? rest;
      return typeof found === 'function' ? found(request, before) : found;
    };
  };
}
